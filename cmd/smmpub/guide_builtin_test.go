package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// builtin runs the few commands that sessions have beside smmpub, alike on every system.
func (s *session) builtin(args []string) ([]string, error) {
	var names []string
	for _, arg := range args[1:] {
		if slices.Contains([]string{"mkdir -p", "cp -r"}, args[0]+" "+arg) {
			continue
		}
		at, err := s.in(arg)
		if err != nil {
			return nil, err
		}
		names = append(names, at)
	}
	switch {
	case args[0] == "cd" && len(names) == 1:
		return nil, s.enter(names[0])
	case args[0] == "ls" && len(names) < 2:
		return listed(append(names, filepath.Join(s.root, s.cwd))[0])
	case args[0] == "cat" && len(names) > 0:
		return texts(names)
	case args[0] == "mkdir" && len(names) > 0:
		return nil, each(names, func(name string) error { return os.MkdirAll(name, 0o755) })
	case args[0] == "cp" && len(names) == 2:
		return nil, copied(names[0], names[1])
	}
	return nil, fmt.Errorf("%q is not run in the guide: sessions have smmpub, cd, ls, cat, mkdir and cp; show others in a block sh", strings.Join(args, " "))
}

func (s *session) enter(name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is no folder", name)
	}
	s.cwd, err = filepath.Rel(s.root, name)
	return err
}

func each(names []string, do func(string) error) error {
	for _, name := range names {
		if err := do(name); err != nil {
			return err
		}
	}
	return nil
}

// listed are the names in a folder as a wide terminal has them: on one line, without hidden ones, case aside.
func listed(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	var names []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	if err != nil || len(names) == 0 {
		return nil, err
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return []string{strings.Join(names, "  ")}, nil
}

func texts(names []string) ([]string, error) {
	var out []string
	err := each(names, func(name string) error {
		b, err := os.ReadFile(name)
		out = append(out, outputLines(b)...)
		return err
	})
	return out, err
}

// copied copies a file or a folder, into a folder that is there or under a new name.
func copied(from, to string) error {
	if info, err := os.Stat(to); err == nil && info.IsDir() {
		to = filepath.Join(to, filepath.Base(from))
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if info.IsDir() {
		return os.CopyFS(to, os.DirFS(from))
	}
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, info.Mode().Perm())
}
