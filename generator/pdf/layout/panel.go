package layout

import "smmpub/generator/doc"

// panelFor begins, goes on with or ends a background.
func (b *builder) panelFor(p *panel) {
	if p == b.open {
		return
	}
	b.endPanel()
	b.open = p
	b.resume()
}

// resume begins the part of a background that this page holds.
func (b *builder) resume() {
	if b.open == nil {
		return
	}
	p := b.open
	b.openTop = b.y
	if b.fresh {
		b.y += panelPad / 2
	}
	b.ground = &Box{Rect: Rect{b.page.Content.X + p.x, b.y, p.w, 0}, Fill: p.fill, Stroke: p.stroke, Width: hairline}
	b.page.Marks = append(b.page.Marks, b.ground)
	if p.bar != doc.NoInk {
		b.bar = &Box{Rect: Rect{b.page.Content.X + p.x, b.y, 2 * Pt, 0}, Fill: p.bar}
		b.page.Marks = append(b.page.Marks, b.bar)
	}
}

func (b *builder) endPanel() {
	if b.open == nil {
		return
	}
	b.ground.H = b.y - b.openTop
	if b.page.Content.Y+panelPad/2 == b.y && b.openTop == b.page.Content.Y { // nothing of it came to this page
		b.ground.H = 0
	}
	if b.bar != nil {
		b.bar.H = b.ground.H
	}
	b.bar = nil
}
