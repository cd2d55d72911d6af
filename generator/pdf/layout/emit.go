package layout

// emit paints an item with its top left corner at x, y.
func (b *builder) emit(it *item, x, y int) {
	x += it.x
	for _, name := range it.anchors {
		b.l.dest(b.out, name, x, y)
	}
	switch it.kind {
	case lineItem:
		b.line(it, x, y)
	case drawItem:
		for _, m := range it.marks {
			b.page.Marks = append(b.page.Marks, shift(m, x, y))
		}
		for _, l := range it.links {
			l.X, l.Y = l.X+x, l.Y+y
			b.page.Links = append(b.page.Links, l)
		}
	case tableItem: // a row of a table inside a cell
		for _, g := range it.table.body {
			b.group(it.table, g, x, y)
			y += g.height()
		}
	}
}

func (b *builder) line(it *item, x, y int) {
	ln := it.line
	if !it.again {
		b.l.called(ln.notes, ln.node)
	}
	for i := range ln.runs {
		r := &ln.runs[i]
		node := ln.node
		if r.node != nil {
			node = r.node
		}
		if r.artifact || it.again {
			node = nil
		}
		node = b.l.inline(node, r.link)
		if node != nil && r.link.leads() {
			b.link(Rect{x + r.x, y + ln.base - r.style.Rise - r.style.Size*85/100, r.w, r.style.Size * 115 / 100}, r.link, node)
		}
		if r.image != nil {
			node = b.l.picture(r.image, node)
			b.page.Marks = append(b.page.Marks, &Picture{Rect: Rect{x + r.x, y + ln.base - r.imageH, r.w, r.imageH},
				Image: r.image.Image, Alt: r.image.Alt, Node: node})
			continue
		}
		if r.box > 0 {
			b.page.Marks = append(b.page.Marks, badgeBox(r, x+r.x, y+ln.base))
		}
		end := i == len(ln.runs)-1 && ln.last
		b.page.Marks = append(b.page.Marks, &Text{X: x + r.x, Y: y + ln.base - r.style.Rise, W: r.w, Text: r.text,
			Style: r.style, Limit: x + ln.limit, Node: node, NoteMark: r.noteMark, RTL: r.level&1 != 0, End: end})
	}
}

// link adds an active area, or widens the one before it when both are parts of one reference in one line.
func (b *builder) link(r Rect, to link, node *Node) {
	node = node.within("Link")
	if n := len(b.page.Links); n > 0 {
		last := &b.page.Links[n-1]
		if last.Node == node && last.Y == r.Y {
			right := max(last.X+last.W, r.X+r.W)
			last.X = min(last.X, r.X)
			last.W = right - last.X
			return
		}
	}
	b.page.Links = append(b.page.Links, Link{Rect: r, Dest: to.dest, URI: to.uri, File: to.file, Node: node, Says: b.l.says(to)})
}

// dest names a place, unless the name is taken.
func (l *layouter) dest(d *Document, name string, x, y int) {
	if !l.named[name] {
		l.named[name] = true
		d.Dests = append(d.Dests, Dest{Name: name, Page: len(d.Pages) - 1, X: x, Y: y})
	}
}

// shift gives a mark of a picture its place on the page.
func shift(m Mark, x, y int) Mark {
	switch m := m.(type) {
	case *Text:
		c := *m
		c.X, c.Y = c.X+x, c.Y+y
		return &c
	case *Line:
		c := *m
		c.X1, c.X2, c.Y1, c.Y2 = c.X1+x, c.X2+x, c.Y1+y, c.Y2+y
		return &c
	case *Box:
		c := *m
		c.X, c.Y = c.X+x, c.Y+y
		return &c
	case *Picture:
		c := *m
		c.X, c.Y = c.X+x, c.Y+y
		return &c
	case *Polygon:
		c := *m
		c.Points = make([][2]int, len(m.Points))
		for i, p := range m.Points {
			c.Points[i] = [2]int{p[0] + x, p[1] + y}
		}
		return &c
	}
	panic("layout: unknown mark")
}
