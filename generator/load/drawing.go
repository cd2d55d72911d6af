package load

import (
	"errors"
	"io/fs"
	"math"
	"path"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// maxTold bounds what is told of one drawing that is not understood.
const maxTold = 5

// drawing reads an SVG. One that is not understood in full is never shown in part: the PNG of the same name beside it
// is shown in its place, and without one it is an error.
func (s *source) drawing(site fs.FS, name string) *doc.Image {
	src, ok := s.drawingText(site, name)
	if !ok {
		return nil
	}
	scene, oddities, err := readSVG(src)
	if err == nil && len(oddities) == 0 {
		return &doc.Image{Source: name, Type: "svg", Drawing: scene, Out: imageOut(name), Width: pixels(scene.Width), Height: pixels(scene.Height)}
	}
	if png := strings.TrimSuffix(name, path.Ext(name)) + ".png"; isRegular(site, png) {
		s.shownAs(src, png, oddities, err)
		return s.bitmap(site, png)
	}
	s.misunderstood(src, oddities, err)
	return nil
}

// drawingText is the text of an SVG.
func (s *source) drawingText(site fs.FS, name string) (string, bool) {
	b, err := contents(site, name, maxDrawing)
	switch {
	case errors.Is(err, errTooLarge):
		s.list.Errorf(diag.Pos{File: name}, "too-large", "the file has more than %d MB", maxDrawing>>20).Hint = "simplify the drawing"
		return "", false
	case err != nil:
		s.list.Errorf(diag.Pos{File: name}, "unreadable", "cannot be read: %s", reason(err))
		return "", false
	}
	return clean(name, b, &s.list)
}

// shownAs says that a PNG stands in for a drawing, and why.
func (s *source) shownAs(src, png string, oddities []svgOddity, err error) {
	name := s.files[0]
	s.files = append(s.files, png)
	at, what := 0, ""
	if err != nil {
		at, what = reasonOf(err)
	} else {
		at, what = oddities[0].at, "it cannot be read as vectors because of "+oddities[0].what
	}
	d := s.list.Infof(place(name, src, min(at, len(src))), "drawing-as-png", "%s is shown in place of the drawing: %s", path.Base(png), what)
	d.Len = 1
}

// misunderstood says why a drawing cannot be shown.
func (s *source) misunderstood(src string, oddities []svgOddity, err error) {
	name := s.files[0]
	hint := "simplify it, or put " + path.Base(strings.TrimSuffix(name, path.Ext(name))) + ".png beside it"
	if err != nil {
		at, what := reasonOf(err)
		d := s.list.Errorf(place(name, src, min(at, len(src))), "bad-image", "%s", what)
		d.Len, d.Hint = 1, hint
		return
	}
	for _, o := range oddities[:min(len(oddities), maxTold)] {
		d := s.list.Errorf(place(name, src, min(o.at, len(src))), "drawing-not-understood", "the drawing cannot be read as vectors because of %s", o.what)
		d.Len, d.Hint = 1, hint
	}
}

func isRegular(site fs.FS, name string) bool {
	info, err := fs.Stat(site, name)
	return err == nil && info.Mode().IsRegular()
}

// pixels are tenths of a point as pixels of 1/96 inch.
func pixels(n int) int { return max(int(math.Round(float64(n)/tenths)), 1) }
