package load_test

import (
	"os"
	"testing"

	"smmpub/generator/diag"
	"smmpub/generator/load"
)

// TestRealSiteLoads reads this repository's own site.
func TestRealSiteLoads(t *testing.T) {
	site := os.DirFS("../..")
	var list diag.List
	lib, err := load.Library(site, &list)
	if err != nil {
		t.Fatal(err)
	}
	if found := list.Sorted(); len(found) > 0 {
		_ = diag.Fprint(os.Stderr, found, load.Source(site))
		t.Fatalf("%d findings", len(found))
	}
	if len(lib.Models) != 1 || len(lib.Practices) != 18+18+8+8 || len(lib.Frameworks) != 7 || len(lib.Mappings) != 2 || len(lib.Profiles) != 3 {
		t.Errorf("models %d, practices %d, frameworks %d, mappings %d, profiles %d",
			len(lib.Models), len(lib.Practices), len(lib.Frameworks), len(lib.Mappings), len(lib.Profiles))
	}
	if len(lib.Unread) > 0 {
		t.Errorf("unread: %v", lib.Unread)
	}
}

func BenchmarkLibrary(b *testing.B) {
	site := os.DirFS("../..")
	for b.Loop() {
		var list diag.List
		if _, err := load.Library(site, &list); err != nil {
			b.Fatal(err)
		}
	}
}
