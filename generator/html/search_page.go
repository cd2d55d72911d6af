package html

import (
	"strings"
	"unicode/utf8"

	"smmpub/generator/doc"
)

// searchPath is the page of the search. Without a script it is a page of contents.
const searchPath = searchFolder + "index.html"

// searchFrame is the frame of the search: its page and, as Dialog, what all other pages show of it.
const searchFrame = "search.html"

// searchData is what search.html prints.
type searchData struct {
	Words        doc.Words
	Dialog       bool   // print the dialog, not the page
	Hint         string // what can be found
	Groups       string // what the groups of results are called
	Publications []volume
	Chapters     []chapter // the site's own documents
	Pages        []shelf
	Letters      []crumb // to the glossary
}

// volume is a publication with its chapters.
type volume struct {
	crumb
	Language string // when it is not the site's
	Chapters []crumb
}

// Word is an interface word.
func (d *searchData) Word(key string) (string, error) { return word(d.Words, key) }

func (w *web) searchPage() ([]byte, error) {
	frame, err := parseFrame(w.theme, searchFrame)
	if err != nil {
		return nil, err
	}
	b := w.books[0]
	p := b.newPage(searchPath)
	d := &searchData{Words: b.words, Hint: w.findable(b.words), Chapters: w.chapters(p), Pages: w.shelves(p), Letters: w.letters(p), Groups: groupNames(b.words)}
	for _, x := range w.books {
		if x.pub != nil {
			d.Publications = append(d.Publications, x.volume(p))
		}
	}
	main, err := run(frame, d)
	if err != nil {
		return nil, err
	}
	f := b.frame(p, b.words["search"], d.Hint, "")
	f.Main = trusted(main)
	f.Class = "search"
	f.Crumbs = []crumb{{Name: b.words["home"], Address: p.to("index.html")}, {Name: b.words["search"]}}
	return f.execute()
}

// dialogs are the search as a dialog, in every language of the site. They come with the index, not with each page.
func (w *web) dialogs() (map[string]string, error) {
	frame, err := parseFrame(w.theme, searchFrame)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, b := range w.books {
		if out[b.lang] != "" {
			continue
		}
		markup, err := run(frame, &searchData{Dialog: true, Words: b.words, Hint: w.findable(b.words), Groups: groupNames(b.words)})
		if err != nil {
			return nil, err
		}
		out[b.lang] = string(markup)
	}
	return out, nil
}

// findable says what the search finds.
func (w *web) findable(words doc.Words) string {
	if w.plain() {
		return words["search-hint-guide"]
	}
	return words["search-hint"]
}

// groupNames joins the names as the script parts them.
func groupNames(words doc.Words) string {
	var names []string
	for _, key := range groupWords {
		names = append(names, strings.ReplaceAll(words[key], "|", " "))
	}
	return strings.Join(names, "|")
}

func (b *book) volume(p *page) volume {
	v := volume{crumb: crumb{Name: b.edition(), Address: p.to(b.titlePath())}}
	if b.lang != b.web.site.Language {
		v.Language = b.lang
	}
	for _, s := range visible(b.roots, func(s *doc.Section) bool { return !s.Silent }) {
		part := b.part(s)
		v.Chapters = append(v.Chapters, crumb{Name: part.name, Address: p.address(&doc.Target{Page: part.page, Anchor: part.anchor})})
	}
	return v
}

// letters lead to the first entry of each letter in the site's glossary.
func (w *web) letters(p *page) []crumb {
	var out []crumb
	seen := map[string]bool{}
	for _, s := range w.site.Pages {
		doc.EachBlock(s.Body, func(b doc.Block) {
			d, ok := b.(*doc.Definitions)
			if !ok || d.Class != "terms" {
				return
			}
			for _, it := range d.Items {
				letter := firstLetter(p.plain(it.Terms[0]))
				if letter != "" && !seen[letter] {
					seen[letter] = true
					out = append(out, crumb{Name: letter, Address: p.address(&doc.Target{Page: s.Path, Anchor: it.ID})})
				}
			}
		})
	}
	return out
}

func firstLetter(s string) string {
	first := ""
	eachWord(fold(s), func(word string) {
		if first == "" {
			_, n := utf8.DecodeRuneInString(word)
			first = strings.ToUpper(word[:n])
		}
	})
	return first
}
