package pdf

import (
	"strings"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusansmono"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
	"smmpub/generator/theme"
	"smmpub/generator/truetype"
)

func TestABrandsFontsDressTextAndHeadings(t *testing.T) {
	own, err := truetype.Parse("fonts/Own-Regular.ttf", dejavusansmono.TTF)
	if err != nil {
		t.Fatal(err)
	}
	brand := &doc.Look{Fonts: []doc.Font{{Use: "body", Font: own}}}
	faces := typefacesOf(look(), brand)
	for id, want := range map[layout.FaceID]bool{layout.Serif: true, layout.Serif + layout.Bold: true, layout.Sans: true,
		layout.Head + layout.Bold: true, layout.Mono: false} {
		if got := faces.sources[id]() == own; got != want {
			t.Errorf("face %d is the brand's: %v", id, got)
		}
	}
	if lent := faces.lend[layout.Serif]; len(lent) != 2 || faces.sources[lent[0]]().Name != "Liberation Serif" {
		t.Errorf("what the brand's font lacks is lent by %v", lent)
	}
	th := look()
	th.Fonts.Families = map[string]theme.Family{theme.Mono: {Regular: own}}
	if faces := typefacesOf(th, nil); faces.sources[layout.Mono+layout.Italic]() != own || faces.sources[layout.Serif]() == own {
		t.Error("the theme's font for code is not where it belongs")
	}
	pub := sample()
	pub.Look = brand
	if out := tool(t, pub, "pdffonts", "FILE"); !strings.Contains(out, "Own-Regular") || strings.Contains(out, "LiberationSans ") {
		t.Error(out)
	}
}
