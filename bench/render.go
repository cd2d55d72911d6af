package main

import (
	"fmt"
	"os"
	"slices"

	"smmpub/generator/check"
	"smmpub/generator/compose"
	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/load"
	"smmpub/generator/pdf"
	"smmpub/templates"
	"smmpub/themes"
)

// renderCommand makes one PDF of a site and nothing else, as other programs do: it reads and checks all sources, composes
// them, and leaves out the web edition, the data and the care with which smmpub build writes.
func renderCommand(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("render: expected a site, a publication and a file to write")
	}
	root := os.DirFS(args[0])
	var list diag.List
	lib, err := load.Library(root, &list)
	if err != nil {
		return err
	}
	th, err := load.Theme(root, lib.Site.Theme, templates.FS, themes.FS, &list)
	if err != nil {
		return err
	}
	check.Run(lib, &list, check.Options{Source: load.Source(root)})
	if list.Count(diag.Error) > 0 {
		return fmt.Errorf("render: the site has errors")
	}
	site := compose.Site(lib, th, compose.Options{PDF: true})
	i := slices.IndexFunc(site.Pubs, func(p *doc.Publication) bool { return p.ID == args[1] })
	if i < 0 {
		return fmt.Errorf("render: the site does not publish %q", args[1])
	}
	edition, err := pdf.Render(site.Pubs[i], th, pdf.Options{})
	if err != nil {
		return err
	}
	return os.WriteFile(args[2], edition.Data, 0o644)
}
