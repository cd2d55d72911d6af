package compose

import (
	"slices"
	"strconv"

	"smmpub/generator/doc"
	"smmpub/generator/figure"
	"smmpub/generator/smm"
)

// overviews adds to a model's chapter of practices the pages that look across them: what each level and each scope means for
// every practice, and each domain with all that is below it. They stand on the web only; the document itself says the same
// practice by practice.
func (b *builder) overviews(chapter *doc.Section) {
	if b.pub.Kind != smm.ModelPub {
		return
	}
	b.overview(chapter, "levels", b.words["levels"], b.levelsAcross())
	b.overview(chapter, "scopes", b.words["scopes"], b.scopesAcross())
	for _, d := range b.model.Domains {
		b.overview(chapter, "domains/"+d.ID, d.Name, b.domainAcross(d))
	}
	list := &doc.List{Class: "contents", Tight: true}
	for _, s := range chapter.Sections {
		list.Items = append(list.Items, refItem(s.Text(), smm.AnchorSymbol(s.ID)))
	}
	chapter.Aside = []doc.Block{heading(2, "", b.words["overviews"]), list}
}

// overview adds a page below the publication's folder. Nothing of it is printed in the document.
func (b *builder) overview(chapter *doc.Section, folder, title string, body []doc.Block) {
	s := &doc.Section{ID: "overview-" + doc.Slug(folder), Kind: doc.Subsection, Title: doc.Plain(title), Silent: true,
		Path: b.out.Path + folder + "/index.html", Aside: body}
	chapter.Sections = append(chapter.Sections, s)
}

// levelsAcross defines every level that asks something and says what it means for each practice: its objective, and how much
// every publication asks there.
func (b *builder) levelsAcross() []doc.Block {
	out := b.onlySome()
	places := b.rowsAcross()
	for _, l := range b.model.Asking() {
		out = append(out, heading(2, "", b.levelHead(l)))
		out = append(out, l.Description...)
		out = append(out, b.levelAcross(l, places))
	}
	return out
}

// levelAcross has a row for each practice. The objectives have a column where the model says any of this level.
func (b *builder) levelAcross(l *smm.Level, places []acrossing) *doc.Table {
	t := b.across(places, fill(b.words["level-across"], "level", b.levelName(l)))
	said := slices.ContainsFunc(b.model.Tables, func(t *smm.Table) bool { return t.Objectives[l.Level] != nil })
	if said {
		t.Head[0].Cells = slices.Insert(t.Head[0].Cells, 1, colHead(b.label("objective", b.words["objective"])))
		t.Columns = append(t.Columns, doc.Column{})
	}
	for _, n := range b.model.Practices() {
		row := b.acrossRow(n, l, places)
		if said {
			row = slices.Insert(row, 1, b.objectiveCell(n, l))
		}
		t.Rows = append(t.Rows, &doc.Row{Cells: row})
	}
	return t
}

func (b *builder) objectiveCell(n *smm.Node, l *smm.Level) *doc.Cell {
	own := b.model.Table(n.ID)
	if own == nil || own.Objectives[l.Level] == nil {
		return &doc.Cell{Class: "empty"}
	}
	return &doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Content: own.Objectives[l.Level].Text}}}
}

