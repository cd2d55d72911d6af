package author

import (
	"bytes"
	"strings"

	"smmpub/generator/load"
)

// braces finds the first map of answers that stands in braces and gives the edit that writes it in lines.
func (l *ledger) braces() (edit, bool) {
	for _, s := range l.scalars {
		if !s.Key || !answersPath(s.Path) {
			continue
		}
		open := l.value(s)
		if open < 0 || l.src.raw[open] != '{' {
			continue
		}
		parts, end := flowParts(l.src.raw, open)
		if end < 0 || len(parts) == 0 {
			continue
		}
		indent := strings.Repeat(" ", s.Pos.Col+1)
		text := ""
		for _, line := range l.parts(parts) {
			if strings.HasPrefix(line, " #") { // behind the comma
				text += line
				continue
			}
			text += l.src.newline() + indent + line
		}
		from := open
		for from > 0 && l.src.raw[from-1] == ' ' {
			from--
		}
		return edit{from, end, text}, true
	}
	return edit{}, false
}

// parts are the lines of what stands in braces, each part from its own line on.
func (l *ledger) parts(parts [][2]int) []string {
	var out []string
	for _, p := range parts {
		begun := false
		for i, line := range strings.Split(string(l.src.raw[p[0]:p[1]]), "\n") {
			line = strings.TrimSpace(line)
			switch comment := strings.HasPrefix(line, "#"); {
			case line == "":
				continue
			case comment && i == 0 && len(out) > 0:
				line = " " + line
			case !comment && begun:
				line = "    " + line
			case !comment:
				begun = true
			}
			out = append(out, line)
		}
	}
	return out
}

// value is where the value of a key begins on the key's line; -1 where it begins below.
func (l *ledger) value(s load.Scalar) int {
	at := l.src.offset(s.Pos)
	if at < 0 {
		return -1
	}
	at += tokenLen(l.src.raw[at:], s.Text)
	colon := bytes.IndexByte(l.src.raw[at:], ':')
	if colon < 0 {
		return -1
	}
	for at += colon + 1; at < len(l.src.raw); at++ {
		switch l.src.raw[at] {
		case ' ', '\t':
		case '\n', '\r', '#':
			return -1
		default:
			return at
		}
	}
	return -1
}

// tokenLen is how many bytes a text takes where it stands, quotation marks included.
func tokenLen(raw []byte, text string) int {
	if len(raw) > 0 && (raw[0] == '"' || raw[0] == '\'') && bytes.HasPrefix(raw[1:], []byte(text)) {
		return len(text) + 2
	}
	return len(text)
}

// flowParts are the parts of a map or a list in brackets, without the commas between them, and where it ends; -1 when it
// does not.
func flowParts(raw []byte, open int) (parts [][2]int, end int) {
	depth, from := 0, open+1
	before := byte('{')
	part := func(to int) {
		if len(bytes.TrimSpace(raw[from:to])) > 0 {
			parts = append(parts, [2]int{from, to})
		}
		from = to + 1
	}
	for i := open; i < len(raw); i++ {
		c := raw[i]
		switch {
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				part(i)
				return parts, i + 1
			}
		case c == ',' && depth == 1:
			part(i)
		case (c == '"' || c == '\'') && strings.IndexByte("{[,:", before) >= 0:
			i = closing(raw, i)
		case c == '#' && (raw[i-1] == ' ' || raw[i-1] == '\n'):
			if next := bytes.IndexByte(raw[i:], '\n'); next >= 0 {
				i += next
			}
			continue
		}
		if c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			before = c
		}
	}
	return nil, -1
}

// closing is where a quoted text ends.
func closing(raw []byte, open int) int {
	for i := open + 1; i < len(raw); i++ {
		switch {
		case raw[i] == '\\' && raw[open] == '"':
			i++
		case raw[i] == raw[open] && raw[open] == '\'' && i+1 < len(raw) && raw[i+1] == '\'':
			i++
		case raw[i] == raw[open]:
			return i
		}
	}
	return len(raw) - 1
}
