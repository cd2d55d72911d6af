package compose

import (
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// coverage shows for every model and profile what stands on the grid practice x scope x level.
func (q *review) coverage() *doc.Section {
	s := q.section("coverage", "qa-coverage")
	for _, p := range q.lib.Pubs() {
		if p.Kind == smm.MappingPub || p.Model == nil || len(p.Model.Asking()) == 0 || len(p.Model.Practices()) == 0 {
			continue
		}
		s.Body = append(s.Body, q.coverageTable(p))
	}
	if len(s.Body) > 0 {
		s.Body = append(doc.Para(q.words["qa-coverage-note"]), s.Body...)
	}
	return s
}

func (q *review) coverageTable(p *smm.Pub) doc.Block {
	if len(p.Tables()) == 0 {
		return &doc.Paragraph{Content: doc.Plain(fill(q.words["qa-without-tables"], "name", pubName(p.Front)))}
	}
	scopes := coveredScopes(p)
	t := q.matrix(fill(q.words["qa-coverage-of"], "name", pubName(p.Front)), p.Model, scopes)
	filled := make([]int, len(t.Columns)-1)
	for _, n := range p.Model.Practices() {
		cells := []*doc.Cell{rowHead(n.Name)}
		table := p.Table(n.ID)
		if table == nil {
			t.row(append(cells, quiet(q.words["qa-no-table"], len(filled)))...)
			continue
		}
		for i, scope := range scopes {
			at := i * len(p.Model.Asking())
			cells = append(cells, q.scopeCells(p.Model, table.Row(scope.ID), filled[at:])...)
		}
		t.row(cells...)
	}
	total := []*doc.Cell{rowHead(q.words["qa-filled"])}
	for _, n := range filled {
		total = append(total, &doc.Cell{Class: "center", Blocks: doc.Para(q.of(n, len(p.Model.Practices())))})
	}
	t.row(total...)
	return t.Table
}

// matrix begins a table with a row for each practice and a column for each level of each scope.
func (q *review) matrix(caption string, m *smm.Model, scopes []*smm.Scope) sheet {
	t := sheet{&doc.Table{Class: "plain", Wide: true, Caption: doc.Plain(caption), Columns: []doc.Column{{}}}}
	corner := colHead(q.words["practice"])
	corner.Down = 2
	upper, lower := &doc.Row{Cells: []*doc.Cell{corner}}, &doc.Row{}
	levels := m.Asking()
	for _, s := range scopes {
		name := s.Name
		if name == "" {
			name = s.ID
		}
		upper.Cells = append(upper.Cells, &doc.Cell{Head: doc.ColGroup, Span: len(levels), Class: "center", Blocks: doc.Para(name)})
		for _, l := range levels {
			t.Columns = append(t.Columns, doc.Column{Align: doc.Center})
			head := colHead(fill(q.words["level"], "number", itoa(l.Level)))
			head.Facets.Level = l.Level
			lower.Cells = append(lower.Cells, head)
		}
	}
	t.Head = []*doc.Row{upper, lower}
	return t
}

// coveredScopes are the rows that a publication is to fill: the first scope is the model's, the others the profiles'. A
// profile shows the first one too where a table of its own has that row.
func coveredScopes(p *smm.Pub) []*smm.Scope {
	scopes := p.Model.Scopes
	if len(scopes) == 0 {
		return nil
	}
	if p.Kind == smm.ModelPub {
		return scopes[:1]
	}
	for _, t := range p.Tables() {
		if t.Row(scopes[0].ID) != nil {
			return scopes
		}
	}
	return scopes[1:]
}

// scopeCells are the cells of one row of a practice table, a level each or one across all. filled counts what is there.
func (q *review) scopeCells(m *smm.Model, r *smm.Row, filled []int) []*doc.Cell {
	levels := m.Asking()
	switch {
	case r == nil:
		return []*doc.Cell{quiet(q.words["qa-no-row"], len(levels))}
	case r.External.Text != "":
		return []*doc.Cell{quiet(fill(q.words["qa-elsewhere"], "key", r.External.Text), len(levels))}
	case len(r.None) > 0:
		return []*doc.Cell{quiet(q.words["qa-reasoned"], len(levels))}
	}
	var cells []*doc.Cell
	for i, l := range levels {
		text := q.filling(m, r.Cell(l.Level))
		if text == "" {
			cells = append(cells, quiet(q.words["qa-empty"], 1))
			continue
		}
		filled[i]++
		cells = append(cells, words(text))
	}
	return cells
}

// filling is what a cell holds: the numbers of its statements, part by part; "" when it holds nothing.
func (q *review) filling(m *smm.Model, c *smm.Cell) string {
	if c == nil {
		return ""
	}
	count := map[string]int{}
	text, all := false, 0
	for _, b := range c.Blocks {
		text = text || len(b.Description) > 0
		for _, p := range b.Parts {
			smm.Walk(p.Statements, func(*smm.Statement) {
				count[p.Part.Text]++
				all++
			})
		}
	}
	switch {
	case all == 0 && text:
		return q.words["qa-description"]
	case all == 0:
		return ""
	}
	var parts []string
	for _, p := range m.Parts {
		if p.Assess != smm.AssessNone || count[p.ID] > 0 {
			parts = append(parts, itoa(count[p.ID]))
		}
	}
	return strings.Join(parts, " + ")
}

// pubName is how the page calls a publication.
func pubName(f *smm.Front) string {
	if f.Name() == "" {
		return f.FullName()
	}
	return f.Name() + " (" + f.FullName() + ")"
}
