package html

import (
	"strings"

	"smmpub/generator/doc"
)

// gleaner gathers the plain text of blocks: what an entry of the search says.
type gleaner struct {
	*book
	out   strings.Builder
	notes map[*doc.Note]bool
}

// gleaned is the text of blocks on one line. What has entries of its own is left out, and so is what only leads elsewhere.
func (b *book) gleaned(blocks []doc.Block) string {
	g := &gleaner{book: b, notes: map[*doc.Note]bool{}}
	g.blocks(blocks)
	return oneLine(g.out.String())
}

func (g *gleaner) blocks(blocks []doc.Block) {
	for _, block := range blocks {
		g.block(block)
	}
}

func (g *gleaner) block(block doc.Block) {
	switch x := block.(type) {
	case *doc.Paragraph:
		if x.Class != "label" && x.Class != "used" {
			g.line(x.Content)
		}
	case *doc.Heading:
		g.line(x.Content)
	case *doc.List:
		for _, it := range x.Items {
			if it.ID == "" {
				g.blocks(it.Blocks)
			}
		}
	case *doc.Definitions:
		g.definitions(x)
	case *doc.Quote:
		g.blocks(x.Blocks)
	case *doc.Box:
		g.line(x.Title)
		g.blocks(x.Blocks)
	case *doc.CodeBlock:
		g.code(x)
	case *doc.Table:
		g.table(x)
	case *doc.Figure:
		g.line(x.Caption)
		g.out.WriteString(x.Alt + "\n")
	}
}

// line writes inlines, and the footnotes that they mark.
func (g *gleaner) line(in []doc.Inline) {
	if len(in) == 0 {
		return
	}
	g.addPlain(&g.out, in)
	g.out.WriteByte('\n')
	doc.VisitInlines(in, func(x doc.Inline) {
		if r, ok := x.(*doc.NoteRef); ok && !g.notes[r.Note] {
			g.notes[r.Note] = true
			g.blocks(r.Note.Blocks)
		}
	})
}

func (g *gleaner) definitions(d *doc.Definitions) {
	if groupOf(d) != nowhere {
		return
	}
	for _, it := range d.Items {
		for _, t := range it.Terms {
			g.line(t)
		}
		g.blocks(it.Body)
	}
}

func (g *gleaner) code(c *doc.CodeBlock) {
	if c.Title != "" {
		g.out.WriteString(c.Title + "\n")
	}
	for _, line := range c.Lines {
		for _, t := range line {
			g.out.WriteString(t.Text)
		}
		g.out.WriteByte('\n')
	}
}

// table writes what a table says of itself and, where its cells are no entries and list none, the cells.
func (g *gleaner) table(t *doc.Table) {
	for _, line := range t.Summary {
		g.line(line)
	}
	if hasClass(t.Class, "practice", "crosswalk", "mapping") {
		return
	}
	g.line(t.Caption)
	for _, rows := range [][]*doc.Row{t.Head, t.Rows} {
		for _, r := range rows {
			for _, c := range r.Cells {
				g.blocks(c.Blocks)
			}
		}
	}
}

// hasClass tells whether one of the names is among the words of a class.
func hasClass(class string, names ...string) bool {
	for word := range strings.FieldsSeq(class) {
		for _, name := range names {
			if word == name {
				return true
			}
		}
	}
	return false
}
