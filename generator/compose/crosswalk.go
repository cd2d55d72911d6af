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
		list.Items = append(list.Items, refItem(f.Title, smm.FrameworkSymbol(f.ID)))
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

// crosswalk turns mappings round: for each requirement the practices and levels that lead to it, by mapping and role.
func (c *composer) crosswalk(f *smm.Framework) *doc.Section {
	title := f.Title
	if f.Edition != "" {
		title += ", " + f.Edition
	}
	s := &doc.Section{ID: frameworkAnchor(f.ID), Kind: doc.Page, Path: frameworkPath(f.ID), Title: doc.Plain(title), Pos: f.Pos}
	s.Body = append(s.Body, c.source(f)...)
	s.Body = append(s.Body, f.Description...)
	mappings := slices.DeleteFunc(c.mappings(), func(m *smm.Mapping) bool { return !slices.Contains(frameworksOf(c.lib, m), f) })
	leads := c.leads(f, mappings)
	s.Body = append(s.Body, c.covered(slices.Collect(f.Requirements), leads))
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

// lead is one way that leads to a requirement.
type lead struct {
	mapping *smm.Mapping
	smm.Lead
}

func (c *composer) leads(f *smm.Framework, mappings []*smm.Mapping) map[*smm.Requirement][]lead {
	out := map[*smm.Requirement][]lead{}
	for _, m := range mappings {
		for l := range m.Leads {
			if l.Link.Requirement.Framework == f {
				out[l.Link.Requirement] = append(out[l.Link.Requirement], lead{m, l})
			}
		}
	}
	return out
}

func (c *composer) crosswalkTable(g *smm.Group, mappings []*smm.Mapping, leads map[*smm.Requirement][]lead) *doc.Table {
	t := &doc.Table{Class: "crosswalk", Caption: doc.Plain(fill(c.words["crosswalk-of"], "group", cmp.Or(g.ID, g.Title)))}
	t.Columns = []doc.Column{{Weight: 14, Class: "requirement"}, {Weight: 30, Class: "title"}}
	head := &doc.Row{Cells: []*doc.Cell{colHead(c.words["requirement"]), colHead(c.words["title"])}}
	for _, m := range mappings {
		t.Columns = append(t.Columns, doc.Column{Weight: 56 / len(mappings), Class: "practices"})
		ref := &doc.Ref{Kind: doc.Link, Content: doc.Plain(m.Name()), Symbol: smm.PubSymbol(m.FullName())}
		cell := colHead("")
		cell.Blocks = []doc.Block{&doc.Paragraph{Content: []doc.Inline{ref}}}
		head.Cells = append(head.Cells, cell)
	}
	t.Head = []*doc.Row{head}
	for _, r := range natural(g.Requirements) {
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

// natural orders requirements by id as people read them: SR 1.9 before SR 1.10.
func natural(list []*smm.Requirement) []*smm.Requirement {
	return slices.SortedStableFunc(slices.Values(list), func(a, b *smm.Requirement) int { return smm.Natural(a.ID, b.ID) })
}

func colHead(text string) *doc.Cell {
	return &doc.Cell{Head: doc.ColHead, Blocks: doc.Para(text)}
}

// leadCell lists practice, level and role for one requirement in one mapping.
func (c *composer) leadCell(m *smm.Mapping, leads []lead) *doc.Cell {
	cell := &doc.Cell{Class: "practices"}
	list := &doc.List{Class: "leads", Tight: true}
	for _, l := range leads {
		if l.mapping != m {
			continue
		}
		list.Items = append(list.Items, &doc.Item{
			Facets: doc.Facets{Practice: l.Practice.Practice.Text, Level: l.Place.Level, Role: l.Role.Text},
			Blocks: []doc.Block{&doc.Paragraph{Content: c.leadText(m, l)}},
		})
	}
	if len(list.Items) == 0 {
		cell.Class = "empty"
		return cell
	}
	cell.Blocks = []doc.Block{list}
	return cell
}

func (c *composer) leadText(m *smm.Mapping, l lead) []doc.Inline {
	role := l.Role.Text
	if r := m.Role(role); r != nil {
		role = r.Name
	}
	anchor := mapAnchor(l.Practice, l.Place, l.Role.Text)
	if l.Role.Text == smm.AnyRole {
		role, anchor = "", l.Practice.Practice.Text
	}
	word := cmp.Or(m.Labels["level"], m.Model.Labels["level"], c.words["level-word"])
	text := l.Practice.Node.Name + ", " + word + " " + itoa(l.Place.Level)
	ref := &doc.Ref{Kind: doc.Link, Content: doc.Plain(text), Symbol: smm.InSymbol(m.FullName(), anchor)}
	if role == "" {
		return []doc.Inline{ref}
	}
	return []doc.Inline{ref, &doc.Text{Text: " (" + role + ")"}}
}
