package figure

import "smmpub/generator/doc"

// sheet is a scene in the making.
type sheet struct{ shapes []doc.Shape }

// scene ends the drawing: bottom is where the lowest box ends.
func (s *sheet) scene(bottom int) *doc.Scene {
	return &doc.Scene{Width: Width, Height: bottom + margin, Shapes: s.shapes}
}

// area is a rectangle.
type area struct{ x, y, w, h int }

// bottom is the height at which the area ends.
func (a area) bottom() int { return a.y + a.h }

// middle is the x of the area's axis.
func (a area) middle() int { return a.x + a.w/2 }

// paint draws a box. Without fill and stroke it draws nothing.
func (s *sheet) paint(a area, fill, stroke doc.Ink) {
	if fill == doc.NoInk && stroke == doc.NoInk {
		return
	}
	r := &doc.Rect{X: a.x, Y: a.y, W: a.w, H: a.h, Radius: 15, Fill: fill, Stroke: stroke}
	if stroke != doc.NoInk {
		r.Width = hair
	}
	s.shapes = append(s.shapes, r)
}

// line draws a thin connection.
func (s *sheet) line(x1, y1, x2, y2 int) {
	s.shapes = append(s.shapes, &doc.Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: hair + 2, Stroke: doc.InkMuted})
}

// arrow is a line with a head at its end.
func (s *sheet) arrow(x1, y1, x2, y2 int) {
	s.shapes = append(s.shapes,
		&doc.Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: hair + 2, Stroke: doc.InkMuted, Arrow: true})
}

// write sets a passage into a column from y down and gives the y below it.
func (s *sheet) write(p passage, x, y, w int) int {
	switch p.align {
	case doc.Center:
		x += w / 2
	case doc.End:
		x += w
	}
	for _, line := range p.lines {
		s.shapes = append(s.shapes, &doc.Label{
			X: x, Y: y + p.base(), Size: p.size, Bold: p.bold, Align: p.align,
			Ink: p.ink, Text: line, Symbol: p.symbol,
		})
		y += p.leading()
	}
	return y
}

// card is a box with passages in it, one below the other.
type card struct {
	fill, stroke doc.Ink
	padX, padY   int
	between      int  // from one passage to the next
	centred      bool // passages stand in the middle of the height, not at its top
	texts        []passage
}

// room is the width that a card of width w leaves to its passages.
func (c card) room(w int) int { return w - 2*c.padX }

// with adds a passage, unless it is empty.
func (c card) with(p passage) card {
	if len(p.lines) > 0 {
		c.texts = append(c.texts[:len(c.texts):len(c.texts)], p)
	}
	return c
}

// height is the least height of the card; 0 when nothing is in it.
func (c card) height() int {
	if len(c.texts) == 0 {
		return 0
	}
	return c.content() + 2*c.padY
}

func (c card) content() int {
	h := (len(c.texts) - 1) * c.between
	for _, p := range c.texts {
		h += p.height()
	}
	return h
}

// put draws a card.
func (s *sheet) put(c card, a area) {
	s.paint(a, c.fill, c.stroke)
	y := a.y + c.padY
	if c.centred {
		y = a.y + (a.h-c.content())/2
	}
	for _, p := range c.texts {
		y = s.write(p, a.x+c.padX, y, c.room(a.w)) + c.between
	}
}

// head is the card of a heading: filled with the accent.
func head(voice style, label, symbol string, w int) card {
	c := card{fill: doc.InkAccent, stroke: doc.InkAccent, padX: 60, padY: 45, centred: true}
	return c.with(voice.balance(label, symbol, c.room(w)))
}
