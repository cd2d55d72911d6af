package author

import (
	"slices"
	"strings"

	"smmpub/generator/smm"
)

// pairs say what has become of the statements of some publications in later editions of them.
type pairs struct {
	to    map[*smm.Statement][]*smm.Statement // in order; several: it was split; none: it is gone
	from  map[*smm.Statement][]*smm.Statement
	table map[*smm.Table]*smm.Table // nil: the practice has no table any more
}

// pairUp compares the model and the profiles of two assessments. A statement is the same one when it has the id, or had it
// (was); one without an id of its own also when its words stand in the same cell. What is not found in its cell is looked for
// in its practice, by id or words, and then everywhere, by both.
func pairUp(old, now *smm.Assessment) *pairs {
	p := &pairs{map[*smm.Statement][]*smm.Statement{}, map[*smm.Statement][]*smm.Statement{}, map[*smm.Table]*smm.Table{}}
	for _, t := range old.Model.Tables {
		p.table[t] = now.Model.Table(t.Practice.Text)
	}
	later := map[*smm.Front][]*smm.Table{&old.Model.Front: now.Model.Tables}
	for _, profile := range old.Profiles {
		for _, q := range now.Profiles {
			if q.ID != profile.ID {
				continue
			}
			later[&profile.Front] = q.Tables
			for _, t := range profile.Tables {
				p.table[t] = q.Table(t.Practice.Text)
			}
		}
	}
	p.inCells()
	p.elsewhere(later)
	return p
}

func (p *pairs) join(old, now *smm.Statement) {
	p.to[old] = append(p.to[old], now)
	p.from[now] = append(p.from[now], old)
}

// inCells pairs the statements that stayed where they were.
func (p *pairs) inCells() {
	for t, now := range p.table {
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				if now == nil || now.Row(r.Scope.Text) == nil {
					continue
				}
				if cell := now.Row(r.Scope.Text).Cell(c.Level); cell != nil {
					p.inCell(c, cell)
				}
			}
		}
	}
}

func (p *pairs) inCell(old, now *smm.Cell) {
	for s := range old.Statements {
		if !s.Named {
			p.unnamed(s, now)
			continue
		}
		for n := range now.Statements {
			if n.ID == s.ID || hadID(n, s) {
				p.join(s, n)
			}
		}
	}
}

// unnamed pairs a statement that is named by its place: the id may mean another one by now, the words are surer.
func (p *pairs) unnamed(s *smm.Statement, now *smm.Cell) {
	for _, same := range []func(n *smm.Statement) bool{
		func(n *smm.Statement) bool { return (n.ID == s.ID || hadID(n, s)) && fullWording(n) == fullWording(s) },
		func(n *smm.Statement) bool { return fullWording(n) == fullWording(s) },
		func(n *smm.Statement) bool { return hadID(n, s) },
		func(n *smm.Statement) bool { return n.ID == s.ID && !n.Named },
	} {
		for n := range now.Statements {
			if len(p.from[n]) == 0 && same(n) {
				p.join(s, n)
				return
			}
		}
	}
}

// hadID reports that a statement names the id of another one, alone or in full, as an older one of its own.
func hadID(n, s *smm.Statement) bool {
	return slices.ContainsFunc(n.Was, func(w smm.Word) bool { return w.Text == s.ID || w.Text == s.FullID })
}

// elsewhere pairs statements that moved with what is new at its place, where only one can be meant.
func (p *pairs) elsewhere(later map[*smm.Front][]*smm.Table) {
	for _, t := range p.tables() {
		each(t, func(_ *smm.Cell, s *smm.Statement) {
			if len(p.to[s]) > 0 {
				return
			}
			var fresh []*smm.Statement
			for _, now := range later[t.Owner()] {
				each(now, func(_ *smm.Cell, n *smm.Statement) {
					if len(p.from[n]) == 0 {
						fresh = append(fresh, n)
					}
				})
			}
			if n := moved(s, fresh); n != nil {
				p.join(s, n)
			}
		})
	}
}

// tables are the old tables by place, so that every run pairs in the same order.
func (p *pairs) tables() []*smm.Table {
	var out []*smm.Table
	for t := range p.table {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b *smm.Table) int { return a.Pos.Compare(b.Pos) })
	return out
}

func moved(s *smm.Statement, fresh []*smm.Statement) *smm.Statement {
	for _, same := range []func(n *smm.Statement) bool{
		func(n *smm.Statement) bool { return n.Named && s.Named && n.ID == s.ID && inPractice(n, s) },
		func(n *smm.Statement) bool { return hadID(n, s) && inPractice(n, s) },
		func(n *smm.Statement) bool { return inPractice(n, s) && fullWording(n) == fullWording(s) },
		func(n *smm.Statement) bool { return n.ID == s.ID && fullWording(n) == fullWording(s) },
	} {
		var found []*smm.Statement
		for _, n := range fresh {
			if same(n) {
				found = append(found, n)
			}
		}
		if len(found) == 1 {
			return found[0]
		}
	}
	return nil
}

func inPractice(a, b *smm.Statement) bool { return a.Table.Practice.Text == b.Table.Practice.Text }

// reworded reports that an answer to the one statement need not answer the other: its words, or the devices that it is
// about, have changed.
func reworded(old, now *smm.Statement) bool {
	return fullWording(old) != fullWording(now) || about(old) != about(now)
}

func about(s *smm.Statement) string {
	var ids []string
	for _, w := range s.Concerns() {
		ids = append(ids, w.Text)
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

// askable reports a statement that takes an answer of its own.
func askable(s *smm.Statement) bool {
	if s.Told() || s.Part == nil || s.Part.Assess == smm.AssessNone || divided(s) {
		return false
	}
	for up := s.Under; up != nil; up = up.Under {
		if up.Whole {
			return false
		}
	}
	return true
}

// divided reports a heading whose items are asked in its place.
func divided(s *smm.Statement) bool { return len(s.Items) > 0 && !s.Whole }
