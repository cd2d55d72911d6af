package layout

import "smmpub/generator/doc"

// running prints the running heads and feet, now that the number of pages is known. They are artifacts.
func (l *layouter) running(d *Document) {
	front := l.pub.Front
	short := front.ShortTitle
	if short == "" {
		short = front.Title
	}
	left := l.plain(front.Copyright)
	if left == "" {
		left = names(front.Publishers)
	}
	if front.Edition != "" {
		left = joinWith(left, " · ", l.word("edition", "Edition")+" "+front.Edition)
	}
	for i, p := range d.Pages {
		info := l.pageInfo[i]
		if info.bare {
			continue
		}
		l.runningLine(p, info.m, info.m.head, clean(short), info.chapter)
		rule := info.m.head + 5*Pt
		p.Marks = append(p.Marks, &Line{X1: info.m.margin, Y1: rule, X2: p.Width - info.m.margin, Y2: rule, Width: hairline,
			Ink: doc.InkRule})
		l.runningLine(p, info.m, info.m.foot, clean(left), l.pageOf(d, i))
	}
}

func joinWith(a, sep, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + sep + b
}

// pageOf is the page's label among those of its kind: front matter is counted in roman figures, the body in arabic.
func (l *layouter) pageOf(d *Document, i int) string {
	last := len(d.Pages) - 1
	if i < d.Front {
		last = d.Front - 1
	}
	return fill(l.word("page-of", "Page {page} of {pages}"), "{page}", d.Pages[i].Label, "{pages}", d.Pages[last].Label)
}

// runningLine prints one text at the left and one at the right; the left one gives way.
func (l *layouter) runningLine(p *Page, m master, y int, left, right string) {
	st := runningText.Style
	end := p.Width - m.margin
	w := l.width(right, st)
	room := end - m.margin - w - 12*Pt
	l.runningText(p, m.margin, y, end, l.shorten(left, st, room))
	l.runningText(p, max(end-w, m.margin), y, end, l.shorten(right, st, end-m.margin))
}

func (l *layouter) runningText(p *Page, x, y, limit int, text string) {
	runs := l.codeRuns(text, runningText.Style, x)
	for i, r := range runs {
		p.Marks = append(p.Marks, &Text{X: r.x, Y: y, W: r.w, Text: r.text, Style: r.style, Limit: limit,
			End: i == len(runs)-1})
	}
}

// shorten cuts text that is too long for its place, and says so.
func (l *layouter) shorten(s string, st Style, room int) string {
	if l.width(s, st) <= room {
		return s
	}
	r := []rune(s)
	for len(r) > 0 && l.width(string(r)+"…", st) > room {
		r = r[:len(r)-1]
	}
	return string(r) + "…"
}
