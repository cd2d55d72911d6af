package layout

import (
	"strings"

	"smmpub/generator/doc"
)

// Node is the part of the document that a mark belongs to. Its role is a structure type of PDF: P, H1, LI, TD. The tree
// is seen from below: a node belongs to the document when a mark bears it or a node below it, or when Kids of a node that
// does name it.
type Node struct {
	Role   string
	Parent *Node
	Seq    int     // place in reading order among the nodes of one parent
	Kids   []*Node // those that belong to it even where they hold nothing: the rows of a table, the cells of a row

	Alt       string // what a picture shows
	Expansion string // what an acronym stands for
	Numbering string // of a list: Decimal, Disc ...
	Scope     string // of a head cell: Column, Row
	Col       int    // of a cell: its first column
	Span      int    // of a cell: columns, 0 means 1
	Down      int    // of a cell: rows, 0 means 1
}

// Inline tells a part of a line from a block of text. What stands in a picture is no part of a line.
func (n *Node) Inline() bool {
	switch n.Role {
	case "Link", "Reference", "Span", "Code":
		return n.Parent != nil && n.Parent.Role != "Figure"
	}
	return false
}

// Block is the paragraph, label or cell that holds the node.
func (n *Node) Block() *Node {
	for n.Inline() {
		n = n.Parent
	}
	return n
}

// within finds the nearest node of a role, the node itself included; nil for none.
func (n *Node) within(role string) *Node {
	for n != nil && n.Role != role {
		n = n.Parent
	}
	return n
}

// NodeOf is the node that a mark belongs to, nil for an artifact.
func NodeOf(m Mark) *Node {
	switch m := m.(type) {
	case *Text:
		return m.Node
	case *Line:
		return m.Node
	case *Box:
		return m.Node
	case *Polygon:
		return m.Node
	case *Picture:
		return m.Node
	}
	return nil
}

func (l *layouter) node(role string, parent *Node) *Node {
	l.seq++
	return &Node{Role: role, Parent: parent, Seq: l.seq}
}

// kid makes a node that belongs to its parent even when it holds nothing.
func (l *layouter) kid(role string, parent *Node) *Node {
	n := l.node(role, parent)
	parent.Kids = append(parent.Kids, n)
	return n
}

// tag says what a run is beyond its words. Runs of one tag in one paragraph are one node, however many lines they take.
type tag struct {
	mark      bool // the number of a footnote
	code      bool
	expansion string // of an acronym
}

// inlineKey names the node of a tag in a paragraph: the same words may be set in several.
type inlineKey struct {
	tag  *tag
	node *Node
}

// inline is the node of a run: its paragraph's, or one below that for a link, the mark of a note or an acronym.
func (l *layouter) inline(n *Node, to link) *Node {
	if n == nil || to.tag == nil {
		return n
	}
	key := inlineKey{to.tag, n}
	if got, ok := l.inlines[key]; ok {
		return got
	}
	out := n
	if to.tag.mark {
		out = l.node("Reference", out)
	}
	if to.leads() {
		out = l.node("Link", out)
	}
	if to.tag.code {
		out = l.node("Code", out)
	}
	if to.tag.expansion != "" {
		out = l.node("Span", out)
		out.Expansion = to.tag.expansion
	}
	l.inlines[key] = out
	return out
}

// link is where a run leads and what it is; one of dest and uri is set, or neither.
type link struct {
	dest, uri string
	file      string // another publication's PDF: dest is a place in it, or "" for its beginning
	says      string // what a link to another publication leads to, in words
	tag       *tag
}

func (k link) leads() bool { return k.dest != "" || k.uri != "" || k.file != "" }

// tagged gives a link an identity, by which its parts on several lines are known as one.
func (k link) tagged() link {
	if k.tag == nil && k.leads() {
		k.tag = &tag{}
	}
	return k
}

// coded marks code, unless it is the words of a link.
func (k link) coded() link {
	if k.tag == nil {
		k.tag = &tag{code: true}
	}
	return k
}

// scopes are the directions of head cells.
var scopes = map[doc.HeadKind]string{doc.ColHead: "Column", doc.ColGroup: "Column", doc.RowHead: "Row", doc.RowGroup: "Row"}

// figureAlt says what a picture shows: the author's words, else its caption.
func (l *layouter) figureAlt(fig *doc.Figure) string {
	alt := clean(fig.Alt)
	if alt == "" {
		alt = l.plain(fig.Caption)
	}
	if alt == "" {
		alt = strings.TrimSpace(fill(l.word("figure", "Figure"), "{number}", ""))
	}
	return alt
}
