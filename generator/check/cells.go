package check

import (
	"strings"

	"smmpub/generator/smm"
)

// cells holds the practice tables of every publication against what a reader expects of one.
func (c *checker) cells() {
	for _, p := range c.pubs {
		late := 0
		for _, t := range p.Tables() {
			c.emptyTable(t)
			c.objectives(t)
			for _, r := range t.Rows {
				late += c.emptyLevels(t.Model, r)
			}
			for cell := range laid(t) {
				c.halfCell(t.Model, cell)
				c.repeatedHeading(t, cell)
			}
		}
		if late > 0 {
			c.list.Infof(p.Pos, "empty-level", "rows of %q that begin above the first level: %d", p.FullName(), late).
				Hint = "their lower levels ask nothing; write {none: why} or a note where a reader may miss something"
		}
	}
}

// filled reports a cell that says something.
func filled(cell *smm.Cell) bool {
	if cell == nil {
		return false
	}
	for _, b := range cell.Blocks {
		if len(b.Description) > 0 {
			return true
		}
		for _, p := range b.Parts {
			if len(p.Statements) > 0 {
				return true
			}
		}
	}
	return false
}

func says(r *smm.Row) bool {
	if r.External.Text != "" || len(r.None) > 0 || len(r.Summary) > 0 {
		return true
	}
	for _, cell := range r.Cells {
		if filled(cell) {
			return true
		}
	}
	return false
}

// emptyTable reports a practice file that prints an empty table and no word about why.
func (c *checker) emptyTable(t *smm.Table) {
	if len(t.Note) > 0 || len(t.Objectives) > 0 || c.damaged[t.Pos.File] {
		return
	}
	for _, r := range t.Rows {
		if says(r) {
			return
		}
	}
	d := c.list.Warnf(t.Practice.Pos, "empty-practice", "the table of %q is empty, and no note says why", t.Practice.Text)
	d.Hint = "write a note:, or {none: why nothing is needed} for its rows"
}

// objectives reports levels of a model's own table that ask something and do not say what for.
func (c *checker) objectives(t *smm.Table) {
	if t.Profile != nil {
		return
	}
	var lacking []string
	for _, l := range t.Model.Asking() {
		for _, r := range t.Rows {
			if filled(r.Cell(l.Level)) && t.Objectives[l.Level] == nil {
				lacking = append(lacking, itoa(l.Level))
			}
		}
	}
	if len(lacking) == 0 {
		return
	}
	d := c.list.Warnf(t.Practice.Pos, "missing-objective", "%q has considerations but no objective at level %s", t.Practice.Text, strings.Join(lacking, ", "))
	d.Hint = "write under objectives: what the level is for"
}

// emptyLevels reports levels that are empty below a filled one of the row: those between filled ones, and those that are
// written and left empty. It gives 1 for a row that only begins above the first level, which is said once for all of them.
func (c *checker) emptyLevels(m *smm.Model, r *smm.Row) int {
	var empty []int
	begun, late := false, 0
	for _, l := range m.Asking() {
		cell := r.Cell(l.Level)
		if !filled(cell) {
			if begun || cell != nil {
				empty = append(empty, l.Level)
			} else {
				late = 1
			}
			continue
		}
		for _, level := range empty {
			c.hole(r, cell, level)
		}
		begun, empty = true, nil
	}
	if !begun {
		return 0
	}
	return late
}

// hole reports an empty level at its own place or, when it is not written, at that of the filled one above.
func (c *checker) hole(r *smm.Row, above *smm.Cell, level int) {
	pos := above.Pos
	if empty := r.Cell(level); empty != nil {
		pos = empty.Pos
	}
	c.list.Infof(pos, "empty-level", "%q is filled and level %d below it is empty", above.ID, level)
}

// halfCell reports a cell that asks something and has no sign of its being met, or the reverse. It speaks only of models
// that have both kinds of parts. What is answered at another place, or asks
// nothing, needs no sign here.
func (c *checker) halfCell(m *smm.Model, cell *smm.Cell) {
	ask, aid := partOf(m, smm.AssessEach), partOf(m, smm.AssessAid)
	if ask == nil || aid == nil || c.damaged[m.Pos.File] {
		return
	}
	asks, answered, aids := 0, 0, 0
	for s := range cell.Statements {
		switch {
		case s.Part == nil:
		case holdsPlace(s):
			answered++
		case s.Part.Assess == smm.AssessAid:
			aids++
		case s.Part.Assess == smm.AssessEach && (s.Informative || s.See.Text != ""):
			answered++
		case s.Part.Assess == smm.AssessEach:
			asks++
		}
	}
	switch {
	case asks > 0 && aids == 0:
		d := c.list.Warnf(cell.Pos, "missing-indicators", "%q has %s and no %s", cell.ID, ask.ID, aid.ID)
		d.Hint = "say how one can tell that they are done"
	case aids > 0 && asks+answered == 0:
		d := c.list.Warnf(cell.Pos, "missing-actions", "%q has %s and no %s", cell.ID, aid.ID, ask.ID)
		d.Hint = "say what is to be done"
	}
}

func partOf(m *smm.Model, assess smm.Assess) *smm.Part {
	for _, p := range m.Parts {
		if p.Assess == assess {
			return p
		}
	}
	return nil
}

// repeatedHeading reports a heading that a cell prints twice.
func (c *checker) repeatedHeading(t *smm.Table, cell *smm.Cell) {
	if len(cell.Blocks) < 2 {
		return
	}
	seen := map[string]bool{}
	for _, b := range cell.Blocks {
		for i, p := range b.Parts {
			heading := headingOf(t, b, i, p)
			if heading == "" || len(p.Statements) == 0 {
				continue
			}
			if seen[heading] {
				d := c.list.Warnf(p.Part.Pos, "repeated-heading", "%q prints the heading %q a second time", cell.ID, heading)
				d.Hint = "write heading: none, or a heading of its own, in this block"
			}
			seen[heading] = true
		}
	}
}

// headingOf is what is printed over the i-th part of a block: the block's own heading over the first, else the part's.
func headingOf(t *smm.Table, b *smm.CellBlock, i int, p *smm.CellPart) string {
	switch {
	case i == 0 && b.NoHeading:
		return ""
	case i == 0 && b.Heading != "":
		return b.Heading
	}
	if label := t.Owner().Labels[p.Part.Text]; label != "" {
		return label
	}
	if part := t.Model.Part(p.Part.Text); part != nil {
		return part.Heading
	}
	return p.Part.Text
}
