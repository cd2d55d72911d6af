package figure

import (
	"slices"
	"strings"
	"unicode"

	"smmpub/generator/doc"
)

func labels(s *doc.Scene) []*doc.Label {
	var out []*doc.Label
	for _, shape := range s.Shapes {
		if l, ok := shape.(*doc.Label); ok {
			out = append(out, l)
		}
	}
	return out
}

func boxes(s *doc.Scene) []area {
	var out []area
	for _, shape := range s.Shapes {
		if r, ok := shape.(*doc.Rect); ok {
			out = append(out, area{r.X, r.Y, r.W, r.H})
		}
	}
	return out
}

// extent is the room that a label takes: the ascent of Helvetica above its base line, the descent below.
func extent(l *doc.Label) area {
	w := style{size: l.Size, bold: l.Bold}.width(l.Text)
	a := area{l.X, l.Y - l.Size*72/100, w, l.Size * 93 / 100}
	switch l.Align {
	case doc.Center:
		a.x -= w / 2
	case doc.End:
		a.x -= w
	}
	return a
}

// holder is the smallest box around the start of a label's base line.
func holder(s *doc.Scene, l *doc.Label) (area, bool) {
	var best area
	found := false
	for _, b := range boxes(s) {
		if inside(area{l.X, l.Y, 0, 0}, b) && (!found || b.w*b.h < best.w*best.h) {
			best, found = b, true
		}
	}
	return best, found
}

func inside(a, b area) bool {
	return a.x >= b.x && a.y >= b.y && a.x+a.w <= b.x+b.w && a.bottom() <= b.bottom()
}

// meet reports that two areas share more than an edge. A line has no width, so it meets what it runs through.
func meet(a, b area) bool {
	return a.x < b.x+b.w && b.x < a.x+a.w+max(0, 1-a.w) && a.y < b.bottom() && b.y < a.bottom()+max(0, 1-a.h)
}

// squeeze leaves out all space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// edges are the lines that a shape is drawn with, as pairs of points. Those of boxes are looked at by other tests.
func edges(shape doc.Shape) [][4]int {
	switch x := shape.(type) {
	case *doc.Line:
		return [][4]int{{x.X1, x.Y1, x.X2, x.Y2}}
	case *doc.Polygon:
		var out [][4]int
		for i, p := range x.Points {
			q := x.Points[(i+1)%len(x.Points)]
			out = append(out, [4]int{p[0], p[1], q[0], q[1]})
		}
		return out
	}
	return nil
}

// strikes reports a shape of which an edge runs through an area.
func strikes(shape doc.Shape, a area) bool {
	switch x := shape.(type) {
	case *doc.Line:
		return runs([4]int{x.X1, x.Y1, x.X2, x.Y2}, a)
	case *doc.Polygon:
		b := bounds(x.Points)
		return b.x < a.x+a.w && a.x < b.x+b.w && b.y < a.bottom() && a.y < b.bottom() &&
			slices.ContainsFunc(edges(x), func(e [4]int) bool { return runs(e, a) })
	}
	return false
}

// runs reports that a line runs through an area.
func runs(e [4]int, a area) bool {
	from, to := 0.0, 1.0 // the part of the line that is within
	dx, dy := float64(e[2]-e[0]), float64(e[3]-e[1])
	for _, side := range [][2]float64{
		{-dx, float64(e[0] - a.x)}, {dx, float64(a.x + a.w - e[0])}, {-dy, float64(e[1] - a.y)}, {dy, float64(a.bottom() - e[1])},
	} {
		switch at := side[1] / side[0]; {
		case side[0] == 0 && side[1] <= 0:
			return false
		case side[0] < 0:
			from = max(from, at)
		case side[0] > 0:
			to = min(to, at)
		}
	}
	return from < to
}

// covers reports a shape that hides what is below it in an area.
func covers(shape doc.Shape, a area) bool {
	switch x := shape.(type) {
	case *doc.Rect:
		return x.Fill != doc.NoInk && inside(a, area{x.X, x.Y, x.W, x.H})
	case *doc.Polygon:
		return x.Fill != doc.NoInk && x.Opacity == 0 && inside(a, bounds(x.Points))
	}
	return false
}

func bounds(points [][2]int) area {
	low, high := points[0], points[0]
	for _, p := range points {
		low = [2]int{min(low[0], p[0]), min(low[1], p[1])}
		high = [2]int{max(high[0], p[0]), max(high[1], p[1])}
	}
	return area{low[0], low[1], high[0] - low[0], high[1] - low[1]}
}
