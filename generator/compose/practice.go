package compose

import (
	"cmp"
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// practicesChapter is the generated chapter of a model or a profile: its practices in the model's order, a section and a
// page each. A profile prints those that have a file, a model all.
func (b *builder) practicesChapter(it *smm.Item) *doc.Section {
	s := b.generated(it, "practices")
	if b.pub.Kind == smm.ModelPub {
		b.definitions(s)
	}
	for _, n := range b.model.Practices() {
		t := b.table(n)
		if t == nil && b.pub.Kind == smm.ProfilePub {
			continue
		}
		b.practice(s, n, t)
	}
	return s
}

func (b *builder) table(n *smm.Node) *smm.Table {
	if b.pub.Profile != nil {
		return b.pub.Profile.Table(n.ID)
	}
	return b.model.Table(n.ID)
}

// practice adds the section of one practice.
func (b *builder) practice(chapter *doc.Section, n *smm.Node, t *smm.Table) {
	s := &doc.Section{
		ID: n.ID, Kind: doc.Practice, Title: doc.Plain(b.sectionTitle(t, n)),
		Path: b.out.Path + "practices/" + n.ID + "/index.html", Pos: n.Pos,
	}
	if t != nil {
		s.Pos = t.Pos
		s.Silent = t.NoSection
	}
	if !s.Silent {
		number(chapter, s)
	}
	chapter.Sections = append(chapter.Sections, s)
	if t == nil {
		s.Body = n.Description
		return
	}
	s.Body = append(s.Body, t.Note...)
	table := b.practiceTable(t, true)
	table.ID = "tbl-" + n.ID
	table.Label = b.tableLabel()
	b.list(&b.out.Tables, table.ID, table.Label, table.Caption, s)
	s.Body = append(s.Body, table)
}

// practiceTable composes the table of one practice. Without anchors it is an example.
func (b *builder) practiceTable(t *smm.Table, anchors bool) *doc.Table {
	name, description := t.Practice.Text, t.Description
	if t.Node != nil {
		name = t.Node.Name
		if description == nil {
			description = t.Node.Description
		}
	}
	table := &doc.Table{
		Class: "practice", Wide: true, Pos: t.Pos,
		Title: doc.Plain(cmp.Or(t.Title, name)), Caption: doc.Plain(cmp.Or(t.Caption, t.Title, name)),
		Summary: lines(description),
	}
	b.levelColumns(table)
	b.baseRows(table, t, anchors)
	for _, r := range t.Rows {
		if b.isBase(t, r) {
			continue
		}
		b.scopeRow(table, t, r, anchors)
	}
	return table
}

// lines gives the paragraphs of a description as lines under the table's title.
func lines(blocks []doc.Block) [][]doc.Inline {
	var out [][]doc.Inline
	for _, block := range blocks {
		if p, ok := block.(*doc.Paragraph); ok {
			out = append(out, p.Content)
		}
	}
	return out
}

// levelColumns gives a table a column for row heads and one for each level above 0, with their heads.
func (b *builder) levelColumns(table *doc.Table) {
	levels := b.model.Asking()
	table.Columns = []doc.Column{{Weight: 12, Class: "scope"}}
	head := &doc.Row{Cells: []*doc.Cell{{Class: "corner"}}}
	for _, l := range levels {
		facets := doc.Facets{Level: l.Level}
		table.Columns = append(table.Columns, doc.Column{Weight: 88 / max(1, len(levels)), Class: "level", Facets: facets})
		head.Cells = append(head.Cells, &doc.Cell{
			Head: doc.ColHead, Class: "level", Facets: facets,
			Blocks: []doc.Block{&doc.Paragraph{Content: b.levelRef(l, b.levelHead(l))}},
		})
	}
	table.Head = []*doc.Row{head}
}

// isBase reports a row of the model's own scope in a profile's table; baseRows prints those.
func (b *builder) isBase(t *smm.Table, r *smm.Row) bool {
	return t.Profile != nil && r.Scope.Text == b.model.Scopes[0].ID
}

// baseRows prints Objective and the first scope as base_rows says.
func (b *builder) baseRows(table *doc.Table, t *smm.Table, anchors bool) {
	own := t.Profile == nil && anchors
	base := t
	if !own {
		base = b.model.Table(t.Practice.Text)
	}
	how := cmp.Or(t.BaseRows, b.profileBase(), smm.BaseInclude)
	if own {
		how = smm.BaseInclude
	}
	if external := t.Row(b.model.Scopes[0].ID); external != nil && t.Profile != nil {
		b.scopeRow(table, t, external, anchors)
		return
	}
	switch how {
	case smm.BaseOmit:
	case smm.BaseReference:
		b.referenceRows(table, t)
	case smm.BaseInclude:
		if base == nil {
			return
		}
		b.objectives(table, base, anchors)
		if !own {
			for _, r := range base.Rows {
				b.scopeRow(table, base, r, anchors)
			}
		}
	}
}

func (b *builder) profileBase() smm.BaseRows {
	if b.pub.Profile == nil {
		return ""
	}
	return b.pub.Profile.BaseRows
}

// objectives prints what each level of the practice is for.
func (b *builder) objectives(table *doc.Table, t *smm.Table, anchors bool) {
	if len(t.Objectives) == 0 {
		return
	}
	row := &doc.Row{Class: "objective", Cells: []*doc.Cell{headCell(b.label("objective", b.words["objective"]), "")}}
	for _, l := range b.model.Asking() {
		cell := &doc.Cell{Class: "empty", Facets: doc.Facets{Practice: t.Practice.Text, Level: l.Level}}
		if o := t.Objectives[l.Level]; o != nil {
			cell.Class, cell.Pos = "objective", o.Pos
			cell.Blocks = []doc.Block{&doc.Paragraph{Content: o.Text}}
		}
		if anchors {
			cell.ID = "objective-" + smm.CellID(t.Practice.Text, "level", l.Level)
		}
		row.Cells = append(row.Cells, cell)
	}
	table.Rows = append(table.Rows, row)
}

// referenceRows say that objective and first scope stand in the model's own table.
func (b *builder) referenceRows(table *doc.Table, t *smm.Table) {
	text := b.label("see_base", b.words["see-main"])
	for _, head := range []string{b.label("objective", b.words["objective"]), b.scopeHead(b.model.Scopes[0])} {
		ref := &doc.Ref{Kind: doc.Link, Content: doc.Plain(text), Symbol: smm.PlaceSymbol(b.owner(&b.model.Front), t.Practice.Text)}
		table.Rows = append(table.Rows, &doc.Row{Class: "reference", Cells: []*doc.Cell{
			headCell(head, ""),
			{Class: "reference", Span: len(b.model.Asking()), Blocks: []doc.Block{&doc.Paragraph{Class: "none", Content: []doc.Inline{ref}}}},
		}})
	}
}

func headCell(text, scope string) *doc.Cell {
	return &doc.Cell{Head: doc.RowHead, Class: "scope", Facets: doc.Facets{Scope: scope}, Blocks: doc.Para(text)}
}

// scopeRow prints the considerations of one scope.
func (b *builder) scopeRow(table *doc.Table, t *smm.Table, r *smm.Row, anchors bool) {
	scope := r.Scope.Text
	name := scope
	if s := b.model.Scope(scope); s != nil {
		name = b.scopeHead(s)
	}
	row := &doc.Row{Class: "scope", Facets: doc.Facets{Scope: scope}, Cells: []*doc.Cell{headCell(name, scope)}}
	levels := b.model.Asking()
	if r.Summary != nil {
		row.Cells[0].Down = 2
		table.Rows = append(table.Rows, &doc.Row{Class: "summary", Facets: row.Facets, Cells: []*doc.Cell{
			row.Cells[0], {Class: "summary", Span: len(levels), Facets: row.Facets, Blocks: r.Summary},
		}})
		row.Cells = nil
	}
	switch {
	case r.External.Text != "":
		row.Cells = append(row.Cells, b.externalCell(t, r, anchors))
	case r.None != nil:
		row.Cells = append(row.Cells, &doc.Cell{Class: "none", Span: len(levels), Facets: row.Facets, Pos: r.Pos,
			Aliases: b.cellIDs(t, r, anchors, ""), Blocks: []doc.Block{&doc.Paragraph{Class: "none", Content: r.None}}})
	default:
		for _, l := range levels {
			row.Cells = append(row.Cells, b.cell(t, r, l, anchors))
		}
	}
	table.Rows = append(table.Rows, row)
}

// cellIDs are the anchors of all cells of a row that is printed as one.
func (b *builder) cellIDs(t *smm.Table, r *smm.Row, anchors bool, suffix string) []string {
	if !anchors {
		return nil
	}
	var out []string
	for _, l := range b.model.Asking() {
		out = append(out, smm.CellID(t.Practice.Text, r.Scope.Text, l.Level)+suffix)
	}
	return out
}

// externalCell says in which reference the row stands. The one statement that each level then has can be pointed at.
func (b *builder) externalCell(t *smm.Table, r *smm.Row, anchors bool) *doc.Cell {
	ref := &doc.Ref{Kind: doc.Citation, Key: r.External.Text, Symbol: smm.CiteSymbol(r.External.Text)}
	text := append(doc.Plain(b.words["see"]+" "), ref, &doc.Text{Text: "."})
	return &doc.Cell{
		Class: "external", Span: len(b.model.Asking()), Facets: doc.Facets{Practice: t.Practice.Text, Scope: r.Scope.Text}, Pos: r.Pos,
		Aliases: slices.Concat(b.cellIDs(t, r, anchors, ""), b.cellIDs(t, r, anchors, "."+smm.ExternalID)),
		Blocks:  []doc.Block{&doc.Paragraph{Class: "none", Content: text}},
	}
}

// cell composes one consideration.
func (b *builder) cell(t *smm.Table, r *smm.Row, l *smm.Level, anchors bool) *doc.Cell {
	out := &doc.Cell{Class: "empty", Facets: doc.Facets{Practice: t.Practice.Text, Level: l.Level, Scope: r.Scope.Text}}
	if anchors {
		out.ID = smm.CellID(t.Practice.Text, r.Scope.Text, l.Level)
	}
	c := r.Cell(l.Level)
	if c == nil || len(c.Blocks) == 0 {
		return out
	}
	out.Class, out.Pos = "filled", c.Pos
	for _, block := range c.Blocks {
		out.Blocks = append(out.Blocks, b.cellBlock(block, out.Facets, anchors)...)
	}
	return out
}

// cellBlock prints a description, then each part under its heading.
func (b *builder) cellBlock(block *smm.CellBlock, at doc.Facets, anchors bool) []doc.Block {
	out := slices.Clone(block.Description)
	for i, p := range block.Parts {
		heading := p.Part.Text
		if part := b.model.Part(p.Part.Text); part != nil {
			heading = b.partHead(part)
		}
		switch {
		case i == 0 && block.NoHeading:
			heading = ""
		case i == 0 && block.Heading != "":
			heading = block.Heading
		}
		if heading != "" {
			out = append(out, &doc.Paragraph{Class: "label", Content: doc.Plain(heading)})
		}
		at.Part = p.Part.Text
		out = append(out, statements(p.Statements, at, anchors))
	}
	return out
}

// statements prints actions or indicators as a list; each item carries the statement's anchor.
func statements(list []*smm.Statement, at doc.Facets, anchors bool) *doc.List {
	out := &doc.List{Class: "statements", Tight: true}
	for _, s := range list {
		out.Items = append(out.Items, statement(s, at, anchors))
	}
	return out
}

func statement(s *smm.Statement, at doc.Facets, anchors bool) *doc.Item {
	for _, d := range s.Devices {
		if !slices.Contains(at.Devices, d.Text) {
			at.Devices = append(slices.Clip(at.Devices), d.Text)
		}
	}
	it := &doc.Item{Class: "statement", Facets: at, Pos: s.Pos}
	if s.Informative {
		it.Class = "informative"
	}
	if anchors {
		it.ID = s.FullID
		for _, w := range s.Was {
			it.Aliases = append(it.Aliases, s.Cell.ID+"."+w.Text)
		}
	}
	said := s
	if s.Text == nil && s.Same != nil {
		said = s.Same
	}
	it.Blocks = append([]doc.Block{&doc.Paragraph{Content: said.Text}}, said.More...)
	if len(s.Items) > 0 {
		it.Blocks = append(it.Blocks, statements(s.Items, at, anchors))
	}
	return it
}

// example is a practice table shown as an example. It is numbered like any table and has no anchors within.
func (b *builder) example(s *doc.Section, e *doc.Example) []doc.Block {
	t, ok := e.Data.(*smm.Table)
	if !ok || b.pub == nil || b.model == nil {
		return nil
	}
	copied := *t
	copied.Model, copied.Profile, copied.Node = b.model, b.pub.Profile, b.model.Practice(t.Practice.Text)
	table := b.practiceTable(&copied, false)
	table.Class, table.Wide = "practice example", false
	return []doc.Block{b.plainTable(s, *table)}
}
