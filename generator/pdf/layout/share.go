package layout

func sum(a []int) int {
	t := 0
	for _, v := range a {
		t += v
	}
	return t
}

// scale makes the values sum to total, in proportion.
func scale(a []int, total int) []int {
	out := make([]int, len(a))
	have := max(sum(a), 1)
	rest := total
	for i, v := range a {
		out[i] = v * total / have
		rest -= out[i]
	}
	out[len(out)-1] += rest
	return out
}

// level cuts the widest columns down to one width, so that all of them fit and the narrow ones keep theirs.
func level(lo []int, total int) []int {
	low, high := 0, total
	for low < high {
		limit := (low + high + 1) / 2
		t := 0
		for _, v := range lo {
			t += min(v, limit)
		}
		if t <= total {
			low = limit
		} else {
			high = limit - 1
		}
	}
	out := make([]int, len(lo))
	for i, v := range lo {
		out[i] = min(v, low)
	}
	return scale(out, total)
}

// stretch raises values evenly until they sum to need.
func stretch(a []int, need int) {
	if short := need - sum(a); short > 0 {
		for i := range a {
			a[i] += short / len(a)
		}
	}
}

// between gives every column its least width, short ones all they would like to have, and shares the rest among the long
// ones by what each would like.
func between(lo, hi []int, total int) []int {
	if sum(hi) <= total {
		return scale(hi, total)
	}
	lo = settled(lo, hi, total)
	out := make([]int, len(lo))
	rest, wish := total-sum(lo), max(sum(hi)-sum(lo), 1)
	for i := range lo {
		out[i] = lo[i] + rest*(hi[i]-lo[i])/wish
	}
	return scale(out, total)
}

// settled raises the least width of the columns whose natural width is below an even share of what is left, or little
// above it while there is much to spare, narrowest first, so that dates, numbers and short words stand on one line beside
// columns of prose.
func settled(lo, hi []int, total int) []int {
	out := append([]int{}, lo...)
	open := len(lo)
	done := make([]bool, len(lo))
	left, spare := total, total-sum(lo)
	for open > 0 {
		i := narrowest(hi, done)
		fair, more := left/open, hi[i]-lo[i]
		if (hi[i] > fair || more > spare) && (hi[i] > fair*5/4 || more > spare/2) {
			break
		}
		done[i], out[i] = true, hi[i]
		left, spare, open = left-hi[i], spare-more, open-1
	}
	return out
}

// narrowest is the place of the least value that is not done.
func narrowest(a []int, done []bool) int {
	at := -1
	for i, v := range a {
		if !done[i] && (at < 0 || v < a[at]) {
			at = i
		}
	}
	return at
}

// raise lifts columns to their least width at the cost of those that have more.
func raise(w, lo []int, total int) []int {
	short, spare := 0, 0
	for i := range w {
		short += max(lo[i]-w[i], 0)
		spare += max(w[i]-lo[i], 0)
	}
	if short == 0 {
		return w
	}
	for i := range w {
		if w[i] < lo[i] {
			w[i] = lo[i]
			continue
		}
		w[i] -= (w[i] - lo[i]) * short / max(spare, 1)
	}
	return w
}
