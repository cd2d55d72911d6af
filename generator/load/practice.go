package load

import (
	"cmp"
	"slices"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

var tableKeys = []key[smm.Table]{
	kindKey[smm.Table]("practice"),
	custom("practice", "The practice's id in the model.", name.shape, func(f *file, n *yaml.Node, t *smm.Table) { t.Practice, _ = name.read(f, n) }).required().naming(),
	field("heading", "The section's title.", plain, func(t *smm.Table) *string { return &t.Heading }).without("the practice's name"),
	custom("section", "none leaves the section out; the table stays.", &Shape{Type: Choice, Words: []string{"none"}}, readSection),
	field("title", "The table's head.", plain, func(t *smm.Table) *string { return &t.Title }).without("the practice's name"),
	field("caption", "The table's caption.", plain, func(t *smm.Table) *string { return &t.Caption }).without("the practice's name"),
	field("description", "What the practice is about, in this publication.", blocks, func(t *smm.Table) *[]doc.Block { return &t.Description }).without("the model's description"),
	field("note", "A remark that is shown above the table.", blocks, func(t *smm.Table) *[]doc.Block { return &t.Note }),
	field("base_rows", "What is printed of the model's own rows.", baseRows, func(t *smm.Table) *smm.BaseRows { return &t.BaseRows }).without("the profile's"),
	custom("objectives", "What each level is for, in a sentence. Only in a model's folder.", &Shape{Type: Map, By: Level, For: "level", Of: inlines.shape}, readObjectives),
	custom("considerations", "The rows of the table, by scope. A row that is not named is not printed.", &Shape{Type: Map, By: Name, For: "scope", Of: rowShape()}, readConsiderations),
}

func readPractice(f *file, n *yaml.Node) func(*smm.Library) {
	t := f.table(n, tableKeys)
	return func(lib *smm.Library) { lib.Practices = append(lib.Practices, t) }
}

func (f *file) table(n *yaml.Node, keys []key[smm.Table]) *smm.Table {
	t := &smm.Table{}
	t.Pos = readMap(f, n, keys, t)
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			c.ID = smm.CellID(t.Practice.Text, c.Scope, c.Level)
		}
	}
	return t
}

func readSection(f *file, n *yaml.Node, t *smm.Table) {
	if _, ok := choice("none").read(f, n); ok {
		t.NoSection = true
	}
}

func readObjectives(f *file, n *yaml.Node, t *smm.Table) {
	t.Objectives = map[int]*smm.Objective{}
	for _, p := range f.pairs(n) {
		l, ok := f.level(p[0].Value, f.pos(p[0]))
		if !ok {
			continue
		}
		if in, ok := inlines.read(f, p[1]); ok {
			t.Objectives[l] = &smm.Objective{Level: l, Text: in, Pos: f.pos(p[0])}
		}
	}
}

func readConsiderations(f *file, n *yaml.Node, t *smm.Table) {
	for _, p := range f.pairs(n) {
		if _, ok := localID.read(f, p[0]); !ok {
			continue
		}
		r := &smm.Row{Scope: smm.Word{Text: p[0].Value, Pos: f.pos(p[0])}, Pos: f.pos(p[0])}
		f.row(p[1], r)
		t.Rows = append(t.Rows, r)
	}
}

// rowKeys are the keys of a row beside its levels.
var rowKeys = []key[smm.Row]{
	field("external", "The key of the reference where the row stands, in place of its levels.", freeWord, func(r *smm.Row) *smm.Word { return &r.External }),
	field("none", "Why nothing is needed, in place of the levels; printed across the row.", inlines, func(r *smm.Row) *[]doc.Inline { return &r.None }),
	field("summary", "What is special here, printed above the row's cells.", blocks, func(r *smm.Row) *[]doc.Block { return &r.Summary }),
}

func rowShape() *Shape {
	return &Shape{Type: Record, Keys: func() []Key { return declared(rowKeys) }, By: Level, For: "level", Of: cellShape()}
}

func cellShape() *Shape {
	block := &Shape{Type: Record, Keys: func() []Key { return declared(blockKeys) }, By: Name, For: "part", Of: statementsShape()}
	list := &Shape{Type: List, Of: &Shape{Type: Record, Keys: block.Keys, By: Name, For: "part", Of: block.Of, Or: &Shape{Type: Markdown}}}
	block.Or = &Shape{Type: Markdown, Or: list}
	return block
}

