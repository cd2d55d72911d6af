package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"

	"github.com/go-pdf/fpdf"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
)

func (p *painter) picture(m *layout.Picture) {
	if m.Image.Drawing != nil {
		p.vector(m)
		return
	}
	name, ok := p.images[m.Image]
	if !ok {
		name = p.sameImage(m.Image)
		if name == "" {
			name = fmt.Sprintf("image%04d", len(p.images))
			p.register(name, m.Image)
		}
		p.images[m.Image] = name
	}
	p.f.ImageOptions(name, pt(m.X), pt(m.Y), pt(m.W), pt(m.H), false, fpdf.ImageOptions{}, 0, "")
}

// sameImage is the name of an image of the same bytes; fpdf would write both under one name. "" where there is none.
func (p *painter) sameImage(im *doc.Image) string {
	for other, name := range p.images {
		if bytes.Equal(other.Data, im.Data) {
			return name
		}
	}
	return ""
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

// depthByte and interlaceByte are the places of the bits of a sample and of the interlace method in a PNG file (PNG 2nd ed.,
// 11.2.2).
const (
	depthByte     = 24
	interlaceByte = 28
)

// plainPNG writes anew a PNG that is interlaced, which fpdf refuses, or that has 16 bits a sample, whose transparency fpdf takes
// apart wrongly. Other files are given back as they are.
func plainPNG(im *doc.Image) ([]byte, error) {
	if im.Type != "png" || len(im.Data) <= interlaceByte || im.Data[interlaceByte] == 0 && im.Data[depthByte] < 16 {
		return im.Data, nil
	}
	picture, err := png.Decode(bytes.NewReader(im.Data))
	if err != nil {
		return nil, err
	}
	plain := image.NewNRGBA(picture.Bounds())
	draw.Draw(plain, plain.Bounds(), picture, picture.Bounds().Min, draw.Src)
	var out bytes.Buffer
	if err := png.Encode(&out, plain); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
