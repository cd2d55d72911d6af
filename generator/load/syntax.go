package load

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// syntaxError turns an error of yaml.v3 into a finding. yaml.v3 names a line, mostly not that of the mistake, and never a
// column: so the failing line and those above it are searched for the commonest slips first.
func (f *file) syntaxError(err error) {
	_, what, _ := strings.Cut(err.Error(), "yaml: ")
	if m := errorForm.FindStringSubmatch(what); m != nil {
		what = m[1]
	}
	line := f.failing(err.Error())
	if f.otherSlips(line) {
		return
	}
	for _, l := range around(line) {
		if s, ok := f.slip(l); ok {
			f.reportSlip(l, s)
			return
		}
	}
	line = max(1, min(line, len(f.lines)))
	text := f.line(line)
	from := len(text) - len(strings.TrimLeft(text, " \t"))
	if open := unclosed(text); open >= 0 && strings.Contains(what, "did not find expected ','") {
		from = open
	}
	d := f.list.Errorf(f.at(line, utf8.RuneCountInString(text[:from])+1), "syntax", "%s", inWords(what))
	d.Len, d.Hint = max(1, utf8.RuneCountInString(strings.TrimSpace(text[from:]))), "look at the quotes, brackets and indentation of this line and the one above"
}

var errorForm = regexp.MustCompile(`^line \d+: (.*)`)

// maxSearched bounds the files that are parsed again to find an error, in bytes.
const maxSearched = 512 << 10

// failing finds the line at which the error first shows: the shortest beginning of the file that has it. yaml.v3 names
// the line of the list or map around, or none.
func (f *file) failing(message string) int {
	if len(f.src) > maxSearched {
		var line int
		_, _ = fmt.Sscanf(message, "yaml: line %d:", &line)
		return max(line, 1)
	}
	n := sort.Search(len(f.lines), func(i int) bool {
		d := yaml.NewDecoder(strings.NewReader(strings.Join(f.lines[:i+1], "\n") + "\n"))
		for {
			var n yaml.Node
			if err := d.Decode(&n); err != nil {
				return err.Error() == message
			}
		}
	})
	return n + 1
}

// around gives the lines to search, nearest first; the mistake never stands below.
func around(line int) []int {
	out := []int{line}
	for l := line - 1; l >= max(1, line-8); l-- {
		out = append(out, l)
	}
	return out
}

// inWords says the messages of yaml.v3 in words of an author.
func inWords(what string) string {
	for _, w := range plainWords {
		if strings.Contains(what, w[0]) {
			return w[1]
		}
	}
	return "this is no YAML: " + what
}

var plainWords = [][2]string{
	{"mapping values are not allowed", "a colon and a space stand where no map can begin"},
	{"did not find expected key", "this line does not fit into the map around it"},
	{"did not find expected '-' indicator", "this line does not fit into the list around it"},
	{"did not find expected ',' or ']'", "a list in brackets is not closed, or lacks a comma"},
	{"did not find expected ',' or '}'", "a map in braces is not closed, or lacks a comma"},
	{"could not find expected ':'", "a line without a colon stands among keys"},
	{"found unexpected end of stream", "a quotation mark or bracket is never closed"},
	{"found character that cannot start any token", "a text cannot begin with this character"},
	{"block sequence entries are not allowed", "a list cannot begin here"},
	{"found unknown escape character", "a backslash in double quotes begins a code that does not exist"},
	{"unknown anchor", "a text that begins with * refers to a mark that does not exist"},
	{"found undefined tag handle", "a text that begins with ! is taken for a tag"},
	{"exceeded max depth", "the file is nested too deep"},
}

// slip is a mistake that is seen in one line.
type slip struct {
	col, length int
	what, hint  string
}

const quoteIt = "quote the text, or use the Markdown form"

// slip looks for the commonest mistakes in a line of the part.
func (f *file) slip(n int) (slip, bool) {
	line := f.line(n)
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if i := strings.IndexByte(indent, '\t'); i >= 0 {
		return slip{i + 1, 1, "a tab stands in the indentation", "indent with spaces"}, true
	}
	if strings.HasPrefix(strings.TrimSpace(line), "#") || f.inLiteral(n) {
		return slip{}, false
	}
	start := valueStart(line)
	s, ok := slipOf(line[start:])
	s.col += utf8.RuneCountInString(line[:start]) + 1
	if ok {
		return s, true
	}
	return slipInside(line)
}

