package compose

import (
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// mappedBox shows what a mapping ties a practice to, level by level, and lets its readers choose a role. The edition is named
// where that is not "".
func (b *builder) mappedBox(m *smm.Mapping, p *smm.Mapped, edition string) *doc.Box {
	title := &doc.Ref{Kind: doc.Link, Content: doc.Plain(joined(" ", m.Title, edition)), Symbol: smm.InSymbol(m.FullName(), p.Node.ID)}
	out := &doc.Box{Class: "mapped", Title: []doc.Inline{title}}
	if len(m.Roles) > 1 {
		for _, r := range m.Roles {
			out.Choices = append(out.Choices, doc.Choice{Facet: r.ID, Name: r.Name})
		}
	}
	for _, place := range p.Places {
		out.Blocks = append(out.Blocks, b.mappedPlace(m, p, place))
	}
	return out
}

// mappedPlace is one level of it, or what is narrower.
func (b *builder) mappedPlace(m *smm.Mapping, p *smm.Mapped, place *smm.Place) *doc.Box {
	out := &doc.Box{Class: "level-" + itoa(place.Level), Folded: true, Title: doc.Plain(doc.PlainText(b.placeName(p, place)))}
	if place.None != nil {
		out.Blocks = []doc.Block{&doc.Paragraph{Class: "none", Content: place.None}}
		return out
	}
	list := &doc.List{Class: "by-role"}
	named := map[*smm.Requirement]bool{}
	for _, set := range asWritten(m, place) {
		list.Items = append(list.Items, b.roleItem(m, place, set))
		for _, link := range set.Links {
			named[link.Requirement] = true
		}
	}
	out.Title = append(out.Title, &doc.Text{Text: " (" + b.requirementCount(len(named)) + ")"})
	out.Blocks = []doc.Block{list}
	return out
}

// asWritten are the sets of a place, each once: that of all roles first, where one reads it, then those of
// single ones in the order of the roles.
func asWritten(m *smm.Mapping, place *smm.Place) []*smm.RoleSet {
	var out []*smm.RoleSet
	for _, r := range append([]*smm.Role{{ID: smm.AnyRole}}, m.Roles...) {
		set := place.Set(r.ID)
		if set == nil || set.Role.Text != r.ID || len(m.Roles) > 0 && len(readers(m, place, set)) == 0 {
			continue
		}
		out = append(out, set)
	}
	return out
}

// readers are the roles that a set speaks to: its own or, for that of all, those that have none of their own.
func readers(m *smm.Mapping, place *smm.Place, set *smm.RoleSet) []*smm.Role {
	var out []*smm.Role
	for _, r := range m.Roles {
		if place.Set(r.ID) == set {
			out = append(out, r)
		}
	}
	return out
}

// roleItem is what a place is mapped to for one role, or for several at once.
func (b *builder) roleItem(m *smm.Mapping, place *smm.Place, set *smm.RoleSet) *doc.Item {
	it := &doc.Item{Facets: doc.Facets{Level: place.Level}}
	roles := readers(m, place, set)
	name := b.words["table-roles-all"]
	if set.Role.Text != smm.AnyRole || len(roles) < len(m.Roles) {
		name, it.Facets.Role = strings.Join(namesOf(roles), ", "), idsOf(roles)
	}
	if len(m.Roles) > 1 || it.Facets.Role != "" {
		it.Blocks = []doc.Block{&doc.Paragraph{Class: "role", Content: doc.Plain(name)}}
	}
	it.Blocks = append(it.Blocks, b.requirements(m, set)...)
	return it
}

func namesOf(roles []*smm.Role) []string {
	var out []string
	for _, r := range roles {
		out = append(out, r.Name)
	}
	return out
}

// idsOf are the facets of what several roles read.
func idsOf(roles []*smm.Role) string {
	var out []string
	for _, r := range roles {
		out = append(out, r.ID)
	}
	return strings.Join(out, " ")
}

func (b *builder) requirementCount(n int) string {
	if n == 1 {
		return b.words["n-requirement-1"]
	}
	return fill(b.words["n-requirement"], "n", itoa(n))
}
