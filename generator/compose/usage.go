package compose

import (
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// used is a page that names something.
type used struct {
	pub  string // full name
	id   string // of its section
	name string // of both
}

// use is a term, an acronym or a reference that a page names.
type use struct {
	symbol string
	used
}

// wordsNamed finds what the pages of a publication name, each once, in reading order.
func wordsNamed(fullName string, p *doc.Publication) []use {
	l := &lister{pub: fullName, name: p.Front.ShortTitle, last: map[string]*doc.Section{}}
	for _, ch := range p.Chapters {
		l.section(ch, ch)
	}
	return l.out
}

type lister struct {
	pub, name string
	last      map[string]*doc.Section // by symbol, the page that was last found to name it
	page      *doc.Section            // whose name is as
	as        string
	out       []use
}

func (l *lister) section(page, s *doc.Section) {
	if s.Path != "" {
		page = s
	}
	if strings.HasPrefix(s.ID, glossaryID("")) {
		return // terms naming each other are no use of them
	}
	note := func(symbol string) { l.note(page, symbol) }
	sectionSymbols(s, note)
	doc.EachInline(s.Body, func(in doc.Inline) {
		if r, ok := in.(*doc.NoteRef); ok {
			blockSymbols(r.Note.Blocks, note)
		}
	})
	for _, below := range s.Sections {
		l.section(page, below)
	}
}

func (l *lister) note(page *doc.Section, symbol string) {
	kind, _, _ := strings.Cut(symbol, ":")
	if kind != "term" && kind != "acr" && kind != "cite" || l.last[symbol] == page {
		return
	}
	l.last[symbol] = page
	if l.page != page {
		l.page, l.as = page, l.name+", "+strings.TrimSpace(page.Label+" "+page.Text())
	}
	l.out = append(l.out, use{symbol, used{l.pub, page.ID, l.as}})
}

// usage gives, for every term, acronym and reference, the pages of publications that name it, in reading order.
func usage(faces []*face) map[string][]used {
	out := map[string][]used{}
	for _, f := range faces {
		for _, u := range f.uses {
			out[u.symbol] = append(out[u.symbol], u.used)
		}
	}
	return out
}

// manyUses is how many pages that line names: a term of the model is on almost every page of a large site.
const manyUses = 40

// usedIn is the line under a glossary entry or a reference that leads back to where it is used. nil: nowhere.
func (c *composer) usedIn(symbol string) []doc.Block {
	var line []doc.Inline
	all := c.usage[symbol]
	for i, u := range all[:min(len(all), manyUses)] {
		sep := "; "
		if i == 0 {
			sep = c.words["used-in"] + ": "
		}
		line = append(line, &doc.Text{Text: sep}, &doc.Ref{
			Kind: doc.Link, Content: doc.Plain(u.name), Symbol: smm.InSymbol(u.pub, u.id)})
	}
	switch more := len(all) - manyUses; {
	case line == nil:
		return nil
	case more > 0:
		line = append(line, &doc.Text{Text: "; " + fill(c.words["used-more"], "number", itoa(more))})
	}
	return []doc.Block{&doc.Paragraph{Class: "used", Content: line}}
}
