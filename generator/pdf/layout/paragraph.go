package layout

import (
	"fmt"

	"smmpub/generator/doc"
)

// inlines sets a paragraph of inlines in one look.
func (f *flow) inlines(in []doc.Inline, st textStyle, role string, keepNext bool) {
	if st.Align == doc.Start {
		st.Align = f.text.Align
	}
	f.lines(f.l.atomsOf(in, st.Style), st, f.l.node(role, f.node), keepNext)
}

func (f *flow) paragraph(p *doc.Paragraph) {
	if len(p.Content) == 0 {
		return
	}
	st, keep := f.class(p.Class)
	if p.Class == "label" && len(f.items) > 0 {
		f.space(paraSpace)
	}
	f.inlines(p.Content, st, "P", keep)
	if keep {
		f.space(1500)
		return
	}
	f.space(f.gap())
}

// gap is the distance between paragraphs.
func (f *flow) gap() int {
	if f.inCell {
		return tightSpace + 700
	}
	return paraSpace
}

// class is the look of a paragraph of a class.
func (f *flow) class(name string) (st textStyle, keepNext bool) {
	st = f.text
	switch name {
	case "lead":
		if !f.inCell {
			st = leadText
		}
	case "label":
		st.Face = Sans + Bold
		keepNext = true
	case "none", "fallback":
		st.Face |= Italic
		st.Ink = doc.InkMuted
	}
	return st, keepNext
}

func (f *flow) heading(h *doc.Heading) {
	f.anchor(h.ID)
	f.title(h.Content, "", max(h.Level-1, 2))
}

// title prints a heading; its label stands before it and its other lines hang below the words.
func (f *flow) title(words []doc.Inline, label string, depth int) {
	before, after := headingSpace(depth)
	st := headingStyle(depth)
	f.unmark()
	if f.inCell {
		st, before, after = f.text, 4*Pt, 2*Pt
		st.Face = Sans + Bold
	}
	f.space(before)
	first := len(f.items)
	node := f.l.node(fmt.Sprintf("H%d", min(depth+1, 6)), f.node)
	x, w := f.x, f.w
	if label != "" {
		wide := f.l.width(label, st.Style)
		gap := wide + st.Size*9/10
		at := -gap
		f.w -= gap
		if f.l.rightToLeft(words) {
			at = f.width() + gap - wide
		} else {
			f.x += gap
		}
		f.marker = &marker{runs: []run{{x: at, w: wide, text: label + " ", style: st.Style, node: node}}}
	}
	f.lines(f.l.atomsOf(words, st.Style), st, node, true)
	f.x, f.w = x, w
	if depth <= 1 && len(f.items) > first {
		f.items[first].barrier = true
	}
	f.space(after)
}
