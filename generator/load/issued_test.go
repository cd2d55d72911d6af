package load_test

import (
	"bytes"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

const badIssued = "testdata/issued/bad.txtar"

// TestIssuedReportsThatCannotBeComparedSayWhy compares with the end of testdata/issued/bad.txtar; SMMPUB_UPDATE=1 rewrites it.
func TestIssuedReportsThatCannotBeComparedSayWhy(t *testing.T) {
	archive := archived(t, badIssued)
	files, list := issuedFiles(archive), diag.List{}
	a, err := load.Assessment(files, "a.yaml", &list)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range a.Previous {
		before := list.Count(diag.Error)
		if load.Issued(files, w.Text, w.Pos, &list) != nil || list.Count(diag.Error) != before+1 {
			t.Errorf("%s: not one error", w.Text)
		}
	}
	var got bytes.Buffer
	if err := diag.Fprint(&got, list.Sorted(), load.Source(files)); err != nil {
		t.Fatal(err)
	}
	last := len(archive.Files) - 1
	if os.Getenv("SMMPUB_UPDATE") != "" {
		archive.Files[last].Data = got.Bytes()
		if err := os.WriteFile(badIssued, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(archive.Files[last].Data), got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, secret := range []string{"Acme", "splendid", "Start", "1e999"} {
		if strings.Contains(got.String(), secret) {
			t.Errorf("%q, which stands in an issued report, is printed", secret)
		}
	}
}

func TestUnknownKeysOfIssuedReportsArePassedOver(t *testing.T) {
	files := issuedFiles(archived(t, "testdata/issued/good.txtar"))
	var list diag.List
	r := load.Issued(files, "old/report.json", diag.Pos{File: "a.yaml"}, &list)
	if r == nil {
		t.Fatal(list.Sorted())
	}
	p := r.Practice("guides")
	if p == nil || !p.Tested() || p.Current != 1 || p.Scope != "team" || p.Statement("guides.team-1.start").Status != smm.Met {
		t.Errorf("%+v", p)
	}
	if p := r.Practice("style"); p == nil || p.Tested() || r.Organization != "acme" || r.Basis["docs"] != "1.0" || r.File != "old/report.json" {
		t.Errorf("%+v %+v", p, r)
	}
}

func TestIssuedReportsOutOfReachAreRefused(t *testing.T) {
	files := fstest.MapFS{
		"large.json": {Data: bytes.Repeat([]byte(" "), 16<<20+1)},
		"bytes.json": {Data: []byte("{\"a\": \"\xff\"}")},
		"wide.json":  {Data: []byte("\xff\xfe{\x00}\x00")},
		"dir/x":      {Data: []byte("{}")},
	}
	for _, c := range []struct{ file, name, rule, message string }{
		{"a.yaml", "large.json", "too-large", `"large.json" has more than 16 MB`},
		{"a.yaml", "bytes.json", "bad-report", `"bytes.json", line 1, column 8: the file is not UTF-8 from here on`},
		{"a.yaml", "wide.json", "bad-report", `"wide.json": the file is UTF-16`},
		{"a.yaml", "dir", "unreadable", `"dir" cannot be read: dir is no file`},
		{"a.yaml", "none.json", "unknown-file", `there is no file "none.json" beside this one`},
		{"a.yaml", "../old/report.json", "bad-path", `"../old/report.json" lies outside the folder of the assessment`},
		{"assessments/a.yaml", "../../report.json", "bad-path", `"../../report.json" lies outside the site`},
		{"assessments/a.yaml", "/srv/report.json", "bad-path", `"/srv/report.json" is an absolute path; issued reports are named from the folder of the assessment`},
	} {
		var list diag.List
		at := diag.Pos{File: c.file, Line: 3, Col: 12}
		r := load.Issued(files, c.name, at, &list)
		found := list.Sorted()
		if r != nil || len(found) != 1 || found[0].Message != c.message || found[0].Rule != c.rule || found[0].Pos != at {
			t.Errorf("%s: %+v", c.name, found)
		}
	}
}

// The names of issued reports are looked at when the assessment is read, with the same words.
func TestAnAssessmentNamesReportsWithinReach(t *testing.T) {
	head := "kind: assessment\nid: a\norganization: {id: o, name: O}\ntarget: t\nprevious: "
	for name, want := range map[string]string{
		"acme-2025/report.json": "",
		"../report.json":        "a.yaml:5:11: error: \"../report.json\" lies outside the folder of the assessment [bad-path]\n",
		"/report.json":          "a.yaml:5:11: error: \"/report.json\" is an absolute path; issued reports are named from the folder of the assessment [bad-path]\n",
		"none.json":             "a.yaml:5:11: error: there is no file \"none.json\" beside this one [unknown-file]\n",
	} {
		_, out := assessment(t, head+name+"\n")
		if first, _, _ := strings.Cut(out, "    5 | "); first != want {
			t.Errorf("%s: %s", name, out)
		}
	}
}

// FuzzIssued reads anything as an issued report: it must not panic or hang, and must say one thing, at the place that names
// the report, where it gives nothing.
func FuzzIssued(f *testing.F) {
	for _, name := range []string{badIssued, "testdata/issued/good.txtar"} {
		for _, file := range archived(f, name).Files {
			if path.Ext(file.Name) == ".json" {
				f.Add(file.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		defer time.AfterFunc(10*time.Second, func() { panic("reading takes for ever") }).Stop()
		var list diag.List
		at := diag.Pos{File: "a.yaml", Line: 3, Col: 12}
		r := load.Issued(fstest.MapFS{"r.json": {Data: b}}, "r.json", at, &list)
		found := list.Sorted()
		if (r == nil) != (len(found) == 1) || len(found) > 1 || len(found) == 1 && found[0].Pos != at {
			t.Fatalf("%+v: %v", r, found)
		}
		if r != nil {
			sound(t, r)
		}
	})
}

// sound holds a report to what its readers rely on.
func sound(t *testing.T, r *smm.Issued) {
	t.Helper()
	if r.ID == "" || r.Organization == "" {
		t.Errorf("a report of nothing: %+v", r)
	}
	for _, p := range r.Practices {
		for _, n := range []int{p.Target, p.Testable, p.Low, p.High, p.Current, p.Gap} {
			if n < 0 || n > 9 {
				t.Errorf("%s has a level %d", p.ID, n)
			}
		}
		if r.Practice(p.ID) == nil || p.Tested() && p.Scope == "" {
			t.Errorf("%+v", p)
		}
	}
}

func archived(t testing.TB, name string) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func issuedFiles(archive *txtar.Archive) fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}
