package generator

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/exchange"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// scored is what follows from the assessment of testdata/report, and the site that it was made in.
func scored(t *testing.T) (*smm.Result, fstest.MapFS) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/report/acme-2026.txtar")
	if err != nil {
		t.Fatal(err)
	}
	site := smallSite(t)
	for _, f := range archive.Files {
		site[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	a, found := assessed(t, site)
	for _, d := range found {
		if d.Severity == diag.Error {
			t.Fatalf("%s: %s [%s]", d.Pos, d.Message, d.Rule)
		}
	}
	return smm.Score(a), site
}

func reportJSON(t *testing.T, r *smm.Result, o exchange.ReportOptions) []byte {
	t.Helper()
	b, err := exchange.Report(r, o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestReportsAreWrittenAsData compares with the files of testdata/report; SMMPUB_UPDATE=1 rewrites them.
func TestReportsAreWrittenAsData(t *testing.T) {
	r, _ := scored(t)
	for name, o := range map[string]exchange.ReportOptions{"acme-2026": {}, "acme-2026-redacted": {Redacted: true}} {
		got, golden := reportJSON(t, r, o), "testdata/report/"+name+".json"
		if update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", golden, diff)
		}
	}
}

// TestIssuedReportsSayWhatTheResultSaid writes a result and reads it as an earlier report.
func TestIssuedReportsSayWhatTheResultSaid(t *testing.T) {
	r, site := scored(t)
	site["assessments/old/report.json"] = &fstest.MapFile{Data: reportJSON(t, r, exchange.ReportOptions{})}
	var list diag.List
	got := load.Issued(site, "old/report.json", diag.Pos{File: "assessments/a.yaml", Line: 3, Col: 1}, &list)
	if found := list.Sorted(); len(found) > 0 || got == nil {
		t.Fatalf("%v", found)
	}
	if diff := cmp.Diff(issuedOf(r), got); diff != "" {
		t.Errorf("another report came back (-said +read):\n%s", diff)
	}
}

// issuedOf is what an issued report should say of a result.
func issuedOf(r *smm.Result) *smm.Issued {
	a := r.Assessment
	out := &smm.Issued{
		File: "old/report.json", ID: a.ID, Edition: a.Edition, Status: string(a.Status), Date: a.Date.Text, Organization: a.Organization.ID,
		Basis:   map[string]string{"docs": "1.0", "howto": "1.0", "crossing": "1.0"},
		Overall: smm.IssuedRollup{Tested: r.Overall.Tested, Meeting: r.Overall.Meeting, LargestGap: r.Overall.LargestGap},
	}
	for _, p := range r.Practices {
		x := smm.IssuedPractice{ID: p.Node.ID, Scope: p.Scope, Outcome: string(p.Outcome), Target: p.Target}
		if p.Tested() {
			x.Testable, x.Low, x.High, x.Current, x.Gap = p.Testable, p.Low, p.High, p.Current, p.Gap
		}
		for _, s := range p.Statements {
			said := smm.IssuedStatement{ID: s.ID, Standing: string(s.Standing), Status: s.Status}
			if s.Statement != nil {
				said.Text = plainWords(s.Statement)
			}
			x.Statements = append(x.Statements, said)
		}
		out.Practices = append(out.Practices, x)
	}
	return out
}

// plainWords are a statement's words as a reader of text sees them; a link without words of its own shows its address.
func plainWords(s *smm.Statement) string {
	var b strings.Builder
	for _, in := range s.Text {
		if ref, ok := in.(*doc.Ref); ok && len(ref.Content) == 0 && ref.Raw == "" {
			b.WriteString(ref.Key)
			continue
		}
		b.WriteString(doc.PlainText([]doc.Inline{in}))
	}
	return b.String()
}

// TestRedactedReportsNameNobody looks for every word of the assessors, and for notes in both.
func TestRedactedReportsNameNobody(t *testing.T) {
	r, _ := scored(t)
	full, redacted := string(reportJSON(t, r, exchange.ReportOptions{})), string(reportJSON(t, r, exchange.ReportOptions{Redacted: true}))
	for _, word := range []string{"acme", "Acme", "retail", "The manual", "printed", "Lyon", "C. Lead", "Example", "D. Chief", "CISO", "2026-10-02",
		"First issue", "Guides are kept", "Drafts", "E1", "Interview", "interview", "DMS", "2026-03-03", "Writers", "late", "Everybody", "Seen", "Half",
		"wiki", "2027-06-30", "no list", "They are read most", "Left to", "F1", "Nobody", "A1", "Mend", "2027-01-31"} {
		if !strings.Contains(full, word) {
			t.Errorf("%q is not in the full report", word)
		}
		if strings.Contains(redacted, word) {
			t.Errorf("%q is in the redacted report", word)
		}
	}
	if strings.Contains(full, "Never printed") {
		t.Error("a note is in the report")
	}
	for _, word := range []string{"Confidential", "A manual that lasts", `"unmet"`, `"current": 2`} {
		if !strings.Contains(redacted, word) {
			t.Errorf("%s is not in the redacted report", word)
		}
	}
}
