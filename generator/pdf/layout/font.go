package layout

import "unicode/utf8"

// FaceID names one of the faces: a family plus Bold and Italic.
type FaceID uint8

// The families, their variants, and the faces that lend the characters the others lack.
const (
	Serif FaceID = 0
	Sans  FaceID = 4
	Mono  FaceID = 8

	Bold   FaceID = 1
	Italic FaceID = 2

	Fallback     FaceID = 12
	FallbackBold FaceID = 13
	Faces        FaceID = 14 // how many there are
)

// Face holds the widths of a face's characters, in thousandths of the type size. It does not change once it is filled.
type Face struct{ blocks [256]*[256]int16 }

// Set notes the width of a character of the Basic Multilingual Plane. It is for whoever reads the font file.
func (f *Face) Set(r rune, width int) {
	b := f.blocks[r>>8]
	if b == nil {
		b = new([256]int16)
		f.blocks[r>>8] = b
	}
	b[r&0xff] = int16(width) + 1
}

// Advance is the width of a character; ok is false when the face lacks it.
func (f *Face) Advance(r rune) (width int, ok bool) {
	if r>>8 > 0xff {
		return 0, false
	}
	b := f.blocks[r>>8]
	if b == nil || b[r&0xff] == 0 {
		return 0, false
	}
	return int(b[r&0xff]) - 1, true
}

// Fonts gives a face by its name; it may be called from several goroutines.
type Fonts func(FaceID) *Face

// missingWidth is what a character that no face has is given.
const missingWidth = 600

// fallbackFor is the face that stands in for another.
func fallbackFor(id FaceID) FaceID {
	if id < Fallback && id&Bold != 0 {
		return FallbackBold
	}
	return Fallback
}

// setter measures text. It belongs to one document and one goroutine.
type setter struct {
	fonts   Fonts
	loaded  [Faces]*Face
	missing []rune
	unknown map[rune]bool
}

func (s *setter) face(id FaceID) *Face {
	if s.loaded[id] == nil {
		s.loaded[id] = s.fonts(id)
	}
	return s.loaded[id]
}

// split cuts text into parts of one face each and calls f with the width of each in thousandths of the size.
func (s *setter) split(text string, id FaceID, f func(part string, id FaceID, width int)) {
	main := s.face(id)
	cur, start, sum := id, 0, 0
	for i, r := range text {
		use := id
		w, ok := main.Advance(r)
		if !ok {
			use, w = s.other(r, id)
		}
		if use != cur && i > start {
			f(text[start:i], cur, sum)
			start, sum = i, 0
		}
		cur = use
		sum += w
	}
	if start < len(text) {
		f(text[start:], cur, sum)
	}
}

// advance is the width of one character, in thousandths of the size.
func (s *setter) advance(r rune, id FaceID) int {
	w, ok := s.face(id).Advance(r)
	if !ok {
		_, w = s.other(r, id)
	}
	return w
}

// other finds a character elsewhere. One that nobody has stays in its own face, which shows an empty box.
func (s *setter) other(r rune, id FaceID) (FaceID, int) {
	fb := fallbackFor(id)
	if w, ok := s.face(fb).Advance(r); ok {
		return fb, w
	}
	if !s.unknown[r] {
		s.unknown[r] = true
		s.missing = append(s.missing, r)
	}
	return id, missingWidth
}

// width measures text, fallback faces included.
func (s *setter) width(text string, st Style) int {
	sum := 0
	s.split(text, st.Face, func(_ string, _ FaceID, w int) { sum += w })
	return sum * st.Size / 1000
}

// clean makes text safe to measure and to paint: valid UTF-8 of the Basic Multilingual Plane without controls, each
// run of white space one space. Line feeds are kept when they are wanted as line breaks.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	space := false
	for _, r := range s {
		switch {
		case r == ' ' || r == '\n' || r == '\t' || r == '\r':
			if !space {
				b = append(b, ' ')
			}
			space = true
			continue
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			continue
		case r > 0xffff:
			r = utf8.RuneError
		case r == 0x2028 || r == 0x2029:
			r = ' '
		}
		space = false
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

func isClean(s string) bool {
	space := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x20 || c >= 0x7f || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return true
}
