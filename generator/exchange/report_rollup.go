package exchange

import (
	"fmt"

	"smmpub/generator/smm"
)

// rollup is what several practices make together.
type rollup struct {
	Tested     int      `json:"tested"`
	Meeting    int      `json:"meeting"`
	LargestGap int      `json:"largest_gap"`
	Min        *int     `json:"min"`  // null when nothing was tested, as the next one
	Mean       *tenths  `json:"mean"` // one decimal
	Gaps       []string `json:"gaps"` // ids of practices, in the model's order, as the next one
	Exceeding  []string `json:"exceeding"`
}

// nodeRollup is what the practices below a domain or a subdomain make together.
type nodeRollup struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Domain string `json:"domain,omitempty"` // id of the domain that a subdomain is in
	rollup
}

// tenths is a number with one decimal, which is written also when it is 0.
type tenths int

// MarshalJSON writes a number.
func (t tenths) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "%d.%d", t/10, t%10), nil }

func rollupOf(r *smm.Rollup) rollup {
	out := rollup{
		Tested: r.Tested, Meeting: r.Meeting, LargestGap: r.LargestGap,
		Gaps: each(r.Falling(), practiceID), Exceeding: each(r.Exceeding(), practiceID),
	}
	if r.Tested > 0 {
		out.Min, out.Mean = new(r.Min), new(tenths(r.MeanTenths))
	}
	return out
}

func practiceID(p *smm.PracticeResult) string { return p.Node.ID }

// nodesOf are the roll-ups of one height.
func nodesOf(r *smm.Result, kind smm.NodeKind) []nodeRollup {
	out := []nodeRollup{}
	for _, x := range r.Nodes {
		if x.Node.Kind != kind {
			continue
		}
		n := nodeRollup{ID: x.Node.ID, Name: x.Node.Name, rollup: rollupOf(x)}
		if kind == smm.SubdomainNode {
			n.Domain = x.Node.Domain().ID
		}
		out = append(out, n)
	}
	return out
}
