package check

import "smmpub/generator/smm"

// errata reports corrections of places that their publication does not have. A place is a practice, a cell, a statement
// or an anchor of its chapters.
func (c *checker) errata() {
	for _, p := range c.pubs {
		for _, e := range p.Errata {
			if p.Model != nil && !c.mayDefine(placeRoot(e.At.Text)) {
				c.erratumPlace(p, e.At)
			}
		}
	}
}

func (c *checker) erratumPlace(p *smm.Pub, at smm.Word) {
	if at.Text == "" || p.Place(at.Text) != nil || !c.anchored[p.Front][at.Text].IsZero() {
		return
	}
	d := c.list.Errorf(at.Pos, "unknown-place", "%s has no place %q", p.FullName(), at.Text)
	d.Len, d.Hint = len([]rune(at.Text)), hint(at.Text, knownPlaces(p, at.Text))
}
