package figure

import "smmpub/generator/doc"

const (
	signSize = 84 // width and height of a cell's sign
	hereSize = 34 // radius of the dot at what is reached
)

// inks are the ground, the edge and the text of a cell. What holds is darkest, so that a row reads as a bar.
func (h HeatState) inks() (fill, edge, text doc.Ink) {
	switch h {
	case HeatHolds:
		return doc.InkAccent, doc.InkAccent, doc.InkPaper
	case HeatPart:
		return "level-3", doc.InkMuted, doc.InkText
	case HeatNone:
		return doc.InkPaper, doc.InkMuted, doc.InkText
	case HeatOpen:
		return doc.InkPanel, doc.InkRule, doc.InkMuted
	case HeatEmpty:
		return doc.NoInk, doc.InkRule, doc.InkMuted
	}
	panic("figure: unknown state " + string(h))
}

// sign draws what tells states apart without colour, around a point.
func (s *sheet) sign(h HeatState, x, y int) {
	const radius = signSize/2 - 6
	switch h {
	case HeatHolds:
		s.tick(x, y)
	case HeatPart:
		half := &doc.Polygon{Fill: doc.InkText}
		for _, p := range round(x, y, radius) {
			if p[0] <= x {
				half.Points = append(half.Points, p)
			}
		}
		s.shapes = append(s.shapes, half)
		s.ring(x, y, radius)
	case HeatNone:
		s.ring(x, y, radius)
	case HeatOpen:
		for _, dx := range []int{-28, 0, 28} {
			s.disc(x+dx, y, 9, doc.InkMuted, doc.NoInk)
		}
	}
}

func (s *sheet) ring(x, y, radius int) {
	s.shapes = append(s.shapes, &doc.Polygon{Points: round(x, y, radius), Stroke: doc.InkText, Width: 9})
}

// tick draws a tick of strokes as thick as bold letters.
func (s *sheet) tick(x, y int) {
	p := &doc.Polygon{Fill: doc.InkPaper}
	for _, q := range [][2]int{{-38, 2}, {-27, -9}, {-10, 8}, {27, -31}, {38, -20}, {-10, 30}} {
		p.Points = append(p.Points, [2]int{x + q[0], y + q[1]})
	}
	s.shapes = append(s.shapes, p)
}

// here marks the cell of what is reached: a dot on its upper right corner.
func (s *sheet) here(a area) {
	s.disc(a.x+a.w-10, a.y+8, hereSize, doc.InkText, doc.InkPaper)
}

// hatch draws slanted lines through an area.
func (s *sheet) hatch(a area) {
	const step = 80
	for from := a.x - a.h + step/2; from < a.x+a.w; from += step { // each runs from the foot at from to the top, one to one
		left, right := max(from, a.x), min(from+a.h, a.x+a.w)
		if right-left > 10 {
			s.scale(left, a.bottom()-(left-from), right, a.bottom()-(right-from))
		}
	}
}
