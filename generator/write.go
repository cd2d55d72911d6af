package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// manifest is the file by which smmpub knows an output folder as its own. It names every file of the output.
const manifest = ".smmpub"

// write publishes files: the new tree is built beside the old one and then exchanged with it in one step, so that a reader
// sees either all of the old or all of the new. Unchanged files are hard links to the old ones. Files that smmpub did not
// write are kept; where one is in the way, nothing is written.
//
// Killed at any moment, it leaves a whole output; what else it leaves, the next run clears away. Two runs take turns.
func write(out string, files map[string][]byte, force bool) error {
	return (&publication{out: out, files: files, force: force}).write()
}

func (p *publication) write() (err error) {
	for name := range p.files {
		if name == manifest || !filepath.IsLocal(filepath.FromSlash(name)) {
			return fmt.Errorf("%q is no address within the output", name)
		}
	}
	if p.target, err = resolved(p.out); err != nil {
		return fmt.Errorf("output folder: %w", err)
	}
	if err := p.look(); err != nil { // what is refused is refused before anything is touched
		return err
	}
	err = p.at(beside)
	if errors.Is(err, errNoRoom) && p.old.exists {
		err = p.at(within)
	}
	return err
}

// publication is a set of files on its way into its folder.
type publication struct {
	out, target string // the folder, as the user named it and as it is
	files       map[string][]byte
	force       bool
	mark        string // the first line of a report's manifest; "": the output of a build, which everyone may read
	old         survey
}

// errNoRoom says that nothing can be built beside the output, or not be moved from there.
var errNoRoom = errors.New("no room beside the output")

// at publishes by way of a workplace.
func (p *publication) at(where workname) error {
	w, err := enter(p.target, where)
	if err != nil {
		return p.failed(err)
	}
	defer w.leave()
	if err := p.look(); err != nil { // another run may have just left
		return err
	}
	if err := p.build(w); err != nil {
		return p.failed(err)
	}
	if err := p.publish(w); err != nil {
		return p.failed(err)
	}
	return nil
}

func (p *publication) look() (err error) {
	if p.old, err = surveyed(p.target); err != nil {
		return fmt.Errorf("output %s: %w", p.out, cause(err))
	}
	if err := p.ofAnotherKind(); err != nil {
		return err
	}
	if !p.old.ours && len(p.old.foreign) > 0 && !p.force {
		return fmt.Errorf("output %s was not written by smmpub; use another folder, or --force to build into it", p.out)
	}
	if clash := p.old.clashes(p.target, p.files); len(clash) > 0 {
		return fmt.Errorf("output %s: smmpub did not write %s, and something new belongs there; move it away or use another folder", p.out, some(clash))
	}
	return nil
}

// some names a few of many.
func some(names []string) string {
	const few = 5
	if len(names) > few {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), len(names)-few)
	}
	return strings.Join(names, ", ")
}

// build makes the new tree in the workplace.
func (p *publication) build(w *workplace) error {
	if err := w.step(func() error { return p.begin(w.tree()) }); err != nil {
		return err
	}
	names := slices.Sorted(maps.Keys(p.files))
	for _, name := range names {
		if err := w.step(func() error { return p.place(w.tree(), name, p.files[name]) }); err != nil {
			return err
		}
	}
	if err := w.step(func() error { return p.place(w.tree(), manifest, p.listing(names)) }); err != nil || w.where == within {
		return err
	}
	if err := p.keepForeign(w); err != nil || !p.old.exists || p.mark != "" {
		return err
	}
	return w.step(func() error { return os.Chmod(w.tree(), p.old.mode) }) // as open to others as the old one
}

// listing is the manifest's text. A report's begins with its mark.
func (p *publication) listing(names []string) []byte {
	text := strings.Join(names, "\n") + "\n"
	if p.mark != "" {
		text = p.mark + "\n" + text
	}
	return []byte(text)
}

// folderMode is who may open the folders of the output.
func (p *publication) folderMode() fs.FileMode {
	if p.mark != "" {
		return privateFolder
	}
	return 0o755
}

// fileMode is who may read the files of the output.
func (p *publication) fileMode() fs.FileMode {
	if p.mark != "" {
		return privateFile
	}
	return 0o644
}

