package load_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

const siteYAML = "kind: site\ntitle: Test\n"

// library reads a site of a few files.
func library(t *testing.T, files map[string]string) (*smm.Library, []diag.Diagnostic, string) {
	t.Helper()
	site := fstest.MapFS{"site.yaml": {Data: []byte(siteYAML)}}
	for name, text := range files {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var list diag.List
	lib, err := load.Library(site, &list)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := diag.Fprint(&out, list.Sorted(), load.Source(site)); err != nil {
		t.Fatal(err)
	}
	return lib, list.Sorted(), out.String()
}

// place puts a file of testdata where its ending belongs.
func place(t *testing.T, name string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	dir := "profiles/"
	if filepath.Ext(name) == ".md" {
		dir = "content/"
	}
	return map[string]string{dir + filepath.Base(name): string(b)}
}

// TestMistakesAreReportedAtTheirPlace compares what is printed for each file of testdata/err with the .out beside it.
func TestMistakesAreReportedAtTheirPlace(t *testing.T) {
	names, _ := filepath.Glob("testdata/err/*")
	for _, name := range names {
		if filepath.Ext(name) == ".out" {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			_, _, got := library(t, place(t, name))
			golden := name + ".out"
			if os.Getenv("SMMPUB_UPDATE") != "" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, _ := os.ReadFile(golden)
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
			if !strings.Contains(got, "error") {
				t.Error("nothing was reported")
			}
		})
	}
}

func TestGoodFilesAreSilent(t *testing.T) {
	names, _ := filepath.Glob("testdata/ok/*")
	for _, name := range names {
		if _, found, out := library(t, place(t, name)); len(found) > 0 {
			t.Errorf("%s:\n%s", name, out)
		}
	}
}
