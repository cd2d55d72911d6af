package layout

import (
	"slices"
	"strings"

	"smmpub/generator/doc"
)

// tableBox is a table, set: its column widths and its rows as boxes. The page builder takes it row by row.
type tableBox struct {
	table  *doc.Table
	x      int
	widths []int
	offs   []int // left edge of each column, and the right edge of the last
	head   []*group
	again  []*group // the head on later pages
	over   []item   // the label over it there, when the table has no title
	body   []*group
	node   *Node
}

// group is a run of rows that cells spanning rows tie together; most are one row.
type group struct {
	rows []*rowBox
	keep bool // heads the rows that follow
	lead bool // says what the rows that follow are about, and is no beginning of a table without them
}

// rowBox is a row. A cell that spans rows is in the first of them.
type rowBox struct {
	cells []*cellBox
	h     int
}

// cellBox is a cell's part of a page: its list and its ground.
type cellBox struct {
	col, span, down int
	items           []item
	anchors         []string
	fill            doc.Ink
	head            bool // heads a column
	aim             aim
	label           []item // what a row head prints again on later pages
	repeated        bool   // holds nothing but its label
}

func (g *group) height() int {
	h := 0
	for _, r := range g.rows {
		h += r.h
	}
	return h
}

func groupsHeight(gs []*group) int {
	h := 0
	for _, g := range gs {
		h += g.height()
	}
	return h
}

// table sets a table: caption above, title and column heads, rows.
func (f *flow) table(t *doc.Table) {
	f.unmark()
	if hasClass(t.Class, "practice") { // a note on the practice stands with its table
		f.introduces()
	}
	f.space(figureSpace)
	f.anchor(t.ID)
	node := f.l.node("Table", f.node)
	if spans := f.caption(t.Label, t.Caption); len(spans) > 0 {
		f.captionLines(spans, node, true)
		f.space(5 * Pt)
	}
	box := f.tableBox(t, node)
	if t.Label != "" && len(t.Title) == 0 {
		box.over = f.continuedLabel(t)
	}
	if f.inCell {
		f.nested(box)
		return
	}
	f.add(item{kind: tableItem, h: groupsHeight(box.head) + groupsHeight(box.body), x: f.x, table: box, keep: box.leads()})
	f.space(figureSpace + 2*Pt)
}

// nested puts a table that stands in a cell into the cell's list, row by row.
func (f *flow) nested(box *tableBox) {
	for i, gs := range [][]*group{box.head, box.body} {
		for _, g := range gs {
			part := *box
			part.head, part.body = nil, []*group{g}
			f.add(item{kind: tableItem, h: g.height(), x: f.x, table: &part, keep: i == 0})
		}
	}
	f.space(tightSpace)
}

func (f *flow) tableBox(t *doc.Table, node *Node) *tableBox {
	b := &tableBox{table: t, x: f.x, node: node}
	t = f.stacked(t)
	s := tableSetter{f: f, t: t, box: b, text: tableText}
	if slices.Contains(strings.Fields(t.Class), "practice") {
		s.text = practiceText
	}
	if f.inCell {
		s.text.Size, s.text.Leading = min(s.text.Size, f.text.Size), min(s.text.Leading, f.text.Leading)
	}
	head, body := grid(t.Head), grid(t.Rows)
	n := max(len(t.Columns), columns(head), columns(body), 1)
	s.aims = aims(t, head, n)
	b.widths = s.columnWidths(n, head, body)
	b.offs = make([]int, n+1)
	for i, w := range b.widths {
		b.offs[i+1] = b.offs[i] + w
	}
	s.begin("THead", len(head)+len(t.Title)+len(t.Summary))
	b.head = s.titleRows(n, "")
	columnHeads := s.groups(head)
	b.head = append(b.head, columnHeads...)
	b.again = append(s.continued(n), repeat(columnHeads)...)
	s.begin("TBody", len(body))
	b.body = s.groups(body)
	return b
}

// begin begins a part of the table that has so many rows.
func (s *tableSetter) begin(role string, rows int) {
	if rows > 0 {
		s.section = s.f.l.kid(role, s.box.node)
	}
}

// leastColumn is the average width below which a table's cells are printed one below the other; leastNested that of a
// table inside a cell, where lists take most of it.
const (
	leastColumn = 20 * Pt
	leastNested = 52 * Pt
)

// stacked gives a table that has too many columns for the width as a table of one column.
func (f *flow) stacked(t *doc.Table) *doc.Table {
	n := max(columns(grid(t.Head)), columns(grid(t.Rows)), 1)
	least := leastColumn
	if f.inCell {
		least = leastNested
	}
	if n == 1 || f.w/n >= least {
		return t
	}
	out := *t
	out.Columns, out.Head, out.Rows = []doc.Column{{}}, stack(t.Head), stack(t.Rows)
	return &out
}

func stack(rows []*doc.Row) []*doc.Row {
	var out []*doc.Row
	for _, r := range rows {
		for _, c := range r.Cells {
			alone := *c
			alone.Span, alone.Down = 1, 1
			out = append(out, &doc.Row{Class: r.Class, Facets: r.Facets, Cells: []*doc.Cell{&alone}})
		}
	}
	return out
}

// tableSetter sets the cells of one table.
type tableSetter struct {
	f    *flow
	t    *doc.Table
	box  *tableBox
	text textStyle
	// section is the part of the table that rows are made for: its head or its body.
	section *Node
	// parts says that names are measured as if they were divided at each of their marks.
	parts bool
	aims  []aim // of the columns
}

// groups sets rows, cells that span rows together with all they span.
func (s *tableSetter) groups(rows []gridRow) []*group {
	var out []*group
	for i := 0; i < len(rows); {
		end := i + 1
		for j := i; j < end; j++ {
			for _, c := range rows[j].cells {
				end = max(end, min(j+c.down, len(rows)))
			}
		}
		out = append(out, s.group(rows[i:end]))
		i = end
	}
	return out
}

func (s *tableSetter) group(rows []gridRow) *group {
	g := &group{}
	for i, r := range rows {
		tr := s.f.l.kid("TR", s.section)
		box := &rowBox{}
		for _, c := range r.cells {
			cell := s.cell(r.row, c, tr)
			cell.down = min(cell.down, len(rows)-i)
			box.cells = append(box.cells, cell)
		}
		g.rows = append(g.rows, box)
	}
	first := rows[0].row.Class
	g.keep = len(rows) == 1 && (isGroupRow(rows[0], len(s.box.widths)) || first == "summary")
	g.lead = len(rows) == 1 && (first == "summary" || first == "objective" || first == "reference")
	g.measure()
	return g
}

// isGroupRow tells a row that heads those that follow.
func isGroupRow(r gridRow, columns int) bool {
	return r.row.Class == "group" || len(r.cells) == 1 && r.cells[0].span == columns && r.cells[0].cell.Head != doc.Data
}
