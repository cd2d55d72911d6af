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
	c := newComposer(lib, th, o)
	site := c.site()
	for _, p := range c.pubs {
		out := c.publication(p)
		site.Pubs = append(site.Pubs, out)
		c.enter(p, faceOf(p, out))
	}
	c.relatives()
	c.pages(site)
	c.atlas.surveyPages(site)
	for i, p := range site.Pubs {
		c.aim(c.pubs[i], p)
	}
	for i, p := range site.Pubs {
		c.asides(c.pubs[i], p)
	}
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
	faces   []*face    // of these, as far as they are composed
	atlas   *atlas
	usage   map[string][]used
	tongues map[tongue]doc.Words // the interface words that publications share
}

func newComposer(lib *smm.Library, th *theme.Theme, o Options) *composer {
	c := &composer{lib: lib, words: th.Language(lib.Site.Language), theme: th, options: o, atlas: newAtlas(), tongues: map[tongue]doc.Words{}}
	c.pubs = slices.DeleteFunc(lib.Pubs(), func(p *smm.Pub) bool { return !c.published(p) })
	for _, p := range c.pubs {
		c.speech(p)
	}
	c.words = c.shared()
	return c
}

// site is the site without its pages.
func (c *composer) site() *doc.Site {
	s := c.lib.Site
	site := &doc.Site{Title: s.Title, Publisher: s.Publisher, BaseURL: s.BaseURL, Language: s.Language, Look: c.siteLook()}
	for _, m := range c.lib.Models {
		for _, l := range m.Levels {
			site.Levels = max(site.Levels, l.Level)
		}
	}
	return site
}

func (c *composer) enter(p *smm.Pub, f *face) {
	c.faces = append(c.faces, f)
	c.atlas.add(p.FullName(), f)
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
