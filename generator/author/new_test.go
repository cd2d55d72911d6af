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
	"smmpub/generator/smm"
)

// TestANewAssessmentHasNoFindings begins an assessment of the real site's target, which stands on a model and a profile.
func TestANewAssessmentHasNoFindings(t *testing.T) {
	dir := realSite(t)
	path, err := open(t, dir).New(author.Wish{Kind: "assessment", ID: "acme-2026", Profile: "retail-pos", Target: "store-checkout", Today: "2026-09-30"})
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
	for _, p := range smm.Score(a).Practices {
		for _, x := range p.Statements {
			if asks := x.Standing == smm.Counts || x.Standing == smm.Aids; asks && x.Level <= p.Target && x.Answer == nil && !answered(a, x) {
				t.Errorf("%s is asked and has no key", x.ID)
			}
		}
	}
	if a.Date.Text != "2026-09-30" || len(a.Basis) != 2 || a.Organization.ID != "acme" {
		t.Errorf("date %q, basis %v, organization %q", a.Date.Text, a.Basis, a.Organization.ID)
	}
}

// answered reports that what is the same as a statement has an answer.
func answered(a *smm.Assessment, x *smm.Asked) bool {
	for _, p := range a.Practices {
		for _, y := range p.Answers {
			if y.Statement != nil && x.Statement != nil && y.Statement.Root() == x.Statement.Root() {
				return true
			}
		}
	}
	return false
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
