package exchange

import "smmpub/generator/smm"

// assessment is what a report says of itself.
type assessment struct {
	ID             string     `json:"id,omitempty"`
	Edition        string     `json:"edition,omitempty"`
	Status         string     `json:"status"`         // draft, final
	Date           string     `json:"date,omitempty"` // YYYY-MM-DD or shorter, as all days
	Period         *period    `json:"period,omitempty"`
	Next           string     `json:"next,omitempty"` // when the next one is due
	Classification string     `json:"classification,omitempty"`
	Role           string     `json:"role,omitempty"`     // id in the mappings
	Mappings       []string   `json:"mappings"`           // full names
	Assessors      []party    `json:"assessors,omitzero"` // in the author's order, as the next three
	Approvals      []approval `json:"approvals,omitzero"`
	Distribution   []string   `json:"distribution,omitzero"`
	History        []change   `json:"history,omitzero"`
	Summary        string     `json:"summary,omitempty"`
	Limitations    string     `json:"limitations,omitempty"`
}

// period is the days on which was assessed.
type period struct {
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// approval is a person's agreement.
type approval struct {
	party
	Date string `json:"date,omitempty"`
}

// organization is whose system was assessed.
type organization struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Sector string `json:"sector,omitempty"`
}

// system is what was assessed.
type system struct {
	Name        string   `json:"name,omitempty"`
	Description string   `json:"description,omitempty"`
	Devices     []string `json:"devices"` // ids of classes or devices of the profiles; []: all
	Sites       []string `json:"sites,omitzero"`
}

// target is what was aimed at; the level and scope of each practice stand with the practice.
type target struct {
	ID        string `json:"id,omitempty"` // none for one written in the assessment
	Edition   string `json:"edition,omitempty"`
	Title     string `json:"title,omitempty"`
	Rationale string `json:"rationale,omitempty"`
}

func assessmentOf(a *smm.Assessment) assessment {
	out := assessment{
		ID: a.ID, Edition: a.Edition, Status: string(a.Status), Date: a.Date.Text, Next: a.Next.Text,
		Classification: a.Classification, Role: a.Role.Text,
		Mappings:  each(a.Mappings, func(m *smm.Mapping) string { return m.FullName() }),
		Assessors: each(a.Assessors, partyOf),
		Approvals: each(a.Approvals, func(x smm.Approval) approval { return approval{partyOf(x.Party), x.Date} }),
		// each makes a list even of nothing, and a copy
		Distribution: each(a.Distribution, same),
		History:      each(a.History, func(c smm.Change) change { return change{c.Edition, c.Date, line(c.Changes)} }),
		Summary:      blocks(a.Summary), Limitations: blocks(a.Limitations),
	}
	if a.From.Text != "" || a.To.Text != "" {
		out.Period = &period{a.From.Text, a.To.Text}
	}
	return out
}

func systemOf(s *smm.System) system {
	return system{s.Name, blocks(s.Description), each(s.Devices, word), each(s.Sites, same)}
}

func targetOf(t *smm.Target) target {
	return target{t.ID, t.Edition, t.Title, blocks(t.Rationale)}
}

func same(s string) string { return s }

func word(w smm.Word) string { return w.Text }
