package check

import (
	"cmp"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// mapped resolves the practices, places, roles and requirements of every mapping.
func (c *checker) mapped() {
	for _, m := range c.lib.Mappings {
		if m.Model == nil {
			continue
		}
		for _, p := range m.Practices {
			c.mappedPractice(m, p)
		}
		m.Practices = orderedMapped(m)
		c.mappedTwice(m)
	}
}

func (c *checker) mappedPractice(m *smm.Mapping, p *smm.Mapped) {
	p.Node = m.Model.Practice(p.Practice.Text)
	if p.Node == nil {
		c.unknown(p.Practice, "practice", knownPractices(m.Model))
	}
	for _, place := range p.Places {
		c.mappedPlace(m, p, place)
		for _, set := range place.Sets {
			c.roleSet(m, set)
		}
	}
	slices.SortStableFunc(p.Places, func(a, b *smm.Place) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level),
			cmp.Compare(scopeIndex(m.Model, a.Scope), scopeIndex(m.Model, b.Scope)),
			strings.Compare(a.Key.Text, b.Key.Text))
	})
}

// mappedPlace resolves a key: a level, a cell, or a statement of the practice.
func (c *checker) mappedPlace(m *smm.Mapping, p *smm.Mapped, place *smm.Place) {
	if place.Level > 0 {
		ok := c.level(m.Model, place.Level, place.Key.Pos)
		if ok && place.Scope != "" && m.Model.Scope(place.Scope) == nil {
			var known []named
			for _, s := range m.Model.Scopes {
				known = append(known, named{s.ID, s.Pos})
			}
			c.unknown(smm.Word{Text: place.Scope, Pos: place.Key.Pos}, "scope", known)
		}
		return
	}
	pub := &smm.Pub{Front: &m.Front, Kind: smm.MappingPub, Model: m.Model, Mapping: m}
	id := strings.TrimPrefix(place.Key.Text, p.Practice.Text+".")
	if s := pub.Statement(p.Practice.Text + "." + id); s != nil {
		place.Level, place.Scope = s.Cell.Level, s.Cell.Scope
		return
	}
	if p.Node == nil {
		return
	}
	d := c.list.Errorf(place.Key.Pos, "unknown-place", "%q is neither a level, nor a cell such as %s-2, nor a statement of %s",
		place.Key.Text, m.Model.Scopes[len(m.Model.Scopes)-1].ID, p.Practice.Text)
	d.Len = len([]rune(place.Key.Text))
}

func (c *checker) roleSet(m *smm.Mapping, set *smm.RoleSet) {
	if set.Role.Text != smm.AnyRole && m.Role(set.Role.Text) == nil {
		known := []named{{name: smm.AnyRole}}
		for _, r := range m.Roles {
			known = append(known, named{r.ID, r.Pos})
		}
		c.unknown(set.Role, "role", known)
	}
	for _, not := range set.NotIn {
		c.namedFramework(not.Framework)
	}
	for _, link := range set.Links {
		c.mapLink(link)
	}
}

func (c *checker) namedFramework(w smm.Word) *smm.Framework {
	f := c.framework(w.Text)
	if f == nil && !c.partial() {
		c.unknown(w, "framework", c.knownFrameworks())
	}
	return f
}

func (c *checker) mapLink(link *smm.MapLink) {
	f := c.namedFramework(link.Framework)
	if f == nil {
		return
	}
	link.Requirement = f.Requirement(link.ID.Text)
	if link.Requirement == nil {
		d := c.list.Errorf(link.ID.Pos, "unknown-requirement", "%s has no requirement %q", f.ID, link.ID.Text)
		d.Len, d.Hint = len([]rune(link.ID.Text)), hint(f.Normal(link.ID.Text), knownRequirements(f))
	}
	if link.Relation != "" && !slices.Contains(smm.Relations, link.Relation) {
		d := c.list.Errorf(link.ID.Pos, "unknown-relation", "unknown relation %q", link.Relation)
		d.Hint = "there are: " + strings.Join(smm.Relations, ", ")
	}
}

// orderedMapped puts practices into the model's order; unknown ones fall out.
func orderedMapped(m *smm.Mapping) []*smm.Mapped {
	var out []*smm.Mapped
	for _, n := range m.Model.Practices() {
		for _, p := range m.Practices {
			if p.Node == n {
				out = append(out, p)
			}
		}
	}
	return out
}

// mappedTwice reports a requirement that one role is asked twice at one place.
func (c *checker) mappedTwice(m *smm.Mapping) {
	for _, p := range m.Practices {
		for _, place := range p.Places {
			for _, set := range place.Sets {
				seen := map[*smm.Requirement]diag.Pos{}
				for _, link := range set.Links {
					first, twice := seen[link.Requirement]
					if link.Requirement != nil && twice {
						d := c.list.Errorf(link.ID.Pos, "duplicate-id", "requirement %q stands twice for one role", link.Requirement.ID)
						d.Related = []diag.Related{{Pos: first, Message: "first named here"}}
					}
					seen[link.Requirement] = link.ID.Pos
				}
			}
		}
	}
}
