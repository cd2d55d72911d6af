package compose

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// cell composes one consideration.
func (b *builder) cell(t *smm.Table, r *smm.Row, l *smm.Level, anchors bool) *doc.Cell {
	out := &doc.Cell{Class: "empty", Facets: doc.Facets{Practice: t.Practice.Text, Level: l.Level, Scope: r.Scope.Text}}
	if anchors {
		out.ID = smm.CellID(t.Practice.Text, r.Scope.Text, l.Level)
	}
	c := r.Cell(l.Level)
	if c == nil || len(c.Blocks) == 0 {
		return out
	}
	out.Class, out.Pos = "filled", c.Pos
	for _, block := range c.Blocks {
		out.Blocks = append(out.Blocks, b.cellBlock(block, out.Facets, anchors)...)
	}
	if marks := b.corrections(out.ID); anchors && marks != nil {
		out.Blocks = append(out.Blocks, &doc.Paragraph{Content: marks})
	}
	return out
}

// cellBlock prints a description, then each part under its heading.
func (b *builder) cellBlock(block *smm.CellBlock, at doc.Facets, anchors bool) []doc.Block {
	out := slices.Clone(block.Description)
	for i, p := range block.Parts {
		if len(p.Statements) == 0 {
			continue
		}
		heading := p.Part.Text
		if part := b.model.Part(p.Part.Text); part != nil {
			heading = b.partHead(part)
		}
		switch {
		case i == 0 && block.NoHeading:
			heading = ""
		case i == 0 && block.Heading != "":
			heading = block.Heading
		}
		if heading != "" {
			out = append(out, &doc.Paragraph{Class: "label", Content: doc.Plain(heading)})
		}
		at.Part = p.Part.Text
		out = append(out, b.statements(p.Statements, at, anchors))
	}
	return out
}

// statements prints actions or indicators as a list; each item carries the statement's anchor.
func (b *builder) statements(list []*smm.Statement, at doc.Facets, anchors bool) *doc.List {
	out := &doc.List{Class: "statements", Tight: true, Start: 1, Ordered: len(list) > 0}
	for _, s := range list {
		out.Ordered = out.Ordered && s.Numbered
		out.Items = append(out.Items, b.statement(s, at, anchors))
	}
	return out
}

func (b *builder) statement(s *smm.Statement, at doc.Facets, anchors bool) *doc.Item {
	if len(s.Devices) > 0 {
		at.Devices = nil
	}
	for _, d := range s.Devices {
		at.Devices = append(at.Devices, d.Text)
	}
	it := &doc.Item{Class: "statement", Facets: at, Pos: s.Pos}
	if s.Informative {
		it.Class = "informative"
	}
	if anchors {
		it.ID = s.FullID
		for _, w := range s.Was {
			it.Aliases = append(it.Aliases, s.Cell.ID+"."+w.Text)
		}
	}
	said := s
	if s.Text == nil && s.Same != nil {
		said = s.Same
	}
	text := said.Text
	if s.Informative {
		mark := &doc.Span{Style: doc.Emph, Content: doc.Plain("(" + b.words["informative"] + ")")}
		text = append(slices.Clip(text), &doc.Text{Text: " "}, mark)
	}
	if anchors {
		text = b.corrected(text, append(slices.Clip(it.Aliases), it.ID)...)
	}
	it.Blocks = append([]doc.Block{&doc.Paragraph{Content: text}}, said.More...)
	if len(s.Items) > 0 {
		it.Blocks = append(it.Blocks, b.statements(s.Items, at, anchors))
	}
	return it
}

// example is a practice table shown as an example. It is numbered like any table and has no anchors within.
func (b *builder) example(s *doc.Section, e *doc.Example) []doc.Block {
	t, ok := e.Data.(*smm.Table)
	if !ok || b.pub == nil || b.model == nil {
		return nil
	}
	copied := *t
	copied.Model, copied.Profile, copied.Node = b.model, b.pub.Profile, b.model.Practice(t.Practice.Text)
	table := b.practiceTable(&copied, false)
	table.Class, table.Wide = "practice example", false
	return []doc.Block{b.plainTable(s, *table)}
}
