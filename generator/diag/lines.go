package diag

import "strings"

// Lines finds the source lines that findings quote. A file is split once and a line is decoded once for neighbouring
// findings, so that many findings on one long line cost little.
type Lines struct {
	src    Sources
	files  map[string][]string
	at     Pos    // of the line below; Col is not used
	text   []rune // printable, one for one with what the author wrote
	astral bool   // some character takes two units in UTF-16
}

// NewLines reads from src, which may be nil: then there are no lines.
func NewLines(src Sources) *Lines { return &Lines{src: src, files: map[string][]string{}} }

// find decodes the line of a place and reports whether there is one to quote.
func (l *Lines) find(p Pos) bool {
	p.Col = 0
	if p == l.at {
		return p.Line > 0 && len(l.text) > 0
	}
	l.at, l.text, l.astral = p, nil, false
	lines := l.of(p.File)
	if p.Line < 1 || p.Line > len(lines) {
		return false
	}
	line := strings.TrimSuffix(lines[p.Line-1], "\r")
	l.text = []rune(printable(line))
	l.astral = strings.ContainsFunc(line, func(r rune) bool { return r > 0xFFFF })
	return len(l.text) > 0
}

func (l *Lines) of(file string) []string {
	if l.src == nil {
		return nil
	}
	lines, ok := l.files[file]
	if !ok {
		lines = strings.Split(strings.TrimPrefix(string(l.src(file)), "\ufeff"), "\n")
		l.files[file] = lines
	}
	return lines
}

// Excerpt is the source line of a finding: the part before what is underlined, that part, and what follows, each of at
// most so many characters, the nearest ones. ok is false when there is no line to quote. Characters that could steer a
// reader's screen are replaced, one for one.
func (l *Lines) Excerpt(d Diagnostic, most int) (before, marked, after string, ok bool) {
	if !l.find(d.Pos) {
		return "", "", "", false
	}
	from, to := 0, 0
	if d.Pos.Col > 0 {
		from = min(d.Pos.Col-1, len(l.text))
		to = min(from+underline(l.text, from, d.Len), len(l.text))
	}
	cut := func(runes []rune) string { return string(runes[:min(len(runes), most)]) }
	return string(l.text[max(0, from-most):from]), cut(l.text[from:to]), cut(l.text[to:]), true
}

// length is the number of characters that a finding is about; 0 when that is not known.
func (l *Lines) length(d Diagnostic) int {
	switch {
	case d.Len > 0:
		return d.Len
	case d.Pos.Col == 0 || !l.find(d.Pos):
		return 0
	}
	from := min(d.Pos.Col-1, len(l.text))
	return min(underline(l.text, from, 0), len(l.text)-from)
}

// utf16Column turns a column in characters into one in UTF-16 code units. Beyond the line's end the two advance alike.
func (l *Lines) utf16Column(p Pos, col int) int {
	if !l.find(p) || !l.astral {
		return col
	}
	out := col
	for _, r := range l.text[:min(col-1, len(l.text))] {
		if r > 0xFFFF {
			out++
		}
	}
	return out
}
