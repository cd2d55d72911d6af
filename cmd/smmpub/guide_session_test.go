package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/diff"
)

// guide runs pages, each after the one that it continues.
type guide struct {
	t         *testing.T
	pages     map[string]string
	continues map[string]string
	left      map[string]*session // what pages left behind
	problems  map[string][]string
	fresh     map[string]string // pages with what was printed
}

func newGuide(t *testing.T, pages, continues map[string]string) *guide {
	return &guide{t, pages, continues, map[string]*session{}, map[string][]string{}, map[string]string{}}
}

// run runs a page, once, and gives what is wrong with it. What is wrong with a page before it is that page's.
func (g *guide) run(name string) []string {
	if g.left[name] != nil {
		return g.problems[name]
	}
	s := &session{root: g.t.TempDir()}
	if before := g.continues[name]; before != "" {
		if _, there := g.pages[before]; !there {
			return []string{fmt.Sprintf("1: continues %s, which is no page", before)}
		}
		g.run(before)
		s.cwd = g.left[before].cwd
		copyTree(g.t, g.left[before].root, s.root)
	}
	g.left[name] = s
	lines := strings.Split(g.pages[name], "\n")
	problems, fresh := s.play(lines)
	g.problems[name], g.fresh[name] = problems, strings.Join(fresh, "\n")
	return problems
}

// again runs a page in its fresh state.
func (g *guide) again(name string) []string {
	g.pages[name] = g.fresh[name]
	delete(g.left, name)
	return g.run(name)
}

// copyTree copies a folder with its permissions, which decide what the program may write into it.
func copyTree(t *testing.T, from, to string) {
	t.Helper()
	err := os.CopyFS(to, os.DirFS(from))
	if err == nil {
		err = filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			rel, _ := filepath.Rel(from, name) // name lies in from
			return os.Chmod(filepath.Join(to, rel), info.Mode().Perm())
		})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// session is a terminal in a folder of its own.
type session struct {
	root string
	cwd  string // in root
}

// play runs the blocks of a page in order. It gives what is wrong, by line, and the page with what was printed.
func (s *session) play(lines []string) (problems, fresh []string) {
	done := 0
	for _, f := range fences(lines) {
		switch {
		case len(f.info) == 1 && f.info[0] == "console":
			list, err := commands(f)
			if err != nil {
				problems = append(problems, err.Error())
			}
			for _, c := range list {
				got, problem := s.try(c)
				if problem != "" {
					problems = append(problems, fmt.Sprintf("%d: %s", c.at+1, problem))
				}
				from := c.at + len(c.typed)
				fresh = append(append(fresh, lines[done:from]...), got...)
				done = from + len(c.want)
			}
		case len(f.info) > 1:
			if err := s.file(f); err != nil {
				problems = append(problems, fmt.Sprintf("%d: %v", f.at, err))
			}
		}
	}
	return problems, append(fresh, lines[done:]...)
}

// try runs a command. It gives what the page should show, which is what it shows where that fits.
func (s *session) try(c command) (show []string, problem string) {
	got, err := s.do(c.text())
	if err != nil {
		return c.want, err.Error()
	}
	if fits(c.want, got) {
		return c.want, ""
	}
	shown := func(lines []string) []byte { return []byte(strings.Join(append(slices.Clone(lines), ""), "\n")) }
	return renewed(c.want, got), fmt.Sprintf("%s\n%s", c.text(), diff.Diff("the page", shown(c.want), "printed", shown(got)))
}

// file writes the file that a block shows.
func (s *session) file(f fence) error {
	name := f.info[1]
	at, err := s.in(name)
	if err != nil {
		return err
	}
	how := os.O_TRUNC
	switch {
	case len(f.info) == 3 && f.info[2] == "append":
		how = os.O_APPEND
	case len(f.info) > 2 || !strings.ContainsAny(name, "./"):
		return fmt.Errorf("a block's first line is a language, a file and perhaps append, not %q", strings.Join(f.info, " "))
	}
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return err
	}
	w, err := os.OpenFile(at, os.O_WRONLY|os.O_CREATE|how, 0o644)
	if err != nil {
		return err
	}
	_, err = w.WriteString(strings.Join(f.body, "\n") + "\n")
	return errors.Join(err, w.Close())
}

// in is where a name leads from the session's folder; never out of it.
func (s *session) in(name string) (string, error) {
	at := filepath.Join(s.cwd, filepath.FromSlash(name))
	if filepath.IsAbs(name) || at != "." && !filepath.IsLocal(at) {
		return "", fmt.Errorf("%q leads out of the session's folder", name)
	}
	return filepath.Join(s.root, at), nil
}

// home is what a session's folder is called where its full name is printed.
const home = "/home/me"

// longest is how long a command of the guide may take.
const longest = 2 * time.Minute

// do runs a command and gives the lines that it printed. An error is a mistake of the page.
func (s *session) do(text string) ([]string, error) {
	args, err := split(text)
	if err != nil || len(args) == 0 {
		return nil, fmt.Errorf("%q is no command: %v", text, err)
	}
	if args[0] != "smmpub" {
		return s.builtin(args)
	}
	ctx, stop := context.WithTimeout(context.Background(), longest)
	defer stop()
	cmd := exec.CommandContext(ctx, "smmpub", args[1:]...)
	cmd.Dir = filepath.Join(s.root, s.cwd)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + s.root, "TMPDIR=" + os.Getenv("TMPDIR"), "SystemRoot=" + os.Getenv("SystemRoot")}
	out, err := cmd.CombinedOutput()
	lines := outputLines(bytes.ReplaceAll(out, []byte(s.root), []byte(home)))
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("%s does not end; show it in a block sh", text)
	case errors.As(err, &exit):
		return append(lines, fmt.Sprintf("[exit code %d]", exit.ExitCode())), nil
	}
	return lines, err
}

func outputLines(out []byte) []string {
	out = bytes.TrimSuffix(out, []byte("\n"))
	if len(out) == 0 {
		return nil
	}
	return strings.Split(string(out), "\n")
}

// split takes a command line apart at spaces outside quotes, and refuses what only a shell understands.
func split(text string) ([]string, error) {
	var out []string
	var quote rune
	word, open := "", false
	for _, r := range text {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, open = r, true
		case quote == 0 && r == ' ':
			if open {
				out = append(out, word)
			}
			word, open = "", false
		case quote == 0 && strings.ContainsRune("|&;<>$`*?\\", r):
			return nil, fmt.Errorf("%q is for a shell; sessions have no pipes, patterns or variables", r)
		default:
			word, open = word+string(r), true
		}
	}
	if quote != 0 {
		return nil, errors.New("a quote is open")
	}
	if open {
		out = append(out, word)
	}
	return slices.Clip(out), nil
}
