package compose

import (
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// atlas knows on which page every anchor of the output stands.
type atlas struct {
	pubs   map[string]*doc.Publication // by full name
	places map[string]map[string]place // by the publication's path and the anchor
	pages  map[string]place            // anchors on pages outside publications: "glossary/index.html#term-scope"
	here   *doc.Publication            // is composed just now, and stands for the one of its path; nil: none is
}

// place is where an anchor stands and what it is called.
type place struct {
	page  string
	text  []doc.Inline
	title string // a short explanation, as a link shows it
}

func newAtlas() *atlas {
	return &atlas{pubs: map[string]*doc.Publication{}, places: map[string]map[string]place{}, pages: map[string]place{}}
}

// add enters a publication under its full name.
func (a *atlas) add(fullName string, f *face) {
	a.pubs[fullName], a.places[f.out.Path] = f.out, f.places
}

// surveyPages adds the pages outside publications.
func (a *atlas) surveyPages(site *doc.Site) {
	for _, s := range append([]*doc.Section{site.Home}, site.Pages...) {
		note(s, s.Path, func(id string, at place) { a.pages[at.page+"#"+id] = at })
	}
}

func (a *atlas) of(f *smm.Front) *doc.Publication { return a.named(f.FullName()) }

func (a *atlas) named(fullName string) *doc.Publication {
	p := a.pubs[fullName]
	if p != nil && a.here != nil && p.Path == a.here.Path {
		return a.here
	}
	return p
}

// note reports every anchor of a section and those below it.
func note(s *doc.Section, page string, add func(string, place)) {
	if s.Path != "" {
		page = s.Path
	}
	if s.ID != "" {
		add(s.ID, place{page: page, text: s.Title})
	}
	doc.EachBlock(s.Body, func(b doc.Block) { noteBlock(b, page, add) })
	for _, below := range s.Sections {
		note(below, page, add)
	}
}

func noteBlock(b doc.Block, page string, add func(string, place)) {
	put := func(id string, text []doc.Inline) {
		if id != "" {
			add(id, place{page: page, text: text})
		}
	}
	switch b := b.(type) {
	case *doc.Heading:
		put(b.ID, b.Content)
	case *doc.Figure:
		put(b.ID, doc.Plain(b.Label))
		for _, id := range b.Aliases {
			put(id, nil)
		}
	case *doc.Table:
		put(b.ID, doc.Plain(b.Label))
		noteCells(b, put)
	case *doc.List:
		for _, it := range b.Items {
			put(it.ID, nil)
			for _, id := range it.Aliases {
				put(id, nil)
			}
		}
	case *doc.Definitions:
		for _, d := range b.Items {
			put(d.ID, d.Terms[0])
		}
	}
}

func noteCells(t *doc.Table, put func(string, []doc.Inline)) {
	for _, rows := range [][]*doc.Row{t.Head, t.Rows} {
		for _, r := range rows {
			for _, c := range r.Cells {
				put(c.ID, nil)
				for _, id := range c.Aliases {
					put(id, nil)
				}
			}
		}
	}
}

// aim gives every symbol of a publication its target, where that is published.
func (c *composer) aim(pub *smm.Pub, out *doc.Publication) {
	out.Targets = doc.Targets{}
	eachSymbol(out, func(symbol string) { c.target(pub, out, out.Targets, symbol) })
}

// aimSite does the same for the pages outside publications.
func (c *composer) aimSite(site *doc.Site) {
	site.Targets = doc.Targets{}
	eachSymbol(outside(site), func(symbol string) { c.target(nil, nil, site.Targets, symbol) })
	for _, p := range site.Pubs {
		frontSymbols(&p.Front, func(symbol string) {
			if t := p.Targets[symbol]; t != nil && site.Targets[symbol] == nil {
				site.Targets[symbol] = t
			}
		})
	}
}

func (c *composer) target(pub *smm.Pub, out *doc.Publication, targets doc.Targets, symbol string) {
	if _, done := targets[symbol]; done {
		return
	}
	if t := c.resolve(pub, out, symbol); t != nil {
		targets[symbol] = t
	}
}

// resolve finds where a symbol leads, seen from a publication or, with nil, from a page outside. nil: not published.
func (c *composer) resolve(pub *smm.Pub, out *doc.Publication, symbol string) *doc.Target {
	kind, rest, _ := strings.Cut(symbol, ":")
	switch kind {
	case "url":
		return &doc.Target{URL: rest, Text: doc.Plain(rest)}
	case "cite":
		return c.cite(out, rest)
	case "term":
		return c.term(pub, out, rest)
	case "acr":
		return c.word(out, acronymAnchor(rest), doc.Plain(rest), "")
	case "anchor":
		return c.at(out, rest)
	case "publication":
		return c.pubTarget(rest)
	case "place", "level":
		return c.nodeTarget(pub, kind, rest)
	case "in":
		fullName, anchor, _ := strings.Cut(rest, "/")
		return c.at(c.atlas.named(fullName), anchor)
	case "framework":
		return c.frameworkTarget(rest)
	case "requirement":
		return c.requirementTarget(rest)
	case "content":
		return c.contentTarget(out, rest)
	}
	panic("compose: unknown symbol " + symbol)
}

// at is a place within a publication.
func (c *composer) at(out *doc.Publication, anchor string) *doc.Target {
	if out == nil {
		return nil
	}
	at, ok := c.atlas.places[out.Path][anchor]
	if !ok {
		return nil
	}
	return &doc.Target{Pub: out, Page: at.page, Anchor: anchor, Text: at.text, Title: at.title}
}

// word is an entry of the publication's own annexes or else of the site's glossary or references.
func (c *composer) word(out *doc.Publication, anchor string, text []doc.Inline, title string) *doc.Target {
	t := c.at(out, anchor)
	if t == nil {
		page := "glossary/index.html"
		if strings.HasPrefix(anchor, "ref-") {
			page = "references/index.html"
		}
		if _, ok := c.atlas.pages[page+"#"+anchor]; !ok {
			return nil
		}
		t = &doc.Target{Page: page, Anchor: anchor}
	}
	t.Text, t.Title = text, title
	return t
}

func (c *composer) cite(out *doc.Publication, key string) *doc.Target {
	title, words := "", c.words
	if out != nil {
		words = out.Words
	}
	if hits := c.lib.ReferencesOf(key); len(hits) > 0 {
		title = doc.PlainText(referenceText(hits[0], words))
	}
	return c.word(out, refAnchor(key), doc.Plain(key), title)
}

func (c *composer) term(pub *smm.Pub, out *doc.Publication, id string) *doc.Target {
	own, language := []*smm.Glossary(nil), c.lib.Site.Language
	if pub != nil {
		own, language = pub.OwnGlossaries(), pub.Language
	}
	hits := c.lib.TermsOf(own, language, id)
	if len(hits) == 0 {
		return nil
	}
	text := lines(hits[0].Text)
	title := ""
	if len(text) > 0 {
		title = doc.PlainText(text[0])
	}
	return c.word(out, termAnchor(hits[0].ID), doc.Plain(hits[0].Term), title)
}

func (c *composer) pubTarget(fullName string) *doc.Target {
	p := c.atlas.named(fullName)
	if p == nil {
		return nil
	}
	return &doc.Target{Pub: p, Page: p.Path + "index.html", Text: doc.Plain(p.Front.Title), Title: p.Front.Title}
}

// nodeTarget finds a place or a level: "./threat-modeling.industry-2", "iot-smm@1.2/3".
func (c *composer) nodeTarget(pub *smm.Pub, kind, rest string) *doc.Target {
	owner, id, _ := strings.Cut(rest, "/")
	at := pub
	if owner != "." {
		at = smm.Find(c.pubs, owner)
	}
	if at == nil || at.Model == nil {
		return nil
	}
	if kind == "level" {
		return c.at(c.atlas.of(&at.Model.Front), "level-"+id)
	}
	front := at.Place(id)
	if front == nil {
		return nil
	}
	t := c.at(c.atlas.of(front), id)
	if t != nil {
		t.Text = placeText(at.Model, id)
	}
	return t
}

// placeText is the name of a node, a cell or a statement: Threat Modeling, Industry specific, Ad Hoc.
func placeText(m *smm.Model, id string) []doc.Inline {
	practice, rest, _ := strings.Cut(id, ".")
	n := m.Node(practice)
	if n == nil {
		return doc.Plain(id)
	}
	text := n.Name
	cell, statement, _ := strings.Cut(rest, ".")
	for _, s := range m.Scopes {
		for _, l := range m.Asking() {
			if cell == s.ID+"-"+itoa(l.Level) {
				text += ", " + s.Name + ", " + l.Name
			}
		}
	}
	if statement != "" {
		text += ", " + statement
	}
	return doc.Plain(text)
}

func (c *composer) frameworkTarget(id string) *doc.Target {
	page := frameworkPath(id)
	at, ok := c.atlas.pages[page+"#"+frameworkAnchor(id)]
	if !ok {
		return nil
	}
	return &doc.Target{Page: page, Text: at.text}
}

func (c *composer) requirementTarget(rest string) *doc.Target {
	framework, id, _ := strings.Cut(rest, "/")
	page, anchor := frameworkPath(framework), requirementID(id)
	if _, ok := c.atlas.pages[page+"#"+anchor]; !ok {
		return nil
	}
	t := &doc.Target{Page: page, Anchor: anchor, Text: doc.Plain(id)}
	for _, f := range c.lib.Frameworks {
		if f.ID == framework {
			t.Title = f.Requirement(id).Title
		}
	}
	return t
}

// contentTarget finds a Markdown file: in the same publication, in any other, or among the site's pages.
func (c *composer) contentTarget(out *doc.Publication, rest string) *doc.Target {
	path, anchor, _ := strings.Cut(rest, "#")
	content := c.lib.Contents[path]
	if anchor == "" {
		anchor = content.ID
	}
	if t := c.contentIn(out, content, anchor); t != nil {
		return t
	}
	for _, p := range c.pubs {
		if t := c.contentIn(c.atlas.of(p.Front), content, anchor); t != nil {
			return t
		}
	}
	page := pagePath(content)
	at, ok := c.atlas.pages[page+"#"+anchor]
	switch {
	case !ok:
		return nil
	case content.Path == homeFile && anchor == content.ID: // the home page has no heading of the text's
		anchor = ""
	}
	return &doc.Target{Page: page, Anchor: anchor, Text: at.text}
}

func (c *composer) contentIn(out *doc.Publication, content *smm.Content, anchor string) *doc.Target {
	if out == nil || c.at(out, content.ID) == nil {
		return nil
	}
	return c.at(out, anchor)
}
