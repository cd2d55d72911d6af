package figure

import (
	"math"
	"strconv"

	"smmpub/generator/doc"
)

// callout is what is printed at the end of a spoke: its place is relative to the middle of the web.
type callout struct {
	area
	spoke       int
	name, value passage
}

const (
	clearance = 70  // from the web to the names around it
	strays    = 260 // how far a name may be moved up or down from its axis
)

// named gives names with their numbers around the web, and whether they have room there.
func (r radar) named() ([]callout, bool) {
	room := Width/2 - margin - r.radius - clearance
	out := make([]callout, len(r.spokes))
	for i, p := range r.spokes {
		voice, number := p.voice(), strongNumber
		voice.align, number.align = r.align(i), r.align(i)
		out[i] = callout{spoke: i, name: voice.balance(p.Label, p.Symbol, room), value: number.set(p.numbers(), "", room)}
	}
	return out, r.place(out)
}

// numbered gives a number for each spoke.
func (r radar) numbered() []callout {
	out := make([]callout, len(r.spokes))
	for i := range r.spokes {
		voice := strongNumber
		voice.align = r.align(i)
		out[i] = callout{spoke: i, value: voice.set(strconv.Itoa(i+1), "", Width)}
	}
	r.place(out)
	return out
}

// align is how a text at the end of a spoke is set: towards the web.
func (r radar) align(spoke int) doc.Align {
	switch {
	case spoke == 0 || 2*spoke == len(r.spokes):
		return doc.Center
	case 2*spoke < len(r.spokes):
		return doc.Start
	}
	return doc.End
}

// place finds room for callouts: those at each side one below the other, those at top and bottom beyond their neighbours. It
// reports whether all stand near their axes.
func (r radar) place(all []callout) bool {
	near := true
	var sides [2][]*callout
	for i := range all {
		c := &all[i]
		c.w, c.h = max(c.name.width(), c.value.width()), c.name.height()+c.value.height()
		switch c.value.align {
		case doc.Start:
			sides[0] = append(sides[0], c)
		case doc.End:
			sides[1] = append([]*callout{c}, sides[1]...)
		}
	}
	for _, side := range sides {
		near = r.stack(side) && near
	}
	return r.poles(all) && near
}

// stack places the callouts of one side, from the top down.
func (r radar) stack(side []*callout) bool {
	wanted, heights := make([]int, len(side)), make([]int, len(side))
	for i, c := range side {
		_, y := turn(c.spoke, len(r.spokes), r.radius+clearance)
		up := c.h * (r.radius + clearance + y) / (2 * (r.radius + clearance)) // the highest axis is at the text's foot, the lowest at its head
		wanted[i], heights[i] = y-c.h+up, c.h
	}
	near := true
	for i, y := range settle(wanted, heights, 30) {
		c := side[i]
		near = near && abs(y-wanted[i]) <= strays
		c.y = y
		x := r.beside(c)
		if c.value.align == doc.End {
			x = -x - c.w
		}
		c.x = x
	}
	return near
}

// beside is how far from the vertical axis a callout at a height must stand to be clear of the web.
func (r radar) beside(c *callout) int {
	end, _ := turn(c.spoke, len(r.spokes), r.radius+clearance)
	nearest := max(c.y, -c.bottom(), 0) // of the callout to the middle's height
	if c.y < 0 && c.bottom() > 0 {
		nearest = 0
	}
	edge := r.radius + clearance
	if nearest < edge {
		edge = int(math.Round(math.Sqrt(float64(edge*edge - nearest*nearest))))
	} else {
		edge = 0
	}
	return max(edge, abs(end))
}

// poles places the callouts at the top and the bottom of the web, beyond those at the sides that they would meet. It reports
// whether they stand near their axes.
func (r radar) poles(all []callout) bool {
	near := true
	for i := range all {
		c := &all[i]
		if c.value.align != doc.Center {
			continue
		}
		c.x, c.y = -c.w/2, r.radius+clearance
		if c.spoke == 0 {
			c.y = -c.y - c.h
		}
		for range all {
			if !c.shun(all) {
				break
			}
		}
		near = near && max(c.y, -c.bottom()) <= r.radius+clearance+strays
	}
	return near
}

// shun moves a callout at a pole beyond those at the sides that it meets, and reports whether there were any.
func (c *callout) shun(all []callout) bool {
	met := false
	for _, other := range all {
		wide := area{c.x - gap, c.y - 20, c.w + 2*gap, c.h + 40}
		if other.value.align == doc.Center || !wide.overlaps(other.area) {
			continue
		}
		met = true
		if c.spoke == 0 {
			c.y = other.y - c.h - 30
		} else {
			c.y = other.bottom() + 30
		}
	}
	return met
}

// overlaps reports areas that share more than an edge.
func (a area) overlaps(b area) bool {
	return a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.bottom() && b.y < a.bottom()
}

func abs(n int) int { return max(n, -n) }

// settle moves things that stand one below the other apart, each as little as can be.
func settle(tops, heights []int, space int) []int {
	type block struct{ sum, n int } // of tops as if nothing stood above
	var blocks []block
	above := 0
	for i, top := range tops {
		b := block{top - above, 1}
		above += heights[i] + space
		for len(blocks) > 0 {
			last := blocks[len(blocks)-1]
			if last.sum*b.n <= b.sum*last.n {
				break
			}
			b, blocks = block{last.sum + b.sum, last.n + b.n}, blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	var out []int
	above = 0
	for _, b := range blocks {
		for range b.n {
			out = append(out, b.sum/b.n+above)
			above += heights[len(out)-1] + space
		}
	}
	return out
}

func top(all []callout) int {
	y := 0
	for _, c := range all {
		y = min(y, c.y)
	}
	return y
}

func bottom(all []callout) int {
	y := 0
	for _, c := range all {
		y = max(y, c.bottom())
	}
	return y
}

// callout writes a name with its number, and a line to its axis where it stands away from it.
func (s *sheet) callout(c callout, r radar) {
	x, y := turn(c.spoke, len(r.spokes), r.radius+15)
	to := [2]int{max(c.x-20, min(c.x+c.w+20, x)), max(c.y-10, min(c.bottom()+5, y))}
	if c.value.align == doc.Center {
		to[0] = x
	}
	if math.Hypot(float64(to[0]-x), float64(to[1]-y)) > clearance {
		s.scale(r.x+x, r.y+y, r.x+to[0], r.y+to[1])
	}
	y = s.write(c.name, r.x+c.x, r.y+c.y, c.w)
	s.write(c.value, r.x+c.x, y, c.w)
}
