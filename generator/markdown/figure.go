package markdown

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// figure is an image alone in its paragraph: a numbered figure when it has a title.
func (r *reader) figure(paragraph ast.Node, img *ast.Image) doc.Block {
	pos := r.places.at(img.Pos())
	dest, alt, title := unescape(img.Destination), r.alt(img), r.title(img)
	id := r.idOf(paragraph)
	if id != "" && title == nil {
		d := r.list.Errorf(pos, "unnumbered-figure", "a figure with an id needs a title")
		d.Hint = `write ![` + clipped(alt) + `](` + dest + ` "Title"){#` + id + `}`
	}
	if drawn(dest) {
		return &doc.Drawn{What: dest, ID: id, Title: title, Alt: alt, Pos: pos}
	}
	image := r.image(dest, pos)
	if image == nil {
		return nil
	}
	return &doc.Figure{ID: id, Caption: title, Alt: alt, Image: image, Pos: pos}
}

func (r *reader) inlineImage(img *ast.Image) []doc.Inline {
	pos := r.places.at(img.Pos())
	dest, alt := unescape(img.Destination), r.alt(img)
	if drawn(dest) {
		d := r.list.Errorf(pos, "inline-drawing", "%q stands in running text", dest)
		d.Hint = "give it a paragraph of its own"
		return nil
	}
	image := r.image(dest, pos)
	if image == nil {
		return nil
	}
	return []doc.Inline{&doc.InlineImage{Image: image, Alt: alt}}
}

func drawn(dest string) bool {
	return strings.HasPrefix(dest, "figure:") || strings.HasPrefix(dest, "table:")
}

// alt is the alternative text; none is an error.
func (r *reader) alt(img *ast.Image) string {
	alt := strings.TrimSpace(doc.PlainText(r.linked(img)))
	if alt == "" {
		d := r.list.Errorf(r.places.at(img.Pos()), "missing-alt", "the image %q has no alternative text", unescape(img.Destination))
		d.Hint = "say between the brackets what it shows: ![...](" + unescape(img.Destination) + ")"
	}
	return alt
}

// title reads the title of an image as Markdown.
func (r *reader) title(img *ast.Image) []doc.Inline {
	if len(img.Title) == 0 {
		return nil
	}
	pos := r.places.at(img.Pos())
	base := Base{File: pos.File, Line: pos.Line, Col: pos.Col, Fixed: true}
	return Inlines(Source{Text: string(img.Title), Base: base, Dir: r.Dir, Images: r.Images}, r.list)
}

// image finds the file that an address names, relative to the text's folder or, with a slash, to content/.
func (r *reader) image(dest string, pos diag.Pos) *doc.Image {
	if strings.Contains(dest, "://") || strings.HasPrefix(dest, "data:") {
		r.list.Errorf(pos, "bad-image", "%q is not a file of this site", clipped(dest)).Hint = "put a copy below content/"
		return nil
	}
	name := dest
	if plain, err := url.PathUnescape(dest); err == nil {
		name = plain
	}
	if strings.HasPrefix(name, "/") {
		name = path.Clean(name)[1:]
	} else {
		name = path.Join(r.Dir, name)
	}
	if image := r.Images[name]; image != nil {
		return image
	}
	r.unknownImage(name, dest, pos)
	return nil
}

func (r *reader) unknownImage(name, dest string, pos diag.Pos) {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".png", ".jpg", ".jpeg", ".svg":
	default:
		r.list.Errorf(pos, "bad-image", "%q is not an image that both editions can show", dest).Hint = "use SVG, PNG or JPEG"
		return
	}
	d := r.list.Errorf(pos, "unknown-image", "no image %q below content/", name)
	known := make([]string, 0, len(r.Images))
	for k := range r.Images {
		known = append(known, k)
	}
	slices.Sort(known)
	if near := diag.Nearest(name, known); len(near) > 0 {
		d.Hint = "did you mean " + strings.Join(near, ", ") + "?"
	}
}
