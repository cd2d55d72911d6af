package load

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"smmpub/generator/doc"
)

// svgReader reads one drawing: static shapes, groups and text become a scene of vectors, and whatever else could change what
// is seen is noted as not understood. Nothing of the file is kept but what was understood.
type svgReader struct {
	src      string
	ids      map[string]*svgElement
	oddities []svgOddity
	out      []doc.Shape
	bounds   []svgBox // of each shape
	elements int      // drawn so far, those that are used again included
	segments int
	bytes    int
	letters  int
	depth    int
	full     bool // a bound was passed: nothing more is drawn
}

// svgOddity is something that was not understood.
type svgOddity struct {
	at   int
	what string
}

// readSVG makes a scene of a file. A fault means that it is no drawing; oddities, that the scene lacks something.
func readSVG(src string) (*doc.Scene, []svgOddity, error) {
	r := &svgReader{src: src, ids: map[string]*svgElement{}}
	if len(src) > maxDrawing {
		return nil, nil, &svgFault{0, fmt.Sprintf("the drawing has more than %d MB", maxDrawing>>20)}
	}
	t := &svgTree{r: r}
	root, err := t.parse()
	if err != nil {
		return nil, nil, err
	}
	scene, err := r.scene(root)
	return scene, r.oddities, err
}

// odd notes something at an element that is not understood.
func (r *svgReader) odd(e *svgElement, format string, args ...any) {
	r.oddAt(e.at, fmt.Sprintf(format, args...))
}

func (r *svgReader) oddAt(at int, what string) {
	if len(r.oddities) < maxSVGOddities {
		r.oddities = append(r.oddities, svgOddity{at, what})
	}
}

// tooMany ends the drawing at a bound.
func (r *svgReader) tooMany(e *svgElement) {
	if !r.full {
		r.full = true
		r.odd(e, "more than %d elements or %d segments that it draws", maxSVGElements, maxSVGSegments)
	}
}

// tenthsOfPixel turn pixels of 1/96 inch into a scene's tenths of a point, thousandths into those of its shapes.
const (
	tenths      = 720.0 / 96
	thousandths = 72_000.0 / 96
)

// scene draws the whole file.
func (r *svgReader) scene(root *svgElement) (*doc.Scene, error) {
	view, hasView := r.viewBox(root)
	w, h, err := r.size(root, view, hasView)
	if err != nil {
		return nil, err
	}
	st, ok := r.style(root, svgInitial())
	if !ok {
		return nil, &svgFault{root.at, "the drawing is not displayed"}
	}
	m := svgMatrix{a: thousandths, d: thousandths}
	st.view = svgPoint{w, h}
	if hasView {
		m = m.times(r.fit(root, view, w, h))
		st.view = svgPoint{view.w, view.h}
	}
	r.group(root, st, m)
	s := &doc.Scene{Width: max(int(math.Round(w*tenths)), 1), Height: max(int(math.Round(h*tenths)), 1), Shapes: r.out}
	return s, nil
}

// svgRect is a view box.
type svgRect struct{ x, y, w, h float64 }

func (r *svgReader) viewBox(e *svgElement) (svgRect, bool) {
	s, said := e.attrs["viewBox"]
	if !said {
		return svgRect{}, false
	}
	v, ok := svgNumbers(s)
	if !ok || len(v) != 4 || v[2] <= 0 || v[3] <= 0 {
		r.odd(e, "viewBox=%q", clipText(s))
		return svgRect{}, false
	}
	return svgRect{v[0], v[1], v[2], v[3]}, true
}

// size is the drawing's width and height in pixels. What it does not say, or says in percent of a page, its view box says.
func (r *svgReader) size(e *svgElement, view svgRect, hasView bool) (w, h float64, err error) {
	w, okW := rootLength(e.attrs["width"])
	h, okH := rootLength(e.attrs["height"])
	switch {
	case okW && okH:
	case !hasView:
		return 0, 0, &svgFault{e.at, "the drawing says neither its width and height nor its viewBox"}
	case okW:
		h = w * view.h / view.w
	case okH:
		w = h * view.w / view.h
	default:
		w, h = view.w, view.h
	}
	if !(w > 0 && h > 0 && w <= maxPixels && h <= maxPixels) {
		return 0, 0, &svgFault{e.at, fmt.Sprintf("the drawing is %.6g by %.6g pixels; up to %d are possible", w, h, maxPixels)}
	}
	return w, h, nil
}

func rootLength(s string) (float64, bool) {
	if s == "" || strings.HasSuffix(s, "%") {
		return 0, false
	}
	return svgLength(s, 0, 16)
}

// fit maps a view box into a rectangle at the origin (SVG 1.1, 7.8).
func (r *svgReader) fit(e *svgElement, view svgRect, w, h float64) svgMatrix {
	sx, sy := w/view.w, h/view.h
	words := strings.Fields(e.attrs["preserveAspectRatio"])
	if len(words) > 0 && words[0] == "defer" {
		words = words[1:]
	}
	align := "xMidYMid"
	if len(words) > 0 {
		align = words[0]
	}
	if align == "none" {
		return svgMatrix{a: sx, d: sy}.times(svgShift(-view.x, -view.y))
	}
	x, okX := svgAligns[align[:min(4, len(align))]]
	y, okY := svgAligns["x"+align[min(5, len(align)):]]
	if !okX || !okY || len(align) != 8 {
		r.odd(e, "preserveAspectRatio=%q", clipText(e.attrs["preserveAspectRatio"]))
	}
	s := min(sx, sy)
	if len(words) > 1 && words[1] == "slice" {
		s = max(sx, sy)
	}
	return svgMatrix{a: s, d: s, e: (w - view.w*s) * x, f: (h - view.h*s) * y}.times(svgShift(-view.x, -view.y))
}

// svgAligns are the parts of the room that is left which stand before the drawing.
var svgAligns = map[string]float64{"xMin": 0, "xMid": 0.5, "xMax": 1}

// reasonOf splits a fault into its place and its words.
func reasonOf(err error) (int, string) {
	var f *svgFault
	if errors.As(err, &f) {
		return f.at, f.message
	}
	return 0, err.Error()
}

// clipText shortens what the author wrote for a message.
func clipText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}
