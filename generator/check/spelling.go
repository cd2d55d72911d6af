package check

import (
	"strings"

	"smmpub/generator/doc"
)

// variantTerm reports bracketed words that would be a term but for a hyphen, a space or their case.
func (c *checker) variantTerm(r *doc.Ref, language string) bool {
	key := joined(r.Key)
	if len(key) < 4 || len(r.Locator) > 0 {
		return false
	}
	if c.spellings[language] == nil {
		if c.spellings == nil {
			c.spellings = map[string]map[string]spelling{}
		}
		c.spellings[language] = c.termSpellings(language)
	}
	found, ok := c.spellings[language][key]
	if !ok {
		return false
	}
	d := c.list.Warnf(r.Pos, "variant-spelling", "%q is written %q in the glossary; the brackets are printed as they are", r.Key, found.form)
	d.Len, d.Hint = len([]rune(r.Raw)), "write ["+found.form+"], or add the spelling to the forms of "+found.term
	return true
}

// spelling is one of the forms of a term.
type spelling struct{ form, term string }

// termSpellings are all forms of the terms that speak to a language, by what they have in common with their variants.
func (c *checker) termSpellings(language string) map[string]spelling {
	out := map[string]spelling{}
	for _, g := range c.lib.GlossariesFor(language) {
		for _, t := range g.Terms {
			for _, form := range append([]string{t.Term}, t.Forms...) {
				if _, ok := out[joined(form)]; !ok {
					out[joined(form)] = spelling{form, t.ID}
				}
			}
		}
	}
	return out
}

// joined drops what spellings differ in.
func joined(s string) string {
	return strings.ToLower(strings.NewReplacer("-", "", " ", "", "\u2011", "").Replace(s))
}
