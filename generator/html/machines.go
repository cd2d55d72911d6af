package html

import (
	"net/url"
	"regexp"
	"strings"
)

// sitePolicy lets a page of the site load what the site holds, and nothing else; nobody but the style sheet says how it looks. A page
// that is opened from a disk has no host, hence file:, which a page from a host may never load. Style sheets may hold small pictures.
const sitePolicy = "default-src 'self' file:; img-src 'self' file: data:; object-src 'none'; base-uri 'none'; form-action 'none'"

var styleElement = regexp.MustCompile(`(?s)<style[^>]*>(.*?)</style>`)

// policyFor is the policy of a page that holds styles of its own.
func policyFor(page []byte) string {
	var hashes []string
	for _, m := range styleElement.FindAllSubmatch(page, -1) {
		hashes = append(hashes, hashOf(string(m[1])))
	}
	if hashes == nil {
		return sitePolicy
	}
	return sitePolicy + "; style-src 'self' file: " + strings.Join(hashes, " ")
}

// property is one of the Open Graph protocol: og:title.
type property struct{ Name, Content string }

// alternate is the page in another form or language.
type alternate struct {
	Language, Type string // one of them is set
	Address        string
}

// machines tells machines what the page is.
func (b *book) machines(p *page, f *frame, title string) {
	site := b.web.site
	if b.draft() {
		f.Robots = "noindex"
	}
	f.Alternates = b.alternates(p)
	kind := "article"
	if p.path == "index.html" {
		kind = "website"
	}
	for _, x := range []property{{"title", title}, {"type", kind}, {"description", f.Description}, {"url", f.Canonical},
		{"site_name", site.Title}, {"locale", locale(b.lang)}} {
		if x.Content != "" {
			f.OpenGraph = append(f.OpenGraph, property{"og:" + x.Name, x.Content})
		}
	}
	f.Data = b.linkedData(p, f, title)
}

// draft tells that the book is no document yet that machines should lead to.
func (b *book) draft() bool { return b.pub != nil && b.pub.Front.Status == "draft" }

// locale is a language as Open Graph writes it: pt_BR.
func locale(lang string) string {
	if !strings.Contains(lang, "-") {
		return ""
	}
	return strings.ReplaceAll(lang, "-", "_")
}

// alternates are the page in the document's other languages, where they have it, and the forms of what it shows.
func (b *book) alternates(p *page) []alternate {
	out := b.translated(p.path, p.link)
	switch {
	case p.path == "index.html" && len(b.web.site.Pubs) > 0:
		out = append(out, alternate{Type: "application/json", Address: "library.json"})
	case b.pub != nil && b.pub.PDF != "" && (p.path == b.titlePath() || p.whole):
		out = append(out, alternate{Type: "application/pdf", Address: p.to(b.pub.PDF)})
	}
	return out
}

// link is the address of a page as machines want it: absolute where the site's address is known.
func (p *page) link(path string) string {
	switch {
	case p.web.site.BaseURL == "" && path == p.path:
		return relative(path, path) // not a place within it
	case p.web.site.BaseURL == "":
		return p.to(path)
	}
	return p.web.address(path)
}

// address is a page's absolute address.
func (w *web) address(path string) string {
	return w.site.BaseURL + (&url.URL{Path: path}).EscapedPath()
}

// translated lists the page at a path in every language that has it, itself included, and the original for all other languages;
// nothing where there is one language only.
func (b *book) translated(path string, link func(string) string) []alternate {
	if b.pub == nil || len(b.pub.Languages) < 2 {
		return nil
	}
	var out []alternate
	seen := map[string]bool{}
	for _, pub := range b.pub.Languages {
		to := b.counterpart(b.web.bookOf(pub), path)
		if seen[pub.Language] || to == "" {
			continue
		}
		seen[pub.Language] = true
		out = append(out, alternate{Language: pub.Language, Address: link(to)})
	}
	if len(out) < 2 {
		return nil
	}
	return append(out, alternate{Language: "x-default", Address: out[0].Address})
}

// has tells whether the book has a page.
func (b *book) has(path string) bool {
	if b.pub == nil {
		return false
	}
	_, ok := b.anchors[path]
	return ok || path == b.titlePath() || path == b.wholePath()
}

// bookAt is the book that a page is of.
func (w *web) bookAt(path string) *book {
	for _, b := range w.books {
		if b.pub != nil && strings.HasPrefix(path, b.pub.Path) {
			return b
		}
	}
	return w.books[0]
}
