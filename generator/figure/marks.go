package figure

import (
	"math"

	"smmpub/generator/doc"
)

// Weights of the lines that show what is measured, in tenths of a point, and sizes of its marks.
const (
	strong     = 14 // of the lines that show levels
	dotSize    = 26 // radius
	targetSize = 40 // from the middle to a corner
)

// tint is the opacity in percent of what is filled and stands over something else.
const tint = 28

// turn gives the point at a distance from (0, 0), at a part of a full turn, clockwise from the top.
func turn(part, whole, distance int) (x, y int) {
	sin, cos := math.Sincos(2 * math.Pi * float64(part) / float64(whole))
	return int(math.Round(sin * float64(distance))), -int(math.Round(cos * float64(distance)))
}

// round gives the corners of as good as a circle.
func round(x, y, radius int) [][2]int {
	const corners = 20
	out := make([][2]int, corners)
	for i := range out {
		dx, dy := turn(i, corners, radius)
		out[i] = [2]int{x + dx, y + dy}
	}
	return out
}

// disc draws a filled circle with an edge in another ink.
func (s *sheet) disc(x, y, radius int, fill, edge doc.Ink) {
	p := &doc.Polygon{Points: round(x, y, radius), Fill: fill, Stroke: edge}
	if edge != doc.NoInk {
		p.Width = 8
	}
	s.shapes = append(s.shapes, p)
}

// reached marks the level that is reached.
func (s *sheet) reached(x, y int) { s.disc(x, y, dotSize, doc.InkAccent, doc.InkPaper) }

// aimed marks the level that is aimed at; reached fits inside.
func (s *sheet) aimed(x, y int) {
	r := targetSize
	s.shapes = append(s.shapes, &doc.Polygon{Points: [][2]int{{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}},
		Fill: doc.InkPaper, Stroke: doc.InkTarget, Width: strong - 4})
}

// dashed draws the line of what is aimed at.
func (s *sheet) dashed(x1, y1, x2, y2 int) {
	s.shapes = append(s.shapes, &doc.Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: strong, Stroke: doc.InkTarget, Dashed: true})
}

// frame draws a dashed line around an area, a little outside it.
func (s *sheet) frame(a area) {
	const off = 12
	left, top, right, bottom := a.x-off, a.y-off, a.x+a.w+off, a.bottom()+off
	s.dashed(left, top, right, top)
	s.dashed(right, top, right, bottom)
	s.dashed(right, bottom, left, bottom)
	s.dashed(left, bottom, left, top)
}

// stroke draws the line of what is reached.
func (s *sheet) stroke(x1, y1, x2, y2 int) {
	s.shapes = append(s.shapes, &doc.Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: strong + 4, Stroke: doc.InkAccent})
}

// scale draws a thin line of what is read against.
func (s *sheet) scale(x1, y1, x2, y2 int) {
	s.shapes = append(s.shapes, &doc.Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: hair, Stroke: doc.InkRule})
}

// middle sets one line of text in the middle of an area.
func (s *sheet) middle(voice style, text string, a area) {
	voice.align = doc.Center
	s.write(passage{style: voice, lines: []string{text}}, a.x, a.y+(a.h-voice.leading())/2, a.w)
}
