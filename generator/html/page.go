package html

import (
	"html/template"
	"slices"
	"strconv"

	"smmpub/generator/doc"
)

// topID is the anchor of every page's content, where links to the page itself lead. Authors' anchors do not begin with
// an underscore, so it clashes with none.
const topID = "_top"

// page is one page while it is put together.
type page struct {
	*book
	path      string
	whole     bool // the one-page edition
	out       []byte
	explained map[string]bool    // acronyms, on this page or in this chapter of the one-page edition
	marked    map[*doc.Note]bool // notes whose first mark is written
	pending   []*doc.Note        // notes to be printed at the end
	own       map[*doc.Note]int  // numbers of notes that the publication does not number
	names     map[string]int     // of regions, by how many have them
}

func (b *book) newPage(path string) *page {
	return &page{book: b, path: path, explained: map[string]bool{}, marked: map[*doc.Note]bool{},
		own: map[*doc.Note]int{}, names: map[string]int{}}
}

func (p *page) str(s string)  { p.out = append(p.out, s...) }
func (p *page) text(s string) { p.out = escape(p.out, s) }

// put writes a fragment below a heading of the given level.
func (p *page) put(f *fragment, level int) {
	at := 0
	for i := range f.marks {
		m := &f.marks[i]
		p.out = append(p.out, f.html[at:m.at]...)
		at = m.at
		switch m.kind {
		case addressMark:
			p.text(p.address(m.target))
		case levelMark:
			p.str(strconv.Itoa(min(6, level+m.level)))
		case acronymMark:
			p.acronym(m)
		case noteMark:
			p.noteMark(m.note)
		case nameMark:
			p.regionName(m.name)
		}
	}
	p.out = append(p.out, f.html[at:]...)
}

// regionName writes the name of a region, with a number if another one on the page has it.
func (p *page) regionName(name string) {
	p.names[name]++
	if n := p.names[name]; n > 1 {
		name += " (" + strconv.Itoa(n) + ")"
	}
	p.text(name)
}

// address is where a target is, as seen from this page.
func (p *page) address(t *doc.Target) string {
	switch {
	case t.URL != "":
		return t.URL
	case p.whole && t.Pub == p.pub && t.Pub != nil:
		return p.inWhole(t)
	case t.Page == p.path && t.Anchor == "":
		return "#" + topID
	case t.Page == p.path:
		return fragmentOf(t.Anchor)
	case t.Anchor == "":
		return relative(p.path, t.Page)
	}
	return relative(p.path, t.Page) + fragmentOf(t.Anchor)
}

// inWhole is the place of a target of this publication in its one-page edition.
func (p *page) inWhole(t *doc.Target) string {
	anchor := t.Anchor
	if anchor == "" {
		anchor = p.anchors[t.Page]
	}
	if anchor == "" {
		anchor = topID
	}
	return fragmentOf(anchor)
}

// to is the address of another page of the site.
func (p *page) to(path string) string { return p.address(&doc.Target{Page: path}) }

// acronym writes an acronym, explained and linked at its first use.
func (p *page) acronym(m *mark) {
	if p.explained[m.acronym.Short] {
		p.text(m.acronym.Short)
		return
	}
	p.explained[m.acronym.Short] = true
	linked := p.leads(m.target)
	if linked {
		p.str(`<a class="acronym" href="`)
		p.text(p.address(m.target))
		p.str(`">`)
	}
	p.str(`<abbr title="`)
	p.text(m.acronym.Expansion)
	p.str(`">`)
	p.text(m.acronym.Short)
	p.str("</abbr>")
	if linked {
		p.str("</a>")
	}
}

func (p *page) number(n *doc.Note) string {
	if i, ok := p.numbers[n]; ok {
		return strconv.Itoa(i)
	}
	if p.own[n] == 0 {
		p.own[n] = len(p.numbers) + len(p.own) + 1
	}
	return strconv.Itoa(p.own[n])
}

func (p *page) noteMark(n *doc.Note) {
	number := p.number(n)
	p.str("<sup><a")
	if !p.marked[n] {
		p.marked[n] = true
		p.pending = append(p.pending, n)
		p.str(` id="fnref-` + number + `"`)
	}
	p.str(` class="noteref" href="#fn-` + number + `" role="doc-noteref">` + number + "</a></sup>")
}

// endnotes prints the notes whose marks stand above and have not been printed, in order of number.
func (p *page) endnotes(of string) {
	if len(p.pending) == 0 {
		return
	}
	p.str(`<section class="notes" role="doc-endnotes" aria-label="`)
	p.text(joinNonEmpty(": ", p.words["notes"], of))
	p.str("\">\n<ol>\n")
	for len(p.pending) > 0 { // a note may hold marks of others
		notes := p.pending
		p.pending = nil
		slices.SortStableFunc(notes, func(a, b *doc.Note) int { return p.numbers[a] - p.numbers[b] })
		for _, n := range notes {
			p.endnote(n)
		}
	}
	p.str("</ol>\n</section>\n")
}

func (p *page) endnote(n *doc.Note) {
	number := p.number(n)
	p.str(`<li id="fn-` + number + `" value="` + number + `">`)
	p.put(p.note(n), 2)
	p.str(` <a class="back" href="#fnref-` + number + `" role="doc-backlink" aria-label="`)
	p.text(fill(p.words["back-to-reference"], "number", number))
	p.str("\">↩</a></li>\n")
}

// take is what was written since the last take.
func (p *page) take() template.HTML {
	h := trusted(p.out)
	p.out = nil
	return h
}

// inlines renders inlines that stand outside the sections.
func (p *page) inlines(in []doc.Inline) template.HTML {
	w := &writer{book: p.book}
	w.inlines(in)
	return p.apart(&w.fragment, 1)
}

// blocks renders blocks that stand outside the sections, under a heading of the given level.
func (p *page) blocks(blocks []doc.Block, level int) template.HTML {
	w := &writer{book: p.book}
	w.blocks(blocks)
	return p.apart(&w.fragment, level)
}

// apart puts a fragment together beside what is being written.
func (p *page) apart(f *fragment, level int) template.HTML {
	out := p.out
	p.out = nil
	p.put(f, level)
	h := p.take()
	p.out = out
	return h
}
