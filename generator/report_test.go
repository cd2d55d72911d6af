package generator

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"smmpub/generator/diag"
)

// office is a copy of the small site with the assessments of two organizations. The first was assessed a year before.
type office struct {
	dir     string
	clients []*client
}

const houseBrand = "profiles/house.yaml kind: brand\nid: house\nfooter: House\n"

func newOffice(t testing.TB) *office {
	t.Helper()
	o := &office{dir: smallCopy(t, houseBrand)}
	earlier := newClient(t, "acme", false)
	put(t, o.dir, earlier.file()+" "+earlier.text)
	o.report(t, reportsOf(o.dir, earlier.file()))
	issued, err := os.ReadFile(filepath.Join(o.dir, "reports/acme/acme-2026/report.json"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, o.dir, "assessments/acme/report.json "+string(issued))
	if err := os.RemoveAll(filepath.Join(o.dir, "reports")); err != nil {
		t.Fatal(err)
	}
	for org, previous := range map[string]bool{"acme": true, "bolt": false} {
		c := newClient(t, org, previous)
		put(t, o.dir, c.file()+" "+c.text)
		o.clients = append(o.clients, c)
	}
	slices.SortFunc(o.clients, func(a, b *client) int { return strings.Compare(a.org, b.org) })
	return o
}

func reportsOf(dir string, files ...string) ReportOptions {
	e := embedded()
	return ReportOptions{Dir: dir, Files: files, Templates: e.Templates, Themes: e.Themes, Today: e.Today, Min: 5}
}

// report makes reports that must all be made.
func (o *office) report(t testing.TB, opt ReportOptions) *ReportResult {
	t.Helper()
	result, err := Report(opt)
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed() {
		t.Fatalf("a report was not made: %s", messages(t, result))
	}
	return result
}

// messages are all that a run says of anything.
func messages(t testing.TB, r *ReportResult) string {
	var b bytes.Buffer
	diag.Fprint(&b, r.Site.Diagnostics, r.Site.Source)
	for _, x := range r.Reports {
		b.WriteString(messagesOf(t, x))
	}
	return b.String()
}

func messagesOf(t testing.TB, x *Reported) string {
	var b bytes.Buffer
	if err := diag.Fprint(&b, x.Found.Diagnostics, x.Found.Source); err != nil {
		t.Fatal(err)
	}
	if x.Err != nil {
		b.WriteString(x.Err.Error() + "\n")
	}
	return b.String()
}

func (o *office) all() []string { return []string{o.clients[0].file(), o.clients[1].file()} }

func (o *office) textsOf(t testing.TB, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, data := range contentsOf(t, filepath.Join(o.dir, folder)) {
		out[name] = readable(t, name, data)
	}
	return out
}

func TestEveryTextOfAnAssessmentComesOutInItsReportAlone(t *testing.T) {
	o := newOffice(t)
	o.report(t, reportsOf(o.dir, o.all()...))
	for i, c := range o.clients {
		other := o.clients[1-i]
		files := o.textsOf(t, "reports/"+c.org+"/"+c.id)
		if len(files) != 4 {
			t.Fatalf("%s has %d files, not the page, the PDF, the data and the manifest", c.org, len(files))
		}
		everywhere := strings.Join([]string{files["index.html"], files[c.id+".pdf"], files["report.json"]}, "\n")
		for at, word := range c.words {
			if strings.Contains(everywhere, word) == private(at) {
				t.Errorf("%s: %s is in the report: %v", c.org, at, private(at))
			}
		}
		for name, text := range files {
			if found := other.found(text); len(found) > 0 {
				t.Errorf("%s of %s holds %v of %s", name, c.org, found, other.org)
			}
		}
	}
}

func TestPageAndPDFOfAReportHoldTheSameTexts(t *testing.T) {
	o := newOffice(t)
	o.report(t, reportsOf(o.dir, o.all()...))
	c := o.clients[0]
	files := o.textsOf(t, "reports/"+c.org+"/"+c.id)
	if printedText(t, contentsOf(t, filepath.Join(o.dir, "reports/acme/acme-2026"))["acme-2026.pdf"]) == "" {
		t.Skip("pdftotext is missing")
	}
	if diff := cmp.Diff(c.found(files["index.html"]), c.found(files["acme-2026.pdf"])); diff != "" {
		t.Errorf("page and PDF differ (-page +PDF):\n%s", diff)
	}
}

func TestRedactedReportsHoldNoWordOfTheirClient(t *testing.T) {
	o := newOffice(t)
	opt := reportsOf(o.dir, o.all()...)
	opt.Variant = "redacted"
	o.report(t, opt)
	for _, c := range o.clients {
		files := o.textsOf(t, "reports/"+c.org+"/"+c.id+"-redacted")
		if _, ok := files["report.pdf"]; !ok || len(files) != 4 {
			t.Errorf("the files are %v", slices.Sorted(maps.Keys(files)))
		}
		for name, text := range files {
			for _, at := range c.found(text) {
				if at != "classification" { // every page carries it
					t.Errorf("%s holds %s", name, at)
				}
			}
			for _, id := range []string{c.id, `"` + c.org + `"`, c.org + "-"} {
				if strings.Contains(text, id) {
					t.Errorf("%s holds the id %q", name, id)
				}
			}
		}
	}
}

func TestPublicationsHoldNothingOfAssessments(t *testing.T) {
	o := newOffice(t)
	o.report(t, reportsOf(o.dir, o.all()...))
	b := embedded()
	b.Dir, b.Out = o.dir, filepath.Join(o.dir, "public")
	if result, err := Build(b); err != nil || result.Failed() {
		t.Fatal(err, result)
	}
	for name, text := range o.textsOf(t, "public") {
		for _, c := range o.clients {
			if found := c.found(text); len(found) > 0 || strings.Contains(text, c.id) {
				t.Errorf("%s holds %v of %s", name, found, c.org)
			}
		}
	}
}

// breakages break an assessment in several ways.
var breakages = map[string]func(string) string{
	"syntax":            func(s string) string { return s + "\n  : [broken\n" },
	"unknown statement": func(s string) string { return strings.Replace(s, `"team-2.together"`, `"team-2.zqtypo"`, 1) },
	"unknown key":       func(s string) string { return strings.Replace(s, `"approved_by"`, `"aproved_by"`, 1) },
	"wrong type":        func(s string) string { return strings.Replace(s, `system: {`, `system: ["zqtypo"] # {`, 1) },
	"no target":         func(s string) string { return strings.Replace(s, "\ntarget: ", "\n# target: ", 1) },
	"wrong status":      func(s string) string { return strings.Replace(s, `"compensated"`, `"zqtypo"`, 1) },
	"lost report":       func(s string) string { return s + "previous: [zqtypo.json]\n" },
	"not UTF-8":         func(s string) string { return s + "# \xff\n" },
}

func TestABrokenAssessmentIsSpokenOfAloneAndStopsNoOther(t *testing.T) {
	o := newOffice(t)
	acme, bolt := o.clients[0], o.clients[1]
	o.report(t, reportsOf(o.dir, bolt.file()))
	whole := contentsOf(t, filepath.Join(o.dir, "reports/bolt"))
	for name, broken := range breakages {
		t.Run(name, func(t *testing.T) {
			text := broken(acme.text)
			if text == acme.text {
				t.Fatal("nothing is broken")
			}
			put(t, o.dir, acme.file()+" "+text)
			os.RemoveAll(filepath.Join(o.dir, "reports"))
			result, err := Report(reportsOf(o.dir, o.all()...))
			if err != nil {
				t.Fatal(err)
			}
			a, b := result.Reports[0], result.Reports[1]
			if !a.Failed() || a.Out != "" || b.Failed() {
				t.Fatalf("%s\n%s", messagesOf(t, a), messagesOf(t, b))
			}
			said := messagesOf(t, b) + b.Name() + strings.Join(result.Warnings, "")
			if found := acme.found(said); len(found) > 0 {
				t.Errorf("messages about another hold %v:\n%s", found, said)
			}
			if said := messagesOf(t, a); len(bolt.found(said)) > 0 || strings.Contains(said, "bolt") || !strings.Contains(said, acme.file()) {
				t.Errorf("the messages are not about the broken file alone:\n%s", said)
			}
			if diff := differing(whole, contentsOf(t, filepath.Join(o.dir, "reports/bolt"))); diff != "" {
				t.Errorf("the other report changed: %s", diff)
			}
			if _, err := os.Stat(filepath.Join(o.dir, "reports/acme")); err == nil {
				t.Error("something was written of the broken one")
			}
		})
	}
}

func TestAFileThatIsNotThereStopsNoOther(t *testing.T) {
	o := newOffice(t)
	result, err := Report(reportsOf(o.dir, "assessments/nowhere.yaml", o.clients[1].file(), filepath.Join(t.TempDir(), "gone.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	for i, failed := range []bool{true, false, true} {
		if result.Reports[i].Failed() != failed {
			t.Errorf("%v: %s", result.Reports[i].Files, messagesOf(t, result.Reports[i]))
		}
	}
	if said := messagesOf(t, result.Reports[0]); said != "assessments/nowhere.yaml: no such file or directory\n" {
		t.Errorf("said: %s", said)
	}
}

func TestAFailureOfTheProgramTellsNothingOfItsValues(t *testing.T) {
	err := guarded("a.yaml", func() error { panic("zqsecret") })
	if err == nil || strings.Contains(err.Error(), "zqsecret") || !strings.Contains(err.Error(), "a.yaml: the program failed in ") {
		t.Errorf("said: %v", err)
	}
}

func TestReportsNeedNoTemporaryFilesAndTellNothingOfTheMachine(t *testing.T) {
	o := newOffice(t)
	empty := t.TempDir()
	t.Setenv("TMPDIR", filepath.Join(empty, "missing")) // to make a file there would fail
	for _, name := range []string{"USER", "LOGNAME", "USERNAME", "HOME", "HOSTNAME", "EMAIL"} {
		t.Setenv(name, "zqmachine")
	}
	put(t, o.dir, ".git/HEAD zqgit", ".git/config [user]\nname = zqgit")
	o.report(t, reportsOf(o.dir, o.all()...))
	if left, _ := os.ReadDir(empty); len(left) > 0 {
		t.Errorf("%s lies among the temporary files", left[0].Name())
	}
	tell := []string{o.dir, filepath.Base(o.dir), filepath.Dir(o.dir), "zqmachine", "zqgit", "@0/"}
	if host, err := os.Hostname(); err == nil && len(host) > 5 {
		tell = append(tell, host)
	}
	for name, text := range o.textsOf(t, "reports") {
		for _, word := range tell {
			if len(word) > 3 && strings.Contains(text, word) {
				t.Errorf("%s holds %q", name, word)
			}
		}
	}
	wantAlone(t, filepath.Join(o.dir, "reports/acme/acme-2026"))
	wantAlone(t, filepath.Join(o.dir, "reports"))
}

func TestPropertiesOfAPDFNameTheReportAndNothingElse(t *testing.T) {
	o := newOffice(t)
	o.report(t, reportsOf(o.dir, o.all()...))
	data := contentsOf(t, filepath.Join(o.dir, "reports/acme/acme-2026"))["acme-2026.pdf"]
	text := unpacked(data)
	from, to := strings.Index(text, "<x:xmpmeta"), strings.Index(text, "</x:xmpmeta>")
	if from < 0 || to < from {
		t.Fatal("there are no properties")
	}
	allowed := []string{"organization.name", "system.name"} // of the title
	for _, at := range o.clients[0].found(text[from:to]) {
		if !slices.Contains(allowed, at) {
			t.Errorf("the properties hold %s", at)
		}
	}
}

func TestTheSameAssessmentsGiveTheSameBytesEverywhere(t *testing.T) {
	o := newOffice(t)
	o.report(t, reportsOf(o.dir, o.all()...))
	one := contentsOf(t, filepath.Join(o.dir, "reports"))
	elsewhere := filepath.Join(t.TempDir(), "deep", "elsewhere")
	if err := os.CopyFS(elsewhere, os.DirFS(o.dir)); err != nil {
		t.Fatal(err)
	}
	os.RemoveAll(filepath.Join(elsewhere, "reports"))
	t.Setenv("TZ", "Asia/Kathmandu")
	t.Setenv("LANG", "de_DE.UTF-8")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	files := o.all()
	slices.Reverse(files)
	opt := reportsOf(elsewhere, files...)
	opt.Today = "2031-01-01"
	o.report(t, opt)
	if diff := differing(one, contentsOf(t, filepath.Join(elsewhere, "reports"))); diff != "" {
		t.Errorf("another file: %s", diff)
	}
}

func TestSeveralFilesOfOneAssessmentAreOneReport(t *testing.T) {
	dir := smallCopy(t, "assessments/a.yaml "+assessedHead+"practices: {guides: {statements: {team-1: met}}}\n",
		"assessments/more.yaml "+assessedHead+"practices: {guides: {statements: {general-1: met}}}\n",
		"assessments/against.yaml "+assessedHead+"practices: {guides: {statements: {team-1: unmet}}}\n")
	result, err := Report(reportsOf(dir, "assessments/a.yaml", "assessments/more.yaml", "assessments/a.yaml"))
	if err != nil || result.Failed() || len(result.Reports) != 1 || len(result.Reports[0].Files) != 2 {
		t.Fatalf("%v %+v", err, result.Reports)
	}
	result, err = Report(reportsOf(dir, "assessments/a.yaml", "assessments/against.yaml"))
	if err != nil || !result.Failed() {
		t.Fatal("two answers were taken", err)
	}
	for _, name := range []string{"assessments/a.yaml", "assessments/against.yaml"} {
		if said := messages(t, result); !strings.Contains(said, name) {
			t.Errorf("%s is not named:\n%s", name, said)
		}
	}
}

func TestAnEarlierReportOfAnotherOrganizationIsRefused(t *testing.T) {
	o := newOffice(t)
	put(t, o.dir, "assessments/old.yaml "+assessedHead+"previous: [acme/report.json]\n")
	result, err := Report(reportsOf(o.dir, "assessments/old.yaml"))
	if said := messages(t, result); err != nil || !strings.Contains(said, "of another organization") || len(o.clients[0].found(said)) > 0 {
		t.Error(err, said)
	}
}

func TestAssessmentsOutsideTheSiteAreNamedAsTheUserDid(t *testing.T) {
	dir, outside := smallCopy(t), t.TempDir()
	put(t, outside, "one/a.yaml "+assessedHead+"practices: {guides: {statements: {team-1: mett}}}\n",
		"two/a.yaml "+assessedHead+"previous: [../one/a.yaml]\n", "three/a.yaml "+assessedHead)
	t.Chdir(outside)
	for name, want := range map[string]string{
		"one/a.yaml":                         "one/a.yaml:5:",
		"./one/../one/a.yaml":                "one/a.yaml:5:",
		"two/a.yaml":                         `"../one/a.yaml"`,
		filepath.Join(outside, "one/a.yaml"): filepath.ToSlash(outside) + "/one/a.yaml:5:",
	} {
		result, err := Report(reportsOf(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		said := messages(t, result)
		if !strings.Contains(said, want) || strings.Contains(said, "@0") || !filepath.IsAbs(name) && strings.Contains(said, outside) {
			t.Errorf("%s:\n%s", name, said)
		}
	}
	if result, err := Report(reportsOf(dir, "three/a.yaml")); err != nil || result.Failed() {
		t.Error(err, messages(t, result))
	}
	if _, err := os.Stat(filepath.Join(dir, "reports/o/a/index.html")); err != nil {
		t.Error(err)
	}
}

func TestTheSummaryCountsWhatIsOpen(t *testing.T) {
	dir := smallCopy(t, "assessments/a.yaml "+assessedHead+"practices: {guides: {statements: {team-1: met}}}\n")
	opt := reportsOf(dir, "assessments/a.yaml")
	opt.CheckOnly = true
	result, err := Report(opt)
	if err != nil || result.Failed() {
		t.Fatal(err)
	}
	x := result.Reports[0]
	want := []OpenPractice{{ID: "guides", Name: "Guides", Level: 2, LevelName: "Kept", Asked: 4, Open: []OpenStatement{
		{"general-1.first", "Write one guide for the commonest task."},
		{"general-2.along", "Change the guide with what it describes."},
		{"team-2.beside", "Keep the guide beside the code, as  asks."},
	}}}
	if diff := cmp.Diff(want, x.OpenIn); diff != "" || x.Open != 3 || x.Tested != 1 || x.Meeting != 0 || x.LargestGap != 2 {
		t.Errorf("%+v\n%s", x, diff)
	}
	if _, err := os.Stat(filepath.Join(dir, "reports")); err == nil {
		t.Error("something was written")
	}
}

func TestComparisonsNeedEnoughToCompare(t *testing.T) {
	o := newOffice(t)
	for _, c := range []struct {
		name, said string
		files      []string
		anonymous  bool
	}{
		{"both", "", o.all(), false},
		{"both", "needs two assessments", o.all()[:1], false},
		{"both", "needs two assessments", []string{o.all()[0], o.all()[0]}, false},
		{"both", "needs 5 organizations", o.all(), true},
		{"../x", "cannot name", o.all(), false},
	} {
		opt := reportsOf(o.dir, c.files...)
		opt.Compare, opt.Anonymous = c.name, c.anonymous
		os.RemoveAll(filepath.Join(o.dir, "reports"))
		result, err := Report(opt)
		if c.said != "" {
			if err == nil || !strings.Contains(err.Error(), c.said) {
				t.Errorf("%v: %v", c, err)
			}
			if _, err := os.Stat(filepath.Join(o.dir, "reports")); err == nil {
				t.Errorf("%v: something was written", c)
			}
			continue
		}
		if err != nil || result.Failed() {
			t.Fatal(err, messages(t, result))
		}
		if _, err := os.Stat(filepath.Join(result.Comparison, "index.html")); err != nil {
			t.Error(err)
		}
	}
}

func TestUnknownVariantsSuggestTheNearest(t *testing.T) {
	opt := reportsOf(smallCopy(t))
	opt.Variant = "bord"
	if _, err := Report(opt); err == nil || !strings.Contains(err.Error(), `did you mean "board"?`) {
		t.Error(err)
	}
}

func TestAnOutlineOfTheSiteStandsInTheBuiltInOnesPlace(t *testing.T) {
	dir := smallCopy(t, "assessments/a.yaml "+assessedHead, "profiles/r.yaml kind: report\nid: board\ntitle: Ours\ndocument: [limitations]\n")
	opt := reportsOf(dir, "assessments/a.yaml")
	opt.Variant = "board"
	if result, err := Report(opt); err != nil || result.Failed() {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(dir, "reports/o/a-board/index.html"))
	if err != nil || bytes.Contains(page, []byte("Executive summary")) {
		t.Error("the built-in outline was used", err)
	}
}
