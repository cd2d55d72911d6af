package layout

import "smmpub/generator/doc"

// gridRow is a row whose cells know their columns.
type gridRow struct {
	row   *doc.Row
	cells []gridCell
}

type gridCell struct {
	cell            *doc.Cell
	col, span, down int
}

// grid gives every cell its column: the next one that no cell from above reaches into.
func grid(rows []*doc.Row) []gridRow {
	out := make([]gridRow, len(rows))
	var taken []int // rows that each column is still taken for
	for i, r := range rows {
		out[i].row = r
		col := 0
		for _, c := range r.Cells {
			for col < len(taken) && taken[col] > 0 {
				col++
			}
			g := gridCell{cell: c, col: col, span: max(c.Span, 1), down: max(c.Down, 1)}
			for len(taken) < col+g.span {
				taken = append(taken, 0)
			}
			for j := range g.span {
				taken[col+j] = g.down
			}
			col += g.span
			out[i].cells = append(out[i].cells, g)
		}
		for j := range taken {
			taken[j] = max(taken[j]-1, 0)
		}
	}
	return out
}

func columns(rows []gridRow) int {
	n := 0
	for _, r := range rows {
		for _, c := range r.cells {
			n = max(n, c.col+c.span)
		}
	}
	return n
}

// columnWidths shares the width among n columns: by weight where there is one, else by content; no column is narrower
// than its widest word as long as that can be had.
func (s *tableSetter) columnWidths(n int, head, body []gridRow) []int {
	total := s.f.w
	lo, hi := s.contentWidths(n, total, head, body)
	weights := 0
	for i := range min(n, len(s.t.Columns)) {
		weights += s.t.Columns[i].Weight
	}
	if sum(lo) > total { // some words must be divided
		return level(lo, total)
	}
	if weights == 0 {
		return between(lo, hi, total)
	}
	return raise(s.weighted(n, total, weights, hi), lo, total)
}

func (s *tableSetter) weighted(n, total, weights int, hi []int) []int {
	out := make([]int, n)
	rest := total
	for i := range out {
		if i >= len(s.t.Columns) || s.t.Columns[i].Weight == 0 {
			out[i] = min(hi[i], total/n)
			rest -= out[i]
		}
	}
	rest = max(rest, 0)
	for i := range out {
		if i < len(s.t.Columns) && s.t.Columns[i].Weight > 0 {
			out[i] = rest * s.t.Columns[i].Weight / weights
		}
	}
	return scale(out, total)
}

// contentWidths are the narrowest and the natural width of each column.
func (s *tableSetter) contentWidths(n, total int, head, body []gridRow) (lo, hi []int) {
	lo, hi = make([]int, n), make([]int, n)
	var wide []gridCell
	for _, rows := range [][]gridRow{head, body} {
		for _, r := range rows {
			for _, c := range r.cells {
				if c.span > 1 {
					wide = append(wide, c)
					continue
				}
				a, b := s.cellWidths(c)
				lo[c.col], hi[c.col] = max(lo[c.col], min(a, total*2/5)), max(hi[c.col], min(b, total))
			}
		}
	}
	for _, c := range wide {
		a, b := s.cellWidths(c)
		stretch(lo[c.col:min(c.col+c.span, n)], min(a, total*2/5))
		stretch(hi[c.col:min(c.col+c.span, n)], min(b, total))
	}
	for i := range lo {
		lo[i] = max(lo[i], 2*cellPadX+8*Pt)
		hi[i] = max(hi[i], lo[i])
	}
	return lo, hi
}

func (s *tableSetter) cellWidths(c gridCell) (lo, hi int) {
	f := s.cellFlow(0, s.cellText(c.cell, c.col), nil)
	lo, hi = f.measureBlocks(c.cell.Blocks)
	return lo + 2*cellPadX + 100, hi + 2*cellPadX + 100
}

// measureBlocks is the narrowest and the natural width of blocks in a cell.
func (f *flow) measureBlocks(bs []doc.Block) (lo, hi int) {
	for _, b := range bs {
		a, z := f.measureBlock(b)
		lo, hi = max(lo, a), max(hi, z)
	}
	return lo, hi
}

