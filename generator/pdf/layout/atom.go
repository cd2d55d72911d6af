package layout

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"smmpub/generator/doc"
)

// atom is a piece of text that no line break divides, in one face.
type atom struct {
	text   string
	style  Style
	link   link
	note   *doc.Note
	image  *doc.InlineImage
	width  int // without the white space at its end
	space  int // width of that white space
	after  breakKind
	hyphen bool // a hyphen is printed when the line breaks here
	badge  bool
	level  uint8 // of the bidirectional algorithm: odd from right to left
	rtl    bool  // its paragraph runs from right to left
}

type breakKind uint8

// What may happen after an atom.
const (
	noBreak breakKind = iota
	mayBreak
	mustBreak
)

// atoms cuts spans at break opportunities (UAX #14) and at changes of face, and measures the pieces.
func (l *layouter) atoms(spans []span) []atom {
	text, levels, rtl := l.directed(&spans)
	out := make([]atom, 0, len(text)/6+len(spans))
	at, left := 0, 0 // span, and how much of it is used
	state := -1
	for len(text) > 0 {
		var seg string
		var must bool
		seg, text, must, state = uniseg.FirstLineSegmentInString(text, state)
		for len(seg) > 0 {
			for left == spanLen(&spans[at]) {
				at, left = at+1, 0
			}
			s := &spans[at]
			n := min(len(seg), spanLen(s)-left)
			level := uint8(0)
			if levels != nil {
				n, level = min(n, stretchOf(levels)), levels[0]
				levels = levels[n:]
			}
			from := len(out)
			out = l.piece(out, s, seg[:n])
			for i := from; i < len(out); i++ {
				out[i].level, out[i].rtl = level, rtl
			}
			seg, left = seg[n:], left+n
		}
		if n := len(out); n > 0 && (out[n-1].space > 0 || !spans[at].whole && !strings.HasSuffix(out[n-1].text, "://")) {
			out[n-1].after = mayBreak
			if must && text != "" {
				out[len(out)-1].after = mustBreak
			}
		}
	}
	return out
}

// directed joins spans and finds the direction of each byte; levels is nil where all runs from left to right. Letters of
// joining scripts get their forms.
func (l *layouter) directed(spans *[]span) (text string, levels []uint8, rtl bool) {
	text = joinSpans(*spans)
	if !hasRTL(text) {
		return text, nil, l.rtl && !strings.ContainsFunc(text, unicode.IsLetter)
	}
	if hasArabic(text) {
		*spans = shaped(*spans)
		text = joinSpans(*spans)
	}
	levels, rtl = resolve(text, l.rtl)
	return text, levels, rtl
}

// objectMark stands for an image or a badge while lines are broken.
const objectMark = "\ufffc"

// object tells a span that is one piece, whatever its text.
func (s *span) object() bool { return s.image != nil || s.badge }

func spanLen(s *span) int {
	if s.object() {
		return len(objectMark)
	}
	return len(s.text)
}

func joinSpans(spans []span) string {
	if len(spans) == 1 && !spans[0].object() {
		return spans[0].text
	}
	var b strings.Builder
	for i := range spans {
		if spans[i].object() {
			b.WriteString(objectMark)
			continue
		}
		b.WriteString(spans[i].text)
	}
	return b.String()
}

// piece adds a piece of a span, one atom for each face it needs.
func (l *layouter) piece(out []atom, s *span, text string) []atom {
	if s.badge {
		return append(out, l.badgeAtom(s))
	}
	a := atom{style: s.style, link: s.link, note: s.note}
	if s.image != nil {
		a.image = s.image
		a.width, _ = imageSize(s.image.Image, 200*Pt, 60*Pt)
		return append(out, a)
	}
	word := strings.TrimRight(text, " \n")
	space := len(text) > len(word)
	if strings.HasSuffix(word, "\u00ad") {
		a.hyphen = true
	}
	word = strings.Map(visible, word)
	l.split(word, s.style.Face, func(part string, id FaceID, width int) {
		b := a
		b.text, b.style.Face, b.width = part, id, width*s.style.Size/1000
		b.hyphen = false
		out = append(out, b)
	})
	switch {
	case word == "" && !space && !a.hyphen:
		return out
	case word == "":
		out = append(out, a)
	}
	last := &out[len(out)-1]
	last.hyphen = a.hyphen
	if space {
		w, ok := l.face(last.style.Face).Advance(' ')
		if !ok {
			out = append(out, atom{style: s.style, link: s.link})
			last = &out[len(out)-1]
			w, _ = l.face(s.style.Face).Advance(' ')
		}
		last.text += " "
		last.space = w * s.style.Size / 1000
	}
	return out
}

// visible drops characters that only steer line breaking.
func visible(r rune) rune {
	switch r {
	case 0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff:
		return -1
	}
	if r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 { // directions
		return -1
	}
	return r
}
