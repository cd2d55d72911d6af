package compose

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// covered says how many of some requirements are mapped.
func (c *composer) covered(list []*smm.Requirement, leads map[*smm.Requirement][]lead) doc.Block {
	mapped := 0
	for _, r := range list {
		if len(leads[r]) > 0 {
			mapped++
		}
	}
	text := fill(c.words["crosswalk-covered"], "n", itoa(mapped), "of", itoa(len(list)))
	return &doc.Paragraph{Class: "covered", Content: doc.Plain(text)}
}

// leadFilters let a reader choose the role and the level to see of what leads to requirements. A choice of one is none.
func (c *composer) leadFilters(mappings []*smm.Mapping, leads map[*smm.Requirement][]lead) []doc.Filter {
	role := doc.Filter{Facet: "role", Name: c.words["role"], All: c.words["table-roles-all"]}
	level := doc.Filter{Facet: "level", Name: c.words["level-word"], All: c.words["table-levels-all"]}
	for _, m := range mappings {
		for _, r := range m.Roles {
			if some(leads, func(l lead) bool { return l.mapping == m && l.Role.Text == r.ID }) {
				role.Choices = appendChoice(role.Choices, doc.Choice{Facet: r.ID, Name: r.Name})
			}
		}
		for _, l := range m.Model.Levels {
			if some(leads, func(x lead) bool { return x.mapping == m && x.Place.Level == l.Level }) {
				level.Choices = appendChoice(level.Choices, doc.Choice{Facet: itoa(l.Level), Name: levelName(l)})
			}
		}
	}
	return slices.DeleteFunc([]doc.Filter{role, level}, func(f doc.Filter) bool { return len(f.Choices) < 2 })
}

func some(leads map[*smm.Requirement][]lead, is func(lead) bool) bool {
	for _, list := range leads {
		if slices.ContainsFunc(list, is) {
			return true
		}
	}
	return false
}

func appendChoice(list []doc.Choice, choice doc.Choice) []doc.Choice {
	if slices.ContainsFunc(list, func(x doc.Choice) bool { return x.Facet == choice.Facet }) {
		return list
	}
	return append(list, choice)
}
