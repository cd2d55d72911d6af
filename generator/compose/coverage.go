package compose

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// covered says how many of some requirements are mapped.
func (c *composer) covered(list []*smm.Requirement, leads map[*smm.Requirement][]lead) doc.Block {
	mapped := 0
	for _, r := range list {
		if len(leads[r]) > 0 {
			mapped++
		}
	}
	text := fill(c.words["crosswalk-covered"], "n", itoa(mapped), "of", itoa(len(list)))
	return &doc.Paragraph{Class: "covered", Content: doc.Plain(text)}
}

// leadFilters let a reader choose the role and the level to see of what leads to requirements. A choice of one is none.
func (c *composer) leadFilters(mappings []*smm.Mapping, leads map[*smm.Requirement][]lead) []doc.Filter {
	role := doc.Filter{Facet: "role", Name: c.words["role"], All: c.words["table-roles-all"]}
	level := doc.Filter{Facet: "level", Name: c.words["level-word"], All: c.words["table-levels-all"]}
	for _, m := range mappings {
		for _, r := range m.Roles {
			if some(leads, func(l lead) bool { return l.mapping == m && slices.Contains(readers(m, l.Place, l.set()), r) }) {
				role.Choices = appendChoice(role.Choices, doc.Choice{Facet: r.ID, Name: r.Name})
			}
		}
		for _, l := range m.Model.Levels {
			if some(leads, func(x lead) bool { return x.mapping == m && x.Place.Level == l.Level }) {
				level.Choices = appendChoice(level.Choices, doc.Choice{Facet: itoa(l.Level), Name: levelName(l)})
			}
		}
	}
	return slices.DeleteFunc([]doc.Filter{role, level}, func(f doc.Filter) bool { return len(f.Choices) < 2 })
}

func some(leads map[*smm.Requirement][]lead, is func(lead) bool) bool {
	for _, list := range leads {
		if slices.ContainsFunc(list, is) {
			return true
		}
	}
	return false
}

func appendChoice(list []doc.Choice, choice doc.Choice) []doc.Choice {
	if slices.ContainsFunc(list, func(x doc.Choice) bool { return x.Facet == choice.Facet }) {
		return list
	}
	return append(list, choice)
}

// mappingCoverage is a table of practices by frameworks: the levels at which a mapping names requirements of each.
func (b *builder) mappingCoverage(s *doc.Section, d *doc.Drawn) []doc.Block {
	m := b.pub.Mapping
	if m == nil {
		return nil
	}
	t := doc.Table{ID: d.ID, Caption: d.Title, Class: "matrix", Pos: d.Pos, Columns: []doc.Column{{Weight: 40}}}
	head := &doc.Row{Cells: []*doc.Cell{{Head: doc.ColHead}}}
	frameworks := frameworksOf(b.lib, m)
	for _, f := range frameworks {
		t.Columns = append(t.Columns, doc.Column{Weight: 60 / len(frameworks)})
		head.Cells = append(head.Cells, linkHead(doc.ColHead, b.lib.FrameworkName(f), smm.FrameworkSymbol(f.ID)))
	}
	t.Head = []*doc.Row{head}
	for _, p := range m.Practices {
		row := &doc.Row{Cells: []*doc.Cell{linkHead(doc.RowHead, p.Node.Name, smm.AnchorSymbol(p.Node.ID))}}
		for _, f := range frameworks {
			row.Cells = append(row.Cells, &doc.Cell{Blocks: doc.Para(cmp.Or(levelRange(p, f), "–"))})
		}
		t.Rows = append(t.Rows, row)
	}
	return []doc.Block{b.plainTable(s, t)}
}

func linkHead(kind doc.HeadKind, text, symbol string) *doc.Cell {
	ref := &doc.Ref{Kind: doc.Link, Content: doc.Plain(text), Symbol: symbol}
	return &doc.Cell{Head: kind, Blocks: []doc.Block{&doc.Paragraph{Content: []doc.Inline{ref}}}}
}

// levelRange writes the levels at which a practice names requirements of a framework: "1, 2", "1–4", "1, 3, 4".
func levelRange(p *smm.Mapped, f *smm.Framework) string {
	named := map[int]bool{}
	for l := range p.Leads {
		if l.Link.Requirement.Framework == f {
			named[l.Place.Level] = true
		}
	}
	var out []string
	levels := slices.Sorted(maps.Keys(named))
	for i := 0; i < len(levels); {
		run := 1
		for i+run < len(levels) && levels[i+run] == levels[i]+run {
			run++
		}
		if run < 3 {
			run = 1
			out = append(out, itoa(levels[i]))
		} else {
			out = append(out, itoa(levels[i])+"–"+itoa(levels[i+run-1]))
		}
		i += run
	}
	return strings.Join(out, ", ")
}
