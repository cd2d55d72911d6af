package layout

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"smmpub/generator/doc"
)

// hasRTL tells whether a text may hold characters that run from right to left. Latin, Greek and Cyrillic text is told apart
// by its bytes.
func hasRTL(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0xd6 {
			continue
		}
		if r, n := utf8.DecodeRuneInString(s[i:]); n > 1 {
			if r >= 0x590 && r < 0x900 || r == 0x200f || r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xff00 {
				return true
			}
			i += n - 1
		}
	}
	return false
}

// resolver works out the direction of a paragraph's characters by the Unicode bidirectional algorithm (UAX #9, revision 48).
// Sources are written without directional controls, so there is one level run: rules X are not needed, and controls count as
// invisible.
type resolver struct {
	runes  []rune
	props  []bidi.Properties
	class  []bidi.Class
	base   bidi.Class // L or R
	levels []uint8
}

// resolve gives the embedding level of each byte of text, and whether the paragraph runs from right to left. prefer says that
// it does when its language is such, although a foreign word stands first.
func resolve(text string, prefer bool) (levels []uint8, rtl bool) {
	p := &resolver{base: bidi.L}
	first := bidi.ON
	for _, r := range text {
		prop, _ := bidi.LookupRune(r)
		p.runes, p.props, p.class = append(p.runes, r), append(p.props, prop), append(p.class, prop.Class())
		if c := prop.Class(); first == bidi.ON && (c == bidi.L || c == bidi.R || c == bidi.AL) {
			first = c
		}
	}
	if first == bidi.R || first == bidi.AL || prefer {
		p.base = bidi.R
	}
	p.weak()
	p.brackets()
	p.neutral()
	p.implicit()
	levels = make([]uint8, 0, len(text))
	for i, r := range p.runes {
		for range max(utf8.RuneLen(r), 1) {
			levels = append(levels, p.levels[i])
		}
	}
	return levels, p.base == bidi.R
}

// weak applies rules W1 to W7 in one pass for what depends on letters before, and one for signs between numbers.
func (p *resolver) weak() {
	strong, prev := p.base, p.base
	for i, c := range p.class {
		switch {
		case c == bidi.NSM || c >= bidi.BN && c != bidi.AL:
			c = prev // W1
		case c == bidi.EN && strong == bidi.AL:
			c = bidi.AN // W2
		case c == bidi.L || c == bidi.R || c == bidi.AL:
			strong = c
		}
		p.class[i], prev = c, c
	}
	for i, c := range p.class {
		if c == bidi.AL {
			p.class[i] = bidi.R // W3
		}
	}
	p.signs()
	strong = p.base
	for i, c := range p.class {
		switch c {
		case bidi.L, bidi.R:
			strong = c
		case bidi.ES, bidi.ET, bidi.CS, bidi.B, bidi.S, bidi.WS:
			p.class[i] = bidi.ON // W6; N treats them alike
		case bidi.EN:
			if strong == bidi.L {
				p.class[i] = bidi.L // W7
			}
		}
	}
}

// signs applies rules W4 and W5: 1,000 and 10 % are one number each.
func (p *resolver) signs() {
	for i := 1; i+1 < len(p.class); i++ {
		a, c, z := p.class[i-1], p.class[i], p.class[i+1]
		if a == z && (a == bidi.EN && (c == bidi.ES || c == bidi.CS) || a == bidi.AN && c == bidi.CS) {
			p.class[i] = a
		}
	}
	for i := 0; i < len(p.class); {
		end := i
		for end < len(p.class) && p.class[end] == bidi.ET {
			end++
		}
		if end > i && (i > 0 && p.class[i-1] == bidi.EN || end < len(p.class) && p.class[end] == bidi.EN) {
			for j := i; j < end; j++ {
				p.class[j] = bidi.EN
			}
		}
		i = max(end, i+1)
	}
}

// facing is the direction that a resolved character gives to neutral ones beside it: numbers count as R.
func facing(c bidi.Class) bidi.Class {
	if c == bidi.EN || c == bidi.AN {
		return bidi.R
	}
	return c
}

