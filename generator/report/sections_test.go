package report_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/exchange"
	"smmpub/generator/load"
	"smmpub/generator/report"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
	"smmpub/templates"
	"smmpub/themes"
)

// update makes the test rewrite what it compares with.
var update = os.Getenv("SMMPUB_UPDATE") == "1"

// sample reads the sample site, with changes to its assessment: pairs of old and new text.
func sample(t *testing.T, changes ...string) (*smm.Library, *theme.Theme, *smm.Result, []*smm.Issued) {
	t.Helper()
	site := folder(t, "testdata/sample")
	now := string(site["assessments/now.yaml"].Data)
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(now, changes[i]) {
			t.Fatalf("the sample does not say %q", changes[i])
		}
		now = strings.ReplaceAll(now, changes[i], changes[i+1])
	}
	site["assessments/now.yaml"] = &fstest.MapFile{Data: []byte(now)}
	var list diag.List
	lib, err := load.Library(site, &list)
	if err != nil {
		t.Fatal(err)
	}
	th, err := load.Theme(site, lib.Site.Theme, templates.FS, themes.FS, &list)
	if err != nil {
		t.Fatal(err)
	}
	check.Run(lib, &list, check.Options{Today: "2026-11-21", Source: load.Source(site)})
	b, err := exchange.Report(scored(t, lib, site, "old", &list), exchange.ReportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	site["assessments/old/report.json"] = &fstest.MapFile{Data: b}
	then := load.Issued(site, "old/report.json", diag.Pos{File: "assessments/now.yaml", Line: 1, Col: 1}, &list)
	r := scored(t, lib, site, "now", &list)
	return lib, th, r, []*smm.Issued{then}
}

// scored reads an assessment, which must have no errors, and works it out.
func scored(t *testing.T, lib *smm.Library, site fstest.MapFS, name string, list *diag.List) *smm.Result {
	t.Helper()
	a, err := load.Assessment(site, "assessments/"+name+".yaml", list)
	if err != nil {
		t.Fatal(err)
	}
	if a != nil {
		check.Assessment(lib, a, list)
	}
	if list.HasErrors() {
		for _, d := range list.Sorted() {
			if d.Severity == diag.Error {
				t.Errorf("%s: %s", d.Pos, d.Message)
			}
		}
		t.FailNow()
	}
	return smm.Score(a)
}

// folder reads a folder with all below it.
func folder(t *testing.T, name string) fstest.MapFS {
	t.Helper()
	out, root := fstest.MapFS{}, os.DirFS(name)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// composed is the report with everything in it.
func composed(t *testing.T, redacted bool, changes ...string) *doc.Publication {
	t.Helper()
	lib, th, r, previous := sample(t, changes...)
	full := smm.BuiltinReports()[slices.IndexFunc(smm.BuiltinReports(), func(r *smm.Report) bool { return r.ID == smm.FullReport })]
	return report.Compose(lib, th, r, report.Options{Outline: full, Redacted: redacted, Previous: previous})
}

// sectionsToRead are the chapters that the sample's text holds.
var sectionsToRead = []string{"findings", "gaps", "plan", "requirements", "changes", "evidence", "statistics", "limitations", "sign-off"}

// TestReportSectionsReadWell compares the sample's sections with testdata/*.txt, which people have read.
func TestReportSectionsReadWell(t *testing.T) {
	for name, redacted := range map[string]bool{"full": false, "redacted": true} {
		got := ""
		p := composed(t, redacted)
		for _, ch := range p.Chapters {
			if slices.Contains(sectionsToRead, strings.TrimPrefix(ch.ID, "report-")) {
				got += chapterText(p, ch)
			}
		}
		file := "testdata/" + name + ".txt"
		if update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", file, diff)
		}
	}
}

func TestARedactedReportNamesNobody(t *testing.T) {
	p := composed(t, true)
	all := fmt.Sprint(p.Front.Title, p.Front.ShortTitle, p.Front.Authors)
	for _, ch := range p.Chapters {
		all += chapterText(p, ch)
	}
	for _, secret := range []string{
		"Acme", "Fleet\n", "Brest", "Bilge log", "E1", "DMS 123", "Mate", "Two boats", "neighbour", "D. Chief", "C. Lead", "Look Ltd", "Half of the crew",
		"Nobody is on watch", "bridge", "Make a list", "Write the list", "Drill in May", "night watch", "The harbour asks", "Boats are sold", "No kitchen",
	} {
		if strings.Contains(all, secret) {
			t.Errorf("it says %q", secret)
		}
	}
}

// chapter is the text of one chapter of a full report.
func chapter(t *testing.T, id string, changes ...string) string {
	t.Helper()
	p := composed(t, false, changes...)
	for _, ch := range p.Chapters {
		if ch.ID == "report-"+id {
			return chapterText(p, ch)
		}
	}
	return ""
}

// has checks that a text says some things and not others; those begin with a "-".
func has(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if not, ok := strings.CutPrefix(want, "-"); ok == strings.Contains(text, not) {
			t.Errorf("about %q: the text is\n%s", want, text)
		}
	}
}

