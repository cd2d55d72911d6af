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
		m.Frameworks = firstUse(m)
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
	ok := c.level(m.Model, place.Level, place.Key.Pos)
	if ok && place.Scope != "" && m.Model.Scope(place.Scope) == nil {
		c.unknown(smm.Word{Text: place.Scope, Pos: place.Key.Pos}, "scope", knownScopes(m.Model))
		return
	}
	if ok && p.Node != nil && strings.Contains(place.Key.Text, ".") && !c.mayDefine(p.Node.ID) {
		c.mappedStatement(m, p.Node.ID+"."+place.Key.Text, place.Key)
	}
}

// mappedStatement reports a key that names no statement of the model or of the profiles that are mapped.
func (c *checker) mappedStatement(m *smm.Mapping, id string, key smm.Word) {
	pub := &smm.Pub{Front: &m.Front, Kind: smm.MappingPub, Model: m.Model, Mapping: m}
	if pub.Statement(id) != nil || pub.Place(id) != nil {
		return
	}
	known := knownStatements(&smm.Pub{Front: &m.Model.Front, Kind: smm.ModelPub, Model: m.Model})
	for _, p := range m.Profiles {
		known = append(known, knownStatements(&smm.Pub{Front: &p.Front, Kind: smm.ProfilePub, Model: p.Model, Profile: p})...)
	}
	d := c.list.Errorf(key.Pos, "unknown-statement", "neither the model nor a mapped profile has the statement %q", id)
	d.Len, d.Hint = len([]rune(key.Text)), hint(id, known)
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
	if f == nil && !c.mayDefine(w.Text) {
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

// firstUse gives the frameworks that a mapping names in the order in which a reader meets them: an order that its authors choose.
func firstUse(m *smm.Mapping) []string {
	var out []string
	for _, p := range m.Practices {
		for _, place := range p.Places {
			for _, set := range place.Sets {
				for _, w := range namedIn(set) {
					if !slices.Contains(out, w.Text) {
						out = append(out, w.Text)
					}
				}
			}
		}
	}
	return out
}

// namedIn are the names of frameworks in a set, in the order written.
func namedIn(set *smm.RoleSet) []smm.Word {
	var out []smm.Word
	for _, link := range set.Links {
		out = append(out, link.Framework)
	}
	for _, not := range set.NotIn {
		out = append(out, not.Framework)
	}
	slices.SortStableFunc(out, func(a, b smm.Word) int {
		return cmp.Or(strings.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
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
