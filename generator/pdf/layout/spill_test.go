package layout

import (
	"testing"

	"smmpub/generator/doc"
)

func TestACellLeavesNoFewLinesBehind(t *testing.T) {
	l := testLayouter()
	room := 10*12*Pt + 2*cellPadY
	for lines, above := range map[int]int{11: 7, 12: 8, 13: 9, 20: 10, 9: 9} {
		top, _ := cellOf(l, lines, false).split(room, false)
		if n := len(top.items); n != above {
			t.Errorf("%d lines: %d above, want %d", lines, n, above)
		}
	}
	top, _ := cellOf(l, 5, false).split(4*12*Pt+2*cellPadY, false)
	if n := len(top.items); n != 4 {
		t.Errorf("%d of 5 lines above, want 4: there are too few for both sides", n)
	}
}

func TestALargeTableBeginsLateOnNoPage(t *testing.T) {
	row := func(h int) *group { return &group{rows: []*rowBox{{h: h}}} }
	page := 700 * Pt
	for what, c := range map[string]struct {
		class string
		rows  int // of 100 points
		room  int
		late  bool
	}{
		"it fits here": {"plain", 3, 310 * Pt, false},
		"it fits a page and the last third is left": {"plain", 3, 230 * Pt, true},
		"it fits a page and more than that is left": {"plain", 3, 260 * Pt, false},
		"it fits no page":                  {"plain", 9, 230 * Pt, false},
		"a practice's with a quarter left": {"practice", 20, 170 * Pt, true},
		"a practice's that saves a page":   {"practice", 7, 400 * Pt, true},
		"a practice's that saves none":     {"practice", 10, 400 * Pt, false},
		"a practice's with much left":      {"practice", 7, 500 * Pt, false},
	} {
		box := &tableBox{table: &doc.Table{Class: c.class}}
		for range c.rows {
			box.body = append(box.body, row(100*Pt))
		}
		if late := box.late(c.rows*100*Pt, c.room, page); late != c.late {
			t.Errorf("%s: late %t", what, late)
		}
	}
}

func TestTheEndOfATextStaysWithTheCodeBehindIt(t *testing.T) {
	l := testLayouter()
	f := &flow{l: l, w: 300 * Pt, text: ten}
	f.blocks([]doc.Block{&doc.Paragraph{Content: doc.Plain("In a file:")}, &doc.CodeBlock{Lines: [][]doc.Token{{{Text: "kind: model"}}}}})
	for i, it := range f.items[:2] {
		if !it.keep {
			t.Errorf("item %d may be parted from the code", i)
		}
	}
}
