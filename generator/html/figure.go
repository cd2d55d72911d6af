package html

import (
	"strconv"

	"smmpub/generator/doc"
)

func (w *writer) figure(f *doc.Figure) {
	w.str("<figure")
	w.attr("id", f.ID)
	w.str(">")
	w.aliases(f.Aliases)
	w.permalink(f.ID)
	w.str("\n")
	switch {
	case f.Image != nil:
		w.image(f.Image, f.Alt)
		w.str("\n")
	case f.Scene != nil:
		w.drawing(f)
	}
	if f.Label != "" || len(f.Caption) > 0 {
		w.str("<figcaption>")
		w.labelled(f.Label, f.Caption)
		w.str("</figcaption>\n")
	}
	w.str("</figure>\n")
}

func (w *writer) image(img *doc.Image, alt string) {
	w.str(`<img src="`)
	if w.book.alone {
		w.text(w.book.web.dataURI(img))
	} else {
		w.address(&doc.Target{Page: img.Out})
	}
	w.str(`" alt="`)
	w.text(alt)
	w.str(`"`)
	if img.Width > 0 && img.Height > 0 {
		w.str(` width="` + strconv.Itoa(img.Width) + `" height="` + strconv.Itoa(img.Height) + `"`)
	}
	w.str(">")
}

// drawing writes a scene as SVG. One with links in it is a group, as an image would hide them; each scrolls within
// itself on screens that are too narrow to read it.
func (w *writer) drawing(f *doc.Figure) {
	name := joinNonEmpty(": ", f.Label, w.book.plain(f.Caption))
	if name == "" {
		name = f.Alt
	}
	w.str(`<div class="drawing" role="region" tabindex="0"`)
	w.attr("aria-label", name)
	w.str(">\n<svg")
	role := "img"
	if w.hasLinks(f.Scene) {
		role = "group"
	}
	w.attr("role", role)
	if f.ID == "" {
		w.attr("aria-label", f.Alt)
		w.scene(f.Scene, "")
	} else {
		w.attr("aria-labelledby", f.ID+"_title "+f.ID+"_desc")
		w.scene(f.Scene, w.described(f, name))
	}
	w.str("</svg>\n</div>\n")
}

func (w *writer) described(f *doc.Figure, name string) string {
	id := escaped(f.ID)
	return `<title id="` + id + `_title">` + escaped(name) + `</title>` + "\n" +
		`<desc id="` + id + `_desc">` + escaped(f.Alt) + `</desc>` + "\n"
}

func (w *writer) hasLinks(s *doc.Scene) bool {
	for _, x := range s.Shapes {
		if l, ok := x.(*doc.Label); ok && !w.linked && w.book.leads(w.book.target(l.Symbol)) {
			return true
		}
	}
	return false
}
