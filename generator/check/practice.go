package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// tables lays every practice file on the grid of its model.
func (c *checker) tables() {
	for _, t := range c.lib.Practices {
		c.lay(t)
	}
	for _, m := range c.lib.Models {
		m.Tables = c.ordered(m, m.Tables)
	}
	for _, p := range c.lib.Profiles {
		if p.Model == nil {
			p.Tables = nil // nothing can be said of them
			continue
		}
		p.Tables = c.ordered(p.Model, p.Tables)
	}
}

// lay puts a practice file on the grid.
func (c *checker) lay(t *smm.Table) {
	if t.Model == nil {
		return
	}
	c.table(t)
	for _, r := range t.Rows {
		c.ownRow(t, r)
	}
	c.ownObjectives(t)
}

// ordered puts tables into the model's order and reports the second table of one practice. Tables of unknown
// practices fall out.
func (c *checker) ordered(m *smm.Model, tables []*smm.Table) []*smm.Table {
	seen := map[*smm.Node]*smm.Table{}
	for _, t := range tables {
		if t.Node == nil {
			continue
		}
		if first := seen[t.Node]; first != nil {
			d := c.list.Errorf(t.Practice.Pos, "duplicate-practice", "practice %q has two tables in %s", t.Practice.Text, t.Owner().FullName())
			d.Related = []diag.Related{{Pos: first.Practice.Pos, Message: "the first one"}}
			continue
		}
		seen[t.Node] = t
	}
	var out []*smm.Table
	for _, n := range m.Practices() {
		if t := seen[n]; t != nil {
			out = append(out, t)
		}
	}
	return out
}

func (c *checker) table(t *smm.Table) {
	t.Node = t.Model.Practice(t.Practice.Text)
	if t.Node == nil && t.Practice.Text != "" && !c.damaged[t.Model.Pos.File] {
		c.unknown(t.Practice, "practice", knownPractices(t.Model))
	}
	for _, o := range t.Objectives {
		c.level(t.Model, o.Level, o.Pos)
	}
	for _, r := range t.Rows {
		c.row(t, r)
	}
	slices.SortStableFunc(t.Rows, func(a, b *smm.Row) int {
		return cmp.Compare(scopeIndex(t.Model, a.Scope.Text), scopeIndex(t.Model, b.Scope.Text))
	})
}

func knownPractices(m *smm.Model) []named {
	var known []named
	for _, n := range m.Practices() {
		known = append(known, named{n.ID, n.Pos})
	}
	return known
}

func scopeIndex(m *smm.Model, id string) int {
	return slices.IndexFunc(m.Scopes, func(s *smm.Scope) bool { return s.ID == id })
}

// level reports a level that the model has no column for.
func (c *checker) level(m *smm.Model, level int, pos diag.Pos) bool {
	if l := m.Level(level); l != nil && level > 0 {
		return true
	}
	asking := m.Asking()
	if len(asking) == 0 || c.damaged[m.Pos.File] {
		return false
	}
	c.list.Errorf(pos, "unknown-level", "level %d is out of range; %s has levels %d to %d",
		level, m.ID, asking[0].Level, asking[len(asking)-1].Level)
	return false
}

func (c *checker) row(t *smm.Table, r *smm.Row) {
	if t.Model.Scope(r.Scope.Text) == nil && !c.damaged[t.Model.Pos.File] {
		c.unknown(r.Scope, "scope", knownScopes(t.Model))
	}
	if r.External.Text != "" && len(c.lib.ReferencesOf(r.External.Text)) == 0 && !c.mayDefine(r.External.Text) {
		c.unknown(r.External, "reference", c.knownReferences())
	}
	for _, cell := range r.Cells {
		if c.level(t.Model, cell.Level, cell.Pos) {
			c.cell(t, r, cell)
		}
	}
}

// ownRow reports a row that belongs to the other side: the first scope is the model's, the rest the profiles'. The first
// scope of a profile may only say where the model's row stands.
func (c *checker) ownRow(t *smm.Table, r *smm.Row) {
	first := t.Model.Scopes[0].ID == r.Scope.Text
	switch {
	case t.Model.Scope(r.Scope.Text) == nil:
	case t.Profile == nil && !first:
		d := c.list.Errorf(r.Scope.Pos, "foreign-row", "scope %q belongs to profiles; a model fills %q", r.Scope.Text, t.Model.Scopes[0].ID)
		d.Hint = "move the row into a profile's practice file"
	case t.Profile != nil && first && len(r.Cells) > 0:
		d := c.list.Errorf(r.Scope.Pos, "foreign-row", "scope %q belongs to the model %s; a profile fills the others", r.Scope.Text, t.Model.ID)
		d.Hint = "write base_rows: include to print the model's own row"
	}
}

// ownObjectives reports objectives outside a model's folder: they are the model's to say, and would not be printed.
func (c *checker) ownObjectives(t *smm.Table) {
	for _, l := range t.Model.Asking() {
		if o := t.Objectives[l.Level]; o != nil && t.Profile != nil {
			c.list.Errorf(o.Pos, "foreign-row", "objectives belong to the model %s; a profile adds considerations", t.Model.ID)
			return
		}
	}
}

