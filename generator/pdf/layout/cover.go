package layout

import (
	"strings"

	"smmpub/generator/doc"
)

// cover sets the title page. What does not fit on it goes on the pages after it: the abstract, which is given back, and
// the brand's notice.
func (l *layouter) cover(d *Document) (rest []doc.Block, late bool) {
	front := l.pub.Front
	top := l.coverTop()
	foot := l.coverFoot(true)
	const gap = 20 * Pt
	if height(top.items)+height(foot)+gap > cover.content().H && l.noticed() {
		foot, late = l.coverFoot(false), true
	}
	room := cover.content().H - height(foot) - gap
	abstract := l.flow(cover, coverText)
	if len(front.Abstract) > 0 {
		abstract.items = top.items
		abstract.space(22 * Pt)
		abstract.label(l.word("abstract", "Abstract"))
		abstract.blocks(front.Abstract)
		if items := abstract.finish(); height(items) <= room {
			top.items = items
		} else {
			rest = front.Abstract
		}
	}
	items := top.finish()
	if gap := cover.content().H - height(items) - height(foot); gap > 0 {
		items = append(items, item{kind: padItem, h: gap - Pt})
	}
	b := &builder{l: l, out: d, m: cover, bare: true}
	b.stack(append(items, foot...))
	return rest, late
}

// coverTop is the upper part of the title page: what the document is.
func (l *layouter) coverTop() *flow {
	front := l.pub.Front
	f := l.flow(cover, coverText)
	space := f.coverBand(l.coverPicture(), 70*Pt)
	if logo := l.logo(); logo != nil {
		f.coverLogo(logo, space)
	} else {
		f.add(item{kind: padItem, h: space})
	}
	if front.Kind != "" {
		f.inlines(doc.Plain(front.Kind), coverKind, "P", true)
		f.space(8 * Pt)
	}
	f.inlines(doc.Plain(front.Title), coverTitle, "Title", false)
	f.space(16 * Pt)
	f.add(item{kind: drawItem, h: Pt, marks: []Mark{&Line{X2: 60 * Pt, Width: 1500, Ink: doc.InkAccent}}})
	f.space(20 * Pt)
	f.facts(l.facts())
	return f
}

// fact is a line of the title page: what it is, and what it says.
type fact struct {
	key   string
	value []doc.Inline
}

func (l *layouter) facts() []fact {
	front := l.pub.Front
	all := []fact{
		{l.word("number", "Number"), doc.Plain(front.Number)},
		{l.word("edition", "Edition"), doc.Plain(front.Edition)},
		{l.word("date", "Date"), doc.Plain(front.Date)},
		{l.word("status", "Status"), l.standing()},
		{l.word("publishers", "Publishers"), doc.Plain(names(front.Publishers))},
		{l.word("authors", "Authors"), doc.Plain(names(front.Authors))},
		{l.word("translation-of", "Translation of"), refs(front.Translates)},
		{l.word("extends", "Extends"), refs(front.Extends)},
		{l.word("based-on", "Based on"), refs(front.Based)},
		{l.word("see-also", "See also"), refs(front.Related)},
	}
	var out []fact
	for _, x := range front.Facts {
		if len(x.Value) > 0 {
			out = append(out, fact{x.Name, x.Value})
		}
	}
	for _, x := range all {
		if len(x.value) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// standing is the status, and what it means.
func (l *layouter) standing() []doc.Inline {
	front := l.pub.Front
	switch {
	case len(front.Standing) == 0:
		return doc.Plain(front.StatusText)
	case front.StatusText == "":
		return front.Standing
	}
	return append(doc.Plain(front.StatusText+". "), front.Standing...)
}

func refs(rs []doc.Ref) []doc.Inline {
	var out []doc.Inline
	for i := range rs {
		if i > 0 {
			out = append(out, &doc.Text{Text: ", "})
		}
		out = append(out, &rs[i])
	}
	return out
}

func names(ps []doc.Party) string {
	var out []string
	for _, p := range ps {
		s := p.Name
		if p.Affiliation != "" {
			s += " (" + p.Affiliation + ")"
		}
		if p.Role != "" {
			s += ", " + p.Role
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// facts prints keys at the left and their values beside them.
func (f *flow) facts(all []fact) {
	indent := f.l.factIndent(all)
	old := *f
	list := f.l.node("L", f.node)
	for _, x := range all {
		f.x, f.w = old.x, old.w
		f.node = f.l.node("LI", list)
		f.factKey(x.key, indent)
		f.node = f.l.node("LBody", f.node)
		f.x, f.w = f.x+indent, f.w-indent
		f.inlines(x.value, coverText, "P", false)
		f.space(2 * Pt)
	}
	f.restore(old)
}

// factIndent is where the values begin: behind the longest key, within reason.
func (l *layouter) factIndent(all []fact) int {
	const least, most, gap = 80 * Pt, 140 * Pt, 10 * Pt
	indent := least
	for _, x := range all {
		if w := l.width(clean(x.key), coverLabel.Style) + gap; w <= most {
			indent = max(indent, w)
		}
	}
	return indent
}

// factKey puts a key beside the value that follows, or above it when it is too long for that.
func (f *flow) factKey(key string, indent int) {
	node := f.l.node("Lbl", f.node)
	atoms := f.l.atoms([]span{{text: clean(key) + " ", style: coverLabel.Style}})
	if natural(atoms) > indent {
		f.lines(atoms, coverLabel, node, true)
		return
	}
	f.marker = &marker{runs: f.l.set(atoms, indent, coverLabel, node).runs}
	for i := range f.marker.runs {
		f.marker.runs[i].x -= indent
		f.marker.runs[i].node = node
	}
}

// label prints a small heading of the front matter.
func (f *flow) label(s string) {
	f.space(12 * Pt)
	f.inlines(doc.Plain(s), coverLabel, "P", true)
	f.space(2 * Pt)
}

// noticed tells whether the brand has something to say on the title page.
func (l *layouter) noticed() bool {
	return l.pub.Look != nil && (len(l.pub.Look.Disclaimer) > 0 || strings.TrimSpace(l.pub.Look.Address) != "")
}

// coverFoot is the lower part: the brand's notice if it is wanted here, copyright.
func (l *layouter) coverFoot(notice bool) []item {
	front := l.pub.Front
	f := l.flow(cover, smallText)
	if notice {
		l.notice(f)
	}
	if len(front.Copyright) > 0 {
		f.add(item{kind: drawItem, h: 6 * Pt, marks: []Mark{&Line{X2: f.w, Width: hairline, Ink: doc.InkRule}}})
		f.inlines(front.Copyright, smallText, "P", false)
	}
	return f.finish()
}
