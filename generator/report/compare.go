package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/compose"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// CompareOptions say how several results are laid side by side.
type CompareOptions struct {
	Name      string // of the comparison; an id
	Anonymous bool   // no organization is named or shown alone
	Min       int    // the least number of organizations that an anonymous group must have to be shown
	PDF       bool   // there is a PDF edition to link to
}

// Compare makes one publication of several results on one model. Anonymous, it holds nothing but counts over groups of
// organizations; a group smaller than Min is not shown, nor is another from which it could be reckoned.
func Compare(lib *smm.Library, th *theme.Theme, results []*smm.Result, o CompareOptions) *doc.Publication {
	c := newComparison(lib, th, results, o)
	c.cover()
	c.whole()
	if !o.Anonymous {
		c.sideBySide()
	}
	c.distribution()
	c.sectors()
	c.Finish()
	return c.Out
}

// comparison composes one comparison.
type comparison struct {
	*writer
	results []*smm.Result
	o       CompareOptions
}

func newComparison(lib *smm.Library, th *theme.Theme, results []*smm.Result, o CompareOptions) *comparison {
	first := results[0].Assessment
	home := smm.Find(lib.Pubs(), first.Model.FullName())
	out := &doc.Publication{ID: o.Name, Kind: "report", Language: cmp.Or(home.Language, lib.Site.Language), Banner: classification(results)}
	if o.PDF {
		out.PDF = o.Name + ".pdf"
	}
	w := &writer{lib: lib, a: first, r: results[0], model: first.Model}
	w.Volume = compose.NewVolume(lib, th, home, nil, out)
	return &comparison{w, results, o}
}

