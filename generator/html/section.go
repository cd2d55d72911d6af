package html

import (
	"strconv"

	"smmpub/generator/doc"
)

// sectionPage is the page of a section that has one.
func (b *book) sectionPage(s *doc.Section) ([]byte, error) {
	p := b.newPage(s.Path)
	p.str("<article")
	p.sectionAttributes(s)
	p.str(">\n")
	p.heading(s, 1)
	p.onThisPage(s)
	p.put(&b.read(s).body, 1)
	p.filters(s.Filters)
	p.subsections(s, 1)
	p.aside(s)
	p.endnotes("")
	p.str("</article>\n")
	f := b.frame(p, b.part(s).name, b.about(s), s.ID)
	f.Main = p.take()
	f.Crumbs = p.crumbs(s)
	f.Previous, f.Next = p.neighbours(s)
	f.Side = p.side(s)
	return f.execute()
}

// aside writes what leads from a section's page to others.
func (p *page) aside(s *doc.Section) {
	if len(s.Aside) == 0 {
		return
	}
	p.str(`<div class="elsewhere">` + "\n")
	p.put(&p.read(s).aside, 1)
	p.str("</div>\n")
}

// section writes a section inside a page, its heading at the given level.
func (p *page) section(s *doc.Section, level int) {
	p.str("<section")
	p.sectionAttributes(s)
	if s.Silent {
		p.str(` aria-label="`)
		p.text(p.part(s).name)
		p.str(`"`)
	}
	p.str(">\n")
	under := level
	if s.Silent {
		under--
	} else {
		p.heading(s, level)
	}
	p.put(&p.read(s).body, under)
	p.subsections(s, under)
	p.str("</section>\n")
}

func (p *page) sectionAttributes(s *doc.Section) {
	p.str(` class="`)
	p.text(string(s.Kind))
	p.str(`"`)
	if s.ID != "" {
		p.str(` id="`)
		p.text(s.ID)
		p.str(`"`)
	}
}

// heading writes the heading of a section. Its anchor is the section's, so the link beside it leads there.
func (p *page) heading(s *doc.Section, level int) {
	h := "h" + strconv.Itoa(min(6, level))
	p.str(`<div class="heading"><` + h + ">")
	if s.Label != "" {
		p.str(`<span class="number">`)
		p.text(s.Label)
		p.str("</span> ")
	}
	p.put(&p.part(s).title, level)
	p.str("</" + h + ">")
	p.out = p.permalink(p.out, s.ID)
	p.str("</div>\n")
}

// subsections writes what is below a section: those that stand on this page, and links to those that have their own.
func (p *page) subsections(s *doc.Section, level int) {
	var away []*doc.Section
	for _, c := range s.Sections {
		if c.Path != "" && !p.whole {
			away = append(away, c)
			continue
		}
		p.links(away)
		away = nil
		p.section(c, level+1)
	}
	p.links(away)
}

// links lists sections that are read elsewhere.
func (p *page) links(sections []*doc.Section) {
	if len(sections) == 0 {
		return
	}
	p.str(`<ul class="parts">` + "\n")
	for _, s := range sections {
		p.str("<li>")
		p.entry(s)
		p.str("</li>\n")
	}
	p.str("</ul>\n")
}

// chapters writes the whole publication, a chapter after the other, each with its notes.
func (p *page) chapters() {
	for _, c := range p.roots {
		p.explained = map[string]bool{}
		p.section(c, 2)
		p.endnotes(p.part(c).name)
	}
}

// stray writes the chapters that have no page of their own: they stand on the title page.
func (p *page) stray() {
	for _, c := range p.roots {
		if c.Path == "" {
			p.section(c, 2)
		}
	}
}
