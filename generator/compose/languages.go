package compose

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// languages connects the editions of one document in several languages. A translation of a translation belongs to the same
// original.
func (c *composer) languages() {
	groups := map[*smm.Pub][]*smm.Pub{}
	for _, p := range c.pubs {
		if origin := c.origin(p); origin != p {
			groups[origin] = append(groups[origin], p)
		}
	}
	for origin, translations := range groups {
		of := c.atlas.of(origin.Front)
		all := []*doc.Publication{of}
		for _, p := range c.pubs { // in the order shown
			if slices.Contains(translations, p) {
				out := c.atlas.of(p.Front)
				out.Original = of
				all = append(all, out)
			}
		}
		for _, out := range all {
			out.Languages = all
		}
	}
}

// origin is what a publication is a translation of, itself when it is none or when that is not published here.
func (c *composer) origin(p *smm.Pub) *smm.Pub {
	at := p
	for range len(c.pubs) { // check reports circles; they are left where they close
		if at.TranslationOf.Text == "" {
			break
		}
		next := smm.Find(c.pubs, at.TranslationOf.Text)
		if next == nil || next == p {
			break
		}
		at = next
	}
	return at
}
