package html

import (
	"html/template"

	"smmpub/generator/doc"
)

// titleData is what title.html prints: the title page and, with Chapters, the one-page edition.
type titleData struct {
	Words                 doc.Words
	Kind, Title           string
	Number, Edition, Date string
	Status, StatusText    string
	Logos                 []logo
	Cover                 *logo    // the brand's picture
	Address               []string // of the brand's owner, by lines
	Disclaimer            template.HTML
	Read                  *crumb // the first chapter
	Whole, PDF            string // addresses
	Facts                 []fact
	Abstract              template.HTML
	Contents              template.HTML
	Figures, Tables       template.HTML
	Chapters              template.HTML
	Editions              []crumb
	History               []change
	Errata                []erratum
	Cite                  template.HTML
	IPR, Legal, Copyright template.HTML
	Licence               *crumb
	Notes                 template.HTML
}

// fact is one line of what is known of the document.
type fact struct {
	Name   string
	Values []template.HTML
}

type logo struct {
	Address, Name, URL string
	Width, Height      int
}

type change struct {
	Edition, Date string
	Changes       template.HTML
}

type erratum struct {
	ID, Date, Kind, Was, Now string
	Anchor                   string
	At                       template.HTML
}

// Word is an interface word.
func (d *titleData) Word(key string) (string, error) { return word(d.Words, key) }

// titlePage is the first page of a publication.
func (b *book) titlePage() ([]byte, error) {
	p := b.newPage(b.titlePath())
	d := b.titleData(p)
	p.stray()
	d.Chapters = p.take()
	p.endnotes("")
	d.Notes = p.take()
	return b.finishTitle(p, d, b.pub.Front.Title)
}

// wholePage is the publication on one page.
func (b *book) wholePage() ([]byte, error) {
	p := b.newPage(b.wholePath())
	p.whole = true
	d := b.titleData(p)
	p.endnotes(b.words["title-page"])
	d.Notes = p.take()
	p.chapters()
	d.Chapters = p.take()
	return b.finishTitle(p, d, b.words["one-page"])
}

func (b *book) finishTitle(p *page, d *titleData, title string) ([]byte, error) {
	main, err := run(b.web.frames.title, d)
	if err != nil {
		return nil, err
	}
	f := b.frame(p, title, shorten(b.firstSentence()), "")
	if !p.whole {
		f.Title = joinNonEmpty(" · ", b.pub.Front.Title+" "+b.pub.Edition, b.web.site.Title)
	}
	f.Main = trusted(main)
	f.Side = p.side(nil)
	f.Crumbs = p.trail()
	if p.whole {
		f.Crumbs = append(f.Crumbs, crumb{Name: b.words["one-page"]})
	} else {
		f.Crumbs[len(f.Crumbs)-1].Address = ""
		f.Next = b.first(p)
	}
	return f.execute()
}

// first is the first page after the title page.
func (b *book) first(p *page) *crumb {
	if len(b.order) == 0 {
		return nil
	}
	return p.neighbour(b.order[0])
}

func (b *book) titleData(p *page) *titleData {
	f := b.pub.Front
	d := &titleData{
		Words: b.words, Kind: f.Kind, Title: f.Title, Number: f.Number, Edition: f.Edition, Date: f.Date,
		Status: f.Status, StatusText: f.StatusText, Logos: p.logos(f.Publishers), Facts: p.facts(),
		Abstract: p.blocks(f.Abstract, 2), Contents: p.contents(),
		Figures: p.listed(b.pub.Figures), Tables: p.listed(b.pub.Tables),
		Editions: p.editions(), History: p.history(), Errata: p.errata(), Cite: p.inlines(f.Cite),
		IPR: p.blocks(f.IPR, 2), Legal: p.blocks(f.Legal, 2), Copyright: p.inlines(f.Copyright),
	}
	if f.Licence.Name != "" || f.Licence.URL != "" {
		d.Licence = licence(f.Licence)
	}
	if b.pub.PDF != "" {
		d.PDF = p.to(b.pub.PDF)
	}
	p.notice(d)
	if !p.whole {
		d.Whole = p.to(b.wholePath())
		d.Read = b.first(p)
	}
	return d
}

