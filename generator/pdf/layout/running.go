package layout

import (
	"strings"
	"unicode/utf8"

	"smmpub/generator/doc"
)

// runningParts are the texts of a running line: at the left, in the middle, at the right.
type runningParts [3]string

// running prints the running heads and feet, now that the number of pages is known. They are artifacts.
func (l *layouter) running(d *Document) {
	left := l.imprint()
	for i, p := range d.Pages {
		l.banner(p)
		l.stamp(p)
		info := l.pageInfo[i]
		if info.bare {
			continue
		}
		m := info.m
		head, foot := l.brandLines(d, i)
		used := runningParts{clean(l.shortTitle()), "", info.chapter}
		l.runningLine(p, m.margin, p.Width-m.margin-l.headLogo(p, m), m.head, head.over(used))
		rule := m.head + 5*Pt
		p.Marks = append(p.Marks, &Line{X1: m.margin, Y1: rule, X2: p.Width - m.margin, Y2: rule, Width: hairline,
			Ink: doc.InkRule})
		used = runningParts{clean(left), "", l.pageOf(d, i)}
		used = foot.over(used)
		l.runningLine(p, m.margin, p.Width-m.margin, m.foot, used)
		l.copyright(p, m, left, head, used)
	}
}

// copyright adds the copyright line below the foot where a brand's lines do not have it: every page carries it.
func (l *layouter) copyright(p *Page, m master, imprint string, head brandLine, foot runningParts) {
	text := clean(l.plain(l.pub.Front.Copyright))
	if text == "" || strings.Contains(strings.Join(append(head, foot[:]...), "|"), text) || foot[0] == clean(imprint) {
		return
	}
	l.runningText(p, m.margin, m.foot+runningText.Leading, p.Width-m.margin, l.shorten(text, runningText.Style, p.Width-2*m.margin))
}

func (l *layouter) shortTitle() string {
	if s := l.pub.Front.ShortTitle; s != "" {
		return s
	}
	return l.pub.Front.Title
}

// imprint is the usual text of the foot: who publishes which edition.
func (l *layouter) imprint() string {
	front := l.pub.Front
	s := l.plain(front.Copyright)
	if s == "" {
		s = names(front.Publishers)
	}
	if front.Edition != "" {
		s = joinWith(s, " · ", l.word("edition", "Edition")+" "+front.Edition)
	}
	if l.pub.Banner == "" && (front.Status == "draft" || front.Status == "review" || front.Status == "withdrawn") {
		s = joinWith(s, " · ", front.StatusText)
	}
	return s
}

func joinWith(a, sep, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + sep + b
}

// brandLine is a running line that the brand wrote; nil for none. One part alone stands at the left of the usual right
// one, two stand left and right, three left, in the middle and right.
type brandLine []string

func (l *layouter) brandLines(d *Document, i int) (head, foot brandLine) {
	look := l.pub.Look
	if look == nil {
		return nil, nil
	}
	page, pages := pageLabels(d, i)
	return newBrandLine(look.Header, page, pages), newBrandLine(look.Footer, page, pages)
}

// newBrandLine cuts a line at its bars. Pages are filled in afterwards.
func newBrandLine(s, page, pages string) brandLine {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	parts := strings.SplitN(s, "|", 3)
	if len(parts) == 1 && strings.Contains(s, "{page}") {
		parts = append(parts, "") // no second number beside this one
	}
	for i, part := range parts {
		parts[i] = strings.TrimSpace(clean(fill(part, "{page}", page, "{pages}", pages)))
	}
	return parts
}

// over puts a brand's line in the place of the usual one.
func (b brandLine) over(usual runningParts) runningParts {
	switch len(b) {
	case 0:
		return usual
	case 1:
		return runningParts{b[0], "", usual[2]}
	case 2:
		return runningParts{b[0], "", b[1]}
	}
	return runningParts{b[0], b[1], b[2]}
}

// pageOf is the page's label among those of its kind: front matter is counted in roman figures, the body in arabic.
func (l *layouter) pageOf(d *Document, i int) string {
	page, pages := pageLabels(d, i)
	return fill(l.word("page-of", "Page {page} of {pages}"), "{page}", page, "{pages}", pages)
}

// pageLabels are the label of a page and that of the last of its kind.
func pageLabels(d *Document, i int) (page, pages string) {
	last := len(d.Pages) - 1
	if i < d.Front {
		last = d.Front - 1
	}
	return d.Pages[i].Label, d.Pages[last].Label
}

// runningLine prints texts at the left, in the middle and at the right between from and to; of two the left one
// gives way first, down to a third; of three the middle one has at most a third, and the others what is left beside it.
func (l *layouter) runningLine(p *Page, from, to, y int, parts runningParts) {
	const gap = 12 * Pt
	st := runningText.Style
	room := to - from
	left, middle, right := parts[0], parts[1], parts[2]
	if middle != "" {
		middle = l.shorten(middle, st, room/3)
		w := l.width(middle, st)
		x := (p.Width - w) / 2
		left, right = l.shorten(left, st, x-gap-from), l.shorten(right, st, to-x-w-gap)
		l.runningText(p, x, y, to, middle)
	}
	right = l.shorten(right, st, room-min(l.width(left, st), room/3)-gap)
	w := l.width(right, st)
	l.runningText(p, from, y, to, l.shorten(left, st, room-w-gap))
	l.runningText(p, max(to-w, from), y, to, right)
}

func (l *layouter) runningText(p *Page, x, y, limit int, text string) {
	l.artifact(p, x, y, limit, text, runningText.Style)
}

// artifact prints a line of text that is no part of the document's own.
func (l *layouter) artifact(p *Page, x, y, limit int, text string, st Style) {
	runs := l.codeRuns(text, st, x)
	for i, r := range runs {
		p.Marks = append(p.Marks, &Text{X: r.x, Y: y, W: r.w, Text: r.text, RTL: r.level&1 != 0, Style: r.style, Limit: limit,
			End: i == len(runs)-1})
	}
}

// shorten cuts text that is too long for its place, and says so.
func (l *layouter) shorten(s string, st Style, room int) string {
	if l.width(s, st) <= room {
		return s
	}
	sum, end := l.advance('…', st.Face), 0
	for i, r := range s {
		if sum += l.advance(r, st.Face); sum*st.Size/1000 > room {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return strings.TrimRight(s[:end], " ") + "…"
}