// begin makes the root of the new tree.
func (p *publication) begin(tree string) error {
	if err := removeTree(tree); err != nil { // of a run that was killed
		return err
	}
	return os.Mkdir(tree, p.folderMode())
}

// place puts one file into the new tree: a link to the old file when that holds the same bytes.
func (p *publication) place(tree, name string, data []byte) error {
	to := filepath.Join(tree, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), p.folderMode()); err != nil {
		return err
	}
	from := filepath.Join(p.target, filepath.FromSlash(name))
	if holdsBytes(from, data) && p.closed(from) && os.Link(from, to) == nil {
		return nil
	}
	return os.WriteFile(to, data, p.fileMode())
}

// holdsBytes reports that a path is a file with just these bytes.
func holdsBytes(path string, data []byte) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	was, err := os.ReadFile(path)
	return err == nil && bytes.Equal(was, data)
}

// publish puts the new tree in the place of the old one.
func (p *publication) publish(w *workplace) error {
	return w.step(func() error {
		if !p.old.exists {
			return os.Rename(w.tree(), p.target)
		}
		err := errors.ErrUnsupported
		if w.where == beside {
			err = swap(w.tree(), p.target)
		}
		if !errors.Is(err, errors.ErrUnsupported) {
			if err == nil {
				p.rescue(w.tree())
			}
			return err
		}
		return p.replace(w)
	})
}

// replace moves the new files over the old ones, each in one step, and then removes those that are no more. It serves
// systems that cannot exchange two folders. Meanwhile the manifest names the files of both, so that a later run knows as
// ours whatever a run that was killed has left.
func (p *publication) replace(w *workplace) error {
	names := slices.Sorted(maps.Keys(p.files))
	both := maps.Clone(p.old.files)
	for _, name := range names {
		both[name] = true
	}
	if err := p.putManifest(w, slices.Sorted(maps.Keys(both))); err != nil {
		if errors.Is(err, syscall.EXDEV) {
			return errNoRoom
		}
		return err
	}
	folders := foldersOf(p.files)
	if err := p.drop(func(name string) bool { return folders[name] || p.asFolder(name) }); err != nil {
		return err
	}
	for _, name := range names {
		to := filepath.Join(p.target, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), p.folderMode()); err != nil {
			return err
		}
		if err := os.Rename(filepath.Join(w.tree(), filepath.FromSlash(name)), to); err != nil {
			return err
		}
	}
	if err := p.drop(func(string) bool { return true }); err != nil {
		return err
	}
	return p.putManifest(w, names)
}

func (p *publication) putManifest(w *workplace, names []string) error {
	part := filepath.Join(w.dir, "manifest")
	if err := os.WriteFile(part, p.listing(names), p.fileMode()); err != nil {
		return err
	}
	err := os.Rename(part, filepath.Join(p.target, manifest))
	if err != nil {
		_ = os.Remove(part)
	}
	return err
}

// asFolder reports that an old file lies in what is to be a file now.
func (p *publication) asFolder(name string) bool {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if _, ok := p.files[dir]; ok {
			return true
		}
	}
	return false
}

// drop removes those old files that are no more and that which picks, with the folders that they leave empty.
func (p *publication) drop(which func(name string) bool) error {
	for name := range p.old.files {
		if _, still := p.files[name]; still || name == manifest || !which(name) {
			continue
		}
		if err := os.Remove(filepath.Join(p.target, filepath.FromSlash(name))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		delete(p.old.files, name)
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if os.Remove(filepath.Join(p.target, filepath.FromSlash(dir))) != nil {
				break
			}
		}
	}
	return nil
}

// failed says why nothing was published, in words.
func (p *publication) failed(err error) error {
	return fmt.Errorf("write output %s: %w", p.out, cause(err))
}

// cause names the commonest troubles of a disk in words.
func cause(err error) error {
	for _, t := range troubles {
		if errors.Is(err, t.is) {
			return fmt.Errorf("%s (%w)", t.words, err)
		}
	}
	return err
}

var troubles = []struct {
	is    error
	words string
}{
	{syscall.ENOSPC, "the disk is full: no space or no inodes are left"},
	{syscall.EDQUOT, "the disk quota is used up"},
	{syscall.EFBIG, "a file is larger than this system or account allows"},
	{syscall.EROFS, "the disk can only be read"},
	{fs.ErrPermission, "no permission to write there"},
}
