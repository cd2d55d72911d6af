package load

import (
	"math"
	"strings"
	"unicode/utf8"

	"smmpub/generator/doc"
)

// svgText sets one <text>: lines of lettering, each begun by a place that the file says. How wide a text is only the editions know, so
// that a new line must say where it begins.
type svgText struct {
	r      *svgReader
	e      *svgElement
	m      svgMatrix
	turn   doc.Turn
	scale  float64
	line   *doc.Lettering
	at     svgPoint // where the line began, with the steps down since
	dx, dy float64  // steps that the next run takes
	lower  float64  // by how much the last run stands below the base line
	blank  bool     // a space came last
	lines  []*doc.Lettering
	ends   []float64 // where each line ends, estimated, in lengths of the file
}

func (r *svgReader) text(e *svgElement, st *svgStyle, m svgMatrix) {
	t := &svgText{r: r, e: e, m: m, scale: m.scale(), blank: true}
	ok := true
	if !m.even() || m.b != 0 || m.a < 0 || m.d < 0 {
		t.turn, ok = svgTurn(m)
	}
	if !ok {
		r.odd(e, "a scale of very unequal sides")
		return
	}
	st.share *= st.own
	t.begin(st, svgPoint{})
	if !t.span(e, st) {
		return
	}
	for i, l := range t.lines {
		t.take(l, t.ends[i])
	}
}

// span sets an element of text and what stands in it; false where that cannot go on.
func (t *svgText) span(e *svgElement, st *svgStyle) bool {
	if !t.place(e, st) {
		return false
	}
	for _, k := range e.kids {
		if k.element == nil {
			if !t.run(k.text, st) {
				return false
			}
			continue
		}
		if !t.inner(k.element, st) {
			return false
		}
	}
	return true
}

func (t *svgText) inner(e *svgElement, parent *svgStyle) bool {
	if svgUndrawn[e.name] {
		return true
	}
	if e.name != "tspan" && e.name != "a" {
		t.r.odd(e, "<%s> in a text", clipText(e.name))
		return false
	}
	if !t.r.enter(e) {
		return false
	}
	defer t.r.leave()
	st, shown := t.r.style(e, *parent)
	if !shown {
		return true
	}
	st.share *= st.own
	return t.span(e, &st)
}

// place begins a new line where an element says so.
func (t *svgText) place(e *svgElement, st *svgStyle) bool {
	var v [4]float64
	for i, name := range []string{"x", "y", "dx", "dy"} {
		axis := axisX
		if i%2 == 1 {
			axis = axisY
		}
		x, ok := t.r.length(e, name, st, axis)
		if !ok {
			return false
		}
		v[i] = x
	}
	_, hasX := e.attrs["x"]
	_, hasY := e.attrs["y"]
	empty := len(t.line.Runs) == 0
	at := t.at
	switch {
	case hasY && !hasX && !empty:
		t.r.odd(e, "<%s> with y and without x", e.name)
		return false
	case hasX && hasY:
		at = svgPoint{v[0], v[1]}
	case hasX:
		at.x = v[0]
	case hasY:
		at.y = v[1]
	}
	t.dx += v[2]
	t.dy += v[3]
	if hasX || empty {
		t.begin(st, at.plus(svgPoint{t.dx, t.dy}))
		t.dx, t.dy = 0, 0
	}
	return true
}

// begin opens a line.
func (t *svgText) begin(st *svgStyle, at svgPoint) {
	t.at, t.lower = at, 0
	t.line = &doc.Lettering{Turn: t.turn, Align: st.align}
	t.lines = append(t.lines, t.line)
	t.ends = append(t.ends, 0)
	p := t.m.apply(at)
	x, okX := svgRound(p.x)
	y, okY := svgRound(p.y)
	if !okX || !okY {
		t.r.odd(t.e, "coordinates that no page reaches")
	}
	t.line.X, t.line.Y = x, y
}

// run adds text to the line.
func (t *svgText) run(s string, st *svgStyle) bool {
	s = t.collapse(s, st.preserve)
	if s == "" {
		return true
	}
	fill := st.fill.paint(st.fillShare * st.share)
	if st.stroke.paint(st.strokeShare*st.share) != nil && st.width > 0 {
		t.r.odd(t.e, "text with a stroke")
		return false
	}
	if fill == nil || st.hidden {
		t.r.odd(t.e, "text that cannot be seen")
		return false
	}
	if strings.ContainsFunc(s, overrides) {
		t.r.odd(t.e, "a text with invisible characters that turn its order")
		return false
	}
	if strings.ContainsFunc(s, leftward) {
		t.r.odd(t.e, "text that runs from right to left")
		return false
	}
	size, ok := svgRound(st.size * t.scale)
	shift := st.baseline * st.size
	dx, okX := svgRound(t.dx * t.scale)
	dy, okY := svgRound((t.dy + shift - t.lower) * t.scale)
	if !ok || !okX || !okY || size < 1 {
		t.r.odd(t.e, "the size of a text")
		return false
	}
	t.line.Runs = append(t.line.Runs, doc.LetterRun{Text: s, Family: st.family, Size: size, Bold: st.bold, Italic: st.italic,
		Fill: *fill, DX: dx, DY: dy})
	t.at.y += t.dy
	t.dx, t.dy, t.lower = 0, 0, shift
	t.ends[len(t.ends)-1] += 0.6 * st.size * float64(utf8.RuneCountInString(s))
	return t.weigh(s)
}

// leftward are letters of scripts that run from right to left: their order, and the forms of some, a drawing's text is not given.
func leftward(r rune) bool {
	return r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

// weigh bounds how much is written in a drawing, by what its elements are bounded by.
func (t *svgText) weigh(s string) bool {
	if t.r.letters += len(s); t.r.letters > maxSVGCharacter {
		t.r.full = true
		t.r.odd(t.e, "more than %d characters of text", maxSVGCharacter)
	}
	return !t.r.full
}

// collapse makes of white space what the file asks for: one space, or as it stands.
func (t *svgText) collapse(s string, preserve bool) string {
	var b strings.Builder
	for _, r := range s {
		space := strings.ContainsRune(" \t\r\n", r)
		switch {
		case space && t.blank && preserve:
			b.WriteRune('\u00a0')
		case space && t.blank:
		case space:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
		t.blank = space
	}
	return b.String()
}

// take hands a finished line to the scene, without the space at its end.
func (t *svgText) take(l *doc.Lettering, width float64) {
	if n := len(l.Runs); n > 0 {
		last := &l.Runs[n-1]
		if last.Text = strings.TrimRight(last.Text, " "); last.Text == "" {
			l.Runs = l.Runs[:n-1]
		}
	}
	if len(l.Runs) == 0 {
		return
	}
	w := int(math.Min(width*t.scale, maxSVGPlace))
	x := 0
	switch l.Align {
	case doc.Center:
		x = -w / 2
	case doc.End:
		x = -w
	}
	size := l.Runs[0].Size
	b := svgBox{math.MaxInt, math.MaxInt, math.MinInt, math.MinInt}
	for _, c := range [][2]int{{x, size / 4}, {x + w, size / 4}, {x, -size}, {x + w, -size}} {
		px, py := l.Turn.Map(c[0], c[1]+l.Runs[0].DY)
		b = svgBox{min(b.x1, l.X+px), min(b.y1, l.Y+py), max(b.x2, l.X+px), max(b.y2, l.Y+py)}
	}
	t.r.add(l, b)
}
