package html

import (
	"fmt"
	"math"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

func TestContrastIsThatOfTheGuidelines(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#123456", "#123456", 1}} {
		if got := contrast(colour(t, c.a), colour(t, c.b)); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s has %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// Badges and links are drawn in these colours on paper and on panels, or in paper on them; text stands on levels.
func checkReadable(t *testing.T, name string, palette map[doc.Ink]theme.Colour) {
	t.Helper()
	need := func(a, b doc.Ink) {
		if got := contrast(palette[a], palette[b]); got < readable {
			t.Errorf("%s: %s %s on %s %s has %.2f only", name, a, palette[a], b, palette[b], got)
		}
	}
	for _, ink := range inksOfText {
		need(ink, doc.InkPaper)
		need(ink, doc.InkPanel)
	}
	for n := 1; n <= 9; n++ {
		need(doc.InkText, doc.Ink(fmt.Sprintf("level-%d", n)))
	}
}

func TestEverythingIsReadableWhateverABrandChooses(t *testing.T) {
	th := testTheme(t)
	checkReadable(t, "the theme, light", th.Colour)
	checkReadable(t, "the theme, dark", th.Dark)
	for _, value := range []string{"#ffff00", "#000000", "#ffffff", "#808080", "#003366", "#ff0000", "#15181c"} {
		for ink := range th.Colour {
			if ofSurface(ink) {
				continue
			}
			b := branded(th, &doc.Look{Colours: map[doc.Ink]string{ink: value}})
			checkReadable(t, string(ink)+" "+value+", light", b.Colour)
			checkReadable(t, string(ink)+" "+value+", dark", b.Dark)
		}
	}
}

func TestABrandsColourIsKeptWhereItIsReadable(t *testing.T) {
	th := testTheme(t)
	b := branded(th, &doc.Look{Colours: map[doc.Ink]string{"accent": "#005544", "panel": "#eef7f2", "target": "#12", "nonsense": "#123456", "level-2": "#cde8dc"}})
	for ink, want := range map[doc.Ink]string{"accent": "#005544", "panel": "#eef7f2", "target": th.Colour["target"].String(), "level-2": "#cde8dc"} {
		if got := b.Colour[ink].String(); got != want {
			t.Errorf("light %s is %s, want %s", ink, got, want)
		}
	}
	if b.Dark["panel"] != th.Dark["panel"] || b.Dark["accent"] == th.Dark["accent"] {
		t.Error("the dark palette has the brand's panel, or not its accent")
	}
	if has(b.Colour, "nonsense") || th.Colour["accent"].String() == "#005544" {
		t.Error("a role was made up, or the theme itself was changed")
	}
}

func TestRunningLinesLoseTheirPageNumbersOnScreens(t *testing.T) {
	for line, want := range map[string]string{
		"":                                   "",
		"{page}":                             "",
		"Page {page} of {pages}":             "",
		"Acme | {page} of {pages}":           "Acme",
		"{page} of {pages} | Acme":           "Acme",
		"Acme, Inc. | Page {page} | Secret":  "Acme, Inc. | Secret",
		"Acme, page {page}":                  "Acme",
		"Acme - {page}/{pages}":              "Acme",
		"© 2026 Acme  ·  A/B report":         "© 2026 Acme · A/B report",
		"Well-known {title} stays as it was": "Well-known {title} stays as it was",
	} {
		if got := withoutPages(line); got != want {
			t.Errorf("%q reads %q, want %q", line, got, want)
		}
	}
}

func TestTextInAStyleIsWrittenByNumber(t *testing.T) {
	for line, want := range map[string]string{
		"":                   `none`,
		" \n ":               `none`,
		"Secret":             `"Secret"`,
		"a b":                `"a\20 b"`,
		`"}</style>\`:        `"\22 \7d \3c \2f style\3e \5c "`,
		"Äé\u2028\U0001F600": `"\c4 \e9 \20 \1f600 "`,
		"{page} of {pages}":  `counter(page) "\20 of\20 " counter(pages)`,
		"{PAGE}\x00":         `"\7b PAGE\7d \fffd "`,
	} {
		if got := cssContent(line); got != want {
			t.Errorf("%q is %s, want %s", line, got, want)
		}
	}
}
