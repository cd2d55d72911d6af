package html

import (
	"encoding/json"
	"html/template"
	"slices"

	"smmpub/generator/doc"
)

// schema is a thing in the words of schema.org, in the order in which it is written.
type schema struct {
	Context     string   `json:"@context,omitempty"`
	Type        string   `json:"@type"`
	Name        string   `json:"name,omitempty"`
	Short       string   `json:"alternateName,omitempty"`
	Identifier  string   `json:"identifier,omitempty"`
	Version     string   `json:"version,omitempty"`
	Status      string   `json:"creativeWorkStatus,omitempty"`
	Date        string   `json:"datePublished,omitempty"`
	Language    string   `json:"inLanguage,omitempty"`
	Description string   `json:"description,omitempty"`
	URL         string   `json:"url,omitempty"`
	License     string   `json:"license,omitempty"`
	Copyright   string   `json:"copyrightNotice,omitempty"`
	Publisher   []schema `json:"publisher,omitempty"`
	Author      []schema `json:"author,omitempty"`
	Contributor []schema `json:"contributor,omitempty"`
	Affiliation *schema  `json:"affiliation,omitempty"`
	IsBasedOn   []schema `json:"isBasedOn,omitempty"`
	Translation *schema  `json:"translationOfWork,omitempty"`
	Encoding    *schema  `json:"encoding,omitempty"`
	Format      string   `json:"encodingFormat,omitempty"`
	Content     string   `json:"contentUrl,omitempty"`
	IsPartOf    *schema  `json:"isPartOf,omitempty"`
}

// linkedData describes the page as a block of data, which no browser runs: JSON-LD, https://www.w3.org/TR/json-ld11/. Go's encoder
// writes <, > and & by number, so that nothing in it ends the element.
func (b *book) linkedData(p *page, f *frame, title string) template.HTML {
	var s *schema
	switch {
	case !b.web.searched(): // a page about sources
		return ""
	case p.path == "index.html":
		s = &schema{Type: "WebSite", Name: b.web.site.Title, URL: f.Canonical, Description: f.Description, Language: b.lang}
		if b.web.site.Publisher != "" {
			s.Publisher = []schema{{Type: "Organization", Name: b.web.site.Publisher}}
		}
	case b.web.guided(p.path):
		s = &schema{Type: "TechArticle", Name: title, URL: f.Canonical, Description: f.Description, Language: b.lang,
			IsPartOf: &schema{Type: "WebSite", Name: b.web.site.Title}}
	case b.pub == nil:
		return ""
	case p.path == b.titlePath() || p.whole:
		s = b.work(f)
	default:
		s = &schema{Type: "WebPage", Name: title, URL: f.Canonical, Description: f.Description, Language: b.lang, IsPartOf: b.brief()}
	}
	s.Context = "https://schema.org"
	data, err := json.Marshal(s)
	if err != nil {
		panic("html: " + err.Error()) // strings only
	}
	return template.HTML(`<script type="application/ld+json">` + string(data) + `</script>`)
}

// work is the publication in full.
func (b *book) work(f *frame) *schema {
	front := b.pub.Front
	s := b.brief()
	s.Short, s.Identifier, s.Status, s.Date = front.ShortTitle, front.Number, front.StatusText, front.Date
	if s.Short == s.Name {
		s.Short = ""
	}
	s.Language, s.Description = b.lang, f.Description
	s.Copyright = b.plain(front.Copyright)
	s.License = front.Licence.URL
	if !outside(s.License) {
		s.License = front.Licence.Name
	}
	s.Publisher, s.Author, s.Contributor = people("Organization", front.Publishers), people("Person", front.Authors), people("Person", front.Contributors)
	for _, r := range slices.Concat(front.Extends, front.Based) {
		s.IsBasedOn = append(s.IsBasedOn, b.basis(&r))
	}
	if o := b.pub.Original; o != nil {
		s.Translation = b.web.bookOf(o).brief()
	}
	if b.pub.PDF != "" && b.web.site.BaseURL != "" {
		s.Encoding = &schema{Type: "MediaObject", Format: "application/pdf", Content: b.web.address(b.pub.PDF)}
	}
	return s
}

// brief names the publication.
func (b *book) brief() *schema {
	s := &schema{Type: "TechArticle", Name: b.pub.Front.Title, Version: b.pub.Edition}
	if b.web.site.BaseURL != "" {
		s.URL = b.web.address(b.titlePath())
	}
	return s
}

// basis is another publication that this one extends.
func (b *book) basis(r *doc.Ref) schema {
	t := b.target(r.Symbol)
	switch {
	case t != nil && t.Pub != nil && t.Pub != b.pub:
		return *b.web.bookOf(t.Pub).brief()
	case t != nil && outside(t.URL):
		return schema{Type: "CreativeWork", Name: b.plain([]doc.Inline{r}), URL: t.URL}
	}
	return schema{Type: "CreativeWork", Name: b.plain([]doc.Inline{r})}
}

func people(kind string, list []doc.Party) []schema {
	var out []schema
	for _, x := range list {
		s := schema{Type: kind, Name: x.Name}
		if outside(x.URL) {
			s.URL = x.URL
		}
		if x.Affiliation != "" {
			s.Affiliation = &schema{Type: "Organization", Name: x.Affiliation}
		}
		out = append(out, s)
	}
	return out
}
