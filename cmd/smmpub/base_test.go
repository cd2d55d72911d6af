package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestBaseIsARevisionOfTheFolder(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("SMMPUB_CI") != "" {
			t.Fatal("git is not installed")
		}
		t.Skip("git is not installed")
	}
	top := t.TempDir()
	site := filepath.Join(top, "docs", "site")
	if err := os.MkdirAll(site, 0o755); err != nil {
		t.Fatal(err)
	}
	save := func(text string) {
		if err := os.WriteFile(filepath.Join(site, "site.yaml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := func(args ...string) {
		args = append([]string{"-C", top, "-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	save("first")
	run("init", "--quiet")
	run("add", ".")
	run("commit", "--quiet", "-m", "first")
	save("second")
	for name, want := range map[string]string{"HEAD": "first", site: "second"} {
		files, err := baseOf(t.Context(), site, name)
		if err != nil {
			t.Fatal(err)
		}
		if text, err := fs.ReadFile(files, "site.yaml"); err != nil || string(text) != want {
			t.Errorf("%s: %q %v, want %q", name, text, err, want)
		}
	}
	if _, err := baseOf(t.Context(), site, "--output=x"); err == nil {
		t.Error("an option is taken for a revision")
	}
}
