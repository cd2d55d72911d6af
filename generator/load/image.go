package load

import (
	"bytes"
	"image"
	_ "image/jpeg" // so that image.DecodeConfig knows the form
	_ "image/png"
	"io/fs"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// maxPixels bounds the width and the height of a picture.
const maxPixels = 20_000

// imagesDir is where pictures stand in the output, each under its path below content/.
const imagesDir = "assets/images"

// readImage reads a PNG or JPEG below content/. What a file is says its content, not its name.
func readImage(site fs.FS, name string) source {
	s := source{files: []string{name}}
	pos := diag.Pos{File: name}
	b, err := contents(site, name, maxImage)
	if err != nil {
		s.list.Errorf(pos, "unreadable", "cannot be read: %s", reason(err))
		return s
	}
	config, form, err := image.DecodeConfig(bytes.NewReader(b))
	switch {
	case err != nil || form != "png" && form != "jpeg":
		s.list.Errorf(pos, "bad-image", "the file is no PNG or JPEG image").Hint = "save the picture again as PNG"
		return s
	case config.Width < 1 || config.Height < 1 || config.Width > maxPixels || config.Height > maxPixels:
		s.list.Errorf(pos, "bad-image", "the image is %d by %d pixels; up to %d are possible", config.Width, config.Height, maxPixels)
		return s
	}
	s.add = func(lib *smm.Library) {
		below := strings.TrimPrefix(name, contentDir+"/")
		lib.Images[below] = &doc.Image{
			Source: name, Data: b, Type: form, Width: config.Width, Height: config.Height, Out: imagesDir + "/" + below,
		}
	}
	return s
}
