package markdown

import (
	"sort"
	"strings"
	"unicode/utf8"

	"smmpub/generator/diag"
)

// Base places a text in its file.
type Base struct {
	File      string
	Line, Col int  // of the text's first character, from 1
	Indent    int  // characters that stand before every line but the first
	Fixed     bool // nothing but the text's start is known: every place in it is the start
}

func (b Base) start() diag.Pos { return diag.Pos{File: b.File, Line: b.Line, Col: b.Col} }

// places turns byte offsets into places.
type places struct {
	base  Base
	text  string
	lines []int // offsets of the lines' first bytes
}

func newPlaces(base Base, text string) *places {
	p := &places{base: base, text: text, lines: []int{0}}
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return p
		}
		i += n + 1
		p.lines = append(p.lines, i)
	}
}

// at is the place of a byte of the text.
func (p *places) at(offset int) diag.Pos {
	if p.base.Fixed {
		return p.base.start()
	}
	offset = min(max(offset, 0), len(p.text))
	line := sort.SearchInts(p.lines, offset+1) - 1
	col := utf8.RuneCountInString(p.text[p.lines[line]:offset])
	if line == 0 {
		col += p.base.Col
	} else {
		col += p.base.Indent + 1
	}
	return diag.Pos{File: p.base.File, Line: p.base.Line + line, Col: col}
}
