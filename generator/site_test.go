package generator

import (
	"bytes"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// realSite is the site of this repository, read and rendered once for all tests.
type realSite struct {
	src    *sources
	site   *doc.Site
	files  map[string][]byte
	result *Result
	err    error
}

var theSite = sync.OnceValue(func() *realSite {
	r := &realSite{}
	r.src, r.result, r.err = read(os.DirFS(".."), embedded())
	r.render()
	return r
})

// render makes the files of a site without errors.
func (r *realSite) render() {
	if r.err != nil || r.result.Failed() {
		return
	}
	var out *output
	if out, r.err = r.src.render(embedded()); r.err == nil {
		r.files, r.site = out.files, out.site
	}
}

func built(t testing.TB) *realSite {
	t.Helper()
	r := theSite()
	if r.err != nil {
		t.Fatal(r.err)
	}
	if r.result.Failed() {
		var b bytes.Buffer
		diag.Fprint(&b, r.result.Diagnostics, r.result.Source)
		t.Fatalf("the site has errors:\n%s", b.String())
	}
	return r
}

func (r *realSite) pub(t testing.TB, id string) *doc.Publication {
	t.Helper()
	for _, p := range r.site.Pubs {
		if p.ID == id {
			return p
		}
	}
	t.Fatalf("no publication %s", id)
	return nil
}

// retail is the profile that restates a published one, and of which tests know what it holds.
func (r *realSite) retail() *smm.Profile { return profileOf(r.src.lib, "retail-pos") }

func profileOf(lib *smm.Library, id string) *smm.Profile {
	return lib.Profiles[slices.IndexFunc(lib.Profiles, func(p *smm.Profile) bool { return p.ID == id })]
}

// page is what a test wants to know of a web page.
type page struct {
	ids   map[string]int
	links []string
	text  string
}

func parsePage(t testing.TB, data []byte) *page {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := &page{ids: map[string]int{}}
	var text strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
			text.WriteByte(' ')
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				p.ids[a.Val]++
			case a.Key == "href" || a.Key == "src":
				p.links = append(p.links, a.Val)
			}
		}
	}
	p.text = text.String()
	return p
}

func pagesOf(t testing.TB, r *realSite) map[string]*page {
	out := map[string]*page{}
	for name, data := range r.files {
		if strings.HasSuffix(name, ".html") {
			out[name] = parsePage(t, data)
		}
	}
	return out
}

func TestEveryInternalLinkAndAnchorExists(t *testing.T) {
	if checked := linksLead(t, built(t)); checked < 1000 {
		t.Errorf("only %d links were checked", checked)
	}
}

// linksLead follows every link within a site and counts them.
func linksLead(t *testing.T, r *realSite) int {
	pages := pagesOf(t, r)
	checked := 0
	for name, p := range pages {
		for _, link := range p.links {
			if isExternal(link) || link == "data:," { // the icon that there is none of
				continue
			}
			checked++
			file, anchor, _ := strings.Cut(link, "#")
			target := name
			if file != "" {
				target = path.Join(path.Dir(name), file)
			}
			if _, ok := r.files[target]; !ok {
				t.Errorf("%s: link %q leads to no file", name, link)
				continue
			}
			if to := pages[target]; anchor != "" && to != nil && to.ids[anchor] == 0 {
				t.Errorf("%s: link %q: no such anchor", name, link)
			}
		}
	}
	return checked
}

func isExternal(link string) bool {
	return strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "mailto:")
}

func TestAnchorsStandOncePerPage(t *testing.T) { anchorsStandOnce(t, built(t)) }

func anchorsStandOnce(t *testing.T, r *realSite) {
	for name, p := range pagesOf(t, r) {
		for id, n := range p.ids {
			if n > 1 {
				t.Errorf("%s: id %q stands %d times", name, id, n)
			}
		}
	}
}

var damage = regexp.MustCompile(`&amp;(amp|lt|gt|quot|#\d+);|ZgotmplZ|%!|<no value>|&lt;no value&gt;|\{\{`)

func TestPagesShowNoDamage(t *testing.T) {
	for name, data := range built(t).files {
		if strings.HasSuffix(name, ".html") {
			if found := damage.Find(data); found != nil {
				t.Errorf("%s holds %q", name, found)
			}
		}
	}
}

// places are the permanent anchors of a publication's cells and statements, by practice.
func places(p *smm.Profile) map[string][]string {
	out := map[string][]string{}
	for _, t := range p.Tables {
		for _, row := range t.Rows {
			for _, l := range p.Model.Asking() {
				out[t.Practice.Text] = append(out[t.Practice.Text], smm.CellID(t.Practice.Text, row.Scope.Text, l.Level))
			}
			for _, c := range row.Cells {
				for s := range c.Statements {
					out[t.Practice.Text] = append(out[t.Practice.Text], s.FullID)
				}
			}
		}
	}
	return out
}