// classification is that of every result, each word once.
func classification(results []*smm.Result) string {
	var out []string
	for _, r := range results {
		if c := r.Assessment.Classification; c != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return strings.Join(out, " / ")
}

func (c *comparison) cover() {
	f := &c.Out.Front
	f.Title, f.ShortTitle = c.Words["compare-title"], c.Words["compare-title"]
	f.Kind = c.Fill("report-kind", "name", c.model.Title)
	c.fact("compare-organizations", doc.Plain(strconv.Itoa(organizations(c.results))))
	c.fact("compare-assessments", doc.Plain(strconv.Itoa(len(c.results))))
	from, to := c.dates()
	if from != "" {
		c.fact("report-period", doc.Plain(c.span(from, to)))
	}
	if c.o.Anonymous {
		c.fact("compare-least", doc.Plain(strconv.Itoa(c.o.Min)))
	}
	c.fact("report-classification", doc.Plain(c.Out.Banner))
}

// dates are the first and the last day of the assessments.
func (c *comparison) dates() (from, to string) {
	for _, r := range c.results {
		d := r.Assessment.Date.Text
		if d != "" && (from == "" || d < from) {
			from = d
		}
		to = max(to, d)
	}
	return from, to
}

func (c *comparison) span(from, to string) string {
	if from == to {
		return from
	}
	return c.Fill("report-from-to", "from", from, "to", to)
}

// organizations counts those that the results are of; one that was assessed twice counts once.
func organizations(results []*smm.Result) int {
	seen := map[string]bool{}
	for _, r := range results {
		seen[r.Assessment.Organization.ID] = true
	}
	return len(seen)
}

// whole says how many practices meet their target in all, and names the assessments unless they are anonymous.
func (c *comparison) whole() {
	s := c.Chapter(doc.Chapter, "compare-overview", c.Words["compare-overview"])
	tested, meeting := 0, 0
	for _, r := range c.results {
		tested, meeting = tested+r.Overall.Tested, meeting+r.Overall.Meeting
	}
	s.Body = append(s.Body, sentence(c.Fill("compare-whole", "organizations", c.count(organizations(c.results), "organization"),
		"assessments", c.count(len(c.results), "assessment"), "meeting", strconv.Itoa(meeting), "tested", strconv.Itoa(tested))))
	s.Body = append(s.Body, sentence(c.Words["compare-note"]))
	if c.o.Anonymous {
		s.Body = append(s.Body, sentence(c.Fill("compare-anonymous", "min", strconv.Itoa(c.o.Min))))
		return
	}
	t := newTable(c.Words["compare-assessments"], "plain", column{c.Words["compare-number"], 5}, column{c.Words["report-organization"], 27}, column{c.Words["report-system"], 26}, column{c.Words["date"], 14},
		column{c.Words["report-tested"], 9}, column{c.Words["report-meeting"], 10}, column{c.Words["report-largest"], 9})
	for i, r := range c.results {
		a := r.Assessment
		t.row(rowHead(plain(strconv.Itoa(i+1))), text(a.Organization.Name), text(a.System.Name), text(a.Date.Text), number(r.Overall.Tested), number(r.Overall.Meeting), number(r.Overall.LargestGap))
	}
	c.Table(s, t.Table)
}

// across is how many assessments one table of practices holds side by side.
const across = 8

// sideBySide gives every practice a row and every assessment a column with its current level and its target.
func (c *comparison) sideBySide() {
	s := c.Chapter(doc.Chapter, "compare-practices", c.Words["compare-practices"])
	s.Body = append(s.Body, sentence(c.Words["compare-practices-note"]))
	for from := 0; from < len(c.results); from += across {
		some := c.results[from:min(from+across, len(c.results))]
		columns := []column{{c.Words["practice"], 36}}
		for i, r := range some {
			columns = append(columns, column{joined(strconv.Itoa(from+i+1)+" "+r.Assessment.Organization.Name, r.Assessment.Date.Text), 64 / len(some)})
		}
		t := newTable(c.Words["compare-practices"], "plain", columns...)
		t.Wide = len(some) > 4
		c.byDomain(t, func(p *smm.PracticeResult) {
			row := []*doc.Cell{rowHead(plain(p.Node.Name))}
			for _, r := range some {
				row = append(row, c.standing(r.Practice(p.Node.ID)))
			}
			t.row(row...)
		})
		c.Table(s, t.Table)
	}
}

// standing is a practice's current level of its target: "2 of 3", with what that makes.
func (c *comparison) standing(p *smm.PracticeResult) *doc.Cell {
	if p == nil {
		return text("–")
	}
	if !p.Tested() {
		return inlines(c.outcome(p.Outcome))
	}
	return inlines(plain(c.Fill("report-bar", "value", strconv.Itoa(p.Current), "of", strconv.Itoa(p.Testable))+" "), c.outcome(p.Outcome))
}

// distribution counts for every practice how many assessments are at each level.
func (c *comparison) distribution() {
	s := c.Chapter(doc.Chapter, "compare-distribution", c.Words["compare-distribution"])
	columns := []column{{c.Words["practice"], 40}, {c.Words["report-tested"], 10}, {c.Words["report-meeting"], 10}}
	for _, l := range c.model.Levels {
		columns = append(columns, column{c.Fill("level", "number", strconv.Itoa(l.Level)), 8})
	}
	t := newTable(c.Words["compare-distribution"], "plain", columns...)
	c.byDomain(t, func(p *smm.PracticeResult) { t.row(c.spread(p.Node, c.results, len(columns))...) })
	c.Table(s, t.Table)
}

func (c *comparison) spread(n *smm.Node, results []*smm.Result, columns int) []*doc.Cell {
	tested := slices.DeleteFunc(slices.Clone(results), func(r *smm.Result) bool {
		p := r.Practice(n.ID)
		return p == nil || !p.Tested()
	})
	row := []*doc.Cell{rowHead(plain(n.Name))}
	if c.tooFew(tested) {
		return append(row, &doc.Cell{Class: "none", Span: columns - 1, Blocks: doc.Para(c.Words["compare-hidden"])})
	}
	meeting, at := 0, map[int]int{}
	for _, r := range tested {
		p := r.Practice(n.ID)
		at[p.Current]++
		if p.Gap == 0 {
			meeting++
		}
	}
	row = append(row, number(len(tested)), number(meeting))
	for _, l := range c.model.Levels {
		row = append(row, number(at[l.Level]))
	}
	return row
}

// tooFew reports a group that would show single organizations.
func (c *comparison) tooFew(results []*smm.Result) bool {
	return c.o.Anonymous && organizations(results) < c.o.Min
}

// sector is the results of one sector.
type sector struct {
	name    string
	results []*smm.Result
}

// sectors compares sectors with each other, where there are several.
func (c *comparison) sectors() {
	groups := c.bySector()
	if len(groups) < 2 {
		return
	}
	s := c.Chapter(doc.Chapter, "compare-sectors", c.Words["compare-sectors"])
	t := newTable(c.Words["compare-sectors"], "plain", column{c.Words["compare-sector"], 40}, column{c.Words["compare-organizations"], 20},
		column{c.Words["report-tested"], 20}, column{c.Words["report-meeting"], 20})
	hidden := c.hidden(groups)
	for i, g := range groups {
		if hidden[i] {
			continue
		}
		tested, meeting := 0, 0
		for _, r := range g.results {
			tested, meeting = tested+r.Overall.Tested, meeting+r.Overall.Meeting
		}
		t.row(rowHead(plain(g.name)), number(organizations(g.results)), number(tested), number(meeting))
	}
	if slices.Contains(hidden, true) { // not even their names are told
		t.row(rowHead(plain(c.Words["compare-others"])), &doc.Cell{Class: "none", Span: 3, Blocks: doc.Para(c.Words["compare-hidden"])})
	}
	c.Table(s, t.Table)
}

func (c *comparison) bySector() []*sector {
	var out []*sector
	for _, r := range c.results {
		name := cmp.Or(r.Assessment.Organization.Sector, c.Words["compare-no-sector"])
		i := slices.IndexFunc(out, func(g *sector) bool { return g.name == name })
		if i < 0 {
			i, out = len(out), append(out, &sector{name: name})
		}
		out[i].results = append(out[i].results, r)
	}
	slices.SortStableFunc(out, func(a, b *sector) int { return smm.Natural(a.name, b.name) })
	return out
}

// hidden are the groups that are not shown: those that are too small and, where what they hold together could be reckoned
// from the whole and the others, the smallest of the others too.
func (c *comparison) hidden(groups []*sector) []bool {
	out := make([]bool, len(groups))
	var together []*smm.Result
	for i, g := range groups {
		if c.tooFew(g.results) {
			out[i], together = true, append(together, g.results...)
		}
	}
	if len(together) == 0 || !c.tooFew(together) {
		return out
	}
	smallest := -1
	for i, g := range groups {
		if !out[i] && (smallest < 0 || organizations(g.results) < organizations(groups[smallest].results)) {
			smallest = i
		}
	}
	if smallest >= 0 {
		out[smallest] = true
	}
	return out
}
