package pdf

import (
	"fmt"
	"strings"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
)

// runsOf are the runs of a document's own text that begin with a word, with the text of their lines.
func runsOf(d *layout.Document) []*layout.Text {
	var out []*layout.Text
	for _, p := range d.Pages {
		for _, m := range p.Marks {
			if x, ok := m.(*layout.Text); ok && x.Node != nil {
				out = append(out, x)
			}
		}
	}
	return out
}

func TestNamesInNarrowColumnsAreDividedAtTheirMarks(t *testing.T) {
	pub := assessed()
	pub.Chapters = []*doc.Section{{ID: "one", Title: txt("One"), Body: []doc.Block{plan(false, 3), statements(3)}}}
	d := laidOut(t, pub)
	inside(t, d)
	for _, x := range runsOf(d) {
		s := strings.TrimSpace(x.Text)
		for _, name := range []string{"product-supply-chain-risk-management.system-3.i2,", "threat-modeling.industry-2.a1"} {
			if i := strings.Index(name, s); len(s) > 3 && i >= 0 && i+len(s) < len(name) && !strings.HasSuffix(s, "-") && !strings.HasSuffix(s, ".") {
				t.Errorf("%q is divided behind %q", name, s)
			}
		}
	}
}

func TestDatesAndNumbersStandOnOneLine(t *testing.T) {
	pub := assessed()
	pub.Chapters = []*doc.Section{{ID: "one", Title: txt("One"), Body: []doc.Block{plan(false, 5), plan(true, 5), statements(5), results()}}}
	count := 0
	for _, x := range runsOf(laidOut(t, pub)) {
		switch s := strings.TrimSpace(x.Text); s {
		case "2027-03-31", "2026-09-14", "3 Consistent", "2 Ad Hoc", "E-4, E-17":
			count++
		}
	}
	if count != 5+5+5+5+5+5 {
		t.Errorf("%d dates and short cells stand on one line", count)
	}
}

func TestTwelveColumnsStayOnThePage(t *testing.T) {
	for _, wide := range []bool{false, true} {
		big := &doc.Table{ID: "big", Label: "Table 1", Wide: wide, Head: []*doc.Row{{}}}
		for i := range 12 {
			big.Head[0].Cells = append(big.Head[0].Cells, headCell(fmt.Sprintf("Recommendation %d", i)))
		}
		for i := range 4 {
			r := &doc.Row{}
			for j := range 12 {
				r.Cells = append(r.Cells, cell(words(fmt.Sprintf("threat-modeling.industry-%d.a%d is unassessed", i, j)), words(" "), badge("nothing-asked", "nothing asked")))
			}
			big.Rows = append(big.Rows, r)
		}
		pub := assessed()
		pub.Chapters = []*doc.Section{{ID: "one", Title: txt("One"), Body: []doc.Block{big}}}
		d := laidOut(t, pub)
		inside(t, d)
		if text := d.Text(); !strings.Contains(text, "threat-modeling.industry-3.a11 is unassessed nothing asked") {
			t.Error("the last cell is not whole")
		}
	}
}

func TestTheTargetsColumnHasAnAccentLineAtBothSides(t *testing.T) {
	pub := assessed()
	pub.Chapters = []*doc.Section{{ID: "one", Title: txt("One"), Kind: doc.Practice, Body: []doc.Block{marked(pub)}}}
	d := laidOut(t, pub)
	for _, p := range d.Pages[d.Front:] {
		accent, dark := map[int]bool{}, 0
		for _, m := range p.Marks {
			switch b, ok := m.(*layout.Box); {
			case !ok:
			case b.Fill == doc.InkAccent && b.W < 2*layout.Pt:
				accent[b.X] = true
			case b.Fill == doc.InkText:
				dark++
			}
		}
		if len(accent) != 2 || dark != 1 {
			t.Errorf("page %d: accent lines at %v, %d dark bars", p.Number, accent, dark)
		}
	}
}
