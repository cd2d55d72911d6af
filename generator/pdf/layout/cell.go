package layout

import "smmpub/generator/doc"

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
	if hasClass(c.Class, "center") {
		st.Align = doc.Center
	}
	return st
}

func (s *tableSetter) cell(row *doc.Row, c gridCell, tr *Node) *cellBox {
	st := s.cellText(c.cell, c.col)
	w := s.box.offs[min(c.col+c.span, len(s.box.widths))] - s.box.offs[c.col]
	f := s.cellFlow(w-2*cellPadX, st, s.f.l.cellNode(c, tr))
	f.blocks(c.cell.Blocks)
	b := &cellBox{col: c.col, span: c.span, down: c.down, items: f.finish(), fill: cellFill(row, c.cell),
		head: c.cell.Head == doc.ColHead, aim: s.aim(c)}
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

// cellNode is the node of a cell, with its place in the table and what it heads.
func (l *layouter) cellNode(c gridCell, tr *Node) *Node {
	role := "TD"
	if c.cell.Head != doc.Data {
		role = "TH"
	}
	n := l.kid(role, tr)
	n.Col, n.Span, n.Down, n.Scope = c.col, c.span, c.down, scopes[c.cell.Head]
	return n
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
