package truetype

// Point is a point of an outline in units of the font, y upwards. Between points on the curve stand control points of
// quadratic curves; between two of those a point on the curve is left out (OpenType 1.9, "glyf").
type Point struct {
	X, Y int
	On   bool
}

// Outline is the shape of a character: closed contours, filled where they wind about a point. units are the font's to the type
// size. A character that the font lacks, or that is drawn with turned parts, has none.
func (f *Font) Outline(r rune) (contours [][]Point, units int) {
	budget := 256
	id := f.Face().glyph(r)
	if id != 0 && f.ends(id, &budget) {
		contours = f.contours(f.glyph(id))
	}
	return contours, int(u16(f.tables["head"], 18))
}

func (f *Font) contours(glyph []byte) [][]Point {
	if len(glyph) < 10 {
		return nil
	}
	if int16(u16(glyph, 0)) >= 0 {
		return simple(glyph)
	}
	var out [][]Point
	eachPart(glyph, func(at, id int) {
		x, y := partOffset(glyph, at)
		for _, c := range f.contours(f.glyph(id)) {
			for i := range c {
				c[i].X, c[i].Y = c[i].X+x, c[i].Y+y
			}
			out = append(out, c)
		}
	})
	return out
}

// partOffset is how far a part of a composite glyph is moved: accents over letters.
func partOffset(glyph []byte, at int) (x, y int) {
	const areOffsets = 1 << 1
	switch flags := u16(glyph, at-2); {
	case flags&areOffsets == 0:
	case flags&wordArgs != 0 && at+6 <= len(glyph):
		return int(int16(u16(glyph, at+2))), int(int16(u16(glyph, at+4)))
	case flags&wordArgs == 0 && at+4 <= len(glyph):
		return int(int8(glyph[at+2])), int(int8(glyph[at+3]))
	}
	return 0, 0
}

// Flags of the points of a simple glyph.
const (
	onCurve = 1 << 0
	shortX  = 1 << 1
	shortY  = 1 << 2
	repeats = 1 << 3
	sameX   = 1 << 4 // or, of a short one, that it is positive
	sameY   = 1 << 5
)

// simple reads the contours of a glyph without parts; none when it is cut off.
func simple(glyph []byte) [][]Point {
	s := stream{b: glyph[10:]}
	ends := make([]int, int(u16(glyph, 0)))
	count := 0
	for i := range ends {
		ends[i] = s.word() + 1
		count = max(count, ends[i])
	}
	s.skip(s.word())
	if s.short || count > len(glyph)*256 {
		return nil
	}
	flags := make([]byte, 0, count)
	for len(flags) < count && !s.short {
		flag := s.byte()
		flags = append(flags, flag)
		if flag&repeats != 0 {
			for n := s.byte(); n > 0 && len(flags) < count; n-- {
				flags = append(flags, flag)
			}
		}
	}
	xs, ys := s.coordinates(flags, shortX, sameX), s.coordinates(flags, shortY, sameY)
	if s.short {
		return nil
	}
	var out [][]Point
	from := 0
	for _, end := range ends {
		var c []Point
		for i := from; i < end; i++ {
			c = append(c, Point{xs[i], ys[i], flags[i]&onCurve != 0})
		}
		out, from = append(out, c), max(end, from)
	}
	return out
}

// stream reads a glyph's bytes in turn; beyond their end it gives zeros and notes it.
type stream struct {
	b     []byte
	short bool
}

func (s *stream) skip(n int) {
	if n > len(s.b) {
		s.short, n = true, len(s.b)
	}
	s.b = s.b[n:]
}

func (s *stream) byte() byte {
	if len(s.b) == 0 {
		s.short = true
		return 0
	}
	v := s.b[0]
	s.b = s.b[1:]
	return v
}

func (s *stream) word() int { return int(s.byte())<<8 | int(s.byte()) }

// coordinates reads the distances of points from one another, and gives their places.
func (s *stream) coordinates(flags []byte, short, same byte) []int {
	out := make([]int, len(flags))
	at := 0
	for i, flag := range flags {
		switch {
		case flag&short != 0 && flag&same != 0:
			at += int(s.byte())
		case flag&short != 0:
			at -= int(s.byte())
		case flag&same == 0:
			at += int(int16(s.word()))
		}
		out[i] = at
	}
	return out
}
