package load

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestStrippedLeavesTextsAndTakesRemarks: testdata/strip holds pairs of a source and what is left of it.
func TestStrippedLeavesTextsAndTakesRemarks(t *testing.T) {
	a, err := txtar.ParseFile("testdata/strip.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(a.Files); i += 2 {
		in, want := a.Files[i], a.Files[i+1]
		got, err := Stripped(fstest.MapFS{in.Name: {Data: in.Data}}, in.Name)
		if err != nil {
			t.Errorf("%s: %s", in.Name, err)
			continue
		}
		if string(got) != string(want.Data) {
			t.Errorf("%s gives\n%s\nnot\n%s", in.Name, got, want.Data)
		}
	}
}

// TestStrippedKeepsTheSite: every source of this repository can be stripped; that its values stay is looked at on the way.
func TestStrippedKeepsTheSite(t *testing.T) {
	site := os.DirFS("../..")
	for _, dir := range []string{"profiles", "content", "examples"} {
		err := fs.WalkDir(site, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || !strings.Contains(".yaml .md .csv", filepath.Ext(name)) || d.IsDir() {
				return err
			}
			got, err := Stripped(site, name)
			if err != nil || len(got) == 0 {
				t.Errorf("%s: %d bytes, %v", name, len(got), err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzStripped(f *testing.F) {
	a, err := txtar.ParseFile("testdata/strip.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range a.Files {
		f.Add(string(file.Data))
	}
	f.Fuzz(func(t *testing.T, src string) {
		if before, err := document(src); err == nil && before.Kind != 0 {
			withoutComments(src) // does not panic; what it gives has been compared
		}
	})
}
