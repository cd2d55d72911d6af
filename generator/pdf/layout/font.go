package layout

import (
	"unicode/utf8"

	"smmpub/generator/truetype"
)

// FaceID names one of the faces of a document. The first are families plus Bold and Italic, as styles name them; from Fallback
// on they are the faces that lend characters.
type FaceID uint8

// The families and their variants.
const (
	Serif FaceID = 0
	Sans  FaceID = 4
	Mono  FaceID = 8
	Head  FaceID = 12 // of titles and headings

	Bold   FaceID = 1
	Italic FaceID = 2

	Fallback FaceID = 16
)

// Face holds the widths of a face's characters.
type Face = truetype.Face

// Fonts are the faces of a document. They may be asked by several goroutines.
type Fonts struct {
	Face func(FaceID) *Face
	// Lend are, for each face that a style may name, those that lend the characters it lacks, the nearest first.
	Lend [Fallback][]FaceID
}

// missingWidth is what a character that no face has is given.
const missingWidth = 600

// setter measures text. It belongs to one document and one goroutine.
type setter struct {
	fonts   Fonts
	loaded  [256]*Face
	missing []rune
	unknown map[rune]bool
}

func (s *setter) face(id FaceID) *Face {
	if s.loaded[id] == nil {
		s.loaded[id] = s.fonts.Face(id)
	}
	return s.loaded[id]
}

// split cuts text into parts of one face each and calls f with the width of each in thousandths of the size.
func (s *setter) split(text string, id FaceID, f func(part string, id FaceID, width int)) {
	if hasArabic(text) {
		text = shape("", text, "")
	}
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
	if id < Fallback {
		for _, lender := range s.fonts.Lend[id] {
			if w, ok := s.face(lender).Advance(r); ok {
				return lender, w
			}
		}
	}
	s.lack(r)
	return id, missingWidth
}

// lack notes a character that no face has.
func (s *setter) lack(r rune) {
	if !s.unknown[r] {
		s.unknown[r] = true
		s.missing = append(s.missing, r)
	}
}

// beyond notes the characters outside the Basic Multilingual Plane, which cannot be painted.
func (s *setter) beyond(text string) {
	for i := 0; i < len(text); i++ {
		if text[i] < 0xf0 {
			continue
		}
		if r, n := utf8.DecodeRuneInString(text[i:]); n == 4 {
			s.lack(r)
			i += 3
		}
	}
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
