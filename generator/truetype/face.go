package truetype

import "errors"

// Face holds the glyphs of a font by character, with their widths in thousandths of the type size. It does not change once
// it is filled.
type Face struct{ blocks [256]*[256]entry }

type entry struct {
	glyph uint16
	width int16 // plus one, so that 0 says that there is none
}

// Set notes a character of the Basic Multilingual Plane. Others are not kept: the painter knows no more.
func (f *Face) Set(r rune, glyph, width int) {
	if r < 0 || r > 0xffff {
		return
	}
	b := f.blocks[r>>8]
	if b == nil {
		b = new([256]entry)
		f.blocks[r>>8] = b
	}
	b[r&0xff] = entry{uint16(glyph), int16(min(width, 1<<15-2)) + 1}
}

// Advance is the width of a character; ok is false when the face lacks it.
func (f *Face) Advance(r rune) (width int, ok bool) {
	if uint32(r) > 0xffff {
		return 0, false
	}
	b := f.blocks[r>>8]
	if b == nil || b[r&0xff].width == 0 {
		return 0, false
	}
	return int(b[r&0xff].width) - 1, true
}

// glyph is the number of a character's glyph, 0 when the face lacks it.
func (f *Face) glyph(r rune) int {
	if _, ok := f.Advance(r); !ok {
		return 0
	}
	return int(f.blocks[r>>8][r&0xff].glyph)
}

// Face gives the characters of a font; they are read when first asked for.
func (f *Font) Face() *Face { return f.face() }

func (f *Font) readFace() *Face {
	units := int(u16(f.tables["head"], 18))
	out := &Face{}
	f.cmap.each(func(r rune, glyph int) {
		if glyph >= f.glyphs {
			return
		}
		m := f.metric(glyph)
		out.Set(r, glyph, (int(u16(m[:], 0))*1000+units/2)/units)
	})
	return out
}

// Swapped is a font in which characters have each other's shapes: those of a pair are neighbours in pairs.
func (f *Font) Swapped(name, pairs string) *Font {
	out, from := *f, f.Face()
	out.Name += " " + name
	face := *from
	rs := []rune(pairs)
	for i := 0; i+1 < len(rs); i += 2 {
		a, b := rs[i], rs[i+1]
		if from.glyph(a) != 0 && from.glyph(b) != 0 {
			face.copyEntry(a, from, b)
			face.copyEntry(b, from, a)
		}
	}
	out.face = func() *Face { return &face }
	return &out
}

// copyEntry gives r what another face has for another character. Blocks of that face are not changed.
func (f *Face) copyEntry(r rune, from *Face, other rune) {
	if f.blocks[r>>8] == from.blocks[r>>8] {
		own := *from.blocks[r>>8]
		f.blocks[r>>8] = &own
	}
	f.blocks[r>>8][r&0xff] = from.blocks[other>>8][other&0xff]
}

// segments is a cmap subtable of format 4: characters to glyphs.
type segments struct {
	data []byte
	n    int
}

func format4(cmap []byte) (segments, error) {
	for i := range int(u16(cmap, 2)) {
		e := 4 + 8*i
		if e+8 > len(cmap) {
			break
		}
		platform, encoding, off := u16(cmap, e), u16(cmap, e+2), u32(cmap, e+4)
		if off+14 > len(cmap) || u16(cmap, off) != 4 || platform != 0 && (platform != 3 || encoding != 1) {
			continue
		}
		s := segments{cmap[off:], int(u16(cmap, off+6)) / 2}
		if 16+8*s.n > len(s.data) {
			break
		}
		return s, nil
	}
	return segments{}, errors.New("it does not say which characters it has (no cmap of format 4)")
}

// each calls f for every character that has a glyph. Segments that overlap the ones before are cut, so that no file keeps it busy.
func (s segments) each(f func(r rune, glyph int)) {
	next := 0
	for i := range s.n {
		end, start := int(u16(s.data, 14+2*i)), int(u16(s.data, 16+2*s.n+2*i))
		delta, at := int(u16(s.data, 16+4*s.n+2*i)), 16+6*s.n+2*i
		offset := int(u16(s.data, at))
		for c := max(start, next); c <= end && c < 0xffff; c++ {
			next = c + 1
			glyph := c
			if offset != 0 {
				from := at + offset + 2*(c-start)
				if from+2 > len(s.data) {
					break
				}
				if glyph = int(u16(s.data, from)); glyph == 0 {
					continue
				}
			}
			if glyph = (glyph + delta) & 0xffff; glyph != 0 {
				f(rune(c), glyph)
			}
		}
	}
}
