package smm

import "slices"

// Rollup is what the practices below a domain or subdomain, or all of them, make together.
type Rollup struct {
	Node       *Node // nil for the whole
	Practices  []*PracticeResult
	Tested     int // practices that are not excluded and of which anything is asked
	Meeting    int // of them, those without a gap
	LargestGap int
	Min        int // the lowest current level of a tested practice; 0 where none is
	MeanTenths int // ten times the mean of their current levels, rounded
}

// Falling are the tested practices with a gap, in the model's order.
func (r *Rollup) Falling() []*PracticeResult { return r.with(Falls) }

// Exceeding are the tested practices above their target.
func (r *Rollup) Exceeding() []*PracticeResult { return r.with(Exceeds) }

func (r *Rollup) with(o Outcome) []*PracticeResult {
	var out []*PracticeResult
	for _, p := range r.Practices {
		if p.Outcome == o {
			out = append(out, p)
		}
	}
	return out
}

// Of gives what a domain or subdomain rolls up to, or nil.
func (r *Result) Of(n *Node) *Rollup {
	i := slices.IndexFunc(r.Nodes, func(x *Rollup) bool { return x.Node == n })
	if i < 0 {
		return nil
	}
	return r.Nodes[i]
}

// rollup counts the practices below a node; below nil are all.
func rollup(n *Node, practices []*PracticeResult) *Rollup {
	r := &Rollup{Node: n}
	sum := 0
	for _, p := range practices {
		if n != nil && !p.Node.below(n) {
			continue
		}
		r.Practices = append(r.Practices, p)
		if !p.Tested() {
			continue
		}
		if r.Tested == 0 || p.Current < r.Min {
			r.Min = p.Current
		}
		r.Tested++
		sum += p.Current
		if p.Gap == 0 {
			r.Meeting++
		}
		r.LargestGap = max(r.LargestGap, p.Gap)
	}
	if r.Tested > 0 {
		r.MeanTenths = (20*sum + r.Tested) / (2 * r.Tested)
	}
	return r
}

func (n *Node) below(above *Node) bool {
	for ; n != nil; n = n.Parent {
		if n == above {
			return true
		}
	}
	return false
}
