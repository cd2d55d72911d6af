package report

import (
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// limitations say what the assessors did not see, and what the report is not.
func (w *writer) limitations(s *doc.Section) {
	if w.named() {
		s.Body = append(s.Body, w.a.Limitations...)
	}
	var known [][]doc.Inline
	add := func(n int, noun, key string, pairs ...string) {
		if n > 0 {
			known = append(known, doc.Plain(w.Fill(key, append(pairs, "n", w.count(n, noun))...)))
		}
	}
	add(w.unassessed(), "statement-was", "report-limit-unassessed")
	if w.named() {
		add(len(w.expired()), "record", "report-limit-expired", "date", w.a.Date.Text)
		add(w.endingCompensations(), "statement", "report-limit-compensated", "date", w.a.Next.Text)
	}
	if len(known) > 0 {
		s.Body = append(s.Body, list(known...))
	}
	s.Body = append(s.Body, sentence(w.Words["report-no-assurance"]))
}

// endingCompensations counts the statements that another measure stands in for, until a day before the next assessment.
func (w *writer) endingCompensations() int {
	n := 0
	for _, p := range w.r.Practices {
		for _, x := range p.Statements {
			if x.Status == smm.Compensated && x.Standing == smm.Counts && x.Answer != nil && before(x.Answer.Until.Text, w.a.Next.Text) {
				n++
			}
		}
	}
	return n
}

// signOff gives everybody who answers for the report a line to sign on.
func (w *writer) signOff(s *doc.Section) {
	s.Body = append(s.Body, sentence(w.Words["report-sign-off-note"]))
	t := newTable(w.Words["report-sign-off"], "plain sign-off", column{w.Words["name"], 30}, column{w.Words["role"], 24}, column{w.Words["date"], 14},
		column{w.Words["report-signature"], 32})
	for _, p := range w.a.Assessors {
		role := p.Role
		if role == "" {
			role = w.Words["report-assessor"]
		}
		t.row(rowHead(plain(joined(p.Name, p.Affiliation))), text(role), text(""), toSign())
	}
	for _, p := range w.a.Approvals {
		role := p.Role
		if role == "" {
			role = w.Words["report-approver"]
		}
		t.row(rowHead(plain(joined(p.Name, p.Affiliation))), text(role), text(p.Date), toSign())
	}
	if len(t.Rows) == 0 {
		t.row(rowHead(plain(noBreak)), text(""), text(""), toSign())
	}
	w.Table(s, t.Table)
}

const noBreak = "\u00a0"

// toSign is a cell of three empty lines.
func toSign() *doc.Cell {
	return inlines(plain(noBreak), &doc.Break{}, plain(noBreak), &doc.Break{}, plain(noBreak))
}
