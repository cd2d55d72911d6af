package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"smmpub/generator/doc"
)

// monkey writes publications at random. Every word of text is numbered, so that a lost one is noticed.
type monkey struct {
	*rand.Rand
	pub   *doc.Publication
	words int
	ids   int
	notes int // how deep in notes
}

func (m *monkey) inlines(n int) []doc.Inline {
	var out []doc.Inline
	for range 1 + m.IntN(n) {
		m.words++
		w := fmt.Sprintf("w%d. ", m.words)
		if m.IntN(40) == 0 {
			w = fmt.Sprintf("w%d.%s ", m.words, strings.Repeat("long", m.IntN(60)))
		}
		var x doc.Inline = &doc.Text{Text: w}
		switch m.IntN(12) {
		case 0:
			x = &doc.Span{Style: doc.Strong, Content: []doc.Inline{x}}
		case 1:
			x = &doc.Span{Style: doc.Sup, Content: []doc.Inline{x}}
		case 2:
			x = &doc.Code{Text: w}
		case 3:
			out = append(out, x)
			x = badge("met", []string{"met", "nothing asked", strings.Repeat("long", m.IntN(30))}[m.IntN(3)])
		}
		out = append(out, x)
		if m.IntN(300) == 0 && m.notes < 3 {
			m.notes++
			note := &doc.Note{}
			m.pub.Notes = append(m.pub.Notes, note)
			note.Blocks = []doc.Block{par(m.inlines(200)...)}
			out = append(out, &doc.NoteRef{Note: note})
			m.notes--
		}
	}
	return out
}

func (m *monkey) id() string {
	m.ids++
	return fmt.Sprintf("id%d", m.ids)
}

func (m *monkey) blocks(n, depth int) []doc.Block {
	var out []doc.Block
	for range m.IntN(n + 1) {
		out = append(out, m.block(depth))
	}
	return out
}

func (m *monkey) block(depth int) doc.Block {
	kind := m.IntN(12)
	if depth > 0 && kind == 10 || depth > 1 && kind > 6 || depth > 2 {
		kind = m.IntN(4)
	}
	switch kind {
	case 4, 5:
		l := &doc.List{Ordered: m.IntN(2) == 0, Tight: m.IntN(2) == 0}
		for range m.IntN(6) {
			l.Items = append(l.Items, &doc.Item{ID: m.id(), Blocks: m.blocks(3, depth+1)})
		}
		return l
	case 6:
		return &doc.Quote{Blocks: m.blocks(3, depth+1)}
	case 7:
		return &doc.Box{Title: m.inlines(4), Blocks: m.blocks(4, depth+1)}
	case 8:
		return &doc.Figure{ID: m.id(), Label: "Figure", Caption: m.inlines(20), Scene: &doc.Scene{Width: 100 + m.IntN(9000), Height: 100 + m.IntN(9000),
			Shapes: []doc.Shape{&doc.Rect{W: 90, H: 90, Fill: doc.InkPanel}}}}
	case 9, 10:
		return m.table(depth)
	case 11:
		ds := &doc.Definitions{Class: []string{"", "acronyms", "references"}[m.IntN(3)]}
		for range m.IntN(4) {
			ds.Items = append(ds.Items, &doc.Definition{ID: m.id(), Terms: [][]doc.Inline{m.inlines(4)}, Body: m.blocks(2, depth+1)})
		}
		return ds
	}
	return &doc.Paragraph{Class: []string{"", "lead", "label", "none"}[m.IntN(4)], Content: m.inlines(40)}
}

func (m *monkey) table(depth int) *doc.Table {
	t := &doc.Table{ID: m.id(), Label: "Table", Caption: m.inlines(8), Wide: m.IntN(2) == 0}
	if m.IntN(2) == 0 {
		t.Title = m.inlines(20)
	}
	n := 1 + m.IntN(5-2*depth)
	for range n {
		t.Columns = append(t.Columns, doc.Column{Weight: m.IntN(3)})
	}
	row := func(head doc.HeadKind) *doc.Row {
		r := &doc.Row{}
		for i := 0; i < n; i++ {
			c := &doc.Cell{ID: m.id(), Head: head, Blocks: m.blocks(2, depth+1), Down: m.IntN(3), Span: 1 + m.IntN(1+min(1, n-i-1))}
			if i == 0 && head == doc.Data && m.IntN(2) == 0 {
				c.Head = doc.RowHead
			}
			i += c.Span - 1
			r.Cells = append(r.Cells, c)
		}
		return r
	}
	t.Head = append(t.Head, row(doc.ColHead))
	for range m.IntN(12) {
		t.Rows = append(t.Rows, row(doc.Data))
	}
	return t
}

// random writes a publication of three chapters.
func random(seed uint64) *monkey {
	m := &monkey{Rand: rand.New(rand.NewPCG(seed, 7)), pub: &doc.Publication{ID: "random", Language: "en", Words: doc.Words{}}}
	for i := range 3 {
		m.pub.Chapters = append(m.pub.Chapters, &doc.Section{ID: m.id(), Label: fmt.Sprint(i), Title: m.inlines(6), Body: m.blocks(12, 0)})
	}
	return m
}

func TestRandomPublicationsAreTagged(t *testing.T) {
	for seed := range uint64(8) {
		in := inspect(t, random(seed).pub)
		checkStructure(t, in)
		for i, p := range in.pages() {
			for _, e := range scan(in.stream(in.dict(p)["/Contents"])).errors {
				t.Errorf("seed %d, page %d: %s", seed, i+1, e)
			}
		}
	}
}

func TestRandomPublicationsLoseNothing(t *testing.T) {
	for seed := range uint64(40) {
		m := random(seed)
		d := laidOut(t, m.pub)

		if over := d.Overflow(); len(over) > 0 {
			t.Errorf("seed %d: %d places overflow, the first is %s", seed, len(over), over[0])
		}
		text := " " + strings.Join(strings.Fields(d.Text()), " ") + " "
		for i := 1; i <= m.words; i++ {
			if !strings.Contains(text, fmt.Sprintf("w%d.", i)) {
				t.Errorf("seed %d: word %d of %d is lost", seed, i, m.words)
				break
			}
		}
		named := map[string]bool{"": true}
		for _, x := range d.Dests {
			named[x.Name] = true
		}
		for i := 1; i <= m.ids; i++ {
			if name := fmt.Sprintf("id%d", i); !named[name] {
				t.Errorf("seed %d: no destination %s", seed, name)
				break
			}
		}
		if seed%8 == 0 {
			if _, err := Render(m.pub, look(), Options{}); err != nil {
				t.Errorf("seed %d: %v", seed, err)
			}
		}
	}
}
