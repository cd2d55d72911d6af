package layout

import (
	"strings"

	"smmpub/generator/doc"
)

// leastSplit is the least height of a row worth leaving on a page when the row goes on overleaf. A row up to smallRow is not
// divided.
const (
	leastSplit = 66 * Pt
	smallRow   = 110 * Pt
	smallTable = 200 * Pt
)

// leastRest is the height of what is left of a row that is worth going on with on a page.
func (b *builder) leastRest() int { return b.page.Content.H * 12 / 100 }

// least is what a table wants on a page where it begins with the given room: its head and some of its first row. When
// the page is half used and the table fits on one of its own, it wants its first row whole; late on a page it wants another.
func (t *tableBox) least(room, page int) int {
	h := groupsHeight(t.head)
	whole := h + groupsHeight(t.body)
	if whole <= smallTable {
		return whole
	}
	first := smallRow
	switch {
	case t.late(whole, room, page):
		return min(whole, page)
	case whole <= page*9/10 && room < page/2:
		first = page
	}
	practice := hasClass(t.table.Class, "practice")
	for _, g := range t.body {
		if !g.keep && (!practice || g.begins()) {
			return h + min(g.height(), first)
		}
		h += g.height()
	}
	return h
}

// begins tells a row with which a practice's table may begin: objectives alone are no beginning.
func (g *group) begins() bool { return !g.lead && g.height() >= leastSplit }

// strandsHead tells that of a practice's table, beginning below a height that is still to be filled, only rows would stand on
// the page that are no beginning, since the row after them cannot be divided there.
func (b *builder) strandsHead(t *tableBox, below int) bool {
	if !hasClass(t.table.Class, "practice") {
		return false
	}
	defer func(y int) { b.y = y }(b.y)
	b.y += below + groupsHeight(t.head)
	for i, g := range t.body {
		if top, _ := b.take(t.body[i:], false); top == nil {
			return i > 0
		}
		if g.begins() {
			return false
		}
		b.y += g.height()
	}
	return false
}

// late tells that a table begins on a new page: in the last third of one what fits a page, in the last quarter a practice's
// too, and that earlier when it then stands on fewer pages.
func (t *tableBox) late(whole, room, page int) bool {
	practice := hasClass(t.table.Class, "practice")
	switch {
	case whole <= room:
		return false
	case room < page/4:
		return practice || whole <= page
	case room < page/3 && whole <= page:
		return true
	}
	return practice && room < page*6/10 && t.parts(whole, page, page) < t.parts(whole, room, page)
}

// parts estimates how many pages a table stands on that finds some room on the first.
func (t *tableBox) parts(whole, room, page int) int {
	each := max(page-groupsHeight(t.again), page/2)
	return 1 + max(0, whole-room+each-1)/each
}

// leads tells a small table of facts at the head of a section: what they mean follows on the same page.
func (t *tableBox) leads() bool {
	return hasClass(t.table.Class, "numbers") && groupsHeight(t.head)+groupsHeight(t.body) <= smallTable
}

// table places a table, on as many pages as it needs.
func (b *builder) table(t *tableBox) {
	if groupsHeight(t.head) > b.page.Content.H*6/10 { // a head too tall to repeat flows like rows
		t.body, t.head = append(t.head, t.body...), nil
		t.again = nil
	}
	if groupsHeight(t.again) > b.page.Content.H*4/10 {
		t.again = nil
	}
	rest := t.body
	for part := 0; part == 0 || len(rest) > 0; part++ {
		if part > 0 {
			b.newPage()
		}
		rest = b.tablePart(t, rest, part)
	}
}

// tablePart places a head and as many rows as the page takes, and gives back the others.
func (b *builder) tablePart(t *tableBox, rows []*group, part int) []*group {
	head := t.head
	if part > 0 {
		head = t.again
		for i := range t.over {
			b.put(&t.over[i])
		}
	}
	top := b.y
	bottomOfPage := b.fresh || part > 0
	for _, g := range head {
		b.place(t, g)
	}
	info := TablePart{Table: t.table, Part: part, Head: headText(head)}
	var between []int
	for len(rows) > 0 {
		alone := info.Rows == 0 && bottomOfPage
		if info.Rows > 0 && b.strands(rows) {
			break
		}
		g, rest := b.take(rows, alone)
		if g == nil && info.Rows == 0 && b.room() > leastSplit/2 { // no head without a row
			g, rest = b.take(rows, true)
		}
		if g == nil {
			break
		}
		if info.Rows > 0 || len(head) > 0 {
			between = append(between, b.y)
		}
		b.place(t, g)
		info.Rows++
		if rest != nil {
			rows = append([]*group{rest}, rows[1:]...)
			break
		}
		rows = rows[1:]
	}
	b.frame(t, top, between)
	b.page.Tables = append(b.page.Tables, info)
	return rows
}

// strands tells whether the row after the next would stand alone on the following page, the table's last.
func (b *builder) strands(rows []*group) bool {
	if len(rows) != 2 || rows[0].height() > smallRow || rows[1].height() > smallRow {
		return false
	}
	notes := append(rows[0].notes(), rows[1].notes()...)
	return rows[0].height()+rows[1].height()+b.noteCost(notes) > b.room()
}

