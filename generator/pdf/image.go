package pdf

import (
	"bytes"
	"fmt"
	"image/png"

	"github.com/go-pdf/fpdf"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
)

func (p *painter) picture(m *layout.Picture) {
	name, ok := p.images[m.Image]
	if !ok {
		name = fmt.Sprintf("image%04d", len(p.images))
		p.images[m.Image] = name
		p.register(name, m.Image)
	}
	p.f.ImageOptions(name, pt(m.X), pt(m.Y), pt(m.W), pt(m.H), false, fpdf.ImageOptions{}, 0, "")
}

func (p *painter) register(name string, im *doc.Image) {
	data, err := plainPNG(im)
	if err != nil {
		p.f.SetError(fmt.Errorf("image %s: %w", im.Source, err))
		return
	}
	p.f.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: im.Type}, bytes.NewReader(data))
	if err := p.f.Error(); err != nil {
		p.f.SetError(fmt.Errorf("image %s: %w", im.Source, err))
	}
}

// interlaceByte is the place of the interlace method in a PNG file (PNG 2nd ed., 11.2.2).
const interlaceByte = 28

// plainPNG writes an interlaced PNG anew, for fpdf takes only the others. Other files are given back as they are.
func plainPNG(im *doc.Image) ([]byte, error) {
	if im.Type != "png" || len(im.Data) <= interlaceByte || im.Data[interlaceByte] == 0 {
		return im.Data, nil
	}
	picture, err := png.Decode(bytes.NewReader(im.Data))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
