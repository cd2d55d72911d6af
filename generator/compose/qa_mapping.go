package compose

import (
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// mappings shows how much of each framework is mapped for each role, and which levels lead to nothing.
func (q *review) mappings() *doc.Section {
	s := q.section("mappings", "qa-mappings")
	for _, m := range q.lib.Mappings {
		if t := q.requirementCoverage(m); len(t.Rows) > 0 {
			s.Body = append(s.Body, t.Table)
		}
		if m.Model != nil && len(m.Model.Asking()) > 0 && len(m.Practices) > 0 {
			s.Body = append(s.Body, q.levelCoverage(m))
		}
	}
	return s
}

// requirementCoverage counts the requirements mapped, by framework and role, and names those that no role is asked.
func (q *review) requirementCoverage(m *smm.Mapping) sheet {
	t := q.table(fill(q.words["qa-mapping-of"], "name", pubName(&m.Front)), "framework", "role", "qa-mapped", "qa-not-mapped")
	for _, fw := range q.frameworks(m) {
		all := slices.Collect(fw.Requirements)
		for i, role := range rolesOf(m) {
			mapped := mappedIn(m, fw, role)
			left := itoa(len(all) - len(mapped))
			if names := missing(all, mapped); i == 0 && names != "" {
				left += ": " + names
			}
			t.row(rowHead(q.lib.FrameworkName(fw)), words(q.roleName(m, role)), words(q.of(len(mapped), len(all))), words(left))
		}
	}
	return t
}

// frameworks are those that the mapping names, in the library's order.
func (q *review) frameworks(m *smm.Mapping) []*smm.Framework {
	at := map[string]bool{}
	for l := range m.Leads {
		at[l.Link.Framework.Text] = true
	}
	var out []*smm.Framework
	for _, fw := range q.lib.Frameworks {
		if at[fw.ID] {
			out = append(out, fw)
		}
	}
	return out
}

// rolesOf are the mapping's roles, all of them together first.
func rolesOf(m *smm.Mapping) []string {
	roles := []string{smm.AnyRole}
	for _, r := range m.Roles {
		roles = append(roles, r.ID)
	}
	return roles
}

func (q *review) roleName(m *smm.Mapping, role string) string {
	if role == smm.AnyRole {
		return q.words["qa-all-roles"]
	}
	if r := m.Role(role); r != nil && r.Name != "" {
		return r.Name
	}
	return role
}

// speaksTo reports whether what is said of one role holds for another; AnyRole asks for all together.
func speaksTo(said, role string) bool {
	return role == smm.AnyRole || said == smm.AnyRole || said == role
}

func mappedIn(m *smm.Mapping, fw *smm.Framework, role string) map[*smm.Requirement]bool {
	out := map[*smm.Requirement]bool{}
	for l := range m.Leads {
		if r := l.Link.Requirement; r != nil && r.Framework == fw && speaksTo(l.Role.Text, role) {
			out[r] = true
		}
	}
	return out
}

// mostNamed is how many requirements that are not mapped the page names.
const mostNamed = 24

// missing names the requirements that are not mapped.
func missing(all []*smm.Requirement, mapped map[*smm.Requirement]bool) string {
	var ids []string
	for _, r := range all {
		if !mapped[r] {
			ids = append(ids, r.ID)
		}
	}
	if more := len(ids) - mostNamed; more > 0 {
		ids = append(ids[:mostNamed], "… +"+itoa(more))
	}
	return strings.Join(ids, ", ")
}

// levelCoverage counts the requirements of each practice and level, and names the roles that have none there.
func (q *review) levelCoverage(m *smm.Mapping) *doc.Table {
	t := q.table(fill(q.words["qa-levels-of"], "name", pubName(&m.Front)), "practice")
	t.Wide = true
	for _, l := range m.Model.Asking() {
		t.Columns = append(t.Columns, doc.Column{})
		head := colHead(fill(q.words["level"], "number", itoa(l.Level)))
		head.Facets.Level = l.Level
		t.Head[0].Cells = append(t.Head[0].Cells, head)
	}
	for _, n := range m.Model.Practices() {
		t.row(append([]*doc.Cell{rowHead(n.Name)}, q.levelCells(m, n)...)...)
	}
	return t.Table
}

func (q *review) levelCells(m *smm.Mapping, n *smm.Node) []*doc.Cell {
	i := slices.IndexFunc(m.Practices, func(p *smm.Mapped) bool { return p.Practice.Text == n.ID })
	levels := m.Model.Asking()
	switch {
	case i < 0:
		return []*doc.Cell{quiet(q.words["not-mapped"], len(levels))}
	case len(m.Practices[i].None) > 0:
		return []*doc.Cell{quiet(q.words["qa-reasoned"], len(levels))}
	}
	var cells []*doc.Cell
	for _, l := range levels {
		cells = append(cells, q.levelCell(m, m.Practices[i], l.Level))
	}
	return cells
}

func (q *review) levelCell(m *smm.Mapping, p *smm.Mapped, level int) *doc.Cell {
	count, roles := 0, map[string]bool{}
	for l := range p.Leads {
		if l.Place.Level == level {
			count++
			roles[l.Role.Text] = true
		}
	}
	if count == 0 {
		if explained(p, level) {
			return quiet(q.words["qa-reasoned"], 1)
		}
		return quiet(q.words["no-requirements"], 1)
	}
	var without []string
	for _, r := range m.Roles {
		if !roles[smm.AnyRole] && !roles[r.ID] {
			without = append(without, q.roleName(m, r.ID))
		}
	}
	if len(without) == 0 {
		return words(itoa(count))
	}
	return words(itoa(count) + "; " + fill(q.words["qa-none-for"], "roles", strings.Join(without, ", ")))
}

// explained reports that the mapping says why a level leads to nothing.
func explained(p *smm.Mapped, level int) bool {
	for _, place := range p.Places {
		if place.Level != level {
			continue
		}
		if len(place.None) > 0 {
			return true
		}
		for _, set := range place.Sets {
			if len(set.None) > 0 || len(set.NotIn) > 0 {
				return true
			}
		}
	}
	return false
}
