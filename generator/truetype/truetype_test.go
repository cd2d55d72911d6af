package truetype

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
)

func parsed(t testing.TB, data []byte) *Font {
	t.Helper()
	f, err := Parse("x.ttf", data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestASubsetHasTheSameCharacters(t *testing.T) {
	text := []rune("aàé ÅŁ—“ﬁ→Ω")
	full := parsed(t, dejavusans.TTF)
	small := full.Subset(text)
	if len(small) > len(dejavusans.TTF)/20 {
		t.Errorf("%d bytes of %d", len(small), len(dejavusans.TTF))
	}
	cut := parsed(t, small)
	for _, r := range text {
		a, _ := full.Face().Advance(r)
		b, ok := cut.Face().Advance(r)
		if !ok || a != b {
			t.Errorf("%q is %d wide, was %d", r, b, a)
		}
		if !same(full, full.Face().glyph(r), cut, cut.Face().glyph(r)) {
			t.Errorf("%q looks different", r)
		}
	}
	if _, ok := cut.Face().Advance('b'); ok {
		t.Error("b is there")
	}
}

// same compares outlines: simple ones byte by byte, composite ones by their parts.
func same(f *Font, a int, g *Font, b int) bool {
	x, y := f.glyph(a), g.glyph(b)
	if len(x) < 2 || int16(u16(x, 0)) >= 0 {
		return bytes.HasPrefix(y, x) && len(y)-len(x) < 4
	}
	var parts []int
	eachPart(x, func(_, id int) { parts = append(parts, id) })
	ok := true
	eachPart(y, func(_, id int) {
		ok = ok && len(parts) > 0 && same(f, parts[0], g, id)
		parts = parts[min(1, len(parts)):]
	})
	return ok && len(parts) == 0
}

func TestASubsetIsTheSameForTheSameCharacters(t *testing.T) {
	f := parsed(t, liberationserifregular.TTF)
	if !bytes.Equal(f.Subset([]rune("abcé")), f.Subset([]rune("écbaab"))) {
		t.Error("the order of characters counts")
	}
}

func TestTheFirstFontOfACollectionIsTaken(t *testing.T) {
	small := parsed(t, liberationserifregular.TTF).Subset([]rune("ab"))
	ttc := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), small...)
	for i := range int(u16(small, 4)) { // offsets count from the beginning of the file
		at := 16 + 12 + 16*i + 8
		binary.BigEndian.PutUint32(ttc[at:], uint32(u32(ttc, at)+16))
	}
	if _, ok := parsed(t, ttc).Face().Advance('b'); !ok {
		t.Error("the collection has no b")
	}
}

func TestFontsThatCannotBeUsedSayWhy(t *testing.T) {
	closed := bytes.Clone(liberationserifregular.TTF)
	tables, err := directory(closed, 0)
	if err != nil {
		t.Fatal(err)
	}
	binary.BigEndian.PutUint16(tables["OS/2"][8:], 2)
	for data, want := range map[string]string{
		"":                     "no TrueType font",
		"kind: brand":          "no TrueType font",
		"wOF2":                 "web font",
		"OTTO":                 "PostScript outlines",
		"ttcf":                 "holds no font",
		"\x00\x01\x00\x00rest": "too short",
		string(liberationserifregular.TTF[:2000]): "cut off",
		string(closed): "licence bits",
	} {
		if _, err := Parse("x", []byte(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.8q: %v, want %s", data, err, want)
		}
	}
}

func TestAGlyphThatIsAPartOfItselfIsNotDrawn(t *testing.T) {
	f := parsed(t, parsed(t, liberationserifregular.TTF).Subset([]rune("é")))
	id := f.Face().glyph('é')
	own := f.glyph(id)
	binary.BigEndian.PutUint16(own[12:], uint16(id))
	cut := parsed(t, f.Subset([]rune("é")))
	if cut.glyph(cut.Face().glyph('é')) != nil {
		t.Error("it is drawn")
	}
}

func FuzzParse(f *testing.F) {
	small := parsed(f, liberationserifregular.TTF).Subset([]rune("aé"))
	f.Add(small)
	f.Add(small[:len(small)/2])
	f.Fuzz(func(t *testing.T, data []byte) {
		font, err := Parse("x", data)
		if err != nil {
			return
		}
		font.Face()
		font.Subset([]rune("aéb"))
	})
}
