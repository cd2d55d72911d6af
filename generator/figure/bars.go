package figure

import (
	"strconv"
	"strings"

	"smmpub/generator/doc"
)

// Bar is a number of things of a larger number, such as practices that meet their target. Symbol makes the label a link.
type Bar struct {
	Label, Symbol string
	Value, Of     int
}

// Bars draws a bar for each, all of one length: the part of it that is filled is the value's. The numbers are printed
// beside it in the form of unit, such as "{value} of {of}". Up to thirty things are drawn one by one.
func Bars(bars []Bar, unit string) *doc.Scene {
	var rows []barRow
	for _, b := range bars {
		rows = append(rows, barRow{small, b.Label, b.Symbol, b.numbers(unit)})
	}
	s := &sheet{}
	y := s.bars(rows, margin, barSpace, func(s *sheet, i int, a area) { s.bar(bars[i], a) })
	return s.scene(y)
}

func (b Bar) numbers(unit string) string {
	if unit == "" {
		unit = "{value} / {of}"
	}
	return strings.NewReplacer("{value}", strconv.Itoa(b.Value), "{of}", strconv.Itoa(b.Of)).Replace(unit)
}

const single = 30 // things that are drawn one by one, at most

// bar draws the bar itself.
func (s *sheet) bar(b Bar, a area) {
	switch {
	case b.Of <= 0:
		s.scale(a.x, a.y+a.h/2, a.x+a.w, a.y+a.h/2)
	case b.Of <= single:
		for i, cell := range split(a, b.Of, 16) {
			s.unit(cell, i < b.Value)
		}
	default:
		s.unit(a, false)
		a.w = a.w * max(0, min(b.Value, b.Of)) / b.Of
		if a.w > 0 {
			s.unit(a, true)
		}
	}
}

// unit draws a thing that is counted, or one that is not.
func (s *sheet) unit(a area, counts bool) {
	if counts {
		s.paint(a, doc.InkAccent, doc.InkAccent)
		return
	}
	s.paint(a, doc.InkPaper, doc.InkMuted)
}

// barRow is a name, what is drawn, and a number.
type barRow struct {
	voice         style
	label, symbol string
	value         string
}

const (
	barHeight  = 110
	barSpace   = 60  // from one bar to the next
	trackSpace = 130 // where targets stand out above and below
)

// bars sets rows from y down with space between, names at the left, numbers at the right, and what draw draws in the middle.
// It gives the y below.
func (s *sheet) bars(rows []barRow, y, space int, draw func(s *sheet, i int, a area)) int {
	names, values := 0, 0
	for _, r := range rows {
		names = max(names, r.voice.balance(r.label, "", inner*38/100).width())
		values = max(values, strongNumber.set(r.value, "", inner/4).width())
	}
	from := margin + names + 80
	to := margin + inner - values - 80
	for i, r := range rows {
		if i > 0 {
			y += space
		}
		name := r.voice.balance(r.label, r.symbol, inner*38/100)
		value := strongNumber.set(r.value, "", inner/4)
		h := max(barHeight, name.height(), value.height())
		s.write(name, margin, y+(h-name.height())/2, names)
		draw(s, i, area{from, y + (h-barHeight)/2, to - from, barHeight})
		s.write(value, to+80, y+(h-value.height())/2, values)
		y += h
	}
	return y
}

// tracks draws spokes that are too few for a web: the levels as boxes in a row, filled as far as they are reached, with a
// dashed line behind the level aimed at. It gives the y below.
func (s *sheet) tracks(spokes []Spoke, rings []string) int {
	levels := height(spokes, rings)
	var rows []barRow
	for _, p := range spokes {
		rows = append(rows, barRow{p.voice(), p.Label, p.Symbol, p.numbers()})
	}
	return s.bars(rows, margin+barSpace, trackSpace, func(s *sheet, i int, a area) { s.track(spokes[i], levels, a) })
}

func (s *sheet) track(p Spoke, levels int, a area) {
	const between = 2 * targetSize
	a.w -= between / 2
	boxes := split(a, levels, between)
	for i, box := range boxes {
		level := i + 1
		filled := p.Tested && level <= p.Current
		s.unit(box, filled)
		voice := ringNumber
		if filled {
			voice.ink = doc.InkPaper
		}
		s.middle(voice, strconv.Itoa(level), box)
		if p.Tested && level == p.Target {
			x := box.x + box.w + between/2
			s.dashed(x, a.y-50, x, a.bottom()+50)
			s.aimed(x, a.y+a.h/2)
		}
	}
}
