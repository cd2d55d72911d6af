package figure

import (
	"fmt"
	"math"
	"strconv"

	"smmpub/generator/doc"
)

// Spoke is an axis of a radar. Symbol makes the label a link. Where Tested is false nothing is compared: the label is
// muted, a dash stands for the numbers, and what is drawn goes through the middle.
type Spoke struct {
	Label, Symbol   string
	Target, Current int
	Tested          bool
}

// numbers is what is printed at a spoke, such as "1 / 3": the level reached, then the one aimed at.
func (p Spoke) numbers() string {
	if !p.Tested {
		return "–"
	}
	return fmt.Sprintf("%d / %d", p.Current, p.Target)
}

// voice is how the name is set.
func (p Spoke) voice() style {
	if !p.Tested {
		return style{size: small.size, ink: doc.InkMuted}
	}
	return small
}

// radar is the web that a drawing of spokes has: its middle, its radius, and what is drawn on it.
type radar struct {
	spokes       []Spoke
	x, y, radius int
	levels       int
}

// Radar draws the level reached against the level aimed at on as many axes as there are spokes, clockwise from the top.
// Rings are the levels from 1, named by rings; the middle is level 0. Fewer than three spokes are drawn as bars. Where the
// names have no room around the web, numbers stand in their place and the names below. targetName and currentName are
// the key's words.
func Radar(spokes []Spoke, rings []string, targetName, currentName string) *doc.Scene {
	s := &sheet{}
	y := margin
	key := measures(targetName, currentName)
	switch {
	case len(spokes) == 0:
		return s.scene(y)
	case len(spokes) < 3:
		y = s.tracks(spokes, rings)
		key[1].sample = func(s *sheet, a area) { s.unit(a, true) }
	default:
		y = s.radar(spokes, rings)
	}
	y = s.key(append(key, counted(targetName, currentName)...), y+gap)
	return s.scene(s.key(ringNames(rings), y))
}

// counted explains the numbers beside names.
func counted(target, current string) []entry {
	if target == "" || current == "" {
		return nil
	}
	return []entry{{sampleWidth, func(s *sheet, a area) { s.middle(strongNumber, "2 / 3", a) }, current + " / " + target}}
}

func ringNames(rings []string) []entry {
	var out []entry
	for i, name := range rings {
		out = append(out, entry{2 * plate, func(s *sheet, a area) { s.ringNumber(i+1, a.middle(), a.y+a.h/2) }, name})
	}
	return out
}

var (
	strongNumber = style{size: 80, bold: true, ink: doc.InkText}
	ringNumber   = style{size: 70, bold: true, ink: doc.InkMuted}
)

const plate = 48 // radius of the disc under a ring's number

// ringNumber draws a number on a disc, so that it is legible over lines.
func (s *sheet) ringNumber(level, x, y int) {
	s.disc(x, y, plate, doc.InkPaper, doc.InkRule)
	s.middle(ringNumber, strconv.Itoa(level), area{x - plate, y - plate, 2 * plate, 2 * plate})
}

// radar draws web, levels and names, and gives the y below.
func (s *sheet) radar(spokes []Spoke, rings []string) int {
	r := radar{spokes: spokes, x: Width / 2, radius: 1220, levels: height(spokes, rings)}
	around, fits := r.named()
	if !fits {
		r.radius = 1600
		around = r.numbered()
	}
	r.y = margin - top(around)
	s.web(r)
	s.measured(r)
	for _, c := range around {
		s.callout(c, r)
	}
	y := margin - top(around) + bottom(around)
	if !fits {
		y = s.numberedNames(spokes, y+2*gap)
	}
	return y
}

// most is how many levels a model may have.
const most = 9

// height is how many levels there are: as many as are named, at least one, and what is reached or aimed at.
func height(spokes []Spoke, rings []string) int {
	n := max(1, len(rings))
	for _, p := range spokes {
		n = max(n, p.Target, p.Current)
	}
	return min(n, most)
}

