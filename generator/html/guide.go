package html

import (
	"html/template"

	"smmpub/generator/doc"
)

const (
	// fewGuides is how many documents of its own a site shows in its menu; of more, the menu leads to the first.
	fewGuides = 3
	// manyHeadings is how many headings of a page the contents beside it show at most; of more, they show those of the first rank.
	manyHeadings = 25
	// longPage is how many headings make a page long: it begins with a list of them.
	longPage = 6
)

// chapter is one of the site's documents, and what it says first.
type chapter struct {
	crumb
	About string
}

// guide is the site's own documents, in the order that it gives them.
func (w *web) guide() []*doc.Section {
	var out []*doc.Section
	for _, s := range w.site.Pages {
		if s.Kind == doc.Guide {
			out = append(out, s)
		}
	}
	return out
}

// guided tells that the page at a path is one of these documents.
func (w *web) guided(path string) bool {
	for _, s := range w.guide() {
		if s.Path == path {
			return true
		}
	}
	return false
}

// plain tells that the site consists of such documents only. Its title then leads to them, and no word of its menu needs to.
func (w *web) plain() bool { return len(w.site.Pubs) == 0 && len(w.guide()) > 0 }

// chapters are the documents as the home page lists them.
func (w *web) chapters(p *page) []chapter {
	var out []chapter
	for _, s := range w.guide() {
		out = append(out, chapter{crumb{Name: s.Text(), Address: p.to(s.Path)}, p.opening(s)})
	}
	return out
}

// guideSide writes the contents beside such a document: all of them, and below the one that is read its headings.
func (p *page) guideSide(current *doc.Section) template.HTML {
	guide := p.web.guide()
	if len(guide) < 2 && len(current.Sections) == 0 {
		return ""
	}
	few := headings(current) <= manyHeadings
	p.list(guide, func(*doc.Section) bool { return true }, func(s *doc.Section) bool {
		return s == current || few && p.parts[s].root == current
	})
	return p.take()
}

func headings(s *doc.Section) int {
	n := -1
	s.Walk(func(*doc.Section, int) { n++ })
	return n
}

// onThisPage writes the headings of a long document above it. Where the contents beside it name them all, it is for narrow screens.
func (p *page) onThisPage(s *doc.Section) {
	n := headings(s)
	if s.Kind != doc.Guide || n < longPage {
		return
	}
	class := "fold toc"
	if n <= manyHeadings {
		class += " to-contents"
	}
	p.str(`<details class="` + class + `"><summary>`)
	p.text(p.words["on-this-page"])
	p.str("</summary>\n")
	always := func(*doc.Section) bool { return true }
	p.list(s.Sections, always, always)
	p.str("</details>\n")
}

// besides are the documents before and after one of them.
func (p *page) besides(s *doc.Section) (previous, next *crumb) {
	guide := p.web.guide()
	for i, x := range guide {
		if x != s {
			continue
		}
		previous = &crumb{Name: p.words["home"], Address: p.to("index.html")}
		if i > 0 {
			previous = p.neighbour(guide[i-1])
		}
		if i+1 < len(guide) {
			next = p.neighbour(guide[i+1])
		}
	}
	return previous, next
}
