package layout

import "smmpub/generator/doc"

// builder stacks vertical lists on pages. The pages of one builder have one geometry.
type builder struct {
	l       *layouter
	out     *Document
	m       master
	chapter string // for the running head
	bare    bool   // no running head and foot

	page    *Page
	y       int
	bottom  int
	fresh   bool // nothing stands on the page yet
	gap     int  // the space just left
	foot    []item
	footH   int
	carried []item // what is left of footnotes from the page before
	floats  [][]item

	open    *panel
	openTop int
	ground  *Box // drawn when the panel ends
	bar     *Box
}

// stack puts a vertical list on pages, beginning on a new one.
func (b *builder) stack(items []item) {
	b.newPage()
	for i := 0; i < len(items); {
		end := i
		for end < len(items)-1 && items[end].keep && items[end].kind != tableItem {
			end++
		}
		b.chain(items[i : end+1])
		i = end + 1
	}
	b.finish()
}

// finish ends the last page and prints what is left of its figures and footnotes.
func (b *builder) finish() {
	b.land()
	for len(b.carried) > 0 {
		b.newPage()
	}
	b.closePage()
}

func (b *builder) newPage() {
	if b.page != nil {
		b.closePage()
	}
	b.page = &Page{Number: len(b.out.Pages) + 1, Width: b.m.width, Height: b.m.height, Landscape: b.m.landscape,
		Content: b.m.content()}
	b.out.Pages = append(b.out.Pages, b.page)
	b.l.pageInfo = append(b.l.pageInfo, pageInfo{chapter: b.chapter, bare: b.bare, m: b.m})
	b.y, b.bottom, b.fresh = b.page.Content.Y, b.page.Content.Y+b.page.Content.H, true
	b.foot, b.footH = nil, 0
	b.resumeNotes()
	b.landSome()
	b.resume()
}

func (b *builder) closePage() {
	b.endPanel()
	b.printNotes()
}

// room is the height that is left for the flow.
func (b *builder) room() int { return b.bottom - b.footH - b.y }

// chain places items that must stand on one page.
func (b *builder) chain(items []item) {
	if b.floated(items) {
		return
	}
	items = b.dropSpace(items)
	for !b.fresh && b.need(items) > b.room() {
		pages := len(b.floats)
		b.newPage()
		items = b.dropSpace(items)
		if pages == 0 {
			break
		}
	}
	for i := range items {
		b.put(&items[i])
	}
}

func (b *builder) dropSpace(items []item) []item {
	for b.fresh && len(items) > 0 && items[0].kind == spaceItem {
		items = items[1:]
	}
	return items
}

// need is the height that a chain wants on one page: a table wants its head and the beginning of its first row.
func (b *builder) need(items []item) int {
	h := 0
	var notes []*doc.Note
	for i := range items {
		it := &items[i]
		if it.table != nil {
			h += it.table.least(b.room()-h, b.page.Content.H-h)
			continue
		}
		h += it.h
		notes = append(notes, it.notes()...)
	}
	if n := len(items); n > 0 && items[n-1].kind == spaceItem {
		h -= items[n-1].h
	}
	return h + min(b.noteCost(notes), b.page.Content.H/2)
}

// put places one item; it goes to a new page only when a chain is longer than a page.
func (b *builder) put(it *item) {
	if it.kind == tableItem {
		b.panelFor(it.panel)
		b.table(it.table)
		b.gap = 0
		return
	}
	if it.kind != spaceItem && !b.fresh && it.h+min(b.noteCost(it.notes()), b.page.Content.H/2) > b.room() {
		b.newPage()
	}
	if it.kind == spaceItem {
		b.space(it)
		return
	}
	b.gap = 0
	b.panelFor(it.panel)
	b.emit(it, b.page.Content.X, b.y)
	b.y += it.h
	b.fresh = b.fresh && it.h == 0
	b.placeNotes(it.notes())
}

// space leaves a distance; after another one, which a figure put off left behind, only what is missing.
func (b *builder) space(it *item) {
	if b.fresh {
		return
	}
	b.panelFor(it.panel)
	if more := it.h - b.gap; more > 0 {
		b.y += more
		b.gap = it.h
	}
}

