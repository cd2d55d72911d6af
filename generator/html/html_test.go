package html

import (
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

func render(t testing.TB, site *doc.Site) map[string][]byte {
	t.Helper()
	files, err := Render(site, testTheme(t))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var (
	idPattern   = regexp.MustCompile(`\sid="([^"]*)"`)
	linkPattern = regexp.MustCompile(`\s(?:href|src|data-whole)="([^"]*)"`)
)

func ids(page []byte) map[string]int {
	m := map[string]int{}
	for _, x := range idPattern.FindAllSubmatch(page, -1) {
		m[unescape(string(x[1]))]++
	}
	return m
}

func unescape(s string) string {
	return strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'").Replace(s)
}

// pagesOf are the HTML files, in order.
func pagesOf(files map[string][]byte) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(name, ".html") {
			out = append(out, name)
		}
	}
	return out
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	site := sampleSite()
	files := render(t, site)
	known := map[string]bool{"library.json": true}
	for _, p := range site.Pubs {
		known[p.PDF] = true
	}
	for _, name := range pagesOf(files) {
		for _, m := range linkPattern.FindAllSubmatch(files[name], -1) {
			checkLink(t, files, known, name, unescape(string(m[1])))
		}
	}
}

func checkLink(t *testing.T, files map[string][]byte, known map[string]bool, name, link string) {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: %q: %v", name, link, err)
		return
	}
	if u.IsAbs() {
		return
	}
	to := name
	if u.Path != "" {
		to = path.Join(path.Dir(name), u.Path)
	}
	if strings.HasPrefix(link, "/") || strings.HasPrefix(to, "..") {
		t.Errorf("%s: %q leaves the site", name, link)
	}
	page, ok := files[to]
	if !ok && !known[to] {
		t.Errorf("%s: %q leads nowhere (%s)", name, link, to)
	}
	if u.Fragment != "" && ids(page)[u.Fragment] == 0 {
		t.Errorf("%s: %q: %s has no such anchor", name, link, to)
	}
}

func TestAnchorsAreUnique(t *testing.T) {
	files := render(t, sampleSite())
	for _, name := range pagesOf(files) {
		for id, n := range ids(files[name]) {
			if n > 1 || id == "" {
				t.Errorf("%s: id %q stands %d times", name, id, n)
			}
		}
	}
}

func TestEveryAnchorStandsOnItsPageAndInTheWhole(t *testing.T) {
	files := render(t, sampleSite())
	whole := ids(files["retail-pos/1.0/all/index.html"])
	page := ids(files["retail-pos/1.0/practices/threat-modeling/index.html"])
	for _, id := range []string{"threat-modeling", "tbl-threat-modeling", "threat-modeling.industry-1", "threat-modeling.industry-2",
		"threat-modeling.industry-2.a1", "threat-modeling.industry-2.a1-1", "threat-modeling.industry-2.old", "threat-modeling.system-4.i1"} {
		if whole[id] != 1 || page[id] != 1 {
			t.Errorf("%q stands %d times in the whole and %d times on its page", id, whole[id], page[id])
		}
	}
	for _, id := range []string{"patch-management", "annex-a", "acr-PII", "fig-hierarchy", "fig-lane", "model--steps", "model--use", "fn-1", "fn-2", "fnref-1"} {
		if whole[id] != 1 {
			t.Errorf("%q stands %d times in the whole", id, whole[id])
		}
	}
}

