package compose

import (
	"cmp"
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

func frameworkPath(id string) string   { return "frameworks/" + id + "/index.html" }
func frameworkAnchor(id string) string { return "framework-" + id }

// frameworkPages are the crosswalks, a page for each framework, and their index. With publish.only, frameworks that
// nothing published maps to are left out.
func (c *composer) frameworkPages() []*doc.Section {
	var shown []*smm.Framework
	for _, f := range c.lib.Frameworks {
		if c.lib.Site.Only == nil || c.maps(f) {
			shown = append(shown, f)
		}
	}
	if len(shown) == 0 {
		return nil
	}
	index := &doc.Section{ID: "frameworks", Kind: doc.Page, Path: "frameworks/index.html", Title: doc.Plain(c.words["frameworks"])}
	list := &doc.List{Class: "contents"}
	out := []*doc.Section{index}
	for _, f := range shown {
		list.Items = append(list.Items, refItem(c.lib.FrameworkName(f), smm.FrameworkSymbol(f.ID)))
		out = append(out, c.crosswalk(f))
	}
	index.Body = []doc.Block{list}
	return out
}

func (c *composer) maps(f *smm.Framework) bool {
	return slices.ContainsFunc(c.mappings(), func(m *smm.Mapping) bool {
		return slices.Contains(frameworksOf(c.lib, m), f)
	})
}

// mappings are those that are published.
func (c *composer) mappings() []*smm.Mapping {
	var out []*smm.Mapping
	for _, p := range c.pubs {
		if p.Mapping != nil {
			out = append(out, p.Mapping)
		}
	}
	return out
}

// current leaves out the editions of a mapping that a newer published one in the list has taken the place of.
func current(list []*smm.Mapping) []*smm.Mapping {
	return slices.DeleteFunc(slices.Clone(list), func(m *smm.Mapping) bool {
		return slices.ContainsFunc(list, func(n *smm.Mapping) bool {
			return n.ID == m.ID && n.Status == smm.Published && smm.CompareEditions(n.Edition, m.Edition) > 0
		})
	})
}

// editionAmong is a mapping's edition where the list has another edition of it, else "".
func editionAmong(list []*smm.Mapping, m *smm.Mapping) string {
	if slices.ContainsFunc(list, func(n *smm.Mapping) bool { return n != m && n.ID == m.ID }) {
		return m.Edition
	}
	return ""
}

// crosswalk turns mappings round: for each requirement the practices and levels that lead to it, by mapping and role.
func (c *composer) crosswalk(f *smm.Framework) *doc.Section {
	s := &doc.Section{ID: frameworkAnchor(f.ID), Kind: doc.Page, Path: frameworkPath(f.ID), Title: doc.Plain(f.FullTitle()), Pos: f.Pos}
	s.Body = append(s.Body, c.source(f)...)
	s.Body = append(s.Body, f.Description...)
	mappings := current(slices.DeleteFunc(c.mappings(), func(m *smm.Mapping) bool { return !slices.Contains(frameworksOf(c.lib, m), f) }))
	leads := c.leads(f, mappings)
	s.Body = append(s.Body, c.covered(slices.Collect(f.Requirements), leads))
	s.Body = append(s.Body, c.legend(leads)...)
	s.Filters = c.leadFilters(mappings, leads)
	for _, g := range f.Groups {
		if len(g.Requirements) == 0 {
			continue
		}
		name := strings.TrimSpace(g.ID + " " + g.Title)
		s.Sections = append(s.Sections, &doc.Section{
			ID: anchor("group-", cmp.Or(g.ID, g.Title)), Kind: doc.Subsection, Title: doc.Plain(name),
			Body: []doc.Block{c.covered(g.Requirements, leads), c.crosswalkTable(g, mappings, leads)},
		})
	}
	return s
}

// source says who publishes a framework, and where.
func (c *composer) source(f *smm.Framework) []doc.Block {
	var line []doc.Inline
	if f.Publisher != "" {
		line = doc.Plain(c.words["publisher"] + ": " + f.Publisher)
	}
	if f.URL != "" {
		if line != nil {
			line = append(line, &doc.Text{Text: ", "})
		}
		line = append(line, &doc.Ref{Kind: doc.Link, Content: doc.Plain(f.URL), Symbol: smm.URLSymbol(f.URL)})
	}
	if line == nil {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Class: "see", Content: line}}
}

func (c *composer) crosswalkTable(g *smm.Group, mappings []*smm.Mapping, leads map[*smm.Requirement][]lead) *doc.Table {
	t := &doc.Table{Class: "crosswalk", Stacks: true, Caption: doc.Plain(fill(c.words["crosswalk-of"], "group", cmp.Or(g.ID, g.Title)))}
	t.Columns = []doc.Column{{Weight: 15, Class: "requirement"}, {Weight: 25, Class: "title"}}
	head := &doc.Row{Cells: []*doc.Cell{colHead(c.words["requirement"]), colHead(c.words["title"])}}
	for _, m := range mappings {
		t.Columns = append(t.Columns, doc.Column{Weight: 60 / len(mappings), Class: "practices"})
		ref := &doc.Ref{Kind: doc.Link, Content: doc.Plain(joined(" ", m.Name(), editionAmong(mappings, m))), Symbol: smm.PubSymbol(m.FullName())}
		cell := colHead("")
		cell.Blocks = []doc.Block{&doc.Paragraph{Content: []doc.Inline{ref}}}
		head.Cells = append(head.Cells, cell)
	}
	t.Head = []*doc.Row{head}
	for _, r := range slices.SortedStableFunc(slices.Values(g.Requirements), smm.CompareRequirements) {
		row := &doc.Row{Cells: []*doc.Cell{
			{ID: requirementID(r.ID), Head: doc.RowHead, Class: "requirement", Blocks: doc.Para(r.ID), Pos: r.Pos},
			{Class: "title", Blocks: doc.Para(r.Title)},
		}}
		for _, m := range mappings {
			row.Cells = append(row.Cells, c.leadCell(m, leads[r]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func colHead(text string) *doc.Cell {
	return &doc.Cell{Head: doc.ColHead, Blocks: doc.Para(text)}
}
