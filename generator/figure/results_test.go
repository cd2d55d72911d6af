package figure

import (
	"reflect"
	"slices"
	"testing"

	"smmpub/generator/doc"
)

func drawnTexts(s *doc.Scene) []string {
	var out []string
	for _, l := range labels(s) {
		out = append(out, l.Text)
	}
	return out
}

func TestResultsLinkToWhatTheyAreAbout(t *testing.T) {
	spokes := []Spoke{{"One", "1", 2, 1, true}, {"Two", "2", 2, 1, false}, {"Three", "", 2, 1, true}}
	for name, c := range map[string]struct {
		scene *doc.Scene
		want  map[string]string
	}{
		"radar":  {Radar(spokes, nil, "Target", "Current"), map[string]string{"One": "1", "Two": "2", "Three": ""}},
		"tracks": {Radar(spokes[:2], nil, "Target", "Current"), map[string]string{"One": "1", "Two": "2"}},
		"bars":   {Bars([]Bar{{"One", "1", 1, 2}}, ""), map[string]string{"One": "1", "1 / 2": ""}},
		"heat map": {HeatMap([]string{"Level"}, []HeatRow{{Label: "Group", Symbol: "g", Group: true}, {Label: "One", Symbol: "1", Cells: []HeatCell{{State: HeatNone, Text: "0/3"}}}}, HeatWords{}),
			map[string]string{"Group": "g", "One": "1", "0/3": "", "Level": ""}},
	} {
		for text, symbol := range c.want {
			i := slices.IndexFunc(labels(c.scene), func(l *doc.Label) bool { return l.Text == text })
			if i < 0 || labels(c.scene)[i].Symbol != symbol {
				t.Errorf("%s: %q does not lead to %q", name, text, symbol)
			}
		}
	}
}

func TestUntestedSpokesShowNoNumbers(t *testing.T) {
	for n := 2; n <= 3; n++ {
		spokes := []Spoke{{"One", "", 2, 1, true}, {"Two", "", 4, 3, false}, {"Three", "", 2, 2, true}}[:n]
		texts := drawnTexts(Radar(spokes, nil, "", ""))
		if slices.Contains(texts, "3 / 4") || !slices.Contains(texts, "–") || !slices.Contains(texts, "1 / 2") {
			t.Errorf("of %d spokes: %q", n, texts)
		}
	}
}

func TestLevelsBeyondTheNamedOnesWidenTheWeb(t *testing.T) {
	for _, c := range []struct {
		level int
		want  string
	}{{2, "2"}, {5, "5"}, {40, "9"}} {
		spokes := []Spoke{{"One", "", 1, 1, true}, {"Two", "", 1, c.level, true}, {"Three", "", 1, -3, true}}
		if texts := drawnTexts(Radar(spokes, []string{"Minimum", "Ad Hoc"}, "", "")); !slices.Contains(texts, c.want) || slices.Contains(texts, "10") {
			t.Errorf("level %d: %q", c.level, texts)
		}
	}
}

// TestStatesDifferWithoutColour compares what is drawn in cells when every ink is the same.
func TestStatesDifferWithoutColour(t *testing.T) {
	seen := map[string][][][4]int{}
	for _, state := range []HeatState{HeatHolds, HeatPart, HeatNone, HeatOpen, HeatEmpty} {
		s := &sheet{}
		s.heatCell(HeatCell{State: state}, false, area{0, 0, 600, 140})
		var drawn [][4]int
		for _, shape := range s.shapes {
			drawn = append(drawn, edges(shape)...)
		}
		for other, lines := range seen {
			if reflect.DeepEqual([][][4]int{drawn}, lines) {
				t.Errorf("%q looks like %q", state, other)
			}
		}
		seen[string(state)] = [][][4]int{drawn}
	}
}

func TestBarsFillWithTheValue(t *testing.T) {
	for _, c := range []struct {
		bar           Bar
		filled, empty int // widths
	}{
		{Bar{Value: 0, Of: 4}, 0, 4}, {Bar{Value: 3, Of: 4}, 3, 1}, {Bar{Value: 5, Of: 4}, 4, 0}, {Bar{Value: 50, Of: 100}, 1, 1}, {Bar{}, 0, 0},
	} {
		s := &sheet{}
		s.bar(c.bar, area{0, 0, 1000, 100})
		filled, empty := 0, 0
		for _, shape := range s.shapes {
			if r, ok := shape.(*doc.Rect); ok && r.Fill == doc.InkAccent {
				filled++
			} else if ok {
				empty++
			}
		}
		if filled != c.filled || empty != c.empty {
			t.Errorf("%+v: %d boxes filled and %d empty, want %d and %d", c.bar, filled, empty, c.filled, c.empty)
		}
	}
}

func TestTrendBreaksWhereAnIssueIsMissing(t *testing.T) {
	issues := []string{"2024", "2025", "2026"}
	texts := drawnTexts(Trend([]Line{{"Practice", []int{1, -1, 3}, 2}}, issues, 4))
	want := []string{"Practice", "2", "1", "–", "3", "2024", "2025", "2026"}
	if !reflect.DeepEqual(texts, want) {
		t.Errorf("drawn %q, want %q", texts, want)
	}
	if got := fills(Trend([]Line{{"Practice", []int{1, -1, 3}, 2}}, issues, 4)); got != 2 {
		t.Errorf("%d tinted areas, want 2", got)
	}
	if got := fills(Trend([]Line{{"Practice", []int{1, 2, 3}, 2}}, issues, 4)); got != 1 {
		t.Errorf("%d tinted areas, want 1", got)
	}
}

// fills counts the areas that are tinted.
func fills(s *doc.Scene) int {
	n := 0
	for _, shape := range s.Shapes {
		if p, ok := shape.(*doc.Polygon); ok && p.Opacity > 0 {
			n++
		}
	}
	return n
}

func TestNamesOfLevelsWithoutRoomAreSpelledOutBelow(t *testing.T) {
	columns := []string{"0 None", "1 Minimum", "2 Ad Hoc", "3 Consistent", "4 Formalized", "5 Managed", "6 Optimizing", "7 Adaptive", "8 Unconstrained"}
	texts := drawnTexts(HeatMap(columns, nil, HeatWords{}))
	want := []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "0", "None", "1", "Minimum"}
	if len(texts) < len(want) || !reflect.DeepEqual(texts[:len(want)], want) {
		t.Errorf("drawn %q, want %q first", texts, want)
	}
}

func TestSettleMovesThingsApartAndNoFarther(t *testing.T) {
	for _, c := range []struct{ tops, heights, want []int }{
		{nil, nil, nil},
		{[]int{0, 100}, []int{50, 50}, []int{0, 100}},
		{[]int{0, 0}, []int{50, 50}, []int{-30, 30}},
		{[]int{-500, 0, 0, 500}, []int{50, 50, 50, 50}, []int{-500, -30, 30, 500}},
	} {
		if got := settle(c.tops, c.heights, 10); !slices.Equal(got, c.want) {
			t.Errorf("%v: settled at %v, want %v", c.tops, got, c.want)
		}
	}
}
