package check

import (
	"slices"
	"strconv"
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
	a.Subject = c.subject(at, tables)
	for _, one := range single(at, tables) {
		if first := c.answered[one]; first != nil {
			as := strconv.Quote(first.Key.Text)
			if first.Key.Pos.File != a.Key.Pos.File {
				as += " in " + first.Key.Pos.File
			}
			d := c.list.Errorf(a.Key.Pos, "duplicate-answer", "%q is answered already, as %s", a.Key.Text, as)
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
		return []spot{{statement: at.statement.Root()}}
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
	var d *diag.Diagnostic
	switch {
	case s != nil && !counts(s):
		d = c.list.Warnf(a.Key.Pos, "not-asked", "%q is printed for information and never asked", a.Key.Text)
	case s != nil && c.replaced(s.Table, a.Scope):
		d = c.list.Warnf(a.Key.Pos, "not-asked", "%q is not asked: the profile has a row of its own in its place", a.Key.Text)
	case s != nil && s.AsOne():
		d = c.list.Warnf(a.Key.Pos, "asked-as-one", "%q is part of a statement that is asked as one", a.Key.Text)
		d.Hint = "answer " + whole(s).FullID
	case s == nil && !slices.ContainsFunc(a.Tables, func(t *smm.Table) bool { return !c.replaced(t, a.Scope) && asks(t.Row(a.Scope), a.Level) }):
		d = c.list.Warnf(a.Key.Pos, "not-asked", "the cell %q asks nothing", a.Key.Text)
	default:
		return
	}
	d.Len = len([]rune(a.Key.Text))
}

// whole is the statement that is asked in the place of an item.
func whole(s *smm.Statement) *smm.Statement {
	for s.AsOne() {
		s = s.Under
	}
	return s
}

// replaced reports the model's row of a scope where every profile has one of its own.
func (c *assessment) replaced(t *smm.Table, scope string) bool {
	if t.Profile != nil || len(c.a.Profiles) == 0 {
		return false
	}
	return !slices.ContainsFunc(c.a.Profiles, func(p *smm.Profile) bool {
		own := p.Table(t.Practice.Text)
		return own == nil || own.Row(scope) == nil
	})
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
	return !s.Told() && (s.Part == nil || s.Part.Assess != smm.AssessNone)
}

// concerned reports an answer for a device that its statement is not about.
func (c *assessment) concerned(a *smm.Answer, w smm.Word) {
	s := a.Statement
	if s == nil || len(s.Concerns()) == 0 || s.Table.Profile == nil {
		return
	}
	mine := s.Table.Profile.DevicesOf(w.Text)
	var names []string
	for _, d := range s.Concerns() {
		names = append(names, d.Text)
		if slices.ContainsFunc(s.Table.Profile.DevicesOf(d.Text), func(id string) bool { return slices.Contains(mine, id) }) {
			return
		}
	}
	d := c.list.Errorf(w.Pos, "unconcerned-device", "the statement is not about %q", w.Text)
	d.Hint = "it is about: " + strings.Join(names, ", ")
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
		own := c.answered[spot{statement: s.Root()}]
		mine := s == a.Statement || covered && (own == nil || own == a)
		refuses := refused || s.NoCompensation || s.Root().NoCompensation
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
	byID := map[string]*smm.Finding{}
	var known []named
	for _, f := range c.a.Findings {
		findings.add(f.ID, f.Pos)
		byID[f.ID] = f
		known = append(known, named{f.ID, f.Pos})
		for _, w := range f.Statements {
			f.About = c.about(f.About, w)
		}
	}
	for _, a := range c.a.Actions {
		actions.add(a.ID, a.Pos)
		for _, w := range a.Closes {
			switch f := byID[w.Text]; {
			case f != nil:
				a.Findings = append(a.Findings, f)
			case strings.Contains(w.Text, "."):
				a.About = c.about(a.About, w)
			default:
				c.unknown(w, "finding", known)
			}
		}
	}
}

// about adds what a full id names.
func (c *assessment) about(list []smm.Subject, w smm.Word) []smm.Subject {
	at, tables := c.find("", w)
	if tables == nil {
		return list
	}
	return append(list, c.subject(at, tables))
}

func (c *assessment) subject(at spot, tables []*smm.Table) smm.Subject {
	return smm.Subject{Practice: c.a.Model.Practice(at.practice), Scope: at.scope, Level: at.level, Statement: at.statement, Tables: tables}
}
