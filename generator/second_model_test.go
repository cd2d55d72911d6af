package generator

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"smmpub/generator/diag"
)

const secondSite = "../examples/documentation-maturity"

// otherWords belong to the model of the site of this repository. None of them may come from the program.
var otherWords = regexp.MustCompile(`(?i)\b(comprehensiveness|iot|security|retail|point[- ]of[- ]sale|formalized|ad hoc|iec|62443|eighteen|levels?|indicators?|objectives?|subdomains?|industry)\b`)

// TestASecondModel holds the program to its promise that levels, scopes and hierarchy are data.
func TestASecondModel(t *testing.T) {
	r := &realSite{}
	r.src, r.result, r.err = read(os.DirFS(secondSite), embedded())
	r.render()
	if r.err != nil {
		t.Fatal(r.err)
	}
	if r.result.Failed() || len(r.result.Diagnostics) > 0 {
		var b bytes.Buffer
		diag.Fprint(&b, r.result.Diagnostics, r.result.Source)
		t.Fatalf("the example is not clean:\n%s", b.String())
	}
	tables := 0
	for name, p := range pagesOf(t, r) {
		if found := otherWords.FindString(p.text); found != "" {
			t.Errorf("%s says %q", name, found)
		}
		if !strings.HasPrefix(name, "documentation/1.0/practices/") && !strings.HasPrefix(name, "open-source-libraries/1.0/practices/") {
			continue
		}
		head, _, _ := bytes.Cut(r.files[name], []byte("</thead>"))
		if columns := bytes.Count(head, []byte(`scope="col" data-level=`)); columns != 0 {
			if tables++; columns != 3 {
				t.Errorf("%s has %d columns of levels, want 3", name, columns)
			}
		}
	}
	introduction := parsePage(t, r.files["documentation/1.0/introduction/index.html"]).text
	for _, want := range []string{"What it is for, stage 1", "For every product, stage 3"} {
		if !strings.Contains(introduction, want) {
			t.Errorf("the empty table does not say %q", want)
		}
	}
	if tools := string(r.files["documentation/1.0/practices/review/index.html"]); !strings.Contains(tools, "<legend>Stages</legend>") || !strings.Contains(tools, "All stages") {
		t.Error("the tools of a table do not offer stages")
	}
	if tables != 7+4 {
		t.Errorf("%d tables of practices, want 11", tables)
	}
}

// TestASecondModelIsReported makes the report of the assessment that lies beside the second model.
func TestASecondModelIsReported(t *testing.T) {
	opt := reportsOf(secondSite, filepath.Join(secondSite, "assessments", "tern-2026.yaml"))
	opt.Out = filepath.Join(t.TempDir(), "reports")
	result, err := Report(opt)
	if err != nil || result.Failed() {
		t.Fatalf("%v\n%s", err, messages(t, result))
	}
	if said := messages(t, result); said != "" {
		t.Errorf("the assessment is not clean:\n%s", said)
	}
	made, err := os.ReadFile(filepath.Join(opt.Out, "tern", "tern-2026", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := bytes.Cut(made, []byte("</style>"))
	text := parsePage(t, body).text
	if found := otherWords.FindString(text); found != "" {
		at := strings.Index(text, found)
		t.Errorf("the report says %q: %s", found, text[max(0, at-60):min(len(text), at+60)])
	}
	for _, want := range []string{"Stage 3 (Proven)", "4 of 6 practices tested meet their target.",
		"How stages follow from statements", "Statements under “Signs of it” support the others", "(!) means that a supporting statement"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}
