package html

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// The assets' addresses.
const (
	stylePath  = "assets/style.css"
	scriptPath = "assets/script.js" // for every page, when the theme has one
	tablePath  = "assets/table.js"  // for pages with tables that can be narrowed down
	findPath   = "assets/find.js"   // for every page: search, explanations, filters
	shortPath  = "assets/short.js"  // for the short addresses
)

// assets gives the style sheet and the scripts. levels is how many levels tables have.
func assets(th *theme.Theme, levels int) (map[string][]byte, error) {
	sheet, err := fs.ReadFile(th.Files, "style.css")
	if err != nil {
		return nil, fmt.Errorf("asset: %w", err)
	}
	short, err := fs.ReadFile(th.Files, "short.js")
	if err != nil {
		return nil, fmt.Errorf("asset: %w", err)
	}
	find, err := fs.ReadFile(th.Files, "find.js")
	if err != nil {
		return nil, fmt.Errorf("asset: %w", err)
	}
	files := map[string][]byte{stylePath: slices.Concat(paletteSheet(th, levels), squeezedStyle(sheet), levelSheet(levels)), shortPath: squeezedScript(short), findPath: squeezedScript(find)}
	for _, path := range []string{scriptPath, tablePath} {
		switch script, err := fs.ReadFile(th.Files, strings.TrimPrefix(path, "assets/")); {
		case err == nil:
			files[path] = squeezedScript(script)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("asset: %w", err)
		}
	}
	return files, nil
}

// mostLevels is how many levels a model can have above 0.
const mostLevels = 9

// paletteSheet writes the theme's colours as custom properties, light and, on dark screens, dark, and a class for each
// to fill and to draw with; with those of levels figures fill only. Paper is printed light.
func paletteSheet(th *theme.Theme, levels int) []byte {
	var b strings.Builder
	shown := *th
	shown.Colour, shown.Dark = upTo(levels, th.Colour), upTo(levels, th.Dark)
	writeColours(&b, &shown)
	b.WriteString(".fill-none{fill:none}\n")
	for _, ink := range slices.Sorted(maps.Keys(shown.Colour)) {
		fmt.Fprintf(&b, ".fill-%s{fill:var(--%s)}", ink, ink)
		if !strings.HasPrefix(string(ink), levelInk) {
			fmt.Fprintf(&b, ".stroke-%s{stroke:var(--%s)}", ink, ink)
		}
	}
	return []byte(b.String() + "\n")
}

const levelInk = "level-"

// upTo leaves out the colours of levels that no table has.
func upTo(levels int, colours map[doc.Ink]theme.Colour) map[doc.Ink]theme.Colour {
	out := maps.Clone(colours)
	for n := levels + 1; n <= mostLevels; n++ {
		delete(out, doc.Ink(levelInk+strconv.Itoa(n)))
	}
	return out
}

// levelSheet gives the heads of levels their colours, and takes levels out of sight that a reader does not ask for.
func levelSheet(levels int) []byte {
	var heads, hidden strings.Builder
	for n := 1; n <= levels; n++ {
		fmt.Fprintf(&heads, "thead .level-%d{background:var(--level-%d)}", n, n)
		fmt.Fprintf(&hidden, ".hide-%d .level-%d,", n, n)
	}
	if levels == 0 {
		return nil
	}
	return []byte(heads.String() + "@media screen{" + strings.TrimSuffix(hidden.String(), ",") + "{display:none}}\n")
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
	Policy         string // what a browser may load
	Robots         string // what search engines may do; "": all
	Style, Script  string
}

// Word is an interface word.
func (d *shortData) Word(key string) (string, error) { return word(d.Words, key) }

// shortPage leads to the newest edition. An address with an anchor leads to the one-page edition, which has them all.
func (w *web) shortPage(s doc.Short) ([]byte, error) {
	d := &shortData{Language: w.site.Language, To: relative(s.Path, s.To), Words: w.books[0].words, Title: w.site.Title,
		Style: relative(s.Path, stylePath), Script: relative(s.Path, shortPath), Policy: sitePolicy}
	if w.site.BaseURL != "" {
		d.Canonical = w.address(s.To)
	}
	if p := s.Pub; p != nil {
		d.Title, d.Edition, d.Language = p.Front.Title, p.Edition, p.Language
		d.Whole = relative(s.Path, p.Path+"all/index.html")
		d.Words = w.bookOf(p).words
		if w.bookOf(p).draft() {
			d.Robots = "noindex"
		}
	}
	d.Direction = direction(d.Language)
	return run(w.frames.short, d)
}

// bookOf is a publication's book, the site's if it is not published here.
func (w *web) bookOf(p *doc.Publication) *book {
	for _, b := range w.books {
		if b.pub != nil && p != nil && b.pub.Path == p.Path {
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
	Policy    string // what a browser may load
	Home      string // "" when the site's address is not known
}

// Word is an interface word.
func (d *missingData) Word(key string) (string, error) { return word(d.Words, key) }

func (w *web) missingPage() ([]byte, error) {
	d := &missingData{Words: w.books[0].words, Language: w.site.Language, Direction: direction(w.site.Language), Site: w.site.Title}
	if w.site.BaseURL != "" {
		d.Home = w.site.BaseURL + "index.html"
	}
	page, err := run(w.frames.missing, d)
	if err != nil {
		return nil, err
	}
	d.Policy = policyFor(page) // its style stands in the page
	return run(w.frames.missing, d)
}
