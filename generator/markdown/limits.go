package markdown

import (
	"strings"
)

// The bounds that keep reading linear. goldmark needs quadratic time for delimiters that never match within one
// paragraph, for deep nesting, and for tables whose rows are shorter than their head.
const (
	maxDelimiters = 1000
	maxDepth      = 60
	maxIndent     = 200
	maxPipes      = 100
	maxCells      = 50_000
)

// tooMuch reports and refuses a text that would take too long to read.
func (r *reader) tooMuch() bool {
	delimiters, fence, offset := 0, "", 0
	rows, widest := 0, 0 // of the lines since the last empty one
	for line := range strings.Lines(r.Text) {
		trimmed := strings.TrimLeft(line, " \t")
		switch {
		case fence != "":
			if strings.HasPrefix(trimmed, fence) {
				fence = ""
			}
			offset += len(line)
			continue
		case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
			fence = trimmed[:3]
		}
		if startsAnew(trimmed) {
			delimiters = 0
		}
		if rows, widest = rows+1, max(widest, strings.Count(line, "|")); strings.TrimSpace(line) == "" {
			rows, widest = 0, 0
		}
		delimiters += count(line, "*_[]~<`\"'")
		what := ""
		switch {
		case delimiters > maxDelimiters:
			what = "the paragraph has too many marks such as * _ [ ] and `"
		case len(line)-len(trimmed) > maxIndent || markers(line) > maxDepth:
			what = "the text is nested too deep"
		case widest > maxPipes:
			what = "the table has too many columns"
		case rows*widest > maxCells:
			what = "the table has too many cells"
		}
		if what != "" {
			r.list.Errorf(r.places.at(offset), "too-complex", "%s", what).Hint = "split it"
			return true
		}
		offset += len(line)
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

func count(s, chars string) int {
	n := 0
	for i := range len(s) {
		if strings.IndexByte(chars, s[i]) >= 0 {
			n++
		}
	}
	return n
}
