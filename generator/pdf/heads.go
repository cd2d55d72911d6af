package pdf

import (
	"fmt"
	"slices"
)

// heads finds the head cells of a table's data cells where their places alone do not say it: in tables with rows that head
// those below them.
type heads struct {
	columns    int
	head, body [][]*element // cells by row

	prefix string // of IDs
	named  int
	group  []*element // the row that heads those that follow
	tall   []tallHead
}

// tallHead is a row head, and how many rows it still heads.
type tallHead struct {
	cell *element
	left int
}

func newHeads(table *element, number int) *heads {
	h := &heads{prefix: fmt.Sprintf("th-%d-", number)}
	for _, part := range table.kids {
		for _, row := range part.el.rows() {
			if part.el.role == "THead" {
				h.head = append(h.head, row)
			} else {
				h.body = append(h.body, row)
			}
			for _, c := range row {
				h.columns = max(h.columns, c.node.Col+span(c))
			}
		}
	}
	return h
}

// rows are the cells of a table's part.
func (e *element) rows() [][]*element {
	if e == nil || e.role != "THead" && e.role != "TBody" {
		return nil
	}
	var out [][]*element
	for _, row := range e.kids {
		var cells []*element
		for _, c := range row.el.kids {
			cells = append(cells, c.el)
		}
		out = append(out, cells)
	}
	return out
}

func span(e *element) int { return max(e.node.Span, 1) }

// groups tells a row that heads the rows below it.
func (h *heads) groups(row []*element) bool {
	return len(row) == 1 && row[0].role == "TH" && span(row[0]) == h.columns && h.columns > 1
}

// name gives the data cells of a table with such rows the names of their heads.
func (h *heads) name() {
	if !slices.ContainsFunc(h.body, h.groups) {
		return
	}
	for _, row := range h.body {
		if h.groups(row) {
			h.group = row
			continue
		}
		h.besides(row)
		for _, c := range row {
			if c.role == "TD" {
				c.heads = h.of(c)
			}
		}
	}
}

// besides notes the row heads of a row, and forgets those that end above it.
func (h *heads) besides(row []*element) {
	var on []tallHead
	for _, t := range h.tall {
		if t.left > 1 {
			on = append(on, tallHead{t.cell, t.left - 1})
		}
	}
	for _, c := range row {
		if c.role == "TH" {
			on = append(on, tallHead{c, max(c.node.Down, 1)})
		}
	}
	h.tall = on
}

// of are the IDs of a cell's heads: over it, then the group's, then at its side.
func (h *heads) of(c *element) []string {
	var out []string
	for _, k := range append(h.over(c), h.group...) {
		out = append(out, h.id(k))
	}
	for _, t := range h.tall {
		out = append(out, h.id(t.cell))
	}
	return out
}

// over are the head cells above a cell; those across the whole table are its title.
func (h *heads) over(c *element) []*element {
	var out []*element
	for _, row := range h.head {
		for _, k := range row {
			above := k.node.Col < c.node.Col+span(c) && c.node.Col < k.node.Col+span(k)
			if k.role == "TH" && span(k) < h.columns && above {
				out = append(out, k)
			}
		}
	}
	return out
}

func (h *heads) id(e *element) string {
	if e.id == "" {
		h.named++
		e.id = fmt.Sprint(h.prefix, h.named)
	}
	return e.id
}
