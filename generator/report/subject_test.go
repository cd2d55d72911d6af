package report

import "testing"

func TestDifferentIdsNeverShareAnAnchor(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"E1", "e1", "E 1", "E-1", "E.1", "E..1", "E.20.1", "E/1", "E_1", "É1", "E", ""} {
		anchor := safe("evidence-", id)
		if other, twice := seen[anchor]; twice {
			t.Errorf("%q and %q both have %q", id, other, anchor)
		}
		seen[anchor] = id
		for _, r := range anchor {
			if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-') {
				t.Errorf("%q has %q", anchor, r)
			}
		}
	}
	if got := safe("evidence-", "E1-b"); got != "evidence-E1-b" {
		t.Errorf("a plain id becomes %q", got)
	}
}

func TestDaysAreComparedAsFarAsBothGo(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2026-03-03", "2026-09-30", true}, {"2026-09-30", "2026-09-30", false}, {"2026", "2026-09-30", false}, {"2025", "2026-09-30", true},
		{"2026-03", "2026-04-01", true}, {"", "2026-09-30", false}, {"2026-09-30", "", false},
	} {
		if got := before(c.a, c.b); got != c.want {
			t.Errorf("%q before %q: %v", c.a, c.b, got)
		}
	}
}
