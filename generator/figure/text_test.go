package figure

import (
	"slices"
	"strings"
	"testing"
)

func TestWrapBreaksAtSpacesHyphensAndInLongWords(t *testing.T) {
	s := style{size: 100} // one em is 100, most letters 56
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 500, nil},
		{"one", 500, []string{"one"}},
		{"one two  three\nfour", 400, []string{"one two", "three", "four"}},
		{"point-of-sale", 460, []string{"point-of-", "sale"}},
		{"Reader/Writer", 460, []string{"Reader/", "Writer"}},
		{"IEC 62443-3-3", 560, []string{"IEC", "62443-3-3"}},
		{"mmmmmmm", 300, []string{"mmm", "mmm", "m"}},
		{"a mmmmmmm b", 300, []string{"a", "mmm", "mmm", "m b"}},
		{"10\u00a0kg of it", 300, []string{"10\u00a0kg", "of it"}},
		{"aa", 1, []string{"a", "a"}},
		{"e\u0301e\u0301", 60, []string{"e\u0301", "e\u0301"}},
	} {
		if got := s.wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%q in %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestBalanceKeepsTheNumberOfLines(t *testing.T) {
	s := style{size: 80, bold: true}
	text := "Situational Awareness and Information Sharing"
	for width := 300; width < 3000; width += 37 {
		set, balanced := s.set(text, "", width), s.balance(text, "", width)
		if len(set.lines) != len(balanced.lines) {
			t.Errorf("in %d: %q, balanced %q", width, set.lines, balanced.lines)
		}
		if squeeze(strings.Join(balanced.lines, "")) != squeeze(text) {
			t.Errorf("in %d: text is lost: %q", width, balanced.lines)
		}
	}
	want := []string{"Situational Awareness", "and Information Sharing"}
	if got := s.balance(text, "", 1400).lines; !slices.Equal(got, want) {
		t.Errorf("balanced %q, want %q", got, want)
	}
}

func TestWidthsAreHelvetica(t *testing.T) {
	for _, c := range []struct {
		text          string
		regular, bold int
	}{
		{"Hamburg", 722 + 556 + 833 + 556 + 556 + 333 + 556, 722 + 556 + 889 + 611 + 611 + 389 + 611},
		{"~ é ÿ", 584 + 278 + 556 + 278 + 500, 584 + 278 + 556 + 278 + 556},
		{"–“”", 556 + 333 + 333, 556 + 500 + 500},
	} {
		for _, f := range []struct {
			face *advances
			want int
		}{{&regular, c.regular}, {&bold, c.bold}} {
			sum := 0
			for _, r := range c.text {
				sum += f.face.of(r)
			}
			if sum != f.want {
				t.Errorf("%q is %d wide, want %d", c.text, sum, f.want)
			}
		}
	}
}

func TestSpreadFillsRowsEvenly(t *testing.T) {
	for _, c := range []struct {
		n, limit int
		want     []int
	}{{0, 3, nil}, {1, 3, []int{1}}, {3, 3, []int{3}}, {5, 4, []int{3, 2}}, {6, 4, []int{3, 3}}, {7, 3, []int{3, 2, 2}}} {
		if got := spread(c.n, c.limit); !slices.Equal(got, c.want) {
			t.Errorf("%d by %d: %v, want %v", c.n, c.limit, got, c.want)
		}
	}
}
