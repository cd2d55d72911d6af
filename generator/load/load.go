// Package load reads a site's sources: YAML, CSV, Markdown and images.
//
// A file tree comes in; an smm.Library whose values know their file, line and column goes out, with the findings. Each
// file is read as far as it can be, so that one run shows every mistake. Nothing is converted in silence: numbers, dates
// and words such as NO stay as written, 1.5 is no level and null is no text. The declarations of every key (see Key) are
// the only place that knows what a file may hold: readers, messages and Kinds are driven by them. Names of things
// defined elsewhere are not looked up here; that is check's work.
//
// The file system should refuse links that leave the site, as os.Root does; files that are not regular are never
// opened, and sizes, nesting and aliases are bounded. The package is the only home of yaml.v3.
package load

import (
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"sync"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// The folders that sources are found in, and the file that describes the site.
const (
	contentDir  = "content"
	rootDir     = "content/_root"
	profilesDir = "profiles"
	siteFile    = "site.yaml"
)

// Library reads a site's sources. The author's mistakes go to list; an error means that the site's folder cannot be read.
func Library(site fs.FS, list *diag.List) (*smm.Library, error) {
	if _, err := fs.ReadDir(site, "."); err != nil {
		return nil, fmt.Errorf("reading the site: %w", err)
	}
	t := walk(site, list)
	lib := &smm.Library{
		Site:     &smm.Site{},
		Contents: map[string]*smm.Content{},
		Images:   map[string]*doc.Image{},
		Root:     map[string][]byte{},
	}
	collect(lib, list, each(t.images, func(path string) source { return readImage(site, path) }))
	collect(lib, list, each(t.sources, func(path string) source { return read(site, path, lib.Images) }))
	if !slices.Contains(t.sources, siteFile) {
		list.Errorf(diag.Pos{File: siteFile}, "missing-file", "there is no %s here", siteFile).Hint = "run smmpub init, or name the site's folder with -C"
	}
	defaults(lib)
	slices.Sort(lib.Files)
	lib.Files = slices.Compact(lib.Files)
	return lib, nil
}

// Source gives the text of a site's files for excerpts; nil for what cannot be read or is very large.
func Source(site fs.FS) diag.Sources {
	var mu sync.Mutex
	texts := map[string][]byte{}
	return func(name string) []byte {
		mu.Lock()
		defer mu.Unlock()
		if b, ok := texts[name]; ok {
			return b
		}
		b, err := contents(site, name, maxFile)
		if err != nil {
			b = nil
		}
		texts[name] = b
		return b
	}
}

// source is what one file gave.
type source struct {
	list   diag.List
	add    func(*smm.Library) // nil when nothing could be made of it
	files  []string
	unread bool // what the file defines is unknown
}

// collect takes over what was read, in the order of the files.
func collect(lib *smm.Library, list *diag.List, sources []source) {
	for i := range sources {
		s := &sources[i]
		list.Append(&s.list)
		lib.Files = append(lib.Files, s.files...)
		if s.add != nil {
			s.add(lib)
		}
		if s.unread {
			lib.Unread = append(lib.Unread, s.files[0])
		}
	}
}

// each calls f for every path, several at a time, and keeps their order.
func each(paths []string, f func(path string) source) []source {
	out := make([]source, len(paths))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				out[i] = f(paths[i])
			}
		})
	}
	for i := range paths {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// defaults fills in what the site leaves unsaid.
func defaults(lib *smm.Library) {
	s := lib.Site
	if s.Language == "" {
		s.Language = "en"
	}
	if s.Theme == "" {
		s.Theme = "default"
	}
	for _, p := range lib.Pubs() {
		if p.Language == "" {
			p.Language = s.Language
		}
	}
}
