package report

import (
	"strconv"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// statistics are the numbers that readers ask for although they say little.
func (w *writer) statistics(s *doc.Section) {
	s.Body = append(s.Body, sentence(w.Words["report-statistics-note"]))
	t := newTable(w.Words["report-statistics-table"], "plain", column{w.Words["report-part"], 40}, column{w.Words["report-tested"], 15},
		column{w.Words["report-meeting"], 15}, column{w.Words["report-minimum"], 15}, column{w.Words["report-mean"], 15})
	for _, n := range w.r.Nodes {
		name := n.Node.Name
		if n.Node.Kind == smm.SubdomainNode {
			name = indent + name
		}
		w.rollupRow(t, name, n)
	}
	w.rollupRow(t, w.Words["report-whole"], w.r.Overall)
	w.Table(s, t.Table)
	w.distribution(s)
}

func (w *writer) rollupRow(t table, name string, r *smm.Rollup) {
	if r.Tested == 0 {
		t.row(rowHead(plain(name)), number(0), &doc.Cell{Class: "none", Span: 3, Blocks: doc.Para(w.Words["report-none-tested"])})
		return
	}
	mean := &doc.Cell{Class: "center", Blocks: doc.Para(w.Fill("decimal", "whole", strconv.Itoa(r.MeanTenths/10), "tenths", strconv.Itoa(r.MeanTenths%10)))}
	t.row(rowHead(plain(name)), number(r.Tested), number(r.Meeting), number(r.Min), mean)
}

// distribution counts the tested practices at each level.
func (w *writer) distribution(s *doc.Section) {
	at := map[int]int{}
	for _, p := range w.r.Practices {
		if p.Tested() {
			at[p.Current]++
		}
	}
	t := newTable(w.Words["report-distribution-of"], "plain", column{w.Words["report-current"], 60}, column{w.Words["practices"], 40})
	if w.model.Level(0) == nil {
		t.row(rowHead(plain(w.ShortLevel(0))), number(at[0]))
	}
	for _, l := range w.model.Levels {
		t.row(rowHead(w.level(l.Level)), number(at[l.Level]))
	}
	w.Table(s, t.Table)
}