func (f *flow) measureBlock(b doc.Block) (lo, hi int) {
	switch b := b.(type) {
	case *doc.Paragraph:
		st, _ := f.class(b.Class)
		atoms := f.l.atomsOf(b.Content, st.Style)
		return widestWord(atoms), natural(atoms)
	case *doc.List:
		indent := f.listIndent(b)
		for _, it := range b.Items {
			a, z := f.measureBlocks(it.Blocks)
			lo, hi = max(lo, a+indent), max(hi, z+indent)
		}
		return lo, hi
	case *doc.Quote:
		lo, hi = f.measureBlocks(b.Blocks)
		return lo + 12*Pt, hi + 12*Pt
	case *doc.Box:
		lo, hi = f.measureBlocks(b.Blocks)
		a, z := f.measureText(b.Title)
		return max(lo, a) + 20*Pt, max(hi, z) + 20*Pt
	case *doc.Definitions:
		for _, d := range b.Items {
			a, z := f.measureBlocks(d.Body)
			lo, hi = max(lo, a+cellIndent), max(hi, z+cellIndent)
			for _, term := range d.Terms {
				a, z := f.measureText(term)
				lo, hi = max(lo, a), max(hi, z)
			}
		}
		return lo, hi
	case *doc.Table:
		s := tableSetter{f: f, t: b, text: f.text}
		head, body := grid(b.Head), grid(b.Rows)
		least, natural := s.contentWidths(max(len(b.Columns), columns(head), columns(body), 1), 300*Pt, head, body)
		return sum(least), sum(natural)
	case *doc.CodeBlock, *doc.Figure:
		return 70 * Pt, 200 * Pt
	}
	return 0, 0
}

// measureText measures words set bold.
func (f *flow) measureText(in []doc.Inline) (lo, hi int) {
	st := f.text.Style
	st.Face = Sans + Bold
	atoms := f.l.atomsOf(in, st)
	return widestWord(atoms), natural(atoms)
}

func sum(a []int) int {
	t := 0
	for _, v := range a {
		t += v
	}
	return t
}

// scale makes the values sum to total, in proportion.
func scale(a []int, total int) []int {
	out := make([]int, len(a))
	have := max(sum(a), 1)
	rest := total
	for i, v := range a {
		out[i] = v * total / have
		rest -= out[i]
	}
	out[len(out)-1] += rest
	return out
}

// level cuts the widest columns down to one width, so that all of them fit and the narrow ones keep theirs.
func level(lo []int, total int) []int {
	low, high := 0, total
	for low < high {
		limit := (low + high + 1) / 2
		t := 0
		for _, v := range lo {
			t += min(v, limit)
		}
		if t <= total {
			low = limit
		} else {
			high = limit - 1
		}
	}
	out := make([]int, len(lo))
	for i, v := range lo {
		out[i] = min(v, low)
	}
	return scale(out, total)
}

// stretch raises values evenly until they sum to need.
func stretch(a []int, need int) {
	if short := need - sum(a); short > 0 {
		for i := range a {
			a[i] += short / len(a)
		}
	}
}

// between gives every column its least width and shares the rest by what each would like to have.
func between(lo, hi []int, total int) []int {
	if sum(hi) <= total {
		return scale(hi, total)
	}
	out := make([]int, len(lo))
	rest, wish := total-sum(lo), max(sum(hi)-sum(lo), 1)
	for i := range lo {
		out[i] = lo[i] + rest*(hi[i]-lo[i])/wish
	}
	return scale(out, total)
}

// raise lifts columns to their least width at the cost of those that have more.
func raise(w, lo []int, total int) []int {
	short, spare := 0, 0
	for i := range w {
		short += max(lo[i]-w[i], 0)
		spare += max(w[i]-lo[i], 0)
	}
	if short == 0 {
		return w
	}
	for i := range w {
		if w[i] < lo[i] {
			w[i] = lo[i]
			continue
		}
		w[i] -= (w[i] - lo[i]) * short / max(spare, 1)
	}
	return w
}