func TestCellsAndStatementsCarryTheirAnchors(t *testing.T) {
	r := built(t)
	pub := r.pub(t, "retail-pos")
	dests := map[string]bool{}
	for _, d := range layoutOf(t, r, pub).Dests {
		dests[d.Name] = true
	}
	all := parsePage(t, r.files[pub.Path+"all/index.html"])
	count := 0
	for practice, ids := range places(r.retail()) {
		own := parsePage(t, r.files[pub.Path+"practices/"+practice+"/index.html"])
		for _, id := range ids {
			count++
			if own.ids[id] != 1 || all.ids[id] != 1 || !dests[id] {
				t.Errorf("%s: %d times on its page, %d times in the one-page edition, named destination: %v", id, own.ids[id], all.ids[id], dests[id])
			}
		}
	}
	if count < 300 {
		t.Errorf("only %d anchors were checked", count)
	}
}

func TestEveryWebAnchorIsANamedDestination(t *testing.T) {
	r := built(t)
	for _, pub := range r.site.Pubs {
		dests := map[string]bool{}
		for _, d := range layoutOf(t, r, pub).Dests {
			dests[d.Name] = true
		}
		for _, id := range anchorsOf(pub) {
			if !dests[id] {
				t.Errorf("%s: %q is no named destination", pub.ID, id)
			}
		}
	}
}

// anchorsOf are the anchors of sections, tables, figures and cells in the tree that both editions share.
func anchorsOf(p *doc.Publication) []string {
	var out []string
	add := func(ids ...string) {
		for _, id := range ids {
			if id != "" {
				out = append(out, id)
			}
		}
	}
	for _, ch := range p.Chapters {
		ch.Walk(func(s *doc.Section, _ int) {
			add(s.ID)
			for _, b := range s.Body {
				switch b := b.(type) {
				case *doc.Figure:
					add(b.ID)
				case *doc.Definitions:
					for _, d := range b.Items {
						add(d.ID)
					}
				case *doc.Table:
					add(b.ID)
					for _, row := range b.Rows {
						for _, c := range row.Cells {
							add(append(c.Aliases, c.ID)...)
						}
					}
				}
			}
		})
	}
	return out
}

func TestTwoBuildsAreIdentical(t *testing.T) {
	first := built(t).files
	second, result, err := Files(os.DirFS(".."), embedded())
	if err != nil || result.Failed() {
		t.Fatal(err)
	}
	if len(first) != len(second) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
	for name, data := range first {
		if !bytes.Equal(data, second[name]) {
			t.Errorf("%s differs between two builds", name)
		}
	}
}

// published is what the contents list of omg/2020-08-01 numbers: sections, annexes, figures, tables.
const published = `1 The IoT Security Maturity Model
1.1 The SMM Process
1.2 Understanding the Model
1.2.1 Security Governance
1.2.2 Security Enablement
1.2.3 Security Hardening
1.3 Applying the Model
1.3.1 Scoring and Prioritization
1.3.2 Comprehensiveness Levels
1.3.3 Scope
1.3.4 SMM Template
1.4 Security Maturity Profiles
2 Retail Use Case: Point-of-Sale
2.1 Payment Security Ecosystem Example
2.2 UPOS Device Types
3 Profile Tables
3.1 Compliance Management Practice
3.2 Threat Modeling Practice
3.3 Risk Attitude Practice
3.4 Product Supply Chain Risk Management Practice
3.5 Services Third-Party Dependencies Management Practice
3.6 Establishing and Maintaining Identities Practice
3.7 Access Control Practice
3.8 Asset, Change and Configuration Management Practice
3.9 Physical Protection Practice
3.10 Protection Model and Policy for Data Practice
3.11 Implementation of Data Protection Practices Practice
3.12 Vulnerability Assessment Practice
3.13 Patch Management Practice
3.14 Monitoring Practice
3.15 Situational Awareness and Information Sharing Practice
3.16 Event Detection and Response Plan Practice
3.17 Remediation, Recovery and Continuity of Operations Practice
Annex A Acronyms
Annex B Definitions
Annex C References
Annex D Authors and Legal Notice
Figure 1-1 SMM Hierarchy
Figure 1-2 Security Governance
Figure 1-3 Security Enablement
Figure 1-4 Security Hardening
Figure 2-1 Traditional Integrated Payment
Figure 2-2 Semi-Integrated Payment
Figure 2-3 Device Types at Retail Point of Sale
Table 1-1 SMM Template
Table 1-2
Table 1-3
Table 3-1 Security Program Management
Table 3-2 Compliance Management
Table 3-3 Threat Modeling
Table 3-4 Risk Attitude
Table 3-5 Product Supply Chain Risk Management
Table 3-6 Services Third-Party Dependencies Management
Table 3-7 Establishing and Maintaining Identities
Table 3-8 Access Control
Table 3-9 Asset, Change and Configuration Management
Table 3-10 Physical Protection
Table 3-11 Protection Model and Policy for Data
Table 3-12 Implementation of Data Protection Practices
Table 3-13 Vulnerability Assessment
Table 3-14 Patch Management
Table 3-15 Monitoring Practice
Table 3-16 Situational Awareness and Information Sharing Practice
Table 3-17 Event Detection and Response Plan
Table 3-18 Remediation, Recovery and Continuity of Operations
`

