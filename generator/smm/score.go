package smm

import (
	"slices"

	"smmpub/generator/doc"
)

// Result is what follows from an assessment: for every practice the levels that are reached, the gap to the target and
// what stands in the way, and what that makes for subdomains, domains and the whole.
//
// How levels follow from statements is said in FORMAT.md §8 and, with an example worked by hand, in docs/content/scoring.md.
type Result struct {
	Assessment *Assessment
	Practices  []*PracticeResult // every practice of the model, in its order
	Nodes      []*Rollup         // domains and subdomains, in the model's order, parents first
	Overall    *Rollup
}

// Outcome says how a practice stands to its target.
type Outcome string

// The outcomes of a practice. Exceeds is neutral: more than was aimed at, never better.
const (
	Meets        Outcome = "meets"
	Falls        Outcome = "gap"
	Exceeds      Outcome = "exceeds"
	NothingAsked Outcome = "nothing-asked"
	OutOfTarget  Outcome = "excluded"
)

// PracticeResult is what follows for one practice.
type PracticeResult struct {
	Node     *Node
	Outcome  Outcome
	Reason   []doc.Inline // why the practice is excluded, or why it has its target
	Priority Priority
	Given    *PracticeAnswers // what the assessors recorded; nil: nothing

	Target   int    // the level aimed at
	Scope    string // the scope aimed at
	Testable int    // the highest level not above Target that asks anything; 0: none does
	Low      int    // the level reached when what is unassessed counts as unmet
	High     int    // the level reached when what is unassessed counts as met
	Current  int    // the declared level where it stands, else Low
	Gap      int    // levels that ask, above Current up to Testable

	Levels     []*LevelResult // every level above 0, ascending
	ByScope    []ScopeResult  // the scopes that ask anything, ascending
	Statements []*Asked       // of the rows at scopes up to Scope, row by row; then answered ones beyond it
	Blocking   []*Asked       // what keeps level Next, or one below it, from holding, what is unassessed counted as unmet
	Next       int            // the lowest level above Current, up to Testable, that asks; 0: none
}

// Declared reports whether Current is the level that the assessors declare: it lies where the statements allow, or they say
// why not.
func (p *PracticeResult) Declared() bool {
	if p.Given == nil || !p.Given.Declared.Given() {
		return false
	}
	level := p.Given.Declared.Level
	return p.Low <= level && level <= p.High || p.Given.Override.Text != ""
}

// Tested reports a practice that counts in roll-ups.
func (p *PracticeResult) Tested() bool { return p.Outcome != NothingAsked && p.Outcome != OutOfTarget }

// Level gives what follows for a level, or nil.
func (p *PracticeResult) Level(level int) *LevelResult {
	for _, l := range p.Levels {
		if l.Level == level {
			return l
		}
	}
	return nil
}

// LevelResult is what follows for one level of a practice.
type LevelResult struct {
	Level   int
	Asked   int  // statements that count; a level that asks none is passed over
	Met     int  // of them, those met or compensated
	Open    int  // of them, those unassessed
	Against int  // indicators found partial or unmet, which keep it from holding whatever is met
	Low     bool // it holds when what is unassessed counts as unmet
	High    bool // it holds when what is unassessed counts as met
}

// Asks reports whether the level asks anything.
func (l *LevelResult) Asks() bool { return l.Asked > 0 }

// ScopeResult is the level that the statements of one scope alone give, what is unassessed counted as unmet.
type ScopeResult struct {
	Scope string
	Level int
}

// Practice gives the result of a practice, or nil.
func (r *Result) Practice(id string) *PracticeResult {
	i := slices.IndexFunc(r.Practices, func(p *PracticeResult) bool { return p.Node.ID == id })
	if i < 0 {
		return nil
	}
	return r.Practices[i]
}

// Score works out what follows from an assessment that check.Assessment has connected. It needs its model and its target
// and reads nothing else that is set later; the order in which answers were written does not matter.
func Score(a *Assessment) *Result {
	r := &Result{Assessment: a}
	s := newScorer(a)
	for _, n := range a.Model.Practices() {
		r.Practices = append(r.Practices, s.practice(n))
	}
	for n := range a.Model.Nodes {
		if n.Kind != PracticeNode {
			r.Nodes = append(r.Nodes, rollup(n, r.Practices))
		}
	}
	r.Overall = rollup(nil, r.Practices)
	return r
}

