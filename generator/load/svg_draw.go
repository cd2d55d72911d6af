package load

import (
	"math"

	"smmpub/generator/doc"
)

// svgUndrawn are elements of which nothing is seen where they stand: they describe, or are used by others.
var svgUndrawn = map[string]bool{
	"": true, "defs": true, "title": true, "desc": true, "metadata": true, "symbol": true, "marker": true, "linearGradient": true,
	"radialGradient": true, "pattern": true, "clipPath": true, "mask": true, "filter": true, "view": true, "solidcolor": true,
	"script": true, "style": true, "animate": true, "animateMotion": true, "animateTransform": true, "animateColor": true, "set": true,
}

// element draws one element under the style of its parent.
func (r *svgReader) element(e *svgElement, parent *svgStyle, m svgMatrix) {
	if svgUndrawn[e.name] || r.full || !r.enter(e) {
		return
	}
	defer r.leave()
	st, shown := r.style(e, *parent)
	if !shown {
		return
	}
	m, ok := r.placed(e, m)
	if !ok {
		return
	}
	switch e.name {
	case "g", "a":
		r.group(e, st, m)
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
		r.shape(e, &st, m)
	case "text":
		r.text(e, &st, m)
	case "use":
		r.use(e, st, m)
	case "svg":
		r.viewport(e, e, st, m)
	default:
		r.odd(e, "<%s>", clipText(e.name))
	}
}

// enter counts what is drawn and how deep, for what is used may use others.
func (r *svgReader) enter(e *svgElement) bool {
	r.elements++
	r.bytes += e.bytes
	if r.elements > maxSVGElements || r.bytes > maxSVGBytes {
		r.tooMany(e)
		return false
	}
	if r.depth >= maxSVGDepth {
		r.full = true
		r.odd(e, "more than %d groups one in another, or a <use> that leads to itself", maxSVGDepth)
		return false
	}
	r.depth++
	return true
}

func (r *svgReader) leave() { r.depth-- }

// placed adds an element's own transformation.
func (r *svgReader) placed(e *svgElement, m svgMatrix) (svgMatrix, bool) {
	s := e.attrs["transform"]
	if s == "" {
		return m, true
	}
	own, ok := svgTransform(s)
	if !ok {
		r.odd(e, "transform=%q", clipText(s))
	}
	m = m.times(own)
	return m, ok && m.scale() > 0
}

// group draws what stands in an element. An opacity of the whole is handed to the parts, which is the same as long as
// none lies upon another.
func (r *svgReader) group(e *svgElement, st svgStyle, m svgMatrix) {
	first := len(r.out)
	st.share *= st.own
	for _, k := range e.kids {
		if k.element != nil {
			r.element(k.element, &st, m)
		}
	}
	if st.own < 1 && overlap(r.bounds[first:]) {
		r.odd(e, "the opacity of a group whose parts overlap")
	}
}

func (r *svgReader) shape(e *svgElement, st *svgStyle, m svgMatrix) {
	o, ok := r.outline(e, st)
	if !ok || len(o.segments) == 0 {
		return
	}
	first := len(r.out)
	r.path(e, &o, st, m)
	r.markers(e, &o, st, m)
	if st.own < 1 && overlap(r.bounds[first:]) {
		r.odd(e, "the opacity of a line with markers upon it")
	}
}

// path adds an outline to the scene.
func (r *svgReader) path(e *svgElement, o *svgOutline, st *svgStyle, m svgMatrix) {
	share := st.share * st.own
	p := &doc.Path{EvenOdd: st.evenOdd, Fill: st.fill.paint(st.fillShare * share), Stroke: st.stroke.paint(st.strokeShare * share)}
	if st.width <= 0 {
		p.Stroke = nil
	}
	if r.segments += len(o.segments); r.segments > maxSVGSegments {
		r.tooMany(e)
		return
	}
	if st.hidden || p.Fill == nil && p.Stroke == nil {
		return
	}
	var ok bool
	if p.Segments, ok = svgPlaced(o.segments, m); !ok {
		r.odd(e, "coordinates that no page reaches")
		return
	}
	if p.Stroke != nil {
		if p.Pen, ok = svgPen(st, m); !ok {
			r.odd(e, "a scale of very unequal sides")
			return
		}
	}
	r.add(p, svgBounds(p.Segments, p.Pen.Width/2))
}

