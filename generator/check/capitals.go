package check

import (
	"regexp"
	"strings"
	"unicode"

	"smmpub/generator/diag"
)

// capitals is a word in capitals that no glossary lists.
type capitals struct {
	times     int
	explained bool // its long form stands beside it
	at        diag.Pos
}

// capitals notes a word in capitals of the text being read.
func (v *vocabulary) capitals(s string, at int, w string) {
	found := v.caps[w]
	if found == nil {
		found = &capitals{at: v.at.at}
		v.caps[w] = found
	}
	found.times++
	found.explained = found.explained || explained(tail(s[:at]), w, s[at+len(w):])
}

// capitalWords are written in capitals without being acronyms that a reader would look up: the key words of RFC 2119 and
// names of units, formats and times that everybody knows.
var capitalWords = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`MUST SHALL SHOULD MAY NOT REQUIRED WILL CAN AND OR NO YES NOTE
		KB MB GB TB KHZ MHZ GHZ AM PM AD BC CE UTC ID IDS OK TV PC USB PDF HTML XML JSON CSV YAML URL URI HTTP HTTPS
		US USA UK`) {
		capitalWords[w] = true
	}
}

var roman = regexp.MustCompile(`^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$`)

// isCapitals reports a word that could be an acronym: two to six capitals, no numeral, no word that everybody knows.
func isCapitals(w string) bool {
	if len(w) < 2 || len(w) > 6 {
		return false
	}
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return !capitalWords[w] && !roman.MatchString(w)
}

// isNumbered reports a number after a word: SR 1.1, ISO 27001. Such a word is the first part of an id.
func isNumbered(after string) bool {
	return len(after) > 1 && (after[0] == ' ' || after[0] == '-' || after[0] == '/') && after[1] >= '0' && after[1] <= '9'
}

// nearby is how many bytes around a word are looked at, so that long texts cost no more than they are long.
const nearby = 120

func tail(s string) string { return s[max(0, len(s)-nearby):] }

// explained reports that the long form stands before the word in brackets, or in brackets behind it.
func explained(before, w, after string) bool {
	if strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")") {
		return strings.HasSuffix(initials(before), w)
	}
	if inside, ok := strings.CutPrefix(after, " ("); ok {
		inside, _, _ = strings.Cut(inside[:min(len(inside), nearby)], ")")
		return initials(inside) == w
	}
	return false
}

// initials are the capitals that words begin with.
func initials(s string) string {
	var b strings.Builder
	last := ' '
	for _, r := range s {
		if unicode.IsUpper(r) && !unicode.IsLetter(last) {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
