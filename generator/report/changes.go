package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/figure"
	"smmpub/generator/smm"
)

func (w *writer) hasPrevious() bool { return len(w.o.Previous) > 0 }

// changes tells what changed since the latest earlier report, and how every practice went over all of them.
func (w *writer) changes(s *doc.Section) {
	d := w.sinceLast()
	if len(d.basis) > 0 {
		s.Body = append(s.Body, sentence(w.otherEditions(d)))
	}
	w.changeSummary(s, d)
	w.changeTable(s, d)
	w.trend(s)
	w.turnedTable(s, "closed", d.met)
	w.turnedTable(s, "fell-back", d.lost)
}

// otherEditions says what the earlier report stood on.
func (w *writer) otherEditions(d *delta) string {
	var out []string
	for _, b := range d.basis {
		out = append(out, w.Fill("report-basis-changed", "name", b.name, "then", b.then, "now", b.now))
	}
	return strings.Join(append(out, w.Words["report-as-issued"]), " ")
}

func (w *writer) changeSummary(s *doc.Section, d *delta) {
	s.Body = append(s.Body, sentence(w.Fill("report-change-levels", "report", w.issue(d.then), "rose", w.count(d.rose, "practice"),
		"fell", w.count(d.fell, "practice"), "same", w.count(d.same, "practice"))))
	gaps := w.Fill("report-change-gaps", "closed", w.count(len(d.closed), "gap-closed"), "opened", w.count(len(d.opened), "gap-opened"))
	if n := without(d.closed, func(m *moved) bool { return m.step() > 0 }); n > 0 {
		gaps += " " + w.count(n, "closed-without")
	}
	if n := without(d.opened, func(m *moved) bool { return m.both() && m.step() < 0 }); n > 0 {
		gaps += " " + w.count(n, "opened-without")
	}
	s.Body = append(s.Body, sentence(gaps))
	var rest []string
	for _, more := range []struct {
		n    int
		noun string
	}{{d.dropped, "gap-dropped"}, {d.bounds, "retargeted"}, {d.left, "practice-left"}, {d.added, "statement-added"}, {d.gone, "statement-gone"}} {
		if more.n > 0 {
			rest = append(rest, w.count(more.n, more.noun))
		}
	}
	if len(rest) > 0 {
		s.Body = append(s.Body, sentence(strings.Join(rest, " ")))
	}
}

// issue names an earlier report by its day.
func (w *writer) issue(i *smm.Issued) string { return cmp.Or(i.Date, i.Edition, i.ID) }

// changeTable has a row for each practice and a column for each report.
func (w *writer) changeTable(s *doc.Section, d *delta) {
	n := len(w.o.Previous)
	columns := []column{{w.Words["practice"], 26}}
	for _, i := range w.o.Previous {
		columns = append(columns, column{w.issue(i), 36 / (n + 1)})
	}
	columns = append(columns, column{w.Words["report-now"], 36 / (n + 1)}, column{w.Words["target"], 22}, column{w.Words["report-change"], 16})
	t := newTable(w.Words["report-change-table"], "plain", columns...)
	t.Wide = n > 2
	domain := (*smm.Node)(nil)
	for _, m := range d.practices {
		if m.now.Outcome == smm.OutOfTarget && m.then == nil {
			continue
		}
		if at := m.now.Node.Domain(); at != domain {
			domain = at
			t.group(doc.Plain(at.Name))
		}
		row := []*doc.Cell{rowHead(w.practice(m.now.Node))}
		for _, i := range w.o.Previous {
			row = append(row, w.thenCell(i.Practice(m.now.Node.ID)))
		}
		t.row(append(row, w.nowCell(m.now), text(w.targets(m)), text(w.changed(m)))...)
	}
	w.Table(s, t.Table)
}

func (w *writer) thenCell(p *smm.IssuedPractice) *doc.Cell {
	switch {
	case p == nil:
		return &doc.Cell{Class: "none", Blocks: doc.Para(w.Words["report-not-there"])}
	case !p.Tested():
		return inlines(w.outcome(smm.Outcome(p.Outcome)))
	}
	return inlines(plain(strconv.Itoa(p.Current)+" "), w.outcome(smm.Outcome(p.Outcome)))
}

