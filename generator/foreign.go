package generator

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// survey is what stands in an output folder before a build.
type survey struct {
	exists  bool
	mode    fs.FileMode
	ours    bool            // it has a manifest
	mark    string          // the manifest's first line, where a report wrote it
	files   map[string]bool // the files of an earlier build, with the manifest
	foreign []foreign       // what no build wrote, folders before what is in them
}

// foreign is a file, folder, link or other thing that smmpub did not write.
type foreign struct {
	name string // from the output folder, with slashes
	mode fs.FileMode
}

// surveyed looks at a folder; one that does not exist is empty.
func surveyed(target string) (survey, error) {
	s := survey{files: map[string]bool{}}
	info, err := os.Lstat(target)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, err
	}
	if !info.IsDir() {
		return s, errors.New("it is a file; name a folder")
	}
	s.exists, s.mode = true, info.Mode()
	listed, err := s.readManifest(filepath.Join(target, manifest))
	if err != nil {
		return s, err
	}
	folders := foldersOf(listed)
	err = filepath.WalkDir(target, func(at string, d fs.DirEntry, err error) error {
		if err != nil || at == target {
			return err
		}
		if at == within.dir(target) {
			return fs.SkipDir
		}
		return s.see(target, at, d, listed, folders)
	})
	return s, err
}

// readManifest gives the files that an earlier build named as its own.
func (s *survey) readManifest(at string) (map[string]bool, error) {
	info, err := os.Lstat(at)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(at)
	if err != nil {
		return nil, err
	}
	s.ours = true
	listed := map[string]bool{manifest: true}
	for name := range strings.Lines(string(text)) {
		if name = strings.TrimSuffix(name, "\n"); isMark(name) {
			s.mark = name
			continue
		}
		listed[name] = true
	}
	return listed, nil
}

func (s *survey) see(target, at string, d fs.DirEntry, listed, folders map[string]bool) error {
	rel, err := filepath.Rel(target, at)
	if err != nil {
		return err
	}
	name := filepath.ToSlash(rel)
	switch {
	case d.IsDir() && folders[name]:
		return nil
	case d.Type().IsRegular() && listed[name]:
		s.files[name] = true
		return nil
	}
	info, err := d.Info()
	if err != nil {
		return err
	}
	s.foreign = append(s.foreign, foreign{name, info.Mode()})
	return nil
}

// foldersOf are all folders that files lie in.
func foldersOf[V any](files map[string]V) map[string]bool {
	out := map[string]bool{}
	for name := range files {
		for dir := path.Dir(name); dir != "." && !out[dir]; dir = path.Dir(dir) {
			out[dir] = true
		}
	}
	return out
}

// clashes names what is foreign and stands where new files belong. A file that is just what would be written is none.
func (s *survey) clashes(target string, files map[string][]byte) []string {
	folders := foldersOf(files)
	var out []string
	for _, f := range s.foreign {
		data, isFile := files[f.name]
		switch {
		case f.name == manifest, f.mode.IsDir() && isFile, !f.mode.IsDir() && folders[f.name]:
		case isFile && !holdsBytes(filepath.Join(target, filepath.FromSlash(f.name)), data):
		case under(f.name, files):
		default:
			continue
		}
		out = append(out, f.name)
	}
	return out
}

// under reports that a folder of the name's path is to be a file.
func under(name string, files map[string][]byte) bool {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if _, ok := files[dir]; ok {
			return true
		}
	}
	return false
}

// keepForeign takes what smmpub did not write over into the new tree.
func (p *publication) keepForeign(w *workplace) error {
	for _, f := range p.old.foreign {
		if err := w.step(func() error { return f.keep(p.target, w.tree()) }); err != nil {
			return fmt.Errorf("keeping %s, which smmpub did not write: %w", f.name, err)
		}
	}
	for _, f := range slices.Backward(p.old.foreign) { // a folder's mode may forbid to fill it
		if f.mode.IsDir() {
			if err := w.step(func() error { return os.Chmod(f.in(w.tree()), f.mode) }); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f foreign) in(dir string) string { return filepath.Join(dir, filepath.FromSlash(f.name)) }

func (f foreign) keep(old, tree string) error {
	from, to := f.in(old), f.in(tree)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if _, err := os.Lstat(to); err == nil && !f.mode.IsDir() {
		return nil // the same bytes are there already
	}
	switch {
	case f.mode.IsDir():
		return os.MkdirAll(to, 0o755)
	case f.mode&fs.ModeSymlink != 0:
		return copyLink(from, to)
	}
	err := os.Link(from, to)
	if err == nil || !f.mode.IsRegular() {
		return err
	}
	return copyFile(from, to, f.mode)
}

func copyLink(from, to string) error {
	leads, err := os.Readlink(from)
	if err != nil {
		return err
	}
	return os.Symlink(leads, to)
}

func copyFile(from, to string, mode fs.FileMode) error {
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode.Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return errors.Join(err, w.Close())
}

// rescue carries over what others put into the old folder after it was surveyed. What cannot be carried is given up:
// the new output stands already.
func (p *publication) rescue(old string) {
	known := map[string]bool{}
	for _, f := range p.old.foreign {
		known[f.name] = true
	}
	now, err := surveyed(old)
	if err != nil {
		return
	}
	for _, f := range now.foreign {
		if to := f.in(p.target); !known[f.name] {
			if _, err := os.Lstat(to); err != nil {
				_ = os.Rename(f.in(old), to)
			}
		}
	}
}
