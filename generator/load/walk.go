package load

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"smmpub/generator/diag"
)

// tree is what a site holds for us, sorted.
type tree struct {
	sources []string // YAML, Markdown, and the files that are copied as they are
	images  []string
}

func walk(site fs.FS, list *diag.List) *tree {
	t := &tree{}
	if _, err := fs.Lstat(site, siteFile); err == nil && regular(site, siteFile, list) {
		t.sources = append(t.sources, siteFile)
	}
	for _, dir := range []string{contentDir, profilesDir} {
		if _, err := fs.Lstat(site, dir); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		_ = fs.WalkDir(site, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				list.Errorf(diag.Pos{File: name}, "unreadable", "cannot be read: %s", reason(err))
				return fs.SkipDir
			}
			return t.visit(site, name, d, list)
		})
	}
	slices.Sort(t.sources)
	slices.Sort(t.images)
	return t
}

func (t *tree) visit(site fs.FS, name string, d fs.DirEntry, list *diag.List) error {
	copied := strings.HasPrefix(name, rootDir+"/")
	if hidden(d.Name()) && (!copied || d.Name() == ".DS_Store") {
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	}
	if d.IsDir() {
		return nil
	}
	if d.Type()&fs.ModeSymlink != 0 && path.Ext(name) == "" && !copied {
		return t.link(site, name, list)
	}
	switch ext := strings.ToLower(path.Ext(name)); {
	case copied, ext == ".yaml" && inside(name, profilesDir), ext == ".md" && inside(name, contentDir):
		if regular(site, name, list) {
			t.sources = append(t.sources, name)
		}
	case inside(name, contentDir) && slices.Contains(pictureEnds, ext):
		if regular(site, name, list) {
			t.images = append(t.images, name)
		}
	case ext == ".yaml", ext == ".yml":
		if regular(site, name, list) {
			t.sources = append(t.sources, name)
		}
	}
	if path.Ext(name) == ".yml" && inside(name, profilesDir) {
		list.Warnf(diag.Pos{File: name}, "unread-file", "the file is not read").Hint = "name it .yaml"
	}
	return nil
}

func inside(name, dir string) bool { return strings.HasPrefix(name, dir+"/") }

// hidden reports files of the system and of editors.
func hidden(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") || strings.HasSuffix(base, "~")
}

// regular reports whether a file may be opened. Links are followed within the site; whatever else could block or lead
// astray is named and left alone.
func regular(site fs.FS, name string, list *diag.List) bool {
	if !named(name, list) {
		return false
	}
	info, err := fs.Stat(site, name)
	if err != nil {
		list.Errorf(diag.Pos{File: name}, "unreadable", "cannot be read: %s", reason(err))
		return false
	}
	if !info.Mode().IsRegular() {
		list.Errorf(diag.Pos{File: name}, "unreadable", "is %s, not a file", modeName(info.Mode()))
		return false
	}
	return true
}

// link reports a link that may have been meant as a folder of sources.
func (t *tree) link(site fs.FS, name string, list *diag.List) error {
	info, err := fs.Stat(site, name)
	switch {
	case err != nil:
		list.Errorf(diag.Pos{File: name}, "unreadable", "cannot be read: %s", reason(err))
	case info.IsDir():
		list.Warnf(diag.Pos{File: name}, "unread-file", "links to folders are not followed").Hint = "move the folder here"
	}
	return nil
}

func modeName(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a link to a folder"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

// reason is an error without the path that the finding names already.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	if strings.HasSuffix(err.Error(), "path escapes from parent") { // os.Root's words
		return "the link leads out of the site"
	}
	return err.Error()
}

var errTooLarge = errors.New("too large")

// contents reads a file of at most limit bytes.
func contents(site fs.FS, name string, limit int) ([]byte, error) {
	info, err := fs.Stat(site, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no file", name)
	}
	f, err := site.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	if err == nil && len(b) > limit {
		return nil, errTooLarge
	}
	return b, err
}

// text reads a source file; what it cannot read it reports.
func text(site fs.FS, name string, list *diag.List) (string, bool) {
	limit := maxFile
	if path.Ext(name) == ".md" {
		limit = maxMarkdown
	}
	b, err := contents(site, name, limit)
	switch {
	case errors.Is(err, errTooLarge):
		list.Errorf(diag.Pos{File: name}, "too-large", "the file has more than %d MB", limit>>20).Hint = "split it"
		return "", false
	case err != nil:
		list.Errorf(diag.Pos{File: name}, "unreadable", "cannot be read: %s", reason(err))
		return "", false
	}
	return clean(name, b, list)
}
