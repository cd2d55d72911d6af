package check

import (
	"unicode"
	"unicode/utf8"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// acronyms marks known acronyms in running text. Headings, captions and the words of links stay as they are.
func (c *checker) acronyms() {
	known := map[string]*smm.Acronym{}
	for _, g := range c.lib.Glossaries {
		for _, a := range g.Acronyms {
			if known[a.Acronym] == nil {
				known[a.Acronym] = a
			}
		}
	}
	if len(known) == 0 {
		return
	}
	m := marker{known}
	for _, name := range sortedKeys(c.lib.Contents) {
		content := c.lib.Contents[name]
		m.blocks(content.Blocks)
		for _, n := range content.Notes {
			m.blocks(n.Blocks)
		}
	}
	for _, p := range c.pubs {
		m.blocks(p.Abstract)
		for _, t := range p.Tables() {
			m.table(t)
		}
	}
}

type marker struct {
	known map[string]*smm.Acronym
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
		word := wordAt(t.Text[at:])
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

// wordAt is the length of the word that s begins with. Hyphens and dots join a word, so that PCI-DSS is not PCI.
func wordAt(s string) int {
	end := 0
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			end = i + utf8.RuneLen(r)
		case (r == '-' || r == '.') && end > 0:
		default:
			return end
		}
	}
	return end
}
