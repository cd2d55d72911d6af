package figure

import (
	"strconv"

	"smmpub/generator/doc"
)

// Line is how the level of one practice went: a value for each issue, -1 where there is none. Target is the level aimed
// at; 0 for none.
type Line struct {
	Label  string
	Points []int
	Target int
}

// trend is what all panels share.
type trend struct {
	issues []string // as printed below each panel
	levels int
	unit   int // height of a level
}

// Distances of a trend.
const (
	panelSpace = 130
	aimSpace   = 70 // at the right of a plot, for the number of its target
	tickHeight = 90 // of a line of numbers
	tickSpace  = 40 // from the foot of a plot to its numbers
	headSpace  = 45 // from a name to the plot
)

// Trend draws a small step chart for each line, over the same issues and levels, the values printed below it. Issues
// whose names have no room are numbered and named below the drawing. The first two of words are the key's: for the level
// aimed at and for the one reached.
func Trend(lines []Line, issues []string, levels int, words ...string) *doc.Scene {
	s := &sheet{}
	t, columns, key := newTrend(lines, issues, levels)
	y := margin
	for _, n := range spread(len(lines), columns) {
		if y > margin {
			y += panelSpace
		}
		areas := split(area{margin, y, inner, 0}, columns, panelSpace)
		y = s.trends(t, lines[:n], areas)
		lines = lines[n:]
	}
	if len(words) > 1 {
		y = s.key(measures(words[0], words[1]), y+gap)
	}
	return s.scene(s.key(key, y))
}

// newTrend settles how many panels stand side by side: as many as leave room for the names of issues, at most four.
func newTrend(lines []Line, issues []string, levels int) (trend, int, []entry) {
	t := trend{issues: issues, levels: max(1, levels)}
	n := len(issues)
	for _, l := range lines {
		n = max(n, len(l.Points))
		t.levels = max(t.levels, l.Target)
		for _, v := range l.Points {
			t.levels = max(t.levels, v)
		}
	}
	t.levels = min(t.levels, most)
	t.unit = max(45, min(100, 420/t.levels))
	least := 2
	if len(lines) > 8 { // two columns would be too high for a page
		least = 3
	}
	for columns := 4; columns >= least; columns-- {
		if t.room(n, columns) >= t.widest(issues)+20 {
			return t, columns, nil
		}
	}
	t.issues = ordinals(issues)
	columns := 3
	for columns > 1 && t.room(n, columns) < t.widest(t.issues)+20 {
		columns--
	}
	return t, columns, spelled(t.issues, issues)
}

func ordinals(names []string) []string {
	var out []string
	for i := range names {
		out = append(out, strconv.Itoa(i+1))
	}
	return out
}

// room is the width that one of n issues has.
func (t trend) room(n, columns int) int {
	return ((inner+panelSpace)/columns - panelSpace - aimSpace) / max(1, n)
}

func (t trend) widest(issues []string) int {
	w := aligned(strongNumber, doc.Center).width("0")
	for _, name := range issues {
		w = max(w, issueName.width(name))
	}
	return w
}

var (
	issueName = style{size: 70, ink: doc.InkMuted, align: doc.Center}
	panelName = style{size: 78, bold: true, ink: doc.InkText}
	aimNumber = style{size: 75, bold: true, ink: doc.InkTarget}
)

// trends draws a row of panels and gives the y below.
func (s *sheet) trends(t trend, lines []Line, areas []area) int {
	names := 0
	for i, l := range lines {
		names = max(names, panelName.balance(l.Label, "", areas[i].w).height())
	}
	y := areas[0].y + names
	for i, l := range lines {
		p := panelName.balance(l.Label, "", areas[i].w)
		s.write(p, areas[i].x, y-p.height(), areas[i].w)
		s.trend(t, l, area{areas[i].x, y + headSpace, areas[i].w - aimSpace, t.levels * t.unit})
	}
	return y + headSpace + t.levels*t.unit + tickSpace + 2*tickHeight
}

// trend draws one panel's scale, steps, target and numbers.
func (s *sheet) trend(t trend, l Line, a area) {
	for level := range t.levels + 1 {
		s.scale(a.x, a.bottom()-level*t.unit, a.x+a.w, a.bottom()-level*t.unit)
	}
	slots := split(a, max(1, len(t.issues), len(l.Points)), 0)
	s.steps(t, l.Points, slots)
	if l.Target > 0 {
		y := a.bottom() - min(l.Target, t.levels)*t.unit
		s.dashed(a.x, y, a.x+a.w, y)
		s.write(passage{style: aimNumber, lines: []string{strconv.Itoa(l.Target)}}, a.x+a.w+20, y-aimNumber.leading()/2, 0)
	}
	y := a.bottom() + tickSpace
	for i, v := range l.Points {
		s.middle(value(v), printed(v), area{slots[i].x, y, slots[i].w, tickHeight})
	}
	for i, name := range t.issues {
		s.middle(issueName, name, area{slots[i].x, y + tickHeight, slots[i].w, tickHeight})
	}
}

func value(v int) style {
	if v < 0 {
		return issueName
	}
	return strongNumber
}

func printed(v int) string {
	if v < 0 {
		return "–"
	}
	return strconv.Itoa(v)
}

// steps draws values as treads over their slots, joined by risers, with a dot on each and a tint below. Where a value is
// missing the line is broken.
func (s *sheet) steps(t trend, values []int, slots []area) {
	for from := 0; from < len(values); {
		to := from
		for to < len(values) && values[to] >= 0 {
			to++
		}
		if to > from {
			s.flight(t, values[from:to], slots[from:to])
		}
		from = to + 1
	}
}

// flight draws values without a break.
func (s *sheet) flight(t trend, values []int, slots []area) {
	var line [][2]int
	for i, v := range values {
		a := slots[i]
		y := a.bottom() - min(v, t.levels)*t.unit
		line = append(line, [2]int{a.x, y}, [2]int{a.x + a.w, y})
	}
	last := len(line) - 1
	foot := slots[0].bottom()
	s.shapes = append(s.shapes, &doc.Polygon{Points: append(line[:last+1:last+1], [2]int{line[last][0], foot}, [2]int{line[0][0], foot}),
		Fill: doc.InkAccent, Opacity: tint})
	for i := range line[:last] {
		if line[i] != line[i+1] {
			s.stroke(line[i][0], line[i][1], line[i+1][0], line[i+1][1])
		}
	}
	for i, v := range values {
		s.reached(slots[i].middle(), foot-min(v, t.levels)*t.unit)
	}
}
