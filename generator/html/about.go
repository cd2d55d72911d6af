package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"smmpub/generator/doc"
)

// longestAbout is how many characters of a description search engines show.
const longestAbout = 160

// about is what a section's page begins with, as plain text; else what it is and in which publication.
func (b *book) about(s *doc.Section) string {
	if text := b.opening(s); text != "" {
		return shorten(text)
	}
	if b.pub == nil {
		return shorten(joinNonEmpty(" · ", b.part(s).name, b.web.site.Title))
	}
	return shorten(joinNonEmpty(", ", b.part(s).name, b.pub.Front.Title, b.words["edition"]+" "+b.pub.Edition))
}

// opening is the first sentence of the section's text, or of those below it.
func (b *book) opening(s *doc.Section) string {
	for _, x := range s.Body {
		if text := b.saying(x); text != "" {
			return text
		}
	}
	for _, c := range s.Sections {
		if text := b.opening(c); text != "" {
			return text
		}
	}
	return ""
}

// saying is the first sentence of a paragraph, or of the lines over a table.
func (b *book) saying(x doc.Block) string {
	switch x := x.(type) {
	case *doc.Paragraph:
		return sentence(b.plain(x.Content))
	case *doc.Table:
		for _, line := range x.Summary {
			if text := sentence(b.plain(line)); text != "" {
				return text
			}
		}
	}
	return ""
}

// sentence is the first of a text: up to a full stop that no small letter follows, as one does after e.g.
func sentence(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	for i := 0; i+2 < len(s); i++ {
		if strings.IndexByte(".?!", s[i]) < 0 || s[i+1] != ' ' {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[i+2:]); !unicode.IsLower(r) {
			return s[:i+1]
		}
	}
	return s
}

// shorten cuts a text between words.
func shorten(s string) string {
	r := []rune(s)
	if len(r) <= longestAbout {
		return s
	}
	cut := string(r[:longestAbout-1])
	if i := strings.LastIndexByte(cut, ' '); i > longestAbout/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–-") + "…"
}
