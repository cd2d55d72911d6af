package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"smmpub/generator/compose"
	"smmpub/generator/doc"
	"smmpub/generator/html"
	"smmpub/generator/pdf"
	"smmpub/generator/theme"
)

// shelf is a site without errors, of which each file is made when it is asked for. What it gives is what a build with drafts
// writes.
type shelf struct {
	*Preview
	src     *sources
	plan    *compose.Plan
	look    *html.Edition        // in which others are made
	outside func() *html.Edition // of the pages outside publications
	search  func() *html.Edition // of all, for what is made of all of them
	mu      sync.Mutex
	volumes []*volume // the last that were asked for, the newest at the end
}

// manyVolumes is how many publications are kept composed: about a megabyte each.
const manyVolumes = 6

// volume is a publication that has been composed.
type volume struct {
	name  string
	ready func() (*bound, error)
}

type bound struct {
	pub *doc.Publication
	web *html.Edition
	pdf func() ([]byte, error)
	// compared is what it is beside the base; nil: there is none.
	compared func() *compose.Compared
}

func (p *Preview) newShelf(src *sources) (*shelf, error) {
	plan := compose.Survey(src.lib, src.theme, compose.Options{Drafts: true, PDF: !p.o.NoPDF})
	look, err := html.Open(plan.Site(), src.theme)
	if err != nil {
		return nil, fmt.Errorf("web edition: %w", err)
	}
	return p.shelve(src, plan, look), nil
}

func (p *Preview) shelve(src *sources, plan *compose.Plan, look *html.Edition) *shelf {
	s := &shelf{Preview: p, src: src, plan: plan, look: look}
	s.outside = sync.OnceValue(func() *html.Edition { return s.edition(nil) })
	s.search = sync.OnceValue(func() *html.Edition { return s.edition(s.plan.Names()) })
	return s
}

// withPlan is the shelf after the text of some files has changed.
func (s *shelf) withPlan(plan *compose.Plan) *shelf {
	return s.shelve(s.src, plan, s.look)
}

// withLook is the shelf under another theme.
func (s *shelf) withLook(th *theme.Theme) (*shelf, error) {
	src := *s.src
	src.theme = th
	look, err := html.Open(s.plan.Site(), th)
	if err != nil {
		return nil, err
	}
	return s.shelve(&src, s.plan, look), nil
}

// File gives the bytes at an address of the site, or fs.ErrNotExist.
func (s *shelf) File(address string) ([]byte, error) {
	data, err := s.made(address)
	if errors.Is(err, fs.ErrNotExist) && s.src.lib.Root[address] != nil {
		return s.src.lib.Root[address], nil
	}
	return data, err
}

func (s *shelf) made(address string) ([]byte, error) {
	switch {
	case address == "library.json":
		return s.data()
	case strings.HasPrefix(address, "search/"), address == "sitemap.xml":
		return s.search().File(address)
	}
	b, err := s.boundAt(address)
	switch {
	case err != nil:
		return nil, err
	case b == nil:
		return s.outside().File(address)
	case b.pub.PDF == address && address != "":
		return b.pdf()
	}
	data, err := b.web.File(address)
	if errors.Is(err, fs.ErrNotExist) {
		return s.outside().File(address)
	}
	return data, err
}

func (s *shelf) data() ([]byte, error) {
	s.lib.RLock()
	defer s.lib.RUnlock()
	out := &output{files: map[string][]byte{}}
	err := out.data(s.src.lib, true)
	return out.files["library.json"], err
}

// edition is that of the pages outside publications, with these publications composed.
func (s *shelf) edition(names []string) *html.Edition {
	s.lib.RLock()
	defer s.lib.RUnlock()
	var all []*doc.Publication
	for _, name := range names {
		all = append(all, s.plan.Publication(name))
	}
	return s.look.Of(s.plan.Outside(all...))
}

// boundAt is the publication that an address belongs to; nil for the pages of the site.
func (s *shelf) boundAt(address string) (*bound, error) {
	if x := s.plan.Pub(address); x != nil {
		return s.volume(x.FullName()).ready()
	}
	return nil, nil
}

func (s *shelf) volume(name string) *volume {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := slices.IndexFunc(s.volumes, func(v *volume) bool { return v.name == name })
	if at >= 0 {
		v := s.volumes[at]
		s.volumes = append(slices.Delete(s.volumes, at, at+1), v)
		return v
	}
	v := &volume{name, sync.OnceValues(func() (*bound, error) { return s.bind(name) })}
	s.volumes = append(s.volumes, v)
	if len(s.volumes) > manyVolumes {
		s.volumes = slices.Delete(s.volumes, 0, 1)
	}
	return v
}

func (s *shelf) bind(name string) (*bound, error) {
	s.lib.RLock()
	defer s.lib.RUnlock()
	b := &bound{pub: s.plan.Publication(name)}
	site := s.plan.Site(b.pub)
	b.web = s.look.Of(site)
	if err := s.src.attach(&doc.Site{Pubs: []*doc.Publication{b.pub}}, s.o.Options); err != nil {
		return nil, err
	}
	b.pdf = sync.OnceValues(func() ([]byte, error) {
		edition, err := pdf.Render(b.pub, s.src.theme, pdf.Options{BaseURL: site.BaseURL, Producer: "smmpub"})
		if err != nil {
			return nil, fmt.Errorf("PDF edition of %s: %w", name, err)
		}
		return bytes.Clone(edition.Data), nil
	})
	b.compared = sync.OnceValue(func() *compose.Compared {
		if s.base == nil {
			return nil
		}
		return s.plan.Compare(s.base, b.pub)
	})
	return b, nil
}
