package layout

import "smmpub/generator/doc"

// columnWidths shares the width among n columns: by weight where there is one, else by content; no column is narrower
// than its widest word as long as that can be had. Where it cannot, the type becomes smaller, then names are divided at
// their marks (access-control.general-2 behind the dot), and at last words anywhere.
func (s *tableSetter) columnWidths(n int, head, body []gridRow) []int {
	total := s.f.w
	for {
		lo, hi := s.contentWidths(n, total, head, body)
		if sum(lo) <= total {
			return s.share(n, total, lo, hi, func() []int { return s.partWidths(n, total, head, body) })
		}
		if s.text.Size > largeCrowded && s.smaller() {
			continue
		}
		parts := s.partWidths(n, total, head, body)
		if sum(parts) <= total {
			return between(parts, lo, total)
		}
		if !s.smaller() {
			return level(parts, total)
		}
	}
}

// crowded are the sizes and leadings of tables whose words are too wide for their columns otherwise; largeCrowded is the
// largest of them.
var crowded = [][2]int{{largeCrowded, 10100}, {7000, 9100}}

const largeCrowded = 7800

// smaller takes the next smaller type, if there is one.
func (s *tableSetter) smaller() bool {
	for _, c := range crowded {
		if s.text.Size > c[0] {
			s.text.Size, s.text.Leading = c[0], min(s.text.Leading, c[1])
			return true
		}
	}
	return false
}

// share gives columns whose words fit their widths. Where long names would leave little to prose, they are divided.
func (s *tableSetter) share(n, total int, lo, hi []int, parts func() []int) []int {
	weights := 0
	for i := range min(n, len(s.t.Columns)) {
		weights += s.t.Columns[i].Weight
	}
	if weights == 0 {
		if sum(lo) > total*3/4 && sum(hi) > total*2 {
			lo = parts()
		}
		return between(lo, hi, total)
	}
	return raise(s.weighted(n, total, weights, hi), lo, total)
}

// partWidths are the least widths of columns whose names are divided at their marks.
func (s *tableSetter) partWidths(n, total int, head, body []gridRow) []int {
	s.parts = true
	parts, _ := s.contentWidths(n, total, head, body)
	s.parts = false
	return parts
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
				lo[c.col], hi[c.col] = max(lo[c.col], min(a, total*2/5)), max(hi[c.col], min(b, 2*total))
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
	f.parts = s.parts
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
		if f.parts {
			return f.l.widestPart(atoms), natural(atoms)
		}
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
		s := tableSetter{f: f, t: b, text: f.text, parts: f.parts}
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
