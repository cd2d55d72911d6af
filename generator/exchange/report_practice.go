package exchange

import "smmpub/generator/smm"

// practiceResult is what follows for a practice, and from what.
type practiceResult struct {
	ID             string            `json:"id"`
	Name           string            `json:"name"`
	Domain         string            `json:"domain"`              // id
	Subdomain      string            `json:"subdomain,omitempty"` // id; none for a practice directly below a domain
	Priority       string            `json:"priority"`            // high, normal, low
	Outcome        string            `json:"outcome"`             // meets, gap, exceeds, nothing-asked, excluded
	Reason         string            `json:"reason,omitempty"`    // why it has its target
	ExcludedReason string            `json:"excluded_reason,omitempty"`
	Target         *aim              `json:"target"`          // null when excluded
	Testable       *int              `json:"testable_target"` // null when not tested, as low to gap
	Declared       *int              `json:"declared"`        // null when not declared
	Override       string            `json:"override,omitempty"`
	Low            *int              `json:"low"`
	High           *int              `json:"high"`
	Current        *int              `json:"current"`
	CurrentFrom    string            `json:"current_from,omitempty"` // declared, statements
	Gap            *int              `json:"gap"`
	Next           *int              `json:"next_level"` // null when there is no gap
	ByScope        []scopeLevel      `json:"by_scope"`   // scopes that ask anything, ascending
	Levels         []levelResult     `json:"levels"`     // above 0, ascending
	Progress       []levelProgress   `json:"progress"`   // levels that ask anything, ascending
	Blocking       []string          `json:"blocking"`   // ids of statements
	Comment        string            `json:"comment,omitempty"`
	Statements     []statementResult `json:"statements"` // in reading order; those beyond the scope last
}

// aim is a level in a scope.
type aim struct {
	Level int    `json:"level"`
	Scope string `json:"scope"` // id
}

// scopeLevel is the level that one scope's statements give alone.
type scopeLevel struct {
	Scope string `json:"scope"` // id
	Level int    `json:"level"`
}

// levelResult is what follows for one level.
type levelResult struct {
	Level      int    `json:"level"`
	Name       string `json:"name"`
	Asks       bool   `json:"asks"`
	Asked      int    `json:"asked"`
	Met        int    `json:"met"`
	Unassessed int    `json:"unassessed"`
	HoldsLow   bool   `json:"holds_low"`
	HoldsHigh  bool   `json:"holds_high"`
}

// levelProgress is how many of a level's statements are met.
type levelProgress struct {
	Level int `json:"level"`
	Met   int `json:"met"`
	Asked int `json:"asked"`
}

func practiceOf(a *smm.Assessment, p *smm.PracticeResult) practiceResult {
	out := practiceResult{
		ID: p.Node.ID, Name: p.Node.Name, Domain: p.Node.Domain().ID, Subdomain: subdomain(p.Node),
		Priority: string(p.Priority), Outcome: string(p.Outcome),
		ByScope:    each(p.ByScope, func(s smm.ScopeResult) scopeLevel { return scopeLevel{s.Scope, s.Level} }),
		Levels:     each(p.Levels, func(l *smm.LevelResult) levelResult { return levelOf(a.Model, l) }),
		Progress:   progress(p),
		Blocking:   each(p.Blocking, func(x *smm.Asked) string { return x.ID }),
		Statements: each(p.Statements, statementResultOf),
	}
	if p.Outcome == smm.OutOfTarget {
		out.ExcludedReason = line(p.Reason)
	} else {
		out.Reason = line(p.Reason)
	}
	if p.Scope != "" {
		out.Target = &aim{p.Target, p.Scope}
	}
	out.given(p.Given)
	if p.Tested() {
		out.tested(p)
	}
	return out
}

// given says what the assessors recorded of the practice itself.
func (out *practiceResult) given(g *smm.PracticeAnswers) {
	if g == nil {
		return
	}
	out.Override, out.Comment = g.Override.Text, blocks(g.Comment)
	if g.Declared.Given() {
		out.Declared = new(g.Declared.Level)
	}
}

// tested says what has a meaning only where something is asked.
func (out *practiceResult) tested(p *smm.PracticeResult) {
	out.Testable, out.Low, out.High = new(p.Testable), new(p.Low), new(p.High)
	out.Current, out.Gap = new(p.Current), new(p.Gap)
	out.CurrentFrom = "statements"
	if p.Declared() {
		out.CurrentFrom = "declared"
	}
	if p.Next > 0 {
		out.Next = new(p.Next)
	}
}

func subdomain(n *smm.Node) string {
	if n.Parent == nil || n.Parent.Kind != smm.SubdomainNode {
		return ""
	}
	return n.Parent.ID
}

func levelOf(m *smm.Model, l *smm.LevelResult) levelResult {
	out := levelResult{Level: l.Level, Asks: l.Asks(), Asked: l.Asked, Met: l.Met, Unassessed: l.Open}
	if known := m.Level(l.Level); known != nil {
		out.Name = known.Name
	}
	out.HoldsLow, out.HoldsHigh = l.Asks() && l.Low, l.Asks() && l.High
	return out
}

func progress(p *smm.PracticeResult) []levelProgress {
	out := []levelProgress{}
	for _, l := range p.Levels {
		if l.Asks() {
			out = append(out, levelProgress{l.Level, l.Met, l.Asked})
		}
	}
	return out
}
