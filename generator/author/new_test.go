package author_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"smmpub/generator/author"
	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/load"
)

// TestANewAssessmentHasNoFindings begins an assessment of the real site's target, which stands on a model and a profile.
func TestANewAssessmentHasNoFindings(t *testing.T) {
	dir := realSite(t)
	path, err := open(t, dir).New(author.Wish{Kind: "assessment", ID: "acme-2026", Target: "store-checkout"})
	if err != nil {
		t.Fatal(err)
	}
	var list, found diag.List
	lib, err := load.Library(os.DirFS(dir), &list)
	if err != nil {
		t.Fatal(err)
	}
	check.Run(lib, &list, check.Options{})
	a, err := load.Assessment(os.DirFS(dir), path, &found)
	if err != nil {
		t.Fatal(err)
	}
	if a != nil {
		check.Assessment(lib, a, &found)
	}
	for _, d := range found.Sorted() {
		t.Errorf("%s: %s: %s", d.Pos, d.Severity, d.Message)
	}
	n := 0
	for _, p := range a.Practices {
		n += len(p.Answers)
	}
	if n < 100 {
		t.Errorf("only %d statements are asked", n)
	}
}

// TestStatementsOfTwoProfilesAreToldApart has one statement of the same id in two profiles of one target.
func TestStatementsOfTwoProfilesAreToldApart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if _, err := author.Init(dir); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("profiles/other/profile.yaml", "kind: profile\nid: other\nmodel: documentation\nedition: \"1\"\ntitle: Other\n")
	write("profiles/other/guides.yaml", "kind: practice\npractice: guides\nconsiderations:\n  field:\n    1:\n      actions: |\n"+
		"        - Show the way in. {#first-command}\n        - Show the way out. {see=guides.field-1.first-command}\n")
	write("profiles/goal.yaml", "kind: target\nid: goal\nmodel: documentation\nprofiles: [command-line-tools, other]\ndefault: {level: 1, scope: field}\n")
	s := open(t, dir)
	path, err := s.New(author.Wish{Kind: "assessment", ID: "a"})
	if err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile(filepath.Join(dir, path))
	for _, want := range []string{"      command-line-tools/field-1.first-command: unassessed\n", "      other/field-1.first-command: unassessed\n"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%q is missing in\n%s", want, b)
		}
	}

	if _, err := s.Rename("guides.field-1.first-command", "way-in", ""); err == nil || !strings.Contains(err.Error(), "the id of several statements") {
		t.Errorf("got %v", err)
	}
	r, err := s.Rename("other/guides.field-1.first-command", "way-in", "")
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Changes.Write(); err != nil {
		t.Fatal(err)
	}
	now := tree(t, dir)
	for name, want := range map[string]string{
		"profiles/other/guides.yaml":                        "{see=guides.field-1.way-in}",
		"profiles/command-line-tools/practices/guides.yaml": "{#first-command}",
		path: "      other/field-1.way-in: unassessed\n",
	} {
		if !strings.Contains(now[name], want) {
			t.Errorf("%s lacks %q:\n%s", name, want, now[name])
		}
	}
	if !strings.Contains(now[path], "      command-line-tools/field-1.first-command: unassessed\n") {
		t.Error("the answer of the other profile's statement was renamed")
	}
}
