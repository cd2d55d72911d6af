package generator

import (
	"bytes"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"smmpub/generator/diag"
)

var theGuide = sync.OnceValue(func() *realSite {
	r := &realSite{}
	o := embedded()
	o.Strict = true
	r.src, r.result, r.err = read(os.DirFS("../docs"), o)
	r.render()
	return r
})

// guideIn is the guide of this repository, a site without publications, read and rendered once for all tests.
func guideIn(t testing.TB) *realSite {
	t.Helper()
	r := theGuide()
	if r.err != nil || r.result.Failed() {
		t.Fatalf("%v\n%s", r.err, foundIn(t, r.result))
	}
	return r
}

func TestTheGuideHasNoFindings(t *testing.T) {
	r := guideIn(t)
	if n := len(r.result.Diagnostics) + len(r.result.Suppressed); n > 0 {
		t.Errorf("%d findings:\n%s", n, foundIn(t, r.result))
	}
}

func TestLinksOfTheGuideLeadSomewhere(t *testing.T) {
	if checked := linksLead(t, guideIn(t)); checked < 500 {
		t.Errorf("only %d links were checked", checked)
	}
	anchorsStandOnce(t, guideIn(t))
}

func TestTheHomePageLeadsToEveryPageOfTheGuide(t *testing.T) {
	r := guideIn(t)
	home := r.files["index.html"]
	for _, s := range r.site.Pages {
		if !bytes.Contains(home, []byte(`<li><a href="`+s.Path+`">`)) {
			t.Errorf("the home page does not list %s", s.Path)
		}
	}
	for _, word := range []string{"<h2>Publications</h2>", "<h2>Reference</h2>", `type="application/json"`} {
		if bytes.Contains(home, []byte(word)) {
			t.Errorf("the home page of a site without publications has %s", word)
		}
	}
}

// TestContentsBesideAPageMarkIt looks at the contents beside every page: all of the guide's, the current one marked, its headings below.
func TestContentsBesideAPageMarkIt(t *testing.T) {
	r := guideIn(t)
	for _, s := range r.site.Pages {
		side := firstIn(nodesOf(t, r.files[s.Path]), func(n *html.Node) bool { return attribute(n, "id") == "_contents" })
		if side == nil {
			t.Errorf("%s: no contents", s.Path)
			continue
		}
		links := linksIn(side)
		for _, other := range r.site.Pages {
			if other != s && !slices.ContainsFunc(links, func(a *html.Node) bool { return path.Join(path.Dir(s.Path), attribute(a, "href")) == other.Path }) {
				t.Errorf("%s: its contents do not lead to %s", s.Path, other.Path)
			}
		}
		var current []string
		for _, a := range links {
			if attribute(a, "aria-current") == "page" {
				current = append(current, wordsIn(a))
			}
		}
		if !slices.Equal(current, []string{s.Text()}) {
			t.Errorf("%s: marked are %q", s.Path, current)
		}
		for _, below := range s.Sections {
			if !slices.ContainsFunc(links, func(a *html.Node) bool { return attribute(a, "href") == "#"+below.ID }) {
				t.Errorf("%s: its contents do not lead to its heading %q", s.Path, below.Text())
			}
		}
	}
}

func TestReadingOnGoesThroughTheWholeGuide(t *testing.T) {
	r := guideIn(t)
	at, n := r.site.Pages[0].Path, 0
	for ; n < len(r.site.Pages); n++ {
		if want := r.site.Pages[n].Path; at != want {
			t.Fatalf("page %d is %s, not %s", n, at, want)
		}
		next := firstIn(nodesOf(t, r.files[at]), func(n *html.Node) bool { return attribute(n, "rel") == "next" })
		if next == nil {
			break
		}
		at = path.Join(path.Dir(at), attribute(next, "href"))
	}
	if n != len(r.site.Pages)-1 {
		t.Errorf("page %d of %d leads to no next one", n+1, len(r.site.Pages))
	}
}

// TestTheSearchKnowsTheGuide looks a word of a chapter up in the index, whose parts hold words and texts.
func TestTheSearchKnowsTheGuide(t *testing.T) {
	r := guideIn(t)
	for prefix, want := range map[string]string{"search/s": `"truetype"`, "search/t": "pdf--fonts-and-scripts"} {
		found := false
		for name, data := range r.files {
			found = found || strings.HasPrefix(name, prefix) && strings.HasSuffix(name, ".js") && bytes.Contains(data, []byte(want))
		}
		if !found {
			t.Errorf("no file %s*.js holds %s", prefix, want)
		}
	}
	for _, name := range pageNames(r) {
		if name != "404.html" && !bytes.Contains(r.files[name], []byte("assets/find.js")) {
			t.Errorf("%s does not offer the search", name)
		}
	}
}

// TestGuidesStandBesidePublications puts documents into a site that has publications: the home page and the menu lead to them.
func TestGuidesStandBesidePublications(t *testing.T) {
	site := smallSite(t)
	const chapterText = "\n\nTable: Sizes {#tbl-sizes}\n\n| a |\n|---|\n| b |\n\nSee [](#tbl-sizes) and [](two.md#tbl-sizes).\n"
	config := string(site["site.yaml"].Data) + "document:\n"
	for _, name := range []string{"one", "two", "three", "four"} {
		site["content/"+name+".md"] = &fstest.MapFile{Data: []byte("# Chapter " + name + chapterText)}
		config += "  - content: " + name + ".md\n"
	}
	site["site.yaml"] = &fstest.MapFile{Data: []byte(config)}
	files, result, err := Files(site, embedded())
	if err != nil || result.Failed() {
		t.Fatalf("%v\n%s", err, foundIn(t, result))
	}
	home, page := string(files["index.html"]), string(files["three/index.html"])
	for _, want := range []string{`<li><a href="one/index.html">Guide</a></li>`, `<h2>Guide</h2>`, `<li><a href="four/index.html">Chapter four</a>`} {
		if !strings.Contains(home, want) {
			t.Errorf("the home page lacks %s", want)
		}
	}
	for _, want := range []string{`<a href="#tbl-sizes">Table 1</a> and <a href="../two/index.html#tbl-sizes">Table 1</a>`, `aria-current="page">Chapter three</a>`,
		`rel="prev" href="../two/index.html"`, `"@type":"TechArticle"`} {
		if !strings.Contains(page, want) {
			t.Errorf("a page lacks %s", want)
		}
	}
}

// foundIn is all that check found.
func foundIn(t testing.TB, r *Result) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.Fprint(&b, r.Diagnostics, r.Source); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func pageNames(r *realSite) []string {
	var out []string
	for name := range r.files {
		if strings.HasSuffix(name, ".html") {
			out = append(out, name)
		}
	}
	return out
}

func nodesOf(t testing.TB, data []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func firstIn(root *html.Node, is func(*html.Node) bool) *html.Node {
	for n := range root.Descendants() {
		if is(n) {
			return n
		}
	}
	return nil
}

func linksIn(root *html.Node) []*html.Node {
	var out []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == atom.A {
			out = append(out, n)
		}
	}
	return out
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func wordsIn(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
		}
	}
	return b.String()
}
