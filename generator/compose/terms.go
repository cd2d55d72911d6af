package compose

import (
	"cmp"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// tongue is how interface words are spoken: in which language, with which terms.
type tongue struct {
	language string
	terms    theme.Terms
}

// speech are the interface words of a publication. Those of all publications are looked up before any is composed.
func (c *composer) speech(p *smm.Pub) doc.Words {
	at := tongue{p.Language, termsOf(p)}
	words := c.tongues[at]
	if words == nil {
		words = c.theme.Speak(at.language, at.terms)
		c.tongues[at] = words
	}
	return words
}

// shared are the words of pages that belong to no publication: with the terms of the models, where all agree.
func (c *composer) shared() doc.Words {
	language := c.lib.Site.Language
	var terms []theme.Terms
	for _, p := range c.pubs {
		if p.Language == language && (len(terms) == 0 || terms[0] != termsOf(p)) {
			terms = append(terms, termsOf(p))
		}
	}
	if len(terms) != 1 {
		return c.theme.Language(language)
	}
	return c.theme.Speak(language, terms[0])
}

// termsOf are the labels of a publication as running text has them.
func termsOf(p *smm.Pub) theme.Terms {
	t := theme.Terms{Level: ownLabel(p, "level"), Levels: ownLabel(p, "levels"), Objective: ownLabel(p, "objective")}
	if smm.PrimaryLanguage(p.Language) == theme.Base && t.Level != "" {
		t.Level = smm.Spoken(t.Level, p.Language)
		t.Levels = cmp.Or(t.Levels, several(t.Level))
	}
	return t
}

// ownLabel is a label in the publication's language: its own, or that of a model in the same one.
func ownLabel(p *smm.Pub, id string) string {
	if own := p.Labels[id]; own != "" || p.Model == nil || p.Model.Language != p.Language {
		return own
	}
	return p.Model.Labels[id]
}

// several is the plural of an English noun, by rule. Authors give another as the label "levels".
func several(noun string) string {
	stem, y := strings.CutSuffix(noun, "y")
	switch {
	case y && !strings.ContainsAny(stem[max(0, len(stem)-1):], "aeiou"):
		return stem + "ies"
	case strings.HasSuffix(noun, "s") || strings.HasSuffix(noun, "x") || strings.HasSuffix(noun, "ch") || strings.HasSuffix(noun, "sh"):
		return noun + "es"
	}
	return noun + "s"
}
