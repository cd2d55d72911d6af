package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// manyFolders is how many folders are watched at most: a watch costs the kernel about a kilobyte that cannot be paged out.
const manyFolders = 50_000

var errManyFolders = fmt.Errorf("the site has more than %d folders", manyFolders)

// watchAll watches all that there is now.
func (n *notifier) watchAll(ctx context.Context) error {
	for i := range n.tree.folders {
		if err := n.watchLandmark(&n.tree.folders[i]); err != nil {
			return err
		}
	}
	for top := range sourceFolders {
		if n.tree.dir == "" {
			return nil
		}
		if _, err := n.enter(ctx, filepath.Join(n.tree.dir, top)); err != nil {
			return err
		}
	}
	return nil
}

// watchLandmark watches the folder at l; one that went meanwhile is noted as missing, so that its return is seen.
func (n *notifier) watchLandmark(l *landmark) error {
	if l.real == "" {
		return nil
	}
	if err := n.watch(l.real); err != nil {
		return err
	}
	if _, err := os.Lstat(l.real); errors.Is(err, fs.ErrNotExist) {
		l.info = nil
	}
	return nil
}

// enter watches the folder and all folders below it, and gives the names of what they hold: what was put into a new folder
// before it was watched makes no event. What is no folder, or cannot be read, is left alone.
func (n *notifier) enter(ctx context.Context, path string) (names []string, err error) {
	if info, err := os.Lstat(path); err != nil || !info.IsDir() {
		return nil, nil
	}
	todo := []string{path}
	for len(todo) > 0 && ctx.Err() == nil {
		folder := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if err := n.watch(folder); err != nil {
			return nil, err
		}
		entries, _ := os.ReadDir(folder)
		for _, e := range entries {
			at := filepath.Join(folder, e.Name())
			name, ok := n.tree.relative(at)
			if !ok || !counts(name) {
				continue
			}
			if e.IsDir() {
				todo = append(todo, at)
			}
			if len(names) <= manyPaths {
				names = append(names, name)
			}
		}
	}
	return names, nil
}

// watch asks for the events of the folder. A folder that went meanwhile or may not be read has none.
func (n *notifier) watch(folder string) error {
	if _, ok := n.folders[folder]; ok {
		return nil
	}
	if len(n.folders) >= manyFolders {
		return errManyFolders
	}
	if err := n.add(n.fs, folder); err != nil {
		if passes(err) {
			return nil
		}
		return fmt.Errorf("%s: %w", folder, err)
	}
	n.folders[folder] = nil
	parent := filepath.Dir(folder)
	if beside, ok := n.folders[parent]; ok && parent != folder {
		if beside == nil {
			beside = map[string]bool{}
			n.folders[parent] = beside
		}
		beside[folder] = true
	}
	return nil
}

// passes reports whether err is about one folder and not about watching.
func passes(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR) ||
		errors.Is(err, syscall.ELOOP) || errors.Is(err, syscall.ENAMETOOLONG)
}

// forget ends the watches of the folder and of all below it. After a move they would tell of files by names that they no
// longer have, and keep the folder from being watched by its new one.
func (n *notifier) forget(folder string) {
	below, ok := n.folders[folder]
	if !ok {
		return
	}
	for inner := range below {
		n.forget(inner)
	}
	delete(n.folders, folder)
	delete(n.folders[filepath.Dir(folder)], folder)
	_ = n.fs.Remove(folder)
}
