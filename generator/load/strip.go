package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
)

// Stripped gives a source file without what its authors wrote for themselves: the comments of YAML, also in the front
// matter of Markdown, and lines of Markdown that define an address which is only a remark, `[//]: # (so)`. All values are
// what they were; that is looked at again, and an error says that it could not be held.
func Stripped(site fs.FS, name string) ([]byte, error) {
	b, err := contents(site, name, maxFile)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	var list diag.List
	src, ok := clean(name, b, &list)
	if !ok {
		return nil, fmt.Errorf("read %s: it is no text", name)
	}
	switch path.Ext(name) {
	case ".yaml", ".yml":
		src, err = withoutComments(src)
	case ".md":
		src, err = withoutRemarks(src)
	}
	if err != nil {
		return nil, fmt.Errorf("comments of %s: %w", name, err)
	}
	return []byte(src), nil
}

// withoutComments takes the comments out of a YAML document. The parser says where quoted and literal texts begin, in
// which a # is no comment; lines that held nothing else go too.
func withoutComments(src string) (string, error) {
	before, err := document(src)
	if err != nil {
		return "", err
	}
	s := stripper{lines: strings.Split(src, "\n"), starts: map[[2]int]scalar{}}
	s.note(before, 0)
	out := s.run()
	after, err := document(out)
	if err != nil || !same(before, after) {
		return "", errors.New("they cannot be told from its texts")
	}
	if remark(after) {
		return "", errors.New("some stand where they are not looked for")
	}
	return out, nil
}

func document(src string) (*yaml.Node, error) {
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(src), &n); err != nil {
		return nil, err
	}
	return &n, nil
}

