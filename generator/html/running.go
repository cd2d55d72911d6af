package html

import (
	"fmt"
	"regexp"
	"strings"
)

// pageNumber is what a running line says in place of a page's number and of their count.
var pageNumber = regexp.MustCompile(`\{(pages?)\}`)

// runningSeparator parts a running line into what it says.
var runningSeparator = regexp.MustCompile(`\s*[|·•—–;,\t]\s*|\s+[-/]\s+`)

// withoutPages is a running line on a screen, where there are no pages: the parts that number them are left out, with what
// separates them.
func withoutPages(line string) string {
	out, before, from := "", "", 0
	add := func(part string) {
		if strings.TrimSpace(part) == "" || pageNumber.MatchString(part) {
			return
		}
		if out != "" {
			out += before
		}
		out += part
	}
	for _, at := range runningSeparator.FindAllStringIndex(line, -1) {
		add(line[from:at[0]])
		before, from = line[at[0]:at[1]], at[1]
	}
	add(line[from:])
	return oneLine(out)
}

// runningLines is the style of the printed page's margins: the classification above and below, the running lines and the
// number of the page beside it. The cover has the classification only.
func (b *book) runningLines() string {
	header, footer := b.shortTitle(), ""
	if l := b.pub.Look; l != nil {
		footer = l.Footer
		if l.Header != "" {
			header = l.Header
		}
	}
	number := b.words["page-of"]
	if strings.Contains(header+footer, "{page}") {
		number = ""
	}
	var s strings.Builder
	margin := func(at, line string) { fmt.Fprintf(&s, "@%s{content:%s}", at, cssContent(line)) }
	s.WriteString("@page{")
	margin("top-left", header)
	margin("top-center", b.pub.Banner)
	margin("bottom-left", footer)
	margin("bottom-center", b.pub.Banner)
	margin("bottom-right", number)
	s.WriteString("}\n@page :first{@top-left{content:none}@bottom-left{content:none}@bottom-right{content:none}}\n")
	return s.String()
}

// cssContent is a line as the value of CSS's content, page numbers as its counters.
func cssContent(line string) string {
	line = oneLine(line)
	var parts []string
	text := func(s string) {
		if s != "" {
			parts = append(parts, cssString(s))
		}
	}
	from := 0
	for _, at := range pageNumber.FindAllStringSubmatchIndex(line, -1) {
		text(line[from:at[0]])
		parts = append(parts, "counter("+line[at[2]:at[3]]+")")
		from = at[1]
	}
	text(line[from:])
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, " ")
}

// cssString is text as a string of CSS. All but letters and digits of ASCII is written by number, so that no text of a
// client's can end the string, the style or the line.
func cssString(s string) string {
	b := []byte{'"'}
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			b = append(b, byte(r))
		case r == 0:
			b = append(b, `\fffd `...)
		default:
			b = fmt.Appendf(b, `\%x `, r)
		}
	}
	return string(append(b, '"'))
}
