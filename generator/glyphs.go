package generator

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/pdf"
)

// mostGlyphs is how many missing characters have a finding of their own; a text in a script that no font has would have hundreds.
const mostGlyphs = 10

// missingGlyphs reports characters that no font of the PDF edition has, each with the places that hold it. around is the place of
// what was rendered. files are the sources, in which the exact place is looked up; nil where they are not at hand.
func missingGlyphs(list *diag.List, files fs.FS, around diag.Pos, found []pdf.Missing) {
	for _, m := range found[:min(mostGlyphs, len(found))] {
		if len(m.At) == 0 {
			m.At = []diag.Pos{around}
		}
		at, exact := exactly(files, m.At[0], m.Rune)
		d := list.Warnf(at, "missing-glyph", "the fonts of the PDF edition lack %s", nameOf(m.Rune))
		if exact {
			d.Len = 1
		}
		seen := []diag.Pos{at}
		for _, other := range m.At[1:] {
			if at, _ := exactly(files, other, m.Rune); !slices.Contains(seen, at) {
				seen = append(seen, at)
				d.Related = append(d.Related, diag.Related{Pos: at, Message: "also here"})
			}
		}
		d.Hint = "use another character, or name a font that has it in the theme's fonts.yaml"
	}
	if more := len(found) - mostGlyphs; more > 0 {
		list.Warnf(around, "missing-glyph", "the fonts of the PDF edition lack %d more characters, such as %s", more, nameOf(found[mostGlyphs].Rune)).
			Hint = "the theme's fonts.yaml names fonts for other scripts, under fallback"
	}
}

func nameOf(r rune) string { return fmt.Sprintf("%q (%U)", string(r), r) }

// exactly finds a character behind the place of what holds it; where it is not found, as when it was written in another way, the
// place stays.
func exactly(files fs.FS, at diag.Pos, r rune) (diag.Pos, bool) {
	if files == nil {
		return at, false
	}
	src, err := fs.ReadFile(files, at.File)
	if err != nil {
		return at, false
	}
	for i, line := range strings.Split(string(src), "\n") {
		chars := []rune(strings.TrimSuffix(line, "\r"))
		from := 0
		if i+1 == at.Line {
			from = min(max(at.Col-1, 0), len(chars))
		}
		if col := slices.Index(chars[from:], r); i+1 >= at.Line && col >= 0 {
			return diag.Pos{File: at.File, Line: i + 1, Col: from + col + 1}, true
		}
	}
	return at, false
}
