package compose

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// requirements are what a role has to look at, framework by framework, in the mapping's order of them.
func (b *builder) requirements(m *smm.Mapping, set *smm.RoleSet) []doc.Block {
	if set.None != nil {
		return []doc.Block{&doc.Paragraph{Class: "none", Content: set.None}}
	}
	var out []doc.Block
	for _, id := range m.Frameworks {
		if said := b.inFramework(set, id); said != nil {
			name := b.lib.FrameworkName(b.framework(id))
			out = append(out, &doc.Paragraph{Class: "label", Content: doc.Plain(name)})
			out = append(out, said...)
		}
	}
	return out
}

// inFramework is what a set names of one framework, in the framework's order, or why it names nothing.
func (b *builder) inFramework(set *smm.RoleSet, id string) []doc.Block {
	links := slices.DeleteFunc(slices.Clone(set.Links), func(l *smm.MapLink) bool { return l.Framework.Text != id })
	slices.SortStableFunc(links, func(x, y *smm.MapLink) int { return smm.CompareRequirements(x.Requirement, y.Requirement) })
	list := &doc.List{Class: "requirements", Tight: true}
	for _, link := range links {
		list.Items = append(list.Items, &doc.Item{Class: "requirement", Blocks: []doc.Block{&doc.Paragraph{Content: b.linkText(link)}}, Pos: link.ID.Pos})
	}
	var out []doc.Block
	if len(list.Items) > 0 {
		out = []doc.Block{list}
	}
	for _, not := range set.NotIn {
		if not.Framework.Text == id {
			out = append(out, &doc.Paragraph{Class: "none", Content: not.None})
		}
	}
	return out
}

// framework finds one that check knows to be there.
func (c *composer) framework(id string) *smm.Framework {
	return c.lib.Frameworks[slices.IndexFunc(c.lib.Frameworks, func(f *smm.Framework) bool { return f.ID == id })]
}

// linkText is a requirement's id and title, and how it relates where that is more than related.
func (b *builder) linkText(link *smm.MapLink) []doc.Inline {
	r := link.Requirement
	out := []doc.Inline{&doc.Ref{Kind: doc.Link, Content: doc.Plain(r.ID), Symbol: smm.RequirementSymbol(r.Framework.ID, r.ID)}}
	if r.Title != "" {
		out = append(out, &doc.Text{Text: " " + r.Title})
	}
	var more []doc.Inline
	if smm.Qualifies(link.Relation) {
		more = doc.Plain(b.words["relation-"+link.Relation])
	}
	if link.Note != nil {
		if more != nil {
			more = append(more, &doc.Text{Text: ": "})
		}
		more = append(more, link.Note...)
	}
	if more == nil {
		return out
	}
	out = append(out, &doc.Text{Text: " ("})
	return append(append(out, more...), &doc.Text{Text: ")"})
}
