package html

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold brings a text into the form in which it is found: small letters without accents, wide and narrow forms alike, no
// apostrophes. The script does the same to what a reader types, so that both must change together.
func fold(s string) string {
	if isPlain(s) {
		return strings.ReplaceAll(strings.ToLower(s), "'", "")
	}
	small := func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
			return -1
		case r == 'ς':
			return 'σ'
		}
		return unicode.ToLower(r)
	}
	return norm.NFC.String(strings.ReplaceAll(strings.Map(small, norm.NFKD.String(s)), "ς", "σ"))
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// eachWord calls f for the words of a folded text: runs of letters and digits. Scripts that set no spaces are found by every
// two letters that stand together, and by the last one.
func eachWord(folded string, f func(word string)) {
	from, kind := 0, gap
	flush := func(to int) {
		switch kind {
		case letters:
			f(folded[from:to])
		case crowded:
			eachPair(folded[from:to], f)
		}
	}
	for i, r := range folded {
		k := kindOf(r)
		if k != kind {
			flush(i)
			from, kind = i, k
		}
	}
	flush(len(folded))
}

func eachPair(run string, f func(string)) {
	before := -1
	last := 0
	for i, r := range run {
		if before >= 0 {
			f(run[before : i+len(string(r))])
		}
		before, last = i, i
	}
	f(run[last:])
}

type kind int

const (
	gap     kind = iota // between words
	letters             // of a word
	crowded             // letters of scripts without spaces between words
)

func kindOf(r rune) kind {
	switch {
	case r < 0x80:
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return letters
		}
		return gap
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
		return crowded
	case isLetter(r):
		return letters
	}
	return gap
}

func isLetter(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.Mc) }

// whole is a folded text as one key: letters, digits and the dots within. "SR 1.1 RE(1)" is sr1.1re1.
func whole(folded string) string {
	key := strings.Map(func(r rune) rune {
		if r == '.' || isLetter(r) {
			return r
		}
		return -1
	}, folded)
	return strings.Trim(key, ".")
}
