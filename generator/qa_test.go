package generator

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

	"smmpub/generator/compose"
	"smmpub/generator/diag"
	"smmpub/generator/html"
	"smmpub/generator/smm"
)

// TestReviewersGetAPageWhateverIsWrong makes the page for every site of testdata/check.
func TestReviewersGetAPageWhateverIsWrong(t *testing.T) {
	eachCase(t, func(t *testing.T, site fs.FS) {
		files, result, err := review(site, embedded())
		if err != nil {
			t.Fatal(err)
		}
		page := string(files["index.html"])
		if n := strings.Count(page, "<caption>"); n == 0 || n != strings.Count(page, "<table>") {
			t.Errorf("%d tables and %d captions", strings.Count(page, "<table>"), n)
		}
		for _, bad := range []string{"<script", "ZgotmplZ", "%!", "&lt;no value&gt;"} {
			if strings.Contains(page, bad) {
				t.Errorf("the page holds %q", bad)
			}
		}
		for _, d := range result.Diagnostics {
			if d.Rule != "" && !strings.Contains(page, "["+d.Rule+"]") {
				t.Errorf("the page lacks the finding at %s [%s]", d.Pos, d.Rule)
			}
		}
	})
}

// TestAReviewHoldsLibrariesFullOfHoles composes the page of what check never connected.
func TestAReviewHoldsLibrariesFullOfHoles(t *testing.T) {
	word := smm.Word{Text: "x"}
	place := &smm.Place{Level: 1, Sets: []*smm.RoleSet{{Links: []*smm.MapLink{{Framework: word}}}}}
	lib := &smm.Library{
		Site:       &smm.Site{},
		Models:     []*smm.Model{{}, {Front: smm.Front{ID: "m"}, Levels: []*smm.Level{{Level: 1}}, Domains: []*smm.Node{{Kind: smm.PracticeNode, ID: "x"}}}},
		Profiles:   []*smm.Profile{{Tables: []*smm.Table{{}}}},
		Mappings:   []*smm.Mapping{{Practices: []*smm.Mapped{{Practice: word, Places: []*smm.Place{place}}}}},
		Frameworks: []*smm.Framework{{ID: "x"}},
		Practices:  []*smm.Table{{Practice: word, Rows: []*smm.Row{{External: word, Cells: []*smm.Cell{{Level: 1}}}}}},
		Glossaries: []*smm.Glossary{{Terms: []*smm.Term{{}}, Acronyms: []*smm.Acronym{{}}}},
		References: []*smm.Bibliography{{Entries: []*smm.Reference{{}}}},
	}
	lib.Profiles[0].Model = lib.Models[1]
	lib.Mappings[0].Model = lib.Models[1]
	th, err := plainTheme(embedded())
	if err != nil {
		t.Fatal(err)
	}
	report := &diag.Report{Findings: []diag.Diagnostic{{}}, Suppressed: []diag.Suppressed{{}}}
	if _, err := html.Render(compose.QA(lib, th, report), th); err != nil {
		t.Fatal(err)
	}
}

func TestAReviewOfThisSiteNamesCoverageAndCitations(t *testing.T) {
	files, _, err := review(os.DirFS(".."), embedded())
	if err != nil {
		t.Fatal(err)
	}
	page := string(files["index.html"])
	for _, want := range []string{"Practices of Retail POS (retail-pos@1.0) by scope and level", "16 of 18", "100 of 100", "PCI-DSS"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if len(files) != 2 {
		t.Errorf("the page comes in %d files, want itself and its style sheet", len(files))
	}
}

func TestAReviewIsNotWrittenIntoThePublishedSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if err := write(out, map[string][]byte{"library.json": nil}, false); err != nil {
		t.Fatal(err)
	}
	o := embedded()
	o.Dir = "testdata/small"
	for _, folder := range []string{out, filepath.Join(out, "qa")} {
		if _, err := Review(o, folder); err == nil || !strings.Contains(err.Error(), "choose a folder of its own") {
			t.Errorf("%s: %v", folder, err)
		}
	}
}

func TestAReviewStaysWithinANarrowScreen(t *testing.T) {
	ctx := browser(t)
	out := filepath.Join(t.TempDir(), "qa")
	o := embedded()
	o.Dir = ".."
	if _, err := Review(o, out); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{1280, 360, 320} {
		do(t, ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("file://"+filepath.Join(out, "index.html")))
		if n := ask(t, ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth - document.documentElement.clientWidth`)); n > 0 {
			t.Errorf("at %d px the page is %d px too wide", width, n)
		}
	}
}

// TestAReviewFindsWhatCheckFinds breaks a page frame, which no stage before the web edition reads.
func TestAReviewFindsWhatCheckFinds(t *testing.T) {
	site := smallSite(t)
	site["templates/page.html"] = &fstest.MapFile{Data: []byte("{{if}}")}
	files, result, err := review(site, embedded())
	if err != nil {
		t.Fatal(err)
	}
	if !result.Failed() || !strings.Contains(string(files["index.html"]), "[page-frame]") {
		t.Errorf("the broken frame is not reported: %v", result.Diagnostics)
	}
}
