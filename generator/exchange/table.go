package exchange

import (
	"slices"

	"smmpub/generator/smm"
)

// table is the considerations of one practice.
type table struct {
	Practice    string      `json:"practice"` // id
	Title       string      `json:"title,omitempty"`
	Caption     string      `json:"caption,omitempty"`
	Description string      `json:"description,omitempty"` // in place of the model's
	Note        string      `json:"note,omitempty"`
	Objectives  []objective `json:"objectives,omitempty"` // ascending by level
	Rows        []row       `json:"rows"`                 // in the model's order of scopes
}

// objective is what a level of a practice is for.
type objective struct {
	Level int    `json:"level"`
	Text  string `json:"text"`
}

// row is the considerations of one scope. A row without cells says that nothing is asked there.
type row struct {
	Scope    string `json:"scope"`              // id
	External string `json:"external,omitempty"` // key of the reference where the row stands
	None     string `json:"none,omitempty"`     // why there are no cells
	Summary  string `json:"summary,omitempty"`
	Cells    []cell `json:"cells"` // ascending by level
}

// cell is one consideration: what a level asks in a scope.
type cell struct {
	ID     string  `json:"id"` // practice.scope-level
	Level  int     `json:"level"`
	Blocks []block `json:"blocks"`
}

// block is a part of a cell with a heading of its own.
type block struct {
	Heading     string      `json:"heading,omitempty"`    // in place of the first part's
	NoHeading   bool        `json:"no_heading,omitempty"` // printed without
	Description string      `json:"description,omitempty"`
	Statements  []statement `json:"statements"`
}

func (w writer) table(t *smm.Table) table {
	return table{
		Practice: t.Practice.Text, Title: t.Title, Caption: t.Caption,
		Description: blocks(t.Description), Note: blocks(t.Note),
		Objectives: objectives(t), Rows: each(t.Rows, w.row),
	}
}

func (w writer) row(r *smm.Row) row {
	return row{r.Scope.Text, r.External.Text, line(r.None), blocks(r.Summary), each(r.Cells, w.cell)}
}

func (w writer) cell(c *smm.Cell) cell {
	return cell{c.ID, c.Level, each(c.Blocks, w.block)}
}

func (w writer) block(b *smm.CellBlock) block {
	out := block{Heading: b.Heading, NoHeading: b.NoHeading, Description: blocks(b.Description), Statements: []statement{}}
	for _, p := range b.Parts {
		out.Statements = append(out.Statements, w.statements(p.Statements, p.Part.Text)...)
	}
	return out
}

// objectives are a table's, ascending by level.
func objectives(t *smm.Table) []objective {
	var out []objective
	for n, o := range t.Objectives {
		out = append(out, objective{n, line(o.Text)})
	}
	slices.SortFunc(out, func(a, b objective) int { return a.Level - b.Level })
	return out
}
