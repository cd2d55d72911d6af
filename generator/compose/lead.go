package compose

import (
	"cmp"
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// lead is one way that leads to a requirement.
type lead struct {
	mapping *smm.Mapping
	smm.Lead
}

func (c *composer) leads(f *smm.Framework, mappings []*smm.Mapping) map[*smm.Requirement][]lead {
	out := map[*smm.Requirement][]lead{}
	for _, m := range mappings {
		for l := range m.Leads {
			if l.Link.Requirement.Framework == f {
				out[l.Link.Requirement] = append(out[l.Link.Requirement], lead{m, l})
			}
		}
	}
	return out
}

// leadCell lists practice, level and roles for one requirement in one mapping, a line for each place.
func (c *composer) leadCell(m *smm.Mapping, leads []lead) *doc.Cell {
	list := &doc.List{Class: "leads", Tight: true}
	for _, at := range byPlace(m, leads) {
		list.Items = append(list.Items, c.leadItem(m, at))
	}
	if len(list.Items) == 0 {
		return &doc.Cell{Class: "empty"}
	}
	return &doc.Cell{Class: "practices", Blocks: []doc.Block{list}}
}

// byPlace gathers what leads from one place to a requirement, for whatever roles. Roles of a place stand beside each other.
func byPlace(m *smm.Mapping, leads []lead) [][]lead {
	var out [][]lead
	for _, l := range leads {
		if l.mapping != m {
			continue
		}
		if last := len(out) - 1; last >= 0 && out[last][0].Place == l.Place {
			out[last] = append(out[last], l)
			continue
		}
		out = append(out, []lead{l})
	}
	return out
}

func (c *composer) leadItem(m *smm.Mapping, leads []lead) *doc.Item {
	first := leads[0]
	it := &doc.Item{Facets: doc.Facets{Practice: first.Practice.Practice.Text, Level: first.Place.Level, Role: rolesAmong(m, leads)}}
	line := []doc.Inline{&doc.Ref{Kind: doc.Link, Content: doc.Plain(c.leadText(m, first)), Symbol: smm.InSymbol(m.FullName(), leadAnchor(m, first))}}
	if more := c.leadRoles(m, leads); more != "" {
		line = append(line, &doc.Text{Text: " (" + more + ")"})
	}
	it.Blocks = []doc.Block{&doc.Paragraph{Content: line}}
	return it
}

// leadText names a place: Access Control, Level 3; with scope and statement where it is narrower than a level.
func (c *composer) leadText(m *smm.Mapping, l lead) string {
	word := cmp.Or(m.Labels["level"], m.Model.Labels["level"], c.words["level-word"])
	parts := []string{l.Practice.Node.Name, word + " " + itoa(l.Place.Level)}
	if s := m.Model.Scope(l.Place.Scope); s != nil {
		_, statement, _ := strings.Cut(strings.TrimPrefix(l.Place.Key.Text, l.Practice.Practice.Text+"."), ".")
		parts = append(parts, s.Name, statement)
	}
	return joined(", ", parts...)
}

// rolesAmong are the facets of the roles that leads are for.
func rolesAmong(m *smm.Mapping, leads []lead) string {
	var out []string
	for _, l := range leads {
		out = append(out, idsOf(readers(m, l.Place, l.set())))
	}
	return strings.Join(out, " ")
}

// leadRoles say for whom the leads from one place are, where that is not everybody, and how each relates: those that relate alike
// are named together.
func (c *composer) leadRoles(m *smm.Mapping, leads []lead) string {
	var names []string
	var out []string
	for i, l := range leads {
		roles := readers(m, l.Place, l.set())
		if l.Role.Text != smm.AnyRole || len(roles) < len(m.Roles) {
			names = append(names, namesOf(roles)...)
		}
		marks := c.marks(l)
		if i+1 < len(leads) && c.marks(leads[i+1]) == marks {
			continue
		}
		if len(names) == len(m.Roles) {
			names = nil
		}
		out, names = append(out, joined(": ", strings.Join(names, ", "), marks)), nil
	}
	return joined("; ", out...)
}

// set is the set of the place that the lead stands in.
func (l lead) set() *smm.RoleSet {
	i := slices.IndexFunc(l.Place.Sets, func(s *smm.RoleSet) bool { return s.Role.Text == l.Role.Text })
	return l.Place.Sets[i]
}

// leadAnchor is the cell of the mapping's table that a lead stands in.
func leadAnchor(m *smm.Mapping, l lead) string {
	role := l.Role.Text
	if role == smm.AnyRole {
		role = ""
		if roles := readers(m, l.Place, l.set()); len(l.Place.Sets) > 1 && len(roles) > 0 {
			role = roles[0].ID
		}
	}
	return mapAnchor(l.Practice, l.Place, role)
}

// joined joins what is not empty.
func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), sep)
}

// marks say in a few words how a place relates to a requirement and that there is a remark; the legend explains them.
func (c *composer) marks(l lead) string {
	relation, remark := "", ""
	if smm.Qualifies(l.Link.Relation) {
		relation = c.words["lead-"+l.Link.Relation]
	}
	if l.Link.Note != nil {
		remark = c.words["lead-remark"]
	}
	return joined(", ", relation, remark)
}

// legend explains the marks that occur.
func (c *composer) legend(leads map[*smm.Requirement][]lead) []doc.Block {
	line := doc.Plain(c.words["lead-legend"])
	add := func(mark string) {
		line = append(line, &doc.Text{Text: " "}, &doc.Span{Style: doc.Strong, Content: doc.Plain(c.words["lead-"+mark] + ":")},
			&doc.Text{Text: " " + c.words["lead-"+mark+"-means"]})
	}
	for _, r := range smm.Relations {
		if smm.Qualifies(r) && some(leads, func(l lead) bool { return l.Link.Relation == r }) {
			add(r)
		}
	}
	if some(leads, func(l lead) bool { return l.Link.Note != nil }) {
		add("remark")
	}
	if len(line) == 1 {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Class: "see", Content: line}}
}