// take gives the next group if it fits, or the part of it that does; nil asks for a new page. When the page holds
// nothing but the head, something is always taken.
func (b *builder) take(rows []*group, alone bool) (g, rest *group) {
	g = rows[0]
	need := g.height()
	room := b.room()
	if g.keep && len(rows) > 1 {
		if need += min(rows[1].height(), smallRow); !alone && !rows[1].keep && !b.follows(rows) {
			return nil, nil
		}
	}
	if need+b.noteCost(g.notes()) <= room {
		return g, nil
	}
	small := g.height() <= smallRow
	if !alone && (small || g.keep || room < leastSplit) {
		return nil, nil
	}
	if top, rest := b.divide(g, room); top != nil {
		if rest == nil || rest.height() >= b.leastRest() {
			return top, rest
		}
		if !alone && g.height() < b.page.Content.H/2 {
			return nil, nil
		}
		return b.share(g, top, rest)
	}
	if !alone {
		return nil, nil
	}
	if top, rest := g.split(room, true); top != nil {
		return top, rest
	}
	return g, nil
}

// follows tells whether something of the row after the first finds room below it.
func (b *builder) follows(rows []*group) bool {
	defer func(y int) { b.y = y }(b.y)
	b.y += rows[0].height()
	top, _ := b.take(rows[1:], false)
	return top != nil
}

// divide splits a group so that its upper part and the footnotes called there stand on the page.
func (b *builder) divide(g *group, room int) (top, rest *group) {
	for range 12 {
		top, rest = g.split(room, false)
		if top == nil {
			return nil, nil
		}
		over := top.height() + b.noteCost(top.notes()) - b.room()
		if over <= 0 {
			if rest != nil && rest.empty() {
				return nil, nil
			}
			return top, rest
		}
		room = min(room, top.height()) - max(over, Pt)
		if room < leastSplit/2 {
			return nil, nil
		}
	}
	return nil, nil
}

// share divides a group of which little would be left further up, so that the next page has more of it.
func (b *builder) share(g, top, rest *group) (a, z *group) {
	room := top.height()
	for range 6 {
		room -= max(b.leastRest()-rest.height(), 10*Pt)
		higher, more := b.divide(g, room)
		if higher == nil || more == nil || higher.height() < leastSplit {
			break
		}
		if top, rest = higher, more; rest.height() >= b.leastRest() {
			break
		}
	}
	return top, rest
}

// place paints a group and gives its notes their place.
func (b *builder) place(t *tableBox, g *group) {
	b.group(t, g, b.page.Content.X+t.x, b.y)
	b.y += g.height()
	b.fresh = false
	b.placeNotes(g.notes())
}

// group paints a group's grounds, lines and contents.
func (b *builder) group(t *tableBox, g *group, x, y int) {
	top := y
	for i, r := range g.rows {
		for _, c := range r.cells {
			b.background(t, g, c, i, x, y)
		}
		y += r.h
	}
	y = top
	for _, r := range g.rows {
		for _, c := range r.cells {
			b.cell(t, c, x, y)
		}
		y += r.h
	}
}

// background paints a cell's ground and the hairlines at its left and, inside a group, above it.
func (b *builder) background(t *tableBox, g *group, c *cellBox, row, x, y int) {
	left, right := x+t.offs[c.col], x+t.offs[min(c.col+c.span, len(t.widths))]
	h := rowsHeight(g.rows[row:min(row+max(c.down, 1), len(g.rows))])
	if c.fill != doc.NoInk {
		b.page.Marks = append(b.page.Marks, &Box{Rect: Rect{left, y, right - left, h}, Fill: c.fill})
	}
	if c.col > 0 {
		b.page.Marks = append(b.page.Marks, &Line{X1: left, Y1: y, X2: left, Y2: y + h, Width: hairline, Ink: doc.InkRule})
	}
	b.aimed(c, Rect{left, y, right - left, h})
	if row > 0 {
		b.page.Marks = append(b.page.Marks, &Line{X1: left, Y1: y, X2: right, Y2: y, Width: hairline, Ink: doc.InkRule})
	}
}

func (b *builder) cell(t *tableBox, c *cellBox, x, y int) {
	left := x + t.offs[c.col]
	for _, name := range c.anchors {
		b.l.dest(b.out, name, left, y)
	}
	y += cellPadY
	var open *panel
	var ground *Box
	for i := range c.items {
		it := &c.items[i]
		if it.panel != open {
			open, ground = it.panel, nil
			if open != nil {
				ground = &Box{Rect: Rect{left + cellPadX + open.x, y, open.w, 0}, Fill: open.fill, Stroke: open.stroke, Width: hairline}
				b.page.Marks = append(b.page.Marks, ground)
			}
		}
		b.emit(it, left+cellPadX, y)
		y += it.h
		if ground != nil {
			ground.H = y - ground.Y
		}
	}
}

// frame draws the rules above and below a part of a table and the hairlines between its rows.
func (b *builder) frame(t *tableBox, top int, between []int) {
	for _, y := range between {
		b.tableRule(t, y, hairline, doc.InkRule)
	}
	b.tableRule(t, top, ruleWidth, doc.InkMuted)
	b.tableRule(t, b.y, ruleWidth, doc.InkMuted)
}

func (b *builder) tableRule(t *tableBox, y, width int, ink doc.Ink) {
	x := b.page.Content.X + t.x
	b.page.Marks = append(b.page.Marks, &Line{X1: x, Y1: y, X2: x + t.offs[len(t.widths)], Y2: y, Width: width, Ink: ink})
}

func headText(head []*group) string {
	var out strings.Builder
	for _, g := range head {
		for _, r := range g.rows {
			for _, c := range r.cells {
				for i := range c.items {
					if ln := c.items[i].line; ln != nil {
						for _, r := range ln.runs {
							out.WriteString(r.text)
						}
						if ln.last {
							out.WriteByte('\n')
						}
					}
				}
			}
		}
	}
	return out.String()
}
