package smm

import (
	"slices"
	"strings"
)

// scorer holds what all practices of an assessment need.
type scorer struct {
	a       *Assessment
	given   map[*Node]*PracticeAnswers
	own     map[*Statement]*Answer // by root
	cells   map[cellKey]*Answer
	alls    map[cellKey]*Answer          // to the one statement of a row that stands in a reference
	twins   map[*Statement][]*Statement  // by root: those that are the same
	devices map[*Profile]map[string]bool // devices and classes that the system has; nil: all
	seeking map[*Statement]bool          // roots whose answer is being looked for: a heading may hold what is the same as it
	opened  map[*Statement]bool          // headings whose items are being looked at, likewise
}

// cellKey is a cell of one table.
type cellKey struct {
	table *Table
	scope string
	level int
}

func newScorer(a *Assessment) *scorer {
	s := &scorer{
		a: a, given: map[*Node]*PracticeAnswers{}, own: map[*Statement]*Answer{}, cells: map[cellKey]*Answer{}, alls: map[cellKey]*Answer{},
		twins: map[*Statement][]*Statement{}, seeking: map[*Statement]bool{}, opened: map[*Statement]bool{},
	}
	for _, p := range a.Practices {
		if p.Node != nil {
			s.given[p.Node] = p
		}
		for _, x := range p.Answers {
			s.record(x)
		}
	}
	for _, t := range s.tables() {
		for x := range t.statements {
			if x.Same != nil {
				s.twins[x.Same] = append(s.twins[x.Same], x)
			}
		}
	}
	s.equipment()
	return s
}

// statements ranges over all statements of a table, items included.
func (t *Table) statements(yield func(*Statement) bool) {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			for x := range c.Statements {
				if !yield(x) {
					return
				}
			}
		}
	}
}

func (s *scorer) record(x *Answer) {
	if x.Statement != nil {
		s.own[x.Statement.Root()] = x
		return
	}
	cells := s.cells
	if strings.HasSuffix(x.Key.Text, "."+ExternalID) {
		cells = s.alls
	}
	for _, t := range x.Tables {
		cells[cellKey{t, x.Scope, x.Level}] = x
	}
}

// tables are those of the model and of every profile.
func (s *scorer) tables() []*Table {
	out := slices.Clone(s.a.Model.Tables)
	for _, p := range s.a.Profiles {
		out = append(out, p.Tables...)
	}
	return out
}

// equipment finds the devices that the system has, in the words of each profile.
func (s *scorer) equipment() {
	if len(s.a.System.Devices) == 0 {
		return
	}
	s.devices = map[*Profile]map[string]bool{}
	for _, p := range s.a.Profiles {
		has := map[string]bool{}
		for _, w := range s.a.System.Devices {
			if p.HasDevice(w.Text) {
				has[w.Text] = true
				for _, id := range p.DevicesOf(w.Text) {
					has[id] = true
				}
			}
		}
		s.devices[p] = has
	}
}

// concerned reports whether a statement is about a device that the system has.
func (s *scorer) concerned(x *Statement) bool {
	about, p := x.Concerns(), x.Table.Profile
	if len(about) == 0 || p == nil || s.devices == nil {
		return true
	}
	has := s.devices[p]
	return slices.ContainsFunc(about, func(w Word) bool {
		return has[w.Text] || slices.ContainsFunc(p.DevicesOf(w.Text), func(id string) bool { return has[id] })
	})
}
