package compose

import (
	"cmp"
	"path"
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// practicesChapter is the generated chapter of a model or a profile: its practices in the model's order, a section and a
// page each. A profile prints those that have a file, a model all.
func (b *builder) practicesChapter(it *smm.Item) *doc.Section {
	s := b.generated(it, "practices")
	switch {
	case b.pub.Kind == smm.ModelPub:
		b.definitions(s)
	case len(b.pub.Profile.Classes) > 0 && !b.drawsDevices():
		s.Body = append(s.Body, heading(2, "devices", b.words["devices"]))
		s.Body = append(s.Body, b.deviceList()...)
	}
	for _, n := range b.model.Practices() {
		t := b.pub.Table(n.ID)
		if t == nil && b.pub.Kind == smm.ProfilePub {
			continue
		}
		b.practice(s, n, t)
	}
	return s
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
	if marks := b.corrections(n.ID); marks != nil {
		s.Body = append(s.Body, &doc.Paragraph{Class: "see", Content: append(doc.Plain(b.words["errata"]+": "), marks...)})
	}
	table := b.practiceTable(t, true)
	table.ID = "tbl-" + n.ID
	table.Label = b.tableLabel()
	table.Choices = b.choices(table)
	table.Data = path.Dir(s.Path) + "/table.csv"
	b.list(&b.out.Tables, table.ID, table.Label, table.Caption, s)
	s.Body = append(s.Body, table)
}

// practiceTable composes the table of one practice. Without anchors it is an example.
func (b *builder) practiceTable(t *smm.Table, anchors bool) *doc.Table {
	name, description := t.Practice.Text, t.Description
	if t.Node != nil {
		name = b.nodeName(t.Node)
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

// baseRows prints Objective and the first scope as base_rows says. A profile that names the first scope itself, to say why
// nothing is asked there or where it stands, has its own row printed instead of the model's.
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
	first := b.model.Scopes[0]
	named := t.Row(first.ID)
	if t.Profile == nil {
		named = nil
	}
	switch {
	case how == smm.BaseReference:
		table.Rows = append(table.Rows, b.referenceRow(t, b.label("objective", b.words["objective"])))
	case how == smm.BaseInclude && base != nil:
		b.objectives(table, base, anchors)
	}
	switch {
	case named != nil:
		b.scopeRow(table, t, named, anchors)
	case how == smm.BaseReference:
		table.Rows = append(table.Rows, b.referenceRow(t, b.scopeHead(first)))
	case how == smm.BaseInclude && base != nil && !own:
		for _, r := range base.Rows {
			b.scopeRow(table, base, r, anchors)
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

// referenceRow says that a row stands in the model's own table.
func (b *builder) referenceRow(t *smm.Table, head string) *doc.Row {
	ref := &doc.Ref{Kind: doc.Link, Content: doc.Plain(b.label("see_base", b.words["see-main"])),
		Symbol: smm.PlaceSymbol(b.owner(&b.model.Front), t.Practice.Text)}
	return &doc.Row{Class: "reference", Cells: []*doc.Cell{
		headCell(head, ""),
		{Class: "reference", Span: len(b.model.Asking()), Blocks: []doc.Block{&doc.Paragraph{Class: "none", Content: []doc.Inline{ref}}}},
	}}
}

func headCell(text, scope string) *doc.Cell {
	return &doc.Cell{Head: doc.RowHead, Class: "scope", Facets: doc.Facets{Scope: scope}, Blocks: doc.Para(text)}
}

// scopeRow prints the considerations of one scope.
func (b *builder) scopeRow(table *doc.Table, t *smm.Table, r *smm.Row, anchors bool) {
	scope := r.Scope.Text
	row := &doc.Row{Class: "scope", Facets: doc.Facets{Scope: scope}, Cells: []*doc.Cell{headCell(b.rowName(scope), scope)}}
	levels := b.model.Asking()
	if r.Summary != nil {
		table.Rows = append(table.Rows, &doc.Row{Class: "summary", Facets: row.Facets, Cells: []*doc.Cell{
			{Class: "summary", Span: len(levels) + 1, Facets: row.Facets, Blocks: r.Summary},
		}})
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
