// Package author writes sources for the people who edit them: a small site to begin with, files filled from a model, ids for
// statements, new names for old ones, and the JSON Schemas that editors complete and check by.
//
// A site and what its author asked for come in; files that did not exist, or edits of a few bytes in files that did, go out.
// What the author wrote is never laid out anew: edits are made at places that load gives, all of them are computed before
// the first is written, and every file is replaced in one step. The package reads through load and knows no rule of check:
// who calls it checks the edited site, which Changes shows as a file tree, before it is written. Only what is asked of an
// assessment is settled with check's help, because names lead to it.
package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// Site is a site that is open for editing.
type Site struct {
	Lib  *smm.Library
	root *os.Root
}

// Open reads the site in a folder. Mistakes in its sources are no hindrance.
func Open(dir string) (*Site, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open site: %w", err)
	}
	var list diag.List
	lib, err := load.Library(root.FS(), &list)
	if err != nil {
		root.Close()
		return nil, err
	}
	if _, err := root.Stat("site.yaml"); errors.Is(err, fs.ErrNotExist) {
		root.Close()
		return nil, refuse("run smmpub init, or name the site's folder with -C", "there is no site.yaml in %s", dir)
	}
	link(lib)
	return &Site{Lib: lib, root: root}, nil
}

// Close lets go of the folder.
func (s *Site) Close() error { return s.root.Close() }

// Refusal says why nothing was written, for the author to mend.
type Refusal struct{ Message, Hint string }

func (r *Refusal) Error() string {
	if r.Hint == "" {
		return r.Message
	}
	return r.Message + "\n  hint: " + r.Hint
}

func refuse(hint, format string, args ...any) error {
	return &Refusal{Message: fmt.Sprintf(format, args...), Hint: hint}
}

var idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

// checkID refuses what no source could use as an id.
func checkID(id string) error {
	if idForm.MatchString(id) {
		return nil
	}
	return refuse("ids are made of a-z, 0-9 and hyphens, and begin with a letter or digit", "%q is no id", id)
}

// meant is a hint with the nearest of the known names, else with all of them where they are few.
func meant(name string, known []string) string {
	if near := diag.Nearest(name, known); len(near) > 0 {
		return fmt.Sprintf("did you mean %q?", near[0])
	}
	switch {
	case len(known) == 0:
		return "there is none yet"
	case len(known) <= 12:
		return "there are: " + strings.Join(known, " ")
	}
	return ""
}
