package load

import "strings"

// use draws an element of the file once more (SVG 1.1, 5.6). How often and how deep is bounded by enter.
func (r *svgReader) use(e *svgElement, st svgStyle, m svgMatrix) {
	id, local := strings.CutPrefix(e.href(), "#")
	target := r.ids[id]
	if !local || target == nil {
		r.odd(e, "<use> of %q", clipText(e.href()))
		return
	}
	x, okX := r.length(e, "x", &st, axisX)
	y, okY := r.length(e, "y", &st, axisY)
	if !okX || !okY {
		return
	}
	m = m.times(svgShift(x, y))
	if target.name == "symbol" || target.name == "svg" {
		if r.enter(target) {
			r.symbol(e, target, st, m)
			r.leave()
		}
		return
	}
	first := len(r.out)
	st.share *= st.own
	r.element(target, &st, m)
	if st.own < 1 && overlap(r.bounds[first:]) {
		r.odd(e, "the opacity of a group whose parts overlap")
	}
}

// symbol draws what has a view of its own, in the size that the <use> says.
func (r *svgReader) symbol(e, target *svgElement, st svgStyle, m svgMatrix) {
	own := st.own
	st.share *= own
	st, shown := r.style(target, st)
	if !shown {
		return
	}
	first := len(r.out)
	r.viewport(e, target, st, m)
	if own < 1 && overlap(r.bounds[first:]) {
		r.odd(e, "the opacity of a group whose parts overlap")
	}
}

// viewport draws an element with a view box into a rectangle, whose size e says and else the element itself. Nothing is cut off
// at its edges, so what reaches over them is not understood.
func (r *svgReader) viewport(e, target *svgElement, st svgStyle, m svgMatrix) {
	w, okW := r.extent(e, target, "width", &st, axisX)
	h, okH := r.extent(e, target, "height", &st, axisY)
	if !okW || !okH || w <= 0 || h <= 0 {
		return
	}
	if e == target {
		x, okX := r.length(e, "x", &st, axisX)
		y, okY := r.length(e, "y", &st, axisY)
		if !okX || !okY {
			return
		}
		m = m.times(svgShift(x, y))
	}
	view, has := r.viewBox(target)
	frame := svgOutline{}
	frame.box(svgPoint{}, w, h, 0, 0)
	st.view = svgPoint{w, h}
	outer := m
	if has {
		m = m.times(r.fit(target, view, w, h))
		st.view = svgPoint{view.w, view.h}
	}
	first := len(r.out)
	r.group(target, st, m)
	edge, ok := svgPlaced(frame.segments, outer)
	if ok && has && target.attrs["overflow"] != "visible" && reaches(r.bounds[first:], svgBounds(edge, 0)) {
		r.odd(e, "a drawing inside the drawing that reaches over its edges")
	}
}

// extent is the width or height of a viewport; all of the view around unless it is said.
func (r *svgReader) extent(e, target *svgElement, name string, st *svgStyle, axis svgAxis) (float64, bool) {
	for _, by := range []*svgElement{e, target} {
		if s := by.attrs[name]; s != "" && s != "auto" {
			return r.length(by, name, st, axis)
		}
	}
	return st.extent(axis), true
}

// reaches reports a shape that stands out by more than a point.
func reaches(boxes []svgBox, frame svgBox) bool {
	const most = 1000
	for _, b := range boxes {
		if b.x1 < frame.x1-most || b.y1 < frame.y1-most || b.x2 > frame.x2+most || b.y2 > frame.y2+most {
			return true
		}
	}
	return false
}
