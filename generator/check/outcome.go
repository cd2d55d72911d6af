package check

import (
	"slices"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// outcome holds what the assessors declare against what follows from the statements. What follows is known only where
// nothing else is wrong.
func (c *assessment) outcome() {
	if c.a.Model == nil || c.a.Target == nil || c.list.HasErrors() {
		return
	}
	open := 0
	for _, p := range smm.Score(c.a).Practices {
		if p.Outcome == smm.OutOfTarget {
			continue
		}
		c.outside(p)
		for _, l := range p.Levels {
			if l.Level <= p.Target {
				open += l.Open
			}
		}
	}
	if c.a.Status == smm.FinalAssessment {
		c.finished(open)
	}
}

// outside reports a declared level that the statements do not allow and that nobody explains.
func (c *assessment) outside(p *smm.PracticeResult) {
	if p.Given == nil || !p.Given.Declared.Given() || p.Declared() {
		return
	}
	allowed := itoa(p.Low)
	if p.High > p.Low {
		allowed += " to " + itoa(p.High)
	}
	d := c.finalf(p.Given.Declared.Pos, "declared-outside", "level %d is declared for %q, its statements allow %s", p.Given.Declared.Level, p.Node.ID, allowed)
	d.Hint = "correct the level or the statements, or say why under override:"
}

// finished reports what a final assessment still lacks.
func (c *assessment) finished(open int) {
	switch {
	case open == 1:
		c.list.Warnf(c.a.Pos, "unassessed-statements", "1 statement up to the target is unassessed").Hint = "smmpub report --check names it"
	case open > 1:
		c.list.Warnf(c.a.Pos, "unassessed-statements", "%d statements up to the target are unassessed", open).Hint = "smmpub report --check lists them"
	}
	if len(c.a.Approvals) == 0 {
		c.list.Infof(c.a.Pos, "missing-approval", "nobody has approved the final assessment").Hint = "write approvals: [{name: ..., role: ..., date: ...}]"
	}
}

// expired reports evidence and compensations that no longer held on the assessment's day.
func (c *assessment) expired() {
	for _, e := range c.a.Evidence {
		if before(e.Expires, c.a.Date) {
			c.expiry(e.Expires, "expired-evidence", "the evidence %q expired %s, before the assessment", e.ID).Hint = "look at it anew, or say in the limitations why it still counts"
		}
	}
	for _, p := range c.a.Practices {
		for _, a := range p.Answers {
			if before(a.Until, c.a.Date) && slices.Contains(a.Statuses(), smm.Compensated) {
				c.expiry(a.Until, "expired-compensation", "what stands in for %q was accepted until %s, before the assessment", a.Key.Text).Hint = "have it accepted anew, or answer met, partial or unmet"
			}
		}
	}
}

func (c *assessment) expiry(d smm.Day, rule, format, what string) *diag.Diagnostic {
	found := c.list.Warnf(d.Pos, rule, format, what, d.Text)
	found.Len = len([]rune(d.Text))
	return found
}
