package report

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

func (w *writer) hasEvidence() bool { return w.named() && len(w.a.Evidence) > 0 }

// evidence is the register: what was seen, where it is kept, and which statements rest on it.
func (w *writer) evidence(s *doc.Section) {
	s.Body = append(s.Body, sentence(w.Words["report-evidence-note"]))
	used := w.usedEvidence()
	t := newTable(w.Words["report-evidence"], "plain", column{w.Words["report-id"], 6}, column{w.Words["title"], 21}, column{w.Words["report-how"], 8},
		column{w.Words["report-reference"], 13}, column{w.Words["date"], 8}, column{w.Words["report-owner"], 10}, column{w.Words["report-expires"], 9},
		column{w.Words["report-used-for"], 25})
	t.Wide = true
	idle := 0
	for _, e := range w.a.Evidence {
		id := rowHead(plain(e.ID))
		id.ID = evidenceAnchor(e.ID)
		of := inlines(w.ids(used[e.ID], someNamed)...)
		if len(used[e.ID]) == 0 {
			of = text(w.Words["report-unused"])
			idle++
		}
		t.row(id, text(e.Title), text(e.Method), text(e.Reference), text(e.Date.Text), text(e.Owner), inlines(w.expiry(e)...), of)
	}
	w.Table(s, t.Table)
	if n := len(w.expired()); n > 0 {
		s.Body = append(s.Body, sentence(w.Fill("report-expired-note", "n", w.count(n, "record"), "date", w.a.Date.Text)))
	}
	if idle > 0 {
		s.Body = append(s.Body, sentence(w.Fill("report-unused-note", "n", w.count(idle, "record"))))
	}
}

// usedEvidence are the statements whose answer names an entry of the register, by its id.
func (w *writer) usedEvidence() map[string][]*smm.Asked {
	out := map[string][]*smm.Asked{}
	for _, p := range w.r.Practices {
		for _, x := range p.Statements {
			if x.Answer == nil || !matters(x) {
				continue
			}
			for _, e := range x.Answer.Evidence {
				if !slices.Contains(out[e.Text], x) {
					out[e.Text] = append(out[e.Text], x)
				}
			}
		}
	}
	return out
}

// expired are the entries that had expired when the assessment was made.
func (w *writer) expired() []*smm.Evidence {
	var out []*smm.Evidence
	for _, e := range w.a.Evidence {
		if before(e.Expires.Text, w.a.Date.Text) {
			out = append(out, e)
		}
	}
	return out
}

// expiry is the day on which an entry expires, with a mark where that is past, or comes before the next assessment.
func (w *writer) expiry(e *smm.Evidence) []doc.Inline {
	out := doc.Plain(e.Expires.Text)
	switch {
	case before(e.Expires.Text, w.a.Date.Text):
		out = append(out, plain(" "), &doc.Badge{Class: "expired", Text: w.Words["report-expired"]})
	case before(e.Expires.Text, w.a.Next.Text):
		out = append(out, plain(" ("+w.Words["report-before-next"]+")"))
	}
	return out
}
