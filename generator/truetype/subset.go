package truetype

import (
	"encoding/binary"
	"slices"
)

// subset is a small font in the making.
type subset struct {
	font   *Font
	glyphs []int       // old numbers by new ones; 0 is the box that stands for what is missing
	number map[int]int // new numbers by old ones
}

// Subset makes a font of the glyphs of some characters, and of the parts that those are composed of. It needs no order and no
// uniqueness of runes.
func (f *Font) Subset(runes []rune) []byte {
	runes = slices.Compact(slices.Sorted(slices.Values(runes)))
	s := &subset{font: f, number: map[int]int{}}
	s.take(0)
	face := f.Face()
	for _, r := range runes {
		s.take(face.glyph(r))
	}
	for i := 0; i < len(s.glyphs); i++ { // grows while it is read
		eachPart(f.glyph(s.glyphs[i]), func(_, id int) { s.take(id) })
	}
	glyf, loca := s.outlines()
	tables := map[string][]byte{
		"cmap": s.characters(runes), "glyf": glyf, "loca": loca, "hmtx": s.widths(),
		"head": f.patched("head", 50, 1), "hhea": f.patched("hhea", 34, len(s.glyphs)), "maxp": f.patched("maxp", 4, len(s.glyphs)),
		"post": f.post(), "name": {0, 0, 0, 0, 0, 6},
	}
	for _, name := range []string{"OS/2", "cvt ", "fpgm", "prep", "gasp"} {
		if t := f.tables[name]; len(t) > 0 && (name != "OS/2" || len(t) >= 96) {
			tables[name] = t
		}
	}
	return assemble(tables)
}

func (s *subset) take(id int) {
	if _, ok := s.number[id]; ok || id >= s.font.glyphs {
		return
	}
	s.number[id] = len(s.glyphs)
	s.glyphs = append(s.glyphs, id)
}

// Flags of a part of a composite glyph (OpenType 1.9, "glyf").
const (
	wordArgs  = 1 << 0
	haveScale = 1 << 3
	moreParts = 1 << 5
	haveXY    = 1 << 6
	have2x2   = 1 << 7
)

// eachPart calls f for the parts of a composite glyph: where the number of a part stands, and the number.
func eachPart(glyph []byte, f func(at, id int)) {
	if len(glyph) < 10 || int16(u16(glyph, 0)) >= 0 {
		return
	}
	for at := 10; at+4 <= len(glyph); {
		flags := u16(glyph, at)
		f(at+2, int(u16(glyph, at+2)))
		at += 6
		if flags&wordArgs != 0 {
			at += 2
		}
		switch {
		case flags&haveScale != 0:
			at += 2
		case flags&haveXY != 0:
			at += 4
		case flags&have2x2 != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			return
		}
	}
}

// outlines are the glyphs with the new numbers of their parts, and where each begins.
func (s *subset) outlines() (glyf, loca []byte) {
	for _, id := range s.glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		from := len(glyf)
		if budget := 256; s.font.ends(id, &budget) {
			glyf = append(glyf, s.font.glyph(id)...)
		}
		own := glyf[from:]
		eachPart(own, func(at, id int) { binary.BigEndian.PutUint16(own[at:], uint16(s.number[id])) })
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// ends tells whether a glyph is made of a reasonable number of parts. One that is a part of itself is not drawn, or those who
// read it would not come to an end.
func (f *Font) ends(id int, budget *int) bool {
	*budget--
	eachPart(f.glyph(id), func(_, part int) {
		if *budget > 0 {
			f.ends(part, budget)
		}
	})
	return *budget > 0
}

func (s *subset) widths() []byte {
	out := make([]byte, 0, 4*len(s.glyphs))
	for _, id := range s.glyphs {
		m := s.font.metric(id)
		out = append(out, m[:]...)
	}
	return out
}

// characters writes a cmap of format 4, one segment for each stretch of characters whose glyphs follow each other.
func (s *subset) characters(runes []rune) []byte {
	var start, end, delta []uint16
	face := s.font.Face()
	for _, r := range runes {
		old := face.glyph(r)
		if old == 0 {
			continue
		}
		c, d := uint16(r), uint16(s.number[old])-uint16(r)
		if n := len(end); n > 0 && end[n-1]+1 == c && delta[n-1] == d {
			end[n-1] = c
			continue
		}
		start, end, delta = append(start, c), append(end, c), append(delta, d)
	}
	start, end, delta = append(start, 0xffff), append(end, 0xffff), append(delta, 1)
	n := len(end)
	out := words(0, 1, 3, 1, 0, 12) // one subtable: Windows, Unicode
	out = append(out, words(4, uint16(16+8*n), 0, uint16(2*n), 0, 0, 0)...)
	for _, part := range [][]uint16{end, {0}, start, delta, make([]uint16, n)} {
		out = append(out, words(part...)...)
	}
	return out
}

// patched is a table with one number changed.
func (f *Font) patched(table string, at, value int) []byte {
	out := slices.Clone(f.tables[table])
	binary.BigEndian.PutUint16(out[at:], uint16(value))
	return out
}

// post is the table without names of glyphs.
func (f *Font) post() []byte {
	out := make([]byte, 32)
	copy(out, f.tables["post"][:16])
	copy(out, "\x00\x03\x00\x00")
	return out
}

// assemble writes a font file of tables, in the order of their names. Checksums are left out: who embeds the font
// reckons them.
func assemble(tables map[string][]byte) []byte {
	names := make([]string, 0, len(tables))
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	out := append([]byte{0, 1, 0, 0}, words(uint16(len(names)), 0, 0, 0)...)
	at := 12 + 16*len(names)
	for _, name := range names {
		out = append(out, name...)
		for _, n := range []int{0, at, len(tables[name])} {
			out = binary.BigEndian.AppendUint32(out, uint32(n))
		}
		at += (len(tables[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, tables[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func words(values ...uint16) []byte {
	out := make([]byte, 0, 2*len(values))
	for _, v := range values {
		out = binary.BigEndian.AppendUint16(out, v)
	}
	return out
}
