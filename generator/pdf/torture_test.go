package pdf

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"smmpub/generator/doc"
)

// torture is what no author would write and every layout engine must survive.
func torture() *doc.Publication {
	pub := &doc.Publication{ID: "torture", Edition: "1", Kind: "profile", Language: "en", Words: doc.Words{}, Targets: doc.Targets{},
		Front: doc.Front{Title: "Torture " + strings.Repeat("title ", 60), Abstract: []doc.Block{narrative(60)}}}
	long := &doc.Note{Key: "long", Blocks: []doc.Block{narrative(80)}}
	inCell := &doc.Note{Key: "cell", Blocks: []doc.Block{narrative(40)}}
	pub.Notes = []*doc.Note{long, inCell}
	cell := func(bs ...doc.Block) *doc.Cell { return &doc.Cell{Blocks: bs} }
	big := &doc.Table{ID: "big", Label: "Table 1", Caption: txt("A cell of 20 kB"), Wide: true, Title: txt("Big"), Summary: [][]doc.Inline{txt(strings.Repeat(lorem, 3))},
		Columns: []doc.Column{{Weight: 1}, {Weight: 4}, {Weight: 4}},
		Head:    []*doc.Row{{Cells: []*doc.Cell{{Class: "corner"}, {Head: doc.ColHead, Blocks: doc.Para("First")}, {Head: doc.ColHead, Blocks: doc.Para("Second")}}}},
		Rows: []*doc.Row{{Cells: []*doc.Cell{{Head: doc.RowHead, Blocks: doc.Para(strings.Repeat("Row head ", 30))},
			cell(par(words("start"), &doc.NoteRef{Note: inCell}, words(" "+strings.Repeat(lorem, 80)))),
			cell(par(words(strings.Repeat("x", 5000))), &doc.CodeBlock{Lines: [][]doc.Token{{{Text: strings.Repeat("code ", 300)}}, {}, {{Text: "end"}}}})}}}}
	many := &doc.Table{ID: "many", Label: "Table 2", Columns: []doc.Column{{}, {}, {}}, Head: []*doc.Row{{Cells: []*doc.Cell{
		{Head: doc.ColHead, Blocks: doc.Para("Key")}, {Head: doc.ColHead, Blocks: doc.Para("Value")}, {Head: doc.ColHead, Blocks: doc.Para("Third")}}}}}
	for i := range 60 {
		r := &doc.Row{Cells: []*doc.Cell{cell(par(words(fmt.Sprintf("row %d", i)))), cell(narrative(1 + i%7))}}
		if i%6 == 0 {
			r.Cells = append(r.Cells, &doc.Cell{Down: 6, Head: doc.RowGroup, Blocks: []doc.Block{narrative(i / 6)}})
		}
		many.Rows = append(many.Rows, r)
	}
	tallHead := &doc.Table{ID: "tall", Columns: []doc.Column{{}, {}}, Head: []*doc.Row{{Cells: []*doc.Cell{{Head: doc.ColHead, Blocks: []doc.Block{narrative(90)}}, {Head: doc.ColHead, Blocks: doc.Para("b")}}}},
		Rows: []*doc.Row{{Cells: []*doc.Cell{cell(narrative(1)), cell(&doc.Table{Columns: []doc.Column{{}}, Rows: []*doc.Row{{Cells: []*doc.Cell{cell(narrative(30))}}, {Cells: []*doc.Cell{cell(narrative(30))}}}})}}}}
	narrow := &doc.Table{ID: "narrow", Rows: []*doc.Row{{}}}
	for i := range 40 {
		narrow.Rows[0].Cells = append(narrow.Rows[0].Cells, cell(par(words(fmt.Sprintf("considerations%d", i)))))
	}
	deep := doc.Block(par(words("bottom of the lists")))
	for range 6 {
		deep = &doc.List{Ordered: true, Items: []*doc.Item{{Blocks: []doc.Block{narrative(1), deep}}, {}}}
	}
	body := []doc.Block{par(words("A note longer than a page"), &doc.NoteRef{Note: long}, words(".")), narrative(12), big, many, tallHead, narrow, deep,
		par(words("\U0001F512 bad \xff bytes \x00\x07 ctrl \u202e rtl مرحبا 漢字 " + strings.Repeat("ö", 3000))),
		&doc.Box{Blocks: []doc.Block{narrative(120)}}, &doc.Quote{Blocks: []doc.Block{many2(many)}}, &doc.Box{}, &doc.List{}, &doc.Paragraph{}}
	for i := range 200 {
		fig := &doc.Figure{ID: fmt.Sprintf("f%d", i), Label: fmt.Sprintf("Figure %d", i), Caption: txt("A picture"), Image: picture(40+i%3, 30+10*i)}
		if i%2 == 0 {
			fig.Image, fig.Scene = nil, scene()
		}
		body = append(body, fig)
	}
	pub.Chapters = []*doc.Section{{ID: "one", Label: "1", Title: txt("One"), Kind: doc.Chapter, Body: body},
		{ID: "", Title: nil, Kind: doc.Annex}, {ID: "two", Silent: true}}
	return pub
}

func many2(t *doc.Table) *doc.Table {
	c := *t
	c.ID, c.Rows = "many2", t.Rows[:13]
	return &c
}

func TestTortureIsSetWholeAndInsideItsPages(t *testing.T) {
	pub := torture()
	start := time.Now()
	d, err := Layout(pub, look())
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("layout took %v", took)
	}
	t.Logf("%d pages in %v", len(d.Pages), time.Since(start))
	for i, s := range d.Overflow() {
		if i < 10 {
			t.Error(s)
		}
	}
	for _, p := range d.Pages {
		for _, part := range p.Tables {
			if part.Rows == 0 {
				t.Errorf("page %d: %s has a head and no row", p.Number, part.Table.ID)
			}
		}
	}
	text := d.Text()
	for _, want := range []string{strings.Repeat("x", 5000), strings.Repeat("ö", 3000), strings.TrimSpace(strings.Repeat(lorem, 80)),
		"bottom of the lists", "row 59", "considerations39", "Figure 199"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %.60q (%d bytes)", want, len(want))
		}
	}
	if _, err := Render(pub, look(), Options{}); err != nil {
		t.Error(err)
	}
}
