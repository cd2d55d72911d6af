package figure

import (
	"fmt"
	"strings"
)

// leaves are the nodes of a tree that have none below them.
func leaves(n Node) []Node {
	if len(n.Children) == 0 {
		return []Node{n}
	}
	var out []Node
	for _, c := range n.Children {
		out = append(out, leaves(c)...)
	}
	return out
}

// spokesOf makes so many spokes of the model's practices; the sixth of every seven is not tested.
func spokesOf(n, levels int) []Spoke {
	practices := leaves(model())
	var out []Spoke
	for i := range n {
		p := practices[i%len(practices)]
		label := p.Label
		if i >= len(practices) {
			label += fmt.Sprint(" ", i)
		}
		target := min(levels, 1+levels/3+i*i%(levels/2+1))
		out = append(out, Spoke{label, p.Symbol, target, max(0, min(levels, target+[]int{-1, 0, -2, 0, 1, -1, 0}[i%7])), i%7 != 5})
	}
	return out
}

func ringsOf(levels int) []string {
	names := []string{"Minimum", "Ad Hoc", "Consistent", "Formalized", "Managed and measured", "Optimizing", "Sixth beyond", "Adaptive", "Exemplary"}
	return names[:levels]
}

// radars are webs of several sizes.
func radars() map[string][]Spoke {
	out := map[string][]Spoke{"none": nil, "extreme": spokesOf(7, 4)}
	for n := 1; n <= 30; n++ {
		out[fmt.Sprint(n)] = spokesOf(n, radarLevels(n))
	}
	for i := range out["extreme"] {
		out["extreme"][i] = Spoke{Label: strings.Repeat("Donaudampfschifffahrtselektrizität ", 1+i%3), Target: 9 * (i % 2), Current: i, Tested: true}
	}
	return out
}

// radarLevels are the levels of the web of so many spokes: 4, or each other number once.
func radarLevels(n int) int {
	if n > 1 && n <= 9 {
		return n
	}
	return 4
}

func spokeTexts(spokes []Spoke, rings []string) []string {
	var out []string
	for _, p := range spokes {
		out = append(out, p.Label)
		if p.Tested {
			out = append(out, fmt.Sprintf("%d / %d", p.Current, p.Target))
		}
	}
	return append(out, rings...)
}

var heatWords = HeatWords{"All met", "Partly met", "Nothing met", "Not assessed", "Nothing asked", "Target level", "Level reached"}

// heats are maps of several sizes.
func heats() map[string]struct {
	columns []string
	rows    []HeatRow
} {
	type heat = struct {
		columns []string
		rows    []HeatRow
	}
	out := map[string]heat{"none": {}, "columns": {columns: levelNames(4)}, "text": {[]string{"One"}, []HeatRow{
		{Label: "An empty cell may hold a text", Cells: []HeatCell{{Text: "see B"}}}, {Label: "A cell may have only its sign", Cells: []HeatCell{{State: HeatPart}}}}}}
	for _, levels := range []int{1, 3, 4, 6, 9} {
		out[fmt.Sprint(levels)] = heat{levelNames(levels), heatRows(levels)}
	}
	return out
}

func levelNames(levels int) []string {
	var out []string
	for i, name := range ringsOf(levels) {
		out = append(out, fmt.Sprint(i+1, " ", name))
	}
	return out
}

func heatRows(levels int) []HeatRow {
	beyond := []HeatState{HeatPart, HeatNone, HeatOpen, HeatEmpty}
	var out []HeatRow
	n := 0
	for _, domain := range model().Children {
		out = append(out, HeatRow{Label: domain.Label, Symbol: domain.Symbol, Group: true})
		for _, p := range leaves(domain) {
			row := HeatRow{Label: p.Label, Symbol: p.Symbol}
			for i := range levels {
				c := HeatCell{State: HeatHolds, Text: "17/17", Target: i == (n*n+1)%levels, Current: i+1 == n%(levels+1)}
				switch {
				case n%5 == 3 && i == 0:
					c.State, c.Text = HeatEmpty, ""
				case i >= n%(levels+1):
					c.State, c.Text = beyond[(i+n)%4], ""
				}
				if c.State != HeatEmpty && c.State != HeatHolds {
					c.Text = fmt.Sprintf("%d/%d", map[HeatState]int{HeatPart: n + i, HeatNone: 0, HeatOpen: 0}[c.State], 9+n+i)
				}
				row.Cells = append(row.Cells, c)
			}
			out = append(out, row)
			n++
		}
	}
	return out
}

func heatTexts(columns []string, rows []HeatRow) []string {
	w := heatWords
	out := append(append([]string{}, columns...), w.Holds, w.Part, w.None, w.Open, w.Empty, w.Target, w.Current)
	for _, r := range rows {
		out = append(out, r.Label)
		for _, c := range r.Cells {
			out = append(out, c.Text)
		}
	}
	return out
}

func barLists() map[string][]Bar {
	out := map[string][]Bar{"none": nil, "one": {{"Overall", "", 11, 18}},
		"domains": {{"Security Governance", "d", 2, 6}, {"Security Enablement", "", 5, 6}, {"Security Hardening", "", 0, 5}, {"Whole", "", 7, 17}},
		"odd":     {{"Nothing tested", "", 0, 0}, {"Many statements", "", 150, 321}, {"More than there are", "", 9, 3}, {"All of many", "", 40, 40}, {"None of many", "", 0, 40}}}
	for i, p := range leaves(model()) {
		out["practices"] = append(out["practices"], Bar{p.Label, p.Symbol, i * 7 % (i + 2), i + 2})
	}
	return out
}

func barTexts(bars []Bar) []string {
	var out []string
	for _, b := range bars {
		out = append(out, b.Label, fmt.Sprintf("%d of %d", b.Value, b.Of))
	}
	return out
}

// trends are lines over so many issues.
func trends() map[string]struct {
	lines  []Line
	issues []string
	levels int
} {
	type trend = struct {
		lines  []Line
		issues []string
		levels int
	}
	out := map[string]trend{"none": {nil, nil, 4}, "bare": {[]Line{{Label: "No issue"}}, nil, 0}}
	for _, n := range []int{1, 2, 3, 5, 12} {
		t := trend{levels: 4, issues: []string{"2023", "2024-05", "2025-09-30", "2026-09-30", "2027", "2028", "2029", "2030", "2031", "2032", "2033", "2034"}[:n]}
		for i, p := range leaves(model()) {
			l := Line{Label: p.Label, Target: i % 5}
			for j := range n {
				l.Points = append(l.Points, min(4, (i*3+j*(i%3)+j/2)%6-1+i%2))
			}
			t.lines = append(t.lines, l)
		}
		out[fmt.Sprint(n)] = t
	}
	out["named"] = trend{out["3"].lines[:5], []string{"Opening assessment by the regional office", "Second", "The third, after the merger"}, 9}
	return out
}