func (c *checker) cell(t *smm.Table, r *smm.Row, cell *smm.Cell) {
	cell.Scope = r.Scope.Text
	cell.ID = smm.CellID(t.Practice.Text, r.Scope.Text, cell.Level)
	parts := map[*smm.CellPart]*smm.Part{}
	for _, b := range cell.Blocks {
		for _, p := range b.Parts {
			parts[p] = c.part(t.Model, p)
		}
	}
	cell.Number()
	ids := c.unique("statement")
	for _, b := range cell.Blocks {
		for _, p := range b.Parts {
			part := parts[p]
			smm.Walk(p.Statements, func(s *smm.Statement) {
				s.Cell, s.Part, s.Table = cell, part, t
				s.FullID = cell.ID + "." + s.ID
				for _, item := range s.Items {
					item.Under = s
				}
				ids.add(s.ID, s.Pos)
				c.devices(t, s)
			})
		}
	}
	for s := range cell.Statements {
		for _, w := range s.Was {
			ids.add(w.Text, w.Pos)
		}
	}
	for _, b := range cell.Blocks {
		slices.SortStableFunc(b.Parts, func(x, y *smm.CellPart) int {
			return cmp.Compare(partIndex(t.Model, x.Part.Text), partIndex(t.Model, y.Part.Text))
		})
	}
}

func partIndex(m *smm.Model, id string) int {
	return slices.IndexFunc(m.Parts, func(p *smm.Part) bool { return p.ID == id })
}

// part gives a cell's part; a cell that is only a string means the model's first.
func (c *checker) part(m *smm.Model, p *smm.CellPart) *smm.Part {
	if p.Part.Text == "" && len(m.Parts) > 0 {
		p.Part.Text = m.Parts[0].ID
	}
	part := m.Part(p.Part.Text)
	if part == nil && !c.damaged[m.Pos.File] {
		known := []named{{name: "description"}, {name: "heading"}}
		for _, k := range m.Parts {
			known = append(known, named{k.ID, k.Pos})
		}
		c.unknown(p.Part, "part", known)
	}
	return part
}

func (c *checker) devices(t *smm.Table, s *smm.Statement) {
	for _, d := range s.Devices {
		if t.Profile == nil {
			c.list.Errorf(d.Pos, "unknown-device", "device %q: a model has no devices, only its profiles have", d.Text)
		} else if !t.Profile.HasDevice(d.Text) && !c.damaged[t.Profile.Pos.File] {
			c.unknownDevice(d, t.Profile)
		}
	}
}

// unknownDevice reports a device that the profile does not have. A translation has none of its original's unless it repeats them.
func (c *checker) unknownDevice(w smm.Word, p *smm.Profile) {
	of := c.original(p)
	if of == nil || !of.HasDevice(w.Text) {
		c.unknown(w, "device", knownDevices(p))
		return
	}
	d := c.list.Errorf(w.Pos, "unknown-device", "unknown device %q", w.Text)
	d.Len = len([]rune(w.Text))
	d.Hint = "repeat device_classes of " + of.FullName() + " in the translation"
	d.Related = []diag.Related{{Pos: p.Pos, Message: "the translation"}}
}

// original is the profile that a profile translates, or nil.
func (c *checker) original(p *smm.Profile) *smm.Profile {
	if p.TranslationOf.Text == "" {
		return nil
	}
	if of := smm.Find(c.lib.Pubs(), p.TranslationOf.Text); of != nil {
		return of.Profile
	}
	return nil
}

func knownDevices(p *smm.Profile) []named {
	var known []named
	for _, class := range p.Classes {
		known = append(known, named{class.ID, class.Pos})
		for _, d := range class.Devices {
			known = append(known, named{d.ID, d.Pos})
		}
	}
	return known
}

// sameStatements follows every `see` to the statement it names.
func (c *checker) sameStatements() {
	for _, p := range c.pubs {
		for _, t := range p.Tables() {
			c.sameIn(p, t)
		}
	}
}

func (c *checker) sameIn(p *smm.Pub, t *smm.Table) {
	for _, r := range t.Rows {
		for _, cell := range r.Cells {
			for s := range cell.Statements {
				c.same(p, s)
			}
		}
	}
}

func (c *checker) same(p *smm.Pub, s *smm.Statement) {
	if s.See.Text == "" {
		return
	}
	at, id := c.prefixed(p, s.See.Text)
	if at != nil {
		s.Same = at.Statement(id)
	}
	switch {
	case s.Same == nil && c.mayDefine(placeRoot(id)):
	case s.Same == nil:
		d := c.list.Errorf(s.See.Pos, "unknown-statement", "no statement %q is known", s.See.Text)
		d.Len = len([]rune(s.See.Text))
		if at != nil {
			d.Hint = hint(id, knownStatements(at))
		} else {
			d.Hint = c.pubHint(strings.TrimSuffix(s.See.Text, "/"+id))
		}
	case s.Same == s:
		c.list.Errorf(s.See.Pos, "see-itself", "the statement says see itself")
	case s.Same.See.Text != "":
		d := c.list.Errorf(s.See.Pos, "see-chain", "%q says see another statement itself", s.See.Text)
		d.Hint = fmt.Sprintf("name %q directly", s.Same.See.Text)
		s.Same = nil
	}
}

func knownStatements(p *smm.Pub) []named {
	var known []named
	for _, t := range p.Tables() {
		known = append(known, statementsIn(t)...)
	}
	return known
}

func statementsIn(t *smm.Table) []named {
	var known []named
	for cell := range laid(t) {
		for s := range cell.Statements {
			known = append(known, named{s.FullID, s.Pos})
		}
	}
	return known
}