// same reports that two trees hold the same values, keys and anchors.
func same(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Tag != b.Tag || a.Value != b.Value || a.Anchor != b.Anchor || a.Style != b.Style || len(a.Content) != len(b.Content) {
		return false
	}
	for i := range a.Content {
		if !same(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}

func remark(n *yaml.Node) bool {
	if n.HeadComment+n.LineComment+n.FootComment != "" {
		return true
	}
	for _, c := range n.Content {
		if remark(c) {
			return true
		}
	}
	return false
}

// stripper copies a YAML document without its comments.
type stripper struct {
	lines  []string
	starts map[[2]int]scalar // quoted and literal texts by line and column, from 1
	out    []string
	quote  *yaml.Node // a quoted text that goes on in the next line
}

// scalar is a text, with how far what it stands in is indented.
type scalar struct {
	*yaml.Node
	outer int
}

const blockStyle = yaml.LiteralStyle | yaml.FoldedStyle

func (s *stripper) note(n *yaml.Node, outer int) {
	if n.Kind == yaml.ScalarNode && n.Style&(blockStyle|yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		s.starts[[2]int{n.Line, s.column(n)}] = scalar{n, outer}
	}
	if n.Kind != yaml.DocumentNode {
		outer = n.Column - 1
	}
	for _, c := range n.Content {
		s.note(c, outer)
	}
}

// column is where the text itself begins, behind its anchor.
func (s *stripper) column(n *yaml.Node) int {
	r := []rune(s.lines[n.Line-1])
	at := n.Column - 1
	for at < len(r) && (r[at] == '&' || r[at] == '!') {
		for at < len(r) && r[at] != ' ' {
			at++
		}
		for at < len(r) && r[at] == ' ' {
			at++
		}
	}
	return at + 1
}

func (s *stripper) run() string {
	for i := 0; i < len(s.lines); i++ {
		kept, block := s.line(i)
		if kept != "" || strings.TrimSpace(s.lines[i]) == "" {
			s.out = append(s.out, kept)
		}
		if block != nil {
			end := s.blockEnd(i+1, block)
			s.out = append(s.out, s.lines[i+1:end]...)
			i = end - 1
		}
	}
	return strings.Join(s.out, "\n")
}

// line gives a line without its comment, and the literal or folded text that begins in it. Columns are counted in
// characters, as the parser does.
func (s *stripper) line(i int) (kept string, block *scalar) {
	r := []rune(s.lines[i])
	for at := 0; at < len(r); at++ {
		if s.quote != nil {
			if at = s.endOfQuote(r, at); at < 0 {
				return s.lines[i], nil
			}
			continue
		}
		if n, ok := s.starts[[2]int{i + 1, at + 1}]; ok && n.Style&blockStyle != 0 {
			block = &n
		} else if ok {
			s.quote = n.Node
			continue
		}
		if r[at] == '#' && (at == 0 || r[at-1] == ' ' || r[at-1] == '\t') {
			return strings.TrimRight(string(r[:at]), " \t"), block
		}
	}
	return s.lines[i], block
}

// endOfQuote is the place of the mark that ends the quoted text; -1 when it goes on in the next line.
func (s *stripper) endOfQuote(r []rune, at int) int {
	single := s.quote.Style&yaml.SingleQuotedStyle != 0
	for ; at < len(r); at++ {
		switch {
		case single && r[at] == '\'' && at+1 < len(r) && r[at+1] == '\'', !single && r[at] == '\\':
			at++
		case single && r[at] == '\'', !single && r[at] == '"':
			s.quote = nil
			return at
		}
	}
	return -1
}

// blockHead is how a literal or folded text may say how far it is indented.
var blockHead = regexp.MustCompile(`^[|>][+-]?([1-9])`)

// blockEnd is the first line behind a literal or folded text: the first that is not indented as its own first line is.
// Remarks that are indented less stand behind it. One without lines ends where it begins.
func (s *stripper) blockEnd(from int, n *scalar) int {
	if strings.TrimSpace(n.Value) == "" {
		return from
	}
	indent := n.outer
	if m := blockHead.FindStringSubmatch(string([]rune(s.lines[from-1])[s.column(n.Node)-1:])); m != nil {
		indent += int(m[1][0] - '0')
	} else {
		indent = s.indentFrom(from)
	}
	for i := from; i < len(s.lines); i++ {
		if strings.TrimSpace(s.lines[i]) != "" && indentOf(s.lines[i]) < indent {
			return i
		}
	}
	return len(s.lines)
}

// indentFrom is how far the first line that is not empty is indented.
func (s *stripper) indentFrom(from int) int {
	for _, line := range s.lines[from:] {
		if strings.TrimSpace(line) != "" {
			return indentOf(line)
		}
	}
	return 0
}

// remarkLine is the definition of an address in Markdown that is none: people write remarks so.
var remarkLine = regexp.MustCompile(`^ {0,3}\[[^\]]+\]: *(#|<>|<#>) *(\(.*\)|".*"|'.*') *$`)

// withoutRemarks takes the remarks out of a Markdown file. What stands in code is shown, and stays.
func withoutRemarks(src string) (string, error) {
	lines := strings.Split(src, "\n")
	var out []string
	if isFence(lines[0]) {
		for i := 1; i < len(lines); i++ {
			if !isFence(lines[i]) {
				continue
			}
			head, err := withoutComments(strings.Join(lines[1:i], "\n"))
			if err != nil {
				return "", err
			}
			out, lines = []string{lines[0], head, lines[i]}, lines[i+1:]
			break
		}
	}
	code := ""
	for _, line := range lines {
		code = fenced(code, strings.TrimSpace(line))
		if code != "" || !remarkLine.MatchString(line) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n"), nil
}

// fenced is the fence of the code that a line stands in, "" outside.
func fenced(code, line string) string {
	mark := ""
	for _, c := range []string{"`", "~"} {
		if strings.HasPrefix(line, c+c+c) {
			mark = line[:len(line)-len(strings.TrimLeft(line, c))]
		}
	}
	switch {
	case code == "":
		return mark
	case mark == line && strings.HasPrefix(mark, code):
		return ""
	}
	return code
}
