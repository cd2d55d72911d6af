package check

import (
	"slices"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// acronymRules holds the acronyms that texts use against those that glossaries list. A site that lists none is left alone.
func (c *checker) acronymRules(v *vocabulary) {
	if len(v.acronyms) == 0 {
		return
	}
	for _, p := range append(slices.Clone(c.pubs), nil) {
		found := v.unlisted[p]
		for _, w := range sortedKeys(found) {
			if at := found[w]; (at.times > 1 || at.explained) && !c.unread(w) {
				c.unlistedAcronym(w, at)
			}
		}
	}
	for _, g := range c.lib.Glossaries {
		for _, a := range g.Acronyms {
			if !v.known[a.Acronym] && !c.unread(a.Acronym) {
				c.list.Warnf(a.Pos, "unused-acronym", "no text uses the acronym %q", a.Acronym).Hint = "leave it out"
			}
		}
	}
	site := meanings(c.lib.GlossariesFor(c.language()))
	c.ambiguousAcronyms(site, "this site's glossaries", func(w string) bool { return v.used[mention{nil, w}] })
	for _, p := range c.pubs {
		own := meanings(p.OwnGlossaries())
		for w, hits := range meanings(c.lib.GlossariesFor(p.Language)) {
			if own[w] == nil {
				own[w] = hits
			}
		}
		c.ambiguousAcronyms(own, "the glossaries of "+p.FullName(), func(w string) bool { return v.used[mention{p, w}] })
	}
}

// meanings are the entries of glossaries by acronym.
func meanings(glossaries []*smm.Glossary) map[string][]*smm.Acronym {
	out := map[string][]*smm.Acronym{}
	for _, g := range glossaries {
		for _, a := range g.Acronyms {
			out[a.Acronym] = append(out[a.Acronym], a)
		}
	}
	return out
}

func (c *checker) unlistedAcronym(w string, at *capitals) {
	d := c.list.Warnf(c.locate(at.at, "", w), "unlisted-acronym", "no glossary lists the acronym %q", w)
	d.Len = len(w)
	d.Hint = "add - {acronym: " + w + ", expansion: ...} to a glossary"
}

// ambiguousAcronyms reports an acronym that two glossaries of one step expand in two ways: two that a publication prints
// or, where it prints none that has it, two of the site.
func (c *checker) ambiguousAcronyms(known map[string][]*smm.Acronym, where string, used func(string) bool) {
	for _, w := range sortedKeys(known) {
		hits := known[w]
		if len(hits) < 2 || hits[0].Expansion == hits[1].Expansion || !used(w) {
			continue
		}
		d := c.list.Errorf(hits[1].Pos, "ambiguous-acronym", "the acronym %q has two meanings, %q and %q", w, hits[0].Expansion, hits[1].Expansion)
		d.Related = []diag.Related{{Pos: hits[0].Pos, Message: "the first one"}}
		d.Hint = "it is looked up in " + where + "; leave one of the two out there"
	}
}
