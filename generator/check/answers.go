package check

import (
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// practices holds what was seen of each practice against its tables.
func (c *assessment) practices() {
	c.answered = map[spot]*smm.Answer{}
	for _, p := range c.a.Practices {
		p.Node = c.a.Model.Practice(p.Practice.Text)
		if p.Node == nil {
			c.unknown(p.Practice, "practice", knownPractices(c.a.Model))
			continue
		}
		c.declared(p)
		for _, a := range p.Answers {
			c.answer(p, a)
		}
	}
	for _, p := range c.a.Practices {
		for _, a := range p.Answers {
			c.status(a)
		}
	}
}

func (c *assessment) declared(p *smm.PracticeAnswers) {
	m, d := c.a.Model, p.Declared
	if asking := m.Asking(); d.Given() && m.Level(d.Level) == nil && len(asking) > 0 {
		c.list.Errorf(d.Pos, "unknown-level", "level %d is out of range; %s has levels 0 to %d", d.Level, m.ID, asking[len(asking)-1].Level)
	}
	if p.Override.Text != "" && !d.Given() {
		c.list.Errorf(p.Override.Pos, "override-without-level", "override explains a declared level, and none is declared").Hint = "add level: and the level, or leave out override"
	}
}

// answer finds the cell or statement of an answer and reports a second answer to it.
func (c *assessment) answer(p *smm.PracticeAnswers, a *smm.Answer) {
	at, tables := c.find(p.Practice.Text, a.Key)
	if tables == nil {
		return
	}
	a.Scope, a.Level, a.Statement, a.Tables = at.scope, at.level, at.statement, tables
	for _, one := range single(at, tables) {
		if first := c.answered[one]; first != nil {
			d := c.list.Errorf(a.Key.Pos, "duplicate-answer", "%q is answered already, as %q", a.Key.Text, first.Key.Text)
			d.Len, d.Related = len([]rune(a.Key.Text)), []diag.Related{{Pos: first.Key.Pos, Message: "the first answer"}}
			break
		}
		c.answered[one] = a
	}
	c.asked(a)
	for _, by := range a.By {
		if c.device(by.Device) {
			c.concerned(a, by.Device)
		}
	}
	for _, w := range a.Evidence {
		c.evidence(w)
	}
}

// single takes a place apart so that two that overlap have a part in common. A statement that says see another is that
// other one.
func single(at spot, tables []*smm.Table) []spot {
	if at.statement != nil {
		return []spot{{statement: same(at.statement)}}
	}
	var out []spot
	for _, t := range tables {
		out = append(out, spot{at.practice, at.scope, at.level, t, nil, at.all})
	}
	return out
}

// asked reports an answer to what no assessment asks.
func (c *assessment) asked(a *smm.Answer) {
	s := a.Statement
	switch {
	case s != nil && !counts(s):
		c.list.Warnf(a.Key.Pos, "not-asked", "%q is printed for information and never asked", a.Key.Text).Len = len([]rune(a.Key.Text))
	case s == nil && !slices.ContainsFunc(a.Tables, func(t *smm.Table) bool { return asks(t.Row(a.Scope), a.Level) }):
		c.list.Warnf(a.Key.Pos, "not-asked", "the cell %q asks nothing", a.Key.Text).Len = len([]rune(a.Key.Text))
	}
}

func asks(r *smm.Row, level int) bool {
	if r.External.Text != "" {
		return true
	}
	cell := r.Cell(level)
	if cell == nil {
		return false
	}
	for s := range cell.Statements {
		if counts(s) {
			return true
		}
	}
	return false
}

// counts reports a statement that an assessment asks, or that aids the judgement.
func counts(s *smm.Statement) bool {
	return !s.Informative && (s.Part == nil || s.Part.Assess != smm.AssessNone)
}

// concerned reports an answer for a device that its statement is not about.
func (c *assessment) concerned(a *smm.Answer, w smm.Word) {
	s := a.Statement
	if s == nil || len(s.Devices) == 0 || s.Table.Profile == nil {
		return
	}
	mine := devicesOf(s.Table.Profile, w.Text)
	var names []string
	for _, d := range s.Devices {
		names = append(names, d.Text)
		if slices.ContainsFunc(devicesOf(s.Table.Profile, d.Text), func(id string) bool { return slices.Contains(mine, id) }) {
			return
		}
	}
	d := c.list.Errorf(w.Pos, "unconcerned-device", "the statement is not about %q", w.Text)
	d.Hint = "it is about: " + strings.Join(names, ", ")
}

// devicesOf are the devices of a class, or the one device.
func devicesOf(p *smm.Profile, id string) []string {
	for _, class := range p.Classes {
		if class.ID == id {
			var out []string
			for _, d := range class.Devices {
				out = append(out, d.ID)
			}
			return out
		}
	}
	return []string{id}
}

// status holds an answer's words against what must go with them.
func (c *assessment) status(a *smm.Answer) {
	statuses := a.Statuses()
	if slices.Contains(statuses, smm.NA) && len(a.Comment) == 0 {
		c.list.Errorf(a.Key.Pos, "missing-comment", "nothing says why %q does not apply", a.Key.Text).Hint = "write {status: na, comment: ...}"
	}
	if !slices.Contains(statuses, smm.Compensated) {
		return
	}
	if len(a.Reason) == 0 {
		c.list.Errorf(a.Key.Pos, "missing-reason", "nothing says what stands in for %q", a.Key.Text).Hint = "write {status: compensated, reason: ...}"
	}
	if s := c.uncompensable(a); s != nil {
		d := c.list.Errorf(a.Key.Pos, "no-compensation", "no other measure may stand in for %q", s.FullID)
		d.Len, d.Related = len([]rune(a.Key.Text)), []diag.Related{{Pos: s.Pos, Message: "the statement"}}
	}
}

// uncompensable gives a statement that an answer covers and that refuses compensation; items refuse what their heading
// refuses. Statements of the cell that have an answer of their own are not covered.
func (c *assessment) uncompensable(a *smm.Answer) *smm.Statement {
	for _, t := range a.Tables {
		cell := t.Row(a.Scope).Cell(a.Level)
		if cell == nil {
			continue
		}
		for _, b := range cell.Blocks {
			for _, p := range b.Parts {
				if s := c.refusing(a, p.Statements, a.Statement == nil, false); s != nil {
					return s
				}
			}
		}
	}
	return nil
}

func (c *assessment) refusing(a *smm.Answer, list []*smm.Statement, covered, refused bool) *smm.Statement {
	for _, s := range list {
		own := c.answered[spot{statement: same(s)}]
		mine := s == a.Statement || covered && (own == nil || own == a)
		refuses := refused || s.NoCompensation || same(s).NoCompensation
		if mine && refuses {
			return s
		}
		if found := c.refusing(a, s.Items, mine, refuses); found != nil {
			return found
		}
	}
	return nil
}

// evidence reports an id that the register lacks.
func (c *assessment) evidence(w smm.Word) {
	var known []named
	for _, e := range c.a.Evidence {
		if e.ID == w.Text {
			return
		}
		known = append(known, named{e.ID, e.Pos})
	}
	c.unknown(w, "evidence", known)
}

// plan holds findings and actions apart and resolves what they are about.
func (c *assessment) plan() {
	findings, actions := c.unique("finding"), c.unique("action")
	var known []named
	for _, f := range c.a.Findings {
		findings.add(f.ID, f.Pos)
		known = append(known, named{f.ID, f.Pos})
		for _, w := range f.Statements {
			c.find("", w)
		}
	}
	for _, a := range c.a.Actions {
		actions.add(a.ID, a.Pos)
		for _, w := range a.Closes {
			_, isFinding := findings.seen[w.Text]
			switch {
			case isFinding:
			case strings.Contains(w.Text, "."):
				c.find("", w)
			default:
				c.unknown(w, "finding", known)
			}
		}
	}
}
