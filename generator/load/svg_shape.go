package load

import "math"

// outline is the outline of a basic shape or a path; ok is false when its element does not say one that can be read, which
// has been reported. A shape without extent has no segments.
func (r *svgReader) outline(e *svgElement, st *svgStyle) (o svgOutline, ok bool) {
	switch e.name {
	case "path":
		return r.pathOutline(e)
	case "polyline", "polygon":
		return r.polyOutline(e)
	}
	ok = true
	x := func(name string, axis svgAxis) float64 {
		v, good := r.length(e, name, st, axis)
		ok = ok && good
		return v
	}
	switch e.name {
	case "line":
		o.move(svgPoint{x("x1", axisX), x("y1", axisY)})
		o.line(svgPoint{x("x2", axisX), x("y2", axisY)})
	case "circle":
		radius := x("r", axisBoth)
		o.ellipse(svgPoint{x("cx", axisX), x("cy", axisY)}, radius, radius)
	case "ellipse":
		rx, ry := pair(e, "rx", "ry", x("rx", axisX), x("ry", axisY))
		o.ellipse(svgPoint{x("cx", axisX), x("cy", axisY)}, rx, ry)
	case "rect":
		rx, ry := pair(e, "rx", "ry", x("rx", axisX), x("ry", axisY))
		o.box(svgPoint{x("x", axisX), x("y", axisY)}, x("width", axisX), x("height", axisY), rx, ry)
	}
	return o, ok
}

// pair lets one radius stand for the other where only one is said.
func pair(e *svgElement, first, second string, a, b float64) (float64, float64) {
	said := func(name string) bool { s, ok := e.attrs[name]; return ok && s != "auto" }
	switch {
	case !said(first):
		return b, b
	case !said(second):
		return a, a
	}
	return a, b
}

func (r *svgReader) pathOutline(e *svgElement) (svgOutline, bool) {
	d := svgPathData{svgScan: svgScan{s: e.attrs["d"]}, room: maxSVGSegments - r.segments}
	if d.s == "none" {
		return svgOutline{}, true
	}
	if !d.read() {
		if len(d.out.segments) > d.room {
			r.tooMany(e)
			return d.out, false
		}
		r.odd(e, "the path data from %q on", clipText(d.s[min(d.i, len(d.s)):]))
		return d.out, false
	}
	return d.out, true
}

func (r *svgReader) polyOutline(e *svgElement) (o svgOutline, ok bool) {
	v, ok := svgNumbers(e.attrs["points"])
	if !ok || len(v)%2 != 0 {
		r.odd(e, "points=%q", clipText(e.attrs["points"]))
		return o, false
	}
	for i := 0; i+1 < len(v); i += 2 {
		if p := (svgPoint{v[i], v[i+1]}); i == 0 {
			o.move(p)
		} else {
			o.line(p)
		}
	}
	if e.name == "polygon" {
		o.close()
	}
	return o, true
}

// ellipse begins at the right, as SVG 2, 10.4 has it.
func (o *svgOutline) ellipse(c svgPoint, rx, ry float64) {
	if rx <= 0 || ry <= 0 {
		return
	}
	right := svgPoint{c.x + rx, c.y}
	o.move(right)
	o.round(svgMatrix{a: rx, d: ry, e: c.x, f: c.y}, 0, 2*math.Pi, right)
	o.close()
}

// box is a rectangle, its corners parts of ellipses.
func (o *svgOutline) box(p svgPoint, w, h, rx, ry float64) {
	if w <= 0 || h <= 0 {
		return
	}
	rx, ry = min(max(rx, 0), w/2), min(max(ry, 0), h/2)
	x2, y2 := p.x+w, p.y+h
	if rx == 0 || ry == 0 {
		o.move(p)
		o.line(svgPoint{x2, p.y})
		o.line(svgPoint{x2, y2})
		o.line(svgPoint{p.x, y2})
		o.close()
		return
	}
	corner := func(cx, cy float64, quarter int, to svgPoint) {
		o.round(svgMatrix{a: rx, d: ry, e: cx, f: cy}, float64(quarter)*math.Pi/2, math.Pi/2, to)
	}
	o.move(svgPoint{p.x + rx, p.y})
	o.line(svgPoint{x2 - rx, p.y})
	corner(x2-rx, p.y+ry, 3, svgPoint{x2, p.y + ry})
	o.line(svgPoint{x2, y2 - ry})
	corner(x2-rx, y2-ry, 0, svgPoint{x2 - rx, y2})
	o.line(svgPoint{p.x + rx, y2})
	corner(p.x+rx, y2-ry, 1, svgPoint{p.x, y2 - ry})
	o.line(svgPoint{p.x, p.y + ry})
	corner(p.x+rx, p.y+ry, 2, svgPoint{p.x + rx, p.y})
	o.close()
}
