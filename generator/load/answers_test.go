package load_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/go-fonts/liberation/liberationsansregular"

	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// assessment reads one assessment as if it were named on the command line.
func assessment(t *testing.T, text string) (*smm.Assessment, string) {
	t.Helper()
	files := fstest.MapFS{
		"a.yaml":                {Data: []byte(text)},
		"acme-2025/report.json": {Data: []byte("{}")},
	}
	var list diag.List
	a, err := load.Assessment(files, "a.yaml", &list)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := diag.Fprint(&out, list.Sorted(), load.Source(files)); err != nil {
		t.Fatal(err)
	}
	return a, out.String()
}

func file(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAnAssessmentIsReadWhole(t *testing.T) {
	a, out := assessment(t, file(t, "testdata/assessment/full.yaml"))
	if out != "" {
		t.Fatal(out)
	}
	p := a.Practices[0]
	if a.Status != smm.DraftAssessment || a.TargetName.Text != "store-checkout" || len(a.Basis) != 2 || a.Basis[1].Edition.Text != "1.0" ||
		a.From.Text != "2026-09-01" || a.Evidence[0].Expires.Text != "2027-03-03" || a.Approvals[0].Date != "2026-10-02" || a.Approvals[0].Role != "CISO" {
		t.Errorf("%+v", a)
	}
	if !p.Declared.Given() || p.Declared.Level != 2 || len(p.Answers) != 5 {
		t.Fatalf("%+v", p)
	}
	if got := p.Answers[1]; got.Status != smm.Partial || got.Evidence[0].Text != "E1" || got.Comment == nil || got.Pos.String() != "a.yaml:32:7" {
		t.Errorf("%+v at %s", got, got.Pos)
	}
	if got := p.Answers[2].Statuses(); len(got) != 2 || got[0] != smm.Met || got[1] != smm.Unmet {
		t.Errorf("by device: %v", got)
	}
	if p.Answers[4].Status != smm.Unassessed || a.Actions[0].Status != smm.OpenAction {
		t.Error("what is not said has no status")
	}
}

func TestATargetCanBeWrittenInPlace(t *testing.T) {
	a, out := assessment(t, "kind: assessment\nid: a\norganization: {id: o, name: O}\ntarget: {model: m, default: {level: 2, scope: general}}\n")
	if out != "" || a.Target == nil || a.Target.Default.Level.Level != 2 || a.Target.ID != "" {
		t.Errorf("%+v\n%s", a, out)
	}
}

// TestMistakesOfAnAssessmentAreReportedAtTheirPlace compares with the .out beside each file.
func TestMistakesOfAnAssessmentAreReportedAtTheirPlace(t *testing.T) {
	names, _ := filepath.Glob("testdata/assessment/err-*.yaml")
	for _, name := range names {
		_, got := assessment(t, file(t, name))
		if os.Getenv("SMMPUB_UPDATE") != "" {
			if err := os.WriteFile(name+".out", []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := file(t, name+".out"); got != want || !strings.Contains(got, "error") {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

func TestAMisplacedAssessmentIsNamedAndNeverQuoted(t *testing.T) {
	text := "kind: assessment\nid: secret-id\norganization: {id: secret, name: Secret Stores}\nsecret-key: [secret\n"
	for name, text := range map[string]string{
		"profiles/a.yaml":              text,
		"profiles/a.yml":               text,
		"content/deep/a.yaml":          text,
		"content/_root/a.yaml":         text,
		"profiles/bom.yaml":            "\ufeff" + text,
		"profiles/latin.yaml":          text + "x: secret \xe9\n",
		"profiles/flow.yaml":           "{id: secret, kind: assessment, secret-key: 1}\n",
		"profiles/odd.yaml":            "id: secret\nkind:\n  assessment\nsecret-key: 1\n",
		"profiles/after-the-rest.yaml": "secret-key: 1\nkind: \"assessment\"  # secret\n",
	} {
		_, found, out := library(t, map[string]string{name: text})
		errors := 0
		for _, d := range found {
			if d.Severity == diag.Error {
				errors++
			}
		}
		if errors != 1 || strings.Contains(strings.ToLower(out), "secret") || !strings.Contains(out, name+": error: an assessment lies") {
			t.Errorf("%s:\n%s", name, out)
		}
	}
}

func TestOtherYAMLBelowContentIsLeftAlone(t *testing.T) {
	lib, found, out := library(t, map[string]string{"content/data.yaml": "kind: [x\n", "content/x.md": "```yaml\nkind: assessment\n```\n", "assessments/a.yaml": "kind: assessment\n"})
	if len(found) > 0 || strings.Contains(strings.Join(lib.Files, " "), "yaml content") {
		t.Error(out, lib.Files)
	}
}

func TestABrandBringsItsFiles(t *testing.T) {
	png := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
	lib, found, out := library(t, map[string]string{
		"profiles/b/brand.yaml":      "kind: brand\nid: b\nlogo: logo.png\ncover: pictures/cover.png\nfonts: {body: fonts/a.ttf}\ncolours: {accent: \"#AABBCC\"}\n",
		"profiles/b/logo.png":        png,
		"content/pictures/cover.png": png,
		"profiles/b/fonts/a.ttf":     string(liberationsansregular.TTF),
	})
	if len(found) > 0 {
		t.Fatal(out)
	}
	b := lib.Brand("b")
	if b.Logo == nil || b.Logo.Source != "profiles/b/logo.png" || b.Cover.Source != "content/pictures/cover.png" {
		t.Errorf("%+v %+v", b.Logo, b.Cover)
	}
	if len(b.Fonts) != 1 || b.Fonts[0].Font.Name != "profiles/b/fonts/a.ttf" || b.Colours[0].Value != "#aabbcc" {
		t.Errorf("%+v", b)
	}
	if got := strings.Join(lib.Files, " "); !strings.Contains(got, "profiles/b/logo.png") || len(lib.Images) != 1 {
		t.Errorf("files %s, images %d", got, len(lib.Images))
	}
}

func TestNotesOfAssessorsAreNotKept(t *testing.T) {
	a, out := assessment(t, file(t, "testdata/assessment/full.yaml"))
	if out != "" {
		t.Fatal(out)
	}
	all, err := json.Marshal(a)
	if err != nil || !strings.Contains(string(all), "Half of the lanes.") {
		t.Fatal(err, "the assessment is not all there")
	}
	for _, note := range []string{"Never printed", "Not kept"} {
		if strings.Contains(string(all), note) {
			t.Errorf("%q was kept", note)
		}
	}
}
