package html

import (
	"io/fs"
	"strings"
	"sync"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

const sitemapPath = "sitemap.xml"

// Edition is the web edition of a site whose files are made when they are asked for. Several goroutines may ask at once.
type Edition struct {
	*web
	search func() (map[string][]byte, error)
}

// Open prepares the web edition of a site. Its errors are those of Render, but for what only shows when a frame runs.
func Open(site *doc.Site, th *theme.Theme) (*Edition, error) {
	frames, err := parseFrames(th)
	if err != nil {
		return nil, err
	}
	files, err := assets(th, site.Levels)
	if err != nil {
		return nil, err
	}
	_, scripted := files[scriptPath]
	return open(&web{site: site, theme: th, frames: frames, assets: files, scripted: scripted}), nil
}

// Of is the edition of another site in the same look. The two must have the same number of levels.
func (e *Edition) Of(site *doc.Site) *Edition {
	return open(&web{site: site, theme: e.theme, frames: e.frames, assets: e.assets, scripted: e.scripted})
}

func open(w *web) *Edition {
	w.books = w.allBooks()
	return &Edition{web: w, search: sync.OnceValues(w.search)}
}

// File gives the bytes that Render would give at an address, or fs.ErrNotExist.
func (e *Edition) File(address string) ([]byte, error) {
	if data, ok := e.assets[address]; ok {
		return data, nil
	}
	if page, ok := e.page(address); ok {
		return page.render()
	}
	if strings.HasPrefix(address, searchFolder) {
		files, err := e.search()
		return found(files, address, err)
	}
	files := map[string][]byte{}
	if address == sitemapPath && e.site.BaseURL != "" {
		return e.sitemap(e.web.pages()), nil
	}
	e.addImages(files)
	e.addBrands(files)
	if strings.HasSuffix(address, ".csv") {
		e.bookAt(address).dataFiles(files)
	}
	return found(files, address, nil)
}

func found(files map[string][]byte, address string, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	if data, ok := files[address]; ok {
		return data, nil
	}
	return nil, fs.ErrNotExist
}

// page finds the page at an address.
func (e *Edition) page(address string) (output, bool) {
	for _, p := range e.web.pages() {
		if p.path == address {
			return p, true
		}
	}
	return output{}, false
}
