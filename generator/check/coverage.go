package check

import (
	"fmt"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// coverage holds mappings against what they relate: levels that nothing is said of, requirements that nothing leads to.
func (c *checker) coverage() {
	for _, m := range c.lib.Mappings {
		if m.Model == nil {
			continue
		}
		for _, n := range m.Model.Practices() {
			c.unmappedLevels(m, n)
		}
		c.unmappedRequirements(m)
	}
}

// unmappedLevels reports levels of a practice for which the mapping gives neither a requirement nor a reason.
func (c *checker) unmappedLevels(m *smm.Mapping, n *smm.Node) {
	p := mappedOf(m, n)
	if p != nil && len(p.None) > 0 {
		return
	}
	var lacking []string
	for _, l := range m.Model.Asking() {
		if asksAt(m, n.ID, l.Level) && !mapsLevel(p, l.Level) {
			lacking = append(lacking, itoa(l.Level))
		}
	}
	if len(lacking) == 0 {
		return
	}
	pos := m.Pos
	if p != nil {
		pos = p.Practice.Pos
	}
	levels, have := countedLevels(lacking)
	d := c.list.Warnf(pos, "unmapped-level", "%s of %q %s no requirement and no reason for that", levels, n.ID, have)
	d.Hint = reasonFor(m, p, n, len(lacking))
}

// countedLevels names levels as the subject of a sentence, with its verb.
func countedLevels(levels []string) (subject, have string) {
	last := len(levels) - 1
	if last == 0 {
		return "level " + levels[0], "has"
	}
	return "levels " + strings.Join(levels[:last], ", ") + " and " + levels[last], "have"
}

// reasonFor says where the reason is written, which depends on the form of the mapping.
func reasonFor(m *smm.Mapping, p *smm.Mapped, n *smm.Node, levels int) string {
	inTable := func(p *smm.Mapped) bool { return strings.HasSuffix(p.Pos.File, ".csv") }
	switch {
	case slices.ContainsFunc(m.Practices, inTable):
		return "add a row of practice, level and role without a requirement, and the reason as its note"
	case p == nil:
		return "write " + n.ID + ": {none: why} under practices"
	case levels > 1:
		return "write {none: why} for each"
	}
	return "write {none: why} for it"
}

func mappedOf(m *smm.Mapping, n *smm.Node) *smm.Mapped {
	for _, p := range m.Practices {
		if p.Node == n {
			return p
		}
	}
	return nil
}

// asksAt reports a level at which the model or a mapped profile has considerations. A model without any tables has them
// elsewhere, at every level.
func asksAt(m *smm.Mapping, practice string, level int) bool {
	tables := []*smm.Table{m.Model.Table(practice)}
	for _, p := range m.Profiles {
		tables = append(tables, p.Table(practice))
	}
	for _, t := range tables {
		if t == nil {
			continue
		}
		for _, r := range t.Rows {
			if r.External.Text != "" || filled(r.Cell(level)) {
				return true
			}
		}
	}
	return len(m.Model.Tables) == 0
}

// mapsLevel reports a level, or a cell or statement of it, that is mapped or has a reason not to be.
func mapsLevel(p *smm.Mapped, level int) bool {
	if p == nil {
		return false
	}
	for _, place := range p.Places {
		if place.Level != level {
			continue
		}
		if len(place.None) > 0 {
			return true
		}
		for _, set := range place.Sets {
			if len(set.None)+len(set.Links)+len(set.NotIn) > 0 {
				return true
			}
		}
	}
	return false
}

// reach is what one role is asked of one framework.
type reach struct {
	role      smm.Word
	framework *smm.Framework
	mapped    map[*smm.Requirement]bool
}

// unmappedRequirements says, for every role and framework that a mapping brings together, what it leaves out. Rows for any
// role count for each; they are looked at by themselves only where no role has rows of its own for the framework.
func (c *checker) unmappedRequirements(m *smm.Mapping) {
	all := reaches(m)
	for _, r := range all {
		if r.role.Text == smm.AnyRole && sharedOut(all, r.framework) {
			continue
		}
		var left []string
		total := 0
		for req := range r.framework.Requirements {
			total++
			if !r.mapped[req] {
				left = append(left, req.ID)
			}
		}
		if len(left) == 0 || r.role.Text != smm.AnyRole && m.Role(r.role.Text) == nil {
			continue
		}
		c.list.Infof(rolePos(m, r.role), "unmapped-requirement", "%d of %d requirements of %q are mapped to nothing for %q: %s",
			len(left), total, r.framework.ID, r.role.Text, few(left))
	}
}

// sharedOut reports a framework for which some role has rows of its own.
func sharedOut(all []*reach, f *smm.Framework) bool {
	return slices.ContainsFunc(all, func(r *reach) bool { return r.framework == f && r.role.Text != smm.AnyRole })
}

func rolePos(m *smm.Mapping, role smm.Word) diag.Pos {
	if r := m.Role(role.Text); r != nil {
		return r.Pos
	}
	return role.Pos
}

// few names the first of many.
func few(names []string) string {
	const most = 5
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// reaches are the roles and frameworks that a mapping brings together, in the order in which they first meet.
func reaches(m *smm.Mapping) []*reach {
	var out []*reach
	find := func(role smm.Word, f *smm.Framework) *reach {
		for _, r := range out {
			if r.role.Text == role.Text && r.framework == f {
				return r
			}
		}
		r := &reach{role, f, map[*smm.Requirement]bool{}}
		out = append(out, r)
		return r
	}
	for l := range m.Leads {
		if r := l.Link.Requirement; r != nil {
			find(l.Role, r.Framework).mapped[r] = true
		}
	}
	for _, r := range out {
		for _, any := range out {
			if any.role.Text == smm.AnyRole && any.framework == r.framework {
				for req := range any.mapped {
					r.mapped[req] = true
				}
			}
		}
	}
	return out
}
