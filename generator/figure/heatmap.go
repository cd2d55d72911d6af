package figure

import (
	"strconv"
	"strings"

	"smmpub/generator/doc"
)

// HeatState says how much of what a cell asks is met.
type HeatState string

// The states. A cell of the zero value asks nothing.
const (
	HeatEmpty HeatState = ""      // nothing is asked
	HeatHolds HeatState = "holds" // all that is asked is met
	HeatPart  HeatState = "part"  // some of it is
	HeatNone  HeatState = "none"  // none of it is
	HeatOpen  HeatState = "open"  // it has not been looked at
)

// HeatCell is a level of a practice. Text is printed in it, such as "15/16". Target marks the level aimed at, Current
// the one reached.
type HeatCell struct {
	State           HeatState
	Text            string
	Target, Current bool
}

// HeatRow is a practice with a cell for every level or, with Group, a heading across. Symbol makes the label a link.
type HeatRow struct {
	Label, Symbol string
	Group         bool
	Cells         []HeatCell
}

// HeatWords are the words of the key. What has none is not explained.
type HeatWords struct {
	Holds, Part, None, Open, Empty string
	Target, Current                string
}

// Distances of a heat map.
const (
	cellSpace = 40 // between cells: the dashed frame of a target runs in it
	cellPad   = 20
	rowLabel  = 1640
	rowHeight = 140
)

// heatMap is what all rows share.
type heatMap struct {
	labels  area
	columns []area
	stacked bool // signs stand above texts, since they have no room beside them
}

// HeatMap draws rows of cells, one for each column (level). States differ by shade and by sign: a tick, a half-filled
// disc, an empty one, three dots, hatching. A dashed frame marks a target, a dot what is reached. Column names that have
// no room are explained below by their numbers.
func HeatMap(columns []string, rows []HeatRow, words HeatWords) *doc.Scene {
	s := &sheet{}
	m := newHeatMap(columns, rows)
	heads, rest := m.heads(columns)
	y := s.heads(m, heads)
	for _, r := range rows {
		y = s.heatRow(m, r, y+cellSpace)
	}
	y = s.key(words.states(), y+gap)
	y = s.key(words.marks(), y)
	return s.scene(s.key(rest, y))
}

func newHeatMap(columns []string, rows []HeatRow) heatMap {
	n := len(columns)
	for _, r := range rows {
		n = max(n, len(r.Cells))
	}
	label := rowLabel
	if n > 5 {
		label = 1400
	}
	m := heatMap{labels: area{margin, 0, label, 0}}
	if n > 0 {
		m.columns = split(area{margin + label + gap, 0, inner - label - gap - cellSpace/2, 0}, n, cellSpace)
	}
	for _, r := range rows {
		for i, c := range r.Cells {
			m.stacked = m.stacked || cellText.width(c.Text) > m.columns[i].w-signSize-3*cellPad
		}
	}
	return m
}

var (
	columnHead = style{size: 75, bold: true, ink: doc.InkText, align: doc.Center}
	cellText   = style{size: 75, bold: true, ink: doc.InkText, align: doc.Center}
)

// heads are the names of columns as they are printed above them, and their key where they are numbers only.
func (m heatMap) heads(columns []string) ([]string, []entry) {
	for i, name := range columns {
		for _, word := range words(name) {
			if columnHead.width(word) > m.columns[i].w {
				return numbered(columns)
			}
		}
	}
	return columns, nil
}

// numbered gives a number for each level's name: its own, where it begins with one.
func numbered(names []string) ([]string, []entry) {
	var numbers, rest []string
	for i, name := range names {
		number := strconv.Itoa(i + 1)
		if own, after, ok := strings.Cut(name, " "); ok && strings.Trim(own, "0123456789") == "" {
			number, name = own, after
		}
		numbers, rest = append(numbers, number), append(rest, name)
	}
	return numbers, spelled(numbers, rest)
}

// spelled is a key that says what numbers stand for.
func spelled(numbers, names []string) []entry {
	var out []entry
	for i, name := range names {
		out = append(out, entry{2 * plate, func(s *sheet, a area) { s.middle(columnHead, numbers[i], a) }, name})
	}
	return out
}

