package check

import (
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// translations holds every translation against its original: the same practices, the same statements, by id. Whether a
// statement's words still say the same cannot be told from here.
func (c *checker) translations() {
	for _, p := range c.pubs {
		of := smm.Find(c.pubs, p.TranslationOf.Text)
		switch {
		case of == nil || p.TranslationOf.Text == "":
		case of.Front == p.Front:
			c.list.Errorf(p.TranslationOf.Pos, "wrong-translation", "%q is a translation of itself", p.FullName())
		case of.Kind != p.Kind:
			c.list.Errorf(p.TranslationOf.Pos, "wrong-translation", "%q is a %s, not a %s", of.FullName(), of.Kind, p.Kind)
		default:
			c.translation(p, of)
		}
	}
}

func (c *checker) translation(p, of *smm.Pub) {
	if p.Kind == smm.ModelPub {
		c.translatedNodes(p, of)
	}
	for _, t := range of.Tables() {
		own := p.Table(t.Practice.Text)
		if own == nil {
			c.list.Warnf(p.TranslationOf.Pos, "missing-translation", "practice %q of %s is not translated", t.Practice.Text, of.FullName())
			continue
		}
		c.translatedTable(own, t, of)
	}
	for _, t := range p.Tables() {
		if of.Table(t.Practice.Text) == nil {
			c.list.Warnf(t.Practice.Pos, "stale-translation", "%s has no table of practice %q", of.FullName(), t.Practice.Text)
		}
	}
	for s := range statements(p) {
		c.translatedStatement(s, of)
	}
}

// translatedNodes compares the domains, subdomains and practices of two models.
func (c *checker) translatedNodes(p, of *smm.Pub) {
	for n := range of.Model.Nodes {
		if p.Model.Node(n.ID) == nil {
			c.list.Warnf(p.TranslationOf.Pos, "missing-translation", "%s %q of %s is not translated", n.Kind, n.ID, of.FullName())
		}
	}
	for n := range p.Model.Nodes {
		if of.Model.Node(n.ID) == nil {
			c.list.Warnf(n.Pos, "stale-translation", "%s has no %s %q", of.FullName(), n.Kind, n.ID)
		}
	}
}

// translatedTable reports, row by row and cell by cell, what the translation of a table leaves out.
func (c *checker) translatedTable(own, t *smm.Table, of *smm.Pub) {
	for _, r := range t.Rows {
		row := own.Row(r.Scope.Text)
		if row == nil {
			c.list.Warnf(own.Practice.Pos, "missing-translation", "row %q of %q in %s is not translated", r.Scope.Text, t.Practice.Text, of.FullName())
			continue
		}
		for _, cell := range r.Cells {
			if t.Model.Level(cell.Level) != nil {
				c.translatedCell(row, cell, of)
			}
		}
	}
}

func (c *checker) translatedCell(row *smm.Row, cell *smm.Cell, of *smm.Pub) {
	own := row.Cell(cell.Level)
	pos := row.Scope.Pos
	if own != nil {
		pos = own.Pos
	}
	var lacking []string
	for s := range cell.Statements {
		if !translates(own, s) {
			lacking = append(lacking, s.ID)
		}
	}
	if len(lacking) > 0 {
		d := c.list.Warnf(pos, "missing-translation", "%q lacks what %s says there: %s", cell.ID, of.FullName(), strings.Join(lacking, ", "))
		d.Related = []diag.Related{{Pos: cell.Pos, Message: "the original"}}
	}
}

// translates reports a statement of the original that the cell has, under its id or an older one.
func translates(own *smm.Cell, s *smm.Statement) bool {
	if own.Statement(s.FullID) != nil {
		return true
	}
	for _, was := range s.Was {
		if own.Statement(s.Cell.ID+"."+was.Text) != nil {
			return true
		}
	}
	return false
}

// translatedStatement reports a statement that the original does not have, or has under another id by now.
func (c *checker) translatedStatement(s *smm.Statement, of *smm.Pub) {
	original := of.Statement(s.FullID)
	if original != nil && (original.FullID == s.FullID || hasWas(s, original.ID)) {
		return
	}
	d := c.list.Warnf(s.Pos, "stale-translation", "%s has no statement %q", of.FullName(), s.FullID)
	if original != nil {
		d.Hint = "it is called " + original.ID + " there now"
		d.Related = []diag.Related{{Pos: original.Pos, Message: "the original"}}
		return
	}
	if t := of.Table(s.Table.Practice.Text); t != nil {
		d.Hint = hint(s.FullID, statementsIn(t))
	}
}

func hasWas(s *smm.Statement, id string) bool {
	for _, w := range s.Was {
		if w.Text == id {
			return true
		}
	}
	return false
}
