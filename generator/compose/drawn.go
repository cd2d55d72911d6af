package compose

import (
	"cmp"
	"slices"
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
	out := []doc.Block{b.figure(s, f)}
	if what == "devices" && !b.listed { // its anchors may stand once
		b.listed = true
		out = append(out, b.deviceList()...)
	}
	return out
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
		Label: n.Name, Text: strings.Join(text, " "),
		Symbol: smm.PlaceSymbol(owner, n.ID), Children: b.nodes(n.Children),
	}
}

func (b *builder) devices() *doc.Scene {
	if b.pub.Profile == nil {
		return nil
	}
	var groups []figure.Group
	for _, class := range b.pub.Profile.Classes {
		g := figure.Group{Label: class.Name, Symbol: smm.AnchorSymbol(deviceAnchor(class.ID))}
		for _, d := range class.Devices {
			g.Items = append(g.Items, marked(d))
		}
		groups = append(groups, g)
	}
	return figure.Groups(groups, b.marks())
}

func marked(d *smm.Device) string {
	if d.Mark == "" {
		return d.Name
	}
	return d.Name + " " + d.Mark
}

func (b *builder) marks() []string {
	var out []string
	for _, m := range b.pub.Profile.Marks {
		out = append(out, m.Mark+" "+m.Meaning)
	}
	return out
}

// sideBySide is how many device classes fit beside each other.
const sideBySide = 5

// deviceList is the figure of devices as text, with an anchor for each class and device: a column for each class or,
// when there are many, one after the other.
func (b *builder) deviceList() []doc.Block {
	classes := b.pub.Profile.Classes
	if len(classes) > sideBySide {
		out := &doc.Definitions{Class: "devices"}
		for _, class := range classes {
			out.Items = append(out.Items, &doc.Definition{
				ID: deviceAnchor(class.ID), Terms: [][]doc.Inline{doc.Plain(class.Name)}, Body: []doc.Block{devicesOf(class)}, Pos: class.Pos,
			})
		}
		return append([]doc.Block{out}, b.markNote()...)
	}
	head, row, used := &doc.Row{}, &doc.Row{}, &doc.Row{}
	t := &doc.Table{Class: "devices", Head: []*doc.Row{head}, Rows: []*doc.Row{row, used}}
	for _, class := range classes {
		t.Columns = append(t.Columns, doc.Column{Weight: 1})
		head.Cells = append(head.Cells, &doc.Cell{ID: deviceAnchor(class.ID), Head: doc.ColHead, Blocks: doc.Para(class.Name), Pos: class.Pos})
		row.Cells = append(row.Cells, &doc.Cell{Blocks: []doc.Block{devicesOf(class)}})
		used.Cells = append(used.Cells, &doc.Cell{Blocks: b.naming(class)})
	}
	return append([]doc.Block{t}, b.markNote()...)
}

// markNote explains the marks behind devices' names.
func (b *builder) markNote() []doc.Block {
	if len(b.pub.Profile.Marks) == 0 {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Class: "see", Content: doc.Plain(strings.Join(b.marks(), "; "))}}
}

func devicesOf(class *smm.DeviceClass) *doc.List {
	list := &doc.List{Class: "devices", Tight: true}
	for _, d := range class.Devices {
		list.Items = append(list.Items, &doc.Item{ID: deviceAnchor(d.ID), Blocks: doc.Para(marked(d)), Pos: d.Pos})
	}
	return list
}

// naming lists the practices whose statements name a class or one of its devices.
func (b *builder) naming(class *smm.DeviceClass) []doc.Block {
	list := &doc.List{Class: "contents", Tight: true}
	for _, t := range b.pub.Profile.Tables {
		named := devicesNamed(t)
		if named[class.ID] || slices.ContainsFunc(class.Devices, func(d *smm.Device) bool { return named[d.ID] }) {
			list.Items = append(list.Items, refItem(t.Node.Name, smm.PlaceSymbol(".", t.Practice.Text)))
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Class: "label", Content: doc.Plain(b.words["used-in"])}, list}
}

// devicesNamed are the classes and devices that a table's statements name.
func devicesNamed(t *smm.Table) map[string]bool {
	named := map[string]bool{}
	for _, r := range t.Rows {
		for _, cell := range r.Cells {
			for s := range cell.Statements {
				for _, d := range s.Devices {
					named[d.Text] = true
				}
			}
		}
	}
	return named
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