func TestLinksAreRelativeAtEveryDepth(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "glossary/index.html", "glossary/index.html"},
		{"glossary/index.html", "index.html", "../index.html"},
		{"a/1/practices/x/index.html", "a/1/practices/y/index.html", "../y/index.html"},
		{"a/1/practices/x/index.html", "a/1/index.html", "../../index.html"},
		{"a/1/practices/x/index.html", "assets/style.css", "../../../../assets/style.css"},
		{"a/1/index.html", "a/1/practices/x/index.html", "practices/x/index.html"},
		{"a/index.html", "a/größe/index.html", "gr%C3%B6%C3%9Fe/index.html"},
	} {
		if got := relative(c.from, c.to); got != c.want {
			t.Errorf("relative(%q, %q) = %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestOnePageEditionLinksWithinItself(t *testing.T) {
	whole := string(render(t, sampleSite())["retail-pos/1.0/all/index.html"])
	for _, want := range []string{`href="#fig-hierarchy">Figure 1-1</a>`, `href="#tbl-threat-modeling">Table 2-1</a>`, `href="#threat-modeling">Threat Modeling</a>`,
		`href="../../../glossary/index.html#term-scope">scope</a>`, `href="../../../iot-smm/1.2/levels/index.html#level-2">Ad hoc</a>`, `src="../images/lane.png"`} {
		if !strings.Contains(whole, want) {
			t.Errorf("the one-page edition lacks %s", want)
		}
	}
}

func TestSameBytesEveryTime(t *testing.T) {
	first := render(t, sampleSite())
	for range 5 {
		again := render(t, sampleSite())
		if !maps.EqualFunc(first, again, func(a, b []byte) bool { return string(a) == string(b) }) {
			t.Fatal("two renderings differ")
		}
	}
}

func TestHeadingsSkipNoLevel(t *testing.T) {
	pattern := regexp.MustCompile(`<h([1-6])[ >]`)
	files := render(t, sampleSite())
	for _, name := range pagesOf(files) {
		last := 0
		ones := 0
		for _, m := range pattern.FindAllSubmatch(files[name], -1) {
			level := int(m[1][0] - '0')
			if level > last+1 {
				t.Errorf("%s: h%d follows h%d", name, level, last)
			}
			if level == 1 {
				ones++
			}
			last = level
		}
		if ones != 1 {
			t.Errorf("%s: %d h1", name, ones)
		}
	}
}

func TestCrumbsLeadThroughTheFolderAbove(t *testing.T) {
	page := string(render(t, sampleSite())["frameworks/iec-62443-3-3/index.html"])
	if !strings.Contains(page, `<li><a href="../index.html">Frameworks</a></li>`) {
		t.Error("the way to a framework does not lead through the list of frameworks")
	}
}

func TestAsideStandsOnTheOwnPageOnly(t *testing.T) {
	files := render(t, sampleSite())
	if !strings.Contains(string(files["retail-pos/1.0/practices/threat-modeling/index.html"]), "<h2>The same practice in</h2>") {
		t.Error("the practice page lacks its aside")
	}
	if strings.Contains(string(files["retail-pos/1.0/all/index.html"]), "The same practice in") {
		t.Error("the one-page edition has an aside")
	}
}

func TestNotesStandWithTheirChapter(t *testing.T) {
	files := render(t, sampleSite())
	intro := string(files["retail-pos/1.0/introduction/index.html"])
	if n := strings.Count(intro, `role="doc-noteref"`); n != 2 {
		t.Errorf("the introduction has %d marks of notes, want 2", n)
	}
	if !strings.Contains(intro, `<li id="fn-1" value="1"><p><a class="citation" title="Data Security Standard" href="../../../references/index.html#ref-PCI-DSS">[PCI-DSS]</a>`) {
		t.Error("the introduction lacks the text of its note")
	}
	whole := string(files["retail-pos/1.0/all/index.html"])
	note, chapter, tables := strings.Index(whole, `id="fn-2"`), strings.Index(whole, `id="model--use"`), strings.Index(whole, `id="tables"`)
	if note < chapter || note > tables {
		t.Error("note 2 does not stand at the end of its chapter")
	}
}

func TestContentStandsInMain(t *testing.T) {
	files := render(t, sampleSite())
	for _, name := range pagesOf(files) {
		page := string(files[name])
		h1, main, end := strings.Index(page, "<h1"), strings.Index(page, "<main"), strings.Index(page, "</main>")
		if main < 0 || h1 < main || end < h1 {
			t.Errorf("%s: the h1 does not stand in main", name)
		}
	}
}

func TestAcronymsAreExplainedOnce(t *testing.T) {
	intro := string(render(t, sampleSite())["retail-pos/1.0/introduction/index.html"])
	if n := strings.Count(intro, `<abbr title="Point of Sale">`); n != 1 {
		t.Errorf("POS is explained %d times", n)
	}
}

func TestTablesAreTables(t *testing.T) {
	page := string(render(t, sampleSite())["retail-pos/1.0/practices/threat-modeling/index.html"])
	for _, want := range []string{
		`<div class="table practice wide" id="tbl-threat-modeling">`,
		`role="region" tabindex="0" aria-label="Table, scrolls sideways: Table 2-1: Threat Modeling"`,
		`<caption><span><span class="label">Table 2-1:</span> Threat Modeling</span></caption>`,
		`<td class="corner"></td>`,
		`<th class="level level-2" scope="col" data-level="2">Comprehensiveness Level 2 (Ad Hoc)</th>`,
		`<th class="scope scope-industry" scope="row" data-scope="industry"><div class="stay">Industry Scope Considerations</div></th>`,
		`<td id="threat-modeling.industry-1" class="empty level-1 scope-industry" data-level="1" data-scope="industry"></td>`,
		`<li id="threat-modeling.industry-2.a2" class="statement" data-devices="pin-pad scanner" data-part="actions">`,
		`<td id="threat-modeling.none" class="none" colspan="4">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the practice page lacks %s", want)
		}
	}
}

func TestAlignFollowsTheColumnPastRowSpans(t *testing.T) {
	g := grid{columns: []doc.Column{{}, {Align: doc.Center}, {Align: doc.End}}}
	g.row()
	g.place(&doc.Cell{Down: 2})
	g.place(&doc.Cell{})
	g.place(&doc.Cell{Down: 3})
	g.row()
	if got := g.place(&doc.Cell{}).Align; got != doc.Center {
		t.Errorf("below a cell of two rows: %q", got)
	}
	g.row()
	g.place(&doc.Cell{})
	if got := g.place(&doc.Cell{}).Align; got != doc.Center {
		t.Errorf("second cell of the third row: %q", got)
	}
}

func TestNothingInline(t *testing.T) {
	files := render(t, sampleSite())
	pattern := regexp.MustCompile(`\s(style|on[a-z]+)=|<style|<script>|javascript:`)
	for _, name := range pagesOf(files) {
		if name != "404.html" && pattern.Match(files[name]) {
			t.Errorf("%s: %s", name, pattern.Find(files[name]))
		}
	}
	size := 0
	for name, data := range files {
		if strings.HasPrefix(name, "assets/") {
			size += len(data)
		}
	}
	if size > 40_000 {
		t.Errorf("style and script are %d bytes together, more than 40,000", size)
	}
}

func TestSitemapNeedsAnAddress(t *testing.T) {
	site := sampleSite()
	files := render(t, site)
	if !strings.Contains(string(files["sitemap.xml"]), "<loc>https://example.org/smm/retail-pos/1.0/practices/threat-modeling/index.html</loc>") {
		t.Error("the sitemap lacks a practice page")
	}
	if strings.Contains(string(files["sitemap.xml"]), "404") {
		t.Error("the sitemap lists the page for errors")
	}
	site.BaseURL = ""
	files = render(t, site)
	if _, ok := files["sitemap.xml"]; ok {
		t.Error("a sitemap without an address")
	}
	if strings.Contains(string(files["index.html"]), "canonical") {
		t.Error("a canonical link without an address")
	}
}

func TestOlderEditionPointsToTheNewer(t *testing.T) {
	site := sampleSite()
	old := sampleProfile(site.Pubs[0])
	old.Edition, old.Front.Edition, old.Path = "0.9", "0.9", "retail-pos/0.9/"
	old.Chapters = nil
	old.Figures, old.Tables, old.Images, old.Front.Errata = nil, nil, nil, nil
	old.Newer = site.Pubs[1]
	site.Pubs = append(site.Pubs, old)
	page := string(render(t, site)["retail-pos/0.9/index.html"])
	if !strings.Contains(page, `<a class="newer" href="../1.0/index.html">A newer edition exists: 1.0.</a>`) {
		t.Error("the older edition does not say that there is a newer one")
	}
}

func TestMistakeInAFrameNamesFileAndLine(t *testing.T) {
	for _, c := range []struct{ frame, want string }{
		{"<p>\n{{.Title", "page.html:2"},
		{"<p>\n{{.Titel}}", "page.html:2"},
	} {
		th := testTheme(t)
		th.Files = theme.Overlay{fstest.MapFS{"page.html": {Data: []byte(c.frame)}}, th.Files}
		_, err := Render(sampleSite(), th)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want one that names %s", c.frame, err, c.want)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	site, th := sampleSite(), testTheme(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Render(site, th); err != nil {
			b.Fatal(err)
		}
	}
}
