package load

import "math"

// arc reads an elliptic arc of a path: radii, the turn of the ellipse, which of four arcs, the end.
func (d *svgPathData) arc(relative bool) bool {
	var v [3]float64
	for i := range v {
		x, ok := d.number()
		if !ok {
			return false
		}
		v[i] = x
		d.comma()
	}
	large, ok := d.flag()
	sweep, ok2 := d.flag()
	d.comma()
	p, ok3 := d.points(1, relative)
	if !ok || !ok2 || !ok3 {
		return false
	}
	d.out.arc(math.Abs(v[0]), math.Abs(v[1]), v[2], large, sweep, p[0])
	return true
}

// arc draws an elliptic arc as cubic curves, each of a quarter or less, by the way of SVG 1.1, F.6.
func (o *svgOutline) arc(rx, ry, degrees float64, large, sweep bool, to svgPoint) {
	from := o.at
	if from == to {
		return
	}
	if rx == 0 || ry == 0 {
		o.line(to)
		return
	}
	turn := svgTurned(degrees)
	back := svgTurned(-degrees)
	half := back.apply(from.minus(to).times(0.5))
	if over := half.x*half.x/(rx*rx) + half.y*half.y/(ry*ry); over > 1 {
		rx, ry = rx*math.Sqrt(over), ry*math.Sqrt(over)
	}
	c := arcCenter(half, rx, ry, large == sweep)
	first := math.Atan2((half.y-c.y)/ry, (half.x-c.x)/rx)
	last := math.Atan2((-half.y-c.y)/ry, (-half.x-c.x)/rx)
	angle := last - first
	switch {
	case sweep && angle < 0:
		angle += 2 * math.Pi
	case !sweep && angle > 0:
		angle -= 2 * math.Pi
	}
	middle := turn.apply(c).plus(from.plus(to).times(0.5))
	m := svgShift(middle.x, middle.y).times(turn).times(svgMatrix{a: rx, d: ry})
	o.round(m, first, angle, to)
}

// arcCenter is the middle of the ellipse, seen from the middle of the arc's ends.
func arcCenter(half svgPoint, rx, ry float64, mirrored bool) svgPoint {
	x, y := rx*half.y, ry*half.x
	sum := x*x + y*y
	if sum == 0 {
		return svgPoint{}
	}
	f := math.Sqrt(max(rx*rx*ry*ry-sum, 0) / sum)
	if mirrored {
		f = -f
	}
	return svgPoint{f * rx * half.y / ry, -f * ry * half.x / rx}
}

// round draws a part of the unit circle under a map, from an angle on; it ends exactly at a point.
func (o *svgOutline) round(m svgMatrix, first, angle float64, to svgPoint) {
	n := max(int(math.Ceil(math.Abs(angle)/(math.Pi/2)-1e-9)), 1)
	step := angle / float64(n)
	k := 4.0 / 3 * math.Tan(step/4)
	for i := range n {
		sin, cos := math.Sincos(first + float64(i)*step)
		sin2, cos2 := math.Sincos(first + float64(i+1)*step)
		end := m.apply(svgPoint{cos2, sin2})
		if i == n-1 {
			end = to
		}
		o.cubic(m.apply(svgPoint{cos - k*sin, sin + k*cos}), m.apply(svgPoint{cos2 + k*sin2, sin2 - k*cos2}), end)
	}
}
