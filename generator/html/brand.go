package html

import (
	"maps"
	"math"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// readable is the least contrast of text with what it stands on (WCAG 2.2, 1.4.3).
const readable = 4.5

// inksOfText are the roles that text has, and things that must be told from the paper as text is.
var inksOfText = []doc.Ink{doc.InkText, doc.InkMuted, doc.InkAccent, doc.InkTarget}

// branded is the palette of a theme with a brand's colours in it, light and dark. A colour that would be hard to read is made
// darker or lighter, no more than it takes. A dark screen keeps the theme's own paper, panels and rules.
func branded(th *theme.Theme, l *doc.Look) *theme.Theme {
	if l == nil || len(l.Colours) == 0 {
		return th
	}
	given := map[doc.Ink]theme.Colour{}
	for ink, value := range l.Colours {
		if c, err := theme.ParseColour(value); err == nil && has(th.Colour, ink) {
			given[ink] = c
		}
	}
	out := &theme.Theme{Colour: maps.Clone(th.Colour), Dark: maps.Clone(th.Dark)}
	for ink, c := range given {
		out.Colour[ink] = c
		if !ofSurface(ink) && has(th.Dark, ink) {
			out.Dark[ink] = c
		}
	}
	settle(out.Colour)
	settle(out.Dark)
	return out
}

func has(palette map[doc.Ink]theme.Colour, ink doc.Ink) bool {
	_, ok := palette[ink]
	return ok
}

// ofSurface tells the roles that make a page light or dark.
func ofSurface(ink doc.Ink) bool {
	return ink == doc.InkPaper || ink == doc.InkPanel || ink == doc.InkRule
}

// settle makes text readable on paper and panels, then the levels such that text is readable on them.
func settle(palette map[doc.Ink]theme.Colour) {
	paper := palette[doc.InkPaper]
	for _, ink := range inksOfText {
		if has(palette, ink) {
			palette[ink] = legible(palette[ink], farther(paper), paper, palette[doc.InkPanel])
		}
	}
	for ink, c := range palette {
		if strings.HasPrefix(string(ink), "level-") {
			palette[ink] = legible(c, paper, palette[doc.InkText])
		}
	}
}

// farther is black or white, whichever stands out more.
func farther(from theme.Colour) theme.Colour {
	black, white := theme.Colour{}, theme.Colour{R: 255, G: 255, B: 255}
	if contrast(black, from) > contrast(white, from) {
		return black
	}
	return white
}

// legible moves a colour towards another until its contrast with all the others suffices.
func legible(c, towards theme.Colour, against ...theme.Colour) theme.Colour {
	const steps = 20
	for step := range steps {
		if m := mix(c, towards, float64(step)/steps); clearOf(m, against) {
			return m
		}
	}
	return towards
}

func clearOf(c theme.Colour, against []theme.Colour) bool {
	for _, other := range against {
		if contrast(c, other) < readable {
			return false
		}
	}
	return true
}

func mix(a, b theme.Colour, share float64) theme.Colour {
	at := func(x, y uint8) uint8 { return uint8(math.Round(float64(x)*(1-share) + float64(y)*share)) }
	return theme.Colour{R: at(a.R, b.R), G: at(a.G, b.G), B: at(a.B, b.B)}
}

// contrast is the ratio of two colours, 1 to 21 (WCAG 2.2, contrast ratio).
func contrast(a, b theme.Colour) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of a colour (WCAG 2.2).
func luminance(c theme.Colour) float64 {
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}
