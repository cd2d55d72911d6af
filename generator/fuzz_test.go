package generator

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzCheck reads anything as a file of the small site and takes the site all the way to the web edition: it must not panic or hang, and what passes the check must be publishable.
func FuzzCheck(f *testing.F) {
	cases, _ := filepath.Glob("testdata/check/*.txtar")
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(file.Name, file.Data)
		}
	}
	for name, file := range smallSite(f) {
		f.Add(name, file.Data)
	}
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		defer time.AfterFunc(20*time.Second, func() { panic("it takes for ever") }).Stop()
		site := smallSite(t)
		if !isSource(name) {
			return
		}
		site[name] = &fstest.MapFile{Data: b}
		o := embedded()
		o.NoPDF = true
		files, result, err := Files(site, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range result.Diagnostics {
			if d.Pos.Line < 0 || d.Pos.Col < 0 || d.Rule == "" || d.Message == "" {
				t.Fatalf("%+v", d)
			}
		}
		for name := range files {
			if name == manifest || !filepath.IsLocal(filepath.FromSlash(name)) {
				t.Fatalf("%q is no address", name)
			}
		}
	})
}

// isSource keeps the names that fuzzing makes to those that a file system allows.
func isSource(name string) bool {
	top, rest, _ := strings.Cut(name, "/")
	folder := top == "content" || top == "profiles"
	return name == "site.yaml" || folder && rest != "" && filepath.Clean(name) == name && fs.ValidPath(name) && !strings.Contains(name, "\x00")
}
