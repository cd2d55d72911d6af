package report

import (
	"cmp"
	"strconv"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// method says how was assessed: what levels and scopes mean, what the statuses are, and how a level follows from them.
func (w *writer) method(s *doc.Section) {
	s.Body = append(s.Body, sentence(w.Fill("report-method-intro", "model", w.model.Title)))
	w.levels(s)
	w.scopes(s)
	w.statuses(s)
	w.rule(s)
	w.methods(s)
}

func (w *writer) under(parent *doc.Section, id, key string) *doc.Section {
	return w.Section(parent, doc.Subsection, "report-"+id, doc.Plain(w.Words[key]))
}

func (w *writer) levels(parent *doc.Section) {
	s := w.under(parent, "levels", "levels")
	s.Body = append(s.Body, sentence(w.Words["report-levels-note"]))
	all := &doc.Definitions{Class: "levels"}
	for _, l := range w.model.Levels {
		all.Items = append(all.Items, &doc.Definition{ID: "level-" + strconv.Itoa(l.Level), Terms: [][]doc.Inline{doc.Plain(w.LevelName(l.Level))}, Body: l.Description})
	}
	s.Body = append(s.Body, all)
}

func (w *writer) scopes(parent *doc.Section) {
	s := w.under(parent, "scopes", "scopes")
	s.Body = append(s.Body, sentence(w.Words["report-scopes-note"]))
	all := &doc.Definitions{Class: "scopes"}
	for _, sc := range w.model.Scopes {
		all.Items = append(all.Items, &doc.Definition{ID: "scope-" + sc.ID, Terms: [][]doc.Inline{doc.Plain(cmp.Or(sc.Name, sc.ID))}, Body: sc.Description})
	}
	s.Body = append(s.Body, all)
}

func (w *writer) statuses(parent *doc.Section) {
	s := w.under(parent, "statuses", "report-statuses")
	t := newTable(w.Words["report-statuses"], "plain", column{w.Words["status"], 22}, column{w.Words["report-meaning"], 78})
	for _, st := range smm.AnswerStatuses {
		t.row(rowHead(w.status(st)), text(w.Words["status-"+string(st)+"-means"]))
	}
	w.Table(s, t.Table)
}

// rule is the scoring rule of FORMAT.md §8 in words.
func (w *writer) rule(parent *doc.Section) {
	s := w.under(parent, "rule", "report-rule")
	s.Body = append(s.Body, sentence(w.Words["report-rule-intro"]))
	steps := &doc.List{Ordered: true, Start: 1}
	more := w.supporting()
	for _, key := range []string{"asks", "holds", "reached", "readings", "current", "gap", "neutral"} {
		said := sentences([]string{w.Words["report-rule-"+key], more[key]})
		steps.Items = append(steps.Items, &doc.Item{Blocks: doc.Para(said)})
	}
	s.Body = append(s.Body, steps, sentence(w.Words["report-rule-rollup"]))
}

// supporting is what the rule says of parts that help to judge, by the step that it belongs to. Nothing where the model has none.
func (w *writer) supporting() map[string]string {
	var heads []string
	for _, p := range w.model.Parts {
		if p.Assess == smm.AssessAid {
			heads = append(heads, w.Fill("quoted", "text", w.PartName(p)))
		}
	}
	if len(heads) == 0 {
		return nil
	}
	return map[string]string{
		"asks":  w.Fill("report-rule-aids", "parts", w.enumerate(heads)),
		"holds": w.Words["report-rule-against"],
	}
}

// methods counts how evidence was gathered.
func (w *writer) methods(parent *doc.Section) {
	if !w.named() || len(w.a.Evidence) == 0 {
		return
	}
	var order []string
	seen := map[string]int{}
	for _, e := range w.a.Evidence {
		if e.Method != "" {
			if seen[e.Method] == 0 {
				order = append(order, e.Method)
			}
			seen[e.Method]++
		}
	}
	if len(order) == 0 {
		return
	}
	s := w.under(parent, "methods", "report-methods")
	s.Body = append(s.Body, sentence(w.Words["report-methods-note"]))
	t := newTable(w.Words["report-methods"], "plain", column{w.Words["report-how"], 70}, column{w.Words["report-records"], 30})
	for _, m := range order {
		t.row(rowHead(plain(m)), number(seen[m]))
	}
	w.Table(s, t.Table)
}

// target says what is aimed at and why.
func (w *writer) target(s *doc.Section) {
	if w.named() {
		s.Body = append(s.Body, w.a.Target.Rationale...)
	}
	s.Body = append(s.Body, sentence(w.Words["report-target-note"]))
	t := newTable(w.Words["target"], "matrix target", column{w.Words["practice"], 32}, column{w.Words["level-word"], 18}, column{w.Words["scope"], 16},
		column{w.Words["priority"], 10}, column{w.Words["reason"], 24})
	w.byDomain(t, func(p *smm.PracticeResult) {
		if p.Outcome == smm.OutOfTarget {
			out := &doc.Cell{Span: 4, Class: "none", Blocks: para([]doc.Inline{w.outcome(p.Outcome)})}
			if w.named() {
				out.Blocks = para(append([]doc.Inline{w.outcome(p.Outcome), plain(" ")}, p.Reason...))
			}
			t.row(rowHead(w.practice(p.Node)), out)
			return
		}
		reason := inlines(p.Reason...)
		if !w.named() {
			reason = text("")
		}
		t.row(rowHead(w.practice(p.Node)), w.levelCell(p.Target), text(w.ScopeName(p.Scope)), text(w.Words["priority-"+string(p.Priority)]), reason)
	})
	w.Table(s, t.Table)
}

func (w *writer) levelCell(level int) *doc.Cell {
	return &doc.Cell{Class: "level", Facets: doc.Facets{Level: level}, Blocks: para([]doc.Inline{w.level(level)})}
}

// byDomain adds a heading for every domain and calls f for its practices.
func (w *writer) byDomain(t table, f func(*smm.PracticeResult)) {
	var domain *smm.Node
	for _, p := range w.r.Practices {
		if d := p.Node.Domain(); d != domain {
			domain = d
			t.group(doc.Plain(d.Name))
		}
		f(p)
	}
}
