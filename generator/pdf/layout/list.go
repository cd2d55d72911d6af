package layout

import (
	"strconv"
	"strings"

	"smmpub/generator/doc"
)

func (f *flow) list(ls *doc.List) {
	f.unmark()
	indent := min(f.listIndent(ls), f.w/3)
	old := *f
	f.space(f.listSpace(ls))
	if f.depth > 0 {
		f.space(tightSpace)
	}
	node := f.l.node("L", f.node)
	node.Numbering = f.numbering(ls)
	f.depth++
	rtl := f.l.listRTL(ls)
	f.w -= indent
	if !rtl {
		f.x += indent
	}
	for i, it := range ls.Items {
		f.item(ls, it, i, indent, rtl, node)
		f.space(f.listSpace(ls))
	}
	f.restore(old)
	if old.depth == 0 {
		f.space(f.gap())
	} else {
		f.space(f.listSpace(ls))
	}
}

func (f *flow) listIndent(ls *doc.List) int {
	if !f.inCell {
		return listIndent
	}
	if ls.Ordered && ls.Start+len(ls.Items) > 9 {
		return cellIndent + 5*Pt
	}
	if ls.Ordered {
		return cellIndent + 2*Pt
	}
	return cellIndent
}

func (f *flow) listSpace(ls *doc.List) int {
	switch {
	case ls.Tight && ls.Class == "":
		return 1500
	case f.inCell:
		return tightSpace
	case ls.Tight:
		return tightSpace
	}
	return paraSpace - 2*Pt
}

// item prints a list item: its sign at the left, its blocks in the column.
func (f *flow) item(ls *doc.List, it *doc.Item, i, indent int, rtl bool, list *Node) {
	li := f.l.node("LI", list)
	f.anchor(it.ID)
	f.anchor(it.Aliases...)
	sign := f.sign(ls, i)
	st := f.text.Style
	x := -indent + 2*Pt
	if f.inCell {
		x = -indent
	}
	if ls.Ordered {
		x = max(-indent, -4*Pt-f.l.width(sign, st))
	} else {
		st.Ink = doc.InkMuted
	}
	if rtl {
		x = f.width() - x - f.l.width(sign, st)
	}
	lbl := f.l.node("Lbl", li)
	f.marker = &marker{runs: []run{{x: x, w: f.l.width(sign, st), text: sign + " ", style: st, node: lbl}}}
	outer := f.node
	f.node = f.l.node("LBody", li)
	f.itemBlocks(ls, it)
	f.unmark()
	f.node = outer
}

// listRTL tells whether the text of a list's items runs from right to left, as that of its first one does.
func (l *layouter) listRTL(ls *doc.List) bool {
	if len(ls.Items) == 0 || len(ls.Items[0].Blocks) == 0 {
		return false
	}
	p, ok := ls.Items[0].Blocks[0].(*doc.Paragraph)
	if !ok {
		return false
	}
	return l.rightToLeft(p.Content)
}

func (f *flow) itemBlocks(ls *doc.List, it *doc.Item) {
	for i, b := range it.Blocks {
		f.block(b)
		if n := len(f.items); ls.Tight && i < len(it.Blocks)-1 && n > 0 && f.items[n-1].kind == spaceItem {
			f.items[n-1].h = min(f.items[n-1].h, tightSpace)
		}
	}
	if n := len(f.items); n > 0 && f.items[n-1].kind == spaceItem { // the list sets the distance to the next item
		f.items = f.items[:n-1]
	}
}

// sign is what stands before an item: a bullet or a number, by depth.
func (f *flow) sign(ls *doc.List, i int) string {
	if !ls.Ordered {
		return []string{"•", "–", "▪", "·"}[min(f.depth-1, 3)]
	}
	n := max(ls.Start, 1) + i
	switch (f.depth - 1) % 3 {
	case 1:
		return letters(n) + "."
	case 2:
		return Roman(n) + "."
	}
	return strconv.Itoa(n) + "."
}

// numbering is PDF's word for the signs of a list.
func (f *flow) numbering(ls *doc.List) string {
	if ls.Ordered {
		return []string{"Decimal", "LowerAlpha", "LowerRoman"}[f.depth%3]
	}
	return []string{"Disc", "Circle", "Square"}[min(f.depth, 2)]
}

// letters counts a, b, ..., z, aa, ab.
func letters(n int) string {
	s := ""
	for n > 0 {
		n--
		s = string(rune('a'+n%26)) + s
		n /= 26
	}
	return s
}

// Roman writes a number from 1 in small roman figures.
func Roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"},
		{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

// definitions prints terms with their meaning. Short terms stand beside it, long ones above.
func (f *flow) definitions(ds *doc.Definitions) {
	f.unmark()
	f.space(f.gap())
	node := f.l.node("L", f.node)
	indent := f.definitionIndent(ds.Class)
	for _, d := range ds.Items {
		f.anchor(d.ID)
		f.definition(d, indent, besides(ds.Class), node)
		f.space(f.definitionSpace(ds.Class))
	}
	f.space(f.gap())
}

// definitionSpace is the distance between two definitions; the paragraphs of one stand closer.
func (f *flow) definitionSpace(class string) int {
	switch {
	case class == "acronyms" || f.inCell:
		return tightSpace
	case class == "references":
		return paraSpace
	}
	return paraSpace + 3*Pt
}

func besides(class string) bool { return class == "acronyms" || class == "references" }

func (f *flow) definitionIndent(class string) int {
	switch {
	case f.inCell:
		return cellIndent
	case class == "acronyms":
		return 74 * Pt
	case class == "references":
		return 112 * Pt
	}
	return 16 * Pt
}

func (f *flow) definition(d *doc.Definition, indent int, beside bool, list *Node) {
	li := f.l.node("LI", list)
	lbl := f.l.node("Lbl", li)
	st := f.text
	st.Face = Sans + Bold
	st.Size = st.Size * 95 / 100
	old := *f
	for i, term := range d.Terms {
		atoms := f.l.atomsOf(term, st.Style)
		last := i == len(d.Terms)-1
		if w := natural(atoms); beside && last && w < indent-6*Pt {
			f.marker = &marker{runs: f.l.set(atoms, indent, st, lbl).runs}
			for j := range f.marker.runs {
				f.marker.runs[j].x -= indent
				f.marker.runs[j].node = lbl
			}
			f.marker.notes = notesOf(atoms)
			continue
		}
		f.lines(atoms, st, lbl, true)
	}
	f.x, f.w = f.x+indent, f.w-indent
	f.node = f.l.node("LBody", li)
	for i, b := range d.Body {
		f.block(b)
		if n := len(f.items); i < len(d.Body)-1 && n > 0 && f.items[n-1].kind == spaceItem {
			f.items[n-1].h = min(f.items[n-1].h, tightSpace)
		}
	}
	if len(d.Body) == 0 && f.marker == nil && len(f.items) > 0 {
		f.items[len(f.items)-1].keep = false
	}
	f.restore(old)
}

func notesOf(atoms []atom) []*doc.Note {
	var out []*doc.Note
	for i := range atoms {
		if atoms[i].note != nil {
			out = append(out, atoms[i].note)
		}
	}
	return out
}
