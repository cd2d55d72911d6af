package html

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// frames are the parsed templates of a theme. What each of them may print is the type of its data, in this package.
type frames struct {
	page    *template.Template // frame
	home    *template.Template // homeData
	title   *template.Template // titleData
	short   *template.Template // shortData
	missing *template.Template // missingData
	report  *template.Template // reportData
}

func parseFrames(th *theme.Theme) (*frames, error) {
	f := new(frames)
	for _, frame := range []struct {
		name string
		to   **template.Template
	}{
		{"page.html", &f.page}, {"home.html", &f.home}, {"title.html", &f.title}, {"short.html", &f.short}, {"404.html", &f.missing},
		{reportFrame, &f.report},
	} {
		t, err := parseFrame(th, frame.name)
		if err != nil {
			return nil, err
		}
		*frame.to = t
	}
	return f, nil
}

func parseFrame(th *theme.Theme, name string) (*template.Template, error) {
	src, err := fs.ReadFile(th.Files, name)
	if err != nil {
		return nil, fmt.Errorf("page frame: %w", err)
	}
	t, err := template.New(name).Parse(string(src))
	if err != nil {
		return nil, frameError(name, err)
	}
	return t, nil
}

// run executes a frame.
func run(t *template.Template, data any) ([]byte, error) {
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		return nil, frameError(t.Name(), err)
	}
	return b.Bytes(), nil
}

// CheckFrames reports the first frame of a theme that cannot be read, as Render would.
func CheckFrames(th *theme.Theme) error {
	_, err := parseFrames(th)
	return err
}

// FrameError is a mistake in a page frame. Line and Col count from 1; 0 is not known.
type FrameError struct {
	Name      string // of the frame: "page.html"
	Line, Col int
	Message   string
}

func (e *FrameError) Error() string { return fmt.Sprintf("%s:%d: %s", e.Name, e.Line, e.Message) }

// templateMessage is how text/template and html/template begin a message.
var templateMessage = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+):(?:(\d+):)? (.*)$`)

// frameError takes the place out of a template's error; it stands nowhere else.
func frameError(name string, err error) error {
	e := &FrameError{Name: name, Message: err.Error()}
	if m := templateMessage.FindStringSubmatch(err.Error()); m != nil {
		e.Name, e.Message = m[1], m[4]
		e.Line, _ = strconv.Atoi(m[2])
		if col, err := strconv.Atoi(m[3]); err == nil {
			e.Col = col + 1
		}
	}
	return e
}

// frame is what page.html prints around the content of a page. Empty fields are not shown.
type frame struct {
	Words          doc.Words
	Language       string
	Direction      string // "rtl", or empty
	Title          string // of the page, for the window
	Description    string
	Canonical      string // absolute
	Style, Script  string // addresses
	Brand          string // address of a brand's colours, after the style
	Logo           *logo  // of the site's brand
	Footer         string // of the brand
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

	page *template.Template
}

// documentHead names a publication on each of its pages.
type documentHead struct {
	Title, Edition, Number string
	Copyright              template.HTML
	Logo                   *logo  // of its own brand
	Front, Whole, PDF      string // addresses
	Here                   string // which of them this page is: "front", "whole" or ""
}

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
func (f *frame) Word(key string) string { return f.Words[key] }

func (f *frame) execute() ([]byte, error) { return run(f.page, f) }

// frame is the frame of a page of this book; what differs from page to page is left to the caller.
func (b *book) frame(p *page, title string) *frame {
	site := b.web.site
	f := &frame{
		page: b.web.frames.page, Words: b.words, Language: b.lang, Direction: direction(b.lang),
		Title: joinNonEmpty(" · ", title, site.Title), Style: p.to(stylePath), Class: "site",
		Site: crumb{Name: site.Title, Address: p.to("index.html"), Current: p.path == "index.html"}, Publisher: site.Publisher,
	}
	if b.web.scripted {
		f.Script = p.to(scriptPath)
	}
	if site.BaseURL != "" {
		f.Canonical = site.BaseURL + p.path
	}
	for _, s := range b.web.menu() {
		f.Menu = append(f.Menu, crumb{s.Text(), p.to(s.Path), s.Path == p.path})
	}
	if b.pub != nil {
		f.Class = b.pub.Kind
		f.Title = joinNonEmpty(" · ", title, b.shortTitle()+" "+b.pub.Edition, site.Title)
		f.Document = b.documentHead(p)
		f.Banner = b.banner(p)
	}
	b.dress(p, f)
	return f
}

// menu is the site's own pages of first rank: those whose folder lies at the root.
func (w *web) menu() []*doc.Section {
	var out []*doc.Section
	for _, s := range w.site.Pages {
		if strings.Count(s.Path, "/") == 1 {
			out = append(out, s)
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
	switch p.path {
	case b.titlePath():
		d.Here = "front"
	case b.wholePath():
		d.Here = "whole"
	}
	return d
}

// banner says that an edition is a draft, under review, withdrawn, or followed by a newer one.
func (b *book) banner(p *page) *banner {
	f := b.pub.Front
	n := &banner{Class: f.Status, Label: f.StatusText}
	switch f.Status {
	case "draft", "review", "withdrawn":
		n.Text = p.inlines(f.Standing)
	default:
		return b.superseded(p)
	}
	if n.Label == "" {
		n.Label = b.words[f.Status]
	}
	return n
}

func (b *book) superseded(p *page) *banner {
	for _, s := range b.web.site.Shorts {
		if s.Pub == nil || s.Pub.ID != b.pub.ID || s.Pub == b.pub {
			continue
		}
		return &banner{Class: "superseded", Link: &crumb{
			Name: fill(b.words["superseded-note"], "edition", s.Pub.Edition), Address: p.to(s.To)}}
	}
	return nil
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