// at is the point of a level on a spoke.
func (r radar) at(spoke, level int) [2]int {
	x, y := turn(spoke, len(r.spokes), r.radius*max(0, min(level, r.levels))/r.levels)
	return [2]int{r.x + x, r.y + y}
}

// web draws rings and axes. Axes of what is not tested are dashed.
func (s *sheet) web(r radar) {
	for level := r.levels; level > 0; level-- {
		p := &doc.Polygon{Stroke: doc.InkRule, Width: hair}
		for i := range r.spokes {
			p.Points = append(p.Points, r.at(i, level))
		}
		if level == r.levels {
			p.Fill, p.Width = doc.InkPaper, 2*hair
		}
		s.shapes = append(s.shapes, p)
	}
	for i, spoke := range r.spokes {
		end := r.at(i, r.levels)
		s.shapes = append(s.shapes, &doc.Line{X1: r.x, Y1: r.y, X2: end[0], Y2: end[1], Width: hair, Stroke: doc.InkRule, Dashed: !spoke.Tested})
	}
}

// measured draws what is reached as a filled polygon and what is aimed at as a dashed one, marks at their corners, and the
// numbers of the rings.
func (s *sheet) measured(r radar) {
	reached := r.polygon(func(p Spoke) int { return p.Current })
	aimed := r.polygon(func(p Spoke) int { return p.Target })
	s.shapes = append(s.shapes, &doc.Polygon{Points: reached, Fill: doc.InkAccent, Opacity: tint})
	s.sides(r, reached, s.stroke)
	s.sides(r, aimed, s.dashed)
	s.corners(r, aimed, s.aimed)
	s.corners(r, reached, s.reached)
	for i, p := range r.ringNumbers(append(reached, aimed...)) {
		s.ringNumber(i+1, p[0], p[1])
	}
}

// ringNumbers gives places on the rings for their numbers: between two axes near the top where they hide as few marks as
// can be.
func (r radar) ringNumbers(marks [][2]int) [][2]int {
	var best [][2]int
	fewest := len(marks) * r.levels
	for i := range r.spokes {
		sector := (i + 1) / 2 // alternately before and after the first axis
		if i%2 == 0 {
			sector = -1 - sector
		}
		var places [][2]int
		hidden := 0
		for level := 1; level <= r.levels; level++ {
			p := r.between(sector, level)
			places = append(places, p)
			for _, m := range marks {
				if math.Hypot(float64(m[0]-p[0]), float64(m[1]-p[1])) < plate+targetSize {
					hidden++
				}
			}
		}
		if hidden < fewest {
			best, fewest = places, hidden
		}
	}
	return best
}

// between is the point of a ring in the middle between a spoke and the next.
func (r radar) between(spoke, level int) [2]int {
	sides := len(r.spokes)
	flat := math.Cos(math.Pi / float64(sides)) // the rings are polygons
	x, y := turn(2*spoke+1, 2*sides, int(float64(r.radius*level/r.levels)*flat))
	return [2]int{r.x + x, r.y + y}
}

// polygon gives a corner for each spoke; that of what is not tested is in the middle.
func (r radar) polygon(level func(Spoke) int) [][2]int {
	out := make([][2]int, len(r.spokes))
	for i, p := range r.spokes {
		out[i] = [2]int{r.x, r.y}
		if p.Tested {
			out[i] = r.at(i, level(p))
		}
	}
	return out
}

// sides draws the sides of a polygon that lie between tested spokes.
func (s *sheet) sides(r radar, points [][2]int, draw func(x1, y1, x2, y2 int)) {
	for i, p := range points {
		next := (i + 1) % len(points)
		if q := points[next]; p != q && r.spokes[i].Tested && r.spokes[next].Tested {
			draw(p[0], p[1], q[0], q[1])
		}
	}
}

// corners marks the points of tested spokes, those in the middle once.
func (s *sheet) corners(r radar, points [][2]int, mark func(x, y int)) {
	middle := false
	for i, p := range points {
		centred := p == [2]int{r.x, r.y}
		if r.spokes[i].Tested && !(centred && middle) {
			mark(p[0], p[1])
		}
		middle = middle || centred && r.spokes[i].Tested
	}
}
