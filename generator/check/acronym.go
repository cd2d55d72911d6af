package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// acronyms marks known acronyms in running text. Headings, captions and the words of links stay as they are.
func (c *checker) acronyms() {
	marked := map[*smm.Content]bool{nil: true}
	for _, p := range c.pubs {
		m := c.markerOf(p.OwnGlossaries(), p.Language, c.used[p.Front].acronyms)
		for _, it := range p.Document {
			if marked[it.Content] {
				m.recall(it.Content)
				continue
			}
			m.content(it.Content)
			marked[it.Content] = true
		}
		m.blocks(p.Abstract)
		for _, t := range p.Tables() {
			m.table(t)
		}
	}
	site := c.markerOf(nil, c.language(), map[string]bool{})
	for _, content := range c.lib.Contents {
		if !marked[content] {
			site.content(content)
		}
	}
}

// markerOf knows what acronyms mean to a publication: its own glossaries are asked first, then the site's.
func (c *checker) markerOf(own []*smm.Glossary, language string, used map[string]bool) marker {
	known := map[string]*smm.Acronym{}
	for _, g := range append(slices.Clone(own), c.lib.GlossariesFor(language)...) {
		for _, a := range g.Acronyms {
			if known[a.Acronym] == nil {
				known[a.Acronym] = a
			}
		}
	}
	m := marker{known: known, used: used}
	for _, name := range sortedKeys(known) {
		if name != "" && wordAt(name) != len(name) {
			m.odd = append(m.odd, name)
		}
	}
	slices.SortStableFunc(m.odd, func(a, b string) int { return len(b) - len(a) })
	return m
}

type marker struct {
	known map[string]*smm.Acronym
	used  map[string]bool // those that were found
	odd   []string        // those that are no words, such as C++ and .NET, longest first
}

// content marks a file.
func (m marker) content(content *smm.Content) {
	m.blocks(content.Blocks)
	for _, n := range content.Notes {
		m.blocks(n.Blocks)
	}
}

// recall notes what is used of a file that another publication, which prints it too, had marked.
func (m marker) recall(content *smm.Content) {
	if content == nil {
		return
	}
	use := func(in doc.Inline) {
		if a, ok := in.(*doc.Acronym); ok {
			m.used[a.Short] = true
		}
	}
	doc.EachInline(content.Blocks, use)
	for _, n := range content.Notes {
		doc.EachInline(n.Blocks, use)
	}
}

func (m marker) table(t *smm.Table) {
	m.blocks(t.Note)
	for _, r := range t.Rows {
		m.blocks(r.Summary)
		r.None = m.inlines(r.None)
		for _, cell := range r.Cells {
			for _, b := range cell.Blocks {
				m.blocks(b.Description)
			}
			for s := range cell.Statements {
				s.Text = m.inlines(s.Text)
				m.blocks(s.More)
			}
		}
	}
}

func (m marker) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading, *doc.Figure, *doc.Drawn:
		case *doc.Table:
			for _, r := range b.Rows {
				for _, cell := range r.Cells {
					m.blocks(cell.Blocks)
				}
			}
		default:
			doc.EachText([]doc.Block{b}, m.inlines)
		}
	}
}

func (m marker) inlines(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Text:
			out = m.text(out, x)
			continue
		case *doc.Span:
			x.Content = m.inlines(x.Content)
		}
		out = append(out, x)
	}
	return out
}

// text splits a text where whole words are acronyms.
func (m marker) text(out []doc.Inline, t *doc.Text) []doc.Inline {
	from := 0
	for at := 0; at < len(t.Text); {
		word := m.oddAt(t.Text, at)
		if word == 0 {
			word = wordAt(t.Text[at:])
		}
		if word == 0 {
			_, n := utf8.DecodeRuneInString(t.Text[at:])
			at += n
			continue
		}
		if a := m.known[t.Text[at:at+word]]; a != nil {
			if from < at {
				out = append(out, &doc.Text{Text: t.Text[from:at]})
			}
			out = append(out, &doc.Acronym{Short: a.Acronym, Expansion: a.Expansion, Symbol: smm.AcronymSymbol(a.Acronym)})
			m.used[a.Acronym] = true
			from = at + word
		}
		at += word
	}
	switch {
	case from == 0:
		return append(out, t)
	case from < len(t.Text):
		return append(out, &doc.Text{Text: t.Text[from:]})
	}
	return out
}

// oddAt is the length of the acronym that stands at a place and is no word; letters and digits may not join it.
func (m marker) oddAt(text string, at int) int {
	for _, name := range m.odd {
		if !strings.HasPrefix(text[at:], name) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(name):])
		if !joins(before) && !joins(after) {
			return len(name)
		}
	}
	return 0
}

func joins(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// wordAt is the length of the word that s begins with. Hyphens and dots join a word, so that PCI-DSS is not PCI.
func wordAt(s string) int {
	end := 0
	for i, r := range s {
		switch {
		case r < utf8.RuneSelf && letterOrDigit(byte(r)):
			end = i + 1
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			end = i + utf8.RuneLen(r)
		case (r == '-' || r == '.') && end > 0:
		default:
			return end
		}
	}
	return end
}
