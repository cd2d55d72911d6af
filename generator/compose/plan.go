package compose

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// face is what a publication shows to others: its places, and the words that its pages use.
type face struct {
	out    *doc.Publication
	places map[string]place
	uses   []use
}

func faceOf(p *smm.Pub, out *doc.Publication) *face {
	f := &face{out: out, places: map[string]place{}}
	put := func(id string, at place) { f.places[id] = at }
	for _, ch := range out.Chapters {
		note(ch, ch.Path, put)
	}
	noteErrata(out, put)
	f.uses = wordsNamed(p.FullName(), out)
	return f
}

// without is a face that keeps nothing of the publication's chapters.
func (f *face) without() *face {
	out := *f.out
	eachSection(&out, func(s *doc.Section) {
		if s.Path != "" {
			out.Pages = append(out.Pages, s.Path)
		}
	})
	out.Chapters, out.Figures, out.Tables, out.Notes, out.Targets = nil, nil, nil, nil, nil
	return &face{out: &out, places: f.places, uses: f.uses}
}

// Plan is a site whose publications and pages are composed when they are asked for: it knows what each shows to the others, and
// keeps none of their texts. What it gives is what Site gives. Like the library, it may be read by several goroutines.
type Plan struct {
	c       *composer
	site    *doc.Site // its publications and pages have no content
	outside func() *doc.Site
}

// Survey plans what the library publishes.
func Survey(lib *smm.Library, th *theme.Theme, o Options) *Plan {
	c := newComposer(lib, th, o)
	for _, p := range c.pubs {
		c.enter(p, faceOf(p, c.publication(p)).without())
	}
	c.relatives()
	return c.plan()
}

// plan composes what stands outside the publications for what others lead to there.
func (c *composer) plan() *Plan {
	site := c.site()
	for i, f := range c.faces {
		site.Pubs = append(site.Pubs, f.out)
		if f.out.Targets == nil { // else it is an older plan's too
			f.out.Targets = doc.Targets{}
			frontSymbols(&f.out.Front, func(symbol string) { c.target(c.pubs[i], f.out, f.out.Targets, symbol) })
		}
	}
	c.pages(site)
	c.usage = nil
	c.atlas.surveyPages(site)
	c.shorts(site)
	site.Home, site.Images, site.Targets = titled(site.Home), nil, nil
	for i, s := range site.Pages {
		site.Pages[i] = titled(s)
	}
	return c.planned(site)
}

func (c *composer) planned(site *doc.Site) *Plan {
	p := &Plan{c: c, site: site}
	p.outside = sync.OnceValue(p.pages)
	return p
}

// titled is a section that keeps its name and place only.
func titled(s *doc.Section) *doc.Section {
	return &doc.Section{ID: s.ID, Number: s.Number, Label: s.Label, Title: s.Title, Kind: s.Kind, Path: s.Path}
}

// Names are the full names of the publications, in order.
func (p *Plan) Names() []string {
	var out []string
	for _, x := range p.c.pubs {
		out = append(out, x.FullName())
	}
	return out
}

// Publication composes one of them; nil when none has that full name.
func (p *Plan) Publication(fullName string) *doc.Publication {
	i := p.index(fullName)
	if i < 0 {
		return nil
	}
	c, pub, kept := *p.c, p.c.pubs[i], p.c.faces[i].out
	out := c.publication(pub)
	adopt(out, kept)
	at := *c.atlas
	at.here = out
	c.atlas = &at
	c.aim(pub, out)
	c.asides(pub, out)
	return out
}

// adopt gives a publication that was composed again its place among the others.
func adopt(out, kept *doc.Publication) {
	out.Newer, out.Original, out.Languages = kept.Newer, kept.Original, kept.Languages
}

func (p *Plan) index(fullName string) int {
	return slices.IndexFunc(p.c.pubs, func(x *smm.Pub) bool { return x.FullName() == fullName })
}

// Pub is the publication that an address belongs to, without its chapters; nil: it is of a page outside.
func (p *Plan) Pub(address string) *doc.Publication {
	for _, x := range p.site.Pubs {
		if strings.HasPrefix(address, x.Path) {
			return x
		}
	}
	return nil
}

// Site is the site with these publications composed, and the others and the pages outside without their content.
func (p *Plan) Site(composed ...*doc.Publication) *doc.Site { return filled(p.site, composed) }

// Outside is the site with its pages outside publications composed, and these publications.
func (p *Plan) Outside(composed ...*doc.Publication) *doc.Site { return filled(p.outside(), composed) }

func filled(site *doc.Site, composed []*doc.Publication) *doc.Site {
	out := *site
	out.Pubs = slices.Clone(site.Pubs)
	for i, x := range out.Pubs {
		for _, c := range composed {
			if c.Path == x.Path {
				out.Pubs[i] = c
			}
		}
	}
	return &out
}

// pages composes the pages outside publications.
func (p *Plan) pages() *doc.Site {
	c, site := *p.c, *p.site
	site.Home, site.Pages = nil, nil
	c.pages(&site)
	c.aimSite(&site)
	return &site
}

// Again is the plan after the texts of these publications, or of a page outside, were changed in the library, and nothing that
// others say.
func (p *Plan) Again(fullNames []string) *Plan {
	c := *p.c
	at := *c.atlas
	at.pubs, at.places, at.pages = maps.Clone(at.pubs), maps.Clone(at.places), maps.Clone(at.pages)
	c.atlas, c.faces = &at, slices.Clone(c.faces)
	site := *p.site
	site.Pubs = slices.Clone(site.Pubs)
	for _, name := range fullNames {
		i := p.index(name)
		if i < 0 {
			continue
		}
		f := faceOf(c.pubs[i], c.publication(c.pubs[i])).without()
		kept := c.faces[i].out
		adopt(f.out, kept)
		f.out.Targets = kept.Targets
		c.faces[i], site.Pubs[i] = f, f.out
		at.add(name, f)
	}
	if len(fullNames) == 0 {
		return c.plan()
	}
	return c.planned(&site)
}