func licence(l doc.Party) *crumb {
	c := &crumb{Name: l.Name}
	if outside(l.URL) {
		c.Address = l.URL
	}
	if c.Name == "" {
		c.Name = l.URL
	}
	return c
}

func (p *page) logos(publishers []doc.Party) []logo {
	var out []logo
	for _, x := range publishers {
		if x.Logo != nil {
			l := logo{Address: p.to(x.Logo.Out), Name: x.Name, Width: x.Logo.Width, Height: x.Logo.Height}
			if outside(x.URL) {
				l.URL = x.URL
			}
			out = append(out, l)
		}
	}
	return out
}

func (p *page) facts() []fact {
	f := p.pub.Front
	var out []fact
	for _, x := range f.Facts {
		out = append(out, fact{x.Name, []template.HTML{p.inlines(x.Value)}})
	}
	add := func(key string, values ...template.HTML) {
		if len(values) > 0 && values[0] != "" {
			out = append(out, fact{p.words[key], values})
		}
	}
	plain := func(s string) template.HTML { return trusted(escape(nil, s)) }
	add("number", plain(f.Number))
	add("edition", plain(f.Edition))
	add("date", plain(f.Date))
	add("status", plain(f.StatusText))
	add("publishers", p.parties(f.Publishers)...)
	add("authors", p.parties(f.Authors)...)
	add("contributors", p.parties(f.Contributors)...)
	add("translation-of", p.refs(f.Translates)...)
	add("extends", p.refs(f.Extends)...)
	add("based-on", p.refs(f.Based)...)
	add("see-also", p.refs(f.Related)...)
	return out
}

func (p *page) refs(refs []doc.Ref) []template.HTML {
	var out []template.HTML
	for i := range refs {
		out = append(out, p.inlines([]doc.Inline{&refs[i]}))
	}
	return out
}

// parties writes people and organizations: name, affiliation, role.
func (b *book) parties(list []doc.Party) []template.HTML {
	var out []template.HTML
	for _, x := range list {
		var h []byte
		if outside(x.URL) {
			h = append(h, `<a href="`...)
			h = escape(h, x.URL)
			h = append(h, `" rel="`+b.away()+`">`...)
			h = escape(h, x.Name)
			h = append(h, "</a>"...)
		} else {
			h = escape(h, x.Name)
		}
		if x.Affiliation != "" {
			h = escape(h, " ("+x.Affiliation+")")
		}
		if x.Role != "" {
			h = escape(h, ", "+x.Role)
		}
		out = append(out, trusted(h))
	}
	return out
}

func (p *page) editions() []crumb {
	var out []crumb
	for _, e := range p.pub.Front.Editions {
		c := crumb{Name: e.Name}
		if e.Role != p.words["published"] {
			c.Name = joinNonEmpty(" · ", e.Name, e.Role)
		}
		switch {
		case e.URL == "":
		case e.URL == p.titlePath():
			c.Current = true
		case outside(e.URL):
			c.Address = e.URL
		case !hasScheme(e.URL):
			c.Address = p.to(e.URL)
		}
		out = append(out, c)
	}
	return out
}

func (p *page) history() []change {
	var out []change
	for _, c := range p.pub.Front.History {
		out = append(out, change{c.Edition, c.Date, p.inlines(c.Changes)})
	}
	return out
}

func (p *page) errata() []erratum {
	var out []erratum
	for _, e := range p.pub.Front.Errata {
		x := erratum{ID: e.ID, Date: e.Date, Kind: e.Kind, Was: e.Was, Now: e.Now, Anchor: e.Anchor}
		if e.At != nil {
			x.At = p.inlines([]doc.Inline{e.At})
		}
		out = append(out, x)
	}
	return out
}

// firstSentence is the beginning of the abstract, without markup.
func (b *book) firstSentence() string {
	for _, x := range b.pub.Front.Abstract {
		if p, ok := x.(*doc.Paragraph); ok {
			return sentence(b.plain(p.Content))
		}
	}
	return ""
}
