package figure

import (
	"slices"

	"smmpub/generator/doc"
)

// Group is a kind of thing with the things of that kind. Symbol makes the label a link.
type Group struct {
	Label  string
	Items  []string
	Symbol string
}

// Groups draws groups as lists in up to four columns, as many as make the drawing lowest, and below them the lines of
// the legend, such as "* New in this edition".
func Groups(groups []Group, legend []string) *doc.Scene {
	s := &sheet{}
	y := margin
	groups = slices.DeleteFunc(slices.Clone(groups), func(g Group) bool { return g.Label == "" && len(g.Items) == 0 })
	best := arrange(groups, 1)
	for n := 2; n <= min(4, len(groups)); n++ {
		if a := arrange(groups, n); a.height() < best.height() {
			best = a
		}
	}
	if len(groups) > 0 {
		y = s.lists(best)
	}
	return s.scene(s.legend(legend, y))
}

// legend writes lines below a drawing that ends at y.
func (s *sheet) legend(lines []string, y int) int {
	for i, line := range lines {
		if i == 0 && y > margin {
			y += gap
		}
		y = s.write(remark.set(line, "", inner), margin, y, inner)
	}
	return y
}

// list is a group set for a width.
type list struct {
	head    card
	columns []card // of items
}

// list sets a group. Where there is room, its items stand in columns, read downwards.
func (g Group) list(width int) list {
	l := list{head: head(subtitle, g.Label, g.Symbol, width)}
	for i := range l.head.texts {
		l.head.texts[i].ink, l.head.texts[i].align = doc.InkPaper, doc.Start
	}
	c := card{padX: 60, padY: 45, between: 20}
	columns := columnsFor(width)
	items := make([]passage, len(g.Items))
	heights := make([]int, len(g.Items))
	for i, item := range g.Items {
		items[i] = small.set(item, "", c.room(width/columns))
		heights[i] = items[i].height()
	}
	for _, n := range level(heights, columns, c.between) {
		column := c
		column.texts, items = items[:n], items[n:]
		l.columns = append(l.columns, column)
	}
	return l
}

// columnsFor is how many columns of items a width holds.
func columnsFor(width int) int { return max(1, min(4, width/narrow)) }

func (l list) height() int { return l.head.height() + tallest(l.columns) }

// layout is lists in columns.
type layout struct {
	columns [][]list
	areas   []area // of the columns; their heights are not set
}

// arrange sets the groups, in their order, in n columns.
func arrange(groups []Group, n int) layout {
	l := layout{areas: split(area{margin, margin, inner, 0}, n, gap)}
	lists := make([]list, len(groups))
	heights := make([]int, len(groups))
	for i, g := range groups {
		lists[i] = g.list(l.areas[0].w)
		heights[i] = lists[i].height()
	}
	for _, n := range level(heights, n, gap) {
		l.columns, lists = append(l.columns, lists[:n]), lists[n:]
	}
	return l
}

// level puts things into at most n columns so that the highest is as low as can be. It gives how many go into each.
func level(heights []int, n, space int) []int {
	low, high := 0, 0
	for _, h := range heights {
		low, high = max(low, h), high+h+space
	}
	for low < high {
		middle := (low + high) / 2
		if len(fill(heights, middle, space)) > n {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return fill(heights, low, space)
}

// fill puts things into columns of at most a height, which none of them exceeds.
func fill(heights []int, height, space int) []int {
	var out []int
	room := 0
	for _, h := range heights {
		if len(out) == 0 || h+space > room {
			out, room = append(out, 0), height+space
		}
		out[len(out)-1]++
		room -= h + space
	}
	return out
}

func (l layout) height() int {
	h := 0
	for _, c := range l.columns {
		h = max(h, stack(c))
	}
	return h
}

func stack(lists []list) int {
	h := max(0, len(lists)-1) * gap
	for _, l := range lists {
		h += l.height()
	}
	return h
}

// lists draws a layout; what a column has left goes to its lists. It gives the y below.
func (s *sheet) lists(l layout) int {
	for i, column := range l.columns {
		a, extra := l.areas[i], l.height()-stack(column)
		for j, li := range column {
			more := extra / (len(column) - j)
			extra -= more
			a.h = li.height() + more
			s.list(li, a)
			a.y = a.bottom() + gap
		}
	}
	return margin + l.height()
}

// list draws one list: a frame, the head in it, the items below.
func (s *sheet) list(l list, a area) {
	s.paint(a, doc.InkPanel, doc.InkRule)
	top := l.head.height()
	s.put(l.head, area{a.x, a.y, a.w, top})
	for i, cell := range split(area{a.x, a.y + top, a.w, a.h - top}, max(1, columnsFor(a.w)), 0) {
		if i < len(l.columns) {
			s.put(l.columns[i], cell)
		}
	}
}
