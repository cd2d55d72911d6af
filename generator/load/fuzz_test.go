package load_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"smmpub/generator/diag"
	"smmpub/generator/load"
)

// FuzzYAML reads anything as a file of profiles/: it must not panic, hang, or report a place outside the file.
func FuzzYAML(f *testing.F) {
	for _, dir := range []string{"testdata/err/*.yaml", "testdata/ok/*.yaml"} {
		names, _ := filepath.Glob(dir)
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		defer time.AfterFunc(10*time.Second, func() { panic("reading takes for ever") }).Stop()
		site := fstest.MapFS{"site.yaml": {Data: []byte(siteYAML)}, "profiles/x.yaml": {Data: b}}
		var list diag.List
		if _, err := load.Library(site, &list); err != nil {
			t.Fatal(err)
		}
		for _, d := range list.Sorted() {
			if d.Pos.File == "" || d.Pos.Line < 0 || d.Pos.Col < 0 || d.Rule == "" || d.Message == "" {
				t.Fatalf("%+v", d)
			}
		}
	})
}
