package layout

import (
	"fmt"

	"smmpub/generator/doc"
)

// flow turns blocks into a vertical list for a column of a given width.
type flow struct {
	l       *layouter
	x, w    int
	measure int       // longest line of running text, 0 for the column's width
	maxH    int       // tallest picture
	text    textStyle // of paragraphs
	inCell  bool
	depth   int // of lists
	node    *Node
	panel   *panel
	items   []item
	anchors []string // wait for the next item
	marker  *marker  // waits for the next line
	head    doc.HeadKind
}

// marker is what stands at the left of an item's first line.
type marker struct {
	runs  []run // x relative to the column of the item's text, so below 0
	notes []*doc.Note
}

func (l *layouter) node(role string, parent *Node) *Node {
	l.seq++
	return &Node{Role: role, Parent: parent, Seq: l.seq}
}

func (f *flow) blocks(bs []doc.Block) {
	for _, b := range bs {
		f.block(b)
	}
}

func (f *flow) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Paragraph:
		f.paragraph(b)
	case *doc.Heading:
		f.heading(b)
	case *doc.List:
		f.list(b)
	case *doc.Definitions:
		f.definitions(b)
	case *doc.Quote:
		f.quote(b)
	case *doc.CodeBlock:
		f.code(b)
	case *doc.Table:
		f.table(b)
	case *doc.Figure:
		f.figure(b)
	case *doc.Box:
		f.box(b)
	case *doc.Rule:
		f.rule()
	default:
		panic(fmt.Sprintf("layout: unknown block %T", b))
	}
}

// add appends an item and gives it what was waiting.
func (f *flow) add(it item) {
	it.panel = f.panel
	if it.kind != spaceItem {
		it.anchors = append(it.anchors, f.anchors...)
		f.anchors = nil
	}
	f.items = append(f.items, it)
}

// space asks for a distance to what comes next; of several the largest counts.
func (f *flow) space(h int) {
	n := len(f.items)
	if n == 0 || h == 0 {
		return
	}
	last := &f.items[n-1]
	if last.kind == spaceItem {
		last.h = max(last.h, h)
		return
	}
	f.add(item{kind: spaceItem, h: h, keep: last.keep})
}

// anchor names the place of the next item.
func (f *flow) anchor(names ...string) {
	for _, n := range names {
		if n != "" {
			f.anchors = append(f.anchors, n)
		}
	}
}

// finish gives anchors that found no item to an empty one.
func (f *flow) finish() []item {
	f.unmark()
	if len(f.anchors) > 0 {
		f.add(item{kind: padItem})
	}
	for len(f.items) > 0 && f.items[len(f.items)-1].kind == spaceItem {
		f.items = f.items[:len(f.items)-1]
	}
	return f.items
}

// width is the column's width for running text.
func (f *flow) width() int {
	if f.measure > 0 && !f.inCell {
		return max(min(f.w, f.measure-f.x), 20*Pt)
	}
	return max(f.w, 4*Pt)
}

// lines sets atoms as a paragraph. Its first and last two lines stay together.
func (f *flow) lines(atoms []atom, st textStyle, node *Node, keepNext bool) {
	lines := f.l.wrap(atoms, f.width(), st, node)
	for i, ln := range lines {
		keep := i == 0 && len(lines) > 1 || i == len(lines)-2 || keepNext
		if i == 0 {
			f.takeMarker(ln)
		}
		f.add(item{kind: lineItem, h: ln.height, x: f.x, keep: keep, line: ln})
	}
}

func (f *flow) takeMarker(ln *line) {
	if f.marker == nil {
		return
	}
	ln.runs = append(append([]run{}, f.marker.runs...), ln.runs...)
	ln.notes = append(append([]*doc.Note{}, f.marker.notes...), ln.notes...)
	f.marker = nil
}

// unmark prints a marker that no line took, on a line of its own.
func (f *flow) unmark() {
	if f.marker == nil {
		return
	}
	ln := f.l.set(nil, f.width(), f.text, f.node)
	ln.last = true
	f.takeMarker(ln)
	f.add(item{kind: lineItem, h: ln.height, x: f.x, line: ln, keep: true})
}

// inlines sets a paragraph of inlines in one look.
func (f *flow) inlines(in []doc.Inline, st textStyle, role string, keepNext bool) {
	if st.Align == doc.Start {
		st.Align = f.text.Align
	}
	f.lines(f.l.atomsOf(in, st.Style), st, f.l.node(role, f.node), keepNext)
}

