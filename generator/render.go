package generator

import (
	"fmt"
	"maps"
	"sync"

	"golang.org/x/sync/errgroup"

	"smmpub/generator/compose"
	"smmpub/generator/doc"
	"smmpub/generator/exchange"
	"smmpub/generator/html"
	"smmpub/generator/pdf"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// render makes every file of the output in memory: pages and PDFs side by side.
func (s *sources) render(o Options) (map[string][]byte, *doc.Site, error) {
	site := s.compose(o)
	out := &output{files: map[string][]byte{}, progress: o.Progress, total: 2}
	var work errgroup.Group
	if !o.NoPDF {
		out.total += len(site.Pubs)
		for _, p := range site.Pubs {
			work.Go(func() error { return out.pdf(p, s.theme, site.BaseURL) })
		}
	}
	work.Go(func() error { return out.html(site, s.theme) })
	work.Go(func() error { return out.library(s.lib, o.Drafts) })
	if err := work.Wait(); err != nil {
		return nil, nil, err
	}
	maps.Copy(out.files, s.lib.Root)
	return out.files, site, nil
}

// output collects files from several goroutines.
type output struct {
	mu       sync.Mutex
	files    map[string][]byte
	progress func(done, total int, what string)
	done     int
	total    int
}

func (o *output) add(files map[string][]byte, what string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	maps.Copy(o.files, files)
	o.done++
	if o.progress != nil {
		o.progress(o.done, o.total, what)
	}
}

func (o *output) html(site *doc.Site, th *theme.Theme) error {
	files, err := html.Render(site, th)
	if err != nil {
		return fmt.Errorf("web edition: %w", err)
	}
	o.add(files, "web edition")
	return nil
}

func (o *output) pdf(p *doc.Publication, th *theme.Theme, baseURL string) error {
	data, err := pdf.Render(p, th, pdf.Options{BaseURL: baseURL, Producer: "smmpub"})
	if err != nil {
		return fmt.Errorf("PDF edition of %s: %w", p.FullName(), err)
	}
	o.add(map[string][]byte{p.PDF: data}, p.PDF)
	return nil
}

func (o *output) library(lib *smm.Library, drafts bool) error {
	data, err := exchange.Library(lib, func(f *smm.Front) bool { return compose.Published(lib, f, drafts) })
	if err != nil {
		return fmt.Errorf("library.json: %w", err)
	}
	o.add(map[string][]byte{"library.json": data}, "library.json")
	return nil
}
