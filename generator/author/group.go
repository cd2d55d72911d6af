package author

import (
	"fmt"
	"slices"
	"strings"

	"smmpub/generator/smm"
)

// many carries an answer to a whole cell, or to a heading whose items are asked. It stays where all that it answers is what
// it was; else it is taken apart.
func (b *book) many(f *fate) {
	old, now := b.covered(f), b.covers(f)
	why, out := b.aside[f.practice+" "+f.Key.Text]
	if !out && b.unchanged(f, old, now) {
		key := f.Key.Text
		if f.Statement != nil {
			key = b.key(f, b.pairs.to[f.Statement][0])
		}
		for _, n := range now {
			b.taken[n.Root()] = true
		}
		for _, t := range b.rows(f) {
			b.outer[outerID(t, f.Scope, f.Level)] = true
		}
		b.keep(f, key)
		return
	}
	if len(now) == 0 && len(old) > 0 && !slices.ContainsFunc(old, func(s *smm.Statement) bool { return len(b.pairs.to[s]) > 0 }) {
		b.lose(f, "nothing of what it answered is asked any more")
		return
	}
	f.outcome, f.touched = again, true
	head := "what it answered has changed, and is answered one by one"
	if out {
		head = "the new edition does not allow the answer: " + why
	}
	f.why = head
	f.here = b.asked(f, "", nil, []string{head})
	for _, s := range old {
		b.apart(f, s, out)
	}
}

// apart writes what an answer to several statements says of one of them.
func (b *book) apart(f *fate, s *smm.Statement, aside bool) {
	to := b.pairs.to[s]
	if len(to) == 0 || !askable(to[0]) {
		f.gone = append(f.gone, inner("", fmt.Sprintf("gone: %s, answered by %s. It was: %s", s.FullID, f.Key.Text, fullWording(s)))...)
		return
	}
	for _, n := range to {
		if !askable(n) || b.taken[n.Root()] {
			continue
		}
		b.taken[n.Root()] = true
		key, practice := keyOf(b.now, n.Table, n.Cell.Scope, n.Cell.Level, n.ID), n.Table.Practice.Text
		f.keys = append(f.keys, practice+" "+key)
		var lines []string
		if n.Cell.ID != s.Cell.ID {
			lines = inner("", fmt.Sprintf("look again: it moved from %s to %s.", s.Cell.ID, n.Cell.ID))
		}
		if aside || len(to) > 1 || reworded(s, n) {
			lines = append(lines, inner("", "look again: the text changed. It was: "+changedWords(s, n))...)
			lines = append(lines, inner("", fullWording(n))...)
			lines = append(lines, key+": "+string(smm.Unassessed))
		} else {
			lines = append(lines, inner("", fullWording(n))...)
			lines = append(lines, b.rekeyed(f, key)...)
		}
		if n.Cell.ID == s.Cell.ID {
			f.here = append(f.here, lines...)
		} else {
			f.there[practice] = append(f.there[practice], lines...)
		}
	}
}

// covered are the old statements that an answer to a cell or a heading answers: those without an answer nearer to them.
func (b *book) covered(f *fate) []*smm.Statement {
	var out []*smm.Statement
	for _, t := range f.Tables {
		for _, s := range inCell(t, f.Scope, f.Level) {
			if askable(s) && b.nearest(s) == f.Statement {
				out = append(out, s)
			}
		}
	}
	return out
}

// nearest is the statement with an answer that holds another one, itself included; nil where only the cell may have one.
func (b *book) nearest(s *smm.Statement) *smm.Statement {
	for up := s; up != nil; up = up.Under {
		if a := b.own[up.Root()]; a != nil {
			if a.Statement.Root() == up.Root() && a.Statement != up {
				return a.Statement
			}
			return up
		}
	}
	return nil
}

