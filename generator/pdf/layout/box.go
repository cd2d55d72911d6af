package layout

import "smmpub/generator/doc"

func (f *flow) quote(q *doc.Quote) {
	f.unmark()
	f.space(f.gap())
	old := *f
	f.panel = &panel{x: f.x, w: f.width(), bar: doc.InkRule}
	indent := min(12*Pt, f.w/4)
	f.x, f.w = f.x+indent, f.w-indent
	f.text.Ink = doc.InkMuted
	f.node = f.l.node("BlockQuote", f.node)
	f.blocks(q.Blocks)
	f.restore(old)
	f.space(f.gap())
}

func (f *flow) box(b *doc.Box) {
	f.unmark()
	f.space(f.gap() + 2*Pt)
	bar := doc.InkAccent
	if b.Class == "warning" {
		bar = doc.InkTarget
	}
	f.inPanel(&panel{x: f.x, w: f.width(), fill: doc.InkPanel, bar: bar}, panelPad+3*Pt, func() {
		f.node = f.l.node("Div", f.node)
		if len(b.Title) > 0 {
			st := f.text
			st.Face, st.Ink = Sans+Bold, bar
			f.inlines(b.Title, st, "P", true)
			f.space(2 * Pt)
		}
		f.blocks(b.Blocks)
	})
}

// inPanel flows what inside adds over a background.
func (f *flow) inPanel(p *panel, pad int, inside func()) {
	old := *f
	f.panel = p
	f.w = f.width()
	pad = min(pad, f.w/8)
	f.w -= 2 * pad
	f.measure = 0
	f.x += pad
	f.add(item{kind: padItem, h: panelPad, keep: true})
	inside()
	f.unmark()
	f.restore(old)
	f.panel = p
	f.items[len(f.items)-1].keep = true
	f.add(item{kind: padItem, h: panelPad})
	f.panel = old.panel
	f.space(f.gap() + 2*Pt)
}

func (f *flow) rule() {
	f.unmark()
	f.space(8 * Pt)
	line := &Line{X2: f.width(), Width: hairline, Ink: doc.InkRule}
	f.add(item{kind: drawItem, h: hairline, x: f.x, marks: []Mark{line}})
	f.space(8 * Pt)
}
