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
	parts   bool // is measured with names divided at their marks
	depth   int  // of lists
	node    *Node
	panel   *panel
	items   []item
	anchors []string // wait for the next item
	marker  *marker  // waits for the next line
}

// marker is what stands at the left of an item's first line.
type marker struct {
	runs  []run // x relative to the column of the item's text, so below 0
	notes []*doc.Note
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

// restore ends a nested column; the list and what waits for its next item stay.
func (f *flow) restore(old flow) {
	f.unmark()
	for len(f.items) > 0 && f.items[len(f.items)-1].kind == spaceItem && len(f.items) > len(old.items) {
		f.items = f.items[:len(f.items)-1]
	}
	old.items, old.anchors, old.marker = f.items, f.anchors, nil
	*f = old
}
