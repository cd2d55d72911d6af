package diag

import (
	"slices"
	"strings"
	"testing"
)

func TestNearestFindsWhatWasMeant(t *testing.T) {
	known := []string{"patch-management", "access-control", "threat-modeling", "risk-attitude", "monitoring-practice"}
	for name, want := range map[string]string{
		"patch-managment": "patch-management",
		"thraet-modeling": "threat-modeling",
		"Access-Control":  "access-control",
		"monitoring":      "monitoring-practice",
	} {
		if got := Nearest(name, known); len(got) == 0 || got[0] != want {
			t.Errorf("Nearest(%q) = %q, want %q first", name, got, want)
		}
	}
	for _, name := range []string{"zebra", "", strings.Repeat("x", 100_000)} {
		if got := Nearest(name, known); len(got) != 0 {
			t.Errorf("Nearest(%.20q) = %q, want nothing", name, got)
		}
	}
}

func TestSortedOrdersByPlaceAndDropsRepeats(t *testing.T) {
	var l List
	l.Warnf(Pos{"b.yaml", 1, 1}, "r", "later")
	l.Errorf(Pos{"a.yaml", 10, 1}, "r", "second")
	l.Errorf(Pos{"a.yaml", 2, 1}, "r", "first")
	l.Errorf(Pos{"a.yaml", 2, 1}, "r", "first")
	var got []string
	for _, d := range l.Sorted() {
		got = append(got, d.Message)
	}
	if want := []string{"first", "second", "later"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFprintShowsTheLineAndUnderlinesThePlace(t *testing.T) {
	source := func(string) []byte { return []byte("kind: practice\npractice: patch-managment\n") }
	d := Diagnostic{Pos: Pos{"x.yaml", 2, 11}, Rule: "unknown-practice", Message: `unknown practice "patch-managment"`,
		Hint: `did you mean "patch-management"?`, Related: []Related{{Pos{"m.yaml", 6, 1}, "defined here"}}}
	want := `x.yaml:2:11: error: unknown practice "patch-managment" [unknown-practice]
    2 | practice: patch-managment
      |           ^~~~~~~~~~~~~~~
  hint: did you mean "patch-management"?
  m.yaml:6:1: defined here
`
	var b strings.Builder
	if err := Fprint(&b, []Diagnostic{d}, source); err != nil || b.String() != want {
		t.Errorf("%v\n%s\nwant\n%s", err, b.String(), want)
	}
}

func TestFprintShowsPartOfALongLine(t *testing.T) {
	line := strings.Repeat("a ", 300) + "here " + strings.Repeat("b ", 300)
	var b strings.Builder
	Fprint(&b, []Diagnostic{{Pos: Pos{"x", 1, 601}, Message: "m"}}, func(string) []byte { return []byte(line) })
	lines := strings.Split(b.String(), "\n")
	at := strings.Index(lines[2], "^")
	if len(lines[1]) > 120 || at < 0 || !strings.HasPrefix(lines[1][at:], "here") {
		t.Errorf("the mark does not stand under the word:\n%s", b.String())
	}
}

func TestFprintDoesNotSteerTheTerminal(t *testing.T) {
	var b strings.Builder
	Fprint(&b, []Diagnostic{{Pos: Pos{"x", 1, 1}, Message: "a\x1b[31mb\u202e"}}, func(string) []byte { return []byte("\x1b]0;t\a\u202e") })
	if strings.ContainsAny(b.String(), "\x1b\a\u202e") {
		t.Errorf("controls reach the terminal: %q", b.String())
	}
}