// add takes a shape with the box around it.
func (r *svgReader) add(s doc.Shape, b svgBox) {
	r.out = append(r.out, s)
	r.bounds = append(r.bounds, b)
}

// maxSVGPlace bounds a place in the scene, in thousandths of a point.
const maxSVGPlace = 100_000_000

func svgRound(v float64) (int, bool) {
	return int(math.Round(v)), math.Abs(v) <= maxSVGPlace // false for what is no number too
}

func svgPlaced(in []svgSegment, m svgMatrix) ([]doc.Segment, bool) {
	out := make([]doc.Segment, len(in))
	for i, s := range in {
		out[i].Op = s.op
		for j, p := range s.p {
			if s.op == doc.Close || j > 0 && s.op != doc.CurveTo {
				break
			}
			q := m.apply(p)
			x, okX := svgRound(q.x)
			y, okY := svgRound(q.y)
			if !okX || !okY {
				return nil, false
			}
			out[i].P[j] = [2]int{x, y}
		}
	}
	return out, true
}

// svgPen is the pen of a style under a map.
func svgPen(st *svgStyle, m svgMatrix) (doc.Pen, bool) {
	s := m.scale()
	width, ok := svgRound(st.width * s)
	pen := doc.Pen{Width: max(width, 1), Cap: st.cap, Join: st.join, Miter: int(math.Round(100 * min(st.miter, 1000)))}
	for _, d := range st.dash {
		v, good := svgRound(d * s)
		pen.Dash, ok = append(pen.Dash, v), ok && good
	}
	if !some(pen.Dash) {
		pen.Dash = nil
	}
	if pen.Dash != nil {
		phase, good := svgRound(st.phase * s)
		pen.Phase, ok = phase, ok && good
	}
	if !m.even() {
		turn, good := svgTurn(m)
		pen.Turn, ok = turn, ok && good
	}
	return pen, ok
}

func some(lengths []int) bool {
	for _, n := range lengths {
		if n > 0 {
			return true
		}
	}
	return false
}

// svgTurn is a map without its scale and its shift; false for one that no whole numbers can say.
func svgTurn(m svgMatrix) (doc.Turn, bool) {
	s := m.scale()
	var v [4]int
	for i, x := range [4]float64{m.a, m.b, m.c, m.d} {
		n := x / s * doc.TurnUnit
		if !(math.Abs(n) <= 1000*doc.TurnUnit) {
			return doc.Turn{}, false
		}
		v[i] = int(math.Round(n))
	}
	t := doc.Turn{A: v[0], B: v[1], C: v[2], D: v[3]}
	det := math.Abs(float64(t.A)*float64(t.D)-float64(t.B)*float64(t.C)) / (doc.TurnUnit * doc.TurnUnit)
	return t, math.Abs(det-1) < 0.01
}

// svgBox is a box around a shape, in thousandths of a point.
type svgBox struct{ x1, y1, x2, y2 int }

func svgBounds(segments []doc.Segment, more int) svgBox {
	b := svgBox{math.MaxInt, math.MaxInt, math.MinInt, math.MinInt}
	for _, s := range segments {
		n := 1
		switch s.Op {
		case doc.Close:
			n = 0
		case doc.CurveTo:
			n = 3
		}
		for _, p := range s.P[:n] {
			b = svgBox{min(b.x1, p[0]), min(b.y1, p[1]), max(b.x2, p[0]), max(b.y2, p[1])}
		}
	}
	return svgBox{b.x1 - more, b.y1 - more, b.x2 + more, b.y2 + more}
}

// maxOverlap bounds the shapes that are compared with each other; more are taken to overlap.
const maxOverlap = 500

// overlap reports that one box lies upon another.
func overlap(boxes []svgBox) bool {
	if len(boxes) > maxOverlap {
		return true
	}
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2 {
				return true
			}
		}
	}
	return false
}
