package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// program is smmpub itself, compiled once: tests kill it, starve it and lock it out.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "smmpub-program-")
	if err != nil {
		return "", err
	}
	programDir = dir
	at := filepath.Join(dir, "smmpub")
	if out, err := exec.Command("go", "build", "-o", at, "../cmd/smmpub").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return at, os.Chmod(dir, 0o755)
})

var programDir string

func TestMain(m *testing.M) {
	code := m.Run()
	if programDir != "" {
		os.RemoveAll(programDir)
	}
	os.Exit(code)
}

// smmpub prepares a run of the program.
func smmpub(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	at, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return exec.Command(at, args...)
}

// outcome runs a command and gives its exit code and what it said.
func outcome(t testing.TB, cmd *exec.Cmd) (int, string) {
	t.Helper()
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

// lacking skips a test that this machine cannot run, and fails it where nothing may be skipped.
func lacking(t testing.TB, format string, args ...any) {
	t.Helper()
	if os.Getenv("SMMPUB_CI") == "1" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// smallCopy is the small site in a folder of its own, with more files from lines "name text".
func smallCopy(t testing.TB, lines ...string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/small")); err != nil {
		t.Fatal(err)
	}
	put(t, dir, lines...)
	return dir
}

// contentsOf is every file below a folder, without the names in skip.
func contentsOf(t testing.TB, dir string, skip ...string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, at)
		out[filepath.ToSlash(name)], err = os.ReadFile(at)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range skip {
		delete(out, name)
	}
	return out
}

// differing names a file in which two trees differ, or "".
func differing(a, b map[string][]byte) string {
	for name := range a {
		if was, ok := b[name]; !ok || !bytes.Equal(was, a[name]) {
			return name
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			return name
		}
	}
	return ""
}
