package layout

import (
	"strings"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// In these cases capital letters stand for Hebrew ones, as in UAX #9.
func hebrew(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r - 'A' + 0x5d0
		}
		return r
	}, s)
}

func latin(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x5d0 && r <= 0x5e9 {
			return r - 0x5d0 + 'A'
		}
		return r
	}, s)
}

// shownFrom is what a reader sees of a line, from left to right.
func shownFrom(ln *line) string {
	type glyph struct {
		x int
		r rune
	}
	var glyphs []glyph
	for _, r := range ln.runs {
		x := r.x
		if r.level&1 != 0 {
			x += r.w
		}
		for _, c := range r.text {
			if r.level&1 != 0 {
				x -= 5 * Pt
				glyphs = append(glyphs, glyph{x, Mirrored(c)})
				continue
			}
			glyphs = append(glyphs, glyph{x, c})
			x += 5 * Pt
		}
	}
	cells := map[int]rune{}
	last := 0
	for _, g := range glyphs {
		cells[g.x/(5*Pt)] = g.r
		last = max(last, g.x/(5*Pt))
	}
	var b strings.Builder
	for i := 0; i <= last; i++ {
		if r, ok := cells[i]; ok {
			b.WriteRune(r)
			continue
		}
		b.WriteByte(' ')
	}
	return strings.TrimSpace(latin(b.String()))
}

func TestRunsAreOrderedByTheBidirectionalAlgorithm(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"car is THE CAR in arabic", "car is RAC EHT in arabic"},
		{"CAR IS the car IN ENGLISH", "HSILGNE NI the car SI RAC"},
		{"ABC 123 DEF", "FED 123 CBA"},
		{"abc DEF 123 GHI jkl", "abc IHG 123 FED jkl"},
		{"ABC (DEF) GHI", "IHG (FED) CBA"},
		{"ABC (def) GHI", "IHG (def) CBA"},
		{"a (BC) d", "a (CB) d"},
		{"ABC 10% DEF", "FED 10% CBA"},
		{"ABC 1,000.5 DEF", "FED 1,000.5 CBA"},
		{"ABC, DEF.", ".FED ,CBA"},
		{"ABC TLS 1.3 DEF", "FED 1.3 SLT CBA"},
		{"ABC tls 1.3.", ".tls 1.3 CBA"},
		{"ab «CD» ef", "ab «DC» ef"},
		{"one two", "one two"},
	} {
		l := testLayouter()
		lines := l.wrap(l.atoms([]span{{text: hebrew(c.text), style: ten.Style}}), 1000*Pt, ten, nil)
		ln := lines[0]
		left := leftmost(ln)
		for i := range ln.runs {
			ln.runs[i].x -= left
		}
		if got := shownFrom(ln); got != c.want {
			t.Errorf("%s: shown %q, want %q", c.text, got, c.want)
		}
	}
}

func leftmost(ln *line) int {
	x := ln.runs[0].x
	for _, r := range ln.runs {
		x = min(x, r.x)
	}
	return x
}

func TestParagraphsFromRightToLeftStandAtTheRight(t *testing.T) {
	l := testLayouter()
	for text, want := range map[string]int{"ABC DEF": 100*Pt - 7*5*Pt, "abc DEF": 0} {
		lines := l.wrap(l.atoms([]span{{text: hebrew(text), style: ten.Style}}), 100*Pt, ten, nil)
		if got := leftmost(lines[0]); got != want {
			t.Errorf("%s begins at %d, want %d", text, got, want)
		}
	}
}

func TestLinesBreakBeforeTheyAreOrdered(t *testing.T) {
	l := testLayouter()
	var got []string
	for _, ln := range l.wrap(l.atoms([]span{{text: hebrew("ABC DEF GHI"), style: ten.Style}}), 8*5*Pt, ten, nil) {
		got = append(got, shownFrom(ln))
	}
	if s := strings.Join(got, "|"); s != "FED CBA|IHG" {
		t.Error(s)
	}
}

func TestPunctuationTakesTheDirectionOfTheLanguage(t *testing.T) {
	_, rtl := resolve(hebrew("tls ABC"), true)
	if !rtl {
		t.Error("a foreign word at the beginning turns a Hebrew paragraph round")
	}
	if l := newLayouter(&doc.Publication{Language: "he-IL"}, &theme.Theme{}, Options{Fonts: squares}); !l.rtl {
		t.Error("Hebrew is not written from right to left")
	}
}

func TestArabicLettersJoin(t *testing.T) {
	for text, want := range map[string]string{
		"\u0628":                               "\ufe8f",             // alone
		"\u0628\u0628\u0628":                   "\ufe91\ufe92\ufe90", // first, middle, last
		"\u062f\u0628":                         "\ufea9\ufe8f",       // dal joins nothing behind it
		"\u0644\u0627":                         "\ufefb",             // lam and alef are one
		"\u0628\u0644\u0627":                   "\ufe91\ufefc",       // joined to what is before
		"\u0628\u064e\u0628":                   "\ufe91\u064e\ufe90", // a vowel mark does not part letters
		"\u0628 \u0628":                        "\ufe8f \ufe8f",      // a space does
		"\u0628\u200c\u0628":                   "\ufe8f\u200c\ufe8f", // so does a non-joiner
		"\u067e\u06cc\u0634":                   "\ufb58\ufbff\ufeb6", // Persian
		"\u0645\u0633\u062a\u0648\u0649 (3) x": "\ufee3\ufeb4\ufe98\ufeee\ufeef (3) x",
	} {
		if got := shape("", text, ""); got != want {
			t.Errorf("%q: %+q, want %+q", text, got, want)
		}
		var back strings.Builder
		for _, r := range want {
			back.WriteString(Letters(r))
		}
		if back.String() != text {
			t.Errorf("%+q stands for %+q, want %+q", want, back.String(), text)
		}
	}
}

func TestLettersJoinAcrossSpans(t *testing.T) {
	spans := shaped([]span{{text: "\u0628"}, {text: "\u0628"}})
	if spans[0].text != "\ufe91" || spans[1].text != "\ufe90" {
		t.Errorf("%+q %+q", spans[0].text, spans[1].text)
	}
}
