package smm

import (
	"slices"
	"strings"
)

// ExternalID is the id of the one statement that each level of an external row has.
const ExternalID = "all"

// Place finds a node, a cell or a statement by the anchor that names it: "governance", "threat-modeling",
// "threat-modeling.industry-2" or "threat-modeling.industry-2.a1". The publication's own tables are asked first, then the
// model it stands on, then the profiles it maps. It gives the publication where the place is printed, or nil.
func (p *Pub) Place(place string) *Front {
	if !strings.Contains(place, ".") {
		return p.node(place)
	}
	for _, t := range p.tablesOf(practiceOf(place)) {
		if t.has(place) {
			return t.Owner()
		}
	}
	return nil
}

func (p *Pub) node(id string) *Front {
	if p.Model == nil {
		return nil
	}
	n := p.Model.Node(id)
	if n == nil {
		return nil
	}
	if n.Kind == PracticeNode && p.Kind == ProfilePub && p.Profile.Table(id) != nil {
		return p.Front
	}
	return &p.Model.Front
}

func practiceOf(place string) string {
	practice, _, _ := strings.Cut(place, ".")
	return practice
}

// tablesOf are the tables of one practice that stand under the publication, nearest first.
func (p *Pub) tablesOf(practice string) []*Table {
	var tables []*Table
	add := func(t *Table) {
		if t != nil {
			tables = append(tables, t)
		}
	}
	if p.Profile != nil {
		add(p.Profile.Table(practice))
	}
	if p.Model != nil {
		add(p.Model.Table(practice))
	}
	if p.Mapping != nil {
		for _, profile := range p.Mapping.Profiles {
			add(profile.Table(practice))
		}
	}
	return tables
}

// has reports whether the table prints the cell or statement of an anchor. Every cell of a printed row is a place, an
// empty one too.
func (t *Table) has(place string) bool {
	for _, r := range t.Rows {
		for _, l := range t.Model.Asking() {
			id := CellID(t.Practice.Text, r.Scope.Text, l.Level)
			if place == id || r.External.Text != "" && place == id+"."+ExternalID {
				return true
			}
			if strings.HasPrefix(place, id+".") {
				return r.Cell(l.Level).says(place)
			}
		}
	}
	return false
}

func (c *Cell) says(place string) bool { return c.Statement(place) != nil }

// Statement gives the statement of a full id, an older one included; nil when there is none, or no cell.
func (c *Cell) Statement(fullID string) *Statement {
	if c == nil {
		return nil
	}
	for s := range c.Statements {
		if s.FullID == fullID || slices.ContainsFunc(s.Was, func(w Word) bool { return c.ID+"."+w.Text == fullID }) {
			return s
		}
	}
	return nil
}

// Statement finds a statement as Place does.
func (p *Pub) Statement(fullID string) *Statement {
	for _, t := range p.tablesOf(practiceOf(fullID)) {
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				if s := c.Statement(fullID); s != nil {
					return s
				}
			}
		}
	}
	return nil
}
