package check

import (
	"maps"
	"path"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// Again puts one file that was written anew into a library that has been checked: a practice table, a Markdown file, or a glossary
// whose entries are called as before. read is what the file says now, as load gave it. Names in it are resolved and what is
// wrong with them is reported; the rules that compare it with other files are left to Run, and so is everything else.
//
// It gives the full names of the publications that print the file and what takes the change back, or no undo where the file is
// none of these: then the library is as it was. The library must not be read meanwhile.
func Again(lib, read *smm.Library, list *diag.List, o Options) (printed []string, undo func()) {
	c := &checker{lib: lib, list: list, options: o, damaged: list.Files(), linked: map[diag.Pos]bool{}, cited: map[string]bool{}, pubs: lib.Pubs()}
	switch {
	case len(read.Practices) == 1:
		c.again, undo = c.tableAgain(read.Practices[0])
	case len(read.Contents) == 1:
		for _, content := range read.Contents {
			c.again, undo = c.contentAgain(content)
		}
	case len(read.Glossaries) == 1:
		c.again, undo = c.glossaryAgain(read.Glossaries[0])
	}
	if undo == nil {
		return nil, nil
	}
	c.anchored = map[*smm.Front]map[string]diag.Pos{}
	for _, p := range c.again.pubs {
		c.anchored[p.Front] = c.anchorsOf(p)
		printed = append(printed, p.FullName())
	}
	c.references()
	c.drawn()
	c.again.acronyms(c)
	return printed, undo
}

// again is the one file that is looked at, and the publications that print it.
type again struct {
	pubs     []*smm.Pub
	table    *smm.Table
	content  *smm.Content
	glossary *smm.Glossary
}

func (c *checker) tableAgain(t *smm.Table) (*again, func()) {
	at := slices.IndexFunc(c.lib.Practices, func(x *smm.Table) bool { return x.Pos.File == t.Pos.File })
	if at < 0 {
		return nil, nil
	}
	old := c.lib.Practices[at]
	owner := slices.IndexFunc(c.pubs, func(p *smm.Pub) bool { return slices.Contains(p.Tables(), old) })
	if owner < 0 || old.Practice.Text != t.Practice.Text {
		return nil, nil
	}
	p := c.pubs[owner]
	t.Model, t.Profile = old.Model, old.Profile
	put := func(from, to *smm.Table) {
		c.lib.Practices = replaced(c.lib.Practices, from, to)
		if p.Profile != nil {
			p.Profile.Tables = replaced(p.Profile.Tables, from, to)
		} else {
			p.Model.Tables = replaced(p.Model.Tables, from, to)
		}
	}
	put(old, t)
	c.lay(t)
	c.sameIn(p, t)
	return &again{pubs: []*smm.Pub{p}, table: t}, func() { put(t, old) }
}

func (c *checker) contentAgain(content *smm.Content) (*again, func()) {
	old := c.lib.Contents[content.Path]
	if old == nil || old.Draft != content.Draft || old.Part != content.Part {
		return nil, nil
	}
	a := &again{content: content}
	for _, p := range c.pubs {
		if slices.ContainsFunc(p.Document, func(it *smm.Item) bool { return it.Content == old }) {
			a.pubs = append(a.pubs, p)
		}
	}
	put := func(from, to *smm.Content) {
		c.lib.Contents = maps.Clone(c.lib.Contents)
		c.lib.Contents[to.Path] = to
		c.eachItem(func(it *smm.Item) {
			if it.Content == from {
				it.Content = to
			}
		})
	}
	put(old, content)
	headingsOf(content)
	for _, p := range a.pubs {
		c.examplesIn(p, content)
	}
	return a, func() { put(content, old) }
}

// glossaryAgain takes a glossary whose entries have other explanations only: what others say of them is as before.
func (c *checker) glossaryAgain(g *smm.Glossary) (*again, func()) {
	at := slices.IndexFunc(c.lib.Glossaries, func(x *smm.Glossary) bool { return x.Pos.File == g.Pos.File })
	if at < 0 || !sameEntries(c.lib.Glossaries[at], g) {
		return nil, nil
	}
	old := c.lib.Glossaries[at]
	g.Languages = old.Languages
	put := func(from, to *smm.Glossary) {
		c.lib.Glossaries = replaced(c.lib.Glossaries, from, to)
		c.eachItem(func(it *smm.Item) {
			if it.Terms == from {
				it.Terms = to
			}
		})
	}
	put(old, g)
	return &again{glossary: g}, func() { put(g, old) }
}

func sameEntries(a, b *smm.Glossary) bool {
	return a.ID == b.ID && slices.EqualFunc(a.Terms, b.Terms, func(x, y *smm.Term) bool {
		return x.ID == y.ID && x.Term == y.Term && slices.Equal(x.Forms, y.Forms) &&
			slices.EqualFunc(x.See, y.See, func(v, w smm.Word) bool { return v.Text == w.Text })
	}) && slices.EqualFunc(a.Acronyms, b.Acronyms, func(x, y *smm.Acronym) bool {
		return x.Acronym == y.Acronym && x.Expansion == y.Expansion
	})
}

// eachItem calls f for every line of an outline.
func (c *checker) eachItem(f func(*smm.Item)) {
	for _, p := range c.pubs {
		for _, it := range p.Document {
			f(it)
		}
	}
	for _, it := range c.lib.Site.Document {
		f(it)
	}
}

// replaced is a list with one thing in the place of another. Who reads the list at hand goes on reading it.
func replaced[T comparable](list []T, from, to T) []T {
	out := slices.Clone(list)
	out[slices.Index(out, from)] = to
	return out
}

// texts calls f for the texts of the file, once for each publication that prints it.
func (a *again) texts(c *checker, f func(t text, blocks []doc.Block)) {
	switch {
	case a.table != nil:
		f(text{pub: a.pubs[0], at: a.table.Pos}, tableText(a.table))
	case a.glossary != nil:
		for _, t := range a.glossary.Terms {
			f(text{at: t.Pos, in: a.glossary}, t.Text)
		}
	case len(a.pubs) == 0:
		c.contentText(c.nearby(a.content.Path), a.content, f)
	default:
		for _, p := range a.pubs {
			c.contentText(p, a.content, f)
		}
	}
}

// nearby is the publication in whose folder a Markdown file lies that no outline names; nil: there is none.
func (c *checker) nearby(name string) *smm.Pub {
	return smm.Find(c.pubs, strings.SplitN(path.Dir(name), "/", 2)[0])
}

// acronyms marks those of the file.
func (a *again) acronyms(c *checker) {
	own, language := []*smm.Glossary(nil), c.language()
	if len(a.pubs) > 0 {
		own, language = a.pubs[0].OwnGlossaries(), a.pubs[0].Language
	}
	m := c.markerOf(own, language, map[string]bool{})
	switch {
	case a.table != nil:
		m.table(a.table)
	case a.content != nil:
		m.content(a.content)
	}
}