// slipInside looks for mistakes in a value within brackets or braces.
func slipInside(line string) (slip, bool) {
	if m := badStart.FindStringSubmatchIndex(line); m != nil {
		return slip{utf8.RuneCountInString(line[:m[2]]) + 1, 1, "a text cannot begin with " + line[m[2]:m[3]], quoteIt}, true
	}
	if m := secondColon.FindStringSubmatchIndex(line); m != nil {
		return slip{utf8.RuneCountInString(line[:m[2]]) + 1, 1, `": " inside a text is taken for a map`, quoteIt}, true
	}
	if m := innerBracket.FindStringSubmatchIndex(line); m != nil {
		return slip{utf8.RuneCountInString(line[:m[2]]) + 1, 1, line[m[2]:m[3]] + " stands in a text that is inside brackets or braces", quoteIt}, true
	}
	return slip{}, false
}

var (
	innerBracket = regexp.MustCompile(`[{,] *[\w-]+: +[^"'{\[,}\]|> ][^,{}\[\]"]*([\[{])`)
	badStart     = regexp.MustCompile("[\\[{,:] *([%@`])")
	secondColon  = regexp.MustCompile(`[{,] *[\w-]+: +[^"'{\[,}\] ][^,{}\[\]"]*(:) `)
)

var lead = regexp.MustCompile(`^\s*(?:- +)*(?:"[^"]*":\s+|'[^']*':\s+|[^\s"'\[\]{}#&*!|>%@` + "`" + `:][^:#{}\[\]]*:\s+)?`)

// valueStart is where the value of a line begins, after dashes and a key.
func valueStart(line string) int { return len(lead.FindString(line)) }

// slipOf judges a value; col counts from 0.
func slipOf(value string) (slip, bool) {
	switch value {
	case "":
		return slip{}, false
	case "-":
		return slip{0, 1, "a - by itself begins a list", "leave out what has nothing to say"}, true
	}
	switch c := value[0]; c {
	case '%', '@', '`':
		return slip{0, 1, "a text cannot begin with " + string(c), quoteIt}, true
	case '[', '{':
		if end := closingOf(value); end > 0 && hasText(value[end+1:]) {
			return slip{0, 1, "a text that begins with " + string(c) + " is taken for a " + listOrMap(c), quoteIt}, true
		}
		return slip{}, false
	case '*':
		if strings.ContainsAny(strings.TrimRight(value[1:], " "), " *") {
			return slip{0, 1, "a text that begins with * is taken for an alias", quoteIt}, true
		}
	case '!', '&':
		return slip{0, 1, "a text cannot begin with " + string(c), quoteIt}, true
	case '"', '\'':
		if end := strings.IndexByte(value[1:], c); end >= 0 && hasText(value[end+2:]) && value[end+2] != c && value[end+2] != ':' {
			return slip{0, end + 2, "text follows the quoted word", "quote the whole text, or use the Markdown form"}, true
		}
		return slip{}, false
	case '|', '>':
		return slip{}, false
	}
	if i := strings.Index(value, ": "); i > 0 {
		return slip{utf8.RuneCountInString(value[:i]), 1, `": " inside a text is taken for a map`, quoteIt}, true
	}
	return slip{}, false
}

func listOrMap(c byte) string {
	if c == '[' {
		return "list"
	}
	return "map"
}

// closingOf finds the bracket that answers the first one.
func closingOf(value string) int {
	depth := 0
	for i := range len(value) {
		switch value[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}

// unclosed finds the innermost bracket of a line that nothing answers; what stands in quotes does not count.
func unclosed(line string) int {
	var open []int
	var quote byte
	for i := range len(line) {
		switch c := line[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' && i > 0 && strings.IndexByte(" [{,:", line[i-1]) >= 0:
			quote = c
		case c == '[' || c == '{':
			open = append(open, i)
		case (c == ']' || c == '}') && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return -1
	}
	return open[len(open)-1]
}

func hasText(rest string) bool {
	rest = strings.TrimSpace(rest)
	return rest != "" && !strings.HasPrefix(rest, "#") && !strings.ContainsAny(rest[:1], ",]}")
}

var opensLiteral = regexp.MustCompile(`(?:^|[:\-] +)[|>][0-9+-]*\s*(?:#.*)?$`)

// inLiteral reports that a line belongs to a literal or folded block above it.
func (f *file) inLiteral(n int) bool {
	depth := indentOf(f.line(n))
	for l := n - 1; l >= 1; l-- {
		line := f.line(l)
		if strings.TrimSpace(line) == "" || indentOf(line) >= depth {
			continue
		}
		if opensLiteral.MatchString(line) {
			return true
		}
		depth = indentOf(line)
	}
	return false
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
