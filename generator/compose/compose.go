// Package compose arranges a checked library into publications: trees of sections, tables, figures, notes and links.
//
// What comes in is read-only; what goes out holds every number, anchor, caption and address, settled once for every
// edition. It knows what a practice is and what a chapter is, and nothing of tags, points or files.
package compose

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// Options say what of a library is published and how.
type Options struct {
	Drafts bool // drafts too
	PDF    bool // there is a PDF edition to link to
}

// Site composes all that the library publishes.
func Site(lib *smm.Library, th *theme.Theme, o Options) *doc.Site {
	c := &composer{lib: lib, words: th.Language(lib.Site.Language), theme: th, options: o}
	c.pubs = slices.DeleteFunc(lib.Pubs(), func(p *smm.Pub) bool { return !c.published(p) })
	site := &doc.Site{
		Title: lib.Site.Title, Publisher: lib.Site.Publisher, BaseURL: lib.Site.BaseURL, Language: lib.Site.Language,
	}
	site.Look = c.siteLook()
	for _, m := range lib.Models {
		for _, l := range m.Levels {
			site.Levels = max(site.Levels, l.Level)
		}
	}
	for _, p := range c.pubs {
		site.Pubs = append(site.Pubs, c.publication(p))
	}
	c.atlas = survey(c.pubs, site.Pubs)
	c.relatives()
	c.usage = usage(site.Pubs)
	c.pages(site)
	c.atlas.surveyPages(site)
	for i, p := range site.Pubs {
		c.aim(c.pubs[i], p)
	}
	c.asides(site)
	c.aimSite(site)
	c.shorts(site)
	return site
}

type composer struct {
	lib     *smm.Library
	theme   *theme.Theme
	words   doc.Words // of the site
	options Options
	pubs    []*smm.Pub // those that are published
	atlas   *atlas
	usage   map[string][]used
}

// Published reports whether a publication appears in the output.
func Published(lib *smm.Library, f *smm.Front, drafts bool) bool {
	if only := lib.Site.Only; only != nil && !slices.ContainsFunc(only, func(w smm.Word) bool {
		return w.Text == f.ID || w.Text == f.FullName()
	}) {
		return false
	}
	switch f.Status {
	case smm.Published, smm.Withdrawn:
		return true
	case smm.Review:
		return drafts || lib.Site.PublishReview
	}
	return drafts
}

func (c *composer) published(p *smm.Pub) bool { return Published(c.lib, p.Front, c.options.Drafts) }

// shorts gives every publication its address without edition, which leads to the newest one.
func (c *composer) shorts(site *doc.Site) {
	seen := map[string]bool{}
	for _, p := range c.pubs {
		if seen[p.ID] {
			continue
		}
		seen[p.ID] = true
		newest := smm.Find(c.pubs, p.ID)
		to := c.atlas.of(newest.Front)
		site.Shorts = append(site.Shorts, doc.Short{Path: p.ID + "/index.html", To: to.Path + "index.html", Pub: to})
	}
}
