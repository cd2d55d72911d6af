package load

import (
	"math"
	"strconv"
	"strings"
)

// svgScan reads numbers and words of an attribute from left to right.
type svgScan struct {
	s string
	i int
}

func (c *svgScan) space() {
	for c.i < len(c.s) && strings.IndexByte(" \t\r\n\f", c.s[c.i]) >= 0 {
		c.i++
	}
}

// comma passes white space with at most one comma in it.
func (c *svgScan) comma() {
	c.space()
	if c.i < len(c.s) && c.s[c.i] == ',' {
		c.i++
		c.space()
	}
}

func (c *svgScan) done() bool {
	c.space()
	return c.i >= len(c.s)
}

func (c *svgScan) digits() int {
	from := c.i
	for c.i < len(c.s) && c.s[c.i] >= '0' && c.s[c.i] <= '9' {
		c.i++
	}
	return c.i - from
}

func (c *svgScan) sign() {
	if c.i < len(c.s) && (c.s[c.i] == '+' || c.s[c.i] == '-') {
		c.i++
	}
}

// number reads a number as SVG writes it: "-.5e2". One that no drawing needs is none.
func (c *svgScan) number() (float64, bool) {
	c.space()
	from := c.i
	c.sign()
	n := c.digits()
	if c.i < len(c.s) && c.s[c.i] == '.' {
		c.i++
		n += c.digits()
	}
	if n == 0 {
		c.i = from
		return 0, false
	}
	if c.i < len(c.s) && (c.s[c.i] == 'e' || c.s[c.i] == 'E') {
		mark := c.i
		c.i++
		c.sign()
		if c.digits() == 0 {
			c.i = mark // "em", "ex"
		}
	}
	v, err := strconv.ParseFloat(c.s[from:c.i], 64)
	return v, err == nil && math.Abs(v) <= maxSVGNumber
}

// maxSVGNumber bounds what is written in a drawing, so that sums and products stay finite.
const maxSVGNumber = 1e9

// flag reads the 0 or 1 of an arc, which nothing need follow.
func (c *svgScan) flag() (bool, bool) {
	c.comma()
	if c.i < len(c.s) && (c.s[c.i] == '0' || c.s[c.i] == '1') {
		c.i++
		return c.s[c.i-1] == '1', true
	}
	return false, false
}

// word reads letters.
func (c *svgScan) word() string {
	c.space()
	from := c.i
	for c.i < len(c.s) && (c.s[c.i]|0x20 >= 'a' && c.s[c.i]|0x20 <= 'z' || c.s[c.i] == '%') {
		c.i++
	}
	return c.s[from:c.i]
}

// numbers reads a list of numbers that fills the text.
func svgNumbers(s string) ([]float64, bool) {
	c := svgScan{s: s}
	var out []float64
	for !c.done() {
		v, ok := c.number()
		if !ok {
			return nil, false
		}
		out = append(out, v)
		c.comma()
	}
	return out, true
}

// svgUnits are the lengths of the units in pixels (CSS Values 4, 6.2).
var svgUnits = map[string]float64{
	"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
}

// svgLength reads a length: of is what 100% is, em the size of type.
func svgLength(s string, of, em float64) (float64, bool) {
	c := svgScan{s: s}
	v, ok := c.number()
	if !ok {
		return 0, false
	}
	unit := strings.ToLower(c.word())
	if !c.done() {
		return 0, false
	}
	switch unit {
	case "%":
		return v * of / 100, true
	case "em":
		return v * em, true
	case "ex":
		return v * em / 2, true
	}
	px, ok := svgUnits[unit]
	return v * px, ok
}

// svgShare reads an opacity or an offset: a number or percent, held to 0 to 1.
func svgShare(s string) (float64, bool) {
	v, ok := svgLength(s, 1, 0)
	return min(max(v, 0), 1), ok
}
