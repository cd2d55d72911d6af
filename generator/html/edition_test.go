package html

import (
	"bytes"
	"errors"
	"io/fs"
	"sync"
	"testing"
)

func TestFilesAskedForOneByOneAreThoseOfARender(t *testing.T) {
	for name, address := range map[string]string{"without": "", "with": "https://example.org/smm/"} {
		site := sampleSite()
		site.BaseURL = address
		files := render(t, site)
		e, err := Open(site, testTheme(t))
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for path, want := range files {
			all.Go(func() {
				got, err := e.Of(site).File(path)
				again, _ := e.File(path)
				if err != nil || !bytes.Equal(got, want) || !bytes.Equal(again, want) {
					t.Errorf("%s an address, %s: %v, %d bytes for %d", name, path, err, len(got), len(want))
				}
			})
		}
		all.Wait()
		if _, err := e.File("nowhere/index.html"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a file that is not there: %v", err)
		}
	}
}
