package generator

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// The practice file in the README must be one that works.
func TestTheReadmesPracticeFileIsSound(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(readme), "```yaml\n")
	text, _, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatal("the README shows no YAML file")
	}
	site := fstest.MapFS{}
	for _, name := range []string{"site.yaml", "profiles/iot-smm/model.yaml", "profiles/retail-pos/profile.yaml", "profiles/references.yaml",
		"profiles/glossary.yaml", "profiles/acronyms.yaml"} {
		data, err := os.ReadFile("../" + name)
		if err != nil {
			t.Fatal(err)
		}
		site[name] = &fstest.MapFile{Data: data}
	}
	for name, data := range contents(t) {
		site[name] = &fstest.MapFile{Data: data}
	}
	site["profiles/retail-pos/practices/physical-protection.yaml"] = &fstest.MapFile{Data: []byte(text)}
	for line := range strings.Lines(findings(t, site)) {
		if strings.Contains(line, "physical-protection.yaml") {
			t.Errorf("the README's practice file: %s", line)
		}
	}
	lib, _, err := read(site, embedded())
	if err != nil || len(lib.lib.Profiles[0].Tables) != 1 {
		t.Fatalf("the practice file was not read: %v", err)
	}
}

// contents are the Markdown files of the real site.
func contents(t *testing.T) map[string][]byte {
	out := map[string][]byte{}
	for name := range built(t).src.lib.Contents {
		data, err := os.ReadFile("../content/" + name)
		if err != nil {
			t.Fatal(err)
		}
		out["content/"+name] = data
	}
	return out
}
