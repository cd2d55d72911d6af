package layout

import (
	"fmt"

	"smmpub/generator/doc"
)

// imageSize fits an image: 96 pixels to the inch, but no wider or taller than allowed.
func imageSize(im *doc.Image, maxW, maxH int) (w, h int) {
	w, h = max(im.Width, 1)*750, max(im.Height, 1)*750
	if s := im.Drawing; s != nil {
		w, h = s.Width*100, s.Height*100
	}
	return fitInto(w, h, maxW, maxH)
}

func fitInto(w, h, maxW, maxH int) (int, int) {
	if w > maxW {
		w, h = maxW, max(h*maxW/w, 1)
	}
	if h > maxH {
		w, h = max(w*maxH/h, 1), maxH
	}
	return w, h
}

// figure prints a picture with its caption below it; they stay together.
func (f *flow) figure(fig *doc.Figure) {
	f.unmark()
	f.space(figureSpace)
	f.anchor(fig.ID)
	f.anchor(fig.Aliases...)
	caption := f.caption(fig.Label, fig.Caption)
	outer := f.node
	if len(caption) > 0 {
		outer = f.l.node("Div", f.node)
	}
	node := f.l.node("Figure", outer)
	node.Alt = f.l.figureAlt(fig)
	room := f.maxH - 40*Pt
	var it item
	switch {
	case fig.Image != nil:
		it = f.image(fig, node, room)
	case fig.Scene != nil:
		it = f.scene(fig.Scene, node, room)
	default:
		panic(fmt.Sprintf("layout: figure %q has no picture", fig.ID))
	}
	it.keep = len(caption) > 0
	it.float = !f.inCell && f.depth == 0 && f.panel == nil
	f.add(it)
	if len(caption) > 0 {
		f.space(6 * Pt)
		f.captionLines(caption, outer, false)
	}
	f.space(figureSpace)
}

func (f *flow) image(fig *doc.Figure, node *Node, room int) item {
	w, h := imageSize(fig.Image, f.width(), room)
	p := &Picture{Rect: Rect{W: w, H: h}, Image: fig.Image, Alt: fig.Alt, Node: node}
	return item{kind: drawItem, h: h, x: f.x, marks: []Mark{p}}
}

// caption is a numbered figure's or table's label and title as spans.
func (f *flow) caption(label string, title []doc.Inline) []span {
	var out []span
	if label != "" {
		st := captionText.Style
		st.Face |= Bold
		sep := ""
		if len(title) > 0 {
			sep = ": "
		}
		out = append(out, span{text: clean(label) + sep, style: st})
	}
	return append(out, f.l.spans(title, captionText.Style)...)
}

func (f *flow) captionLines(spans []span, parent *Node, keepNext bool) {
	f.lines(f.l.atoms(spans), captionText, f.l.node("Caption", parent), keepNext)
}

// scene draws a drawing of ours, made smaller when it is wider than the column.
func (f *flow) scene(s *doc.Scene, node *Node, room int) item {
	w, h := fitInto(s.Width*100, s.Height*100, f.width(), room)
	d := drawing{l: f.l, num: w, den: max(s.Width*100, 1), node: node}
	for _, shape := range s.Shapes {
		d.shape(shape)
	}
	return item{kind: drawItem, h: h, x: f.x, marks: d.marks, links: d.links}
}

// drawing turns a scene's shapes into marks, scaled by num/den.
type drawing struct {
	l        *layouter
	num, den int
	node     *Node
	marks    []Mark
	links    []Link
}

func (d *drawing) at(v int) int { return v * 100 * d.num / d.den }

func (d *drawing) shape(s doc.Shape) {
	switch s := s.(type) {
	case *doc.Line:
		d.line(s)
	case *doc.Rect:
		d.marks = append(d.marks, &Box{Rect: Rect{d.at(s.X), d.at(s.Y), d.at(s.W), d.at(s.H)}, Radius: d.at(s.Radius),
			Width: d.at(s.Width), Fill: s.Fill, Stroke: s.Stroke, Node: d.node})
	case *doc.Polygon:
		p := &Polygon{Width: d.at(s.Width), Fill: s.Fill, Stroke: s.Stroke, Opacity: s.Opacity, Node: d.node}
		for _, q := range s.Points {
			p.Points = append(p.Points, [2]int{d.at(q[0]), d.at(q[1])})
		}
		d.marks = append(d.marks, p)
	case *doc.Label:
		d.label(s)
	default:
		panic(fmt.Sprintf("layout: unknown shape %T", s))
	}
}

func (d *drawing) line(s *doc.Line) {
	m := &Line{X1: d.at(s.X1), Y1: d.at(s.Y1), X2: d.at(s.X2), Y2: d.at(s.Y2), Width: max(d.at(s.Width), 200),
		Ink: s.Stroke, Dashed: s.Dashed, Node: d.node}
	d.marks = append(d.marks, m)
	if s.Arrow {
		d.marks = append(d.marks, arrowHead(m))
	}
}

// arrowHead is a triangle at a line's end, its length six times the line's width or at least 5 points.
func arrowHead(m *Line) *Polygon {
	dx, dy := m.X2-m.X1, m.Y2-m.Y1
	length := max(isqrt(dx*dx+dy*dy), 1)
	size := max(6*m.Width, 5*Pt)
	bx, by := m.X2-dx*size/length, m.Y2-dy*size/length
	nx, ny := -dy*size*2/5/length, dx*size*2/5/length
	return &Polygon{Points: [][2]int{{m.X2, m.Y2}, {bx + nx, by + ny}, {bx - nx, by - ny}}, Fill: m.Ink, Node: m.Node}
}

// isqrt is the integer square root.
func isqrt(n int) int {
	if n < 2 {
		return max(n, 0)
	}
	x := n
	for y := (x + 1) / 2; y < x; y = (x + n/x) / 2 {
		x = y
	}
	return x
}

func (d *drawing) label(s *doc.Label) {
	st := Style{Face: Sans, Size: max(d.at(s.Size), 3*Pt), Ink: s.Ink}
	if s.Bold {
		st.Face |= Bold
	}
	if s.Italic {
		st.Face |= Italic
	}
	if st.Ink == doc.NoInk {
		st.Ink = doc.InkText
	}
	text := clean(s.Text)
	w := d.l.width(text, st)
	x := d.at(s.X)
	switch s.Align {
	case doc.Center:
		x -= w / 2
	case doc.End:
		x -= w
	}
	node := d.l.node("Span", d.node)
	if s.Symbol != "" {
		d.link(Rect{x, d.at(s.Y) - st.Size, w, st.Size * 5 / 4}, d.l.target(d.l.pub.Targets[s.Symbol]), node)
	}
	for _, r := range d.l.codeRuns(text, st, x) {
		d.marks = append(d.marks, &Text{X: r.x, Y: d.at(s.Y), W: r.w, Text: r.text, RTL: r.level&1 != 0, Style: r.style,
			Limit: 1 << 40, Node: node, End: true})
	}
}

func (d *drawing) link(r Rect, to link, node *Node) {
	if to.leads() {
		node.Role = "Link"
		d.links = append(d.links, Link{Rect: r, Dest: to.dest, URI: to.uri, File: to.file, Node: node, Says: d.l.says(to)})
	}
}
