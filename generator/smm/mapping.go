package smm

import (
	"cmp"
	"regexp"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// Framework is a set of requirements elsewhere, such as a part of IEC 62443 in one edition.
type Framework struct {
	ID, Title, Edition, Publisher, URL string
	Description                        []doc.Block
	Pattern                            *regexp.Regexp // nil: any
	Normalize                          []Rewrite
	Groups                             []*Group
	Pos                                diag.Pos
	byID                               map[string]*Requirement
}

// Rewrite turns one spelling of a requirement's id into another.
type Rewrite struct {
	From *regexp.Regexp
	To   string
}

// Group is a heading over requirements.
type Group struct {
	ID, Title    string
	Requirements []*Requirement
	Pos          diag.Pos
}

// Requirement is an id and, where that is free to say, a short title.
type Requirement struct {
	ID, Title string
	Parent    Word // id of the requirement that this one enhances; ""
	Framework *Framework
	Pos       diag.Pos
	group     int // place of its group in the framework
}

// CompareRequirements orders requirements of one framework as it lists its groups and, within a group, by id as people
// read them: SR 1.9 before SR 1.10.
func CompareRequirements(a, b *Requirement) int {
	return cmp.Or(cmp.Compare(a.group, b.group), Natural(a.ID, b.ID))
}

// Normal gives an id in the framework's own spelling.
func (f *Framework) Normal(id string) string {
	id = strings.Join(strings.Fields(id), " ")
	for _, r := range f.Normalize {
		id = r.From.ReplaceAllString(id, r.To)
	}
	return id
}

// Index makes Requirement fast and CompareRequirements right; load calls it once the groups are complete. Of ids that mean
// the same the first is kept.
func (f *Framework) Index() {
	f.byID = map[string]*Requirement{}
	for i, g := range f.Groups {
		for _, r := range g.Requirements {
			r.group = i
			if id := f.Normal(r.ID); f.byID[id] == nil {
				f.byID[id] = r
			}
		}
	}
}

// FrameworkName is a framework's title, with its edition where another framework has the same title.
func (l *Library) FrameworkName(f *Framework) string {
	for _, other := range l.Frameworks {
		if other != f && other.Title == f.Title && f.Edition != "" {
			return f.FullTitle()
		}
	}
	return f.Title
}

// FullTitle is the title with the edition, where there is one.
func (f *Framework) FullTitle() string {
	if f.Edition == "" {
		return f.Title
	}
	return f.Title + ", " + f.Edition
}

// Requirement gives the requirement of an id in any spelling, or nil.
func (f *Framework) Requirement(id string) *Requirement { return f.byID[f.Normal(id)] }

// Requirements ranges over all requirements in the framework's order.
func (f *Framework) Requirements(yield func(*Requirement) bool) {
	for _, g := range f.Groups {
		for _, r := range g.Requirements {
			if !yield(r) {
				return
			}
		}
	}
}

// Mapping ties practices and levels to requirements.
type Mapping struct {
	Front
	From       []Word
	Model      *Model     // what From names or extends; set by check
	Profiles   []*Profile // those that From names; set by check
	Binding    string     // "informative" or "normative"
	Provenance []doc.Block
	Roles      []*Role
	Practices  []*Mapped // in the order written; check orders them by the model
	Frameworks []string  // ids of the frameworks it names, in the order of their first use; set by check
}

// Role is whoever a requirement speaks to.
type Role struct {
	ID, Name    string
	Description []doc.Block
	Pos         diag.Pos
}

// AnyRole as a role means all of them.
const AnyRole = "any"

// Role gives the role of an id, or nil.
func (m *Mapping) Role(id string) *Role {
	for _, r := range m.Roles {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Practice gives what the mapping says of a practice, or nil.
func (m *Mapping) Practice(id string) *Mapped {
	for _, p := range m.Practices {
		if p.Practice.Text == id {
			return p
		}
	}
	return nil
}

// Mapped is what a mapping says of one practice.
type Mapped struct {
	Practice Word
	Node     *Node        // set by check
	None     []doc.Inline // why it is not mapped
	Places   []*Place     // ascending by level, then scope, then statement
	Pos      diag.Pos
}

// Place is a level, a cell or a statement of the practice, with what it is mapped to.
type Place struct {
	Key   Word   // "2", "industry-2", or a statement's id within the practice
	Level int    // set by load for "2" and "industry-2", by check for a statement
	Scope string // "" for a level
	Sets  []*RoleSet
	None  []doc.Inline
	Pos   diag.Pos
}

// RoleSet is what one role is asked there.
type RoleSet struct {
	Role  Word // AnyRole for every role
	None  []doc.Inline
	Links []*MapLink
	NotIn []*NotIn // frameworks of which it is said that they ask nothing
	Pos   diag.Pos
}

// NotIn says why a framework asks nothing of a role at a place.
type NotIn struct {
	Framework Word
	None      []doc.Inline
}

// MapLink is one requirement that a place is mapped to.
type MapLink struct {
	Framework   Word
	ID          Word // as written
	Relation    string
	Note        []doc.Inline
	Requirement *Requirement // set by check
}

// Qualifies reports a relation that says more than that there is one.
func Qualifies(relation string) bool { return relation != "" && relation != Relations[0] }

// Lead is one requirement that a mapping names, with all that leads to it.
type Lead struct {
	Practice *Mapped
	Place    *Place
	Role     Word
	Link     *MapLink
}

// Leads ranges over every requirement that the mapping names.
func (m *Mapping) Leads(yield func(Lead) bool) {
	for _, p := range m.Practices {
		for l := range p.Leads {
			if !yield(l) {
				return
			}
		}
	}
}

// Leads ranges over every requirement that is named for the practice.
func (p *Mapped) Leads(yield func(Lead) bool) {
	for _, place := range p.Places {
		for _, set := range place.Sets {
			for _, link := range set.Links {
				if !yield(Lead{p, place, set.Role, link}) {
					return
				}
			}
		}
	}
}

// Set gives what a role is asked at the place: its own set, else that of every role; nil: nothing is said.
func (p *Place) Set(role string) *RoleSet {
	var any *RoleSet
	for _, s := range p.Sets {
		if s.Role.Text == role {
			return s
		}
		if s.Role.Text == AnyRole {
			any = s
		}
	}
	return any
}

// Relations are the words a MapLink may use; the first is the default. subset says that the level asks less than the
// requirement, superset that it asks more.
var Relations = []string{"related", "equal", "subset", "superset", "intersects"}
