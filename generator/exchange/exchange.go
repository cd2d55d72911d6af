// Package exchange writes the library as data for other programs.
//
// A checked library comes in, a document of JSON goes out. Its keys are the ids that are permanent: a statement's id
// is its anchor on the web and its named destination in the PDF. Lists keep the order of the publication they come from
// (the model's, the author's); where there is none, ids are sorted. Texts are plain: no markup, no footnotes, one space
// between words. Narrative chapters, figures and everything that only concerns looks is left out. Equal libraries give
// equal bytes.
//
// The types of this package are the format's documentation. Fields marked "if any" are left out when they are empty;
// programs that read the document must pass over fields they do not know, as later versions may add some.
package exchange

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"smmpub/generator/smm"
)

// Format and Version say what a document is. Version goes up when a field changes its meaning or is taken away.
const (
	Format  = "smmpub-library"
	Version = 1
)

// document is library.json.
type document struct {
	Format  string `json:"format"`  // Format
	Version int    `json:"version"` // Version

	Site       site        `json:"site"`
	Models     []model     `json:"models"`     // by id and edition
	Profiles   []profile   `json:"profiles"`   // by id and edition
	Mappings   []mapping   `json:"mappings"`   // by id and edition
	Frameworks []framework `json:"frameworks"` // by id
	Glossaries []glossary  `json:"glossaries"` // by id
	References []sources   `json:"references"` // by id
}

// site is who publishes the library.
type site struct {
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"` // if any
	BaseURL   string `json:"base_url,omitempty"`  // address of the site, if it is known; ends in a slash
	Language  string `json:"language,omitempty"`  // BCP 47, if any
}

// Library writes what is published of a library: published says which models, profiles and mappings are. Frameworks,
// glossaries and references are written whole. check must have run. The library is not changed.
func Library(lib *smm.Library, published func(*smm.Front) bool) ([]byte, error) {
	w := writer{published}
	d := document{
		Format: Format, Version: Version,
		Models: publications(lib.Models, func(m *smm.Model) *smm.Front { return &m.Front }, published, w.model),
		Profiles: publications(lib.Profiles, func(p *smm.Profile) *smm.Front { return &p.Front }, published,
			w.profile),
		Mappings: publications(lib.Mappings, func(m *smm.Mapping) *smm.Front { return &m.Front }, published,
			w.mapping),
		Frameworks: byID(lib.Frameworks, func(f *smm.Framework) string { return f.ID }, frameworkOf),
		Glossaries: byID(lib.Glossaries, func(g *smm.Glossary) string { return g.ID }, glossaryOf),
		References: byID(lib.References, func(b *smm.Bibliography) string { return b.ID }, sourcesOf),
	}
	if s := lib.Site; s != nil {
		d.Site = site{s.Title, s.Publisher, s.BaseURL, s.Language}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(d); err != nil {
		return nil, fmt.Errorf("writing the library as JSON: %w", err)
	}
	return b.Bytes(), nil
}

// writer knows what may be said.
type writer struct {
	published func(*smm.Front) bool
}

// each turns a list into another. The result is a list even when there is nothing in it.
func each[T, U any](list []T, f func(T) U) []U {
	out := make([]U, 0, len(list))
	for _, x := range list {
		out = append(out, f(x))
	}
	return out
}

// byID is each, sorted by id first.
func byID[T, U any](list []T, id func(T) string, f func(T) U) []U {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
	return each(list, f)
}

// publications is each for what is published, sorted by id and edition first.
func publications[T, U any](list []T, front func(T) *smm.Front, published func(*smm.Front) bool, f func(T) U) []U {
	list = slices.DeleteFunc(slices.Clone(list), func(x T) bool { return !published(front(x)) })
	slices.SortStableFunc(list, func(a, b T) int {
		f, g := front(a), front(b)
		return cmp.Or(cmp.Compare(f.ID, g.ID), smm.CompareEditions(f.Edition, g.Edition))
	})
	return each(list, f)
}
