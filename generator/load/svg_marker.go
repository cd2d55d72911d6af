package load

import (
	"math"

	"smmpub/generator/doc"
)

// svgVertex is a point of an outline where a marker may stand, with the directions that lead in and out of it.
type svgVertex struct{ at, in, out svgPoint }

// markers draws the marks at the points of a line, such as arrow heads (SVG 1.1, 11.6). Basic shapes have none.
func (r *svgReader) markers(e *svgElement, o *svgOutline, st *svgStyle, m svgMatrix) {
	if st.markers == [3]string{} || st.hidden {
		return
	}
	switch e.name {
	case "path", "line", "polyline", "polygon":
	default:
		return
	}
	vertices := svgVertices(o.segments)
	for i := range vertices {
		which := 1
		switch i {
		case 0:
			which = 0
			if len(vertices) == 1 && st.markers[2] != "" {
				r.marker(e, st.markers[2], &vertices[i], st, m, false)
			}
		case len(vertices) - 1:
			which = 2
		}
		if id := st.markers[which]; id != "" {
			r.marker(e, id, &vertices[i], st, m, which == 0)
		}
	}
}

// svgVertices are the points of an outline. The first of a closed part is its last as well.
func svgVertices(segments []svgSegment) []svgVertex {
	var out []svgVertex
	var at svgPoint
	start := 0
	for _, s := range segments {
		end := s.end()
		switch s.op {
		case doc.MoveTo:
			start = len(out)
			out = append(out, svgVertex{at: end})
			at = end
			continue
		case doc.CurveTo:
			leave(out, firstOther(at, s.p[0], s.p[1], end).minus(at))
			out = append(out, svgVertex{at: end, in: end.minus(firstOther(end, s.p[1], s.p[0], at))})
		default:
			leave(out, end.minus(at))
			out = append(out, svgVertex{at: end, in: end.minus(at)})
		}
		if s.op == doc.Close && start < len(out) {
			out[start].in, out[len(out)-1].out = out[len(out)-1].in, out[start].out
		}
		at = end
	}
	return out
}

// leave sets the direction in which the last point is left.
func leave(v []svgVertex, direction svgPoint) {
	if n := len(v); n > 0 {
		v[n-1].out = direction
	}
}

// firstOther is the first point that is not here, for handles of curves may lie on their ends.
func firstOther(here svgPoint, points ...svgPoint) svgPoint {
	for _, p := range points {
		if p != here {
			return p
		}
	}
	return here
}

// angle is the direction at a point in degrees: the mean of where it is come from and gone to.
func (v *svgVertex) angle() float64 {
	unit := func(p svgPoint) svgPoint {
		if n := math.Hypot(p.x, p.y); n > 0 {
			return p.times(1 / n)
		}
		return svgPoint{}
	}
	sum := unit(v.in).plus(unit(v.out))
	if sum == (svgPoint{}) {
		sum = v.out
	}
	return math.Atan2(sum.y, sum.x) * 180 / math.Pi
}

func (r *svgReader) marker(e *svgElement, id string, v *svgVertex, line *svgStyle, m svgMatrix, first bool) {
	target := r.ids[id]
	if target == nil || target.name != "marker" {
		r.odd(e, "the marker %q", clipText(id))
		return
	}
	if !r.enter(target) {
		return
	}
	defer r.leave()
	turn, ok := r.orient(target, v, first)
	m = m.times(svgShift(v.at.x, v.at.y)).times(turn)
	if target.attrs["markerUnits"] != "userSpaceOnUse" {
		m = m.times(svgMatrix{a: line.width, d: line.width})
	}
	st, shown := r.style(target, svgInitial())
	st.colour, st.share = line.colour, line.share*line.own
	m, ok2 := r.markerView(target, &st, m)
	if !ok || !ok2 || !shown || !(m.scale() > 0) {
		return
	}
	before := len(r.out)
	r.group(target, st, m)
	if edge, ok := svgPlaced(markerFrame(target, &st), m); ok && target.attrs["overflow"] != "visible" && reaches(r.bounds[before:], svgBounds(edge, 0)) {
		r.odd(target, "a marker that reaches over its edges")
	}
}

// orient turns a marker as it asks for.
func (r *svgReader) orient(e *svgElement, v *svgVertex, first bool) (svgMatrix, bool) {
	switch s := e.attrs["orient"]; s {
	case "":
		return svgIdentity, true
	case "auto-start-reverse":
		if first {
			return svgTurned(v.angle() + 180), true
		}
		return svgTurned(v.angle()), true
	case "auto":
		return svgTurned(v.angle()), true
	default:
		c := svgScan{s: s}
		degrees, ok := c.number()
		if unit := c.word(); !ok || !c.done() || unit != "" && unit != "deg" {
			r.odd(e, "orient=%q", clipText(s))
			return svgIdentity, false
		}
		return svgTurned(degrees), true
	}
}

// markerView places a marker's reference point at the origin.
func (r *svgReader) markerView(e *svgElement, st *svgStyle, m svgMatrix) (svgMatrix, bool) {
	st.view = svgPoint{3, 3}
	w, okW := r.extent(e, e, "markerWidth", st, axisX)
	h, okH := r.extent(e, e, "markerHeight", st, axisY)
	x, okX := r.length(e, "refX", st, axisX)
	y, okY := r.length(e, "refY", st, axisY)
	if view, has := r.viewBox(e); has {
		fit := r.fit(e, view, w, h)
		fit.e, fit.f = 0, 0
		m = m.times(fit)
		st.view = svgPoint{view.w, view.h}
	} else {
		st.view = svgPoint{w, h}
	}
	return m.times(svgShift(-x, -y)), okW && okH && okX && okY && w > 0 && h > 0
}

// markerFrame is the edge at which a marker is cut off.
func markerFrame(e *svgElement, st *svgStyle) []svgSegment {
	o, at := svgOutline{}, svgPoint{}
	if v, ok := svgNumbers(e.attrs["viewBox"]); ok && len(v) == 4 {
		at = svgPoint{v[0], v[1]}
	}
	o.box(at, st.view.x, st.view.y, 0, 0)
	return o.segments
}
