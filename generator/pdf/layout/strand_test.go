package layout

import (
	"fmt"
	"strings"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// practiceTable is a table of a practice: its objective, what is special, and one row of so many lines in a column.
func practiceTable(lines int) *doc.Table {
	cell := func(text string) *doc.Cell { return &doc.Cell{Blocks: doc.Para(text)} }
	head := func(text string) *doc.Cell { return &doc.Cell{Head: doc.RowHead, Blocks: doc.Para(text)} }
	list := &doc.List{Tight: true}
	for range lines / 2 {
		list.Items = append(list.Items, &doc.Item{Blocks: doc.Para(strings.Repeat("words ", 9))})
	}
	return &doc.Table{
		ID: "guard", Class: "practice", Columns: []doc.Column{{Weight: 12}, {Weight: 44}, {Weight: 44}},
		Rows: []*doc.Row{
			{Class: "objective", Cells: []*doc.Cell{head("Objective"), cell(strings.Repeat("aim ", 90)), cell("aim")}},
			{Class: "summary", Cells: []*doc.Cell{{Span: 3, Blocks: doc.Para("What is special.")}}},
			{Class: "scope", Cells: []*doc.Cell{head("General"), {Blocks: []doc.Block{list}}, cell("little")}},
		},
	}
}

// Wherever on a page a practice begins, more of its table stands there than what its levels are for.
func TestAPracticeBeginsWithMoreThanItsObjective(t *testing.T) {
	for _, rows := range []int{6, 14, 20, 60} {
		for above := range 60 {
			var body []doc.Block
			for i := range above {
				body = append(body, &doc.Paragraph{Content: doc.Plain(fmt.Sprint("Line ", i))})
			}
			chapter := &doc.Section{ID: "c", Kind: doc.Chapter, Title: doc.Plain("C"), Body: append(body, practiceTable(rows))}
			out := Build(&doc.Publication{Chapters: []*doc.Section{chapter}}, &theme.Theme{}, Options{Fonts: squares})
			for _, p := range out.Pages {
				for _, part := range p.Tables {
					if part.Part == 0 && part.Rows < 3 {
						t.Errorf("%d lines below %d: %d rows stand at the foot of page %d", rows, above, part.Rows, p.Number)
					}
				}
			}
		}
	}
}
