package layout

import (
	"strings"
	"unicode/utf8"

	"smmpub/generator/doc"
)

// The form of a badge, in hundredths of its type size.
const (
	badgeSize  = 80 // of the type size around it
	badgeSide  = 42 // from the box's edge to the words
	badgeAbove = 92 // from the box's upper edge to the base line
	badgeBelow = 36 // from there to its lower edge
	badgeAfter = 14 // from the box to what follows, beside the space there
	maxBadge   = 9 * Pt
)

// badgeInks are the colours of badges by class, as far as the palette has a fitting one. What asks for attention has one
// colour, what is reached another; what was not judged is quiet, and so is a level above its target, which is no praise.
var badgeInks = map[string]doc.Ink{
	"met": doc.InkAccent, "meets": doc.InkAccent, "done": doc.InkAccent, "compensated": doc.InkAccent,
	"unmet": doc.InkTarget, "gap": doc.InkTarget, "critical": doc.InkTarget, "high": doc.InkTarget, "expired": doc.InkTarget,
	"target": doc.InkAccent,
	"na":     doc.InkMuted, "excluded": doc.InkMuted, "unassessed": doc.InkMuted, "nothing-asked": doc.InkMuted,
	"exceeds": doc.InkMuted, "low": doc.InkMuted, "normal": doc.InkMuted,
}

// badge makes a span of a badge: one piece for the line breaker, with the look of its words.
func (f *inliner) badge(x *doc.Badge, st Style, to link) {
	text := strings.TrimSpace(clean(x.Text))
	if text == "" {
		return
	}
	look := Style{Face: Sans + Bold, Size: min(st.Size*badgeSize/100, maxBadge), Ink: doc.InkText}
	if ink, ok := badgeInks[x.Class]; ok {
		look.Ink = ink
	}
	f.spans = append(f.spans, span{text: text, style: look, link: to, badge: true})
}

// badgeAtom measures a badge. The room between box and words counts.
func (l *layouter) badgeAtom(s *span) atom {
	return atom{text: s.text, style: s.style, link: s.link, badge: true, width: l.badgeWidth(s.text, s.style)}
}

func side(st Style) int { return st.Size * badgeSide / 100 }

func badgeRest(st Style) int { return st.Size * badgeAfter / 100 }

// badgeWidth is what words take as a badge, the distance to what follows included.
func (l *layouter) badgeWidth(text string, st Style) int {
	return l.width(strings.TrimRight(text, " "), st) + 2*side(st) + badgeRest(st)
}

// cutBadge finds how much of a badge that is wider than its line stands on one, and how wide that is: whole words if there
// is one that fits, else characters, at least one. Beside something else it is not divided.
func (l *layouter) cutBadge(a *atom, beside bool, room int) (n, w int) {
	if beside {
		return 0, 0
	}
	sides := l.badgeWidth("", a.style)
	space := 0
	for i, r := range a.text {
		end := i + utf8.RuneLen(r)
		if n > 0 && r != ' ' && l.width(a.text[:end], a.style) > room-sides {
			break
		}
		n = end
		if r == ' ' {
			space = end
		}
	}
	if space > 0 && n < len(a.text) {
		n = space
	}
	return n, l.badgeWidth(a.text[:n], a.style)
}

// badge adds a badge to a line: a run for each face that its words need, the first of them with the box.
func (ln *line) badge(l *layouter, a *atom, x int) {
	first := true
	for _, r := range l.codeRuns(a.text, a.style, x+side(a.style)) {
		r.link = a.link
		r.sealed = true
		if first {
			r.box, first = a.width-badgeRest(a.style), false
		}
		ln.runs = append(ln.runs, r)
	}
}

// badgeBox is the box behind a badge whose words begin at x on the base line y.
func badgeBox(r *run, x, y int) *Box {
	st := r.style
	stroke := st.Ink
	if stroke == doc.InkText {
		stroke = doc.InkMuted
	}
	top := y - st.Size*badgeAbove/100
	return &Box{Rect: Rect{x - side(st), top, r.box, st.Size * (badgeAbove + badgeBelow) / 100}, Radius: st.Size * 30 / 100,
		Width: 500, Fill: doc.InkPanel, Stroke: stroke}
}
