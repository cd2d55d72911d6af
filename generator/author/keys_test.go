package author

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/load"
)

const keysPage = "../../docs/content/keys.md"

// TestTheGuideHasEveryKey holds the page of keys equal to what the loader declares; SMMPUB_UPDATE=1 writes it.
func TestTheGuideHasEveryKey(t *testing.T) {
	want := keysText(keyExamples(t))
	if os.Getenv("SMMPUB_UPDATE") != "" {
		if err := os.WriteFile(keysPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(keysPage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is not what the loader declares; SMMPUB_UPDATE=1 writes it (-want +got):\n%s", keysPage, diff)
	}
}

// TestTheExamplesOfTheGuidesKeysHaveNoFaults reads them as what they are, the files of one site.
func TestTheExamplesOfTheGuidesKeysHaveNoFaults(t *testing.T) {
	site := fstest.MapFS{}
	for _, f := range keyExamples(t) {
		site[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	var list diag.List
	lib, err := load.Library(site, &list)
	if err != nil {
		t.Fatal(err)
	}
	check.Run(lib, &list, check.Options{})
	a, err := load.Assessment(site, "assessments/elm-street-2026.yaml", &list)
	if err != nil {
		t.Fatal(err)
	}
	check.Assessment(lib, a, &list)
	found, _ := check.Ignore(lib, list.Sorted(), &list)
	for _, d := range found {
		if d.Severity != diag.Info {
			t.Errorf("%s: %s", d.Pos, d.Message)
		}
	}
}

// keyExamples are files of a site, one of every kind at least.
func keyExamples(t *testing.T) []txtar.File {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/keys.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range load.Kinds() {
		if len(examplesOf(k.Name, archive.Files)) == 0 {
			t.Errorf("testdata/keys.txtar has no example of kind %s", k.Name)
		}
	}
	return archive.Files
}

func examplesOf(kind string, files []txtar.File) []txtar.File {
	var out []txtar.File
	for _, f := range files {
		if strings.HasPrefix(string(f.Data), "kind: "+kind+"\n") {
			out = append(out, f)
		}
	}
	return out
}
