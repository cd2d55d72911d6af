package compose

import (
	"strconv"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// fill turns the flow of a text into the body of a chapter and its sections. What is numbered is copied: one text may
// stand in several publications.
func (b *builder) fill(chapter *doc.Section, blocks []doc.Block) {
	open := []*doc.Section{chapter} // the sections that the flow is in, by depth
	for _, block := range blocks {
		h, ok := block.(*doc.Heading)
		if !ok {
			at := open[len(open)-1]
			at.Body = append(at.Body, b.block(at, block)...)
			continue
		}
		depth := min(max(h.Level-1, 1), len(open))
		open = open[:depth]
		open = append(open, subsection(open[depth-1], h))
	}
}

func subsection(parent *doc.Section, h *doc.Heading) *doc.Section {
	s := &doc.Section{ID: h.ID, Title: h.Content, Kind: doc.Subsection, Pos: h.Pos}
	number(parent, s)
	parent.Sections = append(parent.Sections, s)
	return s
}

// number gives a section the next number under its parent; nothing under an unnumbered one has a number.
func number(parent, s *doc.Section) {
	if parent.Number == "" {
		return
	}
	n := 1
	for _, other := range parent.Sections {
		if other.Number != "" {
			n++
		}
	}
	s.Number = parent.Number + "." + strconv.Itoa(n)
	s.Label = s.Number
}

// block composes one block of a text; what the program draws may become several.
func (b *builder) block(s *doc.Section, block doc.Block) []doc.Block {
	switch block := block.(type) {
	case *doc.Figure:
		return []doc.Block{b.figure(s, *block)}
	case *doc.Table:
		return []doc.Block{b.plainTable(s, *block)}
	case *doc.Drawn:
		return b.drawn(s, block)
	case *doc.Example:
		return b.example(s, block)
	case *doc.Quote:
		return []doc.Block{&doc.Quote{Blocks: b.blocks(s, block.Blocks)}}
	case *doc.List:
		out := *block
		out.Items = nil
		for _, it := range block.Items {
			item := *it
			item.Blocks = b.blocks(s, it.Blocks)
			out.Items = append(out.Items, &item)
		}
		return []doc.Block{&out}
	case *doc.Definitions:
		out := *block
		out.Items = nil
		for _, d := range block.Items {
			definition := *d
			definition.Body = b.blocks(s, d.Body)
			out.Items = append(out.Items, &definition)
		}
		return []doc.Block{&out}
	}
	return []doc.Block{block}
}

func (b *builder) blocks(s *doc.Section, in []doc.Block) []doc.Block {
	var out []doc.Block
	for _, block := range in {
		out = append(out, b.block(s, block)...)
	}
	return out
}

func (b *builder) figure(s *doc.Section, f doc.Figure) doc.Block {
	if f.Caption != nil {
		f.Label = b.figureLabel()
		if f.ID == "" {
			f.ID = "fig-" + b.chapter.prefix + strconv.Itoa(b.chapter.figures)
		}
		b.list(&b.out.Figures, f.ID, f.Label, f.Caption, s)
	}
	return &f
}

func (b *builder) plainTable(s *doc.Section, t doc.Table) doc.Block {
	if t.Caption != nil {
		t.Label = b.tableLabel()
		if t.ID == "" {
			t.ID = "tbl-" + b.chapter.prefix + strconv.Itoa(b.chapter.tables)
		}
		b.list(&b.out.Tables, t.ID, t.Label, t.Caption, s)
	}
	return &t
}

// notes are a publication's footnotes in the order of their first reference.
func notes(p *doc.Publication) []*doc.Note {
	var out []*doc.Note
	seen := map[*doc.Note]bool{}
	var visit func(blocks []doc.Block)
	visit = func(blocks []doc.Block) {
		doc.EachInline(blocks, func(in doc.Inline) {
			if r, ok := in.(*doc.NoteRef); ok && !seen[r.Note] {
				seen[r.Note] = true
				out = append(out, r.Note)
				visit(r.Note.Blocks)
			}
		})
	}
	visit(p.Front.Abstract)
	visit(p.Front.Legal)
	visit(p.Front.IPR)
	eachSection(p, func(s *doc.Section) {
		visit([]doc.Block{&doc.Paragraph{Content: s.Title}})
		visit(s.Body)
	})
	return out
}

func eachSection(p *doc.Publication, f func(*doc.Section)) {
	for _, ch := range p.Chapters {
		ch.Walk(func(s *doc.Section, _ int) { f(s) })
	}
}

// images are all pictures that a publication shows, each once. Its notes must have been collected.
func images(p *doc.Publication) []*doc.Image {
	var out []*doc.Image
	seen := map[*doc.Image]bool{}
	add := func(img *doc.Image) {
		if img != nil && !seen[img] {
			seen[img] = true
			out = append(out, img)
		}
	}
	for _, party := range p.Front.Publishers {
		add(party.Logo)
	}
	lookImages(p.Look, add)
	for _, blocks := range [][]doc.Block{p.Front.Abstract, p.Front.Legal, p.Front.IPR} {
		blockImages(blocks, add)
	}
	eachSection(p, func(s *doc.Section) { blockImages(s.Body, add) })
	for _, n := range p.Notes {
		blockImages(n.Blocks, add)
	}
	return out
}

// blockImages calls add for the pictures in blocks, however deep: figures first, then those in running text.
func blockImages(blocks []doc.Block, add func(*doc.Image)) {
	doc.EachBlock(blocks, func(b doc.Block) {
		if f, ok := b.(*doc.Figure); ok {
			add(f.Image)
		}
	})
	doc.EachInline(blocks, func(in doc.Inline) {
		if i, ok := in.(*doc.InlineImage); ok {
			add(i.Image)
		}
	})
}

// contentPage makes a page of the site of a Markdown file.
func (c *composer) contentPage(content *smm.Content, address string) *doc.Section {
	b := &builder{composer: c, words: c.words, out: &doc.Publication{}}
	s := &doc.Section{ID: content.ID, Title: content.Title, Kind: doc.Page, Path: address, Pos: content.Pos}
	b.fill(s, content.Blocks)
	return s
}
