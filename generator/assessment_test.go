package generator

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// TestAssessmentFindings reads assessments/a.yaml of each testdata/assessment/*.txtar against the small site.
func TestAssessmentFindings(t *testing.T) {
	cases(t, "testdata/assessment", func(t *testing.T, site fstest.MapFS) string {
		_, found := assessed(t, site)
		var b bytes.Buffer
		if err := diag.Fprint(&b, found, load.Source(site)); err != nil {
			t.Fatal(err)
		}
		return b.String()
	})
}

// assessed reads and checks a site, which must have no findings, and then its assessment.
func assessed(t *testing.T, site fstest.MapFS) (*smm.Assessment, []diag.Diagnostic) {
	t.Helper()
	src, result, err := read(site, embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diagnostics {
		if d.Severity == diag.Error {
			t.Fatalf("the site has errors: %s: %s", d.Pos, d.Message)
		}
	}
	var list diag.List
	a, err := load.Assessment(site, "assessments/a.yaml", &list)
	if err != nil {
		t.Fatal(err)
	}
	if a != nil {
		check.Assessment(src.lib, a, &list)
	}
	return a, list.Sorted()
}

const assessedHead = "kind: assessment\nid: a\norganization: {id: o, name: O}\n" +
	"target: {model: docs, profiles: [howto], default: {level: 2, scope: team}}\n"

func assess(t *testing.T, more string) *smm.Assessment {
	t.Helper()
	site := smallSite(t)
	site["assessments/a.yaml"] = &fstest.MapFile{Data: []byte(assessedHead + more)}
	a, found := assessed(t, site)
	if len(found) > 0 {
		t.Fatalf("%v", found)
	}
	return a
}

func TestAnswersFindTheirStatements(t *testing.T) {
	a := assess(t, "practices:\n  guides:\n    statements:\n"+
		"      team-2: met\n      team-2.together: partial\n      guides.general-3.watch: met\n      docs/general-1.first: unmet\n      general-3: met\n")
	got := a.Practices[0].Answers
	if s := got[0]; s.Statement != nil || s.Scope != "team" || s.Level != 2 || len(s.Tables) != 1 || s.Tables[0].Profile == nil {
		t.Errorf("a cell: %+v", s)
	}
	for i, want := range map[int]string{1: "guides.team-2.together", 2: "guides.general-3.watch", 3: "guides.general-1.first"} {
		if got[i].Statement == nil || got[i].Statement.FullID != want {
			t.Errorf("%s: %+v", want, got[i].Statement)
		}
	}
	if a.Practices[0].Node == nil || a.Model == nil || len(a.Profiles) != 1 {
		t.Error("the assessment is not connected")
	}
}

func TestTheBasisChoosesTheEdition(t *testing.T) {
	site := smallSite(t)
	old := string(site["profiles/docs/model.yaml"].Data)
	newer := bytes.Replace([]byte(old), []byte(`edition: "1.0"`), []byte(`edition: "1.1"`), 1)
	site["profiles/docs-1.1/model.yaml"] = &fstest.MapFile{Data: newer}
	head := "kind: assessment\nid: a\norganization: {id: o, name: O}\ntarget: {model: docs, default: {level: 2, scope: team}}\n"
	for basis, want := range map[string]string{"": "1.1", "basis: {docs: \"1.0\"}\n": "1.0"} {
		site["assessments/a.yaml"] = &fstest.MapFile{Data: []byte(head + basis)}
		src, _, err := read(site, embedded())
		if err != nil {
			t.Fatal(err)
		}
		var list diag.List
		a, err := load.Assessment(site, "assessments/a.yaml", &list)
		if err != nil {
			t.Fatal(err)
		}
		check.Assessment(src.lib, a, &list)
		if a.Model == nil || a.Model.Edition != want {
			t.Errorf("basis %q: %+v", basis, a.Model)
		}
	}
}

// FuzzAssessment holds that no assessment, however broken, stops the program.
func FuzzAssessment(f *testing.F) {
	for _, name := range []string{"good", "names", "answers"} {
		archive, err := txtar.ParseFile("testdata/assessment/" + name + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if file.Name == "assessments/a.yaml" {
				f.Add(file.Data)
			}
		}
	}
	f.Add([]byte("kind: assessment\ntarget: {profiles: [howto]}\n"))
	src, _, err := read(smallSite(f), embedded())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var list diag.List
		a, err := load.Assessment(fstest.MapFS{"a.yaml": {Data: text}}, "a.yaml", &list)
		if err != nil {
			t.Fatal(err)
		}
		if a != nil {
			check.Assessment(src.lib, a, &list)
		} else if !list.HasErrors() {
			t.Error("there is no assessment and nothing says why")
		}
	})
}
