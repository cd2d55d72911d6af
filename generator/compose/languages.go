package compose

import (
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// relatives connects each publication with the edition that takes its place, and with the same document in other languages. A
// translation of a translation belongs to the same original.
func (c *composer) relatives() {
	groups := map[*smm.Pub][]*doc.Publication{}
	for _, p := range c.pubs {
		out := c.atlas.of(p.Front)
		if newer := c.newer(p); newer != nil {
			out.Newer = c.atlas.of(newer.Front)
		}
		if origin := c.origin(p); origin != p {
			out.Original = c.atlas.of(origin.Front)
			groups[origin] = append(groups[origin], out)
		}
	}
	for _, origin := range c.pubs {
		of := c.atlas.of(origin.Front)
		if groups[origin] == nil || of.Languages != nil {
			continue
		}
		all := append([]*doc.Publication{of}, groups[origin]...)
		for _, out := range all {
			out.Languages = all
		}
	}
}

// origin is what a publication is a translation of, itself when it is none or when that is not published here.
func (c *composer) origin(p *smm.Pub) *smm.Pub {
	at := p
	for range len(c.pubs) { // a circle is left where it closes
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
