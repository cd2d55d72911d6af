package load

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// file is one source file, or the part of one that is YAML, while it is read.
type file struct {
	path  string
	src   string
	lines []string
	// What stands above and left of the part: added to the lines and columns of its nodes.
	down, right int
	list        *diag.List
	site        fs.FS                 // for tables beside the file
	images      map[string]*doc.Image // by path below content/
	also        []string              // other files that were read for this one
	shown       []*doc.Example        // practice tables in its texts, still to be read
}

func newFile(path, src string, list *diag.List) *file {
	return &file{path: path, src: src, lines: strings.Split(src, "\n"), list: list}
}

// part is a stretch of the file that is YAML of its own and begins at a place.
func (f *file) part(src string, at diag.Pos) *file {
	p := *f
	p.src, p.lines = src, strings.Split(src, "\n")
	p.down, p.right = at.Line-1, at.Col-1
	return &p
}

// pos is the place of a node.
func (f *file) pos(n *yaml.Node) diag.Pos { return f.at(n.Line, n.Column) }

func (f *file) at(line, col int) diag.Pos {
	if line == 0 {
		return diag.Pos{File: f.path}
	}
	if col > 0 {
		col += f.right
	}
	return diag.Pos{File: f.path, Line: line + f.down, Col: col}
}

// line is the text of a line of the part, counted from 1; "" beyond its end.
func (f *file) line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	return f.lines[n-1]
}

func (f *file) errorf(n *yaml.Node, rule, format string, args ...any) *diag.Diagnostic {
	return f.list.Errorf(f.pos(n), rule, format, args...)
}

// The bounds of a YAML or CSV file, of a Markdown file, and of a picture or another file that is copied, in bytes.
const (
	maxFile     = 4 << 20
	maxMarkdown = 1 << 20
	maxImage    = 32 << 20
)

// clean makes text of bytes: without a byte order mark, with line ends of one kind. What is no UTF-8 text is refused.
func clean(path string, b []byte, list *diag.List) (string, bool) {
	s := string(b)
	switch {
	case strings.HasPrefix(s, "\xff\xfe"), strings.HasPrefix(s, "\xfe\xff"):
		list.Errorf(diag.Pos{File: path}, "encoding", "the file is UTF-16").Hint = "save it as UTF-8"
		return "", false
	case !utf8.ValidString(s):
		list.Errorf(place(path, s, invalid(s)), "encoding", "the file is not UTF-8 from here on").Hint = "save it as UTF-8"
		return "", false
	}
	s = strings.TrimPrefix(s, "\ufeff")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if i := strings.IndexFunc(s, forbidden); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		d := list.Errorf(place(path, s, i), "control-character", "the control character U+%04X stands in the text", r)
		d.Len, d.Hint = 1, controlHint(r)
		return "", false
	}
	directions(path, s, list)
	return s, true
}

// forbidden are control characters, and the two that no XML, and so no metadata of a PDF, can hold.
func forbidden(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\u0085' || r == '\uFFFE' || r == '\uFFFF'
}

func controlHint(r rune) string {
	switch r {
	case '\r':
		return "save the file with the line ends of Unix or Windows"
	case 0:
		return "save the file as UTF-8 text"
	}
	return "delete it"
}

func invalid(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return 0
}

func place(path, s string, offset int) diag.Pos {
	before := s[:offset]
	start := strings.LastIndexByte(before, '\n') + 1
	return diag.Pos{File: path, Line: strings.Count(before, "\n") + 1, Col: utf8.RuneCountInString(before[start:]) + 1}
}
