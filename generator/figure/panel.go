package figure

import "smmpub/generator/doc"

// look says how the boxes of a branch are set: what is silent is not shown.
type look struct {
	group, groupText style
	leaf, leafText   style
	columns          int // of leaves, at most
	narrow           int // least width of a column of leaves
}

// branch is a node with its leaves, or leaves that hang directly on the node above: label is then empty.
type branch struct {
	Node
	leaves []Node
}

// branches are the children of a node in order. Neighbours without children of their own share one branch.
func branches(n Node) []branch {
	var out []branch
	direct := false
	for _, c := range n.Children {
		if len(c.Children) > 0 {
			out, direct = append(out, branch{c, c.Children}), false
			continue
		}
		if !direct {
			out, direct = append(out, branch{}), true
		}
		last := &out[len(out)-1]
		last.leaves = append(last.leaves, c)
	}
	return out
}

// panel is a branch set for a width: a frame with the name on top, and the leaves in a grid below.
type panel struct {
	frame card
	top   int // height of the frame above the grid
	grid  grid
	pad   int // below the grid
}

// panel sets a branch. Leaves that hang on the node above have no frame.
func (l look) panel(b branch, width int) *panel {
	if b.Label == "" && b.Text == "" {
		return &panel{grid: l.grid(b.leaves, width)}
	}
	frame := card{fill: doc.InkPanel, stroke: doc.InkRule, padX: 60, padY: 45, between: 15}
	frame = frame.with(l.group.set(b.Label, b.Symbol, frame.room(width)))
	frame = frame.with(l.groupText.set(b.Text, "", frame.room(width)))
	return &panel{frame, frame.height(), l.grid(b.leaves, frame.room(width)), frame.padX}
}

func (p *panel) height() int {
	if len(p.grid.rows) == 0 {
		return p.top
	}
	return p.top + p.grid.height() + p.pad
}

// align makes neighbours alike: grids begin at one height, and so does each of their rows.
func align(panels []*panel) {
	top, heights := 0, map[int]int{}
	for _, p := range panels {
		top = max(top, p.top)
		for i, h := range p.grid.heights {
			heights[i] = max(heights[i], h)
		}
	}
	for _, p := range panels {
		for i := range p.grid.heights {
			p.grid.heights[i] = heights[i]
		}
		if len(p.frame.texts) > 0 {
			p.top = top
		}
	}
}

// panel draws a panel into an area at least as high as it.
func (s *sheet) panel(p *panel, a area) {
	s.paint(a, p.frame.fill, p.frame.stroke)
	frame := p.frame
	frame.fill, frame.stroke, frame.centred = doc.NoInk, doc.NoInk, true
	s.put(frame, area{a.x, a.y, a.w, p.top})
	s.grid(p.grid, area{a.x + frame.padX, a.y + p.top, a.w - 2*frame.padX, 0})
}

// grid is cards in rows.
type grid struct {
	rows    [][]card
	heights []int // of the rows
}

// grid sets leaves in as many columns as fit, in rows of about the same length that fill the width.
func (l look) grid(leaves []Node, width int) grid {
	columns := max(1, min(l.columns, (width+gap)/(l.narrow+gap)))
	var g grid
	for _, n := range spread(len(leaves), columns) {
		var row []card
		for i, a := range split(area{w: width}, n, gap) {
			row = append(row, l.card(leaves[i], a.w))
		}
		g.rows, g.heights, leaves = append(g.rows, row), append(g.heights, tallest(row)), leaves[n:]
	}
	return g
}

func (l look) card(n Node, width int) card {
	c := card{fill: doc.InkPaper, stroke: doc.InkRule, padX: 50, padY: 35, between: 12, centred: l.leafText == silent}
	set := l.leaf.balance
	if l.leafText != silent {
		set = l.leaf.set
	}
	c = c.with(set(n.Label, n.Symbol, c.room(width)))
	return c.with(l.leafText.set(n.Text, "", c.room(width)))
}

func (g grid) height() int {
	h := max(0, len(g.rows)-1) * gap
	for _, row := range g.heights {
		h += row
	}
	return h
}

// grid draws a grid from the area's top down.
func (s *sheet) grid(g grid, a area) {
	for i, row := range g.rows {
		a.h = g.heights[i]
		for j, cell := range split(a, len(row), gap) {
			s.put(row[j], cell)
		}
		a.y += a.h + gap
	}
}

func tallest(cards []card) int {
	h := 0
	for _, c := range cards {
		h = max(h, c.height())
	}
	return h
}

// split cuts an area into n columns with space between.
func split(a area, n, space int) []area {
	out := make([]area, 0, n)
	for i := range n {
		from, to := (a.w+space)*i/n, (a.w+space)*(i+1)/n
		out = append(out, area{a.x + from, a.y, to - from - space, a.h})
	}
	return out
}

// spread puts n things into as few rows of at most limit as it takes, longer rows first: 5 by 4 is 3 and 2.
func spread(n, limit int) []int {
	rows := (n + limit - 1) / limit
	var out []int
	for i := range rows {
		out = append(out, (n+rows-1-i)/rows)
	}
	return out
}
