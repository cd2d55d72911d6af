package figure

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"smmpub/generator/doc"
)

// drawings are the scenes that every test looks at, with the texts that each must hold, in order of the tree.
func drawings() map[string]struct {
	scene *doc.Scene
	texts []string
} {
	type drawing = struct {
		scene *doc.Scene
		texts []string
	}
	out := map[string]drawing{}
	for name, n := range trees() {
		out["hierarchy-"+name] = drawing{Hierarchy(n), names(n)}
		out["domain-"+name] = drawing{Domain(n), texts(n)}
	}
	for i, c := range model().Children {
		out["domain-iot-"+string(rune('1'+i))] = drawing{Domain(c), texts(c)}
	}
	for name, g := range taxonomies() {
		legend := []string{"* New in UPOS 1.16", strings.Repeat("A legend that is longer than one line. ", 5)}
		out["groups-"+name] = drawing{Groups(g, legend), append(groupTexts(g), legend...)}
	}
	for name, r := range casts() {
		out["roles-"+name] = drawing{Roles("IoT SMM", r, "Number of requirements"), append(roleTexts(r), "Number of requirements", "IoT SMM")}
	}
	for name, r := range radars() {
		rings := ringsOf(radarLevels(len(r)))
		if len(r) == 0 {
			rings = nil
		}
		out["radar-"+name] = drawing{Radar(r, rings, "Target", "Current"), spokeTexts(r, rings)}
	}
	for name, h := range heats() {
		out["heatmap-"+name] = drawing{HeatMap(h.columns, h.rows, heatWords), heatTexts(h.columns, h.rows)}
	}
	for name, b := range barLists() {
		out["bars-"+name] = drawing{Bars(b, "{value} of {of}"), barTexts(b)}
	}
	for name, l := range trends() {
		texts := append(append([]string{}, l.issues...), "Target", "Reached")
		for _, line := range l.lines {
			texts = append(texts, line.Label)
		}
		out["trend-"+name] = drawing{Trend(l.lines, l.issues, l.levels, "Target", "Reached"), texts}
	}
	long := "IoT Security Maturity Model: Description and Intended Use"
	out["roles-long"] = drawing{Roles(long, casts()["sample"]), append(roleTexts(casts()["sample"]), long)}
	return out
}

func TestTextStandsInItsBox(t *testing.T) {
	for name, d := range drawings() {
		for _, l := range labels(d.scene) {
			a := extent(l)
			if !inside(a, area{0, 0, d.scene.Width, d.scene.Height}) {
				t.Errorf("%s: %q leaves the drawing", name, l.Text)
			}
			if box, ok := holder(d.scene, l); ok && !inside(a, box) {
				t.Errorf("%s: %q leaves its box: %v is not in %v", name, l.Text, a, box)
			}
			if l.Size < 70 || l.Size > 100 {
				t.Errorf("%s: %q is %d tenths of a point high", name, l.Text, l.Size)
			}
		}
	}
}

func TestTextsStandApart(t *testing.T) {
	for name, d := range drawings() {
		list := labels(d.scene)
		for i, l := range list {
			for _, m := range list[i+1:] {
				if meet(extent(l), extent(m)) {
					t.Errorf("%s: %q and %q overlap", name, l.Text, m.Text)
				}
			}
		}
	}
}

func TestBoxesNestOrStandApart(t *testing.T) {
	for name, d := range drawings() {
		list := boxes(d.scene)
		for i, a := range list {
			if !inside(a, area{0, 0, d.scene.Width, d.scene.Height}) || a.w <= 0 || a.h <= 0 {
				t.Errorf("%s: box %v leaves the drawing %d x %d", name, a, d.scene.Width, d.scene.Height)
			}
			for _, b := range list[i+1:] {
				if meet(a, b) && !inside(b, a) {
					t.Errorf("%s: boxes %v and %v overlap", name, a, b)
				}
			}
		}
	}
}

func TestLinesCrossNoBox(t *testing.T) {
	for name, d := range drawings() {
		for _, s := range d.scene.Shapes {
			l, ok := s.(*doc.Line)
			if !ok {
				continue
			}
			a := area{min(l.X1, l.X2), min(l.Y1, l.Y2), abs(l.X2 - l.X1), abs(l.Y2 - l.Y1)}
			for _, b := range boxes(d.scene) {
				if meet(a, b) && !inside(a, b) {
					t.Errorf("%s: line %v crosses box %v", name, a, b)
				}
			}
		}
	}
}

