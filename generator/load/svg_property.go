package load

import (
	"strconv"
	"strings"

	"smmpub/generator/doc"
)

// svgProperties are the properties that are understood. Each sets its own from a value, or says that it cannot.
var svgProperties = map[string]func(st *svgStyle, value string) bool{
	"fill":         func(st *svgStyle, v string) bool { return st.colourOf(&st.fill, v) },
	"stroke":       func(st *svgStyle, v string) bool { return st.colourOf(&st.stroke, v) },
	"color":        func(st *svgStyle, v string) bool { return st.colourOf(&st.colour, v) },
	"opacity":      func(st *svgStyle, v string) bool { return setShare(&st.own, v) },
	"fill-opacity": func(st *svgStyle, v string) bool { return setShare(&st.fillShare, v) },
	"stroke-opacity": func(st *svgStyle, v string) bool {
		return setShare(&st.strokeShare, v)
	},
	"fill-rule":         func(st *svgStyle, v string) bool { return choose(&st.evenOdd, v, fillRules) },
	"visibility":        func(st *svgStyle, v string) bool { return choose(&st.hidden, v, visibilities) },
	"display":           func(st *svgStyle, v string) bool { st.gone = v == "none"; return true },
	"stroke-linecap":    func(st *svgStyle, v string) bool { return choose(&st.cap, v, lineCaps) },
	"stroke-linejoin":   func(st *svgStyle, v string) bool { return choose(&st.join, v, lineJoins) },
	"stroke-width":      func(st *svgStyle, v string) bool { return st.setLength(&st.width, v, 0) },
	"stroke-dashoffset": func(st *svgStyle, v string) bool { return st.setLength(&st.phase, v, -maxSVGNumber) },
	"stroke-miterlimit": func(st *svgStyle, v string) bool { return setNumber(&st.miter, v, 1) },
	"stroke-dasharray":  (*svgStyle).setDash,
	"font-size":         (*svgStyle).setSize,
	"font-family":       (*svgStyle).setFamily,
	"font-weight":       (*svgStyle).setWeight,
	"font-style":        func(st *svgStyle, v string) bool { return choose(&st.italic, v, fontStyles) },
	"text-anchor":       func(st *svgStyle, v string) bool { return choose(&st.align, v, anchors) },
	"dominant-baseline": func(st *svgStyle, v string) bool { return choose(&st.baseline, v, baselines) },
	"alignment-baseline": func(st *svgStyle, v string) bool {
		return choose(&st.baseline, v, baselines)
	},
	"marker":       (*svgStyle).setMarkers,
	"marker-start": func(st *svgStyle, v string) bool { return setMarker(&st.markers[0], v) },
	"marker-mid":   func(st *svgStyle, v string) bool { return setMarker(&st.markers[1], v) },
	"marker-end":   func(st *svgStyle, v string) bool { return setMarker(&st.markers[2], v) },
}

var (
	fillRules    = map[string]bool{"nonzero": false, "evenodd": true}
	visibilities = map[string]bool{"visible": false, "hidden": true, "collapse": true}
	lineCaps     = map[string]doc.LineEnd{"butt": doc.Butt, "round": doc.RoundEnd, "square": doc.Square}
	lineJoins    = map[string]doc.LineEnd{"miter": doc.Butt, "miter-clip": doc.Butt, "round": doc.RoundEnd, "bevel": doc.Square}
	fontStyles   = map[string]bool{"normal": false, "italic": true, "oblique": true}
	anchors      = map[string]doc.Align{"start": doc.Start, "middle": doc.Center, "end": doc.End}

	// Where lines lie above the base line, in sizes of the type: of Liberation Sans, which both editions ask for.
	baselines = map[string]float64{
		"auto": 0, "alphabetic": 0, "baseline": 0, "middle": 0.26, "central": 0.347, "hanging": 0.72,
		"text-before-edge": 0.905, "text-top": 0.905, "text-after-edge": -0.212, "text-bottom": -0.212, "ideographic": -0.212,
	}
)

