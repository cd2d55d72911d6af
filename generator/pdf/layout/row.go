package layout

import "smmpub/generator/doc"

// measure sets the heights of the group's rows from their cells.
func (g *group) measure() {
	for _, r := range g.rows {
		r.h = 2 * cellPadY
		for _, c := range r.cells {
			if c.down <= 1 {
				r.h = max(r.h, c.height())
			}
		}
	}
	for i, r := range g.rows {
		for _, c := range r.cells {
			if c.down > 1 {
				end := min(i+c.down, len(g.rows))
				if short := c.height() - rowsHeight(g.rows[i:end]); short > 0 {
					g.rows[end-1].h += short
				}
			}
		}
	}
}

func rowsHeight(rows []*rowBox) int {
	h := 0
	for _, r := range rows {
		h += r.h
	}
	return h
}

func (c *cellBox) height() int { return trimmed(c.items) + 2*cellPadY }

// notes are the footnotes that the group calls.
func (g *group) notes() []*doc.Note {
	var out []*doc.Note
	for _, r := range g.rows {
		for _, c := range r.cells {
			out = append(out, itemNotes(c.items)...)
		}
	}
	return out
}

func itemNotes(items []item) []*doc.Note {
	var out []*doc.Note
	for i := range items {
		if t := items[i].table; t != nil {
			for _, g := range t.body {
				out = append(out, g.notes()...)
			}
		}
		out = append(out, items[i].notes()...)
	}
	return out
}

// split divides the group at a height: whole rows first, else the lines of its first row. Nothing is given back when
// nothing fits; force then breaks keeps, but never lets a row without a line behind.
func (g *group) split(room int, force bool) (top, rest *group) {
	n, h := 0, 0
	for n < len(g.rows) && h+g.rows[n].h <= room {
		h += g.rows[n].h
		n++
	}
	switch {
	case n == len(g.rows):
		return g, nil
	case n > 0:
		return g.cut(n)
	}
	return g.splitRow(room, force)
}

// cut divides the group between rows; cells that reach over the cut are divided at it.
func (g *group) cut(n int) (top, rest *group) {
	top = &group{}
	rest = &group{rows: make([]*rowBox, len(g.rows)-n)}
	for i := range rest.rows {
		r := *g.rows[n+i]
		r.cells = append([]*cellBox{}, r.cells...)
		rest.rows[i] = &r
	}
	for i, r := range g.rows[:n] {
		part := &rowBox{h: r.h}
		for _, c := range r.cells {
			if i+c.down <= n {
				part.cells = append(part.cells, c)
				continue
			}
			room := rowsHeight(g.rows[i:n])
			a, b := c.split(room, len(c.items) > 0 && c.items[0].h+2*cellPadY <= room)
			a.down, b.down = n-i, c.down-(n-i)
			part.cells = append(part.cells, a)
			rest.rows[0].cells = append(rest.rows[0].cells, b)
		}
		top.rows = append(top.rows, part)
	}
	rest.measure()
	return top, rest
}

func (g *group) splitRow(room int, force bool) (top, rest *group) {
	first := g.rows[0]
	a, b := &rowBox{}, &rowBox{}
	placed := 0
	for _, c := range first.cells {
		x, y := c.split(room, force)
		if !c.repeated {
			placed += len(x.items)
		}
		x.down = 1
		a.cells, b.cells = append(a.cells, x), append(b.cells, y)
	}
	if placed == 0 {
		return nil, g
	}
	top = &group{rows: []*rowBox{a}}
	top.measure()
	rest = &group{rows: append([]*rowBox{b}, g.rows[1:]...), keep: g.keep}
	rest.measure()
	return top, rest
}

// split divides a cell's list at a height. A row head whose words are all above is repeated below.
func (c *cellBox) split(room int, force bool) (top, rest *cellBox) {
	a, b := *c, *c
	n := fit(c.items, room-2*cellPadY, force)
	if !force {
		n = c.fewer(n)
	}
	if c.repeated {
		n = len(c.items)
	}
	a.items, b.items = c.items[:n:n], c.items[n:]
	if n < len(c.items) && c.items[n].kind == tableItem {
		a.items, b.items = splitNested(a.items, b.items, room-2*cellPadY-height(a.items), force && n <= 1)
		n = len(a.items)
	}
	for len(b.items) > 0 && b.items[0].kind == spaceItem {
		b.items = b.items[1:]
	}
	b.anchors = nil
	if n == 0 && len(c.items) > 0 {
		a.anchors, b.anchors = nil, c.anchors
	}
	if len(b.items) == 0 && c.label != nil {
		b.items, b.repeated = c.label, true
	}
	return &a, &b
}

// fewLines are too few to go on with overleaf.
const fewLines = 4

// fewer gives a place at or before a cut from which enough of the cell's text is left to go on with; the cut itself where
// there is none with as much above it.
func (c *cellBox) fewer(cut int) int {
	if cut == 0 || cut == len(c.items) {
		return cut
	}
	for n := cut; n > 0; n-- {
		switch {
		case lines(c.items[:n]) < fewLines:
			return cut
		case lines(c.items[n:]) >= fewLines && !c.items[n-1].keep:
			return n
		}
	}
	return cut
}

// lines counts the lines of a list; what is no line counts as many.
func lines(items []item) int {
	n := 0
	for i := range items {
		switch items[i].kind {
		case lineItem:
			n++
		case drawItem, tableItem:
			n += fewLines
		}
	}
	return n
}

// splitNested divides the row of a table inside a cell that stands at the cut. What is forced but too tall goes below as
// long as something stands above.
func splitNested(above, below []item, room int, force bool) ([]item, []item) {
	it := below[0]
	top, rest := it.table.body[0].split(room, force)
	if top == nil || rest == nil || top.height() > room && len(above) > 0 {
		return above, below
	}
	return append(above, it.part(top)), append([]item{it.part(rest)}, below[1:]...)
}

// part is a row of a table inside a cell, with another group in its place.
func (it item) part(g *group) item {
	box := *it.table
	box.body = []*group{g}
	it.table, it.h = &box, g.height()
	return it
}

// empty reports that nothing is left but repeated labels.
func (g *group) empty() bool {
	for _, r := range g.rows {
		for _, c := range r.cells {
			if !c.repeated && len(c.items) > 0 {
				return false
			}
		}
	}
	return true
}
