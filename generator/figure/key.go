package figure

import (
	"strconv"

	"smmpub/generator/doc"
)

// entry is a part of a drawing's key: a sample of a mark and what it stands for.
type entry struct {
	width  int // of the sample
	sample func(s *sheet, a area)
	text   string
}

// Distances within a key.
const (
	sampleWidth  = 210
	sampleHeight = 110
	sampleSpace  = 40  // from a sample to its text
	entrySpace   = 150 // from one entry to the next
)

// key draws entries below a drawing that ends at y, in as many rows as they take. Entries without a text are left out.
func (s *sheet) key(entries []entry, y int) int {
	x, bottom := margin, y
	for _, e := range entries {
		if e.text == "" {
			continue
		}
		p := small.set(e.text, "", inner-e.width-sampleSpace)
		w := e.width + sampleSpace + p.width()
		if x > margin && x+w > margin+inner {
			x, y = margin, bottom
		}
		if bottom == y { // the first of its row
			y += gap / 2
		}
		h := max(sampleHeight, p.height())
		e.sample(s, area{x, y + (h-sampleHeight)/2, e.width, sampleHeight})
		s.write(p, x+e.width+sampleSpace, y+(h-p.height())/2, p.width())
		bottom = max(bottom, y+h)
		x += w + entrySpace
	}
	return bottom
}

// width is that of the longest line.
func (p passage) width() int {
	w := 0
	for _, line := range p.lines {
		w = max(w, p.style.width(line))
	}
	return w
}

// measures is the key of drawings that hold what is reached against what is aimed at.
func measures(target, current string) []entry {
	return []entry{
		{sampleWidth, sampleTarget, target},
		{sampleWidth, sampleCurrent, current},
	}
}

func sampleTarget(s *sheet, a area) {
	y := a.y + a.h/2
	s.dashed(a.x, y, a.x+a.w, y)
	s.aimed(a.middle(), y)
}

func sampleCurrent(s *sheet, a area) {
	y := a.y + a.h/2
	s.shapes = append(s.shapes, &doc.Polygon{Points: [][2]int{{a.x, y}, {a.x + a.w, y}, {a.x + a.w, a.bottom()}, {a.x, a.bottom()}},
		Fill: doc.InkAccent, Opacity: tint})
	s.stroke(a.x, y, a.x+a.w, y)
	s.reached(a.middle(), y)
}

// numberedNames lists names with their numbers in columns below a web, and gives the y below.
func (s *sheet) numberedNames(spokes []Spoke, y int) int {
	const columns, figures = 3, 110
	areas := split(area{margin, y, inner, 0}, columns, 2*gap)
	value := 0
	for _, p := range spokes {
		value = max(value, strongNumber.width(p.numbers()))
	}
	names, heights := make([]passage, len(spokes)), make([]int, len(spokes))
	for i, p := range spokes {
		names[i] = p.voice().balance(p.Label, p.Symbol, areas[0].w-figures-value-2*sampleSpace)
		heights[i] = max(strongNumber.leading(), names[i].height())
	}
	low, i := y, 0
	for column, n := range level(heights, columns, 30) {
		a := areas[column]
		for ; n > 0; n-- {
			s.write(passage{style: aligned(strongNumber, doc.End), lines: []string{strconv.Itoa(i + 1)}}, a.x, a.y, figures)
			s.write(names[i], a.x+figures+sampleSpace, a.y, 0)
			s.write(passage{style: aligned(strongNumber, doc.End), lines: []string{spokes[i].numbers()}}, a.x, a.y, a.w)
			a.y += heights[i] + 30
			i++
		}
		low = max(low, a.y-30)
	}
	return low
}

func aligned(s style, a doc.Align) style {
	s.align = a
	return s
}
