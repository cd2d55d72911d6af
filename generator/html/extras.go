package html

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// The assets' addresses.
const (
	stylePath  = "assets/style.css"
	scriptPath = "assets/script.js" // for every page, when the theme has one
	tablePath  = "assets/table.js"  // for pages with tables that can be narrowed down
	shortPath  = "assets/short.js"  // for the short addresses
)

// assets gives the style sheet and the scripts.
func assets(th *theme.Theme) (map[string][]byte, error) {
	sheet, err := fs.ReadFile(th.Files, "style.css")
	if err != nil {
		return nil, fmt.Errorf("asset: %w", err)
	}
	short, err := fs.ReadFile(th.Files, "short.js")
	if err != nil {
		return nil, fmt.Errorf("asset: %w", err)
	}
	files := map[string][]byte{stylePath: append(paletteSheet(th), sheet...), shortPath: short}
	for _, path := range []string{scriptPath, tablePath} {
		switch script, err := fs.ReadFile(th.Files, strings.TrimPrefix(path, "assets/")); {
		case err == nil:
			files[path] = script
		case !errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("asset: %w", err)
		}
	}
	return files, nil
}

// paletteSheet writes the theme's colours as custom properties, light and, on dark screens, dark, and a class for each
// to fill and to draw with. Paper is printed light.
func paletteSheet(th *theme.Theme) []byte {
	var b strings.Builder
	writeColours(&b, th)
	b.WriteString(".fill-none{fill:none}\n")
	for _, ink := range slices.Sorted(maps.Keys(th.Colour)) {
		fmt.Fprintf(&b, ".fill-%s{fill:var(--%s)}.stroke-%s{stroke:var(--%s)}\n", ink, ink, ink, ink)
	}
	return []byte(b.String())
}

func writeColours(b *strings.Builder, th *theme.Theme) {
	properties := func(colours map[doc.Ink]theme.Colour) {
		for _, ink := range slices.Sorted(maps.Keys(colours)) {
			fmt.Fprintf(b, "--%s:%s;", ink, colours[ink])
		}
	}
	b.WriteString(":root{")
	properties(th.Colour)
	b.WriteString("}\n@media screen and (prefers-color-scheme:dark){:root{")
	properties(th.Dark)
	b.WriteString("}}\n")
}

// shortData is what short.html prints: an address without edition.
type shortData struct {
	Words          doc.Words
	Language       string
	Direction      string
	Title, Edition string
	To             string // the newest edition
	Whole          string // its one-page edition, where every anchor stands
	Canonical      string
	Style, Script  string
}

// Word is an interface word.
func (d *shortData) Word(key string) string { return d.Words[key] }

// shortPage leads to the newest edition. An address with an anchor leads to the one-page edition, which has them all.
func (w *web) shortPage(s doc.Short) ([]byte, error) {
	d := &shortData{Language: w.site.Language, To: relative(s.Path, s.To), Words: w.books[0].words, Title: w.site.Title,
		Style: relative(s.Path, stylePath), Script: relative(s.Path, shortPath)}
	if w.site.BaseURL != "" {
		d.Canonical = w.site.BaseURL + s.To
	}
	if p := s.Pub; p != nil {
		d.Title, d.Edition, d.Language = p.Front.Title, p.Edition, p.Language
		d.Whole = relative(s.Path, p.Path+"all/index.html")
		d.Words = w.bookOf(p).words
	}
	d.Direction = direction(d.Language)
	return run(w.frames.short, d)
}

// bookOf is a publication's book, the site's if it is not published here.
func (w *web) bookOf(p *doc.Publication) *book {
	for _, b := range w.books {
		if b.pub == p {
			return b
		}
	}
	return w.books[0]
}

// missingData is what 404.html prints. Hosts serve it at any depth, so it can only name an absolute address.
type missingData struct {
	Words     doc.Words
	Language  string
	Direction string
	Site      string
	Home      string // "" when the site's address is not known
}

// Word is an interface word.
func (d *missingData) Word(key string) string { return d.Words[key] }

func (w *web) missingPage() ([]byte, error) {
	d := &missingData{Words: w.books[0].words, Language: w.site.Language, Direction: direction(w.site.Language), Site: w.site.Title}
	if w.site.BaseURL != "" {
		d.Home = w.site.BaseURL + "index.html"
	}
	return run(w.frames.missing, d)
}

// sitemap lists the absolute addresses of all pages, sorted (sitemaps.org, protocol 0.9).
func (w *web) sitemap(pages []output) []byte {
	var addresses []string
	for _, p := range pages {
		if p.listed {
			addresses = append(addresses, w.site.BaseURL+p.path)
		}
	}
	slices.Sort(addresses)
	b := []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, a := range addresses {
		b = append(b, "<url><loc>"...)
		b = escape(b, a)
		b = append(b, "</loc></url>\n"...)
	}
	return append(b, "</urlset>\n"...)
}
