package generator

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"smmpub/generator/diag"
	"smmpub/templates"
	"smmpub/themes"
)

var update = os.Getenv("SMMPUB_UPDATE") != ""

// smallSite is testdata/small as a tree that a test can change.
func smallSite(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	root := os.DirFS("testdata/small")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func embedded() Options {
	return Options{Templates: templates.FS, Themes: themes.FS, Today: "2026-11-21"}
}

// TestFindings runs check over the small site with the files of each testdata/check/*.txtar laid over it. The file `out`
// of an archive is what check prints.
func TestFindings(t *testing.T) {
	cases(t, "testdata/check", findings)
}

// cases lays the files of each archive in a folder over the small site and compares what a test makes of it with the
// archive's file `out`.
func cases(t *testing.T, folder string, what func(*testing.T, fstest.MapFS) string) {
	names, err := filepath.Glob(folder + "/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			site, want := smallSite(t), ""
			for _, f := range archive.Files {
				if f.Name == "out" {
					want = string(f.Data)
					continue
				}
				site[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			got := what(t, site)
			if update {
				rewrite(t, name, archive, got)
			} else if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s differs (-want +got):\n%s", name, diff)
			}
		})
	}
}

func findings(t *testing.T, site fstest.MapFS) string {
	_, result, err := examine(site, embedded())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := diag.Fprint(&b, result.Diagnostics, result.Source); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func rewrite(t *testing.T, name string, archive *txtar.Archive, got string) {
	files := archive.Files[:0]
	for _, f := range archive.Files {
		if f.Name != "out" {
			files = append(files, f)
		}
	}
	archive.Files = append(files, txtar.File{Name: "out", Data: []byte(got)})
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSmallSiteHasNoFindings(t *testing.T) {
	if got := findings(t, smallSite(t)); got != "" {
		t.Errorf("findings in the small site:\n%s", got)
	}
}
