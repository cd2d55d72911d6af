package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"smmpub/generator/doc"
)

// style is how a text is set. Size is in tenths of a point.
type style struct {
	size  int
	bold  bool
	ink   doc.Ink
	align doc.Align
}

// leading is the distance from line to line.
func (s style) leading() int { return s.size * 6 / 5 }

// base is the distance from a line's top to its base line; capitals then stand in the middle of the line.
func (s style) base() int { return s.size * 96 / 100 }

// width is the room that a line takes: its advance widths and one fiftieth, since no two renderers space alike.
func (s style) width(line string) int {
	face := &regular
	if s.bold {
		face = &bold
	}
	sum := 0
	for _, r := range line {
		sum += face.of(r)
	}
	return (sum*s.size*51/50 + 999) / 1000
}

// passage is a text that has been broken into lines.
type passage struct {
	style
	lines  []string
	symbol string
}

func (p passage) height() int { return len(p.lines) * p.leading() }

// set breaks a text for a width: running text, filled from the first line on.
func (s style) set(text, symbol string, width int) passage {
	if s.size == 0 {
		return passage{}
	}
	return passage{s, s.wrap(text, width), symbol}
}

// balance is set for names: as few lines as set, of about one length.
func (s style) balance(text, symbol string, width int) passage {
	p := s.set(text, symbol, width)
	least := 0
	for _, word := range words(text) {
		for _, piece := range pieces(word) {
			least = max(least, s.width(piece))
		}
	}
	for least < width {
		middle := (least + width) / 2
		lines := s.wrap(text, middle)
		if len(lines) > len(p.lines) {
			least = middle + 1
			continue
		}
		p.lines, width = lines, middle
	}
	return p
}

// wrap breaks a text at spaces, after hyphens and slashes that stand between letters and, where a word is wider than the
// line, anywhere.
func (s style) wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range words(text) {
		for i, piece := range pieces(word) {
			longer := line + piece
			if i == 0 && line != "" {
				longer = line + " " + piece
			}
			if s.width(longer) <= width {
				line = longer
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			for line = piece; s.width(line) > width && s.cut(line, width) < len(line); {
				n := s.cut(line, width)
				lines, line = append(lines, line[:n]), line[n:]
			}
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// cut says how many bytes of a word fit: at least one rune with its accents.
func (s style) cut(word string, width int) int {
	end := 0
	for i, r := range word {
		if i > 0 && !unicode.Is(unicode.Mn, r) {
			if s.width(word[:i]) > width && end > 0 {
				return end
			}
			end = i
		}
	}
	if end == 0 {
		return len(word)
	}
	return end
}

// words are the parts of a text between spaces. No-break spaces join.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f'
	})
}

// pieces are the parts of a word that may stand on lines of their own: "point-of-", "sale".
func pieces(word string) []string {
	var out []string
	from := 0
	for i, r := range word {
		next := i + utf8.RuneLen(r)
		if !strings.ContainsRune("-/–—", r) || i == from || next >= len(word) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(word[:i])
		after, _ := utf8.DecodeRuneInString(word[next:])
		if unicode.IsLetter(before) && unicode.IsLetter(after) {
			out = append(out, word[from:next])
			from = next
		}
	}
	return append(out, word[from:])
}
