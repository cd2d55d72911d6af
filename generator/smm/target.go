package smm

import (
	"cmp"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// Target says which level, in which scope, each practice of a model should reach, and which practices stand aside.
//
// What is said of a domain holds for the practices below it, until a subdomain or the practice itself says otherwise;
// level and scope are inherited each on its own. Of, Excluded, PriorityOf and Reason give what follows for a node.
type Target struct {
	ID, Edition, Title string // ID is "" for a target written in place, in an assessment
	ModelName          Word
	ProfileNames       []Word
	Rationale          []doc.Block
	Default            *Aim // nil: every practice must be set or excluded
	Set                []*Aim
	Exclude            []*Exclusion
	Priorities         []*NodePriority
	Model              *Model     // set by check
	Profiles           []*Profile // set by check, in the order written
	Pos                diag.Pos
}

// Aim is a level, a scope, or both, for a node and all below it.
type Aim struct {
	Node   Word // the node's id; empty for the default
	Level  GivenLevel
	Scope  Word
	Reason []doc.Inline
	Pos    diag.Pos
}

// GivenLevel is a level that an author may have left out; 0 can be written too.
type GivenLevel struct {
	Level int
	Pos   diag.Pos
}

// Given reports that the author wrote a level.
func (l GivenLevel) Given() bool { return l.Pos.File != "" }

// Exclusion takes a node, and all below it that is not set on its own, out of the target.
type Exclusion struct {
	Node   Word
	Reason []doc.Inline
}

// NodePriority is the priority of a node and all below it.
type NodePriority struct {
	Node     Word
	Priority Priority
}

// Priority says in which order gaps are to be closed.
type Priority string

// The priorities.
const (
	HighPriority   Priority = "high"
	NormalPriority Priority = "normal" // where nothing is said
	LowPriority    Priority = "low"
)

// FullName is id@edition, or the id alone where no edition is given.
func (t *Target) FullName() string {
	if t.Edition == "" {
		return t.ID
	}
	return t.ID + "@" + t.Edition
}

// FindTarget gives the target of a name: id@edition, or a bare id, which means the newest edition; nil when there is
// none.
func FindTarget(targets []*Target, name string) *Target {
	id, edition, pinned := strings.Cut(name, "@")
	var best *Target
	for _, t := range targets {
		if t.ID != id || pinned && t.Edition != edition {
			continue
		}
		if best == nil || CompareEditions(t.Edition, best.Edition) > 0 {
			best = t
		}
	}
	return best
}

// Of gives the level and the scope that a node is to reach. Each is what the node itself says, else the nearest node
// above it that says one, else the default. ok is false for what is excluded and for what lacks a level or a scope.
// Nodes are told by their ids, so that a target serves another edition of its model too.
func (t *Target) Of(n *Node) (level int, scope string, ok bool) {
	l, s := t.said(n)
	if _, out := t.Excluded(n); out || !l.Given() || s.Text == "" {
		return 0, "", false
	}
	return l.Level, s.Text, true
}

// Lacks reports whether nothing gives a node its level, and its scope. Neither is missed where the node is excluded.
func (t *Target) Lacks(n *Node) (level, scope bool) {
	if _, out := t.Excluded(n); out {
		return false, false
	}
	l, s := t.said(n)
	return !l.Given(), s.Text == ""
}

func (t *Target) said(n *Node) (level GivenLevel, scope Word) {
	for _, a := range t.aims(n) {
		if !level.Given() {
			level = a.Level
		}
		scope = cmp.Or(scope, a.Scope)
	}
	return level, scope
}

// aims are what is said of a node, nearest first and the default last.
func (t *Target) aims(n *Node) []*Aim {
	var out []*Aim
	for ; n != nil; n = n.Parent {
		if a := t.aim(n.ID); a != nil {
			out = append(out, a)
		}
	}
	if t.Default != nil {
		out = append(out, t.Default)
	}
	return out
}

func (t *Target) aim(id string) *Aim {
	i := slices.IndexFunc(t.Set, func(a *Aim) bool { return a.Node.Text == id })
	if i < 0 {
		return nil
	}
	return t.Set[i]
}

// Excluded reports whether a node is out of the target, and why. The nearest word counts here too: a practice that is
// set on its own stays in although its domain is excluded.
func (t *Target) Excluded(n *Node) (reason []doc.Inline, out bool) {
	for ; n != nil; n = n.Parent {
		for _, e := range t.Exclude {
			if e.Node.Text == n.ID {
				return e.Reason, true
			}
		}
		if t.aim(n.ID) != nil {
			return nil, false
		}
	}
	return nil, false
}

// PriorityOf gives the priority of a node: its own, else that of the nearest node above it, else normal.
func (t *Target) PriorityOf(n *Node) Priority {
	for ; n != nil; n = n.Parent {
		for _, p := range t.Priorities {
			if p.Node.Text == n.ID {
				return p.Priority
			}
		}
	}
	return NormalPriority
}

// Reason says why a node has its level and scope; nil when nothing says it. It is the reason of the nearest word alone:
// what was said further up explains what the nearest word has changed no longer.
func (t *Target) Reason(n *Node) []doc.Inline {
	if aims := t.aims(n); len(aims) > 0 {
		return aims[0].Reason
	}
	return nil
}
