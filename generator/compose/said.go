package compose

import (
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// Said is what a publication says at one of its anchors: in a section, a cell, a statement, an entry of a list.
type Said struct {
	Anchor string
	Page   string   // the address where it is read
	Pos    diag.Pos // zero where the program made it
	Text   string   // its own words, those of anchors within it aside
	Parts  []string // anchors within it
}

// Saying goes through a publication in reading order. Rows that stand in another publication are its own, too, as it prints them.
func Saying(p *doc.Publication) []*Said {
	s := &saying{seen: map[string]bool{}, targets: p.Targets}
	for _, ch := range p.Chapters {
		s.section(ch, ch.Path)
	}
	for _, said := range s.out {
		said.Text = strings.Join(strings.Fields(said.Text), " ")
	}
	return s.out
}

type saying struct {
	out     []*Said
	seen    map[string]bool
	targets doc.Targets
	page    string
	at      *Said // what is being read
}

func (s *saying) section(x *doc.Section, page string) {
	if x.Path != "" {
		page = x.Path
	}
	s.page = page
	s.within(x.ID, x.Pos, func() {
		s.words(x.Title)
		s.blocks(x.Body)
	})
	for _, below := range x.Sections {
		s.section(below, page)
	}
}

// within reads what stands at an anchor; what has none belongs to what it stands in.
func (s *saying) within(anchor string, pos diag.Pos, read func()) {
	if anchor == "" || s.seen[anchor] {
		read()
		return
	}
	s.seen[anchor] = true
	outer := s.at
	if outer != nil {
		outer.Parts = append(outer.Parts, anchor)
	}
	s.at = &Said{Anchor: anchor, Page: s.page, Pos: pos}
	s.out = append(s.out, s.at)
	read()
	s.at = outer
}

func (s *saying) words(in []doc.Inline) {
	if s.at != nil {
		s.at.Text += " " + s.plain(in)
	}
}

// plain is the text of inlines; a reference without words reads as what it leads to.
func (s *saying) plain(in []doc.Inline) string {
	text := ""
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Span:
			text += s.plain(x.Content)
			continue
		case *doc.Ref:
			if t := s.targets[x.Symbol]; x.Content == nil && x.Raw == "" && t != nil {
				text += doc.PlainText(t.Text)
				continue
			}
		}
		text += doc.PlainText([]doc.Inline{x})
	}
	return text
}

func (s *saying) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		s.block(b)
	}
}

func (s *saying) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Paragraph:
		s.words(b.Content)
	case *doc.Heading:
		s.within(b.ID, b.Pos, func() { s.words(b.Content) })
	case *doc.List:
		for _, it := range b.Items {
			s.within(it.ID, it.Pos, func() { s.blocks(it.Blocks) })
		}
	case *doc.Definitions:
		for _, d := range b.Items {
			s.within(d.ID, d.Pos, func() { s.definition(d) })
		}
	case *doc.Quote:
		s.blocks(b.Blocks)
	case *doc.Box:
		s.words(b.Title)
		s.blocks(b.Blocks)
	case *doc.CodeBlock:
		s.code(b)
	case *doc.Table:
		s.within(b.ID, b.Pos, func() { s.table(b) })
	case *doc.Figure:
		s.within(b.ID, b.Pos, func() { s.words(append(doc.Plain(b.Alt+" "), b.Caption...)) })
	case *doc.Rule:
	default:
		panic("compose: a block that is no part of a publication")
	}
}

func (s *saying) definition(d *doc.Definition) {
	for _, t := range d.Terms {
		s.words(t)
	}
	s.blocks(d.Body)
}

func (s *saying) code(c *doc.CodeBlock) {
	s.words(doc.Plain(c.Title))
	for _, line := range c.Lines {
		for _, token := range line {
			s.words(doc.Plain(token.Text))
		}
	}
}

func (s *saying) table(t *doc.Table) {
	s.words(t.Title)
	s.words(t.Caption)
	for _, line := range t.Summary {
		s.words(line)
	}
	for _, rows := range [][]*doc.Row{t.Head, t.Rows} {
		for _, r := range rows {
			for _, c := range r.Cells {
				s.within(c.ID, c.Pos, func() { s.blocks(c.Blocks) })
			}
		}
	}
}

// The ways in which a place differs from what stood there.
const (
	Added   = "added"
	Changed = "changed"
	Removed = "removed"
)

// Difference is a place that says something else than it did. Of what was removed, Said is what stood there.
type Difference struct {
	*Said
	Kind string
	Was  string
}

// Differences compares what two editions of a publication say at their anchors, in reading order, what is gone at the end.
func Differences(was, now *doc.Publication) []Difference {
	before := map[string]*Said{}
	old := Saying(was)
	for _, s := range old {
		before[s.Anchor] = s
	}
	var out []Difference
	for _, s := range Saying(now) {
		switch b := before[s.Anchor]; {
		case b == nil && s.Text != "":
			out = append(out, Difference{s, Added, ""})
		case b != nil && b.Text != s.Text:
			out = append(out, Difference{s, Changed, b.Text})
		}
		delete(before, s.Anchor)
	}
	for _, s := range old {
		if before[s.Anchor] != nil && s.Text != "" {
			gone := *s
			gone.Page = now.Path + strings.TrimPrefix(s.Page, was.Path)
			out = append(out, Difference{&gone, Removed, s.Text})
		}
	}
	return out
}
