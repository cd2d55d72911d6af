package report

import (
	"cmp"
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// need is a requirement elsewhere that the target leads to for a role, with the statements that it rests on.
type need struct {
	*smm.Requirement
	ways  []*way
	unmet []*smm.Asked // partial or unmet
	open  []*smm.Asked // unassessed
	met   int
}

// way is a place of a mapping that leads to a requirement.
type way struct {
	practice *smm.PracticeResult
	place    *smm.Place
	links    []*smm.MapLink
}

// reasoned is a place of which a mapping says why it leads to nothing.
type reasoned struct {
	practice  *smm.PracticeResult
	place     *smm.Place     // nil: the whole practice
	framework *smm.Framework // nil: all
	why       []doc.Inline
}

// needs are the requirements of one role at the target levels, and where mappings say that there is none.
type needs struct {
	w    *writer
	role string
	all  map[*smm.Requirement]*need
	none []reasoned
}

func (w *writer) needs(role string) *needs {
	n := &needs{w: w, role: role, all: map[*smm.Requirement]*need{}}
	for _, m := range w.a.Mappings {
		for _, p := range m.Practices {
			if r := w.r.Practice(p.Practice.Text); r != nil && aimed(r) {
				n.practice(m, p, r)
			}
		}
	}
	return n
}

// aimed reports a practice that has a target.
func aimed(p *smm.PracticeResult) bool { return p.Outcome != smm.OutOfTarget && p.Scope != "" }

func (n *needs) practice(m *smm.Mapping, p *smm.Mapped, r *smm.PracticeResult) {
	if len(p.None) > 0 {
		n.none = append(n.none, reasoned{practice: r, why: p.None})
	}
	for _, place := range p.Places {
		if n.w.applies(place, r) {
			n.place(m, place, r)
		}
	}
}

// applies reports a place that the target takes in: lower levels apply too, and a cell only in a scope that is asked.
func (w *writer) applies(place *smm.Place, r *smm.PracticeResult) bool {
	return place.Level <= r.Target && (place.Scope == "" || w.scopeRank(place.Scope) <= w.scopeRank(r.Scope))
}

func (w *writer) scopeRank(id string) int {
	return slices.IndexFunc(w.model.Scopes, func(s *smm.Scope) bool { return s.ID == id })
}

func (n *needs) place(m *smm.Mapping, place *smm.Place, r *smm.PracticeResult) {
	set := place.Set(n.role)
	switch {
	case len(place.None) > 0:
		n.none = append(n.none, reasoned{practice: r, place: place, why: place.None})
		return
	case set == nil:
		return
	case len(set.None) > 0:
		n.none = append(n.none, reasoned{practice: r, place: place, why: set.None})
	}
	for _, not := range set.NotIn {
		n.none = append(n.none, reasoned{r, place, n.w.framework(not.Framework.Text), not.None})
	}
	for _, link := range set.Links {
		n.link(m, place, r, link)
	}
}

func (w *writer) framework(id string) *smm.Framework {
	i := slices.IndexFunc(w.lib.Frameworks, func(f *smm.Framework) bool { return f.ID == id })
	if i < 0 {
		return nil
	}
	return w.lib.Frameworks[i]
}

func (n *needs) link(m *smm.Mapping, place *smm.Place, r *smm.PracticeResult, link *smm.MapLink) {
	x := n.all[link.Requirement]
	if x == nil {
		x = &need{Requirement: link.Requirement}
		n.all[link.Requirement] = x
	}
	i := slices.IndexFunc(x.ways, func(y *way) bool { return y.practice == r && y.place.Key.Text == place.Key.Text })
	if i >= 0 {
		x.ways[i].links = append(x.ways[i].links, link)
	} else {
		x.ways = append(x.ways, &way{r, place, []*smm.MapLink{link}})
	}
	for _, s := range r.Statements {
		if behind(m, place, s) {
			x.rest(s, strings.Contains(strings.TrimPrefix(place.Key.Text, r.Node.ID+"."), "."))
		}
	}
}

// rest counts a statement that the requirement rests on, once. What aids follows its cell while it is unassessed, unless the
// mapping names it itself.
func (n *need) rest(x *smm.Asked, named bool) {
	switch {
	case x.Standing != smm.Counts && x.Standing != smm.Aids || slices.Contains(n.unmet, x) || slices.Contains(n.open, x):
	case x.Status == smm.Unmet || x.Status == smm.Partial:
		n.unmet = append(n.unmet, x)
	case x.Status == smm.Unassessed && (named || x.Standing == smm.Counts):
		n.open = append(n.open, x)
	case holds(x.Status):
		n.met++
	}
}

// behind reports a statement that a place stands for: of a level those of all levels up to it, of a cell its own, of a
// statement that one and its items.
func behind(m *smm.Mapping, place *smm.Place, x *smm.Asked) bool {
	if place.Scope == "" {
		return x.Level <= place.Level
	}
	if !speaksOf(m, x.Table) || x.Scope != place.Scope || x.Level != place.Level {
		return false
	}
	practice := x.Table.Practice.Text
	if !strings.Contains(strings.TrimPrefix(place.Key.Text, practice+"."), ".") {
		return true
	}
	id := practice + "." + strings.TrimPrefix(place.Key.Text, practice+".")
	if x.Statement == nil {
		return strings.HasSuffix(id, "."+smm.ExternalID)
	}
	for s := x.Statement; s != nil; s = s.Under {
		if s.FullID == id || slices.ContainsFunc(s.Was, func(w smm.Word) bool { return s.Cell.ID+"."+w.Text == id }) {
			return true
		}
	}
	return false
}

// speaksOf reports a table that a mapping of profiles may mean by its cells; a mapping of a model means those of any.
func speaksOf(m *smm.Mapping, t *smm.Table) bool {
	return t.Profile == nil || len(m.Profiles) == 0 || slices.ContainsFunc(m.Profiles, func(p *smm.Profile) bool { return p.ID == t.Profile.ID })
}

// frameworks are those that the needs belong to, in the library's order.
func (n *needs) frameworks() []*smm.Framework {
	var out []*smm.Framework
	for _, f := range n.w.lib.Frameworks {
		if len(n.of(f)) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// of are the requirements of one framework, as people count.
func (n *needs) of(f *smm.Framework) []*need {
	var out []*need
	for _, x := range n.all {
		if x.Framework == f {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b *need) int { return cmp.Or(smm.Natural(a.ID, b.ID), cmp.Compare(a.ID, b.ID)) })
	return out
}

// state says how the statements stand that a requirement rests on.
type state string

const (
	restsUnmet state = "unmet"
	restsOpen  state = "unassessed"
	restsMet   state = "met"
	restsNone  state = "nothing-asked"
)

var states = []state{restsMet, restsUnmet, restsOpen, restsNone}

func (n *need) state() state {
	switch {
	case len(n.unmet) > 0:
		return restsUnmet
	case len(n.open) > 0:
		return restsOpen
	case n.met > 0:
		return restsMet
	}
	return restsNone
}

// counts are the numbers of needs by state.
func counts(list []*need) map[state]int {
	out := map[state]int{}
	for _, n := range list {
		out[n.state()]++
	}
	return out
}