// covers are the statements that the same key would answer in the new editions.
func (b *book) covers(f *fate) []*smm.Statement {
	var out []*smm.Statement
	add := func(s *smm.Statement) {
		if askable(s) && !b.taken[s.Root()] {
			out = append(out, s)
		}
	}
	if f.Statement != nil {
		for _, n := range b.pairs.to[f.Statement] {
			add(n)
			smm.Walk(n.Items, add)
		}
		return out
	}
	pub, _, prefixed := strings.Cut(f.Key.Text, "/")
	for _, t := range tablesOf(b.now, f.practice) {
		if owner := t.Owner(); prefixed && pub != owner.ID && pub != owner.FullName() || t.Row(f.Scope) == nil {
			continue
		}
		each(t, func(c *smm.Cell, s *smm.Statement) {
			if c.Scope == f.Scope && c.Level == f.Level {
				add(s)
			}
		})
	}
	return out
}

// unchanged reports that a key answers in the new editions what it answered in the old ones, and nothing else.
func (b *book) unchanged(f *fate, old, now []*smm.Statement) bool {
	if f.Statement != nil && (len(b.pairs.to[f.Statement]) != 1 || b.pairs.to[f.Statement][0].Cell.ID != f.Statement.Cell.ID) {
		return false
	}
	if f.Statement == nil && (len(b.rows(f)) == 0 || pinned(f.Key.Text)) || len(old) != len(now) {
		return false
	}
	for _, s := range old {
		to := b.pairs.to[s]
		if len(to) != 1 || !slices.Contains(now, to[0]) || to[0].Cell.ID != s.Cell.ID || reworded(s, to[0]) || len(b.pairs.from[to[0]]) > 1 {
			return false
		}
	}
	return true
}

// rows are the new tables that have the row of a cell.
func (b *book) rows(f *fate) []*smm.Table {
	return slices.DeleteFunc(tablesOf(b.now, f.practice), func(t *smm.Table) bool { return t.Row(f.Scope) == nil })
}

// pinned reports a key with an edition in it.
func pinned(key string) bool {
	pub, _, ok := strings.Cut(key, "/")
	return ok && strings.Contains(pub, "@")
}

// findFresh finds what the new target asks and the old file did not: what has no answer now and was not asked before, and
// what another place answered before.
func (b *book) findFresh() {
	for _, s := range b.asks {
		for _, x := range s.Asks {
			if x.Key == "" {
				continue
			}
			if x.Statement == nil {
				id := outerID(x.Table, x.Scope, x.Level)
				if !b.outer[id] && !b.wasOuter[id] {
					b.fresh[s.Node.ID] = append(b.fresh[s.Node.ID], x)
				}
				continue
			}
			if !b.taken[x.Statement.Root()] && b.isFresh(x.Statement) {
				b.fresh[s.Node.ID] = append(b.fresh[s.Node.ID], x)
			}
		}
	}
}

// isFresh reports a statement to add. One that was asked before and had no answer is left as silent as it was.
func (b *book) isFresh(n *smm.Statement) bool {
	fresh := true
	for _, s := range b.pairs.from[n] {
		if !b.was[s] {
			continue
		}
		fresh = false
		if a := b.answerTo(s); a != nil {
			b.lapsed[n] = a.Key.Text + ": " + statusWords(a)
		}
	}
	return fresh || b.lapsed[n] != ""
}

// answerTo is the answer that counted for an old statement, wherever it stood.
func (b *book) answerTo(s *smm.Statement) *smm.Answer {
	p := b.score.Practice(s.Table.Practice.Text)
	if p == nil {
		return nil
	}
	for _, x := range p.Statements {
		if x.Statement == s {
			return x.Answer
		}
	}
	return nil
}

func statusWords(a *smm.Answer) string {
	var out []string
	for _, s := range a.Statuses() {
		out = append(out, string(s))
	}
	return strings.Join(out, ", ")
}

// inCell are the statements of a cell.
func inCell(t *smm.Table, scope string, level int) []*smm.Statement {
	var out []*smm.Statement
	if c := t.Row(scope).Cell(level); c != nil {
		out = slices.Collect(c.Statements)
	}
	return out
}
