package load

import (
	"smmpub/generator/doc"
)

// svgSegment is a doc.Segment before it is placed and rounded.
type svgSegment struct {
	op doc.SegmentOp
	p  [3]svgPoint
}

// end is where a segment leads; closing leads nowhere new.
func (s svgSegment) end() svgPoint {
	if s.op == doc.CurveTo {
		return s.p[2]
	}
	return s.p[0]
}

// svgOutline collects the segments of one shape.
type svgOutline struct {
	segments []svgSegment
	at       svgPoint // where the last segment ended
	start    svgPoint // of the part that is open
	control  svgPoint // the last control point of the curve before, for smooth ones
	curve    byte     // 'C' or 'Q' when a curve was just drawn
	shut     bool     // the part was closed: what follows begins where it began
}

func (o *svgOutline) move(p svgPoint) {
	o.segments = append(o.segments, svgSegment{doc.MoveTo, [3]svgPoint{p}})
	o.at, o.start, o.curve, o.shut = p, p, 0, false
}

// resume begins a new part after one that was closed.
func (o *svgOutline) resume() {
	if o.shut {
		o.move(o.start)
	}
}

func (o *svgOutline) line(p svgPoint) {
	o.resume()
	o.segments = append(o.segments, svgSegment{doc.LineTo, [3]svgPoint{p}})
	o.at, o.curve = p, 0
}

func (o *svgOutline) cubic(a, b, p svgPoint) {
	o.resume()
	o.segments = append(o.segments, svgSegment{doc.CurveTo, [3]svgPoint{a, b, p}})
	o.at, o.control, o.curve = p, b, 'C'
}

// quadratic draws a curve of one control point as one of two, which is exact.
func (o *svgOutline) quadratic(q, p svgPoint) {
	from := o.at
	o.cubic(from.plus(q.minus(from).times(2.0/3)), p.plus(q.minus(p).times(2.0/3)), p)
	o.control, o.curve = q, 'Q'
}

// smooth is the control point that goes on from the curve before.
func (o *svgOutline) smooth(curve byte) svgPoint {
	if o.curve == curve {
		return o.control.mirrored(o.at)
	}
	return o.at
}

func (o *svgOutline) close() {
	if len(o.segments) == 0 || o.shut {
		return
	}
	o.segments = append(o.segments, svgSegment{op: doc.Close, p: [3]svgPoint{o.start}})
	o.at, o.curve, o.shut = o.start, 0, true
}

// svgPathData reads the commands of a path (SVG 1.1, 8.3). At the first mistake it stops; what was drawn is kept, and where the
// mistake stands is given.
type svgPathData struct {
	svgScan
	out  svgOutline
	room int // segments that may still come
}

// read gives false where the data goes wrong.
func (d *svgPathData) read() bool {
	command := byte(0)
	for !d.done() {
		switch c := d.s[d.i]; {
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			command = c
			d.i++
		case command == 0 || command|0x20 == 'z':
			return false
		}
		if len(d.out.segments) > d.room || d.out.segments == nil && command|0x20 != 'm' || !d.step(command) {
			return false
		}
		if command|0x20 == 'm' {
			command-- // 'l', 'L': further pairs are lines
		}
		if command|0x20 != 'z' {
			d.comma()
		}
	}
	return true
}

// step carries out one command.
func (d *svgPathData) step(command byte) bool {
	o, relative := &d.out, command >= 'a'
	switch command | 0x20 {
	case 'm':
		p, ok := d.points(1, relative)
		if ok {
			o.move(p[0])
		}
		return ok
	case 'z':
		o.close()
		return true
	case 'l', 'h', 'v':
		return d.straight(command|0x20, relative)
	case 'a':
		return d.arc(relative)
	}
	return d.curve(command|0x20, relative)
}

func (d *svgPathData) straight(command byte, relative bool) bool {
	if command == 'l' {
		p, ok := d.points(1, relative)
		if ok {
			d.out.line(p[0])
		}
		return ok
	}
	v, ok := d.number()
	if !ok {
		return false
	}
	p := d.out.at
	switch {
	case command == 'h' && relative:
		p.x += v
	case command == 'h':
		p.x = v
	case relative:
		p.y += v
	default:
		p.y = v
	}
	d.out.line(p)
	return true
}

// svgCurvePoints is how many points the curves' commands take.
var svgCurvePoints = map[byte]int{'c': 3, 's': 2, 'q': 2, 't': 1}

func (d *svgPathData) curve(command byte, relative bool) bool {
	n := svgCurvePoints[command]
	p, ok := d.points(n, relative)
	if n == 0 || !ok {
		return false
	}
	o := &d.out
	switch command {
	case 'c':
		o.cubic(p[0], p[1], p[2])
	case 's':
		o.cubic(o.smooth('C'), p[0], p[1])
	case 'q':
		o.quadratic(p[0], p[1])
	case 't':
		o.quadratic(o.smooth('Q'), p[0])
	}
	return true
}

// points reads n points, counted from the current one when relative.
func (d *svgPathData) points(n int, relative bool) (p [3]svgPoint, ok bool) {
	for i := range n {
		if i > 0 {
			d.comma()
		}
		x, okX := d.number()
		d.comma()
		y, okY := d.number()
		if !okX || !okY {
			return p, false
		}
		p[i] = svgPoint{x, y}
		if relative {
			p[i] = p[i].plus(d.out.at)
		}
	}
	return p, true
}
