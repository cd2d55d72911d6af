package load

import (
	_ "embed" // for the names of colours
	"math"
	"strconv"
	"strings"
	"sync"

	"smmpub/generator/doc"
)

//go:embed svg_colours.txt
var svgColourText string

// svgColours are the names of colours with their values (CSS Color 4, 6.1).
var svgColours = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(svgColourText) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		out[name] = value
	}
	return out
})

// svgPaint is a colour with its share of opacity. The zero svgPaint paints nothing.
type svgPaint struct {
	doc.Paint
	share float64
	real  bool
}

// svgInk is the colour of the text around a drawing: what "currentColor" is unless the drawing sets it.
var svgInk = svgPaint{Paint: doc.Paint{Ink: doc.InkText}, share: 1, real: true}

var svgBlack = svgPaint{share: 1, real: true}

// svgColour reads a colour; current is what currentColor stands for.
func svgColour(s string, current svgPaint) (svgPaint, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	switch {
	case s == "none" || s == "transparent":
		return svgPaint{}, true
	case s == "currentcolor":
		return current, true
	case strings.HasPrefix(s, "#"):
		return svgHex(s[1:])
	case strings.HasPrefix(s, "rgb") && strings.HasSuffix(s, ")"):
		_, inner, ok := strings.Cut(s[:len(s)-1], "(")
		if !ok {
			return svgPaint{}, false
		}
		return svgRGB(inner)
	}
	if hex, ok := svgColours()[s]; ok {
		return svgHex(hex)
	}
	return svgPaint{}, false
}

// svgHex reads 3, 4, 6 or 8 digits.
func svgHex(s string) (svgPaint, bool) {
	if len(s) == 3 || len(s) == 4 {
		var b strings.Builder
		for _, r := range s {
			b.WriteString(string(r) + string(r))
		}
		s = b.String()
	}
	if len(s) == 6 {
		s += "ff"
	}
	n, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 8 {
		return svgPaint{}, false
	}
	p := svgPaint{Paint: doc.Paint{R: uint8(n >> 24), G: uint8(n >> 16), B: uint8(n >> 8)}, share: float64(n&0xff) / 255, real: true}
	return p, true
}

// svgRGB reads "51, 102, 153", "20% 40% 60%" or "51 102 153 / 50%".
func svgRGB(s string) (svgPaint, bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(", /\t\r\n", r) })
	if len(parts) != 3 && len(parts) != 4 {
		return svgPaint{}, false
	}
	var v [3]uint8
	for i, part := range parts[:3] {
		x, ok := svgLength(part, 255, 0)
		if !ok {
			return svgPaint{}, false
		}
		v[i] = uint8(math.Round(min(max(x, 0), 255)))
	}
	p := svgPaint{Paint: doc.Paint{R: v[0], G: v[1], B: v[2]}, share: 1, real: true}
	if len(parts) == 4 {
		share, ok := svgShare(parts[3])
		if !ok {
			return svgPaint{}, false
		}
		p.share = share
	}
	return p, true
}

// paint gives a colour under an opacity; nil for what cannot be seen.
func (p svgPaint) paint(share float64) *doc.Paint {
	out := p.Paint
	out.Opacity = int(math.Round(100 * p.share * share))
	if !p.real || out.Opacity < 1 {
		return nil
	}
	return &out
}
