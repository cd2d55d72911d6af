package compose

import (
	"math"
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// roleWeights shares the width that the places leave among the roles: alike, or by what each role has to read where that
// differs much. Twice the text gets some 1.4 times the width, so that long columns get shorter and short ones stay readable.
func roleWeights(m *smm.Mapping, p *smm.Mapped) []int {
	const width, longest, shortest = 84, 1.8, .7
	if len(m.Roles) == 0 {
		return nil
	}
	var wants []float64
	for _, r := range m.Roles {
		n := 0
		for _, place := range p.Places {
			n += len(doc.PlainText(textOf(place.Set(r.ID))))
		}
		wants = append(wants, math.Sqrt(float64(n)))
	}
	mean := 0.
	for _, w := range wants {
		mean += w / float64(len(wants))
	}
	out := make([]int, len(wants))
	total := 0.
	for i, w := range wants {
		wants[i] = min(max(w, shortest*mean), longest*mean)
		total += wants[i]
	}
	if total == 0 || slices.Max(wants) < 1.25*slices.Min(wants) {
		return slices.Repeat([]int{width / len(out)}, len(out))
	}
	for i, w := range wants {
		out[i] = int(width * w / total)
	}
	return out
}

// textOf is all that a set says.
func textOf(set *smm.RoleSet) []doc.Inline {
	if set == nil {
		return nil
	}
	out := slices.Clone(set.None)
	for _, link := range set.Links {
		out = append(out, doc.Plain(link.ID.Text+" "+link.Requirement.Title)...)
		out = append(out, link.Note...)
	}
	for _, not := range set.NotIn {
		out = append(out, not.None...)
	}
	return out
}
