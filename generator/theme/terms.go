package theme

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"smmpub/generator/doc"
)

// Terms are what a model calls its things in running text: Stage, Stages. An empty one leaves the language's own word.
type Terms struct{ Level, Levels, Objective string }

// Language gives the interface words of a language, words that it lacks in English.
func (t *Theme) Language(lang string) doc.Words { return t.Speak(lang, Terms{}) }

// Speak gives the interface words of a language with the terms of a model. A theme writes [Level], [Levels] and [Objective]
// where they stand, in lower case where a language writes nouns so within a sentence.
func (t *Theme) Speak(lang string, terms Terms) doc.Words {
	words := t.raw(lang)
	words["level-word"] = cmp.Or(terms.Level, words["level-word"])
	words["levels"] = cmp.Or(terms.Levels, words["levels"])
	words["objective"] = cmp.Or(terms.Objective, words["objective"])
	var pairs []string
	for _, p := range [][2]string{{"Level", words["level-word"]}, {"Levels", words["levels"]}, {"Objective", words["objective"]}} {
		pairs = append(pairs, "["+p[0]+"]", p[1], "["+strings.ToLower(p[0])+"]", lowered(p[1]))
	}
	into := strings.NewReplacer(pairs...)
	for key, text := range words {
		if strings.Contains(text, "[") {
			words[key] = into.Replace(text)
		}
	}
	return words
}

// lowered begins a term with a small letter, unless it is written in capitals or has some within.
func lowered(term string) string {
	first, n := utf8.DecodeRuneInString(term)
	if strings.IndexFunc(term[n:], unicode.IsUpper) >= 0 {
		return term
	}
	return string(unicode.ToLower(first)) + term[n:]
}
