package diag

import (
	"slices"
	"strings"
)

// Nearest gives up to three of the known names that a writer of name may have meant, nearest first.
// A name is near when the edit distance (Levenshtein, with neighbours swapped counted as one) is at most a third of
// the longer one's length, or when one begins with the other; of these, names more than twice as far off as the nearest are
// left out.
func Nearest(name string, known []string) []string {
	type candidate struct {
		name     string
		distance int
	}
	var near []candidate
	for _, k := range known {
		d := distance(strings.ToLower(name), strings.ToLower(k))
		limit := max(len(name), len(k))/3 + 1
		if len(name) > 2 && (strings.HasPrefix(k, name) || strings.HasPrefix(name, k)) {
			d = min(d, limit)
		}
		if d <= limit && d < max(len(name), len(k)) {
			near = append(near, candidate{k, d})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int {
		if a.distance != b.distance {
			return a.distance - b.distance
		}
		return strings.Compare(a.name, b.name)
	})
	near = slices.CompactFunc(near, func(a, b candidate) bool { return a.name == b.name })
	var out []string
	for _, c := range near[:min(3, len(near))] {
		if c.distance <= 2*near[0].distance {
			out = append(out, c.name)
		}
	}
	return out
}

// longest bounds the work of one comparison on hostile input.
const longest = 200

func distance(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	if len(ra) > longest || len(rb) > longest {
		return max(len(ra), len(rb))
	}
	two, one, now := make([]int, len(rb)+1), make([]int, len(rb)+1), make([]int, len(rb)+1)
	for j := range one {
		one[j] = j
	}
	for i := 1; i <= len(ra); i++ {
		now[0] = i
		for j := 1; j <= len(rb); j++ {
			cost := 1
			if ra[i-1] == rb[j-1] {
				cost = 0
			}
			now[j] = min(one[j]+1, now[j-1]+1, one[j-1]+cost)
			if i > 1 && j > 1 && ra[i-1] == rb[j-2] && ra[i-2] == rb[j-1] {
				now[j] = min(now[j], two[j-2]+1)
			}
		}
		two, one, now = one, now, two
	}
	return one[len(rb)]
}
