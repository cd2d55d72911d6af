package figure

import "smmpub/generator/doc"

const (
	indent = 110 // of boxes under the one they belong to
	drop   = 130 // from a box to those that hang on it
	gutter = 150 // between columns
)

var treeLook = look{group: subtitle, leaf: small, columns: 4, narrow: narrow}

// Hierarchy draws a tree: the root over its children (domains), each a column of theirs (subdomains) with their
// children (practices) inside. Children of the root's children that have none of their own stand as practices. Texts,
// and nodes below the third height, are not shown. Columns too narrow for names wrap into rows.
func Hierarchy(root Node) *doc.Scene {
	s := &sheet{}
	bottom := s.root(root)
	bus := bottom + drop/2 // the line that the columns of a row hang on
	from := bottom
	axis := Width / 2
	children := root.Children
	for _, n := range spread(len(children), (inner+gutter)/(narrow+gutter)) {
		areas := split(area{margin, bus + drop/2, inner, 0}, n, gutter)
		s.line(axis, from, axis, bus)
		s.hang(areas, axis, bus)
		bottom = s.columns(children[:n], areas)
		children = children[n:]
		from, axis = bus, areas[0].x+areas[0].w+gutter/2
		bus = bottom + drop/2
	}
	return s.scene(bottom)
}

// root draws the root's box and gives its bottom.
func (s *sheet) root(root Node) int {
	a := area{margin + inner/3, margin, inner / 3, 0}
	c := head(titling, root.Label, root.Symbol, a.w)
	if len(c.texts) == 0 {
		return margin
	}
	a.h = c.height() + 20
	s.put(c, a)
	return a.bottom()
}

// hang draws the line along a row of columns and one down to each.
func (s *sheet) hang(areas []area, axis, bus int) {
	left, right := areas[0].middle(), areas[len(areas)-1].middle()
	left, right = min(left, axis), max(right, axis)
	if left < right {
		s.line(left, bus, right, bus)
	}
	for _, a := range areas {
		s.line(a.middle(), bus, a.middle(), a.y)
	}
}

// columns draws a row of domains, heads and panels of one height side by side, and gives the lowest bottom.
func (s *sheet) columns(nodes []Node, areas []area) int {
	cards := make([]card, len(nodes))
	for i, n := range nodes {
		cards[i] = head(heading, n.Label, n.Symbol, areas[i].w)
	}
	h := tallest(cards)
	for i, c := range cards {
		areas[i].h = h
		s.put(c, areas[i])
	}
	return s.panels(nodes, areas)
}

// panels draws the branches below the heads, those of one rank side by side, and gives the lowest bottom.
func (s *sheet) panels(nodes []Node, heads []area) int {
	below := make([][]*panel, len(nodes))
	ranks := 0
	for i, n := range nodes {
		for _, b := range branches(n) {
			below[i] = append(below[i], treeLook.panel(b, heads[i].w-indent))
		}
		ranks = max(ranks, len(below[i]))
	}
	y := heads[0].bottom()
	from := make([]int, len(nodes)) // where each column's stem has come to
	for i := range from {
		from[i] = y
	}
	for r := range ranks {
		rank, h := rank(below, r)
		y += gap
		for i, p := range rank {
			if p != nil {
				from[i] = s.twig(p, heads[i].x+indent/2, from[i], area{heads[i].x + indent, y, heads[i].w - indent, h})
			}
		}
		y += h
	}
	return y
}

// rank aligns the panels of one rank and gives them, nil where a column has none, with their height.
func rank(columns [][]*panel, r int) ([]*panel, int) {
	out := make([]*panel, len(columns))
	var there []*panel
	for i, c := range columns {
		if r < len(c) {
			out[i] = c[r]
			there = append(there, c[r])
		}
	}
	align(there)
	h := 0
	for _, p := range there {
		h = max(h, p.height())
	}
	return out, h
}

// twig draws a panel and the line that ties it to the stem at x, which has come down to from. It gives where the stem is
// then. Leaves without a frame are tied one by one.
func (s *sheet) twig(p *panel, x, from int, a area) int {
	knots := []int{a.y + p.top/2}
	if len(p.frame.texts) == 0 {
		knots = nil
		y := a.y
		for _, h := range p.grid.heights {
			knots = append(knots, y+h/2)
			y += h + gap
		}
		a.h = p.height()
	}
	for _, y := range knots {
		s.line(x, from, x, y)
		s.line(x, y, a.x, y)
		from = y
	}
	s.panel(p, a)
	return from
}