// heads writes the names of columns, on one foot, and gives the y below.
func (s *sheet) heads(m heatMap, names []string) int {
	h := 0
	for i, name := range names {
		h = max(h, columnHead.balance(name, "", m.columns[i].w).height())
	}
	for i, name := range names {
		p := columnHead.balance(name, "", m.columns[i].w)
		s.write(p, m.columns[i].x, margin+h-p.height(), m.columns[i].w)
	}
	return margin + h
}

// heatRow draws a row from y down and gives the y below.
func (s *sheet) heatRow(m heatMap, r HeatRow, y int) int {
	if r.Group {
		c := card{fill: doc.InkPanel, stroke: doc.InkPanel, padX: 30, padY: 22}
		c = c.with(subtitle.set(r.Label, r.Symbol, c.room(inner)))
		s.put(c, area{margin, y, inner, c.height()})
		return y + c.height()
	}
	name := small.balance(r.Label, r.Symbol, m.labels.w-30)
	h := max(rowHeight, name.height())
	for i, c := range r.Cells {
		h = max(h, c.height(m.stacked, m.columns[i].w))
	}
	s.write(name, m.labels.x+30, y+(h-name.height())/2, m.labels.w-30)
	for i, c := range r.Cells {
		s.heatCell(c, m.stacked, area{m.columns[i].x, y, m.columns[i].w, h})
	}
	return y + h
}

// set breaks a cell's text for its width.
func (c HeatCell) set(width int) passage {
	voice := cellText
	_, _, voice.ink = c.State.inks()
	return voice.set(c.Text, "", width-2*cellPad)
}

// height is what a cell needs.
func (c HeatCell) height(stacked bool, width int) int {
	h := c.set(width).height() + 2*cellPad
	if stacked {
		h += signSize + cellPad/2
	}
	return h
}

// heatCell draws a cell: its ground, its sign, its text and its marks.
func (s *sheet) heatCell(c HeatCell, stacked bool, a area) {
	fill, edge, _ := c.State.inks()
	s.paint(a, fill, edge)
	p := c.set(a.w)
	w, h := p.width(), p.height()
	switch {
	case c.State == HeatEmpty && c.Text == "":
		s.hatch(a)
	case c.State == HeatEmpty:
		s.write(p, a.x, a.y+(a.h-h)/2, a.w)
	case c.Text == "":
		s.sign(c.State, a.middle(), a.y+a.h/2)
	case stacked:
		y := a.y + (a.h-signSize-cellPad/2-h)/2
		s.sign(c.State, a.middle(), y+signSize/2)
		s.write(p, a.x, y+signSize+cellPad/2, a.w)
	default:
		x := a.x + (a.w-signSize-cellPad-w)/2
		s.sign(c.State, x+signSize/2, a.y+a.h/2)
		s.write(p, x+signSize+cellPad, a.y+(a.h-h)/2, w)
	}
	if c.Target {
		s.frame(a)
	}
	if c.Current {
		s.here(a)
	}
}

// states are the key of a heat map's cells.
func (w HeatWords) states() []entry {
	cell := func(h HeatState) func(*sheet, area) {
		return func(s *sheet, a area) {
			s.heatCell(HeatCell{State: h}, false, area{a.x + 12, a.y, a.w - 24, a.h})
		}
	}
	return []entry{
		{sampleWidth, cell(HeatHolds), w.Holds},
		{sampleWidth, cell(HeatPart), w.Part},
		{sampleWidth, cell(HeatNone), w.None},
		{sampleWidth, cell(HeatOpen), w.Open},
		{sampleWidth, cell(HeatEmpty), w.Empty},
	}
}

// marks are the key of what is marked at cells.
func (w HeatWords) marks() []entry {
	return []entry{
		{sampleWidth, func(s *sheet, a area) { s.frame(area{a.x + 12, a.y + 12, a.w - 24, a.h - 24}) }, w.Target},
		{sampleWidth, func(s *sheet, a area) { s.disc(a.middle(), a.y+a.h/2, hereSize, doc.InkText, doc.InkPaper) }, w.Current},
	}
}
