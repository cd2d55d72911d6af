package figure

import "smmpub/generator/doc"

var domainLook = look{group: subtitle, groupText: running, leaf: named, leafText: small, columns: 2, narrow: narrow}

// Domain draws one branch with its texts: the node's own on top, then one panel for each of its children, whose
// children stand side by side within. Children without children of their own stand side by side directly.
func Domain(n Node) *doc.Scene {
	s := &sheet{}
	y := s.banner(n)
	for _, b := range branches(n) {
		if y > margin {
			y += gap
		}
		p := domainLook.panel(b, inner)
		s.panel(p, area{margin, y, inner, p.height()})
		y += p.height()
	}
	return s.scene(y)
}

// banner draws the node's name and text and gives the y below.
func (s *sheet) banner(n Node) int {
	title := titling
	title.align = doc.Start
	c := card{fill: doc.InkAccent, stroke: doc.InkAccent, padX: 75, padY: 60, between: 25}
	text := running
	text.size, text.ink = 82, doc.InkPaper
	c = c.with(title.set(n.Label, n.Symbol, c.room(inner)))
	c = c.with(text.set(n.Text, "", c.room(inner)))
	if len(c.texts) == 0 {
		return margin
	}
	s.put(c, area{margin, margin, inner, c.height()})
	return margin + c.height()
}