func (f *file) row(n *yaml.Node, r *smm.Row) {
	for _, p := range f.pairs(n) {
		if k := find(rowKeys, p[0].Value); k != nil {
			k.read(f, p[1], r)
			continue
		}
		if isID(p[0].Value) && (p[0].Value[0] < '0' || p[0].Value[0] > '9') {
			f.unknownKey(p[0], p[1], append(namesOf(rowKeys), "1", "2", "3", "4"))
			continue
		}
		if l, ok := f.level(p[0].Value, f.pos(p[0])); ok {
			r.Cells = append(r.Cells, f.cell(p[1], r.Scope.Text, l, f.pos(p[0])))
		}
	}
	if len(r.Cells) > 0 && (r.External.Text != "" || r.None != nil) {
		f.list.Errorf(r.Pos, "row-form", "the row %q has cells and says that they are elsewhere or not needed", r.Scope.Text).Hint = "leave out external and none, or the levels"
	}
	slices.SortStableFunc(r.Cells, func(a, b *smm.Cell) int { return cmp.Compare(a.Level, b.Level) })
}

// cell reads a map of parts, a string, or a list of either.
func (f *file) cell(n *yaml.Node, scope string, level int, pos diag.Pos) *smm.Cell {
	c := &smm.Cell{Scope: scope, Level: level, Pos: pos}
	switch {
	case n.Kind == yaml.MappingNode && len(n.Content) == 0:
	case n.Kind == yaml.MappingNode:
		c.Blocks = []*smm.CellBlock{f.cellBlock(n)}
	case n.Kind == yaml.SequenceNode:
		c.Blocks = f.cellBlocks(n)
	case isNull(n):
		f.wrongType(n, "a map")
	default:
		c.Blocks = []*smm.CellBlock{f.unheaded(n)}
	}
	f.crowded(c)
	c.Number()
	return c
}

// cellBlocks reads a list of blocks. Strings that follow one another make one block.
func (f *file) cellBlocks(n *yaml.Node) []*smm.CellBlock {
	var out []*smm.CellBlock
	strung := false
	for _, item := range f.items(n) {
		switch {
		case item.Kind == yaml.MappingNode:
			out = append(out, f.cellBlock(item))
		case strung:
			part := out[len(out)-1].Parts[0]
			part.Statements = append(part.Statements, f.statements(item)...)
		default:
			out = append(out, f.unheaded(item))
		}
		strung = item.Kind != yaml.MappingNode
	}
	return out
}

// unheaded is a block that is only a text: the model's first part, printed without a heading.
func (f *file) unheaded(n *yaml.Node) *smm.CellBlock {
	part := &smm.CellPart{Part: smm.Word{Pos: f.pos(n)}, Statements: f.statements(n)}
	return &smm.CellBlock{NoHeading: true, Parts: []*smm.CellPart{part}}
}

// blockKeys are the keys of a block beside its parts.
var blockKeys = []key[smm.CellBlock]{
	field("description", "A text that is printed first and never assessed.", blocks, func(b *smm.CellBlock) *[]doc.Block { return &b.Description }),
	custom("heading", "The first part's heading; none for no heading.", &Shape{Type: Text}, readHeading).without("the part's"),
}

func readHeading(f *file, n *yaml.Node, b *smm.CellBlock) {
	if s, ok := plain.read(f, n); ok && s == "none" {
		b.NoHeading = true
	} else if ok {
		b.Heading = s
	}
}

func (f *file) cellBlock(n *yaml.Node) *smm.CellBlock {
	b := &smm.CellBlock{}
	for _, p := range f.pairs(n) {
		word := p[0].Value
		switch k := find(blockKeys, word); {
		case k != nil:
			k.read(f, p[1], b)
		case !isID(word) || slices.Contains(reservedLocal, word):
			f.unknownKey(p[0], p[1], append(namesOf(blockKeys), "actions", "indicators"))
		default:
			b.Parts = append(b.Parts, &smm.CellPart{Part: smm.Word{Text: word, Pos: f.pos(p[0])}, Statements: f.statements(p[1])})
		}
	}
	return b
}
