package truetype

import "testing"

// FuzzSimple: a font of somebody's own may say anything of its glyphs.
func FuzzSimple(f *testing.F) {
	f.Add([]byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0x39, 2, 0, 0, 0})
	f.Add([]byte{0, 200, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0})
	f.Fuzz(func(t *testing.T, glyph []byte) {
		if len(glyph) < 10 || int16(u16(glyph, 0)) < 0 {
			return
		}
		simple(glyph)
	})
}
