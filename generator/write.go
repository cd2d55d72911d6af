package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// manifest is the file by which smmpub knows an output folder as its own. It names every file of the output.
const manifest = ".smmpub"

// refuse reports an output folder that would put sources at risk, before anything is touched.
func refuse(dir, out string) error {
	site, err := resolved(dir)
	if err != nil {
		return fmt.Errorf("site folder: %w", err)
	}
	target, err := resolved(out)
	if err != nil {
		return fmt.Errorf("output folder: %w", err)
	}
	home, _ := os.UserHomeDir()
	switch {
	case within(site, target):
		return fmt.Errorf("output %s holds the sources; choose a folder of its own", out)
	case target == home:
		return fmt.Errorf("output %s is the home folder; choose a folder of its own", out)
	}
	for _, name := range []string{"content", "profiles", "templates", "themes", "assessments", "reports", ".git"} {
		if within(target, filepath.Join(site, name)) {
			return fmt.Errorf("output %s lies in the sources (%s); choose a folder of its own", out, name)
		}
	}
	return nil
}

// resolved is a path with links followed as far as it exists.
func resolved(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real, nil
	}
	parent, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		return path, nil
	}
	return filepath.Join(parent, filepath.Base(path)), nil
}

// within reports whether path is folder or lies in it.
func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// write publishes files: the new tree is built beside the old one and then exchanged with it in one step, so that a reader
// sees either all of the old or all of the new. Unchanged files are hard links to the old ones. Files that smmpub did not
// write are kept.
func write(out string, files map[string][]byte, force bool) error {
	old, err := known(out, force)
	if err != nil {
		return err
	}
	parent := filepath.Dir(filepath.Clean(out))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	stage, err := os.MkdirTemp(parent, ".smmpub-")
	if err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	defer os.RemoveAll(stage)
	if err := build(stage, out, files, old); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	if err := publish(stage, out); err != nil {
		return fmt.Errorf("publish output: %w", err)
	}
	return nil
}

// known gives the files that an earlier build wrote. A folder that smmpub did not write is refused unless forced.
func known(out string, force bool) (map[string]bool, error) {
	entries, err := os.ReadDir(out)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0:
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("output folder: %w", err)
	}
	text, err := os.ReadFile(filepath.Join(out, manifest))
	switch {
	case err == nil:
	case !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("output folder: %w", err)
	case !force:
		return nil, fmt.Errorf("output %s was not written by smmpub; use another folder, or --force to build into it", out)
	}
	old := map[string]bool{manifest: true}
	for name := range strings.Lines(string(text)) {
		old[strings.TrimSuffix(name, "\n")] = true
	}
	return old, nil
}

func build(stage, out string, files map[string][]byte, old map[string]bool) error {
	if err := os.Chmod(stage, 0o755); err != nil {
		return err
	}
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		if err := place(stage, out, name, files[name]); err != nil {
			return err
		}
	}
	list := strings.Join(names, "\n") + "\n"
	if err := place(stage, out, manifest, []byte(list)); err != nil {
		return err
	}
	return keepForeign(stage, out, old)
}

// place puts one file into the new tree: a link to the old file when that holds the same bytes.
func place(stage, out, name string, data []byte) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%q is no address within the output", name)
	}
	to := filepath.Join(stage, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	from := filepath.Join(out, filepath.FromSlash(name))
	if info, err := os.Lstat(from); err == nil && info.Mode().IsRegular() && info.Size() == int64(len(data)) {
		if was, err := os.ReadFile(from); err == nil && bytes.Equal(was, data) && os.Link(from, to) == nil {
			return nil
		}
	}
	return os.WriteFile(to, data, 0o644)
}

// keepForeign takes files that no build wrote over into the new tree, where they are not in its way.
func keepForeign(stage, out string, old map[string]bool) error {
	if old == nil {
		return nil
	}
	return filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(out, path)
		if err != nil || old[filepath.ToSlash(name)] {
			return err
		}
		to := filepath.Join(stage, name)
		if _, err := os.Lstat(to); err == nil {
			return nil
		}
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return linkOrCopy(path, to)
	})
}

func linkOrCopy(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// publish puts the new tree in the place of the old one.
func publish(stage, out string) error {
	if _, err := os.Lstat(out); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(stage, out)
	}
	err := swap(stage, out)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return replace(stage, out)
}

// replace moves the new files over the old ones, each in one step, and then removes those that are no more. It serves
// systems that cannot exchange two folders.
func replace(stage, out string) error {
	fresh := map[string]bool{}
	err := filepath.WalkDir(stage, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(stage, path)
		if err != nil {
			return err
		}
		fresh[name] = true
		to := filepath.Join(out, name)
		if d.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		return os.Rename(path, to)
	})
	if err != nil {
		return err
	}
	return filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(out, path)
		if err != nil || fresh[name] {
			return err
		}
		if err := os.RemoveAll(path); err != nil || !d.IsDir() {
			return err
		}
		return fs.SkipDir
	})
}
