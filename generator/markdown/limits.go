package markdown

import "strings"

// The bounds that keep reading linear. goldmark needs quadratic time for delimiters that never match within one
// paragraph, for deep nesting, and for tables whose rows are shorter than their head.
const (
	maxDelimiters = 1000
	maxDepth      = 60
	maxIndent     = 200
	maxPipes      = 100
	maxCells      = 50_000
	maxText       = 1 << 20 // bytes
	maxWord       = 100_000 // bytes without a space; breaking lines in one takes quadratic time
	codeScale     = 10      // how much more code may have; what looks like code here may be none to goldmark
)

// tooMuch reports and refuses a text that would take too long to read.
func (r *reader) tooMuch() bool {
	if len(r.Text) > maxText {
		r.list.Errorf(r.places.at(0), "too-complex", "the text has more than %d MB", maxText>>20).Hint = "split it"
		return true
	}
	var m meter
	offset := 0
	for line := range strings.Lines(r.Text) {
		if what := m.add(line); what != "" {
			r.list.Errorf(r.places.at(offset), "too-complex", "%s", what).Hint = "split it"
			return true
		}
		offset += len(line)
	}
	return false
}

// meter adds up what a text costs, line by line.
type meter struct {
	fence        string // what closes the code that the line stands in
	delimiters   int    // of the paragraph so far
	rows, widest int    // lines since the last empty one, and the most pipes in one of them
}

// add takes a line and says what is too much, or "".
func (m *meter) add(line string) string {
	text := strings.TrimLeft(line, " \t")
	scale := 1
	if m.code(text) {
		scale = codeScale
	} else if startsAnew(text) {
		m.delimiters = 0
	}
	m.delimiters += count(line, "*_[]~<`\"'")
	m.rows, m.widest = m.rows+1, max(m.widest, strings.Count(line, "|"))
	if strings.TrimSpace(text) == "" {
		m.delimiters, m.rows, m.widest = 0, 0, 0
	}
	switch {
	case m.delimiters > maxDelimiters*scale:
		return "the paragraph has too many marks such as * _ [ ] and `"
	case len(line)-len(text) > maxIndent || markers(line) > maxDepth*scale:
		return "the text is nested too deep"
	case len(line) > maxWord && longestWord(line) > maxWord:
		return "the text has a word of more than 100,000 letters"
	case m.widest > maxPipes*scale:
		return "the table has too many columns"
	case m.rows*m.widest > maxCells*scale:
		return "the table has too many cells"
	}
	return ""
}

// code reports that a line belongs to fenced code.
func (m *meter) code(text string) bool {
	if m.fence != "" {
		if strings.HasPrefix(text, m.fence) {
			m.fence = ""
		}
		return true
	}
	if strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~") {
		m.fence = text[:3]
		return true
	}
	return false
}

// startsAnew reports a line that begins a paragraph, an item or a table row, so that no delimiter above it can match.
func startsAnew(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" || line[0] == '|' || line[0] == '#' {
		return true
	}
	marker, _, ok := strings.Cut(line, " ")
	if !ok {
		return false
	}
	return marker == "-" || marker == "*" || marker == "+" || marker == ":" ||
		strings.TrimLeft(strings.TrimRight(marker, ".)"), "0123456789") == ""
}

// markers counts the marks of nesting that a line begins with.
func markers(line string) int {
	n := 0
	for _, c := range []byte(line) {
		switch c {
		case '>', '-', '+', '*':
			n++
		case ' ', '\t', '.', ')', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		default:
			return n
		}
	}
	if strings.Trim(line, "- \t\n") == "" || strings.Trim(line, "* \t\n") == "" {
		return 0
	}
	return n
}

func longestWord(line string) int {
	longest := 0
	for word := range strings.FieldsSeq(line) {
		longest = max(longest, len(word))
	}
	return longest
}

func count(s, chars string) int {
	n := 0
	for i := range len(s) {
		if strings.IndexByte(chars, s[i]) >= 0 {
			n++
		}
	}
	return n
}
