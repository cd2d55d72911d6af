package generator

import (
	"fmt"
	"io/fs"
	"strings"

	"smmpub/generator/compose"
	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// The addresses of what a preview shows beside the site.
const (
	qaPath      = "-/qa/"
	changesPath = "-/changes/"
	reportPath  = "-/report/"
)

// File gives the bytes at an address, or fs.ErrNotExist: those that a build with drafts writes there, and below "-/" the page for
// reviewers, what differs from the base, and the report.
func (s *Shown) File(address string) ([]byte, error) {
	if rest, ok := strings.CutPrefix(address, qaPath); ok {
		return fileOf(s.qa, rest)
	}
	if rest, ok := strings.CutPrefix(address, changesPath); ok {
		return fileOf(s.changes, rest)
	}
	if rest, ok := strings.CutPrefix(address, reportPath); ok && s.report != nil {
		return fileOf(s.report().files, rest)
	}
	if s.shelf == nil || strings.HasPrefix(address, "-/") {
		return nil, fs.ErrNotExist
	}
	return s.shelf.File(address)
}

func fileOf(make func() (map[string][]byte, error), name string) ([]byte, error) {
	files, err := make()
	if err != nil {
		return nil, err
	}
	if data, ok := files[name]; ok {
		return data, nil
	}
	return nil, fs.ErrNotExist
}

// qaFiles are the page for reviewers, of the sources as they are, and its style.
func (p *Preview) qaFiles(s *Shown) (map[string][]byte, error) {
	p.lib.RLock()
	defer p.lib.RUnlock()
	return reviewFiles(s.tried, s.Result, p.o.Options)
}

// changeFiles are the list of what differs from the base, and its style.
func (p *Preview) changeFiles(s *Shown) (map[string][]byte, error) {
	if p.base == nil || s.shelf == nil {
		return nil, fs.ErrNotExist
	}
	th, err := plainTheme(p.o.Options)
	if err != nil {
		return nil, err
	}
	var all []*compose.Compared
	for _, name := range s.shelf.plan.Names() {
		b, err := s.shelf.volume(name).ready()
		if err != nil {
			return nil, err
		}
		all = append(all, b.compared())
	}
	files, err := onePage(compose.ChangesPage(s.shelf.src.lib, th, p.o.BaseName, all, s.shelf.plan.Gone(p.base)), th)
	if err != nil {
		return nil, fmt.Errorf("list of changes: %w", err)
	}
	return files, nil
}

// Remarks are what a preview says of a page to those who work on it.
type Remarks struct {
	Draft  bool // the page's chapter is a draft
	Places []Place
}

// Place is a place of a page that has an anchor.
type Place struct {
	Anchor string
	Pos    diag.Pos // where it is written
	Change string   // beside the base: "", "added", "changed", "removed"
	Was    string   // what the base says there
	Status string   // what the assessment says of it; "": nothing
	Label  string   // that in words
}

// Remarks says what stands beside the places of a page.
func (s *Shown) Remarks(address string) (*Remarks, error) {
	r := &Remarks{}
	if s.shelf == nil || strings.HasPrefix(address, "-/") {
		return r, nil
	}
	b, err := s.shelf.boundAt(address)
	if err != nil || b == nil {
		return r, err
	}
	places := s.placesOn(b.pub, address)
	index := map[string]int{}
	for i, x := range places {
		index[x.Anchor] = i
	}
	s.status(b.pub, places)
	for _, d := range b.differences() {
		if d.Page != address && address != b.pub.Path+"all/index.html" {
			continue
		}
		i, ok := index[d.Anchor]
		if !ok {
			i = len(places)
			places = append(places, Place{Anchor: d.Anchor, Pos: d.Pos})
		}
		places[i].Change, places[i].Was = d.Kind, d.Was
	}
	r.Places = places
	r.Draft = s.draft(b.pub, address)
	return r, nil
}

// placesOn are the places of a page that somebody wrote.
func (s *Shown) placesOn(pub *doc.Publication, address string) []Place {
	var out []Place
	for _, said := range compose.Saying(pub) {
		if (said.Page == address || address == pub.Path+"all/index.html") && said.Pos.File != "" {
			out = append(out, Place{Anchor: said.Anchor, Pos: said.Pos})
		}
	}
	return out
}

// differences are those of a publication from its base.
func (b *bound) differences() []compose.Difference {
	if c := b.compared(); c != nil {
		return c.Differences
	}
	return nil
}

// draft reports that the Markdown file which a page shows is a draft, in a publication that is none.
func (s *Shown) draft(pub *doc.Publication, address string) bool {
	s.shelf.lib.RLock()
	defer s.shelf.lib.RUnlock()
	for _, ch := range pub.Chapters {
		if ch.Path != address {
			continue
		}
		p := smm.Find(s.shelf.src.lib.Pubs(), pub.FullName())
		for _, it := range p.Document {
			if it.Content != nil && it.Content.Draft && it.Content.ID == ch.ID {
				return true
			}
		}
	}
	return false
}
