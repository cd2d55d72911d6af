package report

import (
	"slices"
	"strconv"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// gaps lists the practices below their target in the order in which to close them, and those above it.
func (w *writer) gaps(s *doc.Section) {
	w.below(s)
	w.above(s)
}

func (w *writer) below(parent *doc.Section) {
	s := w.under(parent, "below-target", "report-below-title")
	falling := w.gapsInOrder()
	if len(falling) == 0 {
		s.Body = append(s.Body, sentence(w.noGaps()))
		return
	}
	s.Body = append(s.Body, sentence(w.Words["report-gaps-note"]))
	columns := []column{{w.Words["priority"], 8}, {w.Words["practice"], 24}, {w.Words["target"], 14}, {w.Words["report-current"], 14},
		{w.Words["report-gap"], 5}, {w.Words["report-next-level"], 14}, {w.Words["report-missing"], 10}}
	if w.named() {
		columns = append(columns, column{w.Words["report-covered"], 11})
	}
	t := newTable(w.Words["report-gaps-table"], "plain", columns...)
	for _, g := range falling {
		row := []*doc.Cell{
			text(w.Words["priority-"+string(g.Priority)]), rowHead(w.practice(g.Node)), inlines(w.level(g.Target)), inlines(w.level(g.Current)),
			number(g.Gap), inlines(w.level(g.Next)), number(len(g.missing)),
		}
		if w.named() {
			row = append(row, w.covered(g))
		}
		t.row(row...)
	}
	w.Table(s, t.Table)
}

// noGaps says that nothing falls below its target, unless nothing could be held against one.
func (w *writer) noGaps() string {
	if w.r.Overall.Tested == 0 {
		return w.Words["report-nothing-tested"]
	}
	return w.Words["report-no-falling"]
}

// covered says which actions close what a practice misses, and how much of it.
func (w *writer) covered(g *gap) *doc.Cell {
	closed := map[*smm.Asked]bool{}
	var actions [][]doc.Inline
	for _, s := range w.plan.steps {
		hit := false
		for _, x := range s.closes {
			if s.Status != smm.DoneAction && slices.Contains(g.missing, x) {
				closed[x], hit = true, true
			}
		}
		if hit {
			actions = append(actions, []doc.Inline{w.To(actionAnchor(s.ID), doc.Plain(s.ID))})
		}
	}
	out := doc.Plain(w.Fill("report-of", "n", strconv.Itoa(len(closed)), "of", strconv.Itoa(len(g.missing))))
	if len(actions) > 0 {
		out = append(append(out, plain(": ")), join(actions, ", ")...)
	}
	return inlines(out...)
}

// above lists the practices above their target. That is neither good nor bad.
func (w *writer) above(parent *doc.Section) {
	s := w.under(parent, "above-target", "report-above-title")
	over := w.r.Overall.Exceeding()
	if len(over) == 0 {
		s.Body = append(s.Body, sentence(w.Words["report-no-exceeding"]))
		return
	}
	s.Body = append(s.Body, sentence(w.Words["report-above-note"]))
	t := newTable(w.Words["report-above-title"], "plain", column{w.Words["practice"], 50}, column{w.Words["target"], 25}, column{w.Words["report-current"], 25})
	for _, p := range over {
		t.row(rowHead(w.practice(p.Node)), inlines(w.level(p.Target)), inlines(w.level(p.Current)))
	}
	w.Table(s, t.Table)
}
