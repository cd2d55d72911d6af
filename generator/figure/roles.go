package figure

import (
	"slices"
	"strconv"

	"smmpub/generator/doc"
)

// Role is somebody who is asked things by sets of requirements. Symbol makes the label a link.
type Role struct {
	Label, Symbol string
	Sets          []Set
}

// Set is how many requirements of one set, such as a standard, speak to a role. Symbol makes the label a link.
type Set struct {
	Label  string
	Count  int
	Symbol string
}

func (s Set) same(t Set) bool { return s.Label == t.Label && s.Symbol == t.Symbol }

// Widths of the drawing's parts, in tenths of a point.
const (
	roleWidth   = 950
	centreWidth = 680
	arrowWidth  = 170
	setsWidth   = inner - roleWidth - centreWidth - 2*arrowWidth
	setsPad     = 45
	setColumns  = 4
)

// Roles draws who is asked what: roles at the left, what ties them to the sets (the model) in the middle, and at the
// right one row for each role with a cell for every set that any role has, filled and with its count where the role has
// it. Sets are one when they have one label and one symbol; they keep the order in which they first appear. Below stand
// the lines of the legend, such as what is counted.
func Roles(center string, roles []Role, legend ...string) *doc.Scene {
	s := &sheet{}
	m := newMatrix(roles)
	middle := head(heading, center, "", centreWidth)
	least := 0 // height of a row that leaves room for the middle
	if len(roles) > 0 {
		least = (middle.height() - (len(roles)-1)*gap + len(roles) - 1) / len(roles)
	}
	y := margin
	for i, r := range roles {
		if i > 0 {
			y += gap
		}
		a := area{margin, y, inner, max(least, roleCard(r).height(), m.height())}
		s.role(r, m, a)
		y = a.bottom()
	}
	if len(middle.texts) > 0 {
		y = max(y, margin+middle.height())
		s.put(middle, area{margin + roleWidth + arrowWidth, margin, centreWidth, y - margin})
	}
	return s.scene(s.legend(legend, y))
}

func roleCard(r Role) card {
	c := card{fill: doc.InkPanel, stroke: doc.InkRule, padX: 60, padY: 60, centred: true}
	voice := subtitle
	voice.align = doc.Center
	return c.with(voice.balance(r.Label, r.Symbol, c.room(roleWidth)))
}

// role draws one role, its arrows, and its cells.
func (s *sheet) role(r Role, m matrix, a area) {
	x, y := a.x+roleWidth, a.y+a.h/2
	s.put(roleCard(r), area{a.x, a.y, roleWidth, a.h})
	s.arrow(x+15, y, x+arrowWidth-15, y)
	if len(m.sets) == 0 {
		return
	}
	x += arrowWidth + centreWidth
	s.arrow(x+15, y, x+arrowWidth-15, y)
	s.cells(r, m, area{x + arrowWidth, a.y, setsWidth, a.h})
}

// matrix is the cells that every role's row has.
type matrix struct {
	sets  []Set
	cells []area // of one role, relative to its frame
}

func newMatrix(roles []Role) matrix {
	var m matrix
	for _, r := range roles {
		for _, set := range r.Sets {
			if !slices.ContainsFunc(m.sets, set.same) {
				m.sets = append(m.sets, set)
			}
		}
	}
	rows := spread(len(m.sets), setColumns)
	if len(rows) == 0 {
		return m
	}
	columns := split(area{setsPad, setsPad, setsWidth - 2*setsPad, 0}, rows[0], setsPad)
	h := 0
	for _, set := range m.sets {
		set.Count = max(set.Count, 1)
		h = max(h, setCard(set, columns[0].w).height())
	}
	for i, n := range rows {
		for _, c := range columns[:n] {
			m.cells = append(m.cells, area{c.x, c.y + i*(h+setsPad), c.w, h})
		}
	}
	return m
}

// height is the height of a role's frame.
func (m matrix) height() int {
	if len(m.cells) == 0 {
		return 0
	}
	return m.cells[len(m.cells)-1].bottom() + setsPad
}

// cells draws a frame with a cell for every set, those that the role has filled.
func (s *sheet) cells(r Role, m matrix, a area) {
	s.paint(a, doc.InkPanel, doc.InkRule)
	down := (a.h - m.height()) / 2
	for i, c := range m.cells {
		s.put(setCard(asked(r, m.sets[i]), c.w), area{a.x + c.x, a.y + c.y + down, c.w, c.h})
	}
}

// asked is what a role has of a set.
func asked(r Role, set Set) Set {
	sum := Set{Label: set.Label, Symbol: set.Symbol}
	for _, own := range r.Sets {
		if set.same(own) {
			sum.Count += own.Count
		}
	}
	return sum
}

func setCard(set Set, width int) card {
	c := card{fill: doc.InkPaper, stroke: doc.InkRule, padX: 35, padY: 40, between: 10, centred: true}
	if set.Count == 0 {
		return c.with(quietTag.balance(set.Label, set.Symbol, c.room(width))).with(quietTag.set("–", "", c.room(width)))
	}
	c.fill, c.stroke = doc.InkAccent, doc.InkAccent
	c = c.with(figureTag.balance(set.Label, set.Symbol, c.room(width)))
	return c.with(number.set(strconv.Itoa(set.Count), "", c.room(width)))
}
