package author

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"smmpub/generator/diag"
)

// baseTheme is the theme that every other stands on: what a new one begins as.
const baseTheme = "default"

// Look is what comes with the program of a site's look, by the names that a theme's files have.
type Look struct{ files map[string]fs.FS }

// NewLook is the look of embedded page frames and of the embedded themes, of which the default one has every file.
func NewLook(templates, themes fs.FS) (*Look, error) {
	base, err := fs.Sub(themes, baseTheme)
	if err != nil {
		return nil, fmt.Errorf("find the default theme: %w", err)
	}
	l := &Look{files: map[string]fs.FS{}}
	for _, files := range []fs.FS{base, templates} {
		err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				l.files[name] = files
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("list the default theme: %w", err)
		}
	}
	return l, nil
}

// Names are the names of its files, sorted: page.html, words/en.yaml.
func (l *Look) Names() []string {
	var out []string
	for name := range l.files {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// NewTheme copies the files of these names, or all, into the site's theme, which stands in place of them, and gives the paths that it
// wrote. It never writes over a file: of all, those that are there stay as they are; one that is named and there is refused.
func (s *Site) NewTheme(name string, only []string, look *Look) ([]string, error) {
	if err := checkID(name); err != nil {
		return nil, err
	}
	files, err := look.copies("themes/"+name, only)
	if err != nil {
		return nil, err
	}
	if len(only) == 0 {
		files = slices.DeleteFunc(files, func(f file) bool { return free(s.root, f.path) != nil })
	}
	if len(files) == 0 {
		return nil, refuse("edit its files", "themes/%s has every file of a theme already", name)
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.path)
	}
	return paths, create(s.root, files, fileMode, folderMode)
}

// copies are the files of these names, or all, as they will stand in a folder.
func (l *Look) copies(dir string, only []string) ([]file, error) {
	names := l.Names()
	for _, name := range only {
		if !slices.Contains(names, name) {
			return nil, refuse(l.hint(name), "no theme has a file %q", name)
		}
	}
	if len(only) > 0 {
		names = slices.Compact(slices.Sorted(slices.Values(only)))
	}
	var out []file
	for _, name := range names {
		data, err := fs.ReadFile(l.files[name], name)
		if err != nil {
			return nil, fmt.Errorf("read the default theme: %w", err)
		}
		out = append(out, file{path.Join(dir, name), data})
	}
	return out, nil
}

// hint names the nearest files, else all of them.
func (l *Look) hint(name string) string {
	for _, known := range l.Names() {
		if path.Base(known) == name {
			return fmt.Sprintf("did you mean %q?", known)
		}
	}
	if near := diag.Nearest(name, l.Names()); len(near) > 0 {
		return fmt.Sprintf("did you mean %q?", near[0])
	}
	return "there are: " + strings.Join(l.Names(), " ")
}
