package layout

import (
	"strings"

	"smmpub/generator/doc"
)

// contents sets the contents and the lists of figures and tables. labels gives the page of each destination.
func (l *layouter) contents(d *Document, labels map[string]string) {
	f := l.flow(portrait, contentsText)
	title := l.word("contents", "Contents")
	f.frontTitle(title)
	toc := l.node("TOC", nil)
	for _, c := range l.pub.Chapters {
		c.Walk(func(s *doc.Section, depth int) {
			if !s.Silent && len(s.Title) > 0 {
				f.contentsLine(toc, depth, s.Label, l.plain(s.Title), s.ID, labels[s.ID])
			}
		})
	}
	if len(f.items) <= 3 {
		return
	}
	f.listed(l.word("list-of-figures", "Figures"), l.pub.Figures, labels)
	f.listed(l.word("list-of-tables", "Tables"), l.pub.Tables, labels)
	b := &builder{l: l, out: d, m: portrait, chapter: title}
	b.stack(f.finish())
}

func (f *flow) listed(title string, all []doc.Listed, labels map[string]string) {
	if len(all) == 0 {
		return
	}
	f.space(22 * Pt)
	f.inlines(doc.Plain(title), headings[1], "H2", true)
	f.space(7 * Pt)
	toc := f.l.node("TOC", nil)
	for i, x := range all {
		f.contentsLine(toc, 2, x.Label, f.l.plain(x.Caption), x.Anchor, labels[x.Anchor])
		if n := len(f.items); i == 0 || i == len(all)-2 {
			f.items[n-1].keep = true
		}
	}
}

// contentsIndents are where the labels and the titles of the levels begin.
var contentsIndents = [][2]int{{0, 20 * Pt}, {20 * Pt, 46 * Pt}, {46 * Pt, 78 * Pt}}

// contentsLine prints label, title, leader and page. Titles too long for one line go on below themselves.
func (f *flow) contentsLine(toc *Node, depth int, label, title, dest, page string) {
	st := contentsText
	at := contentsIndents[min(depth, 2)]
	if depth == 0 {
		f.space(5 * Pt)
		st.Face |= Bold
	}
	to := link{dest: dest}
	node := f.l.node("TOCI", toc)
	text := at[0]
	if label != "" {
		text = max(at[1], at[0]+f.l.width(label, st.Style)+7*Pt)
	}
	if depth >= 2 { // figures and tables: all labels are of one kind
		text = at[0]
		if label != "" {
			text += max(54*Pt, f.l.width(label, st.Style)+7*Pt)
		}
		if strings.Count(label, " ") == 0 {
			text = max(at[1], at[0]+f.l.width(label, st.Style)+7*Pt)
		} else {
			text -= at[0]
			at[0] = 0
		}
	}
	const pageRoom = 30 * Pt
	atoms := f.l.atoms([]span{{text: clean(title) + " ", style: st.Style, link: to}})
	lines := f.l.wrap(atoms, f.w-text-pageRoom, st, node)
	for i, ln := range lines {
		for j := range ln.runs {
			ln.runs[j].x += text
		}
		ln.limit = f.w
		if i == 0 && label != "" {
			w := f.l.width(label, st.Style)
			ln.runs = append([]run{{x: at[0], w: w, text: clean(label) + " ", style: st.Style, link: to}}, ln.runs...)
		}
		if i == len(lines)-1 {
			f.leader(ln, st, page, to)
		}
		f.add(item{kind: lineItem, h: ln.height, line: ln, keep: i < len(lines)-1 || depth == 0})
	}
}

// leader fills a line with dots up to the page's number. The dots of all lines stand below one another.
func (f *flow) leader(ln *line, st textStyle, page string, to link) {
	w := f.l.width(page, st.Style)
	numberAt := f.w - w
	last := ln.runs[len(ln.runs)-1]
	dots := Style{Face: Sans, Size: 8 * Pt, Ink: doc.InkMuted}
	step := f.l.width(". ", dots)
	from := (last.x+last.w+6*Pt)/step + 1
	until := (numberAt - 6*Pt) / step
	if n := until - from; n > 2 {
		ln.runs = append(ln.runs, run{x: from * step, w: n * step, text: strings.Repeat(". ", n), style: dots, artifact: true})
	}
	st.Ink = doc.InkText
	ln.runs = append(ln.runs, run{x: numberAt, w: w, text: page, style: st.Style, link: to})
}
