package author

import (
	"fmt"
	"strings"
	"unicode"

	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// The telling words that an id is made of, and the letters that it should not exceed.
const (
	fewWords  = 3
	idLetters = 36
)

// silent are words that tell a statement from no other.
var silent = wordSet(`a an the and or but nor of to in on at by for from with without into onto over under than then as is are be
been being was were am it its this that these those there here their they them he she his her we our us you your i who whom
whose which what when where why how do does did done has have had having not no so such if it's all any each every both either
more most some other others same only own too very can may might must shall should will would could about above after again
against before below between during further once through until up down out off while also even still just well make makes made`)

func wordSet(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(text) {
		out[w] = true
	}
	return out
}

// words are the telling words of a statement, in order; of one that says where its text stands, the words of that id.
func words(s *smm.Statement) []string {
	text := load.PlainText(s)
	if text == "" {
		text = s.See.Text[strings.LastIndexByte(s.See.Text, '.')+1:]
	}
	var telling, all []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
		w = ascii(strings.NewReplacer("'s", "", "’s", "", "'", "", "’", "").Replace(w))
		if w == "" {
			continue
		}
		all = append(all, w)
		if !silent[w] {
			telling = append(telling, w)
		}
	}
	if len(telling) == 0 {
		return all
	}
	return telling
}

// plain gives letters without their marks; languages that are not here keep what they have of a-z.
var plain = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "à", "a", "á", "a", "â", "a", "ã", "a", "å", "a",
	"ç", "c", "è", "e", "é", "e", "ê", "e", "ë", "e", "ì", "i", "í", "i", "î", "i", "ï", "i", "ñ", "n", "ò", "o", "ó", "o",
	"ô", "o", "õ", "o", "ø", "o", "ù", "u", "ú", "u", "û", "u", "ý", "y", "æ", "ae", "œ", "oe", "ł", "l", "š", "s", "ž", "z")

func ascii(word string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, plain.Replace(word))
}

// freeID makes an id of words that is not taken, and takes it. A word more tells statements apart, else a number does.
func freeID(words []string, taken map[string]bool) string {
	for n := min(fewWords, len(words)); n > 0 && n <= min(fewWords+2, len(words)); n++ {
		if id := shortened(words[:n]); !taken[id] && load.IsStatementID(id) {
			taken[id] = true
			return id
		}
	}
	stem := shortened(words[:min(fewWords, len(words))])
	if !load.IsStatementID(stem) {
		stem = "statement"
	}
	id := stem
	for n := 2; taken[id] || !load.IsStatementID(id); n++ {
		id = fmt.Sprintf("%s-%d", stem, n)
	}
	taken[id] = true
	return id
}

// shortened joins words; those that would make the id long are left out, from the end.
func shortened(words []string) string {
	for len(words) > 1 && len(strings.Join(words, "-")) > idLetters {
		words = words[:len(words)-1]
	}
	id := strings.Join(words, "-")
	return strings.TrimRight(id[:min(len(id), idLetters)], "-")
}
