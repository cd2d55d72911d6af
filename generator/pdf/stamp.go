package pdf

import (
	"smmpub/generator/pdf/layout"
	"smmpub/generator/truetype"
)

// stamp draws a word across the page by the outlines of its letters.
func (p *painter) stamp(s *layout.Stamp) {
	for _, run := range s.Runs {
		font := p.faces.sources[run.Style.Face]()
		x := run.X
		for _, r := range run.Text {
			contours, units := font.Outline(r)
			to := func(q truetype.Point) (int, int) {
				return s.Place(x+q.X*run.Style.Size/units, q.Y*run.Style.Size/units)
			}
			for _, c := range contours {
				p.contour(c, to)
			}
			if contours != nil {
				p.f.DrawPath(p.how(s.Fill, s.Stroke, s.Pen))
			}
			width, _ := font.Face().Advance(r)
			x += width * run.Style.Size / 1000
		}
	}
}

// contour draws a closed line of quadratic curves. Of two control points in a row the middle lies on the line.
func (p *painter) contour(c []truetype.Point, to func(truetype.Point) (int, int)) {
	if len(c) < 2 {
		return
	}
	at := c[0]
	if !at.On {
		at = middle(c[len(c)-1], c[0])
	}
	start := at
	x, y := to(at)
	p.f.MoveTo(pt(x), pt(y))
	var control *truetype.Point
	step := func(q truetype.Point) {
		switch {
		case q.On && control == nil:
			x, y := to(q)
			p.f.LineTo(pt(x), pt(y))
		case q.On:
			p.quadratic(at, *control, q, to)
		case control != nil:
			m := middle(*control, q)
			p.quadratic(at, *control, m, to)
			at, control = m, &q
			return
		default:
			control = &q
			return
		}
		at, control = q, nil
	}
	first := 0
	if c[0].On {
		first = 1
	}
	for _, q := range c[first:] {
		step(q)
	}
	step(truetype.Point{X: start.X, Y: start.Y, On: true})
	p.f.ClosePath()
}

func middle(a, b truetype.Point) truetype.Point {
	return truetype.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2, On: true}
}

// quadratic draws a quadratic curve as the cubic one that it is: PDF knows no others.
func (p *painter) quadratic(from, control, end truetype.Point, to func(truetype.Point) (int, int)) {
	ax, ay := to(from)
	cx, cy := to(control)
	bx, by := to(end)
	p.f.CurveBezierCubicTo(pt(ax+(cx-ax)*2/3), pt(ay+(cy-ay)*2/3), pt(bx+(cx-bx)*2/3), pt(by+(cy-by)*2/3), pt(bx), pt(by))
}
