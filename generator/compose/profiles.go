package compose

import (
	"strconv"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// profilesOn compares the profiles that speak of a practice: a row for each scope of each, a column for each level, and in each
// cell how many statements an assessment asks there, leading to them. It stands on the model's own page of the practice.
func (b *builder) profilesOn(n *smm.Node) []doc.Block {
	t := &doc.Table{Class: "plain matrix", Columns: []doc.Column{{Weight: 30}, {Weight: 20}}}
	head := &doc.Row{Cells: []*doc.Cell{colHead(b.words["profile"]), colHead(b.words["scope"])}}
	for _, l := range b.model.Asking() {
		t.Columns = append(t.Columns, doc.Column{Class: "center"})
		c := colHead(b.levelName(l))
		c.Class, c.Facets = "level", doc.Facets{Level: l.Level}
		head.Cells = append(head.Cells, c)
	}
	t.Head = []*doc.Row{head}
	for _, p := range b.pubs {
		if p.Kind == smm.ProfilePub && p.Model == b.model && p.Table(n.ID) != nil {
			b.compared(t, p, p.Table(n.ID))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.Caption = doc.Plain(fill(b.words["profiles-on"], "practice", n.Name))
	return []doc.Block{heading(2, "", b.words["profiles"]), t}
}

// levelName is a level's number and name: 2 Ad Hoc.
func (b *builder) levelName(l *smm.Level) string {
	if l.Name == "" {
		return itoa(l.Level)
	}
	return itoa(l.Level) + " " + l.Name
}

// compared adds the rows of one profile, below one head.
func (b *builder) compared(t *doc.Table, p *smm.Pub, table *smm.Table) {
	ref := &doc.Ref{Kind: doc.Link, Content: doc.Plain(p.Name() + " " + p.Edition), Symbol: smm.InSymbol(p.FullName(), table.Practice.Text)}
	name := &doc.Cell{Head: doc.RowHead, Blocks: []doc.Block{&doc.Paragraph{Content: []doc.Inline{ref}}}}
	for _, r := range table.Rows {
		if b.isBase(table, r) {
			continue
		}
		row := &doc.Row{Facets: doc.Facets{Scope: r.Scope.Text}}
		if name.Down == 0 {
			row.Cells = append(row.Cells, name)
		}
		name.Down++
		row.Cells = append(row.Cells, &doc.Cell{Blocks: doc.Para(b.scopeName(r.Scope.Text))})
		for _, l := range b.model.Asking() {
			row.Cells = append(row.Cells, countCell(p, table, r, l))
		}
		t.Rows = append(t.Rows, row)
	}
}

// countCell says how many statements an assessment asks in a cell, and leads there. Headings, items of what is asked as one,
// and what is told for information are none of them.
func countCell(p *smm.Pub, table *smm.Table, r *smm.Row, l *smm.Level) *doc.Cell {
	c := r.Cell(l.Level)
	if r.External.Text != "" { // one statement that is looked up there
		return countLink(p, table, r, l, 1)
	}
	if c == nil || len(c.Blocks) == 0 {
		return &doc.Cell{Class: "empty"}
	}
	n := 0
	for s := range c.Statements {
		if s.Asks() {
			n++
		}
	}
	return countLink(p, table, r, l, n)
}

func countLink(p *smm.Pub, table *smm.Table, r *smm.Row, l *smm.Level, n int) *doc.Cell {
	ref := &doc.Ref{Kind: doc.Link, Content: doc.Plain(strconv.Itoa(n)), Symbol: smm.InSymbol(p.FullName(), smm.CellID(table.Practice.Text, r.Scope.Text, l.Level))}
	return &doc.Cell{Class: "center", Facets: doc.Facets{Level: l.Level, Scope: r.Scope.Text}, Blocks: []doc.Block{&doc.Paragraph{Content: []doc.Inline{ref}}}}
}
