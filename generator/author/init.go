package author

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// skeleton is the site that Init writes. Its gitignore is written with a dot, which embedding would leave out.
//
//go:embed skeleton
var skeleton embed.FS

// Init makes a small site that builds, in a folder that does not exist or is empty. It gives the paths of its files.
func Init(dir string) ([]string, error) {
	if err := vacant(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return nil, fmt.Errorf("make a folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open site: %w", err)
	}
	defer root.Close()
	files, err := skeletonFiles()
	if err != nil {
		return nil, err
	}
	if err := create(root, files, fileMode, folderMode); err != nil {
		return nil, err
	}
	s, err := Open(dir)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	var paths []string
	for _, f := range files {
		paths = append(paths, f.path)
	}
	schemas, err := s.WriteSchemas()
	return append(paths, schemas...), err
}

// vacant refuses a folder that holds anything but a repository's own folder.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch info, statErr := os.Stat(dir); {
	case os.IsNotExist(err):
		return nil
	case statErr == nil && !info.IsDir():
		return refuse("name a folder", "%s is a file", dir)
	case err != nil:
		return fmt.Errorf("open folder: %w", err)
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return refuse("name a new folder, or an empty one", "%s is not empty: it holds %s", dir, e.Name())
		}
	}
	return nil
}

func skeletonFiles() ([]file, error) {
	var out []file
	err := fs.WalkDir(skeleton, "skeleton", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := skeleton.ReadFile(name)
		at := strings.TrimPrefix(name, "skeleton/")
		if at == "gitignore" {
			at = ".gitignore"
		}
		out = append(out, file{at, b})
		return err
	})
	return out, err
}
