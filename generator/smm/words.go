package smm

import (
	"slices"
	"strings"
)

// Glossaries that a publication prints as annexes are asked before the site's others, and those that only publications in
// other languages print are not asked.

// TermsOf finds what a word of a text in some language means: the terms whose id, name or form it is, first in the
// publication's own glossaries, then in the site's. Case does not matter.
func (l *Library) TermsOf(own []*Glossary, language, word string) []*Term {
	for _, step := range [][]*Glossary{own, l.GlossariesFor(language)} {
		if hits := termsIn(step, word); len(hits) > 0 {
			return hits
		}
	}
	return nil
}

// GlossariesFor are the site's glossaries that speak to texts in a language. To no language, all do.
func (l *Library) GlossariesFor(language string) []*Glossary {
	return slices.DeleteFunc(slices.Clone(l.Glossaries), func(g *Glossary) bool {
		return language != "" && len(g.Languages) > 0 && !slices.Contains(g.Languages, PrimaryLanguage(language))
	})
}

// PrimaryLanguage is a language without its region or script: en of en-GB.
func PrimaryLanguage(tag string) string {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return primary
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

// Spoken is a label as a sentence has it: of Comprehensiveness Level, English says level and drops the rest.
func Spoken(label, language string) string {
	if PrimaryLanguage(language) != "en" {
		return label
	}
	return label[strings.LastIndex(label, " ")+1:]
}
