package smm

import (
	"slices"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// Model is a maturity model: levels, scopes, parts, and practices in a hierarchy.
type Model struct {
	Front
	Levels  []*Level // ascending, level 0 included
	Scopes  []*Scope // ascending; the first is the model's own
	Parts   []*Part
	Domains []*Node
	Tables  []*Table // the model's own practice tables, in the model's order; set by check
}

// Level is a step of comprehensiveness. Levels are cumulative; level 0 means that nothing is reached.
type Level struct {
	Level       int
	Name        string
	Description []doc.Block
	Pos         diag.Pos
}

// Scope is a row of every practice table.
type Scope struct {
	ID, Name, Row string
	Description   []doc.Block
	Pos           diag.Pos
}

// Assess says how a part's statements count.
type Assess string

// The ways a part counts in an assessment: each statement is asked, statements aid the judgement, or none counts.
const (
	AssessEach Assess = "each"
	AssessAid  Assess = "aid"
	AssessNone Assess = "none"
)

// Part is one of the things that a cell is made of.
type Part struct {
	ID, Heading string
	Assess      Assess
	Pos         diag.Pos
}

// NodeKind is the height of a Node.
type NodeKind string

// The kinds of Node.
const (
	DomainNode    NodeKind = "domain"
	SubdomainNode NodeKind = "subdomain"
	PracticeNode  NodeKind = "practice"
)

// Node is a domain, a subdomain or a practice. A domain holds subdomains or, directly, practices.
type Node struct {
	Kind        NodeKind
	ID, Name    string
	Aliases     []string
	Description []doc.Block
	Children    []*Node
	Parent      *Node // nil for a domain
	Pos         diag.Pos
}

// Practices are all practices of the model in its order.
func (m *Model) Practices() []*Node {
	var out []*Node
	for n := range m.Nodes {
		if n.Kind == PracticeNode {
			out = append(out, n)
		}
	}
	return out
}

// Nodes ranges over all nodes in reading order, parents first.
func (m *Model) Nodes(yield func(*Node) bool) { walk(m.Domains, yield) }

func walk(nodes []*Node, yield func(*Node) bool) bool {
	for _, n := range nodes {
		if !yield(n) || !walk(n.Children, yield) {
			return false
		}
	}
	return true
}

// Node gives the node of an id, or nil.
func (m *Model) Node(id string) *Node {
	for n := range m.Nodes {
		if n.ID == id {
			return n
		}
	}
	return nil
}

// Practice gives the practice of an id, or nil.
func (m *Model) Practice(id string) *Node {
	if n := m.Node(id); n != nil && n.Kind == PracticeNode {
		return n
	}
	return nil
}

// Domain is the topmost node above n, or n itself.
func (n *Node) Domain() *Node {
	for n.Parent != nil {
		n = n.Parent
	}
	return n
}

// Level gives the level of a number, or nil.
func (m *Model) Level(level int) *Level {
	i := slices.IndexFunc(m.Levels, func(l *Level) bool { return l.Level == level })
	if i < 0 {
		return nil
	}
	return m.Levels[i]
}

// Asking are the levels that tables have a column for: all above 0.
func (m *Model) Asking() []*Level {
	return slices.DeleteFunc(slices.Clone(m.Levels), func(l *Level) bool { return l.Level == 0 })
}

// Scope gives the scope of an id, or nil.
func (m *Model) Scope(id string) *Scope {
	i := slices.IndexFunc(m.Scopes, func(s *Scope) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return m.Scopes[i]
}

// Part gives the part of an id, or nil.
func (m *Model) Part(id string) *Part {
	i := slices.IndexFunc(m.Parts, func(p *Part) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return m.Parts[i]
}
