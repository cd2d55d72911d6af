package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"smmpub/generator/compose"
	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/exchange"
	"smmpub/generator/html"
	"smmpub/generator/pdf"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// render makes every file of the output in memory: pages and PDFs side by side.
func (s *sources) render(o Options) (*output, error) {
	site := s.compose(o)
	if err := s.attach(site, o); err != nil {
		return nil, err
	}
	out := &output{site: site, sources: s.site, files: map[string][]byte{}, progress: o.Progress, total: 2}
	if !o.NoPDF {
		out.total += len(site.Pubs)
	}
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0) + 1) // each holds a whole edition in memory
	work.Go(func() error { return out.html(site, s.theme) })
	work.Go(func() error { return out.data(s.lib, o.Drafts) })
	if !o.NoPDF {
		for _, p := range site.Pubs {
			work.Go(func() error { return out.pdf(p, s.theme, site.BaseURL) })
		}
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	out.copied(s.lib.Root)
	return out, nil
}

// output collects files from several goroutines, and what only rendering can find wrong.
type output struct {
	site     *doc.Site
	sources  fs.FS
	mu       sync.Mutex
	files    map[string][]byte
	list     diag.List
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

// copied adds the files of content/_root as they are. They may not take the place of what the program makes; check has
// reported the addresses that it can foretell.
func (o *output) copied(files map[string][]byte) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if _, taken := o.files[name]; taken {
			d := o.list.Errorf(diag.Pos{File: "content/_root/" + name}, "address-taken", "%q is an address that smmpub writes itself", name)
			d.Hint = "give the file another name, or change the page through templates/"
			continue
		}
		o.files[name] = files[name]
	}
}

// missing reports characters that no font of the PDF edition has.
func (o *output) missing(p *doc.Publication, found []pdf.Missing) {
	o.mu.Lock()
	defer o.mu.Unlock()
	missingGlyphs(&o.list, o.sources, p.Pos, found)
}

func (o *output) html(site *doc.Site, th *theme.Theme) error {
	files, err := html.Render(site, th)
	if err != nil {
		return o.frameMistake(th, err)
	}
	o.add(files, "web edition")
	return nil
}

// frameMistake turns a mistake in a page frame into a finding; what else goes wrong is the machine's.
func (o *output) frameMistake(th *theme.Theme, err error) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return reportFrame(th, err, &o.list)
}

func reportFrame(th *theme.Theme, err error, list *diag.List) error {
	var frame *html.FrameError
	if !errors.As(err, &frame) {
		return fmt.Errorf("web edition: %w", err)
	}
	d := list.Errorf(diag.Pos{File: th.Where(frame.Name), Line: frame.Line, Col: frame.Col}, "page-frame", "%s", frame.Message)
	if d.Hint = frame.Hint; d.Hint == "" {
		d.Hint = fmt.Sprintf("smmpub new theme NAME %s copies the one that comes with smmpub, which shows what it may print", frame.Name)
	}
	return nil
}

func (o *output) pdf(p *doc.Publication, th *theme.Theme, baseURL string) error {
	edition, err := pdf.Render(p, th, pdf.Options{BaseURL: baseURL, Producer: "smmpub"})
	if err != nil {
		return fmt.Errorf("PDF edition of %s: %w", p.FullName(), err)
	}
	o.add(map[string][]byte{p.PDF: edition.Data}, p.PDF)
	o.missing(p, edition.Missing)
	return nil
}

func (o *output) data(lib *smm.Library, drafts bool) error {
	data, err := exchange.Library(lib, func(f *smm.Front) bool { return compose.Published(lib, f, drafts) })
	if err != nil {
		return fmt.Errorf("library.json: %w", err)
	}
	o.add(map[string][]byte{"library.json": data}, "library.json")
	return nil
}
