package generator

import (
	"strconv"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// invention makes up an assessment, connected as check leaves it, from bytes; the same bytes make the same one.
type invention struct {
	bytes      []byte
	a          *smm.Assessment
	cells      []inventedCell
	statements []*smm.Statement
	answered   map[*smm.Statement]bool // by root
	answers    []*smm.Answer
}

type inventedCell struct {
	table *smm.Table
	cell  *smm.Cell
}

func invented(b []byte) *invention {
	w := &invention{bytes: b, a: &smm.Assessment{ID: "a"}, answered: map[*smm.Statement]bool{}}
	w.model()
	for i := range w.upTo(3) {
		w.profile(i)
	}
	w.tables()
	w.target()
	w.practices()
	return w
}

// upTo gives a number below n; 0 when the bytes are used up.
func (w *invention) upTo(n int) int {
	if len(w.bytes) == 0 {
		return 0
	}
	b := int(w.bytes[0])
	w.bytes = w.bytes[1:]
	return b % n
}

// rarely is true once in n times.
func (w *invention) rarely(n int) bool { return w.upTo(n) == n-1 }

var inventedPos = diag.Pos{File: "a.yaml", Line: 1, Col: 1}

func (w *invention) model() {
	m := &smm.Model{Front: smm.Front{ID: "m", Edition: "1"}, Levels: []*smm.Level{{Level: 0}}}
	for i := range 1 + w.upTo(4) {
		m.Levels = append(m.Levels, &smm.Level{Level: i + 1})
	}
	for i := range 1 + w.upTo(3) {
		m.Scopes = append(m.Scopes, &smm.Scope{ID: "s" + strconv.Itoa(i)})
	}
	m.Parts = []*smm.Part{{ID: "actions", Assess: smm.AssessEach}, {ID: "signs", Assess: smm.AssessAid}, {ID: "hints", Assess: smm.AssessNone}}
	domain := &smm.Node{Kind: smm.DomainNode, ID: "d"}
	sub := &smm.Node{Kind: smm.SubdomainNode, ID: "sub", Parent: domain}
	domain.Children = []*smm.Node{sub}
	for i := range 1 + w.upTo(3) {
		under := []*smm.Node{domain, sub}[w.upTo(2)]
		under.Children = append(under.Children, &smm.Node{Kind: smm.PracticeNode, ID: "p" + strconv.Itoa(i), Parent: under})
	}
	m.Domains = []*smm.Node{domain}
	w.a.Model = m
}

func (w *invention) profile(i int) {
	p := &smm.Profile{Front: smm.Front{ID: "f" + strconv.Itoa(i), Edition: "1"}, Model: w.a.Model}
	p.Classes = []*smm.DeviceClass{{ID: "c", Devices: []*smm.Device{{ID: "x"}, {ID: "y"}}}, {ID: "e", Devices: []*smm.Device{{ID: "z"}}}}
	w.a.Profiles = append(w.a.Profiles, p)
}

func (w *invention) tables() {
	for _, n := range w.a.Model.Practices() {
		if !w.rarely(6) {
			w.a.Model.Tables = append(w.a.Model.Tables, w.table(n, nil, w.a.Model.Scopes[:1]))
		}
		for _, p := range w.a.Profiles {
			if !w.rarely(6) {
				p.Tables = append(p.Tables, w.table(n, p, w.a.Model.Scopes[1:]))
			}
		}
	}
}

func (w *invention) table(n *smm.Node, p *smm.Profile, scopes []*smm.Scope) *smm.Table {
	t := &smm.Table{Practice: smm.Word{Text: n.ID}, Node: n, Model: w.a.Model, Profile: p}
	if p != nil && w.rarely(4) {
		first := &smm.Row{Scope: smm.Word{Text: w.a.Model.Scopes[0].ID}}
		if w.rarely(2) {
			first.External = smm.Word{Text: "REF"}
		}
		t.Rows = append(t.Rows, first)
	}
	for _, s := range scopes {
		r := &smm.Row{Scope: smm.Word{Text: s.ID}}
		for _, l := range w.a.Model.Asking() {
			if !w.rarely(4) {
				r.Cells = append(r.Cells, w.cell(t, s.ID, l.Level))
			}
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func (w *invention) cell(t *smm.Table, scope string, level int) *smm.Cell {
	c := inventedCell{t, &smm.Cell{ID: smm.CellID(t.Practice.Text, scope, level), Scope: scope, Level: level}}
	b := &smm.CellBlock{}
	c.cell.Blocks = []*smm.CellBlock{b}
	for _, part := range w.a.Model.Parts {
		p := &smm.CellPart{Part: smm.Word{Text: part.ID}}
		b.Parts = append(b.Parts, p)
		for range w.upTo(3) {
			p.Statements = append(p.Statements, w.grown(c, part, nil))
		}
	}
	w.cells = append(w.cells, c)
	return c.cell
}

// statement makes a plain one.
func (w *invention) statement(c inventedCell, part *smm.Part, under *smm.Statement) *smm.Statement {
	x := &smm.Statement{ID: "q" + strconv.Itoa(len(w.statements)), Cell: c.cell, Part: part, Table: c.table, Under: under}
	x.FullID = c.cell.ID + "." + x.ID
	w.statements = append(w.statements, x)
	return x
}

// grown makes one with items, devices, and what else a statement may have.
func (w *invention) grown(c inventedCell, part *smm.Part, under *smm.Statement) *smm.Statement {
	x := w.statement(c, part, under)
	x.Informative, x.Whole = w.rarely(8), w.rarely(4)
	if c.table.Profile != nil && w.rarely(4) {
		x.Devices = []smm.Word{{Text: []string{"c", "x", "z"}[w.upTo(3)]}}
	}
	if w.rarely(5) {
		if other := w.statements[w.upTo(len(w.statements))]; other != x && other.Same == nil {
			x.See, x.Same = smm.Word{Text: other.FullID}, other
		}
	}
	if (under == nil || under.Under == nil) && w.rarely(4) {
		for range 1 + w.upTo(2) {
			x.Items = append(x.Items, w.grown(c, part, x))
		}
	}
	return x
}

func (w *invention) target() {
	m := w.a.Model
	aim := func() *smm.Aim {
		return &smm.Aim{Level: smm.GivenLevel{Level: w.upTo(len(m.Levels)), Pos: inventedPos}, Scope: smm.Word{Text: m.Scopes[w.upTo(len(m.Scopes))].ID}}
	}
	w.a.Target = &smm.Target{Model: m, Profiles: w.a.Profiles, Default: aim()}
	for n := range m.Nodes {
		if w.rarely(3) {
			a := aim()
			a.Node = smm.Word{Text: n.ID}
			w.a.Target.Set = append(w.a.Target.Set, a)
		}
	}
	if len(w.a.Profiles) > 0 && w.rarely(3) {
		w.a.System.Devices = []smm.Word{{Text: []string{"c", "x", "z"}[w.upTo(3)]}}
	}
}

var inventedStatuses = append([]smm.AnswerStatus{smm.Met, smm.Met, smm.Met}, smm.AnswerStatuses...)

func (w *invention) status() smm.AnswerStatus { return inventedStatuses[w.upTo(len(inventedStatuses))] }

func (w *invention) practices() {
	for _, n := range w.a.Model.Practices() {
		p := &smm.PracticeAnswers{Practice: smm.Word{Text: n.ID, Pos: inventedPos}, Node: n, Pos: inventedPos}
		if w.rarely(3) {
			p.Declared = smm.GivenLevel{Level: w.upTo(len(w.a.Model.Levels)), Pos: inventedPos}
			if w.rarely(3) {
				p.Override = smm.Word{Text: "so", Pos: inventedPos}
			}
		}
		w.a.Practices = append(w.a.Practices, p)
	}
	for _, c := range w.cells {
		if !w.rarely(3) {
			w.answer(c, nil, w.status())
		}
		for x := range c.cell.Statements {
			if w.rarely(3) && !w.answered[x.Root()] {
				w.answer(c, x, w.status())
			}
		}
	}
	w.externals()
}

// externals answers rows that stand in a reference.
func (w *invention) externals() {
	for _, p := range w.a.Profiles {
		for _, t := range p.Tables {
			for _, l := range w.a.Model.Asking() {
				if r := t.Rows; len(r) > 0 && r[0].External.Text != "" {
					c := inventedCell{t, &smm.Cell{ID: smm.CellID(t.Practice.Text, r[0].Scope.Text, l.Level), Scope: r[0].Scope.Text, Level: l.Level}}
					w.answer(c, nil, w.status())
					if w.rarely(2) {
						x := w.answer(c, nil, w.status())
						x.Key.Text += "." + smm.ExternalID
					}
				}
			}
		}
	}
}

// answer answers a cell or, where x is given, a statement of it.
func (w *invention) answer(c inventedCell, x *smm.Statement, status smm.AnswerStatus) *smm.Answer {
	key := c.cell.ID
	if c.table.Profile != nil {
		key = c.table.Profile.ID + "/" + key
	}
	out := &smm.Answer{Status: status}
	if x != nil {
		key += "." + x.ID
		w.answered[x.Root()] = true
	}
	if w.rarely(6) {
		out.By = []smm.DeviceAnswer{{Device: smm.Word{Text: "x"}, Status: status}, {Device: smm.Word{Text: "z"}, Status: w.status()}}
	}
	out.Key, out.Pos = smm.Word{Text: key, Pos: inventedPos}, inventedPos
	out.Subject = smm.Subject{Practice: c.table.Node, Scope: c.cell.Scope, Level: c.cell.Level, Statement: x, Tables: []*smm.Table{c.table}}
	for _, p := range w.a.Practices {
		if p.Node == c.table.Node {
			p.Answers = append(p.Answers, out)
		}
	}
	w.answers = append(w.answers, out)
	return out
}
