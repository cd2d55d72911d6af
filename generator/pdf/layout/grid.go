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
