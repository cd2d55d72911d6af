package html

import (
	"regexp"
	"slices"
	"strings"
)

// dayOf are the dates that a sitemap may have (W3C Date and Time Formats).
var dayOf = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// sitemap lists the absolute addresses of all pages, sorted (sitemaps.org, protocol 0.9), with the day of the publication that they
// are of and the same page in other languages. Drafts are left out.
func (w *web) sitemap(pages []output) []byte {
	var paths []string
	for _, p := range pages {
		if p.listed && !w.bookAt(p.path).draft() {
			paths = append(paths, p.path)
		}
	}
	slices.Sort(paths)
	var entries []byte
	for _, path := range paths {
		entries = w.sitemapEntry(entries, path)
	}
	head := `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`
	if strings.Contains(string(entries), "<xhtml:") {
		head += ` xmlns:xhtml="http://www.w3.org/1999/xhtml"`
	}
	return append(append([]byte(head+">\n"), entries...), "</urlset>\n"...)
}

func (w *web) sitemapEntry(out []byte, path string) []byte {
	b := w.bookAt(path)
	out = append(out, "<url><loc>"...)
	out = escape(out, w.address(path))
	out = append(out, "</loc>"...)
	if b.pub != nil && dayOf.MatchString(b.pub.Front.Date) {
		out = append(out, "<lastmod>"+b.pub.Front.Date+"</lastmod>"...)
	}
	for _, a := range b.translated(path, w.address) {
		out = append(out, `<xhtml:link rel="alternate" hreflang="`...)
		out = escape(out, a.Language)
		out = append(out, `" href="`...)
		out = escape(out, a.Address)
		out = append(out, `"/>`...)
	}
	return append(out, "</url>\n"...)
}