// practice works out one practice.
func (s *scorer) practice(n *Node) *PracticeResult {
	p := &PracticeResult{Node: n, Given: s.given[n], Priority: s.a.Target.PriorityOf(n), Reason: s.a.Target.Reason(n)}
	if why, out := s.a.Target.Excluded(n); out {
		p.Outcome, p.Reason = OutOfTarget, why
		return p
	}
	level, scope, ok := s.a.Target.Of(n)
	if !ok { // what is missing has been reported
		p.Outcome = NothingAsked
		return p
	}
	p.Target, p.Scope = level, scope
	p.Statements = s.statements(n, scope)
	p.Levels = levels(s.a.Model, p.Statements)
	p.Low, p.High = reached(p.Levels, lowReading), reached(p.Levels, highReading)
	p.ByScope = s.byScope(p)
	p.Current = p.Low
	if p.Declared() {
		p.Current = p.Given.Declared.Level
	}
	p.compare()
	return p
}

// compare holds the current level against the target.
func (p *PracticeResult) compare() {
	for _, l := range p.Levels {
		if !l.Asks() || l.Level > p.Target {
			continue
		}
		p.Testable = l.Level
		if l.Level > p.Current {
			p.Gap++
			if p.Next == 0 {
				p.Next = l.Level
			}
		}
	}
	switch {
	case p.Testable == 0:
		p.Outcome = NothingAsked
	case p.Gap > 0:
		p.Outcome = Falls
	case p.Current > p.Target:
		p.Outcome = Exceeds
	default:
		p.Outcome = Meets
	}
	for _, x := range p.Statements {
		if x.Level <= p.Next && x.blocks() && p.Level(x.Level).Asks() {
			p.Blocking = append(p.Blocking, x)
		}
	}
}

// byScope gives one level for each scope that asks.
func (s *scorer) byScope(p *PracticeResult) []ScopeResult {
	var out []ScopeResult
	for _, scope := range s.a.Model.Scopes {
		var own []*Asked
		for _, x := range p.Statements {
			if x.Scope == scope.ID {
				own = append(own, x)
			}
		}
		all := levels(s.a.Model, own)
		if slices.ContainsFunc(all, (*LevelResult).Asks) {
			out = append(out, ScopeResult{scope.ID, reached(all, lowReading)})
		}
	}
	return out
}

func lowReading(l *LevelResult) bool  { return l.Low }
func highReading(l *LevelResult) bool { return l.High }

// levels counts statements by level.
func levels(m *Model, statements []*Asked) []*LevelResult {
	var out []*LevelResult
	for _, level := range m.Asking() {
		l := &LevelResult{Level: level.Level, Low: true, High: true}
		for _, x := range statements {
			if x.Level == level.Level {
				l.count(x)
			}
		}
		out = append(out, l)
	}
	return out
}

func (l *LevelResult) count(x *Asked) {
	if x.Standing == Counts {
		l.Asked++
		switch {
		case x.Status.holds():
			l.Met++
		case x.Status == Unassessed:
			l.Open++
			l.Low = false
		}
	}
	if x.fails() {
		l.Low, l.High = false, false
		if x.Standing == Aids {
			l.Against++
		}
	}
}

// reached is the highest level that asks such that it and every one below it that asks hold.
func reached(levels []*LevelResult, holds func(*LevelResult) bool) int {
	top := 0
	for _, l := range levels {
		if !l.Asks() {
			continue
		}
		if !holds(l) {
			break
		}
		top = l.Level
	}
	return top
}

// Missing is what is still to be met for the target: statements up to Testable that are partial, unmet or unassessed. A
// practice without a gap misses nothing.
func (p *PracticeResult) Missing() []*Asked {
	if p.Gap == 0 {
		return nil
	}
	var out []*Asked
	for _, x := range p.Statements {
		if x.Level <= p.Testable && x.blocks() && p.Level(x.Level).Asks() {
			out = append(out, x)
		}
	}
	return out
}
