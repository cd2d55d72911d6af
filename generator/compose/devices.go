package compose

import (
	"cmp"
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/figure"
	"smmpub/generator/smm"
)

func (b *builder) devices() *doc.Scene {
	if b.pub.Profile == nil {
		return nil
	}
	var groups []figure.Group
	for _, class := range b.pub.Profile.Classes {
		g := figure.Group{Label: class.Name}
		if b.namesDevices() {
			g.Symbol = smm.AnchorSymbol(deviceAnchor(class.ID))
		}
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

// deviceAnchors are the anchors that lead to the drawing: those of devices, and of classes where no practice names any and
// so nothing follows it.
func (b *builder) deviceAnchors() []string {
	var out []string
	for _, class := range b.pub.Profile.Classes {
		if !b.namesDevices() {
			out = append(out, deviceAnchor(class.ID))
		}
		for _, d := range class.Devices {
			out = append(out, deviceAnchor(d.ID))
		}
	}
	return out
}

// namesDevices reports a profile whose statements name classes or devices.
func (b *builder) namesDevices() bool {
	return slices.ContainsFunc(b.pub.Profile.Tables, func(t *smm.Table) bool { return len(devicesNamed(t)) > 0 })
}

// deviceUses follows the drawing of the devices: which practices name those of each class.
func (b *builder) deviceUses() []doc.Block {
	if !b.namesDevices() {
		return nil
	}
	return b.byClass(b.naming)
}

// deviceList is the figure of devices as text, with an anchor for each class and device.
func (b *builder) deviceList() []doc.Block {
	devices := func(class *smm.DeviceClass) []doc.Block { return []doc.Block{devicesOf(class)} }
	return append(b.byClass(devices, b.naming), b.markNote()...)
}

// sideBySide is how many device classes fit beside each other.
const sideBySide = 5

// byClass says things of each class: in a column or, when there are many classes, one after the other.
func (b *builder) byClass(says ...func(*smm.DeviceClass) []doc.Block) []doc.Block {
	classes := b.pub.Profile.Classes
	if len(classes) > sideBySide {
		out := &doc.Definitions{Class: "devices"}
		for _, class := range classes {
			out.Items = append(out.Items, described(class, says))
		}
		return []doc.Block{out}
	}
	head := &doc.Row{}
	t := &doc.Table{Class: "devices", Head: []*doc.Row{head}}
	for _, class := range classes {
		t.Columns = append(t.Columns, doc.Column{Weight: 1})
		head.Cells = append(head.Cells, &doc.Cell{ID: deviceAnchor(class.ID), Head: doc.ColHead, Blocks: doc.Para(class.Name), Pos: class.Pos})
	}
	for _, say := range says {
		row := &doc.Row{}
		for _, class := range classes {
			row.Cells = append(row.Cells, &doc.Cell{Blocks: say(class)})
		}
		t.Rows = append(t.Rows, row)
	}
	return []doc.Block{t}
}

func described(class *smm.DeviceClass, says []func(*smm.DeviceClass) []doc.Block) *doc.Definition {
	d := &doc.Definition{ID: deviceAnchor(class.ID), Terms: [][]doc.Inline{doc.Plain(class.Name)}, Pos: class.Pos}
	for _, say := range says {
		d.Body = append(d.Body, say(class)...)
	}
	if d.Body == nil {
		d.Body = doc.Para("—")
	}
	return d
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
			list.Items = append(list.Items, refItem(cmp.Or(t.Heading, b.nodeName(t.Node)), smm.PlaceSymbol(".", t.Practice.Text)))
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
