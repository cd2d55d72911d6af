package author

import (
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// book turns the answers of an old assessment into those of a new one.
type book struct {
	lib       *smm.Library
	old, now  *smm.Assessment
	l         *ledger
	e         *editions
	pairs     *pairs
	asks      []sheet
	was       map[*smm.Statement]bool        // in the set of the old target, by root
	wasOuter  map[string]bool                // likewise, of rows that stand in a reference
	own       map[*smm.Statement]*smm.Answer // old answers to statements, by root
	score     *smm.Result                    // of the old assessment
	aside     map[string]string              // what the new editions do not allow: practice and old key -> why
	taken     map[*smm.Statement]bool        // answered in the new file, by root
	outer     map[string]bool                // likewise, of rows that stand in a reference
	fates     []*fate
	fresh     map[string][]ask // by practice
	lapsed    map[*smm.Statement]string
	migration *Migration
}

func newBook(lib *smm.Library, old, now *smm.Assessment, l *ledger, e *editions, aside map[string]string) *book {
	b := &book{lib: lib, old: old, now: now, l: l, e: e, aside: aside, pairs: pairUp(old, now), asks: sheets(now), score: smm.Score(old),
		was: map[*smm.Statement]bool{}, wasOuter: map[string]bool{}, own: map[*smm.Statement]*smm.Answer{}, taken: map[*smm.Statement]bool{},
		outer: map[string]bool{}, fresh: map[string][]ask{}, lapsed: map[*smm.Statement]string{}, migration: &Migration{}}
	for _, s := range sheets(old) {
		for _, x := range s.Asks {
			if x.Statement == nil {
				b.wasOuter[outerID(x.Table, x.Scope, x.Level)] = true
			} else if answered(x.Asked) {
				b.was[x.Statement] = true
			}
		}
	}
	b.decide()
	b.findFresh()
	b.count()
	return b
}

// outerID names a level of a row that stands in a reference, in any edition.
func outerID(t *smm.Table, scope string, level int) string {
	return t.Owner().ID + "/" + smm.CellID(t.Practice.Text, scope, level)
}

// decide finds the fate of every answer: of those to one statement first, because what they answer their cells do not.
func (b *book) decide() {
	for _, p := range b.old.Practices {
		for _, a := range p.Answers {
			if a.Statement != nil {
				b.own[a.Statement.Root()] = a
			}
			f := &fate{Answer: a, practice: p.Practice.Text, there: map[string][]string{}}
			f.at = b.l.block(b.l.key("practices", f.practice, "statements", a.Key.Text))
			b.fates = append(b.fates, f)
		}
	}
	for _, f := range b.fates {
		if f.Statement != nil && !divided(f.Statement) {
			b.one(f)
		}
	}
	for _, f := range b.fates {
		switch {
		case f.Statement != nil && divided(f.Statement):
			b.many(f)
		case f.Statement == nil && b.isOuter(f):
			b.row(f)
		case f.Statement == nil:
			b.many(f)
		}
	}
}

// isOuter reports an answer to a level of a row that stands in a reference.
func (b *book) isOuter(f *fate) bool {
	return len(f.Tables) == 1 && f.Tables[0].Row(f.Scope).External.Text != ""
}

// inner is a remark among the keys of statements.
func inner(lead, text string) []string {
	var out []string
	for _, line := range remark(keyIndent, lead, text) {
		out = append(out, line[keyIndent:])
	}
	return out
}

func indented(lines []string) []string {
	var out []string
	for _, line := range lines {
		out = append(out, strings.TrimRight("  "+line, " "))
	}
	return out
}

func (b *book) count() {
	m := b.migration
	for _, f := range b.fates {
		m.Answers++
		if f.outcome != carried {
			m.Notes = append(m.Notes, f.summary())
		}
		switch f.outcome {
		case carried:
			m.Carried++
		case again:
			m.Again++
		case gone:
			m.Gone++
		}
	}
	for _, asks := range b.fresh {
		m.New += len(asks)
	}
}

// setAside marks the answers that have errors in the new text, and reports whether there are any that were not marked.
func (b *book) setAside(aside map[string]string, data []byte, name string, left []diag.Diagnostic) bool {
	text, _ := newSource(data).text()
	l := &ledger{src: newSource(data), scalars: load.Scalars(name, text)}
	found := false
	for _, f := range b.fates {
		id := f.practice + " " + f.Key.Text
		if _, done := aside[id]; done {
			continue
		}
		for _, k := range f.keys {
			practice, key, _ := strings.Cut(k, " ")
			i := l.key("practices", practice, "statements", key)
			if i < 0 {
				continue
			}
			at := l.block(i)
			for _, d := range left {
				if d.Pos.Line >= at.first && d.Pos.Line <= at.last {
					aside[id], found = d.Message, true
				}
			}
		}
	}
	return found
}
