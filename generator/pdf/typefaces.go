package pdf

import (
	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
	"smmpub/generator/theme"
	"smmpub/generator/truetype"
)

// typefaces are the fonts of one document by layout's names. A character is looked for in the font of its style, which the
// brand or the theme may set, in the usual font of that style, among the symbols, and at last in the fonts that the theme has
// for other scripts.
type typefaces struct {
	sources []source
	lend    [layout.Fallback][]layout.FaceID
	mirrors map[*truetype.Font]*truetype.Font
}

// typefacesOf chooses the fonts of a publication with a look of its own, or nil.
func typefacesOf(th *theme.Theme, look *doc.Look) *typefaces {
	t := &typefaces{sources: make([]source, layout.Fallback), mirrors: map[*truetype.Font]*truetype.Font{}}
	sans := chosen(th, look, theme.Sans)
	for i, family := range []theme.Family{chosen(th, look, theme.Body), sans, chosen(th, look, theme.Mono), chosen(th, look, theme.Heading)} {
		for variant := range layout.FaceID(4) {
			id := layout.FaceID(4*i) + variant
			own := family.Variant(variant&layout.Bold != 0, variant&layout.Italic != 0)
			stock := id
			if id >= layout.Head {
				stock = layout.Sans + variant
				if own == nil {
					own = sans.Variant(variant&layout.Bold != 0, variant&layout.Italic != 0)
				}
			}
			t.face(id, own, usual[stock])
		}
	}
	t.lenders(th.Fonts.Fallback)
	return t
}

// chosen is the family that the brand has for a use of text, else the theme's. A brand's body is for all text but code.
func chosen(th *theme.Theme, look *doc.Look, use string) theme.Family {
	if look == nil {
		return th.Fonts.Families[use]
	}
	var out theme.Family
	for _, f := range look.Fonts {
		switch text := use == theme.Body || use == theme.Sans; {
		case f.Use == use || text && f.Use == theme.Body:
			out.Regular = f.Font
		case text && f.Use == "bold":
			out.Bold = f.Font
		case text && f.Use == "italic":
			out.Italic = f.Font
		case text && f.Use == "bold-italic":
			out.BoldItalic = f.Font
		}
	}
	if out == (theme.Family{}) {
		return th.Fonts.Families[use]
	}
	return out
}

// face sets the font of a style: its own with the usual one behind it, or the usual one.
func (t *typefaces) face(id layout.FaceID, own *truetype.Font, stock source) {
	if own == nil {
		t.sources[id] = stock
		return
	}
	t.sources[id] = fixed(own)
	t.lend[id] = []layout.FaceID{t.add(stock)}
}

func (t *typefaces) add(s source) layout.FaceID {
	t.sources = append(t.sources, s)
	return layout.FaceID(len(t.sources) - 1)
}

// lenders adds what lends characters to every style.
func (t *typefaces) lenders(more []*truetype.Font) {
	regular, bold := t.add(symbols), t.add(boldSymbols)
	var others []layout.FaceID
	for _, f := range more {
		others = append(others, t.add(fixed(f)))
	}
	for id := range t.lend {
		sign := regular
		if layout.FaceID(id)&layout.Bold != 0 {
			sign = bold
		}
		t.lend[id] = append(append(t.lend[id], sign), others...)
	}
}

func fixed(f *truetype.Font) source { return func() *truetype.Font { return f } }

// fonts are the faces as layout asks for them.
func (t *typefaces) fonts() layout.Fonts {
	return layout.Fonts{Face: func(id layout.FaceID) *layout.Face { return t.sources[id]().Face() }, Lend: t.lend}
}

// mirrored is a font whose brackets face the other way.
func (t *typefaces) mirrored(f *truetype.Font) *truetype.Font {
	out := t.mirrors[f]
	if out == nil {
		out = f.Swapped("mirrored", layout.Mirrors)
		t.mirrors[f] = out
	}
	return out
}

// charSet is a set of characters of the Basic Multilingual Plane.
type charSet = [1 << 10]uint64

func include(s *charSet, r rune) { s[r>>6&0x3ff] |= 1 << (r & 63) }

// used are the characters that a document prints in each font. Several styles may share one.
func (t *typefaces) used(d *layout.Document) map[*truetype.Font][]rune {
	sets := map[*truetype.Font]*charSet{}
	of := func(f *truetype.Font) *charSet {
		if sets[f] == nil {
			sets[f] = &charSet{}
		}
		return sets[f]
	}
	for _, p := range d.Pages {
		for _, m := range p.Marks {
			if text, ok := m.(*layout.Text); ok {
				t.count(text, of)
			}
			t.lettered(sets, m)
		}
	}
	out := make(map[*truetype.Font][]rune, len(sets))
	for f, set := range sets {
		out[f] = members(set)
	}
	return out
}

func (t *typefaces) count(text *layout.Text, of func(*truetype.Font) *charSet) {
	f := t.sources[text.Style.Face]()
	set := of(f)
	for _, r := range text.Text {
		if text.RTL && layout.Mirrored(r) != r {
			include(of(t.mirrored(f)), r)
			continue
		}
		include(set, r)
	}
}

func members(set *charSet) []rune {
	var out []rune
	for i, bits := range set {
		for b := range 64 {
			if bits>>b&1 != 0 {
				out = append(out, rune(i<<6|b))
			}
		}
	}
	return out
}
