package smm

import (
	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// Profile adds rows to a model's practice tables for one sector.
type Profile struct {
	Front
	ModelName Word // as written: iot-smm or iot-smm@1.2
	Model     *Model
	BaseRows  BaseRows
	Classes   []*DeviceClass
	Marks     []Mark
	Tables    []*Table // in the model's order; set by check
}

// DeviceClass groups devices that share concerns.
type DeviceClass struct {
	ID, Name string
	Devices  []*Device
	Pos      diag.Pos
}

// Device is a kind of device.
type Device struct {
	ID, Name, Mark string
	Pos            diag.Pos
}

// Mark explains a device's mark.
type Mark struct{ Mark, Meaning string }

// Table gives the profile's table of a practice, or nil.
func (p *Profile) Table(practice string) *Table { return tableOf(p.Tables, practice) }

// Table gives the model's own table of a practice, or nil.
func (m *Model) Table(practice string) *Table { return tableOf(m.Tables, practice) }

func tableOf(tables []*Table, practice string) *Table {
	for _, t := range tables {
		if t.Practice.Text == practice {
			return t
		}
	}
	return nil
}

// Glossary is a list of terms and acronyms.
type Glossary struct {
	ID       string
	Terms    []*Term
	Acronyms []*Acronym
	Pos      diag.Pos

	// Languages are those of the publications whose outlines print it, none where no outline does; known after check.
	Languages []string
}

// Term is a defined term.
type Term struct {
	ID, Term string
	Forms    []string
	Text     []doc.Block
	See      []Word
	Pos      diag.Pos
}

// Acronym is an acronym with its expansion.
type Acronym struct {
	Acronym, Expansion string
	Pos                diag.Pos
}

// Bibliography is a list of references.
type Bibliography struct {
	ID      string
	Entries []*Reference
	Pos     diag.Pos
}

// Reference is a work that texts cite.
type Reference struct {
	Key, Title, Publisher, Date, Version, URL, Accessed string
	Normative                                           bool
	Pos                                                 diag.Pos
}

// HasDevice reports whether an id names a device class or a device.
func (p *Profile) HasDevice(id string) bool {
	for _, class := range p.Classes {
		if class.ID == id {
			return true
		}
		for _, d := range class.Devices {
			if d.ID == id {
				return true
			}
		}
	}
	return false
}

// DevicesOf are the devices of a class, or the one device that an id names.
func (p *Profile) DevicesOf(id string) []string {
	for _, class := range p.Classes {
		if class.ID == id {
			var out []string
			for _, d := range class.Devices {
				out = append(out, d.ID)
			}
			return out
		}
	}
	return []string{id}
}
