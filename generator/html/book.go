package html

import (
	"maps"
	"sync"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// book is what the pages of one publication share, or those of the site itself. It is read-only once its fragments are
// written.
type book struct {
	web     *web
	pub     *doc.Publication // nil for the site's own pages
	alone   bool             // one page by itself, with nothing beside it: a report
	lang    string
	words   doc.Words
	targets doc.Targets
	numbers map[*doc.Note]int // nil for the site's own pages, whose notes are numbered page by page
	roots   []*doc.Section
	parts   map[*doc.Section]*part
	notes   map[*doc.Note]*note
	order   []*doc.Section    // sections with pages of their own, in reading order
	anchors map[string]string // of the sections that have pages, by page: where a link to the page leads in the one-page edition
}

// part is what is known and written of one section.
type part struct {
	parent      *doc.Section // nil for chapters and for the site's pages
	root        *doc.Section // the chapter it lies in
	page        string       // where it is read
	anchor      string       // on that page, "" for the page itself
	title, body fragment
	aside       fragment
	entry       string // its title as contents show it
	name        string // its number and title without markup

	headed, written sync.Once
}

func (w *web) allBooks() []*book {
	words := w.theme.Language(w.site.Language)
	site := &book{web: w, lang: w.site.Language, words: words, targets: w.site.Targets, roots: w.site.Pages}
	if w.site.Home != nil {
		site.roots = append([]*doc.Section{w.site.Home}, w.site.Pages...)
	}
	books := []*book{site}
	for _, p := range w.site.Pubs {
		books = append(books, w.newBook(p))
	}
	for _, b := range books {
		b.survey()
	}
	return books
}

func (w *web) newBook(p *doc.Publication) *book {
	words := p.Words
	if len(words) < len(w.theme.Words[theme.Base]) { // compose gives all of them
		words = w.theme.Language(p.Language)
		maps.Copy(words, p.Words)
	}
	return &book{web: w, pub: p, lang: p.Language, words: words, targets: p.Targets, numbers: p.NoteNumber(), roots: p.Chapters}
}

// survey finds the book's sections, where each is read, and the notes.
func (b *book) survey() {
	b.parts = map[*doc.Section]*part{}
	b.anchors = map[string]string{}
	b.notes = map[*doc.Note]*note{}
	if b.pub != nil {
		for _, path := range b.pub.Pages {
			b.anchors[path] = ""
		}
	}
	for _, root := range b.roots {
		page := root.Path
		if b.pub != nil {
			page = b.titlePath()
		}
		b.visit(root, &part{root: root, page: page})
	}
	if b.pub == nil {
		return
	}
	for _, n := range b.pub.Notes {
		b.notes[n] = new(note)
	}
}

// visit enters a section, whose place above is known, and all below it.
func (b *book) visit(s *doc.Section, above *part) {
	p := &part{parent: above.parent, root: above.root, page: above.page, anchor: s.ID}
	if s.Path != "" {
		p.page, p.anchor = s.Path, ""
		b.anchors[s.Path] = s.ID
		if s != b.web.site.Home {
			b.order = append(b.order, s)
		}
	}
	b.parts[s] = p
	for _, c := range s.Sections {
		b.visit(c, &part{parent: s, root: p.root, page: p.page})
	}
}

// writeJobs gives the work of writing the book's fragments, each on its own.
func (b *book) writeJobs() []func() {
	var jobs []func()
	for _, root := range b.roots {
		root.Walk(func(s *doc.Section, _ int) {
			jobs = append(jobs, func() { b.read(s) })
		})
	}
	for n := range b.notes {
		jobs = append(jobs, func() { b.note(n) })
	}
	return jobs
}

// part is a section with its title, which is written when it is first asked for.
func (b *book) part(s *doc.Section) *part {
	p := b.parts[s]
	p.headed.Do(func() {
		p.entry = b.quiet(s.Title)
		p.name = joinNonEmpty(" ", s.Label, b.plain(s.Title))
		title := &writer{book: b}
		title.titleInlines(s.Title)
		p.title = title.fragment
	})
	return p
}

// read is a section with its text too.
func (b *book) read(s *doc.Section) *part {
	p := b.part(s)
	p.written.Do(func() {
		body := &writer{book: b, name: p.name}
		body.blocks(s.Body)
		p.body = body.fragment
		aside := &writer{book: b, name: p.name}
		aside.blocks(s.Aside)
		p.aside = aside.fragment
	})
	return p
}

// titleInlines writes a heading: acronyms are not explained there.
func (w *writer) titleInlines(in []doc.Inline) {
	for _, x := range in {
		if a, ok := x.(*doc.Acronym); ok {
			w.text(a.Short)
			continue
		}
		w.inline(x)
	}
}

// note is what is written of a footnote.
type note struct {
	fragment
	written sync.Once
}

// note is a note's text, written when it is first asked for; those of the site's own pages are not kept.
func (b *book) note(n *doc.Note) *fragment {
	f := b.notes[n]
	if f == nil {
		f = new(note)
	}
	f.written.Do(func() {
		w := &writer{book: b}
		w.blocks(n.Blocks)
		f.fragment = w.fragment
	})
	return &f.fragment
}

// target is where a symbol leads, nil when that is not published here.
func (b *book) target(symbol string) *doc.Target {
	if symbol == "" {
		return nil
	}
	return b.targets[symbol]
}

// leads tells whether a target can be linked: it is published, and by an address that may be. A page that stands alone leads to
// itself and out, to no page beside it.
func (b *book) leads(t *doc.Target) bool {
	switch {
	case t == nil:
		return false
	case t.URL != "":
		return outside(t.URL)
	}
	return !b.alone || t.Pub == b.pub
}

// away is the relation of a link that leads out. A page that stands alone does not tell where its reader comes from.
func (b *book) away() string {
	if b.alone {
		return "external noopener noreferrer"
	}
	return "external noopener"
}

func (b *book) titlePath() string { return b.pub.Path + "index.html" }
func (b *book) wholePath() string { return b.pub.Path + "all/index.html" }
