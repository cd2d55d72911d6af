package html

import (
	"fmt"
	"math"
	"strconv"

	"smmpub/generator/doc"
)

// scene writes the rest of an svg element's start, what describes it, and its shapes. Lengths stay tenths of a point in
// the view box; the size on screen is the scene's own at 96 pixels an inch.
func (w *writer) scene(s *doc.Scene, head string) {
	const perPixel = 720.0 / 96
	w.str(fmt.Sprintf(` class="scene" viewBox="0 0 %d %d" width="%d" height="%d">`+"\n", s.Width, s.Height,
		int(math.Ceil(float64(s.Width)/perPixel)), int(math.Ceil(float64(s.Height)/perPixel))))
	w.str(head)
	for _, x := range s.Shapes {
		w.shape(x)
	}
}

func (w *writer) shape(x doc.Shape) {
	switch x := x.(type) {
	case *doc.Line:
		w.line(x)
	case *doc.Rect:
		w.rect(x)
	case *doc.Polygon:
		w.polygon(x)
	case *doc.Label:
		w.label(x)
	default:
		panic(fmt.Sprintf("html: unknown shape %T", x))
	}
}

func (w *writer) line(l *doc.Line) {
	x2, y2 := l.X2, l.Y2
	if l.Arrow {
		x2, y2 = w.arrow(l)
	}
	w.str("<line")
	w.numbers("x1", l.X1, "y1", l.Y1, "x2", x2, "y2", y2)
	if l.Dashed {
		dash := strconv.Itoa(3 * max(l.Width, 10))
		w.attr("stroke-dasharray", dash+" "+dash)
	}
	w.ink(doc.NoInk, l.Stroke, l.Width)
	w.str("/>\n")
}

// arrow draws the head of a line and gives the point where the line must end to not show beside it. The head is a shape
// of its own, not a marker: markers need ids, and colours of their own.
func (w *writer) arrow(l *doc.Line) (x, y int) {
	dx, dy := float64(l.X2-l.X1), float64(l.Y2-l.Y1)
	length := math.Hypot(dx, dy)
	if length == 0 {
		return l.X2, l.Y2
	}
	size := float64(max(50, 5*l.Width))
	ux, uy := dx/length*size, dy/length*size
	round := func(v float64) int { return int(math.Round(v)) }
	x, y = l.X2-round(ux), l.Y2-round(uy)
	w.polygon(&doc.Polygon{Fill: l.Stroke, Points: [][2]int{
		{l.X2, l.Y2}, {x + round(uy*0.45), y - round(ux*0.45)}, {x - round(uy*0.45), y + round(ux*0.45)},
	}})
	return x, y
}

func (w *writer) rect(r *doc.Rect) {
	w.str("<rect")
	w.numbers("x", r.X, "y", r.Y, "width", r.W, "height", r.H)
	if r.Radius > 0 {
		w.numbers("rx", r.Radius)
	}
	w.ink(r.Fill, r.Stroke, r.Width)
	w.str("/>\n")
}

func (w *writer) polygon(p *doc.Polygon) {
	w.str(`<polygon points="`)
	for i, pt := range p.Points {
		if i > 0 {
			w.str(" ")
		}
		w.str(strconv.Itoa(pt[0]) + "," + strconv.Itoa(pt[1]))
	}
	w.str(`"`)
	if p.Opacity > 0 && p.Opacity < 100 {
		w.attr("fill-opacity", fmt.Sprintf("%.2f", float64(p.Opacity)/100))
	}
	w.ink(p.Fill, p.Stroke, p.Width)
	w.str("/>\n")
}

func (w *writer) label(l *doc.Label) {
	t := w.book.target(l.Symbol)
	if w.linked || !w.book.leads(t) {
		t = nil
	}
	if t != nil {
		w.str(`<a href="`)
		w.address(t)
		w.str(`">`)
	}
	w.str("<text")
	w.numbers("x", l.X, "y", l.Y, "font-size", l.Size)
	if l.Bold {
		w.attr("font-weight", "bold")
	}
	if l.Italic {
		w.attr("font-style", "italic")
	}
	switch l.Align {
	case doc.Center:
		w.attr("text-anchor", "middle")
	case doc.End:
		w.attr("text-anchor", "end")
	}
	w.ink(l.Ink, doc.NoInk, 0)
	w.str(">")
	w.text(l.Text)
	w.str("</text>")
	if t != nil {
		w.str("</a>")
	}
	w.str("\n")
}

// ink writes colours as classes of the theme, so that they follow light, dark and forced colours.
func (w *writer) ink(fill, stroke doc.Ink, width int) {
	class := "fill-none"
	if fill != doc.NoInk {
		class = "fill-" + string(fill)
	}
	if stroke != doc.NoInk {
		class += " stroke-" + string(stroke)
	}
	w.attr("class", class)
	if stroke != doc.NoInk {
		w.numbers("stroke-width", max(1, width))
	}
}

// numbers writes attributes given as name and number in turn.
func (w *writer) numbers(pairs ...any) {
	for i := 0; i < len(pairs); i += 2 {
		w.str(fmt.Sprintf(` %s="%d"`, pairs[i], pairs[i+1]))
	}
}
