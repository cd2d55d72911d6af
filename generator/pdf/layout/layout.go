// Package layout sets a publication in lines and pages.
//
// In comes the document tree with the widths of the faces; out goes a Document: pages as display lists, named
// destinations, bookmarks. On the way blocks become vertical lists of lines (flow), which a builder stacks on pages with
// their footnotes, dividing tables at rows and rows at lines. Lengths are whole thousandths of a point, so that every
// machine gives the same pages.
//
// Promised: nothing is lost or clipped, nothing loops, whatever the sizes; a table's head stands on each page it spans;
// a link leads to a place that exists; the same input gives the same pages. The package knows nothing of PDF syntax, of
// font files or of maturity models.
package layout

import (
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// Options are what the publication does not say itself.
type Options struct {
	Fonts   Fonts
	BaseURL string // of the web edition, for links to other publications; empty: they are words only
}

// Build sets a publication.
func Build(p *doc.Publication, th *theme.Theme, o Options) *Document {
	l := newLayouter(p, th, o)
	body := &Document{Title: clean(p.Front.Title)}
	for _, c := range p.Chapters {
		l.chapter(body, c)
	}
	d := l.withFront(body)
	l.outline(d)
	l.running(d)
	l.links(d)
	l.letter(d)
	d.Missing = l.missing
	return d
}

// layouter holds what the stages of one document share.
type layouter struct {
	setter
	pub       *doc.Publication
	words     doc.Words
	base      string
	numbers   map[*doc.Note]int
	pages     map[string]string // anchor of the section that has a page of its own in the web edition
	explained map[string]bool   // acronyms of this chapter that were linked already
	noted     map[*doc.Note]bool
	noteSets  map[noteKey][]item
	named     map[string]bool // destinations
	cache     map[atomKey][]atom
	inlines   map[inlineKey]*Node
	noteNodes map[*doc.Note]*Node
	titles    map[string]string // what destinations are, in words
	pageInfo  []pageInfo
	seq       int
	rtl       bool // the publication's language is written from right to left
}

type noteKey struct {
	note *doc.Note
	wide bool
}

type atomKey struct {
	first *doc.Inline
	style Style
}

// pageInfo is what a page's head and foot need.
type pageInfo struct {
	chapter string
	bare    bool
	m       master
}

func newLayouter(p *doc.Publication, th *theme.Theme, o Options) *layouter {
	l := &layouter{
		setter: setter{fonts: o.Fonts, unknown: map[rune]bool{}}, pub: p, base: o.BaseURL,
		words: th.Language(p.Language), numbers: p.NoteNumber(), pages: map[string]string{},
		noted: map[*doc.Note]bool{}, noteSets: map[noteKey][]item{}, named: map[string]bool{},
		cache: map[atomKey][]atom{}, rtl: rtlLanguage(p.Language), inlines: map[inlineKey]*Node{}, noteNodes: map[*doc.Note]*Node{},
	}
	for k, w := range p.Words {
		l.words[k] = w
	}
	for _, c := range p.Chapters {
		c.Walk(func(s *doc.Section, _ int) {
			if s.Path != "" {
				l.pages[s.Path] = s.ID
			}
		})
	}
	return l
}

// word is an interface word, or the English given.
func (l *layouter) word(key, english string) string {
	if w := l.words[key]; w != "" {
		return w
	}
	return english
}

// atomsOf cuts and measures a paragraph once, however often it is asked for.
func (l *layouter) atomsOf(in []doc.Inline, st Style) []atom {
	if len(in) == 0 {
		return nil
	}
	key := atomKey{&in[0], st}
	a, ok := l.cache[key]
	if !ok {
		a = l.atoms(l.spans(in, st))
		l.cache[key] = a
	}
	return a
}

// links drops those whose destination no place bears, and notes their names.
func (l *layouter) links(d *Document) {
	seen := map[string]bool{}
	for _, p := range d.Pages {
		kept := p.Links[:0]
		for _, k := range p.Links {
			if k.URI == "" && k.File == "" && !l.named[k.Dest] {
				if k.Dest != "" && !seen[k.Dest] {
					seen[k.Dest] = true
					d.Dangling = append(d.Dangling, k.Dest)
				}
				continue
			}
			kept = append(kept, k)
		}
		p.Links = kept
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

// fill puts values into the braces of an interface word.
func fill(word string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(word) }
