package report

import (
	"cmp"
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// risks are all risks, gravest first; "" is a finding that was not rated.
var risks = []smm.Risk{smm.CriticalRisk, smm.HighRisk, smm.MediumRisk, smm.LowRisk, ""}

func (w *writer) hasFindings() bool { return len(w.a.Findings) > 0 }

// findings lists what the assessors want to be noticed, gravest first, then one by one. A redacted report tells how many
// there are.
func (w *writer) findings(s *doc.Section) {
	s.Body = append(s.Body, sentence(w.Words["report-findings-note"]))
	if !w.named() {
		w.findingCounts(s)
		return
	}
	all := w.gravestFirst()
	t := newTable(w.Words["report-findings"], "plain", column{w.Words["report-id"], 10}, column{w.Words["title"], 42},
		column{w.Words["report-risk"], 14}, column{w.Words["practices"], 34})
	for _, f := range all {
		t.row(rowHead(w.finding(f)), text(f.Title), inlines(w.risk(f.Risk)), inlines(w.practicesOf(f.About)...))
	}
	w.Table(s, t.Table)
	for _, f := range all {
		w.oneFinding(w.Section(s, doc.Subsection, findingAnchor(f.ID), doc.Plain(strings.Trim(f.ID+": "+f.Title, ": "))), f)
	}
}

func (w *writer) gravestFirst() []*smm.Finding {
	return slices.SortedStableFunc(slices.Values(w.a.Findings), func(a, b *smm.Finding) int {
		return cmp.Compare(slices.Index(risks, a.Risk), slices.Index(risks, b.Risk))
	})
}

func (w *writer) findingCounts(s *doc.Section) {
	seen := map[smm.Risk]int{}
	for _, f := range w.a.Findings {
		seen[f.Risk]++
	}
	t := newTable(w.Words["report-findings-by-risk"], "plain", column{w.Words["report-risk"], 50}, column{w.Words["report-findings"], 50})
	for _, r := range risks {
		if seen[r] > 0 || r != "" {
			t.row(rowHead(w.risk(r)), number(seen[r]))
		}
	}
	w.Table(s, t.Table)
}

// risk is the badge of a risk.
func (w *writer) risk(r smm.Risk) doc.Inline {
	if r == "" {
		return &doc.Badge{Class: "unrated", Text: w.Words["risk-unrated"]}
	}
	return &doc.Badge{Class: string(r), Text: w.Words["risk-"+string(r)]}
}

// finding is a finding's id, leading to it.
func (w *writer) finding(f *smm.Finding) doc.Inline {
	return w.To(findingAnchor(f.ID), doc.Plain(f.ID))
}

func (w *writer) oneFinding(s *doc.Section, f *smm.Finding) {
	s.Body = append(s.Body, &doc.Paragraph{Content: []doc.Inline{plain(w.Words["report-risk"] + ": "), w.risk(f.Risk)}})
	s.Body = append(s.Body, f.Text...)
	if of := append(w.seen(w.concerned(f.About)), w.unseen(f.About)...); len(of) > 0 {
		s.Body = append(s.Body, label(w.Words["report-concerned"]), list(of...))
	}
	if f.Recommendation != "" {
		s.Body = append(s.Body, label(w.Words["report-recommendation"]), sentence(f.Recommendation))
	}
	s.Body = append(s.Body, label(w.Words["report-closed-by"]))
	if actions := w.closing(f); len(actions) > 0 {
		s.Body = append(s.Body, list(actions...))
		return
	}
	s.Body = append(s.Body, sentence(w.Words["report-closed-by-none"]))
}

// closing are the actions that close a finding.
func (w *writer) closing(f *smm.Finding) [][]doc.Inline {
	var out [][]doc.Inline
	for _, a := range w.a.Actions {
		if slices.Contains(a.Findings, f) {
			out = append(out, []doc.Inline{w.action(a), plain(" "), w.actionStatus(a.Status)})
		}
	}
	return out
}
