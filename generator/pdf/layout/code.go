package layout

import (
	"strings"

	"smmpub/generator/doc"
)

// shortCode is how many lines of code stay on one page.
const shortCode = 14

// code prints a block of code in a panel. Long lines go on below, further in; the block may go on on the next page.
func (f *flow) code(c *doc.CodeBlock) {
	f.unmark()
	f.introduces()
	f.space(f.gap() + Pt)
	f.codeTitle(c.Title)
	st := codeText
	if f.inCell {
		st.Size, st.Leading = 6800, 8800
	}
	f.inPanel(&panel{x: f.x, w: f.width(), fill: doc.InkPanel, stroke: doc.InkRule}, panelPad, func() {
		node := f.l.node("Code", f.l.node("P", f.node))
		for i, tokens := range c.Lines {
			whole := len(c.Lines) <= shortCode && i < len(c.Lines)-1
			f.codeLine(tokens, st, node, whole || i == 0 || i == len(c.Lines)-2)
		}
	})
}

// codeTitle prints what a block of code shows, on the page on which the block begins.
func (f *flow) codeTitle(title string) {
	if title == "" {
		return
	}
	st := codeText
	st.Face, st.Ink = Mono+Bold, doc.InkMuted
	f.inlines(doc.Plain(title), st, "P", true)
	f.space(1500)
}

// introduces keeps the end of a text with the block of code after it: alone at the top of a page a block says nothing.
func (f *flow) introduces() {
	i := len(f.items) - 1
	for i >= 0 && f.items[i].kind == spaceItem {
		i--
	}
	if i < 0 || f.items[i].kind != lineItem {
		return
	}
	for ; i < len(f.items); i++ {
		f.items[i].keep = true
	}
}

func (f *flow) codeLine(tokens []doc.Token, st textStyle, node *Node, keep bool) {
	w, _ := f.l.face(Mono).Advance('0')
	w = w * st.Size / 1000
	room := max(f.width()/w, 8)
	var runs []run
	col, base := 0, f.x
	flush := func() {
		ln := &line{runs: runs, height: st.Leading, base: st.Leading * 73 / 100, limit: f.width(), node: node, last: true}
		f.add(item{kind: lineItem, h: ln.height, x: base, keep: keep, line: ln})
		runs, col = nil, 2
	}
	for _, t := range tokens {
		text := codeSpaces(t.Text)
		for text != "" {
			if col >= room {
				flush()
			}
			part, rest := cutRunes(text, room-col)
			look := tokenStyle(st.Style, t.Class)
			for _, r := range f.l.codeRuns(part, look, col*w) {
				runs = append(runs, r)
				col = (r.x+r.w)/w + min((r.x+r.w)%w, 1)
			}
			text = rest
		}
	}
	if n := len(runs); n > 0 {
		runs[n-1].text += " " // keeps the lines apart when the text is extracted
	}
	flush()
}

func (l *layouter) codeRuns(text string, st Style, x int) []run {
	if hasRTL(text) {
		ln := l.set(l.atoms([]span{{text: text, style: st, whole: true}}), 0, textStyle{Style: st}, nil)
		for i := range ln.runs {
			ln.runs[i].x += x
		}
		return ln.runs
	}
	var out []run
	l.split(text, st.Face, func(part string, id FaceID, width int) {
		look := st
		look.Face = id
		w := width * st.Size / 1000
		out = append(out, run{x: x, w: w, text: part, style: look})
		x += w
	})
	return out
}

func codeSpaces(s string) string {
	s = strings.ReplaceAll(s, "\t", "    ")
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			return -1
		case r > 0xffff:
			return 0xfffd
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

func cutRunes(s string, n int) (head, tail string) {
	for i := range s {
		if n == 0 {
			return s[:i], s[i:]
		}
		n--
	}
	return s, ""
}
