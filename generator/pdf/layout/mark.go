package layout

import (
	"slices"
	"strings"

	"smmpub/generator/doc"
)

// aim says how a cell stands to the levels of a table: its badge says it in words, lines only support it.
type aim struct {
	target  bool // the level aimed at: an accent line at both sides, a bar over its head
	current bool // the level reached: a dark bar below its head
	alone   bool // a cell by itself, not one of a marked column
}

// Widths of the lines of marked cells.
const (
	targetLine = 1300
	aimBar     = 2400
)

// aims are the marks of the columns, as the columns or their heads have them.
func aims(t *doc.Table, head []gridRow, n int) []aim {
	out := make([]aim, n)
	for i := range min(n, len(t.Columns)) {
		out[i] = aimOf(t.Columns[i].Class)
	}
	for _, r := range head {
		for _, c := range r.cells {
			if a := aimOf(c.cell.Class); c.span == 1 && c.col < n {
				out[c.col].target = out[c.col].target || a.target
				out[c.col].current = out[c.col].current || a.current
			}
		}
	}
	return out
}

func aimOf(class string) aim {
	return aim{target: hasClass(class, "target"), current: hasClass(class, "current")}
}

// hasClass tells whether a word stands among the words of a class.
func hasClass(class, word string) bool {
	return strings.Contains(class, word) && slices.Contains(strings.Fields(class), word)
}

// aim is the mark of a cell: its column's, or its own where that has none. Cells across columns have none.
func (s *tableSetter) aim(c gridCell) aim {
	if c.span > 1 || c.col >= len(s.aims) {
		return aim{}
	}
	column := s.aims[c.col]
	if column != (aim{}) {
		return column
	}
	own := aimOf(c.cell.Class)
	own.alone = own != aim{}
	return own
}

// aimed paints the lines of a marked cell inside its edges.
func (b *builder) aimed(c *cellBox, r Rect) {
	if c.aim.target {
		b.edge(Rect{r.X, r.Y, targetLine, r.H}, doc.InkAccent)
		b.edge(Rect{r.X + r.W - targetLine, r.Y, targetLine, r.H}, doc.InkAccent)
		if c.head {
			b.edge(Rect{r.X, r.Y, r.W, aimBar}, doc.InkAccent)
		}
	}
	if c.aim.target && c.aim.alone {
		b.edge(Rect{r.X, r.Y, r.W, targetLine}, doc.InkAccent)
		b.edge(Rect{r.X, r.Y + r.H - targetLine, r.W, targetLine}, doc.InkAccent)
	}
	if c.aim.current && (c.head || c.aim.alone) {
		inset := 0
		if c.aim.target {
			inset = 2 * targetLine
		}
		b.edge(Rect{r.X + inset, r.Y + r.H - aimBar - inset/2, r.W - 2*inset, aimBar}, doc.InkText)
	}
}

func (b *builder) edge(r Rect, ink doc.Ink) {
	b.page.Marks = append(b.page.Marks, &Box{Rect: r, Fill: ink})
}
