package html

import (
	"html/template"
	"strings"

	"smmpub/generator/doc"
)

// entry writes a link to a section: its number and title.
func (p *page) entry(s *doc.Section) {
	part := p.part(s)
	p.str(`<a href="`)
	p.text(p.address(&doc.Target{Pub: p.pub, Page: part.page, Anchor: p.entryAnchor(s)}))
	p.str(`"`)
	if !p.whole && s.Path == p.path && s.Path != "" {
		p.str(` aria-current="page"`)
	}
	p.str(">")
	if s.Label != "" {
		p.str(`<span class="number">`)
		p.text(s.Label)
		p.str("</span> ")
	}
	p.str(part.entry)
	p.str("</a>")
}

func (p *page) entryAnchor(s *doc.Section) string {
	if p.whole {
		return s.ID
	}
	return p.parts[s].anchor
}

// contents writes the table of contents, all of it. Silent sections are left out, what is below them is not.
func (p *page) contents() template.HTML {
	p.list(p.roots, func(s *doc.Section) bool { return !s.Silent }, func(*doc.Section) bool { return true })
	return p.take()
}

// list writes sections as a nested list: those that are shown, and below those that are open what they hold.
func (p *page) list(sections []*doc.Section, shown, open func(*doc.Section) bool) {
	visible := visible(sections, shown)
	if len(visible) == 0 {
		return
	}
	p.str("<ol>\n")
	for _, s := range visible {
		p.str("<li>")
		p.entry(s)
		if open(s) {
			p.list(s.Sections, shown, open)
		}
		p.str("</li>\n")
	}
	p.str("</ol>\n")
}

// visible is the list with each section that is not shown replaced by what it holds.
func visible(sections []*doc.Section, shown func(*doc.Section) bool) []*doc.Section {
	var out []*doc.Section
	for _, s := range sections {
		if shown(s) {
			out = append(out, s)
		} else {
			out = append(out, visible(s.Sections, shown)...)
		}
	}
	return out
}

// side writes the contents beside a page: all chapters, and what is in the one that is read. Silent sections are shown
// here if they have a page, as it could not be reached otherwise. current is nil on title pages.
func (p *page) side(current *doc.Section) template.HTML {
	switch {
	case p.pub == nil && current != nil && current.Kind == doc.Guide:
		return p.guideSide(current)
	case p.pub == nil:
		return ""
	}
	shown := func(s *doc.Section) bool { return !s.Silent || s.Path != "" && !p.whole }
	open := func(s *doc.Section) bool {
		if p.whole {
			return p.parts[s].parent == nil
		}
		return current != nil && p.parts[s].root == p.parts[current].root
	}
	p.list(p.roots, shown, open)
	return p.take()
}

// listed writes the list of figures or of tables.
func (p *page) listed(entries []doc.Listed) template.HTML {
	if len(entries) == 0 {
		return ""
	}
	p.str("<ol>\n")
	for _, e := range entries {
		p.str(`<li><a href="`)
		p.text(p.address(&doc.Target{Pub: p.pub, Page: p.listedPage(e), Anchor: e.Anchor}))
		p.str(`"><span class="number">`)
		p.text(e.Label)
		p.str("</span> ")
		p.str(p.quiet(e.Caption))
		p.str("</a></li>\n")
	}
	p.str("</ol>\n")
	return p.take()
}

func (p *page) listedPage(e doc.Listed) string {
	if part := p.parts[e.Section]; part != nil {
		return part.page
	}
	return p.titlePath()
}

// crumbs is the way from the site to a section.
func (p *page) crumbs(s *doc.Section) []crumb {
	var way []crumb
	for at := s; at != nil; at = p.parts[at].parent {
		c := crumb{Name: p.part(at).name, Address: p.address(&doc.Target{Page: p.parts[at].page, Anchor: p.parts[at].anchor})}
		if at == s {
			c.Address = ""
		}
		way = append([]crumb{c}, way...)
	}
	trail := p.trail()
	if above := p.web.above(s); p.pub == nil && above != nil {
		trail = append(trail, crumb{Name: p.part(above).name, Address: p.to(above.Path)})
	}
	return append(trail, way...)
}

// above is the page of the site whose folder holds a page's: frameworks/ for frameworks/x/. nil when there is none.
func (w *web) above(s *doc.Section) *doc.Section {
	folder, rest, _ := strings.Cut(s.Path, "/")
	if !strings.Contains(rest, "/") {
		return nil
	}
	for _, x := range w.site.Pages {
		if x.Path == folder+"/index.html" {
			return x
		}
	}
	return nil
}

// trail is the beginning of every way: home, and the publication.
func (p *page) trail() []crumb {
	way := []crumb{{Name: p.words["home"], Address: p.to("index.html")}}
	if p.pub != nil {
		way = append(way, crumb{Name: p.shortTitle(), Address: p.to(p.titlePath())})
	}
	return way
}

// neighbours are the pages before and after a section's, in reading order.
func (p *page) neighbours(s *doc.Section) (previous, next *crumb) {
	if p.pub == nil {
		return p.besides(s)
	}
	for i, x := range p.order {
		if x != s {
			continue
		}
		if i == 0 {
			previous = &crumb{Name: p.words["title-page"], Address: p.to(p.titlePath())}
		} else {
			previous = p.neighbour(p.order[i-1])
		}
		if i+1 < len(p.order) {
			next = p.neighbour(p.order[i+1])
		}
	}
	return previous, next
}

func (p *page) neighbour(s *doc.Section) *crumb {
	return &crumb{Name: p.part(s).name, Address: p.to(s.Path)}
}
