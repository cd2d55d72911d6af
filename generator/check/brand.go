package check

import (
	"slices"
	"strings"

	"smmpub/generator/smm"
)

// looks holds the ids of brands and reports apart, and resolves what they name and what names them.
func (c *checker) looks() {
	brands, reports := c.unique("brand"), c.unique("report")
	for _, b := range c.lib.Brands {
		brands.add(b.ID, b.Pos)
		c.runningLine(b.Header)
		c.runningLine(b.Footer)
	}
	for _, r := range c.lib.Reports {
		reports.add(r.ID, r.Pos)
		for _, it := range r.Document {
			if it.File.Text != "" {
				it.Content = c.content(it.File)
			}
		}
	}
	if c.lib.Site != nil {
		c.brand(c.lib.Site.Brand)
	}
	for _, p := range c.pubs {
		c.brand(p.Brand)
	}
}

// brand gives the brand of a name; none for no name.
func (c *checker) brand(w smm.Word) *smm.Brand {
	if w.Text == "" {
		return nil
	}
	b := c.lib.Brand(w.Text)
	if b == nil && !c.mayDefine(w.Text) {
		var known []named
		for _, b := range c.lib.Brands {
			known = append(known, named{b.ID, b.Pos})
		}
		c.unknown(w, "brand", known)
	}
	return b
}

// runningLine reports names in braces that nothing fills in.
func (c *checker) runningLine(w smm.Word) {
	for _, m := range smm.BracedName.FindAllStringSubmatch(w.Text, -1) {
		if slices.Contains(smm.Placeholders, m[1]) {
			continue
		}
		var known []named
		for _, name := range smm.Placeholders {
			known = append(known, named{name: name})
		}
		d := c.list.Errorf(w.Pos, "unknown-placeholder", "nothing fills in %q", m[0])
		if d.Hint = hint(m[1], known); d.Hint == "" {
			d.Hint = "there are: {" + strings.Join(smm.Placeholders, "} {") + "}"
		}
	}
}