func (f *flow) paragraph(p *doc.Paragraph) {
	if len(p.Content) == 0 {
		return
	}
	st, keep := f.class(p.Class)
	if p.Class == "label" && len(f.items) > 0 {
		f.space(paraSpace)
	}
	f.inlines(p.Content, st, "P", keep)
	if keep {
		f.space(1500)
		return
	}
	f.space(f.gap())
}

// gap is the distance between paragraphs.
func (f *flow) gap() int {
	if f.inCell {
		return tightSpace + 700
	}
	return paraSpace
}

// class is the look of a paragraph of a class.
func (f *flow) class(name string) (st textStyle, keepNext bool) {
	st = f.text
	switch name {
	case "lead":
		if !f.inCell {
			st = leadText
		}
	case "label":
		st.Face = Sans + Bold
		keepNext = true
	case "none", "fallback":
		st.Face |= Italic
		st.Ink = doc.InkMuted
	}
	return st, keepNext
}

func (f *flow) heading(h *doc.Heading) {
	f.anchor(h.ID)
	f.title(h.Content, "", max(h.Level-1, 2))
}

// title prints a heading; its label stands before it and its other lines hang below the words.
func (f *flow) title(words []doc.Inline, label string, depth int) {
	before, after := headingSpace(depth)
	st := headingStyle(depth)
	f.unmark()
	if f.inCell {
		st, before, after = f.text, 4*Pt, 2*Pt
		st.Face = Sans + Bold
	}
	f.space(before)
	first := len(f.items)
	node := f.l.node(fmt.Sprintf("H%d", min(depth+1, 6)), f.node)
	x, w := f.x, f.w
	if label != "" {
		gap := f.l.width(label, st.Style) + st.Size*9/10
		f.marker = &marker{runs: []run{{x: -gap, w: gap - st.Size*9/10, text: label + " ", style: st.Style, node: node}}}
		f.x, f.w = f.x+gap, f.w-gap
	}
	f.lines(f.l.atomsOf(words, st.Style), st, node, true)
	f.x, f.w = x, w
	if depth <= 1 && len(f.items) > first {
		f.items[first].barrier = true
	}
	f.space(after)
}

func (f *flow) quote(q *doc.Quote) {
	f.unmark()
	f.space(f.gap())
	old := *f
	f.panel = &panel{x: f.x, w: f.width(), bar: doc.InkRule}
	f.x, f.w = f.x+12*Pt, f.w-12*Pt
	f.text.Ink = doc.InkMuted
	f.blocks(q.Blocks)
	f.restore(old)
	f.space(f.gap())
}

// restore ends a nested column; the list and what waits for its next item stay.
func (f *flow) restore(old flow) {
	f.unmark()
	for len(f.items) > 0 && f.items[len(f.items)-1].kind == spaceItem && len(f.items) > len(old.items) {
		f.items = f.items[:len(f.items)-1]
	}
	old.items, old.anchors, old.marker = f.items, f.anchors, nil
	*f = old
}

func (f *flow) box(b *doc.Box) {
	f.unmark()
	f.space(f.gap() + 2*Pt)
	bar := doc.InkAccent
	if b.Class == "warning" {
		bar = doc.InkTarget
	}
	f.inPanel(&panel{x: f.x, w: f.width(), fill: doc.InkPanel, bar: bar}, panelPad+3*Pt, func() {
		if len(b.Title) > 0 {
			st := f.text
			st.Face, st.Ink = Sans+Bold, bar
			f.inlines(b.Title, st, "P", true)
			f.space(2 * Pt)
		}
		f.blocks(b.Blocks)
	})
}

// inPanel flows what inside adds over a background.
func (f *flow) inPanel(p *panel, pad int, inside func()) {
	old := *f
	f.panel = p
	f.w = f.width() - 2*pad
	f.measure = 0
	f.x += pad
	f.add(item{kind: padItem, h: panelPad, keep: true})
	inside()
	f.unmark()
	f.restore(old)
	f.panel = p
	f.items[len(f.items)-1].keep = true
	f.add(item{kind: padItem, h: panelPad})
	f.panel = old.panel
	f.space(f.gap() + 2*Pt)
}

func (f *flow) rule() {
	f.unmark()
	f.space(8 * Pt)
	line := &Line{X2: f.width(), Width: hairline, Ink: doc.InkRule}
	f.add(item{kind: drawItem, h: hairline, x: f.x, marks: []Mark{line}})
	f.space(8 * Pt)
}
