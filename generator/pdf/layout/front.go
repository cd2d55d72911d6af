package layout

import (
	"strings"

	"smmpub/generator/doc"
)

// withFront sets the front matter and puts it before the body.
func (l *layouter) withFront(body *Document) *Document {
	labels := map[string]string{}
	for _, dst := range body.Dests {
		labels[dst.Name] = itoa(dst.Page + 1)
	}
	bodyInfo := l.pageInfo
	l.pageInfo, l.seq = nil, -1<<40
	d := &Document{Title: body.Title}
	rest := l.cover(d)
	l.control(d, rest)
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

// cover sets the title page. What does not fit on it is given back for the pages after it.
func (l *layouter) cover(d *Document) (rest []doc.Block) {
	front := l.pub.Front
	top := l.coverTop()
	foot := l.coverFoot()
	room := cover.content().H - height(foot) - 20*Pt
	abstract := l.flow(cover, coverText)
	if len(front.Abstract) > 0 {
		abstract.items = top.items
		abstract.space(22 * Pt)
		abstract.label(l.word("abstract", "Abstract"))
		abstract.blocks(front.Abstract)
		if items := abstract.finish(); height(items) <= room {
			top.items = items
		} else {
			rest = front.Abstract
		}
	}
	items := top.finish()
	if gap := cover.content().H - height(items) - height(foot); gap > 0 {
		items = append(items, item{kind: padItem, h: gap - Pt})
	}
	b := &builder{l: l, out: d, m: cover, bare: true}
	b.stack(append(items, foot...))
	return rest
}

// coverTop is the upper part of the title page: what the document is.
func (l *layouter) coverTop() *flow {
	front := l.pub.Front
	f := l.flow(cover, coverText)
	f.add(item{kind: drawItem, h: 5 * Pt, marks: []Mark{&Box{Rect: Rect{W: f.w, H: 4 * Pt}, Fill: doc.InkAccent}}})
	f.add(item{kind: padItem, h: 70 * Pt})
	if front.Kind != "" {
		f.inlines(doc.Plain(front.Kind), coverKind, "P", true)
		f.space(8 * Pt)
	}
	f.inlines(doc.Plain(front.Title), coverTitle, "Title", false)
	f.space(16 * Pt)
	f.add(item{kind: drawItem, h: Pt, marks: []Mark{&Line{X2: 60 * Pt, Width: 1500, Ink: doc.InkAccent}}})
	f.space(20 * Pt)
	f.facts(l.facts())
	return f
}

// fact is a line of the title page: what it is, and what it says.
type fact struct {
	key   string
	value []doc.Inline
}

func (l *layouter) facts() []fact {
	front := l.pub.Front
	all := []fact{
		{l.word("number", "Number"), doc.Plain(front.Number)},
		{l.word("edition", "Edition"), doc.Plain(front.Edition)},
		{l.word("date", "Date"), doc.Plain(front.Date)},
		{l.word("status", "Status"), doc.Plain(front.StatusText)},
		{l.word("publishers", "Publishers"), doc.Plain(names(front.Publishers))},
		{l.word("authors", "Authors"), doc.Plain(names(front.Authors))},
		{l.word("extends", "Extends"), refs(front.Extends)},
		{l.word("based-on", "Based on"), refs(front.Based)},
		{l.word("see-also", "See also"), refs(front.Related)},
	}
	var out []fact
	for _, x := range all {
		if len(x.value) > 0 {
			out = append(out, x)
		}
	}
	return out
}

func refs(rs []doc.Ref) []doc.Inline {
	var out []doc.Inline
	for i := range rs {
		if i > 0 {
			out = append(out, &doc.Text{Text: ", "})
		}
		out = append(out, &rs[i])
	}
	return out
}

func names(ps []doc.Party) string {
	var out []string
	for _, p := range ps {
		s := p.Name
		if p.Affiliation != "" {
			s += " (" + p.Affiliation + ")"
		}
		if p.Role != "" {
			s += ", " + p.Role
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// facts prints keys at the left and their values beside them.
func (f *flow) facts(all []fact) {
	const indent = 80 * Pt
	old := *f
	f.x, f.w = f.x+indent, f.w-indent
	for _, x := range all {
		node := f.l.node("Lbl", f.node)
		atoms := f.l.atoms([]span{{text: clean(x.key) + " ", style: coverLabel.Style}})
		f.marker = &marker{runs: f.l.set(atoms, indent, coverLabel, node).runs}
		for i := range f.marker.runs {
			f.marker.runs[i].x -= indent
			f.marker.runs[i].node = node
		}
		f.inlines(x.value, coverText, "P", false)
		f.space(2 * Pt)
	}
	f.restore(old)
}

// label prints a small heading of the front matter.
func (f *flow) label(s string) {
	f.space(12 * Pt)
	f.inlines(doc.Plain(s), coverLabel, "P", true)
	f.space(2 * Pt)
}

// coverFoot is the lower part: how to cite, copyright.
func (l *layouter) coverFoot() []item {
	front := l.pub.Front
	f := l.flow(cover, smallText)
	if len(front.Cite) > 0 {
		f.label(l.word("cite", "How to cite"))
		f.inlines(front.Cite, smallText, "P", false)
		f.space(8 * Pt)
	}
	if len(front.Copyright) > 0 {
		f.add(item{kind: drawItem, h: 6 * Pt, marks: []Mark{&Line{X2: f.w, Width: hairline, Ink: doc.InkRule}}})
		f.inlines(front.Copyright, smallText, "P", false)
	}
	return f.finish()
}

// control sets the pages that say how the document came to be: history, corrections, licence, legal notices.
func (l *layouter) control(d *Document, abstract []doc.Block) {
	front := l.pub.Front
	f := l.flow(portrait, bodyText)
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
	section(l.word("contributors", "Contributors"), doc.Para(names(front.Contributors)))
	section(l.word("history", "History"), l.history())
	section(l.word("errata", "Errata"), l.errata())
	section(l.word("licence", "Licence"), licence(front.Licence))
	section(l.word("legal", "Legal notice"), front.Legal)
	section(l.word("patents", "Patents"), front.IPR)
	return out
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
		t.Rows = append(t.Rows, &doc.Row{Cells: []*doc.Cell{textCell(e.ID), textCell(e.Date), at, textCell(e.Was), textCell(e.Now)}})
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
