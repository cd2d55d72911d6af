package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/dejavu/dejavusansbold"
	"codeberg.org/go-fonts/liberation/liberationmonobold"
	"codeberg.org/go-fonts/liberation/liberationmonobolditalic"
	"codeberg.org/go-fonts/liberation/liberationmonoitalic"
	"codeberg.org/go-fonts/liberation/liberationmonoregular"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansbolditalic"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifbolditalic"
	"codeberg.org/go-fonts/liberation/liberationserifitalic"
	"codeberg.org/go-fonts/liberation/liberationserifregular"

	"smmpub/generator/pdf/layout"
)

// files are the font files by layout's face names: TrueType, with quadratic outlines, as fpdf needs them.
var files = [layout.Faces][]byte{
	layout.Serif:                               liberationserifregular.TTF,
	layout.Serif + layout.Bold:                 liberationserifbold.TTF,
	layout.Serif + layout.Italic:               liberationserifitalic.TTF,
	layout.Serif + layout.Bold + layout.Italic: liberationserifbolditalic.TTF,
	layout.Sans:                                liberationsansregular.TTF,
	layout.Sans + layout.Bold:                  liberationsansbold.TTF,
	layout.Sans + layout.Italic:                liberationsansitalic.TTF,
	layout.Sans + layout.Bold + layout.Italic:  liberationsansbolditalic.TTF,
	layout.Mono:                                liberationmonoregular.TTF,
	layout.Mono + layout.Bold:                  liberationmonobold.TTF,
	layout.Mono + layout.Italic:                liberationmonoitalic.TTF,
	layout.Mono + layout.Bold + layout.Italic:  liberationmonobolditalic.TTF,
	layout.Fallback:                            dejavusans.TTF,
	layout.FallbackBold:                        dejavusansbold.TTF,
}

// faces are the widths of each file, read when first asked for and then shared by every document of the process.
var faces = func() (out [layout.Faces]func() *layout.Face) {
	for i := range out {
		out[i] = sync.OnceValue(func() *layout.Face {
			f, err := readFace(files[i])
			if err != nil {
				panic(fmt.Sprintf("pdf: face %d: %v", i, err)) // the files are compiled in
			}
			return f
		})
	}
	return out
}()

func fonts(id layout.FaceID) *layout.Face { return faces[id]() }

// readFace reads the character widths of a TrueType file: tables head, hhea, hmtx, and cmap in format 4.
func readFace(ttf []byte) (*layout.Face, error) {
	tables, err := tableDirectory(ttf)
	if err != nil {
		return nil, err
	}
	head, hhea, hmtx := tables["head"], tables["hhea"], tables["hmtx"]
	if len(head) < 20 || len(hhea) < 36 || len(hmtx) < 4 {
		return nil, errors.New("head, hhea or hmtx is missing")
	}
	cmap, err := format4(tables["cmap"])
	if err != nil {
		return nil, err
	}
	units, metrics := int(u16(head, 18)), int(u16(hhea, 34))
	f := &layout.Face{}
	cmap.each(func(r rune, glyph int) {
		w := int(u16(hmtx, 4*min(glyph, metrics-1)))
		f.Set(r, (w*1000+units/2)/units)
	})
	return f, nil
}

func tableDirectory(ttf []byte) (map[string][]byte, error) {
	if len(ttf) < 12 {
		return nil, errors.New("the file is too short")
	}
	out := map[string][]byte{}
	for i := range int(u16(ttf, 4)) {
		e := 12 + 16*i
		if e+16 > len(ttf) {
			return nil, errors.New("the table directory is cut off")
		}
		off, n := u32(ttf, e+8), u32(ttf, e+12)
		if off+n > len(ttf) {
			return nil, fmt.Errorf("table %q is cut off", ttf[e:e+4])
		}
		out[string(ttf[e:e+4])] = ttf[off : off+n]
	}
	return out, nil
}

// segments is a cmap subtable of format 4: characters to glyphs.
type segments struct {
	data []byte
	n    int
}

func format4(cmap []byte) (segments, error) {
	if len(cmap) < 4 {
		return segments{}, errors.New("cmap is missing")
	}
	for i := range int(u16(cmap, 2)) {
		e := 4 + 8*i
		platform, encoding := u16(cmap, e), u16(cmap, e+2)
		sub := cmap[u32(cmap, e+4):]
		if u16(sub, 0) == 4 && (platform == 3 && encoding == 1 || platform == 0) {
			return segments{sub, int(u16(sub, 6)) / 2}, nil
		}
	}
	return segments{}, errors.New("cmap has no table of format 4")
}

// each calls f for every character that has a glyph.
func (s segments) each(f func(r rune, glyph int)) {
	for i := range s.n {
		end, start := int(u16(s.data, 14+2*i)), int(u16(s.data, 16+2*s.n+2*i))
		delta, at := int(u16(s.data, 16+4*s.n+2*i)), 16+6*s.n+2*i
		offset := int(u16(s.data, at))
		for c := start; c <= end && c < 0xffff; c++ {
			glyph := c
			if offset != 0 {
				if glyph = int(u16(s.data, at+offset+2*(c-start))); glyph == 0 {
					continue
				}
			}
			if glyph = (glyph + delta) & 0xffff; glyph != 0 {
				f(rune(c), glyph)
			}
		}
	}
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) int    { return int(binary.BigEndian.Uint32(b[at:])) }