// TestNothingRunsThroughText allows what is hidden by a shape under the text.
func TestNothingRunsThroughText(t *testing.T) {
	for name, d := range drawings() {
		shapes := d.scene.Shapes
		for i, shape := range shapes {
			l, ok := shape.(*doc.Label)
			if !ok {
				continue
			}
			a := extent(l)
			for j, other := range shapes {
				if !strikes(other, a) || j < i && slices.ContainsFunc(shapes[j+1:i], func(x doc.Shape) bool { return covers(x, a) }) {
					continue
				}
				t.Errorf("%s: %T %v runs through %q at %v", name, other, edges(other)[0], l.Text, a)
			}
		}
	}
}

func TestEverythingIsInsideTheDrawing(t *testing.T) {
	for name, d := range drawings() {
		all := area{0, 0, d.scene.Width, d.scene.Height}
		for _, shape := range d.scene.Shapes {
			for _, e := range edges(shape) {
				if !inside(area{min(e[0], e[2]), min(e[1], e[3]), abs(e[2] - e[0]), abs(e[3] - e[1])}, all) {
					t.Errorf("%s: %T leaves the drawing %v: %v", name, shape, all, e)
				}
			}
		}
	}
}

// TestTextIsComplete finds every text in the drawing, each as a run of labels without anything between.
func TestTextIsComplete(t *testing.T) {
	for name, d := range drawings() {
		var all strings.Builder
		for _, l := range labels(d.scene) {
			all.WriteString(l.Text + " ")
		}
		drawn := squeeze(all.String())
		for _, text := range d.texts {
			if !strings.Contains(drawn, squeeze(text)) {
				t.Errorf("%s: %q is not drawn whole", name, text)
			}
		}
	}
}

func TestTreeIsDrawnInOrder(t *testing.T) {
	var all strings.Builder
	for _, l := range labels(Domain(model().Children[1])) {
		all.WriteString(l.Text)
	}
	want := squeeze(strings.Join(texts(model().Children[1]), ""))
	if got := squeeze(all.String()); got != want {
		t.Errorf("drawn\n%s\nwant\n%s", got, want)
	}
}

func TestEqualInputGivesEqualScenes(t *testing.T) {
	first, second := drawings(), drawings()
	for name := range first {
		if !reflect.DeepEqual(first[name].scene, second[name].scene) {
			t.Errorf("%s differs from run to run", name)
		}
	}
}

func TestSymbolsMakeLinks(t *testing.T) {
	n := Node{Label: "Root", Symbol: "r", Children: []Node{{Label: "One", Symbol: "d", Children: []Node{{Label: "Leaf", Symbol: "l"}}}}}
	roles := []Role{{"Owner", "o", []Set{{"Part", 2, "p"}}}}
	for _, c := range []struct {
		scene *doc.Scene
		want  map[string]string
	}{
		{Hierarchy(n), map[string]string{"Root": "r", "One": "d", "Leaf": "l"}},
		{Domain(n), map[string]string{"Root": "r", "One": "d", "Leaf": "l"}},
		{Groups([]Group{{"Kind", []string{"Thing"}, "k"}}, nil), map[string]string{"Kind": "k", "Thing": ""}},
		{Roles("Model", roles), map[string]string{"Owner": "o", "Part": "p", "2": "", "Model": ""}},
	} {
		for _, l := range labels(c.scene) {
			if want, ok := c.want[l.Text]; !ok || want != l.Symbol {
				t.Errorf("%q leads to %q, want %q", l.Text, l.Symbol, want)
			}
		}
	}
}

func TestCountsAreAddedUpForEachRole(t *testing.T) {
	scene := Roles("Model", []Role{
		{Label: "Owner", Sets: []Set{{Label: "A", Count: 2}, {Label: "A", Count: 3}}},
		{Label: "Maker", Sets: []Set{{Label: "B", Count: 7}, {Label: "B", Symbol: "another edition", Count: 1}}},
	})
	var got []string
	for _, l := range labels(scene) {
		got = append(got, l.Text)
	}
	want := []string{"Owner", "A", "5", "B", "–", "B", "–", "Maker", "A", "–", "B", "7", "B", "1", "Model"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("drawn %q, want %q", got, want)
	}
}
