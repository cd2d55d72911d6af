package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// file is a file with the bytes that it will have.
type file struct {
	path string // slash-separated, relative to the site
	data []byte
}

// The modes of sources, which anybody may read, and of what belongs to a client.
const (
	fileMode, folderMode       fs.FileMode = 0o644, 0o755
	privateFile, privateFolder fs.FileMode = 0o600, 0o700
)

// create writes files that must not exist yet. Nothing is written when one of them does.
func create(root *os.Root, files []file, mode, folder fs.FileMode) error {
	for _, f := range files {
		if err := free(root, f.path); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := root.MkdirAll(path.Dir(f.path), folder); err != nil {
			return fmt.Errorf("make a folder: %w", err)
		}
		if err := write(root, f.path, f.data, mode); err != nil {
			return err
		}
	}
	return nil
}

// free refuses a path where something is.
func free(root *os.Root, path string) error {
	if _, err := root.Lstat(path); err == nil {
		return refuse("choose another id, or edit the file", "%s is there already", path)
	}
	return nil
}

// write makes a file that does not exist; nothing is left of one that cannot be finished.
func write(root *os.Root, name string, data []byte, mode fs.FileMode) error {
	w, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return fmt.Errorf("create a file: %w", err)
	}
	_, err = w.Write(data)
	if err = errors.Join(err, w.Sync(), w.Close()); err != nil {
		_ = root.Remove(name)
		return fmt.Errorf("write a file: %w", err)
	}
	return nil
}

// replace gives files new bytes and keeps their modes. All of them are written beside the old ones before the first takes
// its place, so that a full disk leaves every file as it was.
func replace(root *os.Root, files []file) error {
	for i, f := range files {
		mode := fileMode
		if info, err := root.Stat(f.path); err == nil {
			mode = info.Mode().Perm()
		}
		_ = root.Remove(beside(f.path))
		if err := write(root, beside(f.path), f.data, mode); err != nil {
			discard(root, files[:i])
			return err
		}
	}
	for i, f := range files {
		if err := root.Rename(beside(f.path), f.path); err != nil {
			discard(root, files[i:])
			return fmt.Errorf("replace %s: %w", f.path, err)
		}
	}
	return nil
}

func discard(root *os.Root, files []file) {
	for _, f := range files {
		_ = root.Remove(beside(f.path))
	}
}

// beside is where a file's new bytes wait: a hidden name, which no reader of sites looks at.
func beside(name string) string {
	return path.Join(path.Dir(name), "."+path.Base(name)+".smmpub")
}
