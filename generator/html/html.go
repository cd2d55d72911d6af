// Package html writes the web edition: a doc.Site goes in, files by address come out.
//
// It promises that every section is rendered once, however many pages show it, that all addresses are relative and name
// index.html, that every anchor of the tree stands once on its page and once in the one-page edition, that what
// authors wrote is escaped in one place (escape), that no page of a site carries inline style or script, and that the bytes
// depend on nothing but its arguments. It knows nothing of maturity models: classes, facets, numbers, anchors and
// wording are the tree's. The PDF edition and what else stands in the output it only links to.
//
// The road: a book for each publication and one for the site's own pages (book.go); each section's body written into a
// fragment (fragment.go, inline.go, block.go, table.go, figure.go, scene.go); each page put together from fragments
// (page.go, section.go, contents.go), front.go and home.go for their two kinds, guide.go for documents of the site itself; the
// frame around it (frame.go). What a table's readers may narrow it to stands beside it in a template, for the theme's table.js
// (tools.go, cite.go), and its content in a file of data (csv.go).
//
// Render does all of that at once. An Edition does it file by file, when one is asked for, and gives the same bytes (edition.go).
//
// Single writes one publication, a report, as a page that stands alone (single.go): there the style stands in the page, under a
// policy that names its hash, with a brand's colours (brand.go) and the margins of the printed page (running.go).
package html

import (
	"maps"
	"runtime"
	"sync"
	"sync/atomic"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// Render turns a site into files by address relative to the output's root ("retail-pos/1.0/index.html" -> bytes). Its
// errors are those of the theme: a frame or an asset that is missing, or a frame that does not parse or run; the message
// names the frame and the line.
func Render(site *doc.Site, th *theme.Theme) (map[string][]byte, error) {
	e, err := Open(site, th)
	if err != nil {
		return nil, err
	}
	w := e.web
	var jobs []func()
	for _, b := range w.books {
		jobs = append(jobs, b.writeJobs()...)
	}
	each(len(jobs), func(i int) { jobs[i]() })
	files, err := w.search()
	if err != nil {
		return nil, err
	}
	if files == nil {
		files = map[string][]byte{}
	}
	pages := w.pages()
	results := make([][]byte, len(pages))
	errs := make([]error, len(pages))
	each(len(pages), func(i int) { results[i], errs[i] = pages[i].render() })
	for i, err := range errs {
		if err != nil {
			return nil, err
		}
		files[pages[i].path] = results[i]
	}
	maps.Copy(files, w.assets)
	w.addImages(files)
	for _, b := range w.books {
		b.dataFiles(files)
	}
	w.addBrands(files)
	if site.BaseURL != "" {
		files[sitemapPath] = w.sitemap(pages)
	}
	return files, nil
}

// web is what all pages of one run share. It is read-only once its books are written.
type web struct {
	site     *doc.Site
	theme    *theme.Theme
	frames   *frames
	assets   map[string][]byte
	scripted bool // the theme has a script for every page
	books    []*book
}

// output is one page to be made. A listed page belongs into the sitemap.
type output struct {
	path   string
	listed bool
	render func() ([]byte, error)
}

// pages lists every page of the site, the longest first so that no processor waits at the end.
func (w *web) pages() []output {
	var out []output
	for _, b := range w.books {
		if b.pub != nil {
			out = append(out, output{b.wholePath(), true, b.wholePage})
		}
	}
	out = append(out, output{"index.html", true, w.homePage}, output{"404.html", false, w.missingPage})
	if w.searched() {
		out = append(out, output{searchPath, true, w.searchPage})
	}
	for _, s := range w.site.Shorts {
		out = append(out, output{s.Path, false, func() ([]byte, error) { return w.shortPage(s) }})
	}
	for _, b := range w.books {
		if b.pub != nil {
			out = append(out, output{b.titlePath(), true, b.titlePage})
		}
		for _, s := range b.order {
			out = append(out, output{s.Path, true, func() ([]byte, error) { return b.sectionPage(s) }})
		}
	}
	return out
}

func (w *web) addImages(files map[string][]byte) {
	for _, img := range w.site.Images {
		files[img.Out] = w.imageData(img)
	}
	for _, p := range w.site.Pubs {
		for _, img := range p.Images {
			if files[img.Out] == nil {
				files[img.Out] = w.imageData(img)
			}
		}
	}
}

// imageData is what a picture's file holds.
func (w *web) imageData(img *doc.Image) []byte {
	if img.Drawing != nil {
		return svgFile(img.Drawing, w.theme)
	}
	return img.Data
}

// each calls f for 0 to n-1, as many at a time as there are processors.
func each(n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}
