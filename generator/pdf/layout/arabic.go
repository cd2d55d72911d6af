package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Arabic letters join: each has a form for standing alone, at the end, at the beginning and in the middle of a joined group.
// fpdf paints characters, not glyphs, so the forms are taken from Unicode's presentation forms, in that order.
var joining = map[rune]joint{}

// joint is the first form of a letter, and how many it has: 1 joins nothing, 2 joins what is before, 4 what is after too.
type joint struct {
	form  rune
	forms int8
}

// letterOf gives the letters of a presentation form.
var letterOf = map[rune]string{}

func init() {
	// U+0621 to U+064A without U+063B to U+0640, whose forms follow each other from U+FE80 (UnicodeData.txt).
	form := rune(0xfe80)
	letter := rune(0x621)
	for _, n := range "122224242444442222444444444444444224" {
		if letter == 0x63b {
			letter = 0x641
		}
		addJoint(letter, form, int8(n-'0'))
		form += n - '0'
		letter++
	}
	for _, more := range []struct {
		letter, form rune
		forms        int8
	}{{0x679, 0xfb66, 4}, {0x67e, 0xfb56, 4}, {0x686, 0xfb7a, 4}, {0x688, 0xfb88, 2}, {0x691, 0xfb8c, 2}, {0x698, 0xfb8a, 2},
		{0x6a9, 0xfb8e, 4}, {0x6af, 0xfb92, 4}, {0x6ba, 0xfb9e, 2}, {0x6be, 0xfbaa, 4}, {0x6c1, 0xfba6, 4}, {0x6cc, 0xfbfc, 4}, {0x6d2, 0xfbae, 2}} {
		addJoint(more.letter, more.form, more.forms)
	}
	for i, alef := range []rune{0x622, 0x623, 0x625, 0x627} {
		letterOf[lamAlef+rune(2*i)], letterOf[lamAlef+rune(2*i)+1] = "\u0644"+string(alef), "\u0644"+string(alef)
	}
}

func addJoint(letter, form rune, forms int8) {
	joining[letter] = joint{form, forms}
	for i := range rune(forms) {
		letterOf[form+i] = string(letter)
	}
}

const (
	lam     = '\u0644'
	lamAlef = '\ufef5' // the first of the four ligatures, two forms each
	tatweel = '\u0640' // joins on both sides
	joiner  = '\u200d'
)

// Letters gives the characters that a form on the page stands for: itself for most.
func Letters(shown rune) string {
	if s, ok := letterOf[shown]; ok {
		return s
	}
	return string(shown)
}

func hasArabic(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if c := s[i]; c >= 0xd8 && c <= 0xdb {
			return true
		}
	}
	return false
}

// shape puts the joined forms in the place of Arabic letters. before and after are what stands beside the text.
func shape(before, text, after string) string {
	rs := []rune(text)
	var b strings.Builder
	prev := lastLetter(before)
	for i := 0; i < len(rs); i++ {
		r := rs[i]
		j, ok := joining[r]
		if !ok {
			b.WriteRune(r)
			if !unicode.Is(unicode.Mn, r) {
				prev = r
			}
			continue
		}
		end := i + 1
		if k := ligature(rs, i); k > 0 {
			j, end = joint{lamAlef + rune(2*(k-1)), 2}, i+2
		}
		b.WriteRune(j.at(joinsAfter(prev), j.forms > 2 && joinsBefore(nextLetter(rs[end:], after))))
		prev = rs[end-1]
		i = end - 1
	}
	return b.String()
}

// at is the form for a place: joined to what is before, to what is after.
func (j joint) at(before, after bool) rune {
	switch {
	case j.forms == 1 || !before && !after:
		return j.form
	case !after:
		return j.form + 1
	case !before:
		return j.form + 2
	}
	return j.form + 3
}

// ligature tells whether lam and alef meet at i, and which alef it is, from 1.
func ligature(rs []rune, i int) int {
	if rs[i] != lam || i+1 >= len(rs) {
		return 0
	}
	return (strings.IndexRune("\u0622\u0623\u0625\u0627", rs[i+1]) + 2) / 2 // two bytes each
}

func joinsAfter(r rune) bool  { return joining[r].forms > 2 || r == tatweel || r == joiner }
func joinsBefore(r rune) bool { return joining[r].forms > 1 || r == tatweel || r == joiner }

// nextLetter is the next character that is no mark over or under a letter.
func nextLetter(rs []rune, after string) rune {
	for _, r := range rs {
		if !unicode.Is(unicode.Mn, r) {
			return r
		}
	}
	for _, r := range after {
		if !unicode.Is(unicode.Mn, r) {
			return r
		}
	}
	return 0
}

func lastLetter(s string) rune {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if !unicode.Is(unicode.Mn, r) {
			return r
		}
		s = s[:len(s)-n]
	}
	return 0
}

// shaped are spans with the joined forms of their letters, which join across spans.
func shaped(spans []span) []span {
	out := append([]span(nil), spans...)
	for i := range out {
		if !hasArabic(spans[i].text) {
			continue
		}
		before, after := "", ""
		if i > 0 && !spans[i-1].object() {
			before = spans[i-1].text
		}
		if i+1 < len(spans) && !spans[i+1].object() {
			after = spans[i+1].text
		}
		out[i].text = shape(before, spans[i].text, after)
	}
	return out
}
