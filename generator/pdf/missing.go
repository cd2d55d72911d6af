package pdf

import (
	"slices"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
)

// Missing is a character that no font has, and where the publication holds it: the nearest things around it that have a place,
// none for a character of the interface words.
type Missing struct {
	Rune rune
	At   []diag.Pos
}

// mostPlaces is how many places of one character are kept.
const mostPlaces = 4

// finder looks for characters in a publication.
type finder struct {
	want  map[rune]*Missing
	at    diag.Pos
	notes map[*doc.Note]bool
}

// missing says where the characters stand that layout did not find in any font.
func missing(p *doc.Publication, runes []rune) []Missing {
	if len(runes) == 0 {
		return nil
	}
	out := make([]Missing, len(runes))
	f := finder{want: map[rune]*Missing{}, at: p.Pos, notes: map[*doc.Note]bool{}}
	for i, r := range runes {
		out[i].Rune = r
		for _, letter := range layout.Letters(r) { // a joined form stands for letters
			out[i].Rune = letter
			f.want[letter] = &out[i]
		}
	}
	f.text(p.Front.Title)
	f.blocks(p.Front.Abstract)
	for _, c := range p.Chapters {
		c.Walk(func(s *doc.Section, _ int) {
			f.within(s.Pos, func() {
				f.inlines(s.Title)
				f.blocks(s.Body)
			})
		})
	}
	return out
}

// within looks into something that has a place, or takes that of what is around it.
func (f *finder) within(at diag.Pos, look func()) {
	outer := f.at
	if at.File != "" {
		f.at = at
	}
	look()
	f.at = outer
}

func (f *finder) text(s string) {
	for _, r := range s {
		if r < 0x80 {
			continue
		}
		if m := f.want[r]; m != nil && len(m.At) < mostPlaces && !slices.Contains(m.At, f.at) {
			m.At = append(m.At, f.at)
		}
	}
}

func (f *finder) inlines(in []doc.Inline) {
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Text:
			f.text(x.Text)
		case *doc.Code:
			f.text(x.Text)
		case *doc.Span:
			f.inlines(x.Content)
		case *doc.Acronym:
			f.text(x.Short)
		case *doc.Badge:
			f.text(x.Text)
		case *doc.InlineImage:
			f.drawing(x.Image)
		case *doc.NoteRef:
			f.note(x.Note)
		case *doc.Ref:
			f.within(x.Pos, func() {
				f.text(x.Raw)
				f.inlines(x.Content)
				f.inlines(x.Locator)
			})
		}
	}
}

func (f *finder) note(n *doc.Note) {
	if !f.notes[n] {
		f.notes[n] = true
		f.within(n.Pos, func() { f.blocks(n.Blocks) })
	}
}

func (f *finder) blocks(bs []doc.Block) {
	for _, b := range bs {
		switch b := b.(type) {
		case *doc.Paragraph:
			f.within(b.Pos, func() { f.inlines(b.Content) })
		case *doc.Heading:
			f.within(b.Pos, func() { f.inlines(b.Content) })
		case *doc.List:
			for _, it := range b.Items {
				f.within(it.Pos, func() { f.blocks(it.Blocks) })
			}
		case *doc.Definitions:
			for _, d := range b.Items {
				f.within(d.Pos, func() { f.lines(d.Terms); f.blocks(d.Body) })
			}
		case *doc.Quote:
			f.blocks(b.Blocks)
		case *doc.Box:
			f.inlines(b.Title)
			f.blocks(b.Blocks)
		case *doc.CodeBlock:
			f.code(b)
		case *doc.Figure:
			f.within(b.Pos, func() { f.inlines(b.Caption) })
			f.drawing(b.Image)
		case *doc.Table:
			f.within(b.Pos, func() { f.table(b) })
		}
	}
}

func (f *finder) lines(lines [][]doc.Inline) {
	for _, in := range lines {
		f.inlines(in)
	}
}

func (f *finder) code(b *doc.CodeBlock) {
	f.text(b.Title)
	for _, line := range b.Lines {
		for _, t := range line {
			f.text(t.Text)
		}
	}
}

func (f *finder) table(t *doc.Table) {
	f.inlines(t.Caption)
	f.inlines(t.Title)
	f.lines(t.Summary)
	for _, rows := range [][]*doc.Row{t.Head, t.Rows} {
		for _, r := range rows {
			for _, c := range r.Cells {
				f.within(c.Pos, func() { f.blocks(c.Blocks) })
			}
		}
	}
}
