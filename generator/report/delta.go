package report

import "smmpub/generator/smm"

// delta is what changed from an earlier report, as it was issued, to now.
type delta struct {
	then      *smm.Issued
	practices []*moved
	left      int // practices that only the earlier report has
	rose      int
	fell      int
	same      int
	closed    []*moved // a gap then, none now
	opened    []*moved // no gap then, one now
	dropped   int      // gaps then in practices that are not tested now

	met    []*turned // statements not met then, met now
	lost   []*turned // met then, not met now
	added  int       // statements asked now that were not asked then
	gone   int       // statements asked then that are not asked now
	basis  []basis   // editions that changed
	bounds int       // practices whose target moved
}

// moved is a practice with what an earlier report said of it.
type moved struct {
	now  *smm.PracticeResult
	then *smm.IssuedPractice // nil: nothing
}

// turned is a statement whose status changed.
type turned struct {
	now  *smm.Asked
	then smm.AnswerStatus
}

// basis is a publication whose edition changed.
type basis struct{ name, then, now string }

// both reports a practice that had a level then and has one now.
func (m *moved) both() bool { return m.then != nil && m.then.Tested() && m.now.Tested() }

// step is by how many levels the practice changed.
func (m *moved) step() int { return m.now.Current - m.then.Current }

// retargeted reports a target that moved.
func (m *moved) retargeted() bool {
	return m.then != nil && m.then.Scope != "" && m.now.Scope != "" && (m.then.Target != m.now.Target || m.then.Scope != m.now.Scope)
}

// sinceLast is what changed since the latest earlier report, worked out once.
func (w *writer) sinceLast() *delta {
	if w.last == nil {
		w.last = w.since(w.o.Previous[len(w.o.Previous)-1])
	}
	return w.last
}

func (w *writer) since(then *smm.Issued) *delta {
	d := &delta{then: then}
	for _, p := range w.r.Practices {
		d.practice(&moved{p, then.Practice(p.Node.ID)})
	}
	for i := range then.Practices {
		if w.r.Practice(then.Practices[i].ID) == nil {
			d.left++
		}
	}
	w.turns(d)
	w.bases(d)
	return d
}

func (d *delta) practice(m *moved) {
	d.practices = append(d.practices, m)
	if m.retargeted() {
		d.bounds++
	}
	d.gap(m)
	if !m.both() {
		return
	}
	switch {
	case m.step() > 0:
		d.rose++
	case m.step() < 0:
		d.fell++
	default:
		d.same++
	}
}

// gap compares gaps. What was not tested then had none that was known.
func (d *delta) gap(m *moved) {
	had := m.then != nil && m.then.Tested() && m.then.Gap > 0
	switch {
	case had && !m.now.Tested():
		d.dropped++
	case had && m.now.Gap == 0:
		d.closed = append(d.closed, m)
	case !had && m.now.Gap > 0:
		d.opened = append(d.opened, m)
	}
}

// turns compares statement by statement.
func (w *writer) turns(d *delta) {
	then := asked(d.then)
	found := map[string]bool{}
	for _, p := range w.r.Practices {
		for _, x := range p.Statements {
			old := w.earlier(x, then)
			if old != nil {
				found[old.ID] = true
			}
			if makesLevels(x.Standing) {
				d.statement(p, x, old)
			}
		}
	}
	for id, s := range then {
		if makesLevels(smm.Standing(s.Standing)) && !found[id] {
			d.gone++
		}
	}
}

// statement compares a statement. What lies above the target and was not looked at now has not fallen back.
func (d *delta) statement(p *smm.PracticeResult, x *smm.Asked, old *smm.IssuedStatement) {
	switch {
	case old == nil:
		d.added++
	case !makesLevels(smm.Standing(old.Standing)):
	case holds(x.Status) && !holds(old.Status):
		d.met = append(d.met, &turned{x, old.Status})
	case x.Status == smm.Unassessed && (x.Level > p.Testable || x.Standing == smm.Aids):
	case !holds(x.Status) && holds(old.Status):
		d.lost = append(d.lost, &turned{x, old.Status})
	}
}

func makesLevels(s smm.Standing) bool { return s == smm.Counts || s == smm.Aids }

func asked(then *smm.Issued) map[string]*smm.IssuedStatement {
	out := map[string]*smm.IssuedStatement{}
	for i := range then.Practices {
		for k := range then.Practices[i].Statements {
			s := &then.Practices[i].Statements[k]
			out[s.ID] = s
		}
	}
	return out
}

// earlier finds what was said of a statement by its id or, where there is none, by those that it had before.
func (w *writer) earlier(x *smm.Asked, then map[string]*smm.IssuedStatement) *smm.IssuedStatement {
	if s := then[x.ID]; s != nil || x.Statement == nil {
		return s
	}
	for _, was := range x.Statement.Was {
		if s := then[w.a.Name(x.Table, x.Statement.Cell.ID+"."+was.Text)]; s != nil {
			return s
		}
	}
	return nil
}

// bases finds the publications that the earlier report used in another edition.
func (w *writer) bases(d *delta) {
	add := func(f *smm.Front) {
		if then := d.then.Basis[f.ID]; then != "" && then != f.Edition {
			d.basis = append(d.basis, basis{f.Title, then, f.Edition})
		}
	}
	add(&w.model.Front)
	for _, p := range w.a.Profiles {
		add(&p.Front)
	}
}

// without counts practices of which something does not hold.
func without(list []*moved, holds func(*moved) bool) int {
	n := 0
	for _, m := range list {
		if !holds(m) {
			n++
		}
	}
	return n
}
