package serve

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The part of a site's folder that is sources. Everything else in it may change as it likes: public/, reports/, .git.
const siteFile = "site.yaml"

var sourceFolders = map[string]bool{"content": true, "profiles": true, "templates": true, "themes": true}

// tree knows which files count, by the names that the system has for them.
type tree struct {
	dir  string            // the site's folder without symbolic links; "": it is not there
	also map[string]string // a further file's path without symbolic links -> as it was given
	// folders are those that may become others without any event: the site's, and those of the further files.
	folders []landmark
}

// landmark is a folder at a given path, and what was there when it was looked at.
type landmark struct {
	path string
	real string      // without symbolic links; "": nothing is there
	info os.FileInfo // nil: nothing is there
}

func landmarkAt(path string) landmark {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return landmark{path: path}
	}
	info, err := os.Stat(real)
	if err != nil || !info.IsDir() {
		return landmark{path: path}
	}
	return landmark{path, real, info}
}

// moved reports whether another folder is now where l was, or none, or one for the first time.
func (l landmark) moved() bool {
	info, err := os.Stat(l.path)
	if err != nil || !info.IsDir() {
		return l.info != nil
	}
	return l.info == nil || !os.SameFile(l.info, info)
}

func treeOf(dir string, also []string) *tree {
	t := &tree{also: map[string]string{}, folders: []landmark{landmarkAt(dir)}}
	t.dir = t.folders[0].real
	for _, file := range also {
		t.lead(filepath.Dir(file), filepath.Base(file), file)
		if real, err := filepath.EvalSymlinks(file); err == nil {
			t.lead(filepath.Dir(real), filepath.Base(real), file)
		}
	}
	return t
}

// lead makes the name in the folder count as the further file. A link and what it leads to both do: either may be replaced.
func (t *tree) lead(folder, name, file string) {
	l := landmarkAt(folder)
	if !slices.ContainsFunc(t.folders, func(have landmark) bool { return have.path == l.path }) {
		t.folders = append(t.folders, l)
	}
	if l.real != "" {
		t.also[filepath.Join(l.real, name)] = file
	}
}

func (t *tree) moved() bool { return slices.ContainsFunc(t.folders, landmark.moved) }

func (t *tree) isLandmark(real string) bool {
	return slices.ContainsFunc(t.folders, func(l landmark) bool { return l.real == real })
}

// leadsElsewhere reports whether a further file has become a link, whose target then is to be watched too.
func (t *tree) leadsElsewhere(real string) bool {
	if _, ok := t.also[real]; !ok {
		return false
	}
	info, err := os.Lstat(real)
	return err == nil && info.Mode()&os.ModeSymlink != 0
}

// names gives what the file or folder at a path without symbolic links is called in a batch: nothing, if it does not count.
func (t *tree) names(real string) (names []string, inSite bool) {
	if file, ok := t.also[real]; ok {
		names = append(names, file)
	}
	if rel, ok := t.relative(real); ok && counts(rel) {
		return append(names, rel), true
	}
	return names, false
}

func (t *tree) relative(real string) (string, bool) {
	if t.dir == "" {
		return "", false
	}
	rel, ok := strings.CutPrefix(real, strings.TrimSuffix(t.dir, string(filepath.Separator))+string(filepath.Separator))
	return filepath.ToSlash(rel), ok
}

// counts reports whether the path, relative to the site's folder, is that of a source.
func counts(rel string) bool {
	top, rest, below := strings.Cut(rel, "/")
	if !below {
		return top == siteFile || sourceFolders[top]
	}
	if !sourceFolders[top] {
		return false
	}
	verbatim := top == "content" && (rest == "_root" || strings.HasPrefix(rest, "_root/"))
	for name := range strings.SplitSeq(rest, "/") {
		if isNoise(name) || name[0] == '.' && !verbatim {
			return false
		}
	}
	return true
}

// isNoise reports whether the name is of something that editors and tools leave for a moment, or that is nobody's source:
// vim writes 4913 to see whether it may, name~ and .name.swp; Emacs writes #name# and .#name; JetBrains name___jb_tmp___.
func isNoise(name string) bool {
	switch {
	case name == "", name == "4913", name == ".git", name == "node_modules", name == ".DS_Store":
		return true
	case strings.HasPrefix(name, ".#"), strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return true
	case strings.HasSuffix(name, "___jb_tmp___"), strings.HasSuffix(name, "___jb_old___"):
		return true
	}
	return strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".swx")
}
