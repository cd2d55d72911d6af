package report

import (
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/figure"
	"smmpub/generator/smm"
)

// few is how many lines of a list the summary shows, so that it stays on one page.
const few = 5

// summary answers the three questions of a maturity assessment: what is aimed at, where the organization stands, and what
// leads from here to there.
func (w *writer) summary(s *doc.Section) {
	if w.named() {
		s.Body = append(s.Body, w.a.Summary...)
	}
	w.aimed(w.under(s, "question-target", "report-question-target"))
	w.stands(w.under(s, "question-current", "report-question-current"))
	w.way(w.under(s, "question-plan", "report-question-plan"))
}

// aimed says how many practices are to reach which level.
func (w *writer) aimed(s *doc.Section) {
	var parts []string
	for _, l := range w.model.Levels {
		n := 0
		for _, p := range w.r.Practices {
			if p.Outcome != smm.OutOfTarget && p.Target == l.Level {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, w.Fill("report-aimed-at", "practices", w.count(n, "practice"), "level", w.ShortLevel(l.Level)))
		}
	}
	text := w.Fill("report-aimed", "list", w.enumerate(parts))
	if n := len(w.with(smm.OutOfTarget)); n > 0 {
		text += " " + w.Fill("report-aimed-excluded", "practices", w.count(n, "practice"))
	}
	if n := len(w.with(smm.NothingAsked)); n > 0 {
		text += " " + w.Fill("report-aimed-nothing", "practices", w.count(n, "practice"))
	}
	s.Body = append(s.Body, sentence(text))
}

// enumerate joins parts as a sentence does: a, b and c.
func (w *writer) enumerate(parts []string) string {
	if len(parts) < 2 {
		return joined(parts...)
	}
	return w.Fill("report-and", "first", joined(parts[:len(parts)-1]...), "last", parts[len(parts)-1])
}

// stands gives the headline, how sure it is, and the state of each domain.
func (w *writer) stands(s *doc.Section) {
	o := w.r.Overall
	if o.Tested == 0 {
		s.Body = append(s.Body, sentence(w.Words["report-nothing-tested"]))
		return
	}
	head := []doc.Inline{strong(w.sized(o.Meeting, "report-headline", "meeting", strconv.Itoa(o.Meeting), "practices", w.count(o.Tested, "practice-tested")))}
	if o.LargestGap > 0 {
		head = append(head, plain(" "+w.Fill("report-largest-gap", "gap", w.count(o.LargestGap, "level"))+" "))
		head = append(append(head, w.names(w.largest())...), plain("."))
	}
	s.Body = append(s.Body, &doc.Paragraph{Content: head})
	var more []string
	if n := w.unassessed(); n > 0 {
		more = append(more, w.sized(n, "report-unassessed", "statements", w.count(n, "statement"), "most", w.count(w.atMost(), "practice")))
	}
	more = append(more, w.sinceThen(), w.risks())
	if n := len(o.Exceeding()); n > 0 {
		more = append(more, w.Fill("report-exceeding", "practices", w.count(n, "practice")))
	}
	s.Body = append(s.Body, doc.Para(sentences(more))...)
	w.Figure(s, w.domainBars("fig-summary-domains"))
}

// sentences are those of a list that say something, one after the other.
func sentences(list []string) string {
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), " ")
}

// sinceThen says what changed since the latest earlier report.
func (w *writer) sinceThen() string {
	if !w.hasPrevious() {
		return ""
	}
	d := w.sinceLast()
	return w.Fill("report-since", "report", w.issue(d.then), "meeting", strconv.Itoa(d.then.Overall.Meeting), "tested", strconv.Itoa(d.then.Overall.Tested),
		"rose", w.count(d.rose, "practice"), "fell", w.count(d.fell, "practice"))
}

// risks counts findings by their risk, gravest first.
func (w *writer) risks() string {
	var parts []string
	for _, risk := range []smm.Risk{smm.CriticalRisk, smm.HighRisk, smm.MediumRisk, smm.LowRisk} {
		n := 0
		for _, f := range w.a.Findings {
			if f.Risk == risk {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+w.Words["risk-"+string(risk)])
		}
	}
	if len(parts) == 0 {
		return ""
	}
	n := len(w.a.Findings)
	return w.sized(n, "report-risks", "findings", w.count(n, "finding"), "list", w.enumerate(parts))
}

