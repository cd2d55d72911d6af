package layout

// unit is a stretch of runs on a line that is moved as a whole.
type unit struct {
	first int // run
	x     int // where it stands in the order of reading
	space int // at its end, on the side where reading goes on
	level uint8
}

// extend adds what an atom has become to the units of a line: a unit of its own when it began a run, else more of the last.
func extend(units []unit, u unit, fresh bool) []unit {
	if fresh || len(units) == 0 {
		return append(units, u)
	}
	units[len(units)-1].space = u.space
	return units
}

// reorder puts the runs of a line where the bidirectional algorithm wants them (UAX #9, rule L2); width is the line's. Runs stay
// in the order of reading, which is the order of the content: only their places change.
func (ln *line) reorder(units []unit, width int) {
	end := func(i int) int {
		if i+1 < len(units) {
			return units[i+1].x
		}
		return width
	}
	x := 0
	for _, i := range visual(units) {
		u := units[i]
		last := len(ln.runs)
		if i+1 < len(units) {
			last = units[i+1].first
		}
		shift := x - u.x
		if u.level&1 != 0 {
			shift += u.space
		}
		for j := u.first; j < last; j++ {
			ln.runs[j].x += shift
		}
		x += end(i) - u.x
	}
}

// visual is the order of units from left to right.
func visual(units []unit) []int {
	order := make([]int, len(units))
	var highest uint8
	for i := range units {
		order[i] = i
		highest = max(highest, units[i].level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(order); {
			end := i
			for end < len(order) && units[order[end]].level >= level {
				end++
			}
			for a, z := i, end-1; a < z; a, z = a+1, z-1 {
				order[a], order[z] = order[z], order[a]
			}
			i = max(end, i+1)
		}
	}
	return order
}
