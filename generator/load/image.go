package load

import (
	"bytes"
	"image"
	_ "image/jpeg" // so that image.DecodeConfig knows the form
	_ "image/png"
	"io/fs"
	"path"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// maxPixels bounds the width and the height of a picture.
const maxPixels = 20_000

// pictureEnds are the ends of the names of pictures.
var pictureEnds = []string{".png", ".jpg", ".jpeg", ".svg"}

// imagesDir is where pictures stand in the output, each under its path below content/.
const imagesDir = "assets/images"

// readImage reads a picture below content/: an SVG by its name, else a PNG or JPEG, whatever its name says.
func readImage(site fs.FS, name string) source {
	s := source{files: []string{name}}
	var img *doc.Image
	if strings.ToLower(path.Ext(name)) == ".svg" {
		img = s.drawing(site, name)
	} else {
		img = s.bitmap(site, name)
	}
	if img != nil {
		s.add = func(lib *smm.Library) { lib.Images[strings.TrimPrefix(name, contentDir+"/")] = img }
	}
	return s
}

// bitmap reads a PNG or JPEG.
func (s *source) bitmap(site fs.FS, name string) *doc.Image {
	pos := diag.Pos{File: name}
	b, err := contents(site, name, maxImage)
	if err != nil {
		s.list.Errorf(pos, "unreadable", "cannot be read: %s", reason(err))
		return nil
	}
	config, form, err := image.DecodeConfig(bytes.NewReader(b))
	switch {
	case err != nil || form != "png" && form != "jpeg":
		s.list.Errorf(pos, "bad-image", "the file is no PNG or JPEG image").Hint = "save the picture again as PNG"
		return nil
	case config.Width < 1 || config.Height < 1 || config.Width > maxPixels || config.Height > maxPixels:
		s.list.Errorf(pos, "bad-image", "the image is %d by %d pixels; up to %d are possible", config.Width, config.Height, maxPixels)
		return nil
	}
	return &doc.Image{Source: name, Data: b, Type: form, Width: config.Width, Height: config.Height, Out: imageOut(name)}
}

// imageOut is a picture's place in the output.
func imageOut(name string) string { return imagesDir + "/" + strings.TrimPrefix(name, contentDir+"/") }
