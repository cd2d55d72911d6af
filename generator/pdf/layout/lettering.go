package layout

import "smmpub/generator/doc"

// LetterRun is text of one face in an author's drawing, its place seen from where the drawing anchors the line, in thousandths of a point before the
// drawing is fitted into its rectangle.
type LetterRun struct {
	X, Y, Size int
	Text       string
	Face       FaceID
	Fill       doc.Paint
}

// letter sets the texts of the drawings on all pages: what each drawing says is measured once.
func (l *layouter) letter(d *Document) {
	set := map[*doc.Image][][]LetterRun{}
	for _, p := range d.Pages {
		for _, m := range p.Marks {
			pic, ok := m.(*Picture)
			if !ok || pic.Image.Drawing == nil {
				continue
			}
			lines, done := set[pic.Image]
			if !done {
				lines = l.letterings(pic.Image.Drawing)
				set[pic.Image] = lines
			}
			pic.Letters = lines
		}
	}
}

func (s *setter) letterings(scene *doc.Scene) [][]LetterRun {
	var out [][]LetterRun
	for _, x := range scene.Shapes {
		if t, ok := x.(*doc.Lettering); ok {
			out = append(out, s.lettering(t))
		}
	}
	return out
}

// lettering sets a line, then moves it as its anchor asks.
func (s *setter) lettering(t *doc.Lettering) []LetterRun {
	var out []LetterRun
	x, y := 0, 0
	for i := range t.Runs {
		r := &t.Runs[i]
		x, y = x+r.DX, y+r.DY
		s.split(clean(r.Text), letterFace(r), func(part string, id FaceID, width int) {
			out = append(out, LetterRun{X: x, Y: y, Size: r.Size, Text: part, Face: id, Fill: r.Fill})
			x += width * r.Size / 1000
		})
	}
	back := 0
	switch t.Align {
	case doc.Center:
		back = x / 2
	case doc.End:
		back = x
	}
	for i := range out {
		out[i].X -= back
	}
	if n := len(out); n > 0 {
		out[n-1].Text += " " // keeps its words from those of the next line where only the text is read
	}
	return out
}

func letterFace(r *doc.LetterRun) FaceID {
	id := [...]FaceID{doc.Sans: Sans, doc.Serif: Serif, doc.Mono: Mono}[r.Family]
	if r.Bold {
		id |= Bold
	}
	if r.Italic {
		id |= Italic
	}
	return id
}