// emit paints an item with its top left corner at x, y.
func (b *builder) emit(it *item, x, y int) {
	x += it.x
	for _, name := range it.anchors {
		b.l.dest(b.out, name, x, y)
	}
	switch it.kind {
	case lineItem:
		b.line(it, x, y)
	case drawItem:
		for _, m := range it.marks {
			b.page.Marks = append(b.page.Marks, shift(m, x, y))
		}
		for _, l := range it.links {
			l.X, l.Y = l.X+x, l.Y+y
			b.page.Links = append(b.page.Links, l)
		}
	case tableItem: // a row of a table inside a cell
		for _, g := range it.table.body {
			b.group(it.table, g, x, y)
			y += g.height()
		}
	}
}

func (b *builder) line(it *item, x, y int) {
	ln := it.line
	for i := range ln.runs {
		r := &ln.runs[i]
		if r.link != (link{}) {
			b.link(Rect{x + r.x, y + ln.base - r.style.Rise - r.style.Size*85/100, r.w, r.style.Size * 115 / 100}, r.link)
		}
		node := ln.node
		if r.node != nil {
			node = r.node
		}
		if r.artifact || it.again {
			node = nil
		}
		if r.image != nil {
			b.page.Marks = append(b.page.Marks, &Picture{Rect: Rect{x + r.x, y + ln.base - r.imageH, r.w, r.imageH},
				Image: r.image.Image, Alt: r.image.Alt, Node: node})
			continue
		}
		end := i == len(ln.runs)-1 && ln.last
		b.page.Marks = append(b.page.Marks, &Text{X: x + r.x, Y: y + ln.base - r.style.Rise, W: r.w, Text: r.text,
			Style: r.style, Limit: x + ln.limit, Node: node, NoteMark: r.noteMark, End: end})
	}
}

// link adds an active area, or widens the one before it when both are parts of one reference.
func (b *builder) link(r Rect, to link) {
	if n := len(b.page.Links); n > 0 {
		last := &b.page.Links[n-1]
		if last.Dest == to.dest && last.URI == to.uri && last.Y == r.Y && last.X+last.W >= r.X-4*Pt && last.X <= r.X {
			last.W = r.X + r.W - last.X
			return
		}
	}
	b.page.Links = append(b.page.Links, Link{Rect: r, Dest: to.dest, URI: to.uri})
}

// dest names a place, unless the name is taken.
func (l *layouter) dest(d *Document, name string, x, y int) {
	if !l.named[name] {
		l.named[name] = true
		d.Dests = append(d.Dests, Dest{Name: name, Page: len(d.Pages) - 1, X: x, Y: y})
	}
}

// panelFor begins, goes on with or ends a background.
func (b *builder) panelFor(p *panel) {
	if p == b.open {
		return
	}
	b.endPanel()
	b.open = p
	b.resume()
}

// resume begins the part of a background that this page holds.
func (b *builder) resume() {
	if b.open == nil {
		return
	}
	p := b.open
	b.openTop = b.y
	if b.fresh {
		b.y += panelPad / 2
	}
	b.ground = &Box{Rect: Rect{b.page.Content.X + p.x, b.y, p.w, 0}, Fill: p.fill, Stroke: p.stroke, Width: hairline}
	b.page.Marks = append(b.page.Marks, b.ground)
	if p.bar != doc.NoInk {
		b.bar = &Box{Rect: Rect{b.page.Content.X + p.x, b.y, 2 * Pt, 0}, Fill: p.bar}
		b.page.Marks = append(b.page.Marks, b.bar)
	}
}

func (b *builder) endPanel() {
	if b.open == nil {
		return
	}
	b.ground.H = b.y - b.openTop
	if b.page.Content.Y+panelPad/2 == b.y && b.openTop == b.page.Content.Y { // nothing of it came to this page
		b.ground.H = 0
	}
	if b.bar != nil {
		b.bar.H = b.ground.H
	}
	b.bar = nil
}

// shift gives a mark of a picture its place on the page.
func shift(m Mark, x, y int) Mark {
	switch m := m.(type) {
	case *Text:
		c := *m
		c.X, c.Y = c.X+x, c.Y+y
		return &c
	case *Line:
		c := *m
		c.X1, c.X2, c.Y1, c.Y2 = c.X1+x, c.X2+x, c.Y1+y, c.Y2+y
		return &c
	case *Box:
		c := *m
		c.X, c.Y = c.X+x, c.Y+y
		return &c
	case *Picture:
		c := *m
		c.X, c.Y = c.X+x, c.Y+y
		return &c
	case *Polygon:
		c := *m
		c.Points = make([][2]int, len(m.Points))
		for i, p := range m.Points {
			c.Points[i] = [2]int{p[0] + x, p[1] + y}
		}
		return &c
	}
	panic("layout: unknown mark")
}
