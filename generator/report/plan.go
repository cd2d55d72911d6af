package report

import (
	"cmp"
	"slices"

	"smmpub/generator/smm"
)

// plan is the way to the target: actions in the order in which they help most, and what no action closes.
type plan struct {
	steps []*step
	open  []*gap // practices with a gap, each with what no open action closes; those that miss nothing else are left out
}

// step is an action with what it does for the target.
type step struct {
	*smm.Action
	closes   []*smm.Asked // statements that stand between a practice and its target
	touches  []*smm.PracticeResult
	priority smm.Priority // the highest of the practices touched; high where it closes a critical finding
	gap      int          // the largest of their gaps
	level    int          // the lowest level of a statement that it closes; 0: it closes none
}

// gap is a practice with what it misses.
type gap struct {
	*smm.PracticeResult
	missing []*smm.Asked
}

// ordered works out the plan: what closes something before what closes nothing, then by priority, then the size of the gap, then lower levels first, since a level stands on those
// below it, then the day on which it is due. What is done stands last.
func (w *writer) ordered() *plan {
	p := &plan{}
	closed := map[*smm.Asked]bool{}
	for _, a := range w.a.Actions {
		s := w.step(a)
		p.steps = append(p.steps, s)
		for _, x := range s.closes {
			closed[x] = closed[x] || a.Status != smm.DoneAction
		}
	}
	slices.SortStableFunc(p.steps, func(a, b *step) int {
		return cmp.Or(cmp.Compare(done(a), done(b)), cmp.Compare(idle(a), idle(b)), cmp.Compare(rank(a.priority), rank(b.priority)), cmp.Compare(b.gap, a.gap),
			cmp.Compare(lowest(a.level), lowest(b.level)), cmp.Compare(lastly(a.Due.Text), lastly(b.Due.Text)))
	})
	for _, g := range w.gapsInOrder() {
		g.missing = slices.DeleteFunc(g.missing, func(x *smm.Asked) bool { return closed[x] })
		if len(g.missing) > 0 {
			p.open = append(p.open, g)
		}
	}
	return p
}

// gapsInOrder are the practices with a gap, in the order in which to close them.
func (w *writer) gapsInOrder() []*gap {
	var out []*gap
	for _, p := range w.r.Overall.Falling() {
		out = append(out, &gap{p, p.Missing()})
	}
	slices.SortStableFunc(out, func(a, b *gap) int {
		return cmp.Or(cmp.Compare(rank(a.Priority), rank(b.Priority)), cmp.Compare(b.Gap, a.Gap), cmp.Compare(a.Next, b.Next))
	})
	return out
}

// step finds what an action closes: statements of its own and of its findings that stand in the way of a target.
func (w *writer) step(a *smm.Action) *step {
	s := &step{Action: a, priority: smm.LowPriority}
	about := slices.Clone(a.About)
	for _, f := range a.Findings {
		about = append(about, f.About...)
	}
	for _, p := range w.r.Practices {
		w.touch(s, p, about)
	}
	if len(s.touches) == 0 {
		s.priority = smm.NormalPriority
	}
	if slices.ContainsFunc(a.Findings, func(f *smm.Finding) bool { return f.Risk == smm.CriticalRisk }) {
		s.priority = smm.HighPriority
	}
	return s
}

func (w *writer) touch(s *step, p *smm.PracticeResult, about []smm.Subject) {
	touched := slices.ContainsFunc(about, func(one smm.Subject) bool { return one.Practice == p.Node })
	for _, x := range p.Missing() {
		if within(x, about) {
			touched = true
			s.closes = append(s.closes, x)
			if s.level == 0 || x.Level < s.level {
				s.level = x.Level
			}
		}
	}
	if !touched {
		return
	}
	s.touches = append(s.touches, p)
	s.gap = max(s.gap, p.Gap)
	if rank(p.Priority) < rank(s.priority) {
		s.priority = p.Priority
	}
}

func within(x *smm.Asked, about []smm.Subject) bool {
	return slices.ContainsFunc(about, x.Within)
}

// rank orders priorities from high to low.
func rank(p smm.Priority) int {
	return slices.Index([]smm.Priority{smm.HighPriority, smm.NormalPriority, smm.LowPriority}, p)
}

func done(s *step) int {
	if s.Status == smm.DoneAction {
		return 1
	}
	return 0
}

// idle puts what closes nothing that is missing after what does.
func idle(s *step) int {
	if len(s.closes) == 0 {
		return 1
	}
	return 0
}

// lowest puts actions that close nothing after those that do.
func lowest(level int) int {
	if level == 0 {
		return 1 << 30
	}
	return level
}

// lastly puts what has no day after all days.
func lastly(day string) string { return cmp.Or(day, "9999-99-99") }
