package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
	"smmpub/generator/theme"
	"smmpub/generator/truetype"
)

// vector paints an author's drawing: paths and text in a plane of its own, fitted into the rectangle and cut off at its edges. Its
// operators are written here, for fpdf's know neither planes nor rules of filling.
func (p *painter) vector(m *layout.Picture) {
	s := m.Image.Drawing
	w := &vectors{p: p, clear: 100}
	_, height := p.f.GetPageSize()
	top := int(height*layout.Pt+0.5) - m.Y
	w.op("q", milli(m.X), milli(top-m.H), milli(m.W), milli(m.H), "re W n")
	w.op(ratio(m.W, s.Width*100), "0 0", "-"+ratio(m.H, s.Height*100), milli(m.X), milli(top), "cm")
	line := 0
	for _, x := range s.Shapes {
		switch x := x.(type) {
		case *doc.Path:
			w.path(x)
		case *doc.Lettering:
			for i := range m.Letters[line] {
				w.letters(x, &m.Letters[line][i])
			}
			line++
		default:
			panic(fmt.Sprintf("pdf: %T in an author's drawing", x))
		}
	}
	w.op("Q")
	p.set, p.ink, p.ground, p.pen = false, doc.NoInk, doc.NoInk, pen{}
}

// lettered adds the characters of a drawing's texts to those of their fonts.
func (t *typefaces) lettered(chars map[*truetype.Font]*[1 << 10]uint64, m layout.Mark) {
	pic, ok := m.(*layout.Picture)
	if !ok {
		return
	}
	for _, line := range pic.Letters {
		for i := range line {
			f := t.sources[line[i].Face]()
			if chars[f] == nil {
				chars[f] = new([1 << 10]uint64)
			}
			for _, r := range line[i].Text {
				chars[f][r>>6&0x3ff] |= 1 << (r & 63)
			}
		}
	}
}

// drawing looks for letters in the texts of an author's drawing; they stand in its own file.
func (f *finder) drawing(im *doc.Image) {
	if im == nil || im.Drawing == nil {
		return
	}
	f.within(diag.Pos{File: im.Source}, func() {
		for _, x := range im.Drawing.Shapes {
			if t, ok := x.(*doc.Lettering); ok {
				for i := range t.Runs {
					f.text(t.Runs[i].Text)
				}
			}
		}
	})
}

// vectors writes one drawing.
type vectors struct {
	p     *painter
	clear int // the opacity that is set, in percent
}

func (w *vectors) op(words ...string) { w.p.f.RawWriteStr(strings.Join(words, " ") + "\n") }

// milli writes thousandths.
func milli(n int) string { return doc.Decimal(n, 1000, 3) }

// ratio writes a/b.
func ratio(a, b int) string { return doc.Decimal(a*1_000_000/max(b, 1), 1_000_000, 6) }

// path paints a path. What is filled and stroked is painted in two steps where their opacity differs or the pen is turned.
func (w *vectors) path(s *doc.Path) {
	fill, stroke := "f", "S"
	both := "B"
	if s.EvenOdd {
		fill, both = "f*", "B*"
	}
	whole := s.Fill != nil && s.Stroke != nil && w.opacity(s.Fill) == w.opacity(s.Stroke) && s.Pen.Turn.IsZero()
	if s.Stroke != nil {
		w.pen(s)
	}
	if s.Fill != nil {
		w.paint(s.Fill, "rg")
		w.outline(s, doc.Turn{}.Undo)
		if whole {
			w.op(both)
			return
		}
		w.op(fill)
	}
	if s.Stroke == nil {
		return
	}
	w.alpha(s.Stroke)
	if turn := s.Pen.Turn; !turn.IsZero() {
		w.op("q", matrix(turn, 0, 0), "cm")
		w.outline(s, turn.Undo)
		w.op(stroke, "Q")
		return
	}
	w.outline(s, doc.Turn{}.Undo)
	w.op(stroke)
}

func matrix(t doc.Turn, x, y int) string {
	six := func(n int) string { return doc.Decimal(n, doc.TurnUnit, 6) }
	return strings.Join([]string{six(t.A), six(t.B), six(t.C), six(t.D), milli(x), milli(y)}, " ")
}

