package compose

import (
	"cmp"
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// targetChapter prints a recommended target: why, and a table of what follows for every practice.
func (b *builder) targetChapter(it *smm.Item) *doc.Section {
	t := it.Target
	if t == nil {
		return nil
	}
	title := cmp.Or(it.Title, t.Title, b.words["target"])
	id := "target-" + t.ID
	s := b.open(it, b.annexKind(it), id, id, doc.Plain(title))
	s.Body = slices.Clone(t.Rationale)
	table := b.targetTable(t)
	table.ID, table.Label, table.Caption = "tbl-"+id, b.tableLabel(), doc.Plain(title)
	b.list(&b.out.Tables, table.ID, table.Label, table.Caption, s)
	s.Body = append(s.Body, table)
	return s
}

// targetTable has a row for every practice, below the name of its domain. What domains and subdomains say is worked out
// for each practice, so that a reader need not.
func (b *builder) targetTable(t *smm.Target) *doc.Table {
	table := &doc.Table{Class: "matrix target", Pos: t.Pos}
	head := &doc.Row{}
	for _, c := range []struct {
		class, text string
		weight      int
	}{
		{"practice", b.words["practice"], 30}, {"level", b.label("level", b.words["level-word"]), 18},
		{"scope", b.words["scope"], 16}, {"priority", b.words["priority"], 10}, {"reason", b.words["reason"], 26},
	} {
		table.Columns = append(table.Columns, doc.Column{Weight: c.weight, Class: c.class})
		head.Cells = append(head.Cells, colHead(c.text))
	}
	table.Head = []*doc.Row{head}
	var domain *smm.Node
	for _, n := range b.model.Practices() {
		if d := n.Domain(); d != domain {
			domain = d
			table.Rows = append(table.Rows, b.domainRow(d, len(head.Cells)))
		}
		table.Rows = append(table.Rows, b.targetRow(t, n))
	}
	return table
}

func (b *builder) domainRow(d *smm.Node, columns int) *doc.Row {
	cell := &doc.Cell{Head: doc.RowGroup, Span: columns, Blocks: []doc.Block{&doc.Paragraph{Content: b.nodeRef(d)}}}
	return &doc.Row{Class: "group", Cells: []*doc.Cell{cell}}
}

func (b *builder) nodeRef(n *smm.Node) []doc.Inline {
	at := b.pub.Place(n.ID)
	if at == nil {
		return doc.Plain(b.nodeName(n))
	}
	return []doc.Inline{&doc.Ref{Kind: doc.Link, Content: doc.Plain(b.nodeName(n)), Symbol: smm.PlaceSymbol(b.owner(at), n.ID)}}
}

// targetRow says what one practice should reach, or why it is left out.
func (b *builder) targetRow(t *smm.Target, n *smm.Node) *doc.Row {
	level, scope, _ := t.Of(n)
	row := &doc.Row{Facets: doc.Facets{Practice: n.ID, Level: level, Scope: scope}}
	row.Cells = []*doc.Cell{{Head: doc.RowHead, Blocks: []doc.Block{&doc.Paragraph{Content: b.nodeRef(n)}}}}
	if why, out := t.Excluded(n); out {
		row.Cells = append(row.Cells, noneCell(append(doc.Plain(b.words["excluded"]+": "), why...), 4))
		return row
	}
	row.Cells = append(row.Cells, b.levelCell(level), &doc.Cell{Blocks: doc.Para(b.scopeName(scope))},
		&doc.Cell{Blocks: doc.Para(b.words["priority-"+string(t.PriorityOf(n))])}, reasonCell(t.Reason(n)))
	return row
}

func (b *builder) levelCell(level int) *doc.Cell {
	l := b.model.Level(level)
	if l == nil {
		return &doc.Cell{Class: "empty"}
	}
	return &doc.Cell{Class: "level", Facets: doc.Facets{Level: level}, Blocks: []doc.Block{&doc.Paragraph{Content: b.levelRef(l, b.levelHead(l))}}}
}

// scopeName is the scope's own name: the words of its row head speak of considerations. Only in another language than the
// model's there is nothing better than these.
func (b *builder) scopeName(id string) string {
	if own := b.pub.Labels[id]; own != "" && b.pub.Language != b.model.Language {
		return own
	}
	if s := b.model.Scope(id); s != nil {
		return cmp.Or(s.Name, s.ID)
	}
	return id
}

func reasonCell(why []doc.Inline) *doc.Cell {
	if why == nil {
		return &doc.Cell{Class: "empty"}
	}
	return &doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Content: why}}}
}
