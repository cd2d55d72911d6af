package load

import (
	"math"
	"slices"
	"strings"

	"smmpub/generator/doc"
)

// svgStyle is how a shape is painted. All but share comes down from the groups around it.
type svgStyle struct {
	fill, stroke, colour      svgPaint
	fillShare, strokeShare    float64
	share                     float64 // the opacity of the groups around, multiplied
	evenOdd, hidden, preserve bool
	width, phase, miter       float64
	dash                      []float64
	cap, join                 doc.LineEnd
	size                      float64
	family                    doc.Family
	bold, italic              bool
	align                     doc.Align
	baseline                  float64   // by how much of its size text stands lower
	markers                   [3]string // ids, for the first, the inner and the last points
	view                      svgPoint  // what 100% is
	own                       float64   // opacity of the element itself
	gone                      bool      // display: none
}

// svgInitial is the style at the top. Without a family, text is set in the sans face, as all our figures are.
func svgInitial() svgStyle {
	return svgStyle{fill: svgBlack, colour: svgInk, fillShare: 1, strokeShare: 1, share: 1, own: 1, width: 1, miter: 4, size: 16}
}

// svgAxis says which extent of the view a percentage means.
type svgAxis uint8

const (
	axisX svgAxis = iota
	axisY
	axisBoth
)

func (st *svgStyle) extent(axis svgAxis) float64 {
	switch axis {
	case axisX:
		return st.view.x
	case axisY:
		return st.view.y
	}
	return svgDiagonal(st.view)
}

// length reads an attribute; 0 when it is not there. What is no length is reported.
func (r *svgReader) length(e *svgElement, name string, st *svgStyle, axis svgAxis) (float64, bool) {
	s := e.attrs[name]
	if s == "" || s == "auto" && (name == "rx" || name == "ry") {
		return 0, true
	}
	v, ok := svgLength(s, st.extent(axis), st.size)
	if !ok {
		r.odd(e, "%s=%q", name, clipText(s))
	}
	return v, ok
}

// style gives an element's style under that of its parent; false for one that is not displayed.
func (r *svgReader) style(e *svgElement, st svgStyle) (svgStyle, bool) {
	st.own, st.gone = 1, false
	said := r.said(e)
	for _, name := range svgOrder(said) {
		r.property(e, &st, name, said[name])
	}
	if e.attrs["xml:space"] != "" {
		st.preserve = e.attrs["xml:space"] == "preserve"
	}
	return st, !st.gone
}

// said are the properties of an element, those of its style attribute first.
func (r *svgReader) said(e *svgElement) map[string]string {
	out := map[string]string{}
	for name, value := range e.attrs {
		if svgProperties[name] != nil || svgHarmless[name] != "" {
			out[name] = strings.TrimSpace(value)
		}
	}
	for part := range strings.SplitSeq(e.attrs["style"], ";") {
		name, value, found := strings.Cut(part, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "" && !found {
			continue
		}
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		if svgProperties[name] == nil && svgHarmless[name] == "" && !svgForeign(name) {
			r.odd(e, "style=%q", clipText(part))
			continue
		}
		out[name] = value
	}
	return out
}

// svgForeign are properties that programs write for themselves, and such as only choose between speed and beauty.
func svgForeign(name string) bool {
	return name == "line-height" || strings.HasPrefix(name, "-inkscape-") || strings.HasSuffix(name, "-rendering") || strings.HasPrefix(name, "color-interpolation")
}

// svgOrder lists the properties so that those on which others build come first, and findings always in one order.
func svgOrder(said map[string]string) []string {
	var out []string
	for _, name := range []string{"color", "font-size", "marker"} {
		if said[name] != "" {
			out = append(out, name)
		}
	}
	first := len(out)
	for name := range said {
		if !slices.Contains(out[:first], name) {
			out = append(out, name)
		}
	}
	slices.Sort(out[first:])
	return out
}

// property carries out one property, or reports that it cannot.
func (r *svgReader) property(e *svgElement, st *svgStyle, name, value string) {
	set := svgProperties[name]
	switch {
	case value == "" || svgForeign(name):
	case set == nil:
		if !slices.Contains(strings.Fields(svgHarmless[name]), strings.ToLower(value)) {
			r.odd(e, "%s=%q", name, clipText(value))
		}
	case value == "inherit" && name != "opacity" && name != "display":
	case strings.Contains(value, "url(") && !strings.HasPrefix(name, "marker"):
		r.odd(e, "%s=%q, a gradient or pattern", name, clipText(value))
	case !set(st, value):
		r.odd(e, "%s=%q", name, clipText(value))
	}
}

// svgHarmless are properties of which only those values are understood that change nothing.
var svgHarmless = map[string]string{
	"filter": "none", "mask": "none", "clip-path": "none", "clip": "auto", "mix-blend-mode": "normal", "isolation": "auto isolate",
	"vector-effect": "none", "writing-mode": "lr-tb lr horizontal-tb", "direction": "ltr", "unicode-bidi": "normal embed",
	"letter-spacing": "normal 0 0px", "word-spacing": "normal 0 0px", "text-decoration": "none", "text-decoration-line": "none",
	"baseline-shift": "baseline 0 0px 0%", "text-transform": "none", "font-variant": "normal", "font-stretch": "normal 100%",
	"paint-order": "normal fill stroke markers", "transform-origin": "0 0", "transform-box": "view-box", "pathLength": "none",
	"textLength": "none", "rotate": "0", "requiredExtensions": "none", "systemLanguage": "none", "requiredFeatures": "none",
	"enable-background": "accumulate", "overflow": "visible hidden auto", "font-feature-settings": "normal", "font-kerning": "auto normal",
	"font-variant-ligatures": "normal", "font-variant-caps": "normal", "font-variant-numeric": "normal", "font-variant-east-asian": "normal",
	"font-variation-settings": "normal", "text-indent": "0 0px", "white-space": "normal", "glyph-orientation-vertical": "auto",
	"text-shadow": "none", "clip-rule": "nonzero evenodd", "flood-color": "black", "flood-opacity": "1", "lighting-color": "white",
	"stop-color": "#000000 black", "stop-opacity": "1", "text-orientation": "mixed", "pointer-events": "all none auto",
	"text-align": "start center end left right", "cursor": "auto default pointer", "font-size-adjust": "none", "color-profile": "auto",
	"solid-color": "#000000", "solid-opacity": "1", "shape-padding": "0", "shape-margin": "0",
}

// svgDiagonal is the length that percentages without a direction are of (SVG 1.1, 7.10).
func svgDiagonal(p svgPoint) float64 { return math.Hypot(p.x, p.y) / math.Sqrt2 }