// brackets applies rule N0: a pair takes the direction of what it holds, when that is the paragraph's, or else that of what
// stands before it.
func (p *resolver) brackets() {
	type open struct {
		at    int
		close rune
	}
	var stack []open
	for i, r := range p.runes {
		switch {
		case !p.props[i].IsBracket() || p.class[i] != bidi.ON:
		case p.props[i].IsOpeningBracket():
			stack = append(stack, open{i, Mirrored(r)})
		default:
			for k := len(stack) - 1; k >= 0; k-- {
				if stack[k].close == r {
					p.pair(stack[k].at, i)
					stack = stack[:k]
					break
				}
			}
		}
	}
}

func (p *resolver) pair(from, to int) {
	found := bidi.ON
	for _, c := range p.class[from+1 : to] {
		if c = facing(c); c == p.base {
			found = c
			break
		}
		if c != bidi.ON {
			found = c
		}
	}
	if found != bidi.ON && found != p.base {
		before := p.base
		for j := from - 1; j >= 0; j-- {
			if c := facing(p.class[j]); c != bidi.ON {
				before = c
				break
			}
		}
		if before == p.base {
			found = p.base
		}
	}
	if found != bidi.ON {
		p.class[from], p.class[to] = found, found
	}
}

// neutral applies rules N1 and N2.
func (p *resolver) neutral() {
	for i := 0; i < len(p.class); {
		if p.class[i] != bidi.ON {
			i++
			continue
		}
		end, left, right := i, p.base, p.base
		for end < len(p.class) && p.class[end] == bidi.ON {
			end++
		}
		if i > 0 {
			left = facing(p.class[i-1])
		}
		if end < len(p.class) {
			right = facing(p.class[end])
		}
		to := p.base
		if left == right {
			to = left
		}
		for ; i < end; i++ {
			p.class[i] = to
		}
	}
}

// implicit applies rules I1 and I2.
func (p *resolver) implicit() {
	p.levels = make([]uint8, len(p.class))
	for i, c := range p.class {
		switch {
		case c == bidi.R:
			p.levels[i] = 1
		case c != bidi.L, p.base == bidi.R:
			p.levels[i] = 2
		}
	}
}

// stretchOf is how many of the bytes belong to the first level.
func stretchOf(levels []uint8) int {
	for i, v := range levels {
		if v != levels[0] {
			return i
		}
	}
	return len(levels)
}

// Mirrors are characters that face the other way in text from right to left (BidiMirroring.txt), in pairs.
const Mirrors = "()[]{}<>«»‹›≤≥≪≫⊂⊃⊆⊇∈∋⌈⌉⌊⌋⟨⟩⟪⟫⦃⦄〈〉《》「」『』【】〔〕（）［］｛｝＜＞⁅⁆⁽⁾₍₎༺༻༼༽"

// Mirrored is the character that stands for another from right to left.
func Mirrored(r rune) rune {
	i := strings.IndexRune(Mirrors, r)
	if i < 0 {
		return r
	}
	n := utf8.RuneLen(r)
	if before := utf8.RuneCountInString(Mirrors[:i]); before%2 == 1 {
		out, _ := utf8.DecodeLastRuneInString(Mirrors[:i])
		return out
	}
	out, _ := utf8.DecodeRuneInString(Mirrors[i+n:])
	return out
}

// rightToLeft tells whether a paragraph of inlines runs from right to left.
func (l *layouter) rightToLeft(in []doc.Inline) bool {
	text := doc.PlainText(in)
	if !hasRTL(text) {
		return false
	}
	_, rtl := resolve(text, l.rtl)
	return rtl
}

// rtlLanguage tells whether a language is written from right to left.
func rtlLanguage(tag string) bool {
	lang, _, _ := strings.Cut(strings.ToLower(tag), "-")
	switch lang {
	case "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi":
		return true
	}
	return false
}
