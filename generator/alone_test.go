package generator

import (
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"smmpub/generator/diag"
)

// Whoever begins a site of profiles copies the model, its terms and its references, and nothing else: no text of the model
// leads to a profile or a mapping.
func TestTheModelStandsWithoutProfilesAndMappings(t *testing.T) {
	site := fstest.MapFS{"site.yaml": {Data: []byte("kind: site\ntitle: Alone\nlanguage: en\n")}}
	root := os.DirFS("..")
	for _, from := range []string{"content/iot-smm", "profiles/iot-smm", "profiles/glossary.yaml", "profiles/acronyms.yaml", "profiles/references.yaml"} {
		err := fs.WalkDir(root, from, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(root, name)
			site[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	_, result, err := examine(site, embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diagnostics {
		if d.Severity == diag.Error {
			t.Errorf("%s: %s", d.Pos, d.Message)
		}
	}
}
