package smm

import (
	"cmp"
	"slices"
)

// Asked is a statement as an assessment sees it: at its place in a table, with its status.
type Asked struct {
	ID        string     // as reports name it: the full id, behind its publication where that is not the first of the assessment
	Statement *Statement // nil for the one statement of a row that stands in a reference
	Row       *Row
	Table     *Table
	Scope     string
	Level     int
	Standing  Standing
	Status    AnswerStatus
	Answer    *Answer // that gave the status: the statement's own, its heading's or its cell's; nil: none
}

// Standing says what part a statement has in the levels.
type Standing string

// The standings. Counts and Aids make levels, the others say why a statement does not.
const (
	Counts  Standing = "counts"  // it must be met for its level to hold
	Aids    Standing = "aid"     // partial or unmet, it keeps its level from holding
	Divided Standing = "divided" // its items are asked in its place
	Inform  Standing = "informative"
	Devices Standing = "devices"   // it is about devices that the system does not have
	Unasked Standing = "not-asked" // of a part that no assessment asks, or an item of what is asked as one
	Applies Standing = "na"        // it was found not to apply
	Beyond  Standing = "beyond"    // of a scope above the target's
)

// holds reports a status with which a level holds.
func (s AnswerStatus) holds() bool { return s == Met || s == Compensated }

// fails reports a statement with which no reading lets its level hold.
func (x *Asked) fails() bool {
	return (x.Standing == Counts || x.Standing == Aids) && (x.Status == Unmet || x.Status == Partial)
}

// blocks reports a statement that keeps its level from holding when what is unassessed counts as unmet.
func (x *Asked) blocks() bool { return x.fails() || x.Standing == Counts && x.Status == Unassessed }

// Within reports whether the statement is, or is part of, what a finding or an action is about.
func (x *Asked) Within(about Subject) bool {
	if about.Statement == nil {
		return about.Scope == x.Scope && about.Level == x.Level && slices.Contains(about.Tables, x.Table)
	}
	for s := x.Statement; s != nil; s = s.Under {
		if s.Root() == about.Statement.Root() {
			return true
		}
	}
	return false
}

// statements are those of a practice at scopes up to one, and those beyond it that were answered.
func (s *scorer) statements(n *Node, scope string) []*Asked {
	var out, beyond []*Asked
	within := true
	for _, sc := range s.a.Model.Scopes {
		for _, x := range s.rows(n.ID, sc.ID) {
			if within {
				out = append(out, x...)
				continue
			}
			for _, y := range x {
				if y.Answer != nil {
					y.Standing = Beyond
					beyond = append(beyond, y)
				}
			}
		}
		within = within && sc.ID != scope
	}
	return append(out, beyond...)
}

// rows are the rows that speak of a practice in a scope, statement by statement. The first scope is the model's own; a
// profile that names it itself says where that row stands, and why nothing is asked there, in the model's place.
func (s *scorer) rows(practice, scope string) [][]*Asked {
	var out [][]*Asked
	seen := map[*Row]bool{}
	add := func(t *Table) bool {
		if t == nil || t.Row(scope) == nil {
			return false
		}
		r := t.Row(scope)
		if !seen[r] {
			seen[r] = true
			out = append(out, s.row(t, r))
		}
		return true
	}
	base := s.a.Model.Table(practice)
	if scope != s.a.Model.Scopes[0].ID || len(s.a.Profiles) == 0 {
		add(base)
	}
	for _, p := range s.a.Profiles {
		if !add(p.Table(practice)) && scope == s.a.Model.Scopes[0].ID {
			add(base)
		}
	}
	return out
}

func (s *scorer) row(t *Table, r *Row) []*Asked {
	var out []*Asked
	if r.External.Text != "" {
		for _, l := range s.a.Model.Asking() {
			x := &Asked{ID: s.a.CellName(t, r.Scope.Text, l.Level) + "." + ExternalID, Row: r, Table: t, Scope: r.Scope.Text, Level: l.Level, Standing: Counts}
			cell := cellKey{t, x.Scope, x.Level}
			x.Answer = cmp.Or(s.alls[cell], s.cells[cell])
			x.Status = x.Answer.status()
			x.settle()
			out = append(out, x)
		}
		return out
	}
	for _, c := range r.Cells {
		out = append(out, s.cell(t, r, c)...)
	}
	return out
}

func (s *scorer) cell(t *Table, r *Row, c *Cell) []*Asked {
	aided := !c.has(AssessEach)
	var out []*Asked
	for st := range c.Statements {
		x := &Asked{ID: s.a.Name(t, st.FullID), Statement: st, Row: r, Table: t, Scope: c.Scope, Level: c.Level}
		x.Status, x.Answer = s.status(st)
		x.Standing = s.standing(st, aided)
		x.settle()
		out = append(out, x)
	}
	return out
}

// has reports whether a cell holds a statement that counts in a way, whatever the system is and whatever was found: what is
// told, a heading and an item of what is asked as one do not.
func (c *Cell) has(how Assess) bool {
	for s := range c.Statements {
		if s.Asks() && s.Part.Assess == how {
			return true
		}
	}
	return false
}

// Asks reports a statement that an assessment asks, whatever the system is and whatever was found.
func (s *Statement) Asks() bool {
	return s.Part != nil && s.Part.Assess != AssessNone && !s.Told() && !s.AsOne() && !s.Divided()
}

// standing says what part a statement has in the levels, whatever its status. In a cell that asks nothing else, what aids
// is asked.
func (s *scorer) standing(x *Statement, aided bool) Standing {
	switch {
	case x.Told():
		return Inform
	case x.Part == nil || x.Part.Assess == AssessNone || x.AsOne():
		return Unasked
	case x.Divided():
		return Divided
	case !s.concerned(x):
		return Devices
	case x.Part.Assess == AssessAid && !aided:
		return Aids
	}
	return Counts
}

// AsOne reports an item of a statement that is asked as one.
func (s *Statement) AsOne() bool {
	for s = s.Under; s != nil; s = s.Under {
		if s.Whole {
			return true
		}
	}
	return false
}

// Divided reports a heading: its items are asked in its place.
func (s *Statement) Divided() bool { return len(s.Items) > 0 && !s.Whole }

// settle takes out of the levels what was found not to apply.
func (x *Asked) settle() {
	if x.Status == NA && (x.Standing == Counts || x.Standing == Aids) {
		x.Standing = Applies
	}
}

// Name is the id by which reports name a cell or a statement: its full id, and before it the publication where that is
// neither the model nor the first profile.
func (a *Assessment) Name(t *Table, fullID string) string {
	if t.Profile == nil || len(a.Profiles) > 0 && t.Profile == a.Profiles[0] {
		return fullID
	}
	return t.Profile.ID + "/" + fullID
}

// CellName is the id by which reports name a cell.
func (a *Assessment) CellName(t *Table, scope string, level int) string {
	return a.Name(t, CellID(t.Practice.Text, scope, level))
}
