package compose

import (
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// choices are what a reader may narrow a practice's table down to: one level, some scopes, a kind of device. Only what the
// table has is offered, and nothing that would leave it as it is.
func (b *builder) choices(table *doc.Table) *doc.Choices {
	out := &doc.Choices{Scopes: b.scopeChoices(table), Devices: b.deviceChoices(table)}
	for _, l := range b.model.Asking() {
		out.Levels = append(out.Levels, doc.Choice{Facet: itoa(l.Level), Name: levelName(l)})
	}
	return out
}

// levelName is a level's number and name: 2 Ad Hoc.
func levelName(l *smm.Level) string { return strings.TrimSpace(itoa(l.Level) + " " + l.Name) }

func (b *builder) scopeChoices(table *doc.Table) []doc.Choice {
	var out []doc.Choice
	for _, r := range table.Rows {
		id := r.Facets.Scope
		if id == "" || slices.ContainsFunc(out, func(c doc.Choice) bool { return c.Facet == id }) {
			continue
		}
		out = append(out, doc.Choice{Facet: id, Name: b.rowName(id)})
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// rowName is what a table's row of a scope is headed.
func (b *builder) rowName(id string) string {
	if s := b.model.Scope(id); s != nil {
		return b.scopeHead(s)
	}
	return id
}

// deviceChoices are the classes and devices that a statement of the table speaks of. What is said of a class concerns its
// devices; what is said of a device concerns its class.
func (b *builder) deviceChoices(table *doc.Table) []doc.Choice {
	if b.pub.Profile == nil {
		return nil
	}
	named := devicesShown(table)
	var out []doc.Choice
	for _, class := range b.pub.Profile.Classes {
		whole := doc.Choice{Facet: class.ID, Name: b.words["table-devices-class"], Holds: []string{class.ID}, Group: class.Name}
		var members []doc.Choice
		for _, d := range class.Devices {
			whole.Holds = append(whole.Holds, d.ID)
			if named[d.ID] || named[class.ID] {
				members = append(members, doc.Choice{Facet: d.ID, Name: d.Name, Holds: []string{d.ID, class.ID}, Group: class.Name})
			}
		}
		if len(members) > 0 || named[class.ID] {
			out = append(append(out, whole), members...)
		}
	}
	return out
}

// devicesShown are the devices and classes that the statements of a table name.
func devicesShown(table *doc.Table) map[string]bool {
	named := map[string]bool{}
	doc.EachBlock([]doc.Block{table}, func(block doc.Block) {
		list, ok := block.(*doc.List)
		if !ok {
			return
		}
		for _, it := range list.Items {
			for _, d := range it.Facets.Devices {
				named[d] = true
			}
		}
	})
	return named
}
