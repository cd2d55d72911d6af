package html

import (
	"cmp"
	"html/template"
	"net/url"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// frames are the parsed templates of a theme. What each of them may print is the type of its data, in this package.
type frames struct {
	page    *frameTemplate // frame
	home    *frameTemplate // homeData
	title   *frameTemplate // titleData
	short   *frameTemplate // shortData
	missing *frameTemplate // missingData
	report  *frameTemplate // reportData
	search  *frameTemplate // searchData
}

func parseFrames(th *theme.Theme) (*frames, error) {
	f := new(frames)
	for _, frame := range []struct {
		name string
		to   **frameTemplate
	}{
		{"page.html", &f.page}, {"home.html", &f.home}, {"title.html", &f.title}, {"short.html", &f.short}, {"404.html", &f.missing},
		{reportFrame, &f.report}, {searchFrame, &f.search},
	} {
		t, err := parseFrame(th, frame.name)
		if err != nil {
			return nil, err
		}
		*frame.to = t
	}
	return f, nil
}

// frame is what page.html prints around the content of a page. Empty fields are not shown.
type frame struct {
	Words          doc.Words
	Language       string
	Direction      string // "rtl", or empty
	Title          string // of the page, for the window
	Description    string // its first sentence
	Policy         string // what a browser may load
	Robots         string // what search engines may do; "": all
	Canonical      string // absolute
	Alternates     []alternate
	OpenGraph      []property
	Data           template.HTML // an element of data about the page
	Style, Script  string        // addresses
	Search, Find   string        // addresses of the page of the search and of its script
	Brand          string        // address of a brand's colours, after the style
	Logo           *logo         // of the site's brand
	Footer         string        // of the brand
	Class          string
	Site           crumb
	Publisher      string
	Menu           []crumb
	Document       *documentHead // the publication that the page is of
	Banner         *banner
	Crumbs         []crumb
	Side           template.HTML
	Previous, Next *crumb
	Main           template.HTML
	Comment        string // where to write about a place on the page, {id} standing for its anchor; "" for nowhere
	CommentPage    string // where to write about the page

	page *frameTemplate
}

// documentHead names a publication on each of its pages.
type documentHead struct {
	Title, Edition, Number string
	Copyright              template.HTML
	Logo                   *logo  // of its own brand
	Front, Whole, PDF      string // addresses
	Languages              []tongue
	Here                   string // which of them this page is: "front", "whole" or ""
}

// tongue is the page, or else its document, in another language.
type tongue struct{ Language, Name, Address string }

// banner warns that an edition is not the one to rely on.
type banner struct {
	Class string // draft, review, withdrawn, superseded
	Label string
	Text  template.HTML
	Link  *crumb
}

// crumb is a link, or words if Address is empty. Current marks the page itself.
type crumb struct {
	Name, Address string
	Current       bool
}

// Word is an interface word.
func (f *frame) Word(key string) (string, error) { return word(f.Words, key) }

func (f *frame) execute() ([]byte, error) { return run(f.page, f) }

// frame is the frame of a page of this book; what differs from page to page is left to the caller. about is what the page says first,
// anchor the place that it is of, "" for the publication.
func (b *book) frame(p *page, title, about, anchor string) *frame {
	site := b.web.site
	f := &frame{
		page: b.web.frames.page, Words: b.words, Language: b.lang, Direction: direction(b.lang),
		Title: joinNonEmpty(" · ", title, site.Title), Style: p.to(stylePath), Class: "site",
		Site: crumb{Name: site.Title, Address: p.to("index.html"), Current: p.path == "index.html"}, Publisher: site.Publisher,
		Policy: sitePolicy, Description: about,
	}
	if b.web.searched() {
		f.Search, f.Find = p.to(searchPath), p.to(findPath)
	}
	if b.web.scripted {
		f.Script = p.to(scriptPath)
	}
	if site.BaseURL != "" {
		f.Canonical = b.web.address(p.path)
	}
	f.Menu = b.web.menu(p)
	if b.pub != nil {
		f.Class = b.pub.Kind
		f.Title = joinNonEmpty(" · ", title, b.shortTitle()+" "+b.pub.Edition, site.Title)
		f.Document = b.documentHead(p)
		f.Banner = b.banner(p)
		f.Comment, f.CommentPage = b.pub.Comment, b.commentOn(anchor)
		if title == "" {
			title = b.pub.Front.Title
		}
	}
	b.machines(p, f, joinNonEmpty(" · ", title))
	b.dress(p, f)
	return f
}

// menu leads to the site's own pages of first rank, whose folder lies at the root. Documents that are many stand beside one another,
// and the menu leads to the first; where there is nothing else, the home page does.
func (w *web) menu(p *page) []crumb {
	var out []crumb
	guide := w.guide()
	many := len(guide) > fewGuides
	if many && !w.plain() {
		out = append(out, crumb{p.words["guide"], p.to(guide[0].Path), guide[0].Path == p.path})
	}
	for _, s := range w.site.Pages {
		if strings.Count(s.Path, "/") == 1 && (s.Kind != doc.Guide || !many) {
			out = append(out, crumb{s.Text(), p.to(s.Path), s.Path == p.path})
		}
	}
	return out
}

func (b *book) shortTitle() string {
	if b.pub.Front.ShortTitle != "" {
		return b.pub.Front.ShortTitle
	}
	return b.pub.Front.Title
}

func (b *book) documentHead(p *page) *documentHead {
	f := b.pub.Front
	d := &documentHead{Title: f.Title, Edition: f.Edition, Number: f.Number, Copyright: p.inlines(f.Copyright),
		Front: p.to(b.titlePath()), Whole: p.to(b.wholePath())}
	if b.pub.PDF != "" {
		d.PDF = p.to(b.pub.PDF)
	}
	d.Languages = b.tongues(p)
	switch p.path {
	case b.titlePath():
		d.Here = "front"
	case b.wholePath():
		d.Here = "whole"
	}
	return d
}

// commentOn is where to write about a place, or about the publication.
func (b *book) commentOn(anchor string) string {
	if b.pub.Comment == "" {
		return ""
	}
	if anchor == "" {
		return fill(strings.Replace(b.pub.Comment, "/{id}", "", 1), "id", "")
	}
	return fill(b.pub.Comment, "id", url.PathEscape(anchor))
}

// banner says that an edition is a draft, under review, withdrawn, or followed by a newer one.
func (b *book) banner(p *page) *banner {
	f := b.pub.Front
	n := &banner{Class: f.Status, Label: f.StatusText, Link: b.superseded(p)}
	switch f.Status {
	case "draft", "review":
		n.Text, n.Link = p.inlines(f.Standing), nil
	case "withdrawn":
		n.Text = trusted(escape(nil, b.words["withdrawn-note"]))
	default:
		if n.Link == nil {
			return nil
		}
		n.Class, n.Label = "superseded", ""
	}
	if n.Label == "" && n.Class == f.Status {
		n.Label = b.words[f.Status]
	}
	return n
}

// superseded leads to the newer edition: to the same page where it has that.
func (b *book) superseded(p *page) *crumb {
	newer := b.pub.Newer
	if newer == nil {
		return nil
	}
	to := newer.Path + strings.TrimPrefix(p.path, b.pub.Path)
	if !b.web.bookOf(newer).has(to) {
		to = newer.Path + "index.html"
	}
	return &crumb{Name: fill(b.words["superseded-note"], "edition", newer.Edition), Address: p.to(to)}
}

// tongues are the document in other languages, at the same page where they have it.
func (b *book) tongues(p *page) []tongue {
	var out []tongue
	for _, x := range b.pub.Languages {
		if x.Language == b.lang {
			continue
		}
		to := cmp.Or(b.counterpart(b.web.bookOf(x), p.path), x.Path+"index.html")
		name := b.web.theme.Words[x.Language]["language-name"]
		if name == "" {
			name = strings.ToUpper(x.Language)
		}
		out = append(out, tongue{x.Language, name, p.to(to)})
	}
	return out
}

// direction is "rtl" for languages written from right to left.
func direction(lang string) string {
	primary, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch primary {
	case "ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb":
		return "rtl"
	}
	return ""
}
