package compose

import (
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// mappingChapter is the generated chapter of a mapping: a section, a page and a table for each practice.
func (b *builder) mappingChapter(it *smm.Item) *doc.Section {
	s := b.generated(it, "mapping")
	m := b.pub.Mapping
	if binding := b.words["binding"] + ": " + b.words[m.Binding]; m.Provenance != nil {
		s.Body = append(s.Body, &doc.Box{Class: "note", Title: doc.Plain(b.words["provenance"] + " (" + binding + ")"), Blocks: m.Provenance})
	} else {
		s.Body = append(s.Body, &doc.Paragraph{Content: doc.Plain(binding)})
	}
	s.Body = append(s.Body, b.roleList(m)...)
	for _, p := range m.Practices {
		b.mappedPractice(s, p)
	}
	return s
}

// roleList says who the roles are, where the mapping describes them.
func (b *builder) roleList(m *smm.Mapping) []doc.Block {
	list := &doc.Definitions{Class: "roles"}
	for _, r := range m.Roles {
		if r.Description != nil {
			list.Items = append(list.Items, &doc.Definition{Terms: [][]doc.Inline{doc.Plain(r.Name)}, Body: r.Description, Pos: r.Pos})
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []doc.Block{list}
}

func (b *builder) mappedPractice(chapter *doc.Section, p *smm.Mapped) {
	s := &doc.Section{
		ID: p.Node.ID, Kind: doc.Practice, Title: doc.Plain(p.Node.Name), Pos: p.Pos,
		Path: b.out.Path + "practices/" + p.Node.ID + "/index.html",
	}
	number(chapter, s)
	chapter.Sections = append(chapter.Sections, s)
	if p.None != nil {
		text := append(doc.Plain(b.words["not-mapped"]+": "), p.None...)
		s.Body = []doc.Block{&doc.Paragraph{Class: "none", Content: text}}
		return
	}
	t := b.mappingTable(b.pub.Mapping, p)
	t.ID, t.Label = "tbl-"+p.Node.ID, b.tableLabel()
	b.list(&b.out.Tables, t.ID, t.Label, t.Caption, s)
	s.Body = append(s.Body, t)
}

// mappingTable has a row for every place of a practice and a column for every role.
func (b *builder) mappingTable(m *smm.Mapping, p *smm.Mapped) *doc.Table {
	t := &doc.Table{Class: "mapping", Caption: doc.Plain(p.Node.Name), Pos: p.Pos, Wide: len(m.Roles) > 2, Stacks: true}
	head := &doc.Row{Cells: []*doc.Cell{{Head: doc.ColHead, Class: "corner", Blocks: doc.Para(b.label("level", b.words["level-word"]))}}}
	t.Columns = []doc.Column{{Weight: 16, Class: "scope"}}
	weights := roleWeights(m, p)
	for i, r := range m.Roles {
		t.Columns = append(t.Columns, doc.Column{Weight: weights[i], Class: "role", Facets: doc.Facets{Role: r.ID}})
		head.Cells = append(head.Cells, &doc.Cell{Head: doc.ColHead, Class: "role", Facets: doc.Facets{Role: r.ID}, Blocks: doc.Para(r.Name)})
	}
	t.Head = []*doc.Row{head}
	for _, place := range p.Places {
		t.Rows = append(t.Rows, b.placeRow(m, p, place))
	}
	return t
}

func (b *builder) placeRow(m *smm.Mapping, p *smm.Mapped, place *smm.Place) *doc.Row {
	row := &doc.Row{Class: "place", Facets: doc.Facets{Level: place.Level, Scope: place.Scope}}
	row.Cells = []*doc.Cell{{
		Head: doc.RowHead, Class: "level", Facets: row.Facets, Blocks: []doc.Block{&doc.Paragraph{Content: b.placeName(p, place)}},
	}}
	if place.None != nil {
		row.Cells = append(row.Cells, noneCell(place.None, len(m.Roles)))
		return row
	}
	if any := place.Set(smm.AnyRole); any != nil && len(place.Sets) == 1 {
		row.Cells = append(row.Cells, b.roleCell(m, p, place, "", any))
		row.Cells[1].Span = len(m.Roles)
		return row
	}
	for _, r := range m.Roles {
		row.Cells = append(row.Cells, b.roleCell(m, p, place, r.ID, place.Set(r.ID)))
	}
	return row
}

func noneCell(why []doc.Inline, span int) *doc.Cell {
	return &doc.Cell{Class: "none", Span: span, Blocks: []doc.Block{&doc.Paragraph{Class: "none", Content: why}}}
}

// placeName is a level's name, with the scope or the statement where the row is narrower than a level.
func (b *builder) placeName(p *smm.Mapped, place *smm.Place) []doc.Inline {
	l := b.model.Level(place.Level)
	if l == nil {
		return doc.Plain(place.Key.Text)
	}
	out := b.levelRef(l, levelName(l))
	if place.Scope == "" {
		return out
	}
	id := strings.TrimPrefix(place.Key.Text, p.Practice.Text+".")
	name := b.model.Scope(place.Scope).Name
	if _, statement, ok := strings.Cut(id, "."); ok {
		name += ", " + statement
	}
	ref := &doc.Ref{Kind: doc.Link, Content: doc.Plain(name), Symbol: smm.PlaceSymbol(".", p.Practice.Text+"."+id)}
	return append(out, &doc.Break{}, ref)
}

// mapAnchor names the cell of a mapping: access-control.2.asset-owner.
func mapAnchor(p *smm.Mapped, place *smm.Place, role string) string {
	return strings.TrimSuffix(p.Practice.Text+"."+strings.TrimPrefix(place.Key.Text, p.Practice.Text+".")+"."+role, ".")
}

func (b *builder) roleCell(m *smm.Mapping, p *smm.Mapped, place *smm.Place, role string, set *smm.RoleSet) *doc.Cell {
	cell := &doc.Cell{Class: "empty", Facets: doc.Facets{Practice: p.Practice.Text, Level: place.Level, Scope: place.Scope, Role: role}}
	cell.ID = mapAnchor(p, place, role)
	switch {
	case set == nil:
		return cell
	case set.None != nil:
		cell.Class = "none"
	default:
		cell.Class, cell.Pos = "filled", set.Pos
	}
	cell.Blocks = b.requirements(m, set)
	return cell
}
