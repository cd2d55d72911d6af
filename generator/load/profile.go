package load

import (
	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

var profileKeys = append(append([]key[smm.Profile]{
	kindKey[smm.Profile]("profile"),
	field("model", "The model it extends: id or id@edition.", name, func(p *smm.Profile) *smm.Word { return &p.ModelName }).required(),
}, within(frontKeys, func(p *smm.Profile) *smm.Front { return &p.Front })...),
	field("base_rows", "What is printed of the model's own rows. reference: one row that points to them.", baseRows, func(p *smm.Profile) *smm.BaseRows { return &p.BaseRows }).without("include"),
	field("device_classes", "Classes of devices that statements can be about, with their devices.", listOf(pointer(record(classKeys, func(c *smm.DeviceClass) *diag.Pos { return &c.Pos }))), func(p *smm.Profile) *[]*smm.DeviceClass { return &p.Classes }),
	custom("device_marks", "What the marks of devices mean.", &Shape{Type: Map, By: Text, For: "mark", Of: plain.shape}, readMarks),
)

var baseRows = choice(smm.BaseInclude, smm.BaseReference, smm.BaseOmit)

var classKeys = []key[smm.DeviceClass]{
	field("id", "The class's id.", id, func(c *smm.DeviceClass) *string { return &c.ID }).required().naming(),
	field("name", "Its name.", plain, func(c *smm.DeviceClass) *string { return &c.Name }).required(),
	field("devices", "Its devices.", listOf(pointer(record(deviceKeys, func(d *smm.Device) *diag.Pos { return &d.Pos }))), func(c *smm.DeviceClass) *[]*smm.Device { return &c.Devices }),
}

var deviceKeys = []key[smm.Device]{
	field("id", "The device's id.", id, func(d *smm.Device) *string { return &d.ID }).required().naming(),
	field("name", "Its name.", plain, func(d *smm.Device) *string { return &d.Name }).required(),
	field("mark", "A mark that device_marks explains.", plain, func(d *smm.Device) *string { return &d.Mark }),
}

func readMarks(f *file, n *yaml.Node, into *smm.Profile) {
	for _, p := range f.pairs(n) {
		if s, ok := plain.read(f, p[1]); ok {
			into.Marks = append(into.Marks, smm.Mark{Mark: p[0].Value, Meaning: s})
		}
	}
}

func readProfile(f *file, n *yaml.Node) func(*smm.Library) {
	p := &smm.Profile{}
	f.front(readMap(f, n, profileKeys, p), &p.Front)
	return func(lib *smm.Library) { lib.Profiles = append(lib.Profiles, p) }
}
