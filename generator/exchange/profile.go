package exchange

import "smmpub/generator/smm"

// profile adds rows to a model's practice tables for one sector.
type profile struct {
	front
	Model   string        `json:"model"`                    // full name
	Classes []deviceClass `json:"device_classes,omitempty"` // in the author's order
	Marks   []mark        `json:"device_marks,omitempty"`   // in the author's order
	Tables  []table       `json:"tables"`                   // in the model's order of practices
}

// deviceClass is devices that share concerns. Its id and theirs stand in statements.
type deviceClass struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Devices []device `json:"devices"`
}

// device is a kind of device.
type device struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Mark string `json:"mark,omitempty"` // one of the profile's marks
}

// mark explains the mark of a device.
type mark struct {
	Mark    string `json:"mark"`
	Meaning string `json:"meaning"`
}

func (w writer) profile(p *smm.Profile) profile {
	out := profile{
		front: frontOf(&p.Front), Model: p.ModelName.Text,
		Classes: each(p.Classes, classOf),
		Marks:   each(p.Marks, func(m smm.Mark) mark { return mark{m.Mark, m.Meaning} }),
		Tables:  each(p.Tables, w.table),
	}
	if p.Model != nil {
		out.Model = p.Model.FullName()
	}
	return out
}

func classOf(c *smm.DeviceClass) deviceClass {
	return deviceClass{c.ID, c.Name, each(c.Devices, func(d *smm.Device) device { return device{d.ID, d.Name, d.Mark} })}
}
