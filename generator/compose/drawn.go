package compose

import (
	"cmp"
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/figure"
	"smmpub/generator/smm"
)

// drawn composes what an author asks the program to draw. check has reported names that nothing answers to.
func (b *builder) drawn(s *doc.Section, d *doc.Drawn) []doc.Block {
	kind, what, _ := strings.Cut(d.What, ":")
	if b.pub == nil || b.model == nil {
		return nil
	}
	if what == "coverage" {
		return b.mappingCoverage(s, d)
	}
	if kind == "table" {
		return []doc.Block{b.plainTable(s, b.template(d, what == "template-all"))}
	}
	f := doc.Figure{ID: d.ID, Aliases: b.shows(what), Caption: d.Title, Alt: d.Alt, Scene: b.scene(what), Pos: d.Pos}
	if f.Scene == nil {
		return nil
	}
	if what != "devices" || b.listed { // anchors may stand once
		return []doc.Block{b.figure(s, f)}
	}
	b.listed = true
	f.Aliases = b.deviceAnchors()
	return append([]doc.Block{b.figure(s, f)}, b.deviceUses()...)
}

func (b *builder) scene(what string) *doc.Scene {
	name, id, _ := strings.Cut(what, "/")
	switch name {
	case "hierarchy":
		return figure.Hierarchy(figure.Node{Label: b.model.Title, Children: b.nodes(b.model.Domains)})
	case "domain":
		if n := b.model.Node(id); n != nil {
			return figure.Domain(b.node(n))
		}
	case "devices":
		return b.devices()
	case "roles":
		return b.roles()
	}
	return nil
}

func (b *builder) nodes(in []*smm.Node) []figure.Node {
	var out []figure.Node
	for _, n := range in {
		out = append(out, b.node(n))
	}
	return out
}

func (b *builder) node(n *smm.Node) figure.Node {
	var text []string
	for _, line := range lines(n.Description) {
		text = append(text, doc.PlainText(line))
	}
	owner := "."
	if b.pub.Place(n.ID) != b.pub.Front {
		owner = b.owner(&b.model.Front)
	}
	return figure.Node{
		Label: b.nodeName(n), Text: strings.Join(text, " "),
		Symbol: smm.PlaceSymbol(owner, n.ID), Children: b.nodes(n.Children),
	}
}

// refItem is a list's item that is one link.
func refItem(text, symbol string) *doc.Item {
	ref := &doc.Ref{Kind: doc.Link, Content: doc.Plain(text), Symbol: symbol}
	return &doc.Item{Blocks: []doc.Block{&doc.Paragraph{Content: []doc.Inline{ref}}}}
}

// roles draws how many requirements of each framework speak to each role of a mapping.
func (b *builder) roles() *doc.Scene {
	m := b.pub.Mapping
	if m == nil {
		return nil
	}
	frameworks := frameworksOf(b.lib, m)
	var out []figure.Role
	for _, r := range m.Roles {
		role := figure.Role{Label: r.Name}
		for _, f := range frameworks {
			asked := map[*smm.Requirement]bool{}
			for l := range m.Leads {
				if l.Link.Requirement.Framework == f && (l.Role.Text == r.ID || l.Role.Text == smm.AnyRole) {
					asked[l.Link.Requirement] = true
				}
			}
			role.Sets = append(role.Sets, figure.Set{Label: b.lib.FrameworkName(f), Count: len(asked), Symbol: smm.FrameworkSymbol(f.ID)})
		}
		out = append(out, role)
	}
	return figure.Roles(b.model.Name(), out)
}

// template is the empty practice table: what each row holds. The full one has a row for every scope.
func (b *builder) template(d *doc.Drawn, all bool) doc.Table {
	t := doc.Table{ID: d.ID, Caption: d.Title, Class: "practice template", Pos: d.Pos}
	if all {
		t.Title = doc.Plain(b.words["practice-name"])
		t.Summary = [][]doc.Inline{doc.Plain(b.words["practice-description"])}
	}
	b.levelColumns(&t)
	t.Rows = append(t.Rows, b.templateRow(b.label("objective", b.words["objective"]), b.words["template-objective"], ""))
	for i, s := range b.model.Scopes {
		if i > 0 && !all {
			break
		}
		// The template shows the model's own words, not a profile's.
		name := cmp.Or(s.Row, s.Name)
		t.Rows = append(t.Rows, b.templateRow(name, b.words["template-cell"], name))
	}
	return t
}

func (b *builder) templateRow(head, text, scope string) *doc.Row {
	row := &doc.Row{Class: "scope", Cells: []*doc.Cell{headCell(head, "")}}
	for _, l := range b.model.Asking() {
		row.Cells = append(row.Cells, &doc.Cell{Class: "template", Blocks: []doc.Block{&doc.Paragraph{
			Class: "none", Content: doc.Plain(fill(text, "number", strconv.Itoa(l.Level), "scope", scope))}}})
	}
	return row
}

func itoa(n int) string { return strconv.Itoa(n) }
