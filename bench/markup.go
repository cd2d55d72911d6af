package main

import (
	"fmt"
	"html"
	"regexp"
	"strings"
)

// markup is how another program writes text and links within the document.
type markup struct {
	escape func(string) string
	link   func(anchor, text string) string
}

var marked = regexp.MustCompile(`\[[^\]]+\]`)

// text turns a sentence of the corpus into markup: terms lose their brackets, citations keep them.
func (m markup) text(s string) string {
	var b strings.Builder
	at := 0
	for _, span := range marked.FindAllStringIndex(s, -1) {
		b.WriteString(m.escape(s[at:span[0]]))
		b.WriteString(m.mark(s[span[0]:span[1]]))
		at = span[1]
	}
	b.WriteString(m.escape(s[at:]))
	return b.String()
}

func (m markup) mark(bracketed string) string {
	words := strings.Trim(bracketed, "[]")
	if key, _, _ := strings.Cut(words, ","); strings.HasPrefix(key, "EX-") {
		return m.link("ref-"+key, m.escape(bracketed))
	}
	return m.link("term-"+slug(words), m.escape(words))
}

var latex = markup{
	escape: strings.NewReplacer(`\`, `\textbackslash{}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "{", `\{`, "}", `\}`,
		"~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace,
	link: func(anchor, text string) string { return fmt.Sprintf(`\hyperlink{%s}{%s}`, anchor, text) },
}

var typst = markup{
	escape: strings.NewReplacer(`\`, `\\`, "#", `\#`, "*", `\*`, "_", `\_`, "`", "\\`", "$", `\$`, "<", `\<`, "@", `\@`, "[", `\[`, "]", `\]`).Replace,
	link:   func(anchor, text string) string { return fmt.Sprintf(`#link(<%s>)[%s]`, anchor, text) },
}

var webpage = markup{
	escape: html.EscapeString,
	link:   func(anchor, text string) string { return fmt.Sprintf(`<a href="#%s">%s</a>`, anchor, text) },
}
