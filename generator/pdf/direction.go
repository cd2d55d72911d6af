package pdf

import "smmpub/generator/pdf/layout"

// rightToLeft paints a run character by character, the first at the right: so the content stays in the order of reading, by
// which programs extract and read it. Marks over and under letters are painted where they are in text from left to right, over
// the letter before them. Brackets come from a font in which they face the other way, so that their codes stay what they are.
func (p *painter) rightToLeft(t *layout.Text) {
	font := p.faces.sources[t.Style.Face]()
	face := font.Face()
	right := t.X + t.W
	x := right
	for _, r := range t.Text {
		use := font
		if layout.Mirrored(r) != r {
			use = p.faces.mirrored(font)
		}
		w, _ := face.Advance(r)
		w = w * t.Style.Size / 1000
		p.f.SetFont(p.name(use), "", pt(t.Style.Size))
		if w == 0 {
			p.f.Text(pt(right), pt(t.Y), string(r))
			continue
		}
		right, x = x, x-w
		p.f.Text(pt(x), pt(t.Y), string(r))
	}
	p.set = false
}
