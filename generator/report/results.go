package report

import (
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/figure"
	"smmpub/generator/smm"
)

// results shows the whole, domains and subdomains, and practices; every figure's numbers stand in a table as well.
func (w *writer) results(s *doc.Section) {
	s.Body = append(s.Body, sentence(w.sized(w.r.Overall.Meeting, "report-results-note", "meeting", strconv.Itoa(w.r.Overall.Meeting), "practices", w.count(w.r.Overall.Tested, "practice-tested"))))
	w.radar(s)
	w.rollups(w.under(s, "rollups", "report-rollups"))
	at := w.under(s, "by-practice", "report-by-practice")
	w.heatMap(at)
	w.table(at)
}

// radar shows target and current level of every practice that is tested.
func (w *writer) radar(s *doc.Section) {
	var spokes []figure.Spoke
	for _, p := range w.r.Practices {
		if p.Tested() {
			spokes = append(spokes, figure.Spoke{Label: p.Node.Name, Symbol: smm.AnchorSymbol(p.Node.ID), Target: p.Testable, Current: p.Current, Tested: true})
		}
	}
	if len(spokes) == 0 {
		return
	}
	var rings []string
	for _, l := range w.model.Asking() {
		rings = append(rings, l.Name)
	}
	w.Figure(s, &doc.Figure{ID: "fig-radar", Caption: doc.Plain(w.Words["report-radar"]), Alt: w.Words["report-radar-alt"],
		Scene: figure.Radar(spokes, rings, w.Words["target"], w.Words["report-current"])})
}

// against marks a level that a supporting statement speaks against; a sentence above the table says so.
const against = "(!)"

// indent stands before the name of a part of what is above.
const indent = "\u2003"

// rollups gives the numbers of the whole, domains and subdomains.
func (w *writer) rollups(s *doc.Section) {
	w.Figure(s, w.barFigure("fig-subdomains", "report-rollup-bars", w.subdomainBars()))
	t := newTable(w.Words["report-rollups"], "plain", column{w.Words["report-part"], 46}, column{w.Words["report-tested"], 12},
		column{w.Words["report-meeting"], 14}, column{w.Words["report-largest"], 12}, column{w.Words["report-below"], 16})
	add := func(name string, r *smm.Rollup) {
		t.row(rowHead(plain(name)), number(r.Tested), number(r.Meeting), number(r.LargestGap), number(len(r.Falling())))
	}
	add(w.Words["report-whole"], w.r.Overall)
	for _, r := range w.r.Nodes {
		name := r.Node.Name
		if r.Node.Kind == smm.SubdomainNode {
			name = indent + name
		}
		add(name, r)
	}
	w.Table(s, t.Table)
}

// subdomainBars are the parts directly above practices: subdomains, or domains that have none.
func (w *writer) subdomainBars() []figure.Bar {
	var bars []figure.Bar
	for _, r := range w.r.Nodes {
		if len(r.Node.Children) > 0 && r.Node.Children[0].Kind == smm.PracticeNode {
			bars = append(bars, figure.Bar{Label: r.Node.Name, Value: r.Meeting, Of: r.Tested})
		}
	}
	return bars
}

// heatMap shows how far each level of each practice is met.
func (w *writer) heatMap(s *doc.Section) {
	var columns []string
	for _, l := range w.model.Asking() {
		columns = append(columns, strings.TrimSpace(strconv.Itoa(l.Level)+" "+l.Name))
	}
	var rows []figure.HeatRow
	var domain *smm.Node
	for _, p := range w.r.Practices {
		if p.Outcome == smm.OutOfTarget {
			continue
		}
		if d := p.Node.Domain(); d != domain {
			domain = d
			rows = append(rows, figure.HeatRow{Label: d.Name, Group: true})
		}
		row := figure.HeatRow{Label: p.Node.Name, Symbol: smm.AnchorSymbol(p.Node.ID)}
		for _, l := range p.Levels {
			row.Cells = append(row.Cells, heat(l, p))
		}
		rows = append(rows, row)
	}
	words := figure.HeatWords{Holds: w.Words["heat-holds"], Part: w.Words["heat-part"], None: w.Words["heat-none"], Open: w.Words["heat-open"],
		Empty: w.Words["heat-empty"], Target: w.Words["mark-target"], Current: w.Words["mark-current"]}
	w.Figure(s, &doc.Figure{ID: "fig-heat-map", Caption: doc.Plain(w.Words["report-heat-map"]), Alt: w.Words["report-heat-map-alt"],
		Scene: figure.HeatMap(columns, rows, words)})
}

func heat(l *smm.LevelResult, p *smm.PracticeResult) figure.HeatCell {
	c := figure.HeatCell{State: figure.HeatPart, Target: l.Level == p.Target, Current: p.Tested() && l.Level == p.Current}
	switch {
	case !l.Asks():
		c.State = figure.HeatEmpty
		return c
	case l.Low:
		c.State = figure.HeatHolds
	case l.Open == l.Asked:
		c.State = figure.HeatOpen
	case l.Met == 0:
		c.State = figure.HeatNone
	}
	c.Text = strconv.Itoa(l.Met) + "/" + strconv.Itoa(l.Asked)
	if l.Against > 0 {
		c.Text += " " + against
	}
	return c
}

// table gives the numbers of every practice.
func (w *writer) table(s *doc.Section) {
	columns := []column{{w.Words["practice"], 34}, {w.Words["target"], 10}, {w.Words["report-current"], 10}, {w.Words["report-gap"], 8}, {w.Words["report-outcome"], 16}}
	for _, l := range w.model.Asking() {
		columns = append(columns, column{w.Fill("level", "number", strconv.Itoa(l.Level)), 10})
	}
	t := newTable(w.Words["report-by-practice"], "plain", columns...)
	w.byDomain(t, func(p *smm.PracticeResult) {
		row := []*doc.Cell{rowHead(w.practice(p.Node))}
		if p.Outcome == smm.OutOfTarget {
			row[0] = rowHead(plain(p.Node.Name))
			t.row(append(row, &doc.Cell{Class: "none", Span: len(columns) - 1, Blocks: para([]doc.Inline{w.outcome(p.Outcome)})})...)
			return
		}
		row = append(row, number(p.Target))
		if p.Tested() {
			row = append(row, number(p.Current), number(p.Gap), inlines(w.outcome(p.Outcome)))
		} else {
			row = append(row, &doc.Cell{Span: 3, Class: "none", Blocks: para([]doc.Inline{w.outcome(p.Outcome)})})
		}
		for _, l := range p.Levels {
			row = append(row, w.levelProgress(l))
		}
		t.row(row...)
	})
	s.Body = append(s.Body, sentence(w.Words["report-by-practice-note"]))
	w.Table(s, t.Table)
}

func (w *writer) levelProgress(l *smm.LevelResult) *doc.Cell {
	if !l.Asks() {
		return &doc.Cell{Class: "center", Blocks: doc.Para("–")}
	}
	out := strconv.Itoa(l.Met) + "/" + strconv.Itoa(l.Asked)
	if l.Against > 0 {
		out += " " + against
	}
	return &doc.Cell{Class: "center", Blocks: doc.Para(out)}
}
