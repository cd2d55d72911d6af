package pdf

import (
	"fmt"
	"strings"
	"testing"

	"smmpub/generator/doc"
)

// painting are the operators that leave something on the page (ISO 32000-1, annex A).
var painting = map[string]bool{"f": true, "F": true, "f*": true, "B": true, "B*": true, "b": true, "b*": true, "S": true, "s": true,
	"Tj": true, "TJ": true, "'": true, "\"": true, "Do": true, "sh": true, "BI": true, "EI": true}

// contentScan is what a page's content says of itself.
type contentScan struct {
	mcids          []int
	painted        int
	errors         []string
	states, marked int // graphics states and marked contents that are open
}

// scan reads a content stream operator by operator.
func scan(content []byte) *contentScan {
	s := &contentScan{}
	var operands []string
	for len(content) > 0 {
		var token string
		token, content = nextToken(content)
		switch {
		case token == "":
		case strings.ContainsRune("(<[]/-.0123456789", rune(token[0])):
			operands = append(operands, token)
		default:
			s.operator(token, operands)
			operands = nil
		}
	}
	if s.states != 0 || s.marked != 0 {
		s.complain("%d graphics states and %d marked contents do not end", s.states, s.marked)
	}
	return s
}

func (s *contentScan) complain(format string, args ...any) {
	s.errors = append(s.errors, fmt.Sprintf(format, args...))
}

func (s *contentScan) operator(name string, operands []string) {
	switch name {
	case "q":
		s.states++
	case "Q":
		s.states--
	case "BDC", "BMC":
		s.marked++
		s.mark(operands)
	case "EMC":
		s.marked--
	}
	if painting[name] {
		if s.painted++; s.marked < 1 {
			s.complain("%s %s outside marked content", operands, name)
		}
	}
	if s.states < 0 || s.marked < 0 {
		s.complain("%s without its beginning", name)
	}
}

// mark looks at the beginning of marked content: an artifact or a numbered part of the document. Inside only the characters
// meant by a glyph may be told.
func (s *contentScan) mark(operands []string) {
	if len(operands) != 2 {
		s.complain("content is marked as %s", operands)
		return
	}
	inner := operands[0] == "/Span" && strings.Contains(operands[1], "/ActualText")
	if inner != (s.marked > 1) {
		s.complain("%d marked contents are open with %s", s.marked, operands)
	}
	var n int
	switch _, err := fmt.Sscanf(operands[1], "<</MCID %d>>", &n); {
	case err == nil:
		s.mcids = append(s.mcids, n)
	case !inner && operands[0] != "/Artifact":
		s.complain("content is marked as %s", operands)
	}
}

// nextToken cuts off a token; a string or a dictionary is one.
func nextToken(b []byte) (string, []byte) {
	n := 1
	switch b[0] {
	case ' ', '\n', '\r', '\t':
		return "", b[1:]
	case '(':
		for depth := 1; n < len(b) && depth > 0; n++ {
			switch b[n] {
			case '\\':
				n++
			case '(':
				depth++
			case ')':
				depth--
			}
		}
	case '<':
		for depth := 1; n < len(b) && depth > 0; n++ {
			switch b[n] {
			case '<':
				depth++
			case '>':
				depth--
			}
		}
	case '[', ']':
	default:
		for n < len(b) && !strings.ContainsRune(" \n\r\t()<[]/", rune(b[n])) {
			n++
		}
	}
	return string(b[:n]), b[n:]
}

func TestEverythingPaintedLiesInMarkedContent(t *testing.T) {
	for name, pub := range map[string]*doc.Publication{"sample": sample(), "torture": torture(), "assessed": assessed()} {
		in := inspect(t, pub)
		painted := 0
		for i, p := range in.pages() {
			s := scan(in.stream(in.dict(p)["/Contents"]))
			for _, e := range s.errors {
				t.Errorf("%s, page %d: %s", name, i+1, e)
			}
			painted += s.painted
		}
		if painted < 500 {
			t.Errorf("%s: only %d painting operators were read", name, painted)
		}
	}
}

func TestTheScannerFindsWhatLiesOutside(t *testing.T) {
	for content, wrong := range map[string]bool{
		"/P <</MCID 0>> BDC\nBT (a\\)f) Tj ET\nEMC": false,
		"BT (a) Tj ET":                                     true,
		"/P <</MCID 0>> BDC q 1 0 0 rg EMC":                true,
		"/P <</MCID 0>> BDC /X BMC EMC EMC":                true,
		"/Artifact <</Type /Layout>> BDC 0 0 1 1 re f EMC": false,
		"EMC": true,
	} {
		if got := scan([]byte(content)).errors; len(got) > 0 != wrong {
			t.Errorf("%q: %q", content, got)
		}
	}
}