func TestWithoutARoleEveryRoleHasItsRequirements(t *testing.T) {
	text := chapter(t, "requirements", "role: owner\n", "")
	has(t, text, "#report-role-owner", "#report-role-builder", "in the role Builder: 2 requirements", "Leaks, level 2->leaks | Builders do not repair.")
}

func TestARequirementRestsOnTheWorstOfItsStatements(t *testing.T) {
	text := chapter(t, "requirements", "general-1: {status: met, evidence: [E1]}", "general-1: {status: unmet}")
	has(t, text, "| R 2.1 Crews drill | - Drills, level 1->drills | [rests on unmet statements] 1 statement not met: Drills->drills: general-1.jackets->drills.general-1.jackets.",
		"of which 1 rests on unmet statements and 1 on unassessed ones")
}

func TestARequirementAboveTheTargetIsLeftOut(t *testing.T) {
	has(t, chapter(t, "requirements"), "-R 2.3")
	has(t, chapter(t, "requirements", "set: {paint: {level: 1", "set: {paint: {level: 3"), "R 2.3 Crews measure")
}

func TestAPlanWithoutActionsSaysSoAndListsAllThatIsOpen(t *testing.T) {
	a := actionsOfSample(t)
	text := chapter(t, "plan", a, "")
	has(t, text, "No actions have been planned yet.", "3 statements in 2 practices", "general-2.drill", "general-2.notes", "always", "-Table")
	has(t, chapter(t, "gaps", a, ""), "| 0 of 2")
	has(t, chapter(t, "findings", a, ""), "No action closes this finding yet.", "-action-A1")
}

func TestWhatAnActionThatIsDoneDidNotCloseIsOpen(t *testing.T) {
	text := chapter(t, "plan", "effort: M}", "effort: M, status: done}")
	has(t, text, "2 statements in 1 practice", "| #action-A2 A2 Drill in May |  | Master | 1 statement: Drills->drills: general-2.drill")
}

func TestWithoutGapsNothingIsMissing(t *testing.T) {
	met := []string{"drill: {status: partial, comment: Half of the crew came.}", "drill: met", "notes: unmet", "notes: met", "findings:", "  watch: {statements: {general-1: met}}\nfindings:"}
	has(t, chapter(t, "gaps", met...), "No practice that was tested is below its target.", "Paint->paint | 1 (Present)")
	has(t, chapter(t, "plan", met...), "Nothing is missing for the targets.")
	has(t, chapter(t, "changes", met...), "0 new gaps", "Every statement that was met then")
}

func TestAPracticeThatIsNoLongerTestedClosesNoGap(t *testing.T) {
	text := chapter(t, "changes", "exclude: {galley: No kitchen.}", "exclude: {galley: No kitchen., leaks: No water.}")
	has(t, text, "1 gap was closed", "One gap of that report lies in a practice that is not tested now.", "| Leaks | 0 [below target] | [excluded] |  | not tested now")
}

func TestChangesAreThoseSinceTheLatestReport(t *testing.T) {
	lib, th, r, previous := sample(t)
	older, gone := *previous[0], smm.IssuedPractice{ID: "rigging", Outcome: "gap", Scope: "general", Target: 1, Testable: 1, Gap: 1}
	older.Date, older.Practices = "2024-09-30", nil
	previous[0].Practices = append(previous[0].Practices, gone)
	full := &smm.Report{Document: []*smm.ReportItem{{Section: smm.Word{Text: "changes"}}}}
	p := report.Compose(lib, th, r, report.Options{Outline: full, Previous: []*smm.Issued{&older, previous[0]}})
	has(t, chapterText(p, p.Chapters[0]), "Compared with the report of 2025-09-30", "| Practice | 2024-09-30 | 2025-09-30 | Now |",
		"| Leaks | not in that report | 0 [below target] | 2 [meets target] | 2, General | +2",
		"One practice of that report is not part of the model used now.")
}

func actionsOfSample(t *testing.T) string {
	t.Helper()
	all := string(folder(t, "testdata/sample")["assessments/now.yaml"].Data)
	return all[strings.Index(all, "actions:"):]
}

func TestReportsNameEveryPlaceOnce(t *testing.T) {
	p := composed(t, false)
	seen := map[string]bool{}
	for _, ch := range p.Chapters {
		ch.Walk(func(s *doc.Section, _ int) {
			for _, id := range anchorsOf(s) {
				if id != "" && seen[id] {
					t.Errorf("%q stands twice", id)
				}
				seen[id] = true
			}
		})
	}
	for _, want := range []string{"evidence-E1", "evidence-E.20.2..1", "finding-F1", "finding-F.20.2", "action-A1", "action-A3"} {
		if !seen[want] {
			t.Errorf("%q is missing", want)
		}
	}
}

func anchorsOf(s *doc.Section) []string {
	out := []string{s.ID}
	doc.EachBlock(s.Body, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Table:
			out = append(out, b.ID)
			for _, r := range slices.Concat(b.Head, b.Rows) {
				for _, c := range r.Cells {
					out = append(append(out, c.ID), c.Aliases...)
				}
			}
		case *doc.Figure:
			out = append(out, b.ID)
		case *doc.List:
			for _, it := range b.Items {
				out = append(append(out, it.ID), it.Aliases...)
			}
		}
	})
	return out
}
