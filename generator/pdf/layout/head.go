package layout

import "smmpub/generator/doc"

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
		out = append(out, s.band(n, doc.InkAccent, tableTitle, spans, s.bandNode("TH", n, suffix)))
	}
	for _, in := range s.t.Summary {
		if suffix != "" {
			break
		}
		st := s.text
		st.Face |= Italic
		out = append(out, s.band(n, doc.InkPanel, st, s.f.l.spans(in, st.Style), s.bandNode("TD", n, suffix)))
	}
	return out
}

// continued is the title on later pages.
func (s *tableSetter) continued(n int) []*group {
	return repeat(s.titleRows(n, s.f.l.word("continued", "(continued)")))
}

// bandNode is the node of a cell across the table; there is none for those that are printed again.
func (s *tableSetter) bandNode(role string, n int, suffix string) *Node {
	if suffix != "" {
		return nil
	}
	c := s.f.l.kid(role, s.f.l.kid("TR", s.section))
	c.Span = n
	if role == "TH" {
		c.Scope = "Column"
	}
	return c
}

// band is one cell across the table.
func (s *tableSetter) band(n int, fill doc.Ink, st textStyle, spans []span, node *Node) *group {
	f := s.cellFlow(s.box.offs[n]-2*cellPadX, st, node)
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
