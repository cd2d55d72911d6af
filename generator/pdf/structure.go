package pdf

import (
	"slices"
	"strconv"

	"smmpub/generator/pdf/layout"
)

// element is a structure element: a node of the layout with what was painted for it.
type element struct {
	node  *layout.Node // nil for the document itself
	up    *element
	kids  []kid
	role  string
	id    string
	heads []string // of a cell: the IDs of its heads, where their places do not say it
	num   int      // object number
}

// kid is an element, marked content of a page, or an annotation.
type kid struct {
	el    *element
	page  int
	mcid  int
	annot int // object number, 0 for none
}

// tree is the structure of a document, made of what was painted.
type tree struct {
	root  *element
	by    map[*layout.Node]*element
	notes int
}

// newTree connects the marked content of each page with its elements. Elements that hold nothing are left out unless their
// parents name them.
func newTree(pages [][]*layout.Node) *tree {
	n := 0
	for _, nodes := range pages {
		n += len(nodes)
	}
	t := &tree{root: &element{role: "Document"}, by: make(map[*layout.Node]*element, n)}
	for i, nodes := range pages {
		for mcid, node := range nodes {
			e := t.of(node)
			e.kids = append(e.kids, kid{page: i, mcid: mcid})
		}
	}
	return t
}

// of is the element of a node.
func (t *tree) of(n *layout.Node) *element {
	if n == nil {
		return t.root
	}
	if e, ok := t.by[n]; ok {
		return e
	}
	e := &element{node: n, role: n.Role}
	t.by[n] = e
	e.up = t.of(n.Parent)
	e.up.kids = append(e.up.kids, kid{el: e})
	for _, k := range n.Kids {
		t.of(k)
	}
	return e
}

// annotation adds an annotation to the element of its words.
func (t *tree) annotation(n *layout.Node, page, object int) *element {
	e := t.of(n)
	e.kids = append(e.kids, kid{page: page, annot: object})
	return e
}

// settle puts everything in reading order and gives headings their depth, notes and head cells their names.
func (t *tree) settle() {
	t.order(t.root)
	var depths []int
	t.walk(t.root, func(e *element) {
		switch {
		case headingDepth(e.role) > 0:
			depths = deepen(depths, headingDepth(e.role))
			e.role = headingRole(len(depths))
		case e.role == "Note":
			t.notes++
			e.id = "note-" + strconv.Itoa(t.notes)
		}
	})
	tables := 0
	t.walk(t.root, func(e *element) {
		if e.role == "Table" {
			tables++
			newHeads(e, tables).name()
		}
	})
}

// order sorts elements by their place in the document. What is painted in a line stays in the order of the line.
func (t *tree) order(e *element) {
	blocks := true
	for _, k := range e.kids {
		blocks = blocks && k.el != nil
	}
	if blocks {
		slices.SortStableFunc(e.kids, func(a, b kid) int { return a.el.node.Seq - b.el.node.Seq })
	}
	for _, k := range e.kids {
		if k.el != nil {
			t.order(k.el)
		}
	}
}

func (t *tree) walk(e *element, f func(*element)) {
	f(e)
	for _, k := range e.kids {
		if k.el != nil {
			t.walk(k.el, f)
		}
	}
}

func headingDepth(role string) int {
	if len(role) == 2 && role[0] == 'H' && role[1] >= '1' && role[1] <= '6' {
		return int(role[1] - '0')
	}
	return 0
}

func headingRole(depth int) string { return "H" + string(rune('0'+min(depth, 6))) }

// deepen adds a heading to those that are open, from the outermost to the innermost; those as deep as it end. How many are
// open is a heading's true depth, and no depth is left out.
func deepen(open []int, depth int) []int {
	for len(open) > 0 && open[len(open)-1] >= depth {
		open = open[:len(open)-1]
	}
	return append(open, depth)
}
