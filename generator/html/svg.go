package html

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// svgFile writes an author's drawing as a file of its own. It is written from the scene, shape by shape: nothing of the author's
// file is passed on, so no script, no address and no entity of it can be. Lengths are points.
func svgFile(s *doc.Scene, th *theme.Theme) []byte {
	w := &svgWriter{th: th}
	width, height := s.Width*100, s.Height*100
	w.str(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ` + milli(width) + " " + milli(height) + `" width="` +
		pixels(s.Width) + `" height="` + pixels(s.Height) + `" font-family="` + svgFaces[doc.Sans] + `">` + "\n")
	for _, x := range s.Shapes {
		switch x := x.(type) {
		case *doc.Path:
			w.path(x)
		case *doc.Lettering:
			w.lettering(x)
		default:
			panic(fmt.Sprintf("html: %T in an author's drawing", x))
		}
	}
	w.str("</svg>\n")
	return []byte(w.b.String())
}

// pixels writes tenths of a point as pixels of 1/96 inch.
func pixels(n int) string {
	return strconv.FormatFloat(math.Round(float64(n)/720*96*1000)/1000, 'f', -1, 64)
}

// svgFaces are the families by doc.Family; the first has the letters of the PDF edition.
var svgFaces = [...]string{
	doc.Sans:  "Liberation Sans, Arial, Helvetica, sans-serif",
	doc.Serif: "Liberation Serif, Times New Roman, Times, serif",
	doc.Mono:  "Liberation Mono, Courier New, Courier, monospace",
}

type svgWriter struct {
	b  strings.Builder
	th *theme.Theme
}

func (w *svgWriter) str(s string) { w.b.WriteString(s) }

func (w *svgWriter) attr(name, value string) { w.str(" " + name + `="` + escaped(value) + `"`) }

// milli writes thousandths without the noughts that say nothing.
func milli(n int) string { return doc.Decimal(n, 1000, 3) }

// path writes a path; one whose pen is turned is written as it is before the turn.
func (w *svgWriter) path(p *doc.Path) {
	if turn := p.Pen.Turn; p.Stroke != nil && !turn.IsZero() {
		if p.Fill != nil {
			w.path(&doc.Path{Segments: p.Segments, EvenOdd: p.EvenOdd, Fill: p.Fill})
		}
		w.str("<path")
		w.attr("transform", matrix(turn, 0, 0))
		w.outline(p, turn.Undo)
	} else {
		w.str("<path")
		w.outline(p, func(x, y int) (int, int) { return x, y })
		w.fill(p)
	}
	w.stroke(p)
	w.str("/>\n")
}

func (w *svgWriter) outline(p *doc.Path, place func(x, y int) (int, int)) {
	w.str(` d="`)
	for _, s := range p.Segments {
		n := 1
		switch s.Op {
		case doc.MoveTo:
			w.str("M")
		case doc.LineTo:
			w.str("L")
		case doc.CurveTo:
			w.str("C")
			n = 3
		case doc.Close:
			w.str("Z")
			n = 0
		}
		for i, q := range s.P[:n] {
			if i > 0 {
				w.str(" ")
			}
			x, y := place(q[0], q[1])
			w.str(milli(x) + " " + milli(y))
		}
	}
	w.str(`"`)
	if p.Fill == nil || !p.Pen.Turn.IsZero() && p.Stroke != nil {
		w.attr("fill", "none")
	}
}

func matrix(t doc.Turn, x, y int) string {
	six := func(n int) string { return doc.Decimal(n, doc.TurnUnit, 6) }
	return "matrix(" + strings.Join([]string{six(t.A), six(t.B), six(t.C), six(t.D), milli(x), milli(y)}, " ") + ")"
}

func (w *svgWriter) fill(p *doc.Path) {
	if p.Fill == nil {
		return
	}
	w.paint("fill", p.Fill)
	if p.EvenOdd {
		w.attr("fill-rule", "evenodd")
	}
}

// paint writes a colour; a role has its colour on paper, where pictures stand.
func (w *svgWriter) paint(name string, p *doc.Paint) {
	c := theme.Colour{R: p.R, G: p.G, B: p.B}
	if p.Ink != doc.NoInk {
		c = w.th.Colour[p.Ink]
	}
	w.attr(name, c.String())
	if p.Opacity < 100 {
		w.attr(name+"-opacity", doc.Decimal(p.Opacity, 100, 2))
	}
}

func (w *svgWriter) stroke(p *doc.Path) {
	if p.Stroke == nil {
		return
	}
	w.paint("stroke", p.Stroke)
	w.attr("stroke-width", milli(p.Pen.Width))
	if p.Pen.Dash != nil {
		var dash []string
		for _, n := range p.Pen.Dash {
			dash = append(dash, milli(n))
		}
		w.attr("stroke-dasharray", strings.Join(dash, " "))
		if p.Pen.Phase != 0 {
			w.attr("stroke-dashoffset", milli(p.Pen.Phase))
		}
	}
	if p.Pen.Cap != doc.Butt {
		w.attr("stroke-linecap", [...]string{doc.RoundEnd: "round", doc.Square: "square"}[p.Pen.Cap])
	}
	switch {
	case p.Pen.Join != doc.Butt:
		w.attr("stroke-linejoin", [...]string{doc.RoundEnd: "round", doc.Square: "bevel"}[p.Pen.Join])
	case p.Pen.Miter != 400:
		w.attr("stroke-miterlimit", doc.Decimal(p.Pen.Miter, 100, 2))
	}
}

func (w *svgWriter) lettering(l *doc.Lettering) {
	w.str("<text")
	if l.Turn.IsZero() {
		w.attr("x", milli(l.X))
		w.attr("y", milli(l.Y))
	} else {
		w.attr("transform", matrix(l.Turn, l.X, l.Y))
	}
	switch l.Align {
	case doc.Center:
		w.attr("text-anchor", "middle")
	case doc.End:
		w.attr("text-anchor", "end")
	}
	if len(l.Runs) == 1 {
		w.letters(&l.Runs[0])
		w.str("</text>\n")
		return
	}
	w.str(">")
	for i := range l.Runs {
		w.str("<tspan")
		w.letters(&l.Runs[i])
		w.str("</tspan>")
	}
	w.str("</text>\n")
}

// letters writes how a run looks, and the run.
func (w *svgWriter) letters(r *doc.LetterRun) {
	if r.DX != 0 {
		w.attr("dx", milli(r.DX))
	}
	if r.DY != 0 {
		w.attr("dy", milli(r.DY))
	}
	if r.Family != doc.Sans {
		w.attr("font-family", svgFaces[r.Family])
	}
	w.attr("font-size", milli(r.Size))
	if r.Bold {
		w.attr("font-weight", "bold")
	}
	if r.Italic {
		w.attr("font-style", "italic")
	}
	w.paint("fill", &r.Fill)
	w.str(">" + escaped(r.Text))
}