func (w *vectors) outline(s *doc.Path, place func(x, y int) (int, int)) {
	var b strings.Builder
	for _, g := range s.Segments {
		n, op := 1, "m"
		switch g.Op {
		case doc.LineTo:
			op = "l"
		case doc.CurveTo:
			n, op = 3, "c"
		case doc.Close:
			n, op = 0, "h"
		}
		for _, q := range g.P[:n] {
			x, y := place(q[0], q[1])
			b.WriteString(milli(x) + " " + milli(y) + " ")
		}
		b.WriteString(op + "\n")
	}
	w.p.f.RawWriteStr(b.String())
}

// pen sets how lines are drawn, in the page's state: nothing of it outlasts the drawing.
func (w *vectors) pen(s *doc.Path) {
	var dash []string
	for _, n := range s.Pen.Dash {
		dash = append(dash, milli(n))
	}
	w.colour(s.Stroke, "RG")
	w.op(milli(s.Pen.Width), "w", strconv.Itoa(int(s.Pen.Cap)), "J", strconv.Itoa(int(s.Pen.Join)), "j", doc.Decimal(max(s.Pen.Miter, 100), 100, 2), "M",
		"["+strings.Join(dash, " ")+"]", milli(s.Pen.Phase), "d")
}

// paint sets a colour and its opacity.
func (w *vectors) paint(c *doc.Paint, operator string) {
	w.colour(c, operator)
	w.alpha(c)
}

func (w *vectors) colour(c *doc.Paint, operator string) {
	rgb := w.rgb(c)
	part := func(v uint8) string { return doc.Decimal((int(v)*1000+127)/255, 1000, 3) }
	w.op(part(rgb.R), part(rgb.G), part(rgb.B), operator)
}

// rgb is a colour as it is painted. Where nothing may be transparent, it is mixed with the white of the paper.
func (w *vectors) rgb(c *doc.Paint) theme.Colour {
	rgb := theme.Colour{R: c.R, G: c.G, B: c.B}
	if c.Ink != doc.NoInk {
		rgb = w.p.colour(c.Ink)
	}
	if !w.p.kind.plain {
		return rgb
	}
	mix := func(v uint8) uint8 { return uint8((int(v)*c.Opacity + 255*(100-c.Opacity)) / 100) }
	return theme.Colour{R: mix(rgb.R), G: mix(rgb.G), B: mix(rgb.B)}
}

func (w *vectors) opacity(c *doc.Paint) int {
	if w.p.kind.plain {
		return 100
	}
	return c.Opacity
}

func (w *vectors) alpha(c *doc.Paint) {
	if a := w.opacity(c); a != w.clear {
		w.p.f.SetAlpha(float64(a)/100, "Normal")
		w.clear = a
	}
}

// letterSize is the size at which fpdf is given a face; the plane brings it to its own.
const letterSize = 10 * layout.Pt

// letters writes a run of text. Letters stand upright in a plane whose y runs up, so that it is turned over again.
func (w *vectors) letters(line *doc.Lettering, r *layout.LetterRun) {
	if r.Text == "" {
		return
	}
	x, y := line.Turn.Map(r.X, r.Y)
	turn := line.Turn
	if turn.IsZero() {
		turn = doc.Turn{A: doc.TurnUnit, D: doc.TurnUnit}
	}
	turn = doc.Turn{A: turn.A * r.Size / letterSize, B: turn.B * r.Size / letterSize, C: -turn.C * r.Size / letterSize, D: -turn.D * r.Size / letterSize}
	w.alpha(&r.Fill)
	w.op("q", matrix(turn, line.X+x, line.Y+y), "cm")
	w.colour(&r.Fill, "rg")
	w.p.set = false
	w.p.font(r.Face, letterSize)
	rgb := w.rgb(&r.Fill)
	w.p.f.SetTextColor(int(rgb.R), int(rgb.G), int(rgb.B))
	_, height := w.p.f.GetPageSize()
	w.p.f.Text(0, height, r.Text)
	w.op("Q")
}
