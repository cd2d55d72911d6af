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
	ink             doc.Ink // of lines beside it; NoInk for the table's
	label           []item  // what a row head prints again on later pages
	repeated        bool    // holds nothing but its label
	middle          bool    // contents stand in the middle of the height
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
	f.space(figureSpace)
	f.anchor(t.ID)
	if spans := f.caption(t.Label, t.Caption); len(spans) > 0 {
		f.captionLines(spans, true)
		f.space(5 * Pt)
	}
	box := f.tableBox(t)
	if t.Label != "" && len(t.Title) == 0 {
		box.over = f.continuedLabel(t)
	}
	if f.inCell {
		f.nested(box)
		return
	}
	f.add(item{kind: tableItem, h: groupsHeight(box.head) + groupsHeight(box.body), x: f.x, table: box})
	f.space(figureSpace + 2*Pt)
}

// continuedLabel is what stands over a table without a title on later pages.
func (f *flow) continuedLabel(t *doc.Table) []item {
	bold, italic := captionText.Style, captionText.Style
	bold.Face |= Bold
	italic.Face |= Italic
	italic.Ink = doc.InkMuted
	c := &flow{l: f.l, x: f.x, w: f.w, text: captionText}
	c.lines(c.l.atoms([]span{{text: clean(t.Label) + " ", style: bold}, {text: f.l.word("continued", "(continued)"), style: italic}}),
		captionText, nil, true)
	return append(again(c.items), item{kind: padItem, h: 5 * Pt})
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

func (f *flow) tableBox(t *doc.Table) *tableBox {
	b := &tableBox{table: t, x: f.x, node: f.l.node("Table", f.node)}
	s := tableSetter{f: f, t: t, box: b, text: tableText}
	if slices.Contains(strings.Fields(t.Class), "practice") {
		s.text = practiceText
	}
	if f.inCell {
		s.text.Size, s.text.Leading = min(s.text.Size, f.text.Size), min(s.text.Leading, f.text.Leading)
	}
	head, body := grid(t.Head), grid(t.Rows)
	n := max(len(t.Columns), columns(head), columns(body), 1)
	b.widths = s.columnWidths(n, head, body)
	b.offs = make([]int, n+1)
	for i, w := range b.widths {
		b.offs[i+1] = b.offs[i] + w
	}
	b.head = s.titleRows(n, "")
	columnHeads := s.groups(head)
	b.head = append(b.head, columnHeads...)
	b.again = append(s.continued(n), repeat(columnHeads)...)
	b.body = s.groups(body)
	return b
}

// tableSetter sets the cells of one table.
type tableSetter struct {
	f    *flow
	t    *doc.Table
	box  *tableBox
	text textStyle
}

// cellFlow is a fresh flow for a cell of the given inner width.
func (s *tableSetter) cellFlow(w int, st textStyle, node *Node) *flow {
	return &flow{l: s.f.l, w: max(w, 6*Pt), maxH: 300 * Pt, text: st, inCell: true, node: node}
}

// cellText is the look of a cell's paragraphs.
func (s *tableSetter) cellText(c *doc.Cell, col int) textStyle {
	st := s.text
	if c.Head != doc.Data {
		st.Face |= Bold
	}
	if col < len(s.t.Columns) {
		st.Align = s.t.Columns[col].Align
	}
	return st
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
		tr := s.f.l.node("TR", s.box.node)
		box := &rowBox{}
		for _, c := range r.cells {
			cell := s.cell(r.row, c, tr)
			cell.down = min(cell.down, len(rows)-i)
			box.cells = append(box.cells, cell)
		}
		g.rows = append(g.rows, box)
	}
	g.keep = len(rows) == 1 && isGroupRow(rows[0], len(s.box.widths))
	g.measure()
	return g
}

// isGroupRow tells a row that heads those that follow.
func isGroupRow(r gridRow, columns int) bool {
	return r.row.Class == "group" || len(r.cells) == 1 && r.cells[0].span == columns && r.cells[0].cell.Head != doc.Data
}