func choose[T any](to *T, value string, known map[string]T) bool {
	v, ok := known[strings.ToLower(value)]
	if ok {
		*to = v
	}
	return ok
}

func (st *svgStyle) colourOf(to *svgPaint, value string) bool {
	p, ok := svgColour(value, st.colour)
	if ok {
		*to = p
	}
	return ok
}

func setShare(to *float64, value string) bool {
	v, ok := svgShare(value)
	if ok {
		*to = v
	}
	return ok
}

func setNumber(to *float64, value string, least float64) bool {
	v, ok := svgLength(value, 0, 0)
	if ok && v >= least {
		*to = v
	}
	return ok && v >= least
}

func (st *svgStyle) setLength(to *float64, value string, least float64) bool {
	v, ok := svgLength(value, svgDiagonal(st.view), st.size)
	if ok && v >= least {
		*to = v
	}
	return ok && v >= least
}

// maxDashes bounds the lengths of a dashed line.
const maxDashes = 32

// setDash reads lengths; an odd number of them is meant twice (SVG 1.1, 11.4).
func (st *svgStyle) setDash(value string) bool {
	st.dash = nil
	if value == "none" {
		return true
	}
	parts := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(", \t\r\n", r) })
	var dash []float64
	sum := 0.0
	for _, part := range parts {
		v := 0.0
		if !st.setLength(&v, part, 0) {
			return false
		}
		dash, sum = append(dash, v), sum+v
	}
	if len(dash)%2 == 1 {
		dash = append(dash, dash...)
	}
	if sum > 0 {
		st.dash = dash
	}
	return len(dash) <= maxDashes
}

// svgSizes are the words for sizes of type, medium being 16 pixels (CSS Fonts 4, 2.5).
var svgSizes = map[string]float64{
	"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32,
}

func (st *svgStyle) setSize(value string) bool {
	switch value {
	case "smaller":
		st.size /= 1.2
		return true
	case "larger":
		st.size *= 1.2
		return true
	}
	if v, ok := svgSizes[value]; ok {
		st.size = v
		return true
	}
	v, ok := svgLength(value, st.size, st.size)
	if ok && v >= 0 {
		st.size = v
	}
	return ok && v >= 0
}

// setFamily takes the first family whose kind its name tells; a name that tells nothing is sans.
func (st *svgStyle) setFamily(value string) bool {
	st.family = doc.Sans
	for name := range strings.SplitSeq(strings.ToLower(value), ",") {
		switch has := func(words ...string) bool {
			for _, w := range words {
				if strings.Contains(name, w) {
					return true
				}
			}
			return false
		}; {
		case has("sans", "arial", "helvetica", "verdana", "tahoma", "system-ui"):
			return true
		case has("mono", "courier", "consolas", "menlo", "typewriter"):
			st.family = doc.Mono
			return true
		case has("serif", "times", "georgia", "roman", "garamond", "palatino"):
			st.family = doc.Serif
			return true
		}
	}
	return true
}

func (st *svgStyle) setWeight(value string) bool {
	switch value {
	case "normal", "lighter":
		st.bold = false
	case "bold", "bolder":
		st.bold = true
	default:
		n, err := strconv.Atoi(value)
		if err != nil {
			return false
		}
		st.bold = n >= 600
	}
	return true
}

func (st *svgStyle) setMarkers(value string) bool {
	id := ""
	if !setMarker(&id, value) {
		return false
	}
	st.markers = [3]string{id, id, id}
	return true
}

func setMarker(to *string, value string) bool {
	if value == "none" {
		*to = ""
		return true
	}
	id, ok := svgURL(value)
	if ok {
		*to = id
	}
	return ok
}

// svgURL reads url(#id); an address outside the file is none.
func svgURL(s string) (string, bool) {
	s, ok := strings.CutPrefix(s, "url(")
	s, ok2 := strings.CutSuffix(s, ")")
	s = strings.Trim(strings.TrimSpace(s), `"'`)
	id, ok3 := strings.CutPrefix(s, "#")
	return id, ok && ok2 && ok3 && id != ""
}
