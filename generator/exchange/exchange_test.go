package exchange

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"smmpub/generator/smm"
)

const golden = "testdata/library.json"

// TestLibraryIsWrittenAsDocumented compares with testdata/library.json; SMMPUB_UPDATE=1 rewrites it.
func TestLibraryIsWrittenAsDocumented(t *testing.T) {
	got := written(t, sample(), notDraft)
	if os.Getenv("SMMPUB_UPDATE") != "" {
		if err := os.WriteFile(golden, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("written\n%s\nwant the text of %s", got, golden)
	}
}

func TestDraftsAreLeftOut(t *testing.T) {
	got := string(written(t, sample(), notDraft))
	for _, secret := range []string{"draft-profile", "Secret", "draft"} {
		if strings.Contains(got, secret) {
			t.Errorf("%q is in the document", secret)
		}
	}
	got = string(written(t, sample(), func(*smm.Front) bool { return true }))
	for _, want := range []string{`"Secret text."`, `"see": "shop/locks.industry-2.keys"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in the document though the draft is to be published", want)
		}
	}
}

func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	lib := sample()
	want := written(t, lib, notDraft)
	slices.Reverse(lib.Profiles)
	slices.Reverse(lib.Frameworks)
	slices.Reverse(lib.References[0].Entries)
	slices.Reverse(lib.Glossaries[0].Terms)
	if got := written(t, lib, notDraft); !bytes.Equal(got, want) {
		t.Errorf("written\n%s\nwant\n%s", got, want)
	}
}

func TestLibraryIsNotChanged(t *testing.T) {
	lib := sample()
	written(t, lib, notDraft)
	if lib.Profiles[0].ID != "shop" || len(lib.Profiles) != 2 || lib.References[0].Entries[0].Key != "RFC 2119" {
		t.Error("writing reordered the library")
	}
}

func TestEmptyLibraryHasEmptyLists(t *testing.T) {
	var d map[string]any
	if err := json.Unmarshal(written(t, &smm.Library{}, notDraft), &d); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"models", "profiles", "mappings", "frameworks", "glossaries", "references"} {
		if list, ok := d[key].([]any); !ok || len(list) != 0 {
			t.Errorf("%s is %v, want []", key, d[key])
		}
	}
	if d["format"] != Format || d["version"] != float64(Version) {
		t.Errorf("format %v, version %v", d["format"], d["version"])
	}
}

func notDraft(f *smm.Front) bool { return f.Status != smm.Draft }

func written(t *testing.T, lib *smm.Library, published func(*smm.Front) bool) []byte {
	t.Helper()
	b, err := Library(lib, published)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
