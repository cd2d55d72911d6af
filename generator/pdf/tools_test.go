package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"smmpub/generator/doc"
)

// need skips the test where a program is missing, except in CI.
func need(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("SMMPUB_CI") == "1" {
			t.Fatalf("%s is not installed; .ci/run says which package has it", name)
		}
		t.Skipf("%s is not installed", name)
	}
}

// file writes an edition to the disk and gives its name.
func file(t *testing.T, e *Edition) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(name, e.Data, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// tool runs a program of Debian's over a rendered publication and gives what it says.
func tool(t *testing.T, pub *doc.Publication, name string, args ...string) string {
	t.Helper()
	need(t, name)
	edition, err := Render(pub, look(), Options{BaseURL: "https://example.org/smm/"})
	if err != nil {
		t.Fatal(err)
	}
	path := file(t, edition)
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", path)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// quiet takes away what is no complaint about the file.
var quiet = strings.NewReplacer("No syntax or stream encoding errors found", "", "warning: ICC support is not available", "")

var complaint = regexp.MustCompile(`(?i)warning|error[^s]|invalid|broken|repair`)

func TestToolsHaveNothingToSay(t *testing.T) {
	for name, pub := range map[string]*doc.Publication{"sample": sample(), "torture": torture(), "assessed": assessed()} {
		for _, c := range [][]string{{"qpdf", "--check", "FILE"}, {"pdfinfo", "FILE"}, {"mutool", "info", "FILE"},
			{"mutool", "draw", "-F", "text", "-o", "/dev/null", "FILE"}} {
			t.Run(name+"/"+c[0]+c[1], func(t *testing.T) {
				out := quiet.Replace(tool(t, pub, c[0], c[1:]...))
				if complaint.MatchString(out) {
					t.Error(out)
				}
			})
		}
	}
}

func TestPdftotextReadsTheStatements(t *testing.T) {
	out := tool(t, sample(), "pdftotext", "-raw", "FILE", "-")
	for _, want := range []string{"Statement p1.industry-specific-3/16:", "Comprehensiveness Level 4 (Formalized)", "Page 1 of ",
		"See the model's own description"} {
		if !strings.Contains(out, want) {
			t.Errorf("pdftotext does not find %q", want)
		}
	}
}

func TestDestinationsAreNamedInTheFile(t *testing.T) {
	pub := sample()
	out := tool(t, pub, "pdfinfo", "-dests", "FILE")
	for _, a := range anchors(pub) {
		if a != "" && !strings.Contains(out, `"`+a+`"`) {
			t.Errorf("no destination %q", a)
		}
	}
}

func TestLinksAndPropertiesAreInTheFile(t *testing.T) {
	out := tool(t, sample(), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	for _, want := range []string{"/S /GoTo", "(https://www.example.org/a\\(b\\)?q=%C3%BC)", "(https://example.org/smm/iot-smm/1.2/index.html#levels)",
		"/PageLabels", "/DisplayDocTitle true", "/S /r", "/Lang (en)", "/ID [", "/Outlines", "pdf:Producer>smmpub<", "(D:20200801000000+00'00')"} {
		if !strings.Contains(out, want) {
			t.Errorf("the file lacks %s", want)
		}
	}
	if strings.Contains(out, "/Dest ") {
		t.Error("a link does not go by name")
	}
}

func TestWithoutBaseAddressOtherPublicationsAreWordsOnly(t *testing.T) {
	for _, p := range laidOut(t, sample()).Pages {
		for _, l := range p.Links {
			if strings.Contains(l.URI, "iot-smm") {
				t.Errorf("link to %s", l.URI)
			}
		}
	}
}
