package compose

import (
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// used is a page that names something.
type used struct {
	pub     *doc.Publication
	section *doc.Section
}

// usage finds, for every term, acronym and reference, the pages of publications that name it, in reading order.
func usage(pubs []*doc.Publication) map[string][]used {
	out := map[string][]used{}
	for _, p := range pubs {
		for _, ch := range p.Chapters {
			usageIn(p, ch, ch, out)
		}
	}
	return out
}

func usageIn(p *doc.Publication, page, s *doc.Section, out map[string][]used) {
	if s.Path != "" {
		page = s
	}
	if strings.HasPrefix(s.ID, glossaryID("")) {
		return // terms naming each other are no use of them
	}
	note := func(symbol string) {
		kind, _, _ := strings.Cut(symbol, ":")
		if kind != "term" && kind != "acr" && kind != "cite" {
			return
		}
		if last := out[symbol]; len(last) == 0 || last[len(last)-1].section != page {
			out[symbol] = append(last, used{p, page})
		}
	}
	sectionSymbols(s, note)
	doc.EachInline(s.Body, func(in doc.Inline) {
		if r, ok := in.(*doc.NoteRef); ok {
			blockSymbols(r.Note.Blocks, note)
		}
	})
	for _, below := range s.Sections {
		usageIn(p, page, below, out)
	}
}

// usedIn is the line under a glossary entry or a reference that leads back to where it is used. nil: nowhere.
func (c *composer) usedIn(symbol string) []doc.Block {
	var line []doc.Inline
	for i, u := range c.usage[symbol] {
		sep := "; "
		if i == 0 {
			sep = c.words["used-in"] + ": "
		}
		name := u.pub.Front.ShortTitle + ", " + strings.TrimSpace(u.section.Label+" "+u.section.Text())
		line = append(line, &doc.Text{Text: sep}, &doc.Ref{
			Kind: doc.Link, Content: doc.Plain(name), Symbol: smm.InSymbol(u.pub.FullName(), u.section.ID)})
	}
	if line == nil {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Class: "used", Content: line}}
}
