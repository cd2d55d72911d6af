package figure

import (
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
	return a.x < b.x+b.w && b.x < a.x+a.w+min(1, 1-a.w) && a.y < b.bottom() && b.y < a.bottom()+min(1, 1-a.h)
}

func abs(n int) int { return max(n, -n) }

// squeeze leaves out all space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
