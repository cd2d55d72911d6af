package load

import (
	"math"
	"strings"
)

// svgPoint is a point in pixels.
type svgPoint struct{ x, y float64 }

func (p svgPoint) plus(q svgPoint) svgPoint      { return svgPoint{p.x + q.x, p.y + q.y} }
func (p svgPoint) minus(q svgPoint) svgPoint     { return svgPoint{p.x - q.x, p.y - q.y} }
func (p svgPoint) times(f float64) svgPoint      { return svgPoint{p.x * f, p.y * f} }
func (p svgPoint) mirrored(at svgPoint) svgPoint { return at.times(2).minus(p) }

// svgMatrix maps (x, y) to (a x + c y + e, b x + d y + f), as SVG writes it.
type svgMatrix struct{ a, b, c, d, e, f float64 }

var svgIdentity = svgMatrix{a: 1, d: 1}

// times gives the map that does n first.
func (m svgMatrix) times(n svgMatrix) svgMatrix {
	return svgMatrix{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b, m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

func (m svgMatrix) apply(p svgPoint) svgPoint {
	return svgPoint{m.a*p.x + m.c*p.y + m.e, m.b*p.x + m.d*p.y + m.f}
}

// scale is by how much lengths grow, in the mean.
func (m svgMatrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// even reports that circles stay circles.
func (m svgMatrix) even() bool {
	near := func(x, y float64) bool { return math.Abs(x-y) <= 1e-6*m.scale() }
	return near(m.a, m.d) && near(m.b, -m.c) || near(m.a, -m.d) && near(m.b, m.c)
}

func svgShift(x, y float64) svgMatrix { return svgMatrix{1, 0, 0, 1, x, y} }

func svgTurned(degrees float64) svgMatrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return svgMatrix{cos, sin, -sin, cos, 0, 0}
}

// svgTransform reads a list of transformations (SVG 1.1, 7.6); ok is false when it is none.
func svgTransform(s string) (m svgMatrix, ok bool) {
	m = svgIdentity
	if strings.TrimSpace(s) == "none" {
		return m, true
	}
	for rest := strings.TrimSpace(s); rest != ""; {
		name, after, found := strings.Cut(rest, "(")
		inner, after, closed := strings.Cut(after, ")")
		args, good := svgNumbers(inner)
		if !found || !closed || !good {
			return m, false
		}
		step, known := svgStep(strings.TrimSpace(name), args)
		if !known {
			return m, false
		}
		m = m.times(step)
		rest = strings.TrimLeft(after, " \t\r\n,")
	}
	return m, true
}

func svgStep(name string, v []float64) (svgMatrix, bool) {
	n := len(v)
	switch {
	case name == "matrix" && n == 6:
		return svgMatrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && n == 1:
		return svgShift(v[0], 0), true
	case name == "translate" && n == 2:
		return svgShift(v[0], v[1]), true
	case name == "scale" && n == 1:
		return svgMatrix{a: v[0], d: v[0]}, true
	case name == "scale" && n == 2:
		return svgMatrix{a: v[0], d: v[1]}, true
	case name == "rotate" && n == 1:
		return svgTurned(v[0]), true
	case name == "rotate" && n == 3:
		return svgShift(v[1], v[2]).times(svgTurned(v[0])).times(svgShift(-v[1], -v[2])), true
	case name == "skewX" && n == 1:
		return svgMatrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0}, true
	case name == "skewY" && n == 1:
		return svgMatrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0}, true
	}
	return svgIdentity, false
}
