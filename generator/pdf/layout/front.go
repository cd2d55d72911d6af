package layout

import "smmpub/generator/doc"

// withFront sets the front matter and puts it before the body.
func (l *layouter) withFront(body *Document) *Document {
	labels := map[string]string{}
	for _, dst := range body.Dests {
		labels[dst.Name] = itoa(dst.Page + 1)
	}
	bodyInfo := l.pageInfo
	l.pageInfo, l.seq = nil, -1<<40
	d := &Document{Title: body.Title}
	rest, late := l.cover(d)
	l.control(d, rest, late)
	l.contents(d, labels)
	d.Front = len(d.Pages)
	for _, p := range body.Pages {
		p.Number += d.Front
	}
	for _, dst := range body.Dests {
		dst.Page += d.Front
		d.Dests = append(d.Dests, dst)
	}
	d.Pages = append(d.Pages, body.Pages...)
	l.pageInfo = append(l.pageInfo, bodyInfo...)
	for i, p := range d.Pages {
		p.Label = itoa(i + 1 - d.Front)
		if i < d.Front {
			p.Label = Roman(i + 1)
		}
	}
	return d
}

// control sets the pages that say how the document came to be: history, corrections, licence, legal notices.
func (l *layouter) control(d *Document, abstract []doc.Block, notice bool) {
	front := l.pub.Front
	f := l.flow(portrait, bodyText)
	f.node = l.node("Sect", nil)
	if notice {
		f.text = smallText
		l.notice(f)
		f.space(18 * Pt)
		f.text = bodyText
	}
	if len(abstract) > 0 {
		f.frontTitle(l.word("abstract", "Abstract"))
		f.blocks(abstract)
		f.space(18 * Pt)
	}
	blocks := l.controlBlocks()
	if len(blocks) == 0 && len(f.items) == 0 {
		return
	}
	if len(blocks) > 0 {
		f.frontTitle(l.word("document-control", "Document control"))
		f.blocks(blocks)
	}
	b := &builder{l: l, out: d, m: portrait, chapter: doc.PlainText(doc.Plain(front.Kind))}
	b.stack(f.finish())
}

func (f *flow) frontTitle(s string) {
	f.space(10 * Pt)
	f.inlines(doc.Plain(s), frontTitle, "H1", true)
	f.space(12 * Pt)
}

func (l *layouter) controlBlocks() []doc.Block {
	front := l.pub.Front
	var out []doc.Block
	section := func(title string, bs []doc.Block) {
		if len(bs) > 0 {
			out = append(append(out, &doc.Heading{Level: 3, Content: doc.Plain(title)}), bs...)
		}
	}
	section(l.word("cite", "How to cite"), paragraph(front.Cite))
	section(l.word("web-edition", "Web edition"), paragraph(front.Address))
	section(l.word("editions", "Editions"), l.editions())
	section(l.word("contributors", "Contributors"), doc.Para(names(front.Contributors)))
	section(l.word("history", "History"), l.history())
	section(l.word("errata", "Errata"), l.errata())
	section(l.word("licence", "Licence"), licence(front.Licence))
	section(l.word("legal", "Legal notice"), front.Legal)
	section(l.word("patents", "Patents"), front.IPR)
	return out
}

func paragraph(in []doc.Inline) []doc.Block {
	if len(in) == 0 {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Content: in}}
}

// editions lists the editions that are published together, when there are several.
func (l *layouter) editions() []doc.Block {
	list := &doc.List{Tight: true}
	for _, e := range l.pub.Front.Editions {
		name := []doc.Inline{&doc.Ref{Kind: doc.Link, Content: doc.Plain(e.Name), Symbol: e.Symbol}}
		if e.Role != "" {
			name = append(name, &doc.Text{Text: " (" + e.Role + ")"})
		}
		list.Items = append(list.Items, &doc.Item{Blocks: []doc.Block{&doc.Paragraph{Content: name}}})
	}
	if len(list.Items) < 2 {
		return nil
	}
	return []doc.Block{list}
}

func licence(p doc.Party) []doc.Block {
	if p.Name == "" {
		return nil
	}
	text := p.Name
	if p.URL != "" {
		text += ", " + p.URL
	}
	return doc.Para(text)
}

func (l *layouter) history() []doc.Block {
	if len(l.pub.Front.History) == 0 {
		return nil
	}
	t := plainTable(l.word("edition", "Edition"), l.word("date", "Date"), l.word("changes", "Changes"))
	for _, c := range l.pub.Front.History {
		t.Rows = append(t.Rows, &doc.Row{Cells: []*doc.Cell{textCell(c.Edition), textCell(c.Date),
			{Blocks: []doc.Block{&doc.Paragraph{Content: c.Changes}}}}})
	}
	return []doc.Block{t}
}

func (l *layouter) errata() []doc.Block {
	if len(l.pub.Front.Errata) == 0 {
		return nil
	}
	t := plainTable(l.word("number", "Number"), l.word("date", "Date"), l.word("place", "Place"), l.word("was", "Was"),
		l.word("now", "Now"))
	for _, e := range l.pub.Front.Errata {
		at := &doc.Cell{}
		if e.At != nil {
			at.Blocks = []doc.Block{&doc.Paragraph{Content: []doc.Inline{e.At}}}
		}
		id := textCell(e.ID)
		id.ID = e.Anchor
		t.Rows = append(t.Rows, &doc.Row{Cells: []*doc.Cell{id, textCell(e.Date), at, textCell(e.Was), textCell(e.Now)}})
	}
	return []doc.Block{t}
}

func plainTable(heads ...string) *doc.Table {
	t := &doc.Table{Class: "plain", Head: []*doc.Row{{}}}
	for _, h := range heads {
		t.Columns = append(t.Columns, doc.Column{})
		c := textCell(h)
		c.Head = doc.ColHead
		t.Head[0].Cells = append(t.Head[0].Cells, c)
	}
	return t
}

func textCell(s string) *doc.Cell { return &doc.Cell{Blocks: doc.Para(s)} }
