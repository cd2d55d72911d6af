package load

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"smmpub/generator/diag"
)

// optional are the files that a theme may have and the embedded one has not.
var optional = []string{"script.js", fontsFile}

// unread reports files of a site's own layers that stand in place of none: nothing reads them. Fonts are named by fonts.yaml, and
// what is no part of a look, such as a licence, may lie beside it.
func unread(own, embedded []layer, list *diag.List) {
	known := slices.Clone(optional)
	for _, l := range embedded {
		known = append(known, l.names()...)
	}
	for _, l := range own {
		for _, name := range l.names() {
			if slices.Contains(known, name) || aside(name) {
				continue
			}
			d := list.Warnf(diag.Pos{File: path.Join(l.path, name)}, "unread-file", "nothing of the look is called %q; the file is not read", name)
			d.Hint = didYouMean(name, known)
		}
	}
}

// names are the files of a layer, sorted.
func (l layer) names() []string {
	var out []string
	_ = fs.WalkDir(l.files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil, hidden(d.Name()) && name != ".":
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && !strings.HasSuffix(name, ".go"):
			out = append(out, name)
		}
		return nil // what cannot be opened is reported where it is read
	})
	return out
}

// aside tells files that stand in place of none and are fine: words of another language, fonts, and what is written about a theme.
func aside(name string) bool {
	if dir, base := path.Split(name); dir == wordsDir+"/" && path.Ext(base) == ".yaml" {
		return true
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".ttf", ".ttc", ".otf", ".md", ".txt", "":
		return true
	}
	return false
}
