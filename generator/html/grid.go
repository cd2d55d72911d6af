package html

import "smmpub/generator/doc"

// grid finds the column a cell stands in, past the cells that reach down from rows above.
type grid struct {
	columns []doc.Column
	heads   []string // words over each column, for cells that may stand alone; nil: for none
	stays   bool     // the heads of rows stay in sight
	down    []int    // rows that the cell above still covers, by column
	at      int
}

func (g *grid) row() {
	if g.down == nil {
		g.down, g.at = make([]int, len(g.columns)), len(g.columns)
	}
	for ; g.at < len(g.down); g.at++ { // what reaches down at the end of the row above
		g.down[g.at] = max(0, g.down[g.at]-1)
	}
	g.at = 0
}

// end forgets what reaches down: cells do not cross from head to body.
func (g *grid) end() { g.down = nil }

// place is the column of the next cell.
func (g *grid) place(c *doc.Cell) doc.Column {
	for g.at < len(g.down) && g.down[g.at] > 0 {
		g.down[g.at]--
		g.at++
	}
	at := g.at
	for range max(1, c.Span) {
		if g.at < len(g.down) {
			g.down[g.at] = max(1, c.Down) - 1
		}
		g.at++
	}
	if at < len(g.columns) {
		return g.columns[at]
	}
	return doc.Column{}
}

// head is what stands over the cell just placed, where it is in one column.
func (g *grid) head(c *doc.Cell) string {
	if c.Head != doc.Data || c.Span > 1 || g.at == 0 || g.at > len(g.heads) {
		return ""
	}
	return g.heads[g.at-1]
}
