// Package generator compiles maturity-model publications. A build is a function from a file tree to a file tree, in one
// direction:
//
//	load -> check -> compose -> html | pdf -> write
//
// load reads YAML, CSV and Markdown into values that know their place. check turns names into pointers, lays
// considerations on the grid practice x level x scope and applies the rules; load and check always run over all that could
// be read, so that one run shows every mistake, and errors stop the road here. compose arranges the library into
// publications: numbers and anchors are settled once, for every edition. html and pdf turn publications into bytes and
// know nothing of maturity models. write is the only place that touches the disk.
//
// A Preview goes the same road without its last step, and again whenever a source changes (preview.go).
//
// The same sources give the same bytes: no clock, no host name, no absolute path and no map order reaches the output.
package generator

import (
	"fmt"
	"io/fs"
	"os"
	"slices"

	"smmpub/generator/check"
	"smmpub/generator/compose"
	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/html"
	"smmpub/generator/load"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// Options say what to build from where.
type Options struct {
	Dir               string                             // the site's folder
	Out               string                             // the output folder
	NoPDF             bool                               // leave the PDF edition out
	Drafts            bool                               // publish drafts too
	Force             bool                               // replace an output folder that smmpub did not write
	Strict            bool                               // warnings stop the road as errors do
	Templates, Themes fs.FS                              // the embedded page frames and themes
	Today             string                             // the day of the run, 2026-11-21: later dates are a warning; "": none are
	Assessments       []string                           // for Check: assessments to check, paths in the site
	Progress          func(done, total int, what string) // called while documents are made; nil: not
}

// Result is what a run found and made.
type Result struct {
	Diagnostics []diag.Diagnostic // sorted, each once
	Suppressed  []diag.Suppressed // findings that the site accepts, sorted
	Source      diag.Sources      // for excerpts
	Pubs        int               // publications written
	Pages       int               // documents of the site itself written, the home page among them
	Files       int               // files written
	strict      bool
}

// Failed reports that the sources have errors or, where Options are strict, warnings; nothing was written then.
func (r *Result) Failed() bool {
	for _, d := range r.Diagnostics {
		if d.Severity == diag.Error || r.strict && d.Severity == diag.Warning {
			return true
		}
	}
	return false
}

// add takes over what was found later on, but for what the site accepts.
func (r *Result) add(lib *smm.Library, late *diag.List) {
	found, suppressed := check.IgnoreLate(lib, late.Sorted())
	r.Suppressed = append(r.Suppressed, suppressed...)
	slices.SortStableFunc(r.Suppressed, func(a, b diag.Suppressed) int { return a.Pos.Compare(b.Pos) })
	var all diag.List
	for _, d := range slices.Concat(r.Diagnostics, found) {
		all.Add(d)
	}
	r.Diagnostics = all.Sorted()
}

// Report is what was found, in the form that programs read.
func (r *Result) Report() *diag.Report {
	return &diag.Report{Findings: r.Diagnostics, Suppressed: r.Suppressed, Source: r.Source}
}

// Build compiles a site into the output folder. Mistakes in the sources are in the Result; an error means that the machine
// failed. In both cases the output folder is what it was.
func Build(o Options) (*Result, error) {
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("open site: %w", err)
	}
	defer root.Close()
	if err := refuse(o.Dir, o.Out); err != nil {
		return nil, err
	}
	src, result, err := read(root.FS(), o)
	if err != nil || result.Failed() {
		return result, err
	}
	out, err := src.render(o)
	if err != nil {
		return result, err
	}
	if result.add(src.lib, &out.list); result.Failed() {
		result.Source = quoted(result, load.Source(root.FS()))
		return result, nil
	}
	result.Pubs, result.Pages, result.Files = len(out.site.Pubs), out.site.Documents(), len(out.files)
	return result, write(o.Out, out.files, o.Force)
}

// Check reads a site, and the assessments named, and reports every finding. It writes nothing.
func Check(o Options) (*Result, error) {
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("open site: %w", err)
	}
	defer root.Close()
	src, result, err := examine(root.FS(), o)
	if err != nil {
		return result, err
	}
	return result, src.assessments(root.FS(), o.Assessments, result)
}

// assessments checks what assessors recorded, against the site. Nothing of it stays but the findings.
func (s *sources) assessments(site fs.FS, names []string, result *Result) error {
	for _, name := range names {
		var list diag.List
		a, err := load.Assessment(site, name, &list)
		if err != nil {
			return fmt.Errorf("read assessment: %w", err)
		}
		if a != nil {
			check.Assessment(s.lib, a, &list)
		}
		result.add(s.lib, &list)
	}
	if len(names) > 0 {
		result.Source = quoted(result, load.Source(site))
	}
	return nil
}

// examine reads a site, and looks at its page frames too, as a build would.
func examine(site fs.FS, o Options) (*sources, *Result, error) {
	src, result, err := read(site, o)
	if err != nil {
		return nil, nil, err
	}
	if err := html.CheckFrames(src.theme); err != nil {
		var list diag.List
		if err := reportFrame(src.theme, err, &list); err != nil {
			return src, result, err
		}
		result.add(src.lib, &list)
		result.Source = quoted(result, load.Source(site))
	}
	return src, result, nil
}

// Files compiles a site in memory: the output by address, as Build would write it.
func Files(site fs.FS, o Options) (map[string][]byte, *Result, error) {
	src, result, err := read(site, o)
	if err != nil || result.Failed() {
		return nil, result, err
	}
	out, err := src.render(o)
	if err != nil {
		return nil, result, err
	}
	if result.add(src.lib, &out.list); result.Failed() {
		return nil, result, nil
	}
	return out.files, result, nil
}

// sources are a site that has been read and checked.
type sources struct {
	site  fs.FS
	lib   *smm.Library
	theme *theme.Theme
}

func read(site fs.FS, o Options) (*sources, *Result, error) {
	var list diag.List
	lib, err := load.Library(site, &list)
	if err != nil {
		return nil, nil, fmt.Errorf("read site: %w", err)
	}
	th, err := load.Theme(site, lib.Site.Theme, o.Templates, o.Themes, &list)
	if err != nil {
		return nil, nil, fmt.Errorf("read theme: %w", err)
	}
	check.Run(lib, &list, check.Options{Today: o.Today, Drafts: o.Drafts, Source: load.Source(site)})
	var kept diag.List
	found, suppressed := check.Ignore(lib, list.Sorted(), &kept)
	for _, d := range found {
		kept.Add(d)
	}
	result := &Result{Diagnostics: kept.Sorted(), Suppressed: suppressed, strict: o.Strict}
	result.Source = quoted(result, load.Source(site))
	return &sources{site, lib, th}, result, nil
}

// quoted reads the files that findings quote, so that they can be printed after the site is closed.
func quoted(r *Result, source diag.Sources) diag.Sources {
	text := map[string][]byte{}
	read := func(p diag.Pos) {
		if _, ok := text[p.File]; !ok {
			text[p.File] = source(p.File)
		}
	}
	add := func(d diag.Diagnostic) {
		read(d.Pos)
		for _, related := range d.Related {
			read(related.Pos)
		}
	}
	for _, d := range r.Diagnostics {
		add(d)
	}
	for _, s := range r.Suppressed {
		add(s.Diagnostic)
		read(s.By)
	}
	return func(file string) []byte { return text[file] }
}

func (s *sources) compose(o Options) *doc.Site {
	return compose.Site(s.lib, s.theme, compose.Options{Drafts: o.Drafts, PDF: !o.NoPDF})
}