// largest are the practices with the largest gap.
func (w *writer) largest() []*smm.PracticeResult {
	return slices.DeleteFunc(slices.Clone(w.r.Practices), func(p *smm.PracticeResult) bool { return !p.Tested() || p.Gap < w.r.Overall.LargestGap })
}

// unassessed counts the statements that are asked up to the targets and were not looked at.
func (w *writer) unassessed() int {
	n := 0
	for _, p := range w.r.Practices {
		for _, l := range p.Levels {
			if p.Tested() && l.Level <= p.Testable {
				n += l.Open
			}
		}
	}
	return n
}

// atMost is how many practices would meet their target if everything unassessed were met.
func (w *writer) atMost() int {
	n := 0
	for _, p := range w.r.Practices {
		if p.Tested() && (p.Gap == 0 || p.High >= p.Testable) {
			n++
		}
	}
	return n
}

// domainBars shows how many practices of each domain meet their target.
func (w *writer) domainBars(id string) *doc.Figure {
	var bars []figure.Bar
	for _, r := range w.r.Nodes {
		if r.Node.Kind == smm.DomainNode {
			bars = append(bars, figure.Bar{Label: r.Node.Name, Value: r.Meeting, Of: r.Tested})
		}
	}
	return w.barFigure(id, "report-domains-of", bars)
}

func (w *writer) barFigure(id, caption string, bars []figure.Bar) *doc.Figure {
	alt := ""
	for i, b := range bars {
		if i > 0 {
			alt += "; "
		}
		alt += b.Label + ": " + w.Fill("report-bar", "value", strconv.Itoa(b.Value), "of", strconv.Itoa(b.Of))
	}
	return &doc.Figure{ID: id, Caption: doc.Plain(w.Words[caption]), Alt: w.Words[caption] + ". " + alt + ".", Scene: figure.Bars(bars, w.Words["report-bar"])}
}

// way says what closes the gaps: the first actions, and what has none yet.
func (w *writer) way(s *doc.Section) {
	falling := w.r.Overall.Falling()
	if len(falling) == 0 {
		s.Body = append(s.Body, sentence(w.Words["report-no-gaps"]))
	} else {
		s.Body = append(s.Body, &doc.Paragraph{Content: w.gapWords(len(falling))})
	}
	if w.named() {
		w.firstActions(s)
	}
}

// gapWords say how many practices fall short, which to begin with, and how many have something that no action closes.
func (w *writer) gapWords(falling int) []doc.Inline {
	way := w.sized(falling, "report-way", "practices", w.count(falling, "practice"), "statements", w.count(w.missing(), "statement-between"))
	out := doc.Plain(way + " " + w.Words["report-first"] + " ")
	out = append(append(out, w.first()...), plain("."))
	if n := len(w.plan.open); n > 0 && len(w.a.Actions) > 0 && w.named() {
		out = append(out, plain(" "+w.Fill("report-open-gaps", "practices", w.count(n, "practice"))))
	}
	return out
}

// missing counts what stands between the practices and their targets.
func (w *writer) missing() int {
	n := 0
	for _, p := range w.r.Practices {
		n += len(p.Missing())
	}
	return n
}

// first names the practices whose gaps are to be closed first.
func (w *writer) first() []doc.Inline {
	var out []*smm.PracticeResult
	for _, g := range w.gapsInOrder() {
		if len(out) < few {
			out = append(out, g.PracticeResult)
		}
	}
	return w.names(out)
}

// firstActions are the actions to begin with.
func (w *writer) firstActions(s *doc.Section) {
	t := newTable(w.Words["report-first-actions"], "plain", column{w.Words["report-action"], 46}, column{w.Words["report-statements-closed"], 14},
		column{w.Words["priority"], 12}, column{w.Words["report-owner"], 14}, column{w.Words["report-due"], 14})
	for _, step := range w.plan.steps {
		if len(t.Rows) == few || step.Status == smm.DoneAction {
			break
		}
		t.row(rowHead(plain(step.Title)), number(len(step.closes)), text(w.Words["priority-"+string(step.priority)]), text(step.Owner), text(step.Due.Text))
	}
	if len(t.Rows) == 0 {
		s.Body = append(s.Body, sentence(w.Words["report-no-actions"]))
		return
	}
	w.Table(s, t.Table)
}
