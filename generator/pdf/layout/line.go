package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"smmpub/generator/doc"
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
	sealed   bool  // takes up no text after it
	level    uint8 // of the bidirectional algorithm: where it is odd, characters are set from right to left
	box      int   // width of the box behind a badge that begins here, 0 for none
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

// divide cuts atom i, the first that does not fit. room is what is left of the line.
func (l *layouter) divide(atoms *[]atom, start, i, room int) int {
	a := (*atoms)[i]
	n, w := l.cut(&a, i > start, room)
	switch {
	case n == 0: // nothing of it fits beside what stands on the line
		return i
	case n >= len(a.text): // one wide character alone on the line
		return i + 1
	}
	head, tail := a, a
	head.text, head.width, head.space, head.after, head.hyphen = a.text[:n], w, 0, noBreak, false
	tail.text = a.text[n:]
	tail.width = max(a.width-w, 0)
	tail.note = nil
	if a.badge {
		tail.width = l.badgeWidth(tail.text, a.style)
	}
	rest := append([]atom{head, tail}, (*atoms)[i+1:]...)
	*atoms = append((*atoms)[:i:i], rest...)
	return i + 1
}

// cut finds where an atom is divided, and how wide the part before is: behind the last mark of a name that fits, such as
// the dot in access-control.general-2, else behind the last character. Beside something else none may fit; alone on
// its line at least one is taken.
func (l *layouter) cut(a *atom, beside bool, room int) (n, w int) {
	if a.badge {
		return l.cutBadge(a, beside, room)
	}
	face := l.face(a.style.Face)
	seam, seamW := 0, 0
	for j, r := range a.text {
		adv, ok := face.Advance(r)
		if !ok {
			adv = missingWidth
		}
		adv = adv * a.style.Size / 1000
		if w+adv > room && (j > 0 || beside) {
			if seam > 0 {
				return seam, seamW
			}
			return n, w
		}
		w += adv
		n = j + utf8.RuneLen(r)
		if j > 0 && seamAt(a.text, r, n) {
			seam, seamW = n, w
		}
	}
	return n, w
}

// seamAt tells whether a name is divided behind the mark r, which ends at n: rather there than inside its words, but not
// inside dates and numbers.
func seamAt(text string, r rune, n int) bool {
	switch r {
	case '-', '.', '_', '/', ':', '@', '=', '&', '#', ',', '\u2011':
		next, _ := utf8.DecodeRuneInString(text[n:])
		return unicode.IsLetter(next)
	}
	return false
}

// set makes a line of atoms. Neighbours of one look become one run. The space at the end stays in the text, so that
// words stay apart when the text is extracted, but takes no room.
func (l *layouter) set(atoms []atom, width int, st textStyle, node *Node) *line {
	ln := &line{height: st.Leading, base: (st.Leading-st.Size)/2 + st.Size*79/100, limit: width, node: node}
	x := 0
	var units []unit // only of lines that run from right to left in part
	directed := slices.ContainsFunc(atoms, func(a atom) bool { return a.level > 0 })
	for i := range atoms {
		a := &atoms[i]
		first := len(ln.runs)
		if a.note != nil {
			ln.notes = append(ln.notes, a.note)
		}
		switch {
		case a.image != nil:
			ln.picture(a, x, st)
		case a.badge:
			ln.badge(l, a, x)
		default:
			ln.add(a, x)
		}
		if directed {
			units = extend(units, unit{first, x, a.space, a.level}, len(ln.runs) > first)
		}
		x += a.width + a.space
	}
	if n := len(atoms); n > 0 {
		x -= atoms[n-1].space
		if atoms[n-1].hyphen && !strings.HasSuffix(atoms[n-1].text, " ") {
			ln.hyphenate(l, &x)
		}
	}
	if directed {
		units[len(units)-1].space = 0 // nothing follows it
		ln.reorder(units, x)
	}
	if len(atoms) > 0 && atoms[0].rtl {
		st.Align = opposite(st.Align)
	}
	ln.align(st.Align, width-x)
	return ln
}

func (ln *line) add(a *atom, x int) {
	if n := len(ln.runs); n > 0 {
		r := &ln.runs[n-1]
		if r.style == a.style && r.link == a.link && r.level == a.level && !r.noteMark && a.note == nil && r.image == nil && !r.sealed {
			r.text += a.text
			r.w = x + a.width - r.x
			return
		}
	}
	ln.runs = append(ln.runs, run{x: x, w: a.width, text: a.text, style: a.style, link: a.link, noteMark: a.note != nil, level: a.level})
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

// opposite is the alignment in text from right to left.
func opposite(a doc.Align) doc.Align {
	switch a {
	case doc.Start:
		return doc.End
	case doc.End:
		return doc.Start
	}
	return a
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
