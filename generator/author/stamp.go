package author

import (
	"regexp"
	"strings"

	"smmpub/generator/diag"
)

// stampWords are what a stamp says.
type stampWords struct{ id, was string }

// attributes is the stamp in braces after a text, without the braces.
func (w stampWords) attributes() string {
	if w.was == "" {
		return "#" + w.id
	}
	return "#" + w.id + " was=" + w.was
}

// keys is the stamp as keys of a map, each followed by a separator.
func (w stampWords) keys(separator string) string {
	out := "id: " + w.id + separator
	if w.was != "" {
		out += "was: " + w.was + separator
	}
	return out
}

// The bounds of the search for a place: lines that a paragraph may have, and the width beyond which a stamp has a line
// of its own, as it has in sources that are broken at 120 characters.
const (
	paragraphLines = 40
	lineWidth      = 120
)

// places are the edits that may stamp the statement whose text, or map, begins at a position; likely ones first. Most of
// them are wrong for most statements: who applies one reads the file again.
func places(s *source, p diag.Pos, w stampWords) [][]edit {
	at := s.offset(p)
	if at < 0 {
		return nil
	}
	var out [][]edit
	rest := string(s.raw[at:])
	if strings.HasPrefix(rest, "{") {
		out = append(out, insert(at+1, w.attributes()+" "), insert(at+1, w.keys(", ")))
	}
	if blockKey.MatchString(rest) {
		out = append(out, insert(at, w.keys(s.newline()+strings.Repeat(" ", p.Col-1))))
	}
	for n := p.Line; n < p.Line+paragraphLines; n++ {
		line := s.line(n)
		if strings.TrimSpace(line) == "" {
			break
		}
		out = append(out, s.ends(n, line, p, w)...)
	}
	return append(out, flowItem(at, s.line(p.Line), s.lines[p.Line-1], w)...)
}

func insert(at int, text string) []edit { return []edit{{at, at, text}} }

// blockKey is the first key of a map.
var blockKey = regexp.MustCompile(`^[a-z_]+:(?: |\r?\n)`)

// comment is a comment of YAML at the end of a line.
var lineComment = regexp.MustCompile(`\s+#(?: .*)?$`)

// ends are the places at the end of a line: inside the braces, the quotation mark or before the comment that end it.
func (s *source) ends(n int, line string, p diag.Pos, w stampWords) [][]edit {
	var out [][]edit
	add := func(text string) {
		text = strings.TrimRight(text, " \t")
		if strings.HasSuffix(text, "}") {
			if at, ok := s.opening(n, text); ok {
				out = append(out, insert(at+1, w.attributes()+" "))
			}
		}
		braces := "{" + w.attributes() + "}"
		at := s.lines[n-1] + len(text)
		if len([]rune(text))+1+len(braces) > lineWidth {
			out = append(out, insert(at, s.newline()+strings.Repeat(" ", p.Col-1)+braces))
		}
		out = append(out, insert(at, " "+braces))
	}
	add(line)
	trimmed := strings.TrimRight(line, " \t")
	if m := lineComment.FindStringIndex(trimmed); m != nil {
		trimmed = trimmed[:m[0]]
		add(trimmed)
	}
	if strings.HasSuffix(trimmed, `"`) || strings.HasSuffix(trimmed, "'") {
		add(trimmed[:len(trimmed)-1])
	}
	return out
}

// opening finds the brace that the last one of a text answers, on its line or one of the three above.
func (s *source) opening(n int, text string) (int, bool) {
	for l := n; l >= max(1, n-3); l-- {
		if i := strings.LastIndexByte(text, '{'); i >= 0 {
			return s.lines[l-1] + i, true
		}
		text = s.line(l - 1)
	}
	return 0, false
}

// flowItem makes a map of a text in a list in brackets.
func flowItem(at int, line string, start int, w stampWords) [][]edit {
	var out [][]edit
	for i := at - start + 1; i < len(line); i++ {
		if line[i] == ',' || line[i] == ']' {
			out = append(out, []edit{{at, at, "{" + w.keys(", ") + "text: "}, {start + i, start + i, "}"}})
		}
	}
	return out
}
