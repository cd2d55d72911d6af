// Package truetype reads font files with TrueType outlines and cuts them down to the characters that a document uses.
//
// In come the bytes of a .ttf, or of a .ttc, whose first font is taken; out go the widths of its characters, and small fonts
// with the glyphs of given ones. Promised: a font is checked when it is read, so that nothing fails on it later; it does not
// change afterwards and may be used by any number of goroutines; a small font is the same bytes for the same characters. The
// package draws nothing and knows neither documents nor PDF.
package truetype

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// Font is a font file that was read and found whole.
type Font struct {
	Name     string // its path, for messages
	tables   map[string][]byte
	glyphs   int
	metrics  int  // glyphs with a width of their own; the others are as wide as the last of these
	longLoca bool // offsets of glyphs are in four bytes
	cmap     segments
	face     func() *Face
}

// ErrOutlines says that a font's shapes are of the kind that this package does not read.
var ErrOutlines = errors.New("the font has PostScript outlines; smmpub needs TrueType outlines")

// Parse reads a font. Its errors are written for whoever chose the file.
func Parse(name string, data []byte) (*Font, error) {
	start, err := begin(data)
	if err != nil {
		return nil, err
	}
	tables, err := directory(data, start)
	if err != nil {
		return nil, err
	}
	f := &Font{Name: name, tables: tables}
	if err := f.check(); err != nil {
		return nil, err
	}
	f.face = sync.OnceValue(f.readFace)
	return f, nil
}

// begin finds the table directory by the first bytes (OpenType 1.9, "Organization of an OpenType Font").
func begin(data []byte) (int, error) {
	kind := string(data[:min(4, len(data))])
	switch kind {
	case "\x00\x01\x00\x00", "true":
		return 0, nil
	case "OTTO":
		return 0, ErrOutlines
	case "wOFF", "wOF2":
		return 0, errors.New("it is a web font; smmpub needs the TrueType file (.ttf) it was made of")
	case "ttcf":
		if len(data) >= 16 && u32(data, 8) > 0 {
			return u32(data, 12), nil
		}
		return 0, errors.New("the collection holds no font")
	}
	return 0, errors.New("it is no TrueType font")
}

func directory(data []byte, start int) (map[string][]byte, error) {
	if start+12 > len(data) {
		return nil, errors.New("the file is too short")
	}
	out := map[string][]byte{}
	for i := range int(u16(data, start+4)) {
		e := start + 12 + 16*i
		if e+16 > len(data) {
			return nil, errors.New("the table directory is cut off")
		}
		off, n := u32(data, e+8), u32(data, e+12)
		if off+n > len(data) {
			return nil, fmt.Errorf("table %q is cut off", data[e:e+4])
		}
		out[string(data[e:e+4])] = data[off : off+n : off+n]
	}
	if out["glyf"] == nil && (out["CFF "] != nil || out["CFF2"] != nil) {
		return nil, ErrOutlines
	}
	return out, nil
}

// least are the tables that a font must have, with the bytes that are read of each.
var least = []struct {
	name string
	size int
}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"loca", 4}, {"glyf", 1}, {"cmap", 4}, {"post", 16}}

// check holds the tables against each other, so that all that is read later lies inside them.
func (f *Font) check() error {
	for _, t := range least {
		if len(f.tables[t.name]) < t.size {
			return fmt.Errorf("table %q is missing or too short", strings.TrimSpace(t.name))
		}
	}
	f.glyphs, f.metrics = int(u16(f.tables["maxp"], 4)), int(u16(f.tables["hhea"], 34))
	f.longLoca = u16(f.tables["head"], 50) != 0
	size := 2
	if f.longLoca {
		size = 4
	}
	switch {
	case u16(f.tables["head"], 18) == 0:
		return errors.New("its units are not known")
	case f.glyphs == 0 || f.metrics == 0 || f.metrics > f.glyphs || len(f.tables["hmtx"]) < 4*f.metrics+2*(f.glyphs-f.metrics):
		return errors.New("its widths are cut off")
	case len(f.tables["loca"]) < size*(f.glyphs+1):
		return errors.New("its glyphs are cut off")
	case f.restricted():
		return errors.New("its licence bits forbid embedding a part of it in documents")
	}
	var err error
	f.cmap, err = format4(f.tables["cmap"])
	return err
}

// restricted reads fsType of table OS/2: restricted licence, no subsetting, bitmaps only.
func (f *Font) restricted() bool {
	os2 := f.tables["OS/2"]
	if len(os2) < 10 {
		return false
	}
	bits := u16(os2, 8)
	return bits&0xf == 2 || bits&0x300 != 0
}

// glyph is the outline of a glyph; nil for one that is empty or not there.
func (f *Font) glyph(id int) []byte {
	if id < 0 || id >= f.glyphs {
		return nil
	}
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	var from, to int
	if f.longLoca {
		from, to = u32(loca, 4*id), u32(loca, 4*id+4)
	} else {
		from, to = 2*int(u16(loca, 2*id)), 2*int(u16(loca, 2*id+2))
	}
	if from >= to || to > len(glyf) || to-from < 10 {
		return nil
	}
	return glyf[from:to:to]
}

// metric is the width and the left side bearing of a glyph, as four bytes.
func (f *Font) metric(id int) [4]byte {
	hmtx := f.tables["hmtx"]
	if id < f.metrics {
		return [4]byte(hmtx[4*id:])
	}
	last := hmtx[4*(f.metrics-1):]
	bearing := hmtx[4*f.metrics+2*(id-f.metrics):]
	return [4]byte{last[0], last[1], bearing[0], bearing[1]}
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) int    { return int(binary.BigEndian.Uint32(b[at:])) }
