package pdf

import "smmpub/generator/pdf/layout"

// figureBox is where a picture stands.
type figureBox struct {
	page           int
	x1, y1, x2, y2 int // from the page's top left corner
}

// String is the box as PDF counts: from the page's lower left corner.
func (b figureBox) String(d *layout.Document) string {
	h := d.Pages[b.page].Height
	return "[" + num(b.x1) + " " + num(h-b.y2) + " " + num(b.x2) + " " + num(h-b.y1) + "]"
}

// figureBoxes are the boxes of all pictures.
func figureBoxes(d *layout.Document) map[*layout.Node]figureBox {
	out := map[*layout.Node]figureBox{}
	for i, p := range d.Pages {
		for _, m := range p.Marks {
			n := layout.NodeOf(m)
			for n != nil && n.Role != "Figure" {
				n = n.Parent
			}
			if n == nil {
				continue
			}
			x1, y1, x2, y2 := extent(m)
			b, ok := out[n]
			switch {
			case !ok:
				b = figureBox{i, x1, y1, x2, y2}
			case b.page == i:
				b.x1, b.y1, b.x2, b.y2 = min(b.x1, x1), min(b.y1, y1), max(b.x2, x2), max(b.y2, y2)
			}
			out[n] = b
		}
	}
	return out
}

// extent is the rectangle around a mark, from left to right and from top to bottom.
func extent(m layout.Mark) (x1, y1, x2, y2 int) {
	switch m := m.(type) {
	case *layout.Text:
		return m.X, m.Y - m.Style.Size*4/5, m.X + m.W, m.Y + m.Style.Size/5
	case *layout.Line:
		return min(m.X1, m.X2), min(m.Y1, m.Y2), max(m.X1, m.X2), max(m.Y1, m.Y2)
	case *layout.Box:
		return m.X, m.Y, m.X + m.W, m.Y + m.H
	case *layout.Picture:
		return m.X, m.Y, m.X + m.W, m.Y + m.H
	case *layout.Polygon:
		for i, q := range m.Points {
			if i == 0 {
				x1, y1, x2, y2 = q[0], q[1], q[0], q[1]
			}
			x1, y1, x2, y2 = min(x1, q[0]), min(y1, q[1]), max(x2, q[0]), max(y2, q[1])
		}
	}
	return x1, y1, x2, y2
}
