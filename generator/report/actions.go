package report

import (
	"strconv"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// actionPlan lists what is planned in the order in which it helps most, what no action closes, and what was done.
func (w *writer) actionPlan(s *doc.Section) {
	var planned, finished []*step
	for _, st := range w.plan.steps {
		if st.Status == smm.DoneAction {
			finished = append(finished, st)
		} else {
			planned = append(planned, st)
		}
	}
	w.planned(s, planned)
	w.uncovered(s)
	w.finished(s, finished)
}

func (w *writer) planned(s *doc.Section, steps []*step) {
	if len(steps) == 0 {
		key := "report-no-open-actions"
		if len(w.a.Actions) == 0 {
			key = "report-no-actions"
		}
		s.Body = append(s.Body, sentence(w.Words[key]))
		return
	}
	s.Body = append(s.Body, sentence(w.Words["report-plan-order"]))
	t := newTable(w.Words["report-plan"], "plain", column{w.Words["report-number"], 4}, column{w.Words["action"], 22}, column{w.Words["report-closes"], 29},
		column{w.Words["priority"], 8}, column{w.Words["level-word"], 9}, column{w.Words["report-owner"], 9}, column{w.Words["report-due"], 8},
		column{w.Words["report-effort"], 5}, column{w.Words["status"], 6})
	t.Wide = true
	for i, st := range steps {
		t.row(number(i+1), w.actionHead(st.Action), blocks(w.closes(st)), text(w.Words["priority-"+string(st.priority)]), w.lowestLevel(st),
			text(st.Owner), text(st.Due.Text), text(st.Effort), inlines(w.actionStatus(st.Status)))
	}
	w.Table(s, t.Table)
}

// actionHead is the cell that an action's links lead to.
func (w *writer) actionHead(a *smm.Action) *doc.Cell {
	c := rowHead(plain(a.ID + " " + a.Title))
	c.ID = actionAnchor(a.ID)
	return c
}

// action is an action's id and title, leading to its line of the plan.
func (w *writer) action(a *smm.Action) doc.Inline {
	return w.To(actionAnchor(a.ID), doc.Plain(a.ID+" "+a.Title))
}

func (w *writer) actionStatus(s smm.ActionStatus) doc.Inline {
	if s == "" {
		s = smm.OpenAction
	}
	return &doc.Badge{Class: string(s), Text: w.Words["action-"+string(s)]}
}

func (w *writer) lowestLevel(s *step) *doc.Cell {
	if s.level == 0 {
		return text("")
	}
	return inlines(w.level(s.level))
}

// closes names the findings that an action closes and the statements that it takes out of the way.
func (w *writer) closes(s *step) []doc.Block {
	var out []doc.Block
	if found := w.findingsOf(s.Action); found != nil {
		out = append(out, para(found)...)
	}
	if len(s.closes) == 0 {
		return append(out, sentence(w.Words["report-closes-nothing"]))
	}
	return append(out, para(append(doc.Plain(w.count(len(s.closes), "statement")+": "), w.ids(s.closes, manyNamed)...))...)
}

func (w *writer) findingsOf(a *smm.Action) []doc.Inline {
	var out [][]doc.Inline
	for _, f := range a.Findings {
		out = append(out, []doc.Inline{w.finding(f), plain(" " + f.Title)})
	}
	return join(out, "; ")
}

// uncovered lists what stands between a practice and its target and is closed by no action.
func (w *writer) uncovered(parent *doc.Section) {
	s := w.under(parent, "open", "report-open")
	if len(w.plan.open) == 0 {
		key := "report-all-covered"
		if len(w.r.Overall.Falling()) == 0 {
			key = "report-none-missing"
		}
		s.Body = append(s.Body, sentence(w.Words[key]))
		return
	}
	n := 0
	for _, g := range w.plan.open {
		n += len(g.missing)
	}
	s.Body = append(s.Body, sentence(w.Fill("report-open-note", "statements", w.count(n, "statement"), "practices", w.count(len(w.plan.open), "practice"))))
	for _, g := range w.plan.open {
		head := []doc.Inline{w.practice(g.Node), plain(" (" + strconv.Itoa(len(g.missing)) + ")")}
		s.Body = append(s.Body, &doc.Paragraph{Class: "label", Content: head}, list(w.seen(g.missing)...))
	}
}

// finished lists the actions that are done, with what was not found met all the same.
func (w *writer) finished(parent *doc.Section, steps []*step) {
	if len(steps) == 0 {
		return
	}
	s := w.under(parent, "done", "report-done")
	s.Body = append(s.Body, sentence(w.Words["report-done-note"]))
	t := newTable(w.Words["report-done"], "plain", column{w.Words["action"], 34}, column{w.Words["report-findings"], 26}, column{w.Words["report-owner"], 14},
		column{w.Words["report-still"], 26})
	for _, st := range steps {
		still := doc.Plain(w.Words["none"])
		if len(st.closes) > 0 {
			still = append(doc.Plain(w.count(len(st.closes), "statement")+": "), w.ids(st.closes, manyNamed)...)
		}
		t.row(w.actionHead(st.Action), inlines(w.findingsOf(st.Action)...), text(st.Owner), inlines(still...))
	}
	w.Table(s, t.Table)
}
