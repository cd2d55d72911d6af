package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"smmpub/generator/compose"
	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/html"
	"smmpub/generator/load"
	"smmpub/generator/theme"
)

// Review is Check, and writes what it found as a page for reviewers into a folder of its own. The page is written also
// while there are errors.
func Review(o Options, out string) (*Result, error) {
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("open site: %w", err)
	}
	defer root.Close()
	if err := errors.Join(refuse(o.Dir, out), refusePublished(out)); err != nil {
		return nil, err
	}
	files, result, err := review(root.FS(), o)
	if err != nil {
		return result, err
	}
	return result, write(out, files, o.Force)
}

// review gives the page and what belongs to it, by address.
func review(site fs.FS, o Options) (map[string][]byte, *Result, error) {
	src, result, err := examine(site, o)
	if err != nil {
		return nil, result, err
	}
	files, err := reviewFiles(src, result, o)
	return files, result, err
}

func reviewFiles(src *sources, result *Result, o Options) (map[string][]byte, error) {
	th, err := plainTheme(o)
	if err != nil {
		return nil, err
	}
	files, err := onePage(compose.QA(src.lib, th, result.Report()), th)
	if err != nil {
		return nil, fmt.Errorf("page for reviewers: %w", err)
	}
	return files, nil
}

// onePage is the home page of a site that has no other, and its style.
func onePage(site *doc.Site, th *theme.Theme) (map[string][]byte, error) {
	e, err := html.Open(site, th)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, name := range []string{"index.html", "assets/style.css"} {
		if files[name], err = e.File(name); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// plainTheme is the embedded look without scripts. A site's own one may be what is broken.
func plainTheme(o Options) (*theme.Theme, error) {
	var list diag.List
	th, err := load.Theme(nothing{}, "default", o.Templates, o.Themes, &list)
	if err != nil {
		return nil, fmt.Errorf("read theme: %w", err)
	}
	th.Files = without{th.Files, "script.js"}
	return th, nil
}

// nothing is an empty file tree.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// without is a file tree that lacks one file.
type without struct {
	fs.FS
	name string
}

func (w without) Open(name string) (fs.File, error) {
	if name == w.name {
		return nothing{}.Open(name)
	}
	return w.FS.Open(name)
}

// refusePublished reports a folder that build wrote, or one inside it: the page shows drafts and must not be published.
func refusePublished(out string) error {
	target, err := resolved(out)
	if err != nil {
		return fmt.Errorf("report folder: %w", err)
	}
	for dir := target; ; dir = filepath.Dir(dir) {
		text, err := os.ReadFile(filepath.Join(dir, manifest))
		if err == nil && (dir != target || strings.Contains("\n"+string(text), "\nlibrary.json\n")) {
			return fmt.Errorf("report folder %s lies in an output that smmpub wrote (%s); choose a folder of its own", out, dir)
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}
