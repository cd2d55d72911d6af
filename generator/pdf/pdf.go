// Package pdf turns a publication into a PDF file.
//
// In come the document tree and a theme; out go bytes, the same ones for the same input. layout sets the publication in
// pages, the painter draws them with fpdf, and the finisher takes fpdf's plain file apart and writes it again with what
// fpdf does not know: a structure tree for those who listen, named destinations with the anchors of the web edition, links
// to them, the outline, page labels, properties and XMP, an output intent, object streams, a trailer ID made of the content.
//
// Promised: several publications may be rendered at once; nothing of the clock, the machine or the order of a map is in
// the file; if fpdf's output is not of the form that the finisher knows, there is an error and no file. The package does
// not know maturity models, and nothing outside it knows fpdf.
package pdf

import (
	"fmt"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
	"smmpub/generator/theme"
)

// Options are what a publication does not say itself. The zero value is ready for use.
type Options struct {
	BaseURL  string // address of the web edition with a slash at the end; empty: no links to other publications
	Producer string // the program, with its version; "smmpub" when empty
	Discreet bool   // the properties, which programs index and list, name nobody

	kind form
}

// Edition is a publication as a PDF file.
type Edition struct {
	Data    []byte
	Missing []Missing // characters that no font has; they are not legible in print
}

// Render makes the PDF edition of a publication.
func Render(p *doc.Publication, th *theme.Theme, o Options) (*Edition, error) {
	if o.Producer == "" {
		o.Producer = "smmpub"
	}
	th, err := branded(th, p.Look)
	if err != nil {
		return nil, fmt.Errorf("colours of %s: %w", p.FullName(), err)
	}
	faces := typefacesOf(th, p.Look)
	d := layout.Build(p, th, layout.Options{Fonts: faces.fonts(), BaseURL: o.BaseURL})
	page, err := paint(d, th, faces, o.kind)
	if err != nil {
		return nil, fmt.Errorf("paint %s: %w", p.FullName(), err)
	}
	out, err := finish(page, d, properties(p, o), o.kind)
	if err != nil {
		return nil, fmt.Errorf("finish %s: %w", p.FullName(), err)
	}
	return &Edition{Data: out, Missing: missing(p, d.Missing)}, nil
}

// Layout sets a publication without painting it, for those who look at pages: tests.
func Layout(p *doc.Publication, th *theme.Theme) (*layout.Document, error) {
	return layout.Build(p, th, layout.Options{Fonts: typefacesOf(th, p.Look).fonts()}), nil
}