func (w *writer) nowCell(p *smm.PracticeResult) *doc.Cell {
	if !p.Tested() {
		return inlines(w.outcome(p.Outcome))
	}
	return inlines(plain(strconv.Itoa(p.Current)+" "), w.outcome(p.Outcome))
}

// targets is the target now and, where it moved, then.
func (w *writer) targets(m *moved) string {
	switch {
	case m.now.Scope == "":
		return ""
	case !m.retargeted():
		return strconv.Itoa(m.now.Target) + ", " + w.ScopeName(m.now.Scope)
	case m.then.Scope == m.now.Scope:
		return w.Fill("report-target-moved", "then", strconv.Itoa(m.then.Target), "now", strconv.Itoa(m.now.Target)) + ", " + w.ScopeName(m.now.Scope)
	}
	return w.Fill("report-target-moved", "then", w.aim(m.then.Target, m.then.Scope), "now", w.aim(m.now.Target, m.now.Scope))
}

// aim is a level with its scope. An earlier report's scope may be one that the model no longer has.
func (w *writer) aim(level int, scope string) string {
	name := scope
	if w.model.Scope(scope) != nil {
		name = w.ScopeName(scope)
	}
	return strconv.Itoa(level) + " (" + name + ")"
}

// changed is by how many levels a practice changed, or why that cannot be said.
func (w *writer) changed(m *moved) string {
	switch {
	case m.then == nil:
		return w.Words["report-new"]
	case !m.now.Tested() && !m.then.Tested():
		return w.Words["report-not-tested"]
	case !m.now.Tested():
		return w.Words["report-not-tested-now"]
	case !m.then.Tested():
		return w.Words["report-not-tested-then"]
	case m.step() == 0:
		return "0"
	}
	return minus(fmt.Sprintf("%+d", m.step()))
}

// minus sets a real minus sign.
func minus(s string) string {
	if s[0] == '-' {
		return "−" + s[1:]
	}
	return s
}

// trend draws the level of each practice over all reports. The table holds the same numbers.
func (w *writer) trend(s *doc.Section) {
	var issues []string
	for _, i := range w.o.Previous {
		issues = append(issues, w.issue(i))
	}
	issues = append(issues, cmp.Or(w.a.Date.Text, w.Words["report-now"]))
	var lines []figure.Line
	for _, p := range w.r.Practices {
		if p.Tested() {
			lines = append(lines, figure.Line{Label: p.Node.Name, Points: w.points(p), Target: p.Target})
		}
	}
	levels := 0
	for _, l := range w.model.Levels {
		levels = max(levels, l.Level)
	}
	if len(lines) > 0 {
		w.Figure(s, &doc.Figure{Caption: doc.Plain(w.Words["report-trend"]), Alt: w.Words["report-trend-alt"],
			Scene: figure.Trend(lines, issues, levels, w.Words["target"], w.Words["report-current"])})
	}
}

// points are the levels of a practice, oldest first; -1 where it was not tested.
func (w *writer) points(p *smm.PracticeResult) []int {
	var out []int
	for _, i := range w.o.Previous {
		level := -1
		if then := i.Practice(p.Node.ID); then != nil && then.Tested() {
			level = then.Current
		}
		out = append(out, level)
	}
	return append(out, p.Current)
}

// turnedTable lists statements whose status changed, practice by practice.
func (w *writer) turnedTable(parent *doc.Section, what string, list []*turned) {
	s := w.under(parent, what, "report-"+what)
	if len(list) == 0 {
		s.Body = append(s.Body, sentence(w.Words["report-"+what+"-none"]))
		return
	}
	t := newTable(w.Words["report-"+what], "plain", column{w.Words["statement"], 68}, column{w.Words["report-then"], 16}, column{w.Words["report-now"], 16})
	of := ""
	for _, x := range list {
		if at := x.now.Table.Node; at.ID != of {
			of = at.ID
			t.group([]doc.Inline{w.practice(at)})
		}
		t.row(rowHead(w.statement(x.now)...), inlines(w.status(x.then)), inlines(w.status(x.now.Status)))
	}
	w.Table(s, t.Table)
}
