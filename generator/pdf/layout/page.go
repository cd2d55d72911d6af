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
		for end < len(items)-1 && items[end].keep && (items[end].kind != tableItem || items[end].table.leads()) {
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
			strands := b.strandsHead(it.table, h)
			if h += it.table.least(b.room()-h, b.page.Content.H-h); strands {
				h = max(h, b.room()+1)
			}
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
