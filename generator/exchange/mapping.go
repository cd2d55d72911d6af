package exchange

import "smmpub/generator/smm"

// mapping ties places in practices to requirements of frameworks.
type mapping struct {
	front
	Model      string   `json:"model,omitempty"`    // full name of the model that is mapped or extended
	Profiles   []string `json:"profiles,omitempty"` // full names of the profiles that are mapped, as far as they are published
	Binding    string   `json:"binding,omitempty"`  // informative, normative
	Provenance string   `json:"provenance,omitempty"`
	Roles      []role   `json:"roles"`     // in the author's order
	Practices  []mapped `json:"practices"` // in the model's order
}

// role is whoever a requirement speaks to.
type role struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
}

// mapped is what is said of one practice.
type mapped struct {
	Practice string  `json:"practice"`       // id
	None     string  `json:"none,omitempty"` // why it is not mapped
	Places   []place `json:"places"`         // ascending by level, scope, statement; what lower ones say applies too
}

// place is a level, a cell or a statement of the practice.
type place struct {
	Place string    `json:"place"` // id within the practice: "2", "industry-2", "industry-2.a1"
	Level int       `json:"level"`
	Scope string    `json:"scope,omitempty"` // id; none for a whole level
	None  string    `json:"none,omitempty"`  // why nothing is asked there
	Roles []roleSet `json:"roles"`
}

// roleSet is what one role is asked at a place.
type roleSet struct {
	Role  string `json:"role"` // id, or "any" for every role
	None  string `json:"none,omitempty"`
	Links []link `json:"requirements"`
	NotIn []not  `json:"not_in,omitempty"`
}

// not says why a framework asks nothing of the role there.
type not struct {
	Framework string `json:"framework"` // id
	None      string `json:"none"`
}

// link is one requirement that a place is mapped to.
type link struct {
	Framework   string `json:"framework"`   // id
	Requirement string `json:"requirement"` // id, in the framework's spelling
	Relation    string `json:"relation"`    // related, equal, subset (the place asks less), superset, intersects
	Note        string `json:"note,omitempty"`
}

func (w writer) mapping(m *smm.Mapping) mapping {
	out := mapping{
		front: frontOf(&m.Front), Binding: m.Binding, Provenance: blocks(m.Provenance),
		Roles:     each(m.Roles, func(r *smm.Role) role { return role{r.ID, r.Name, blocks(r.Description)} }),
		Practices: each(m.Practices, mappedOf),
	}
	if m.Model != nil {
		out.Model = m.Model.FullName()
	}
	for _, p := range m.Profiles {
		if w.published(&p.Front) {
			out.Profiles = append(out.Profiles, p.FullName())
		}
	}
	return out
}

func mappedOf(m *smm.Mapped) mapped {
	return mapped{m.Practice.Text, line(m.None), each(m.Places, placeOf)}
}

func placeOf(p *smm.Place) place {
	return place{p.Key.Text, p.Level, p.Scope, line(p.None), each(p.Sets, roleSetOf)}
}

func roleSetOf(s *smm.RoleSet) roleSet {
	return roleSet{s.Role.Text, line(s.None), each(s.Links, linkOf), each(s.NotIn, notOf)}
}

func notOf(n *smm.NotIn) not { return not{n.Framework.Text, line(n.None)} }

func linkOf(l *smm.MapLink) link {
	out := link{l.Framework.Text, l.ID.Text, l.Relation, line(l.Note)}
	if l.Requirement != nil {
		out.Requirement = l.Requirement.ID
	}
	if out.Relation == "" {
		out.Relation = smm.Relations[0]
	}
	return out
}

// framework is a set of requirements elsewhere: their ids and, where that is free to say, their titles.
type framework struct {
	ID          string  `json:"id"`
	Title       string  `json:"title"`
	Edition     string  `json:"edition,omitempty"`
	Publisher   string  `json:"publisher,omitempty"`
	URL         string  `json:"url,omitempty"`
	Description string  `json:"description,omitempty"`
	Groups      []group `json:"groups"` // in the framework's order
}

// group is a heading over requirements.
type group struct {
	ID           string        `json:"id,omitempty"`
	Title        string        `json:"title,omitempty"`
	Requirements []requirement `json:"requirements"` // in the framework's order
}

// requirement is one requirement.
type requirement struct {
	ID     string `json:"id"`
	Title  string `json:"title,omitempty"`
	Parent string `json:"parent,omitempty"` // id of the requirement that this one enhances
}

func frameworkOf(f *smm.Framework) framework {
	return framework{f.ID, f.Title, f.Edition, f.Publisher, f.URL, blocks(f.Description), each(f.Groups, groupOf)}
}

func groupOf(g *smm.Group) group {
	return group{g.ID, g.Title, each(g.Requirements, func(r *smm.Requirement) requirement {
		return requirement{r.ID, r.Title, r.Parent.Text}
	})}
}
