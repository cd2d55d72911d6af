package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"smmpub/generator/doc"
)

func sourced() *doc.Publication {
	pub := sample()
	pub.Sources = []doc.Source{
		{Name: "content/retail-pos/überblick (1).md", Type: "text/markdown", Data: []byte("# Überblick\n")},
		{Name: "profiles/retail-pos/empty.csv", Type: "text/csv"},
		{Name: "profiles/retail-pos/profile.yaml", Type: "application/yaml", Data: []byte(strings.Repeat("kind: profile\n", 4000))},
	}
	return pub
}

func TestAttachmentsOpenAndAreWhatTheyWere(t *testing.T) {
	need(t, "pdfdetach")
	pub := sourced()
	edition, err := Render(pub, look(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	name := file(t, edition)
	dir := t.TempDir()
	command := exec.Command("pdfdetach", "-saveall", name)
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, s := range pub.Sources {
		got, err := os.ReadFile(filepath.Join(dir, flat(s.Name)))
		if err != nil || string(got) != string(s.Data) {
			t.Errorf("%s: %d bytes, want %d: %v", s.Name, len(got), len(s.Data), err)
		}
	}
}

func TestAttachmentsSayWhatTheyAre(t *testing.T) {
	out := tool(t, sourced(), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	for _, want := range []string{"/AFRelationship /Source", "/Subtype /text#2fmarkdown", "/Subtype /application#2fyaml", "/EmbeddedFiles", "/AF [",
		"/Desc (profiles/retail-pos/profile.yaml)", "/ModDate (D:20200801000000+00'00')"} {
		if !strings.Contains(out, want) {
			t.Errorf("the file lacks %s", want)
		}
	}
	for _, c := range [][]string{{"qpdf", "--check", "FILE"}, {"mutool", "info", "FILE"}} {
		if out := quiet.Replace(tool(t, sourced(), c[0], c[1:]...)); complaint.MatchString(out) {
			t.Error(out)
		}
	}
	if out := tool(t, sample(), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-"); strings.Contains(out, "/EmbeddedFile") {
		t.Error("a publication without sources has attachments")
	}
}
