package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
)

// baseOf is another state of the site: a folder, or a revision of the git repository that the site lies in.
func baseOf(ctx context.Context, dir, name string) (fs.FS, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, fmt.Errorf("--base: %w", err)
		}
		return root.FS(), nil
	}
	tree, err := git(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{tree}")
	if errors.Is(err, exec.ErrNotFound) {
		return nil, fmt.Errorf("--base %s is no folder, and git is not here to be asked: %w", name, err)
	}
	if err != nil {
		return nil, hinted{fmt.Errorf("--base %s is no folder, and no revision that git knows in %s", name, dir), "name a revision such as v1.0 or HEAD~1, or a folder that holds a site.yaml"}
	}
	files, err := archived(ctx, dir, strings.TrimSpace(string(tree)))
	if err != nil {
		return nil, fmt.Errorf("--base %s: %w", name, err)
	}
	return files, nil
}

// archived is the part of a tree that lies where a folder does, in memory.
func archived(ctx context.Context, dir, tree string) (fs.FS, error) {
	prefix, err := git(ctx, dir, "rev-parse", "--show-prefix")
	if err != nil {
		return nil, err
	}
	top, err := git(ctx, dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	archive, err := git(ctx, strings.TrimSuffix(string(top), "\n"), "archive", "--format=zip", "-0", tree+":"+strings.TrimSuffix(string(prefix), "\n"))
	if err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
}

// git runs git in a folder.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	out, err := exec.CommandContext(ctx, "git", append([]string{"-C", dir}, args...)...).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && len(exit.Stderr) > 0 {
		return nil, errors.New(strings.TrimSpace(string(exit.Stderr)))
	}
	return out, err
}