// scopesAcross defines every scope and says how much is asked there of each practice, level by level.
func (b *builder) scopesAcross() []doc.Block {
	out := b.onlySome()
	pubs, _ := b.pubsAcross()
	for _, s := range b.model.Scopes {
		out = append(out, heading(2, "", b.scopeName(s.ID)))
		out = append(out, s.Description...)
		t := b.levelMatrix(fill(b.words["scope-across"], "scope", b.scopeName(s.ID)))
		for _, n := range b.model.Practices() {
			for _, p := range pubs {
				if p.Table(n.ID) == nil || p.Table(n.ID).Row(s.ID) == nil {
					continue
				}
				t.Rows = append(t.Rows, b.scopeLine(n, p, p.Table(n.ID).Row(s.ID)))
			}
		}
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

func (b *builder) scopeLine(n *smm.Node, p *smm.Pub, r *smm.Row) *doc.Row {
	row := &doc.Row{Cells: []*doc.Cell{{Head: doc.RowHead, Blocks: []doc.Block{&doc.Paragraph{Content: b.nodeRef(n)}}}, {Blocks: doc.Para(p.Name())}}}
	for _, l := range b.model.Asking() {
		row.Cells = append(row.Cells, countCell(p, p.Table(n.ID), r, l))
	}
	return row
}

// levelMatrix begins a table with a row for each practice of each publication and a column for each level.
func (b *builder) levelMatrix(caption string) *doc.Table {
	t := &doc.Table{Class: "plain matrix", Caption: doc.Plain(caption), Columns: []doc.Column{{}, {}},
		Head: []*doc.Row{{Cells: []*doc.Cell{colHead(b.words["practice"]), colHead(b.words["publication"])}}}}
	for _, l := range b.model.Asking() {
		t.Columns = append(t.Columns, doc.Column{Class: "center"})
		c := colHead(b.levelName(l))
		c.Class, c.Facets = "level", doc.Facets{Level: l.Level}
		t.Head[0].Cells = append(t.Head[0].Cells, c)
	}
	return t
}

// mostAcross is how many publications an overview has room for.
const mostAcross = 4

// pubsAcross are the publications that overviews show, the model first, and whether there are more.
func (b *builder) pubsAcross() (shown []*smm.Pub, more bool) {
	for _, p := range b.pubs {
		if p.Model != b.model || len(p.Tables()) == 0 {
			continue
		}
		if len(shown) == mostAcross {
			return shown, true
		}
		shown = append(shown, p)
	}
	return shown, false
}

// onlySome says where the publications are compared that an overview has no room for.
func (b *builder) onlySome() []doc.Block {
	if _, more := b.pubsAcross(); !more {
		return nil
	}
	return doc.Para(fill(b.words["across-more"], "n", strconv.Itoa(mostAcross)))
}

// across begins a table with a row for each practice and a column for each scope of each publication.
func (b *builder) across(places []acrossing, caption string) *doc.Table {
	t := &doc.Table{Class: "plain matrix", Caption: doc.Plain(caption), Columns: []doc.Column{{}}, Head: []*doc.Row{{Cells: []*doc.Cell{colHead(b.words["practice"])}}}}
	for _, x := range places {
		t.Columns = append(t.Columns, doc.Column{Class: "center"})
		t.Head[0].Cells = append(t.Head[0].Cells, colHead(x.pub.Name()+", "+b.scopeName(x.scope)))
	}
	return t
}

// acrossing is one scope of one publication.
type acrossing struct {
	pub   *smm.Pub
	scope string
}

func (b *builder) rowsAcross() []acrossing {
	var out []acrossing
	pubs, _ := b.pubsAcross()
	for _, p := range pubs {
		for _, s := range b.model.Scopes {
			for _, t := range p.Tables() {
				if t.Row(s.ID) != nil && !b.isBase(t, t.Row(s.ID)) {
					out = append(out, acrossing{p, s.ID})
					break
				}
			}
		}
	}
	return out
}

func (b *builder) acrossRow(n *smm.Node, l *smm.Level, places []acrossing) []*doc.Cell {
	row := []*doc.Cell{{Head: doc.RowHead, Blocks: []doc.Block{&doc.Paragraph{Content: b.nodeRef(n)}}}}
	for _, x := range places {
		c := &doc.Cell{Class: "empty"}
		if t := x.pub.Table(n.ID); t != nil && t.Row(x.scope) != nil {
			c = countCell(x.pub, t, t.Row(x.scope), l)
		}
		row = append(row, c)
	}
	return row
}

// domainAcross shows a domain with what is below it: a figure, and each practice with what it is for.
func (b *builder) domainAcross(d *smm.Node) []doc.Block {
	out := append([]doc.Block{}, d.Description...)
	out = append(out, &doc.Figure{Alt: fill(b.words["domain-figure"], "name", d.Name, "n", strconv.Itoa(len(b.practicesBelow(d)))), Scene: figure.Domain(b.node(d))})
	for _, n := range d.Children {
		if n.Kind == smm.PracticeNode {
			out = append(out, &doc.Definitions{Class: "nodes", Items: []*doc.Definition{b.practiceEntry(n)}})
			continue
		}
		out = append(out, heading(2, "", n.Name))
		out = append(out, n.Description...)
		list := &doc.Definitions{Class: "nodes"}
		for _, p := range n.Children {
			list.Items = append(list.Items, b.practiceEntry(p))
		}
		out = append(out, list)
	}
	return out
}

func (b *builder) practiceEntry(n *smm.Node) *doc.Definition {
	return &doc.Definition{Terms: [][]doc.Inline{b.nodeRef(n)}, Body: n.Description, Pos: n.Pos}
}

func (b *builder) practicesBelow(d *smm.Node) []*smm.Node {
	var out []*smm.Node
	for _, n := range b.model.Practices() {
		if n.Domain() == d {
			out = append(out, n)
		}
	}
	return out
}
