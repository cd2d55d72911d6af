package layout

import "smmpub/generator/doc"

// piece is a section's heading, a run of its blocks, or both.
type piece struct {
	section *doc.Section
	depth   int
	heading bool
	blocks  []doc.Block
	node    *Node
}

// chapter sets a chapter, which begins on a new page.
func (l *layouter) chapter(d *Document, c *doc.Section) {
	l.explained = map[string]bool{}
	var pieces []piece
	var wide []bool
	l.pieces(c, 0, l.node("Sect", nil), func(p piece, w bool) { pieces, wide = append(pieces, p), append(wide, w) })
	turnEarly(pieces, wide)
	for i := 0; i < len(pieces); {
		end := i + 1
		for end < len(pieces) && wide[end] == wide[i] {
			end++
		}
		l.run(d, c, pieces[i:end], wide[i])
		i = end
	}
}

// pieces cuts a section and those below it where the page may turn.
func (l *layouter) pieces(s *doc.Section, depth int, node *Node, add func(piece, bool)) {
	p := piece{section: s, depth: depth, heading: true, node: node}
	switch {
	case !hasWide(s.Body):
		p.blocks = s.Body
		add(p, false)
	case s.Kind == doc.Practice || narrative(s.Body) < shortText:
		p.blocks = s.Body
		add(p, true)
	default:
		l.turns(p, s.Body, add)
	}
	for _, c := range s.Sections {
		l.pieces(c, depth+1, l.node("Sect", node), add)
	}
}

// turns cuts a body at its wide tables; a heading just before one goes with it.
func (l *layouter) turns(p piece, body []doc.Block, add func(piece, bool)) {
	start := 0
	for i, b := range body {
		if t, ok := b.(*doc.Table); !ok || !t.Wide {
			continue
		}
		cut := i
		if cut > start {
			if _, ok := body[cut-1].(*doc.Heading); ok {
				cut--
			}
		}
		if cut > start || p.heading {
			q := p
			q.blocks = body[start:cut]
			add(q, false)
			p.heading = false
		}
		q := p
		q.blocks = body[cut : i+1]
		add(q, true)
		start = i + 1
	}
	if start < len(body) {
		p.blocks = body[start:]
		add(p, false)
	}
}

// shortText is how much running text, in characters, may stand on a landscape page beside its table.
const shortText = 1800

// turnEarly lets short upright pieces before a wide one stand on the wide one's pages: no page with a heading only.
func turnEarly(pieces []piece, wide []bool) {
	for i := len(pieces) - 2; i >= 0; i-- {
		p := pieces[i]
		if !wide[i] && wide[i+1] && narrative(p.blocks) < shortText && !hasPicture(p.blocks) {
			wide[i] = i == 0 || wide[i-1] || p.heading
		}
	}
}

func hasWide(bs []doc.Block) bool {
	for _, b := range bs {
		if t, ok := b.(*doc.Table); ok && t.Wide {
			return true
		}
	}
	return false
}

func hasPicture(bs []doc.Block) bool {
	for _, b := range bs {
		if _, ok := b.(*doc.Figure); ok {
			return true
		}
	}
	return false
}

// narrative counts the characters outside wide tables, roughly.
func narrative(bs []doc.Block) int {
	n := 0
	for _, b := range bs {
		if t, ok := b.(*doc.Table); ok && t.Wide {
			continue
		}
		doc.EachInline([]doc.Block{b}, func(x doc.Inline) {
			switch x := x.(type) {
			case *doc.Text:
				n += len(x.Text)
			case *doc.Code:
				n += len(x.Text)
			}
		})
		if c, ok := b.(*doc.CodeBlock); ok {
			n += 90 * len(c.Lines)
		}
	}
	return n
}

// run sets pieces that share one page geometry.
func (l *layouter) run(d *Document, c *doc.Section, pieces []piece, wide bool) {
	m := portrait
	if wide {
		m = landscape
	}
	b := &builder{l: l, out: d, m: m, chapter: l.plain(c.Title)}
	if c.Label != "" {
		b.chapter = c.Label + "\u2002" + b.chapter
	}
	f := l.flow(m, bodyText)
	for _, p := range pieces {
		f.piece(p)
	}
	b.stack(f.finish())
}

func (l *layouter) flow(m master, st textStyle) *flow {
	c := m.content()
	return &flow{l: l, w: c.W, measure: m.measure, maxH: c.H - 10*Pt, text: st}
}

func (f *flow) piece(p piece) {
	s := p.section
	f.node = p.node
	if p.heading {
		f.l.seq++
		p.node.Seq = f.l.seq // behind the body of the section around it
		f.anchor(s.ID)
		if !s.Silent {
			f.title(s.Title, s.Label, p.depth)
		}
	}
	f.blocks(p.blocks)
}

// outline makes the bookmarks of the chapters and of the sections below them.
func (l *layouter) outline(d *Document) { d.Outline = l.bookmarks(l.pub.Chapters) }

func (l *layouter) bookmarks(sections []*doc.Section) []*Outline {
	var out []*Outline
	for _, s := range sections {
		below := l.bookmarks(s.Sections)
		if s.Silent || !l.named[s.ID] {
			out = append(out, below...)
			continue
		}
		title := l.plain(s.Title)
		if s.Label != "" {
			title = s.Label + " " + title
		}
		out = append(out, &Outline{Title: title, Dest: s.ID, Below: below})
	}
	return out
}
