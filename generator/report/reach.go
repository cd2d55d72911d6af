package report

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// within takes out of a practice's table the levels above the target and the scopes beyond the target's, where nothing was
// answered and no finding or action leads, and names them: a report is read for its target, and the published table has all of it.
func (w *writer) within(t *doc.Table, p *smm.PracticeResult) (left []string) {
	for i := len(t.Columns) - 1; i >= 0; i-- {
		if n := t.Columns[i].Facets.Level; n > 0 && !w.reached(p, n) {
			dropLevel(t, i, n)
			left = append([]string{w.ShortLevel(n)}, left...)
		}
	}
	t.Rows = slices.DeleteFunc(t.Rows, func(r *doc.Row) bool {
		scope := r.Facets.Scope
		if scope == "" || w.reaches(p, scope) {
			return false
		}
		if name := w.ScopeName(scope); !slices.Contains(left, name) {
			left = append(left, name)
		}
		return true
	})
	t.Wide = len(t.Columns) > 4
	return left
}

// reached reports a level that the target takes in, that holds, or at which something was said.
func (w *writer) reached(p *smm.PracticeResult, level int) bool {
	return level <= max(p.Target, p.Current) ||
		slices.ContainsFunc(p.Statements, func(x *smm.Asked) bool { return x.Level == level && w.answered(x, p) }) ||
		slices.ContainsFunc(w.subjects(p.Node), func(s smm.Subject) bool { return s.Level == level })
}

// reaches reports a scope that the target takes in, or in which something was said.
func (w *writer) reaches(p *smm.PracticeResult, scope string) bool {
	return w.scopeRank(scope) <= w.scopeRank(p.Scope) ||
		slices.ContainsFunc(p.Statements, func(x *smm.Asked) bool { return x.Scope == scope && w.answered(x, p) }) ||
		slices.ContainsFunc(w.subjects(p.Node), func(s smm.Subject) bool { return s.Scope == scope })
}

// answered reports a statement that was answered in the practice itself, not where the same one stands elsewhere.
func (w *writer) answered(x *smm.Asked, p *smm.PracticeResult) bool {
	return w.shown(x, p) && x.Answer != nil && x.Answer.Practice == p.Node
}

// subjects are what findings and actions say of a practice.
func (w *writer) subjects(n *smm.Node) []smm.Subject {
	var out []smm.Subject
	for _, f := range w.a.Findings {
		out = append(out, f.About...)
	}
	for _, x := range w.a.Actions {
		out = append(out, x.About...)
	}
	return slices.DeleteFunc(out, func(s smm.Subject) bool { return s.Practice != n })
}

// dropLevel takes a level's column out; cells that reach over it become narrower.
func dropLevel(t *doc.Table, column, level int) {
	t.Columns = slices.Delete(t.Columns, column, column+1)
	for _, r := range slices.Concat(t.Head, t.Rows) {
		r.Cells = slices.DeleteFunc(r.Cells, func(c *doc.Cell) bool { return c.Facets.Level == level })
		for _, c := range r.Cells {
			if c.Span > 1 {
				c.Span--
			}
		}
	}
}
