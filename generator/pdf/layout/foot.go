package layout

import "smmpub/generator/doc"

// noteCost is the height that footnotes still to be printed would take at the foot of this page. A long one counts with
// its beginning: the rest may go on overleaf.
func (b *builder) noteCost(notes []*doc.Note) int {
	if len(notes) == 0 || len(b.carried) > 0 {
		return 0
	}
	h := 0
	for i, n := range notes {
		if !b.l.noted[n] && !contains(notes[:i], n) {
			h += min(height(b.noteItems(n)), b.page.Content.H/4)
		}
	}
	if h > 0 && b.footH == 0 {
		h += noteGap + noteRule
	}
	return h
}

func contains(notes []*doc.Note, n *doc.Note) bool {
	for _, m := range notes {
		if m == n {
			return true
		}
	}
	return false
}

// placeNotes gives footnotes their place at the foot. What does not fit goes on at the foot of the next page.
func (b *builder) placeNotes(notes []*doc.Note) {
	for _, n := range notes {
		if b.l.noted[n] {
			continue
		}
		b.l.noted[n] = true
		items := b.noteItems(n)
		b.addFoot(items)
		b.placeNotes(itemNotes(items))
	}
}

func (b *builder) addFoot(items []item) {
	if len(b.carried) > 0 {
		b.carried = append(b.carried, items...)
		return
	}
	room := b.room()
	if b.footH == 0 {
		room -= noteGap + noteRule
	}
	n := fit(items, room, false)
	if n > 0 {
		if b.footH == 0 {
			b.footH = noteGap + noteRule
		}
		b.foot = append(b.foot, items[:n]...)
		b.footH += height(items[:n])
	}
	b.carried = append(b.carried, items[n:]...)
}

// resumeNotes prints what is left of the notes from the page before, on at most two thirds of the page.
func (b *builder) resumeNotes() {
	if len(b.carried) == 0 {
		return
	}
	items := b.carried
	n := fit(items, b.page.Content.H*2/3, true)
	b.foot, b.carried = items[:n:n], items[n:]
	b.footH = noteGap + noteRule + height(b.foot)
}

// printNotes paints the notes of the page, below a short rule.
func (b *builder) printNotes() {
	if len(b.foot) == 0 {
		return
	}
	x, y := b.page.Content.X, b.bottom-b.footH+noteGap
	b.page.Marks = append(b.page.Marks, &Line{X1: x, Y1: y, X2: x + 90*Pt, Y2: y, Width: hairline, Ink: doc.InkMuted})
	y += noteRule
	for i := range b.foot {
		b.emit(&b.foot[i], x, y)
		y += b.foot[i].h
	}
	b.foot, b.footH = nil, 0
}

// noteItems sets a footnote for this page's width.
func (b *builder) noteItems(n *doc.Note) []item {
	key := noteKey{n, b.m.landscape}
	if items, ok := b.l.noteSets[key]; ok {
		return items
	}
	number := b.l.numbers[n]
	c := b.m.content()
	sup := spanStyle(noteText.Style, doc.Sup)
	sup.Ink = doc.InkAccent
	sign := itoa(number)
	indent := max(11*Pt, b.l.width(sign, sup)+4*Pt)
	f := &flow{l: b.l, x: indent, w: c.W - indent, measure: b.m.measure, maxH: 200 * Pt, text: noteText, inCell: true,
		node: b.l.noteNode(n)}
	f.w = min(f.w, f.measure-f.x)
	f.anchor(noteAnchor(number))
	f.marker = &marker{runs: []run{{x: -3*Pt - b.l.width(sign, sup), w: b.l.width(sign, sup), text: sign + " ", style: sup,
		node: b.l.node("Lbl", f.node)}}}
	f.blocks(n.Blocks)
	items := append(f.finish(), item{kind: spaceItem, h: 2 * Pt})
	b.l.noteSets[key] = items
	return items
}
