package smm

import "strings"

// Glossaries that a publication prints as annexes are asked before the site's others.

// TermsOf finds what a word means: the terms whose id, name or form it is, first in the publication's own glossaries,
// then in all. Case does not matter.
func (l *Library) TermsOf(own []*Glossary, word string) []*Term {
	for _, step := range [][]*Glossary{own, l.Glossaries} {
		if hits := termsIn(step, word); len(hits) > 0 {
			return hits
		}
	}
	return nil
}

func termsIn(glossaries []*Glossary, word string) []*Term {
	var hits []*Term
	for _, g := range glossaries {
		for _, t := range g.Terms {
			if t.says(word) {
				hits = append(hits, t)
			}
		}
	}
	return hits
}

func (t *Term) says(word string) bool {
	if strings.EqualFold(t.ID, word) || strings.EqualFold(t.Term, word) {
		return true
	}
	for _, f := range t.Forms {
		if strings.EqualFold(f, word) {
			return true
		}
	}
	return false
}

// ReferencesOf finds the entries of a key.
func (l *Library) ReferencesOf(key string) []*Reference {
	var hits []*Reference
	for _, b := range l.References {
		for _, e := range b.Entries {
			if e.Key == key {
				hits = append(hits, e)
			}
		}
	}
	return hits
}

// OwnGlossaries are those that the publication prints as annexes; known after check.
func (f *Front) OwnGlossaries() []*Glossary {
	var out []*Glossary
	for _, it := range f.Document {
		if it.Terms != nil {
			out = append(out, it.Terms)
		}
	}
	return out
}