// numbered is a publication's own numbering in the form of the list above. The captions of tables 1-2 and 1-3 are ours.
func numbered(p *doc.Publication) []string {
	var out []string
	for _, ch := range p.Chapters {
		ch.Walk(func(s *doc.Section, _ int) {
			if s.Number != "" {
				out = append(out, s.Label+" "+s.Text())
			}
		})
	}
	for _, list := range [][]doc.Listed{p.Figures, p.Tables} {
		for _, l := range list {
			line := l.Label + " " + doc.PlainText(l.Caption)
			if l.Label == "Table 1-2" || l.Label == "Table 1-3" {
				line = l.Label
			}
			out = append(out, line)
		}
	}
	return out
}

func TestRetailProfileKeepsThePublishedNumbers(t *testing.T) {
	got := numbered(built(t).pub(t, "retail-pos"))
	want := strings.Split(strings.TrimSuffix(published, "\n"), "\n")
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("entry %d: got %q, want %q", i, at(got, i), at(want, i))
		}
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}

func TestNumbersAgreeBetweenWebAndPDF(t *testing.T) {
	r := built(t)
	for _, pub := range r.site.Pubs {
		web := squeeze(parsePage(t, r.files[pub.Path+"all/index.html"]).text)
		print := squeeze(layoutOf(t, r, pub).Text())
		for _, line := range numbered(pub) {
			label, _, _ := strings.Cut(line, " ")
			if strings.HasPrefix(line, "Table ") || strings.HasPrefix(line, "Figure ") {
				label = strings.Join(strings.Fields(line)[:2], " ")
			}
			if !strings.Contains(web, label) || !strings.Contains(print, label) {
				t.Errorf("%s: %q: in the web edition %v, in the PDF %v", pub.ID, line, strings.Contains(web, label), strings.Contains(print, label))
			}
			if title := squeeze(strings.TrimPrefix(line, label)); !strings.Contains(web, title) || !strings.Contains(print, title) {
				t.Errorf("%s: title %q is missing from one edition", pub.ID, title)
			}
		}
	}
}

// squeeze makes texts comparable across line breaks.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// matrix is which cells of the published profile are filled, in the model's order: industry levels 1 to 4, device levels
// 1 to 4; "." is an empty cell, "/" divides the rows, "-" is a row that is not printed.
var matrix = []string{
	".###/-", ".##./..#.", ".###/.###", "..#./.#..", ".#../....", ".##./.##.", "####/###.", "..#./..#.", ".###/....",
	"####/..#.", ".###/.##.", ".##./..#.", ".##./....", "..../....", ".##./..#.", "..#./....", "..#./..#.", "..##/....",
}

func TestRetailProfileFillsThePublishedCells(t *testing.T) {
	p := built(t).retail()
	if len(p.Tables) != len(matrix) {
		t.Fatalf("%d tables", len(p.Tables))
	}
	filled := 0
	for i, table := range p.Tables {
		var rows []string
		for _, scope := range []string{"industry", "system"} {
			rows = append(rows, rowPattern(table, scope))
		}
		got := strings.Join(rows, "/")
		filled += strings.Count(got, "#")
		if got != matrix[i] {
			t.Errorf("%s: cells %s, published %s", table.Practice.Text, got, matrix[i])
		}
	}
	if filled != 54 {
		t.Errorf("%d cells are filled, 54 are published", filled)
	}
}

func rowPattern(t *smm.Table, scope string) string {
	row := t.Row(scope)
	if row == nil {
		return "-"
	}
	out := ""
	for _, l := range t.Model.Asking() {
		if c := row.Cell(l.Level); c != nil && len(c.Blocks) > 0 {
			out += "#"
		} else {
			out += "."
		}
	}
	return out
}

func TestRetailProfileHasThePublishedDevices(t *testing.T) {
	p := built(t).retail()
	var classes []int
	marked := 0
	for _, c := range p.Classes {
		classes = append(classes, len(c.Devices))
		for _, d := range c.Devices {
			if d.Mark == "*" {
				marked++
			}
		}
	}
	if !slices.Equal(classes, []int{13, 4, 8, 20}) || marked != 9 {
		t.Errorf("device classes of %v devices, %d marked", classes, marked)
	}
}
