package compose

import (
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// pages composes what stands outside publications: home, the site's own documents, glossary, references, frameworks.
func (c *composer) pages(site *doc.Site) {
	c.usage = usage(c.faces)
	site.Home = c.home()
	for _, it := range c.lib.Site.Document {
		if it.Kind != smm.ContentItem || it.Content == nil || it.Content.Path == homeFile || it.Content.Draft && !c.options.Drafts {
			continue
		}
		page := c.contentPage(it.Content, pagePath(it.Content))
		page.Kind = doc.Guide
		site.Pages = append(site.Pages, page)
	}
	if len(c.lib.Glossaries) > 0 {
		site.Pages = append(site.Pages, c.glossaryPage())
	}
	if len(c.lib.References) > 0 {
		site.Pages = append(site.Pages, c.referencesPage())
	}
	site.Pages = append(site.Pages, c.frameworkPages()...)
	site.Images = images(outside(site))
}

// outside is the pages of the site as if they were the chapters of one publication.
func outside(site *doc.Site) *doc.Publication {
	p := &doc.Publication{Look: site.Look, Chapters: append([]*doc.Section{site.Home}, site.Pages...)}
	p.Notes = notes(p)
	return p
}

// homeFile is the text of the home page.
const homeFile = "index.md"

func pagePath(content *smm.Content) string {
	if content.Path == homeFile {
		return "index.html"
	}
	return fileSlug(content.Path) + "/index.html"
}

func (c *composer) home() *doc.Section {
	if content := c.lib.Contents[homeFile]; content != nil {
		s := c.contentPage(content, pagePath(content))
		if len(s.Title) == 0 {
			s.Title = doc.Plain(c.lib.Site.Title)
		}
		return s
	}
	return &doc.Section{ID: "home", Kind: doc.Page, Path: "index.html", Title: doc.Plain(c.lib.Site.Title)}
}

// glossaryPage is every glossary of the site, those in its own language first.
func (c *composer) glossaryPage() *doc.Section {
	s := &doc.Section{ID: "glossary", Kind: doc.Page, Path: "glossary/index.html", Title: doc.Plain(c.words["glossary"])}
	var all smm.Glossary
	seen := map[string]bool{}
	own := c.lib.GlossariesFor(c.lib.Site.Language)
	for _, g := range append(own, c.lib.Glossaries...) { // of two entries of one name, that in the site's language
		for _, t := range g.Terms {
			if !seen[termAnchor(t.ID)] {
				seen[termAnchor(t.ID)] = true
				all.Terms = append(all.Terms, t)
			}
		}
		for _, a := range g.Acronyms {
			if !seen[acronymAnchor(a.Acronym)] {
				seen[acronymAnchor(a.Acronym)] = true
				all.Acronyms = append(all.Acronyms, a)
			}
		}
	}
	s.Body = c.glossary(&all, c.words)
	doc.EachBlock(s.Body, func(b doc.Block) {
		if list, ok := b.(*doc.Definitions); ok {
			for _, d := range list.Items {
				d.Body = append(d.Body, c.usedIn(wordSymbol(d))...)
			}
		}
	})
	return s
}

// wordSymbol is the symbol of a glossary entry.
func wordSymbol(d *doc.Definition) string {
	if id, ok := strings.CutPrefix(d.ID, termAnchor("")); ok {
		return smm.TermSymbol(id)
	}
	return smm.AcronymSymbol(doc.PlainText(d.Terms[0]))
}

// referencesPage is every reference of the site.
func (c *composer) referencesPage() *doc.Section {
	s := &doc.Section{ID: "references", Kind: doc.Page, Path: "references/index.html", Title: doc.Plain(c.words["references"])}
	list := &doc.Definitions{Class: "references"}
	for _, bib := range c.lib.References {
		for _, e := range bib.Entries {
			if !slices.ContainsFunc(list.Items, func(d *doc.Definition) bool { return d.ID == refAnchor(e.Key) }) {
				d := reference(e, c.words)
				d.Body = append(d.Body, c.usedIn(smm.CiteSymbol(e.Key))...)
				list.Items = append(list.Items, d)
			}
		}
	}
	byTerm(list.Items)
	s.Body = []doc.Block{list}
	return s
}
