package html

import (
	"fmt"
	"html/template"
	"strings"
)

// build counts a text before it is made.
func (g *guard) build(size int) error {
	if g.built += size; g.built > g.limit || g.built < 0 {
		return costError(fmt.Sprintf("the frame builds texts of more than %d MB", g.limit>>20))
	}
	return nil
}

// texts are the functions of text/template that make texts, counted. They are all that a frame can call: none reads a file, the
// environment or an address.
func (g *guard) texts() template.FuncMap {
	counted := func(growth int, f func(...any) string) func(...any) (string, error) {
		return func(args ...any) (string, error) {
			if err := g.build(growth * size(args)); err != nil {
				return "", err
			}
			return f(args...), nil
		}
	}
	return template.FuncMap{
		"print": counted(1, fmt.Sprint), "println": counted(1, fmt.Sprintln), "printf": g.printf,
		"html": counted(5, template.HTMLEscaper), "js": counted(6, template.JSEscaper), "urlquery": counted(9, template.URLQueryEscaper),
	}
}

// printf refuses widths of more than two digits, which pad with spaces, and verbs that name an argument again.
func (g *guard) printf(format string, args ...any) (string, error) {
	digits := 0
	for _, r := range format {
		digits++
		if r < '0' || r > '9' {
			digits = 0
		}
		if digits > 2 && strings.Contains(format, "%") || r == '*' || r == '[' && strings.Contains(format, "%[") {
			return "", costError(fmt.Sprintf("printf %q: widths have one or two digits and are written out; arguments stand in order", format))
		}
	}
	if err := g.build(len(format)*100 + 10*size(args)); err != nil { // %q writes a byte as \U0010ffff
		return "", err
	}
	return fmt.Sprintf(format, args...), nil
}

// size is at least how long values are as text.
func size(args []any) int {
	n := 0
	for _, a := range args {
		switch a := a.(type) {
		case string:
			n += len(a) + 1
		case template.HTML:
			n += len(a) + 1
		default:
			n += len(fmt.Sprint(a)) + 1
		}
	}
	return n
}
