package check

import (
	"strconv"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// spot is what an answer, a finding or an action is about: a cell of some tables or, in one of them, a statement.
type spot struct {
	practice, scope string
	level           int
	table           *smm.Table     // the one, where only one is meant
	statement       *smm.Statement // nil: the whole cell
	all             bool           // the one statement of a row that stands in a reference
}

// find finds what a key names: a cell such as industry-2, or a statement such as industry-2.a1. Without a practice the key
// is a full id. A publication may stand before it where several have the cell: retail-pos/industry-2.a1. tables is nil
// when nothing was found, which is reported.
func (c *assessment) find(practice string, key smm.Word) (at spot, tables []*smm.Table) {
	if c.a.Model == nil || c.a.Target == nil {
		return at, nil
	}
	pub, id, prefixed := strings.Cut(key.Text, "/")
	if !prefixed {
		pub, id = "", key.Text
	}
	if practice == "" {
		practice, id, _ = strings.Cut(id, ".")
	}
	id = strings.TrimPrefix(id, practice+".")
	cell, statement, named := strings.Cut(id, ".")
	at = spot{practice: practice}
	i := strings.LastIndexByte(cell, '-')
	level, err := strconv.Atoi(cell[i+1:])
	if i < 1 || err != nil || c.a.Model.Scope(cell[:i]) == nil {
		c.noSpot(key, practice)
		return at, nil
	}
	at.scope, at.level = cell[:i], level
	if !c.level(c.a.Model, level, key.Pos) {
		return at, nil
	}
	tables = c.tablesWith(pub, practice, at.scope)
	if named {
		return c.statement(key, at, tables, statement)
	}
	if tables == nil {
		c.noSpot(key, practice)
	}
	return at, tables
}

// statement finds the one table that has a statement.
func (c *assessment) statement(key smm.Word, at spot, tables []*smm.Table, id string) (spot, []*smm.Table) {
	var found []*smm.Table
	for _, t := range tables {
		r := t.Row(at.scope)
		s := r.Cell(at.level).Statement(smm.CellID(at.practice, at.scope, at.level) + "." + id)
		if s == nil && (r.External.Text == "" || id != smm.ExternalID) {
			continue
		}
		found = append(found, t)
		at.statement, at.all = s, s == nil
	}
	switch len(found) {
	case 0:
		c.noSpot(key, at.practice)
		return at, nil
	case 1:
		return at, found
	}
	d := c.list.Errorf(key.Pos, "ambiguous-statement", "%s and %s both have %q", found[0].Owner().FullName(), found[1].Owner().FullName(), key.Text)
	d.Len, d.Hint = len([]rune(key.Text)), "write the publication before it: "+found[0].Owner().ID+"/"+key.Text
	return at, nil
}

// tablesWith are the tables of a practice that print the row of a scope; those of one publication where it is named.
func (c *assessment) tablesWith(pub, practice, scope string) []*smm.Table {
	var out []*smm.Table
	for _, t := range c.tablesOf(practice) {
		owner := t.Owner()
		if t.Row(scope) != nil && (pub == "" || pub == owner.ID || pub == owner.FullName()) {
			out = append(out, t)
		}
	}
	return out
}

// tablesOf are the tables of a practice in the model and in every profile.
func (c *assessment) tablesOf(practice string) []*smm.Table {
	var out []*smm.Table
	if t := c.a.Model.Table(practice); t != nil {
		out = append(out, t)
	}
	for _, p := range c.a.Profiles {
		if t := p.Table(practice); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// noSpot reports a key that names nothing, with the nearest that would.
func (c *assessment) noSpot(key smm.Word, practice string) {
	if c.a.Model.Practice(practice) == nil {
		c.unknown(smm.Word{Text: practice, Pos: key.Pos}, "practice", knownPractices(c.a.Model))
		return
	}
	var known []named
	short := !strings.HasPrefix(key.Text, practice+".")
	add := func(id string, pos diag.Pos) {
		if short {
			id = strings.TrimPrefix(id, practice+".")
		}
		known = append(known, named{id, pos})
	}
	for _, t := range c.tablesOf(practice) {
		for _, r := range t.Rows {
			for _, cell := range r.Cells {
				add(cell.ID, cell.Pos)
				for s := range cell.Statements {
					add(s.FullID, s.Pos)
				}
			}
		}
	}
	d := c.list.Errorf(key.Pos, "unknown-statement", "%s has no cell or statement %q", practice, key.Text)
	d.Len, d.Hint = len([]rune(key.Text)), hint(key.Text, known)
	if d.Hint == "" && len(known) > 0 {
		d.Hint = "write a cell or a statement, such as " + known[0].name
	}
}
