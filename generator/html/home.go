package html

import (
	"html/template"
	"strings"

	"smmpub/generator/doc"
)

// homeData is what home.html prints.
type homeData struct {
	Words        doc.Words
	Publisher    string
	Heading      template.HTML
	Body         template.HTML
	Publications []card
	Chapters     []chapter // the site's own documents
	Pages        []shelf
}

// card is a publication as the home page shows it.
type card struct {
	Kind, Class           string
	Title, Address        string
	Language              string // when it is not the site's
	Edition, Date, Number string
	Status, StatusText    string
	Abstract              string // its first sentence
	Whole, PDF            string
}

// shelf is a page of the site with those of its kind below it.
type shelf struct {
	crumb
	Below []crumb
}

// Word is an interface word.
func (d *homeData) Word(key string) (string, error) { return word(d.Words, key) }

func (w *web) homePage() ([]byte, error) {
	b := w.books[0]
	p := b.newPage("index.html")
	d := &homeData{Words: b.words, Publisher: w.site.Publisher, Heading: trusted(escape(nil, w.site.Title))}
	title := ""
	if home := w.site.Home; home != nil {
		if len(home.Title) > 0 {
			p.put(&b.part(home).title, 1)
			d.Heading = p.take()
			title = b.part(home).name
		}
		p.put(&b.read(home).body, 1)
		p.subsections(home, 1)
		p.endnotes("")
		d.Body = p.take()
	}
	for _, x := range w.books {
		if x.pub != nil {
			d.Publications = append(d.Publications, x.card(p))
		}
	}
	d.Chapters, d.Pages = w.chapters(p), w.shelves(p)
	main, err := run(w.frames.home, d)
	if err != nil {
		return nil, err
	}
	if title == w.site.Title {
		title = ""
	}
	f := b.frame(p, title, w.welcome(), "")
	f.Main = trusted(main)
	f.Class = "home"
	return f.execute()
}

// welcome is what the home page says first, else whose site it is.
func (w *web) welcome() string {
	if home := w.site.Home; home != nil {
		if text := w.books[0].opening(home); text != "" {
			return shorten(text)
		}
	}
	return shorten(joinNonEmpty(" · ", w.site.Title, w.site.Publisher))
}

func (b *book) card(p *page) card {
	f := b.pub.Front
	c := card{Kind: f.Kind, Class: b.pub.Kind, Title: f.Title, Address: p.to(b.titlePath()), Edition: f.Edition, Date: f.Date,
		Number: f.Number, Status: f.Status, StatusText: f.StatusText, Abstract: b.firstSentence(), Whole: p.to(b.wholePath())}
	if b.lang != b.web.site.Language {
		c.Language = b.lang
	}
	if b.pub.PDF != "" {
		c.PDF = p.to(b.pub.PDF)
	}
	return c
}

// shelves lists the site's pages but for its documents, those in a folder of another below it: frameworks/x/ below frameworks/.
// Pages whose folder has none stand by themselves.
func (w *web) shelves(p *page) []shelf {
	var out, alone []shelf
	at := map[string]int{}
	for _, first := range []bool{true, false} {
		for _, s := range w.site.Pages {
			if s.Kind == doc.Guide || strings.Count(s.Path, "/") == 1 != first {
				continue
			}
			c := crumb{Name: s.Text(), Address: p.to(s.Path)}
			folder, _, _ := strings.Cut(s.Path, "/")
			i, ok := at[folder]
			switch {
			case first:
				at[folder] = len(out)
				out = append(out, shelf{crumb: c})
			case ok:
				out[i].Below = append(out[i].Below, c)
			default:
				alone = append(alone, shelf{crumb: c})
			}
		}
	}
	return append(out, alone...)
}