func (s *tableSetter) cell(row *doc.Row, c gridCell, tr *Node) *cellBox {
	role := "TD"
	if c.cell.Head != doc.Data {
		role = "TH"
	}
	st := s.cellText(c.cell, c.col)
	w := s.box.offs[min(c.col+c.span, len(s.box.widths))] - s.box.offs[c.col]
	f := s.cellFlow(w-2*cellPadX, st, s.f.l.node(role, tr))
	f.head = c.cell.Head
	f.blocks(c.cell.Blocks)
	b := &cellBox{col: c.col, span: c.span, down: c.down, items: f.finish(), fill: cellFill(row, c.cell)}
	for _, name := range append([]string{c.cell.ID}, c.cell.Aliases...) {
		if name != "" {
			b.anchors = append(b.anchors, name)
		}
	}
	if c.cell.Head == doc.RowHead || c.cell.Head == doc.RowGroup {
		b.label = s.label(b.items, w-2*cellPadX, st)
	}
	return b
}

// label is what a row head says again on a later page: itself when short, and "(continued)".
func (s *tableSetter) label(items []item, w int, st textStyle) []item {
	var out []item
	if trimmed(items) < 70*Pt {
		out = again(items)
	}
	st.Face = st.Face&^Bold | Italic
	st.Ink = doc.InkMuted
	f := s.cellFlow(w, st, nil)
	f.lines(f.l.atoms([]span{{text: s.f.l.word("continued", "(continued)"), style: st.Style}}), st, nil, false)
	return append(out, again(f.items)...)
}

// again copies items as artifacts: no anchors, no notes.
func again(items []item) []item {
	out := make([]item, len(items))
	for i, it := range items {
		it.again, it.anchors = true, nil
		out[i] = it
	}
	return out
}

func cellFill(row *doc.Row, c *doc.Cell) doc.Ink {
	switch {
	case c.Head != doc.Data && c.Facets.Level > 0:
		return levelInk(c.Facets.Level)
	case c.Head != doc.Data || c.Class == "corner" || row.Class == "group":
		return doc.InkPanel
	}
	return doc.NoInk
}

func levelInk(n int) doc.Ink { return doc.Ink("level-" + string(rune('0'+min(n, 9)))) }

// titleRows are the rows over the column heads: the table's title and what it is for.
func (s *tableSetter) titleRows(n int, suffix string) []*group {
	if len(s.t.Title) == 0 && len(s.t.Summary) == 0 {
		return nil
	}
	var out []*group
	if len(s.t.Title) > 0 {
		spans := s.f.l.spans(s.t.Title, tableTitle.Style)
		if suffix != "" {
			st := tableTitle.Style
			st.Face = Sans + Italic
			spans = append(spans, span{text: " " + suffix, style: st})
		}
		out = append(out, s.band(n, doc.InkAccent, tableTitle, spans))
	}
	for _, in := range s.t.Summary {
		if suffix != "" {
			break
		}
		st := s.text
		st.Face |= Italic
		out = append(out, s.band(n, doc.InkPanel, st, s.f.l.spans(in, st.Style)))
	}
	return out
}

// continued is the title on later pages.
func (s *tableSetter) continued(n int) []*group {
	return repeat(s.titleRows(n, s.f.l.word("continued", "(continued)")))
}

// band is one cell across the table.
func (s *tableSetter) band(n int, fill doc.Ink, st textStyle, spans []span) *group {
	f := s.cellFlow(s.box.offs[n]-2*cellPadX, st, nil)
	f.node = f.l.node("TH", f.l.node("TR", s.box.node))
	f.lines(f.l.atoms(spans), st, f.l.node("P", f.node), false)
	g := &group{rows: []*rowBox{{cells: []*cellBox{{span: n, down: 1, items: f.finish(), fill: fill}}}}}
	g.measure()
	return g
}

// repeat copies groups as artifacts.
func repeat(gs []*group) []*group {
	out := make([]*group, len(gs))
	for i, g := range gs {
		c := &group{}
		for _, r := range g.rows {
			row := &rowBox{h: r.h}
			for _, cell := range r.cells {
				copied := *cell
				copied.items, copied.anchors = again(cell.items), nil
				row.cells = append(row.cells, &copied)
			}
			c.rows = append(c.rows, row)
		}
		out[i] = c
	}
	return out
}
