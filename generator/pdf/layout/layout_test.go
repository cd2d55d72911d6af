package layout

import (
	"strings"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// square is a face whose characters are all half as wide as the type size; the fallback alone has arrows.
func square(id FaceID) *Face {
	f := &Face{}
	for r := rune(' '); r < 0x2100; r++ {
		f.Set(r, 1, 500)
	}
	if id >= Fallback {
		f.Set('→', 1, 700)
	}
	return f
}

var squares = func() Fonts {
	out := Fonts{Face: square}
	for i := range out.Lend {
		out.Lend[i] = []FaceID{Fallback}
	}
	return out
}()

func testLayouter(notes ...*doc.Note) *layouter {
	l := newLayouter(&doc.Publication{Notes: notes}, &theme.Theme{}, Options{Fonts: squares})
	l.explained = map[string]bool{}
	return l
}

var ten = style(Serif, 10*Pt, 12*Pt, doc.InkText) // a character is 5 points wide

func lineTexts(l *layouter, text string, width int) []string {
	var out []string
	for _, ln := range l.wrap(l.atoms([]span{{text: text, style: ten.Style}}), width, ten, nil) {
		s := ""
		for _, r := range ln.runs {
			s += r.text
		}
		out = append(out, s)
	}
	return out
}

func TestLinesBreakWhereUnicodeAllows(t *testing.T) {
	l := testLayouter()
	for _, c := range []struct {
		text  string
		chars int
		want  string
	}{
		{"one two three", 8, "one two |three"},
		{"point-of-sale", 9, "point-of-|sale"},
		{"abcdefghij", 4, "abcd|efgh|ij"},
		{"a abcdefghij", 4, "a |abcd|efgh|ij"},
		{"hard\nbreak", 40, "hard |break"},
		{"see https://x.example/page", 20, "see |https://x.example/|page"},
		{"un\u00adbreak\u00adable", 8, "unbreak-|able"},
		{"no\u00a0break here", 9, "no\u00a0break |here"},
		{"access.general-2", 8, "access.|general-|2"},
		{"2026-11-21", 6, "2026-1|1-21"},
		{"(a) 5\u202f%", 5, "(a) |5\u202f%"},
	} {
		if got := strings.Join(lineTexts(l, c.text, c.chars*5*Pt), "|"); got != c.want {
			t.Errorf("%q in %d characters: %q, want %q", c.text, c.chars, got, c.want)
		}
	}
}

func TestCitationsAreNotBrokenAtHyphens(t *testing.T) {
	l := testLayouter()
	spans := l.spans([]doc.Inline{&doc.Text{Text: "as in "}, &doc.Ref{Kind: doc.Citation, Key: "PCI-DSS", Symbol: "x"}, &doc.Text{Text: " now"}}, ten.Style)
	lines := l.wrap(l.atoms(spans), 11*5*Pt, ten, nil)
	if len(lines) != 3 || !strings.HasPrefix(lines[1].runs[0].text, "[PCI") {
		t.Errorf("%d lines", len(lines))
	}
}

func TestCharactersOfAnotherFaceAreMeasuredThere(t *testing.T) {
	l := testLayouter()
	atoms := l.atoms([]span{{text: "a→b", style: ten.Style}})
	if len(atoms) != 3 || atoms[1].style.Face != Fallback || atoms[1].width != 7*Pt {
		t.Errorf("%+v", atoms)
	}
	l.atoms([]span{{text: "漢漢", style: ten.Style}})
	if string(l.missing) != "漢" {
		t.Errorf("missing %q", string(l.missing))
	}
}

func TestTextIsMadeSafe(t *testing.T) {
	for in, want := range map[string]string{"a \t\n b": "a b", "x\x00\x07y": "xy", "\U0001F512": "\ufffd", "bad \xff.": "bad \ufffd.", "": ""} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCellsKnowTheirColumns(t *testing.T) {
	c := func(span, down int) *doc.Cell { return &doc.Cell{Span: span, Down: down} }
	rows := grid([]*doc.Row{{Cells: []*doc.Cell{c(1, 2), c(1, 1), c(1, 3)}}, {Cells: []*doc.Cell{c(1, 1)}}, {Cells: []*doc.Cell{c(2, 1)}}})
	for _, want := range []struct{ row, cell, col int }{{0, 2, 2}, {1, 0, 1}, {2, 0, 0}} {
		if got := rows[want.row].cells[want.cell].col; got != want.col {
			t.Errorf("cell %d of row %d stands in column %d, want %d", want.cell, want.row, got, want.col)
		}
	}
}

func TestColumnsAreNoNarrowerThanTheirWidestWord(t *testing.T) {
	if got := raise([]int{10, 90}, []int{30, 20}, 100); got[0] != 30 || got[1] != 70 {
		t.Errorf("raise: %v", got)
	}
	if got := between([]int{20, 20}, []int{30, 400}, 100); got[0] < 20 || sum(got) != 100 {
		t.Errorf("between: %v", got)
	}
}

func TestShortColumnsHaveTheirWidthBesideLongOnes(t *testing.T) {
	lo, hi := []int{20, 30, 40, 10}, []int{40, 900, 450, 12}
	got := between(lo, hi, 300)
	if got[0] != 40 || got[3] < 12 || got[1] <= got[2] || got[2] < 40 || sum(got) != 300 {
		t.Errorf("between: %v", got)
	}
	if got := between([]int{140, 140}, []int{150, 600}, 300); got[0] != 150 || got[1] != 150 {
		t.Errorf("between, with little to spare: %v", got)
	}
}

func TestPartsOfNamesAreMeasured(t *testing.T) {
	l := testLayouter()
	for text, chars := range map[string]int{"threat-modeling.industry-2.a1": 11, "2026-11-21": 10, "plain words": 5, "a.b": 2} {
		if got := l.widestPart(l.atoms([]span{{text: text, style: ten.Style}})); got != chars*5*Pt {
			t.Errorf("the widest part of %q takes %d characters, want %d", text, got/5/Pt, chars)
		}
	}
}

func TestCrowdedTablesAreSetSmaller(t *testing.T) {
	l := testLayouter()
	word := strings.Repeat("x", 11)
	row := &doc.Row{}
	for range 6 {
		row.Cells = append(row.Cells, &doc.Cell{Blocks: doc.Para(word)})
	}
	for width, size := range map[int]int{400: 8500, 320: 7800, 295: 7000} {
		f := &flow{l: l, w: width * Pt, text: ten}
		box := f.tableBox(&doc.Table{Rows: []*doc.Row{row}}, &Node{Role: "Table"})
		if got := box.body[0].rows[0].cells[0].items[0].line.runs[0].style.Size; got != size {
			t.Errorf("at %d points the type is %d, want %d", width, got, size)
		}
	}
}

// cellOf is a cell of n lines of 12 points.
func cellOf(l *layouter, n int, label bool) *cellBox {
	c := &cellBox{span: 1, down: 1}
	for range n {
		c.items = append(c.items, item{kind: lineItem, h: 12 * Pt, line: &line{}})
	}
	if label {
		c.label = []item{{kind: lineItem, h: 12 * Pt, again: true}}
	}
	return c
}

func TestRowsSplitAtLinesAndRepeatTheirLabel(t *testing.T) {
	l := testLayouter()
	g := &group{rows: []*rowBox{{cells: []*cellBox{cellOf(l, 1, true), cellOf(l, 10, false)}}}}
	g.measure()
	top, rest := g.split(5*12*Pt+2*cellPadY+Pt, false)
	if n := len(top.rows[0].cells[1].items); n != 5 {
		t.Errorf("%d lines above, want 5", n)
	}
	label := rest.rows[0].cells[0]
	if !label.repeated || len(label.items) != 1 || len(rest.rows[0].cells[1].items) != 5 {
		t.Errorf("below: %+v", label)
	}
	if top, rest := g.split(10*Pt, false); top != nil || rest != g {
		t.Error("a row was split where nothing fits")
	}
	if top, _ := rest.split(2*cellPadY+12*Pt, true); top == nil || top.empty() {
		t.Error("a repeated label counted as progress")
	}
}

func TestParagraphsKeepTwoLinesTogether(t *testing.T) {
	l := testLayouter()
	f := &flow{l: l, w: 50 * Pt, text: ten}
	f.paragraph(&doc.Paragraph{Content: doc.Plain("aaaa bbbb cccc dddd eeee ffff gggg hhhh")})
	for room, want := range map[int]int{1: 0, 2: 2, 3: 2, 4: 5} { // the fifth is the space after the paragraph
		if got := fit(f.items, room*12*Pt, false); got != want {
			t.Errorf("%d items are placed in room for %d lines, want %d", got, room, want)
		}
	}
}

func TestNumbersOfLists(t *testing.T) {
	for n, want := range map[int]string{1: "i", 4: "iv", 9: "ix", 14: "xiv", 1999: "mcmxcix"} {
		if got := Roman(n); got != want {
			t.Errorf("Roman(%d) = %q", n, got)
		}
	}
	for n, want := range map[int]string{1: "a", 26: "z", 27: "aa", 53: "ba"} {
		if got := letters(n); got != want {
			t.Errorf("letters(%d) = %q", n, got)
		}
	}
}
