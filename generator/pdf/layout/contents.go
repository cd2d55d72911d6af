package layout

import (
	"strings"

	"smmpub/generator/doc"
)

// contents sets the contents and the lists of figures and tables. labels gives the page of each destination.
func (l *layouter) contents(d *Document, labels map[string]string) {
	f := l.flow(portrait, contentsText)
	f.node = l.node("Sect", nil)
	title := l.word("contents", "Contents")
	f.frontTitle(title)
	toc := tocs{l: l, top: f.node}
	for _, c := range l.pub.Chapters {
		c.Walk(func(s *doc.Section, depth int) {
			if !s.Silent && len(s.Title) > 0 {
				f.section(s, depth, labels[s.ID], toc.at(depth))
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

// tocs are the lists of the contents that are open, one inside the other.
type tocs struct {
	l    *layouter
	top  *Node
	open []*Node
}

// at is the list for sections of a depth.
func (t *tocs) at(depth int) *Node {
	t.open = t.open[:min(len(t.open), depth+1)]
	for len(t.open) <= depth {
		parent := t.top
		if n := len(t.open); n > 0 {
			parent = t.open[n-1]
		}
		t.open = append(t.open, t.l.node("TOC", parent))
	}
	return t.open[depth]
}

func (f *flow) listed(title string, all []doc.Listed, labels map[string]string) {
	if len(all) == 0 {
		return
	}
	f.space(22 * Pt)
	f.inlines(doc.Plain(title), headings[1], "H2", true)
	f.space(7 * Pt)
	toc := f.l.node("TOC", f.node)
	text := 0
	for _, x := range all {
		text = max(text, f.l.width(x.Label, contentsText.Style)+8*Pt)
	}
	for i, x := range all {
		f.entry(entry{label: x.Label, title: f.l.plain(x.Caption), dest: x.Anchor, page: labels[x.Anchor], text: text,
			keep: i == 0 || i == len(all)-2}, toc)
	}
}

// entry is a line of the contents or of a list: what it says, and where label and title begin.
type entry struct {
	label, title, dest, page string
	at, text                 int
	bold, keep               bool
}

// contentsIndents are where the labels and the titles of the levels begin.
var contentsIndents = [][2]int{{0, 20 * Pt}, {20 * Pt, 46 * Pt}, {46 * Pt, 78 * Pt}}

// section prints a section's line of the contents.
func (f *flow) section(s *doc.Section, depth int, page string, toc *Node) {
	in := contentsIndents[min(depth, len(contentsIndents)-1)]
	e := entry{label: s.Label, title: f.l.plain(s.Title), dest: s.ID, page: page, at: in[0], text: in[0]}
	if depth == 0 {
		f.space(5 * Pt)
		e.bold, e.keep = true, true
	}
	if s.Label != "" {
		e.text = in[1]
	}
	f.entry(e, toc)
}

// entry prints label, title, leader and page. A title too long for one line goes on below itself.
func (f *flow) entry(e entry, toc *Node) {
	const pageRoom = 30 * Pt
	st := contentsText
	if e.bold {
		st.Face |= Bold
	}
	to := link{dest: e.dest}.tagged()
	node := f.l.node("Reference", f.l.node("TOCI", toc))
	label := f.l.width(e.label, st.Style)
	if e.label != "" {
		e.text = max(e.text, e.at+label+7*Pt)
	}
	lines := f.l.wrap(f.l.atoms([]span{{text: clean(e.title) + " ", style: st.Style, link: to}}), f.w-e.text-pageRoom, st, node)
	for i, ln := range lines {
		ln.limit = f.w
		for j := range ln.runs {
			ln.runs[j].x += e.text
		}
		if i == 0 && e.label != "" {
			ln.runs = append([]run{{x: e.at, w: label, text: clean(e.label) + " ", style: st.Style, link: to}}, ln.runs...)
		}
		if i == len(lines)-1 {
			f.leader(ln, st, e.page, to)
		}
		f.add(item{kind: lineItem, h: ln.height, line: ln, keep: i < len(lines)-1 || e.keep})
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
