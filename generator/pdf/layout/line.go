package layout

import (
	"strings"
	"unicode/utf8"

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
}

type breakKind uint8

// What may happen after an atom.
const (
	noBreak breakKind = iota
	mayBreak
	mustBreak
)

// run is a part of a line.
type run struct {
	x, w     int
	text     string
	style    Style
	link     link
	noteMark bool
	image    *doc.InlineImage
	imageH   int
	node     *Node // nil: the line's
	artifact bool
}

// line is a line of text, set.
type line struct {
	runs   []run
	notes  []*doc.Note
	height int
	base   int // base line below the line's top
	limit  int // width of its column
	node   *Node
	last   bool // ends its paragraph
}

// atoms cuts spans at break opportunities (UAX #14) and at changes of face, and measures the pieces.
func (l *layouter) atoms(spans []span) []atom {
	text := joinSpans(spans)
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
			out = l.piece(out, s, seg[:n])
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

// objectMark stands for an image while lines are broken.
const objectMark = "\ufffc"

func spanLen(s *span) int {
	if s.image != nil {
		return len(objectMark)
	}
	return len(s.text)
}

func joinSpans(spans []span) string {
	if len(spans) == 1 && spans[0].image == nil {
		return spans[0].text
	}
	var b strings.Builder
	for i := range spans {
		if spans[i].image != nil {
			b.WriteString(objectMark)
			continue
		}
		b.WriteString(spans[i].text)
	}
	return b.String()
}

// piece adds a piece of a span, one atom for each face it needs.
func (l *layouter) piece(out []atom, s *span, text string) []atom {
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
		last.text += " "
		w, _ := l.face(s.style.Face).Advance(' ')
		last.space = w * s.style.Size / 1000
	}
	return out
}

// visible drops characters that only steer line breaking.
func visible(r rune) rune {
	switch r {
	case 0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff:
		return -1
	}
	return r
}

// wrap breaks atoms into lines of at most width, greedily. A word longer than a line is divided.
func (l *layouter) wrap(atoms []atom, width int, st textStyle, node *Node) []*line {
	var out []*line
	for start := 0; start < len(atoms); {
		end := l.fill(&atoms, start, width)
		out = append(out, l.set(atoms[start:end], width, st, node))
		start = end
	}
	if n := len(out); n > 0 {
		out[n-1].last = true
	}
	return out
}

// fill finds where the line that begins at start ends. It divides an atom in two when nothing else helps.
func (l *layouter) fill(atoms *[]atom, start, width int) int {
	a := *atoms
	x, end := 0, -1
	for i := start; i < len(a); i++ {
		if x+a[i].width > width && i >= start {
			if end >= 0 {
				return end
			}
			return l.divide(atoms, start, i, width-x)
		}
		x += a[i].width + a[i].space
		switch {
		case a[i].after == mustBreak:
			return i + 1
		case a[i].after == mayBreak && !(a[i].hyphen && x+a[i].style.Size/3 > width):
			end = i + 1
		}
	}
	return len(a)
}

// divide cuts atom i, the first that does not fit, at the last character that does. room is what is left of the line.
func (l *layouter) divide(atoms *[]atom, start, i, room int) int {
	a := (*atoms)[i]
	n, w := 0, 0
	face := l.face(a.style.Face)
	for j, r := range a.text {
		adv, ok := face.Advance(r)
		if !ok {
			adv = missingWidth
		}
		adv = adv * a.style.Size / 1000
		if w+adv > room && (j > 0 || i > start) {
			break
		}
		w += adv
		n = j + utf8.RuneLen(r)
	}
	switch {
	case n == 0: // not even one character beside what stands on the line
		return i
	case n >= len(a.text): // one wide character alone on the line
		return i + 1
	}
	head, tail := a, a
	head.text, head.width, head.space, head.after, head.hyphen = a.text[:n], w, 0, noBreak, false
	tail.text = a.text[n:]
	tail.width = max(a.width-w, 0)
	tail.note = nil
	rest := append([]atom{head, tail}, (*atoms)[i+1:]...)
	*atoms = append((*atoms)[:i:i], rest...)
	return i + 1
}

// set makes a line of atoms. Neighbours of one look become one run. The space at the end stays in the text, so that
// words stay apart when the text is extracted, but takes no room.
func (l *layouter) set(atoms []atom, width int, st textStyle, node *Node) *line {
	ln := &line{height: st.Leading, base: (st.Leading-st.Size)/2 + st.Size*79/100, limit: width, node: node}
	x := 0
	for i := range atoms {
		a := &atoms[i]
		if a.note != nil {
			ln.notes = append(ln.notes, a.note)
		}
		if a.image != nil {
			ln.picture(a, x, st)
		} else {
			ln.add(a, x)
		}
		x += a.width + a.space
	}
	if n := len(atoms); n > 0 {
		x -= atoms[n-1].space
		if atoms[n-1].hyphen && !strings.HasSuffix(atoms[n-1].text, " ") {
			ln.hyphenate(l, &x)
		}
	}
	ln.align(st.Align, width-x)
	return ln
}

func (ln *line) add(a *atom, x int) {
	if n := len(ln.runs); n > 0 {
		r := &ln.runs[n-1]
		if r.style == a.style && r.link == a.link && !r.noteMark && a.note == nil && r.image == nil {
			r.text += a.text
			r.w = x + a.width - r.x
			return
		}
	}
	ln.runs = append(ln.runs, run{x: x, w: a.width, text: a.text, style: a.style, link: a.link, noteMark: a.note != nil})
}

func (ln *line) picture(a *atom, x int, st textStyle) {
	_, h := imageSize(a.image.Image, 200*Pt, 60*Pt)
	if need := h + 3*Pt; need > ln.base {
		ln.height += need - ln.base
		ln.base = need
	}
	ln.runs = append(ln.runs, run{x: x, w: a.width, style: st.Style, image: a.image, imageH: h, link: a.link})
}

func (ln *line) hyphenate(l *layouter, x *int) {
	r := &ln.runs[len(ln.runs)-1]
	w := l.width("-", r.style)
	ln.runs = append(ln.runs, run{x: *x, w: w, text: "-", style: r.style, link: r.link, artifact: true})
	*x += w
}

func (ln *line) align(a doc.Align, rest int) {
	shift := 0
	switch a {
	case doc.Center:
		shift = rest / 2
	case doc.End:
		shift = rest
	}
	if shift <= 0 {
		return
	}
	for i := range ln.runs {
		ln.runs[i].x += shift
	}
}
