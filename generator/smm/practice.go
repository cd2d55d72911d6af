package smm

import (
	"strconv"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// BaseRows says what a profile prints of the model's own rows: objectives and the first scope.
type BaseRows string

// The ways to print base rows; "" inherits.
const (
	BaseInclude   BaseRows = "include"
	BaseReference BaseRows = "reference"
	BaseOmit      BaseRows = "omit"
)

// Table is one practice file: the considerations of one practice in one model or profile.
type Table struct {
	Practice    Word
	Heading     string // in place of the section's title
	NoSection   bool   // the section is left out, the table stays
	Title       string // the table's head
	Caption     string
	Description []doc.Block
	Note        []doc.Block
	BaseRows    BaseRows
	Objectives  map[int]*Objective
	Rows        []*Row // as the author wrote them; check orders them by the model's scopes
	Pos         diag.Pos
	Node        *Node    // set by check
	Model       *Model   // the model it fills or extends; set by check
	Profile     *Profile // nil for a model's own table; set by check
}

// Owner is the publication that the table belongs to.
func (t *Table) Owner() *Front {
	if t.Profile != nil {
		return &t.Profile.Front
	}
	return &t.Model.Front
}

// Row gives the row of a scope, or nil when the table does not print it.
func (t *Table) Row(scope string) *Row {
	for _, r := range t.Rows {
		if r.Scope.Text == scope {
			return r
		}
	}
	return nil
}

// Objective is what a level of a practice is for.
type Objective struct {
	Level int
	Text  []doc.Inline
	Pos   diag.Pos
}

// Row is the considerations of one scope.
type Row struct {
	Scope    Word
	External Word // a reference's key: the row stands there
	None     []doc.Inline
	Summary  []doc.Block
	Cells    []*Cell // the levels that are named, ascending
	Pos      diag.Pos
}

// Cell gives the consideration of a level, or nil when it is not named.
func (r *Row) Cell(level int) *Cell {
	for _, c := range r.Cells {
		if c.Level == level {
			return c
		}
	}
	return nil
}

// Cell is one consideration: what a level asks in a scope.
type Cell struct {
	ID     string // full: threat-modeling.industry-2
	Scope  string
	Level  int
	Blocks []*CellBlock
	Pos    diag.Pos
}

// CellBlock is a description and the model's parts, in the model's order.
type CellBlock struct {
	Heading     string // in place of the first part's heading
	NoHeading   bool   // `heading: none`
	Description []doc.Block
	Parts       []*CellPart
	Pos         diag.Pos
}

// CellPart is the statements of one part in one block.
type CellPart struct {
	Part       Word
	Statements []*Statement
}

// Statement is an action or an indicator.
type Statement struct {
	ID             string // own id or, when Named is false, part and place: a2, i1, a2-1
	FullID         string // threat-modeling.industry-2.a1; set by check
	Named          bool
	Was            []Word // older ids, as written
	Text           []doc.Inline
	More           []doc.Block // what follows the first paragraph, items excepted
	Items          []*Statement
	Numbered       bool // an item of an ordered list
	Devices        []Word
	Whole          bool // `assess: whole`: the items are asked as one
	Informative    bool
	See            Word
	Same           *Statement // what See names; set by check
	NoCompensation bool
	Pos            diag.Pos
	Cell           *Cell      // set by check
	Part           *Part      // set by check
	Table          *Table     // set by check
	Under          *Statement // the statement whose item it is; set by check
}

// Root is the statement that this one is the same requirement as; itself without `see`.
func (s *Statement) Root() *Statement {
	if s.Same != nil {
		return s.Same
	}
	return s
}

// Concerns are the devices and classes that the statement is about: its own, else those of the statement whose item it
// is; none: every device.
func (s *Statement) Concerns() []Word {
	for ; s != nil; s = s.Under {
		if len(s.Devices) > 0 {
			return s.Devices
		}
	}
	return nil
}

// Told reports a statement that is printed for information only, as are all items of one.
func (s *Statement) Told() bool {
	for ; s != nil; s = s.Under {
		if s.Informative {
			return true
		}
	}
	return false
}

// Walk ranges over statements and their items in reading order.
func Walk(list []*Statement, f func(*Statement)) {
	for _, s := range list {
		f(s)
		Walk(s.Items, f)
	}
}

// Statements ranges over all statements of the cell, items included, in reading order.
func (c *Cell) Statements(yield func(*Statement) bool) {
	for _, b := range c.Blocks {
		for _, p := range b.Parts {
			if !each(p.Statements, yield) {
				return
			}
		}
	}
}

func each(list []*Statement, yield func(*Statement) bool) bool {
	for _, s := range list {
		if !yield(s) || !each(s.Items, yield) {
			return false
		}
	}
	return true
}

// CellID is the full id of a consideration.
func CellID(practice, scope string, level int) string {
	return practice + "." + scope + "-" + strconv.Itoa(level)
}
