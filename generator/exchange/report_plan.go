package exchange

import "smmpub/generator/smm"

// evidence is an entry of the register.
type evidence struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Method    string `json:"method,omitempty"`
	Reference string `json:"reference,omitempty"` // where it is kept
	Date      string `json:"date,omitempty"`
	Owner     string `json:"owner,omitempty"`
	Expires   string `json:"expires,omitempty"` // the last day on which it holds
}

// finding is something that the assessors want to be noticed.
type finding struct {
	ID             string   `json:"id"`
	Title          string   `json:"title"`
	Risk           string   `json:"risk,omitempty"` // critical, high, medium, low
	Statements     []string `json:"statements"`     // ids of statements and cells
	Text           string   `json:"text,omitempty"`
	Recommendation string   `json:"recommendation,omitempty"`
}

// action is a line of the plan.
type action struct {
	ID               string   `json:"id"`
	Title            string   `json:"title"`
	ClosesFindings   []string `json:"closes_findings"`   // ids
	ClosesStatements []string `json:"closes_statements"` // ids of statements and cells
	Owner            string   `json:"owner,omitempty"`
	Due              string   `json:"due,omitempty"`
	Effort           string   `json:"effort,omitempty"`
	Status           string   `json:"status"` // open, doing, done
}

// findingCounts are the findings by their risk.
type findingCounts struct {
	Critical int `json:"critical"`
	High     int `json:"high"`
	Medium   int `json:"medium"`
	Low      int `json:"low"`
	Unrated  int `json:"unrated"`
}

// actionCounts are the actions by their status.
type actionCounts struct {
	Open  int `json:"open"`
	Doing int `json:"doing"`
	Done  int `json:"done"`
}

func evidenceOf(e *smm.Evidence) evidence {
	return evidence{e.ID, e.Title, e.Method, e.Reference, e.Date.Text, e.Owner, e.Expires.Text}
}

func findingOf(a *smm.Assessment, f *smm.Finding) finding {
	return finding{f.ID, f.Title, string(f.Risk), subjects(a, f.About), blocks(f.Text), f.Recommendation}
}

func actionOf(a *smm.Assessment, x *smm.Action) action {
	closes := each(x.Findings, func(f *smm.Finding) string { return f.ID })
	return action{x.ID, x.Title, closes, subjects(a, x.About), x.Owner, x.Due.Text, x.Effort, string(x.Status)}
}

// subjects are the ids by which the practices name statements and cells, whatever the author called them.
func subjects(a *smm.Assessment, about []smm.Subject) []string {
	return each(about, func(s smm.Subject) string {
		switch {
		case s.Statement != nil:
			return a.Name(s.Statement.Table, s.Statement.FullID)
		case len(s.Tables) > 0:
			return a.CellName(s.Tables[0], s.Scope, s.Level)
		}
		return smm.CellID(s.Practice.ID, s.Scope, s.Level)
	})
}

func (c *findingCounts) count(r smm.Risk) {
	switch r {
	case smm.CriticalRisk:
		c.Critical++
	case smm.HighRisk:
		c.High++
	case smm.MediumRisk:
		c.Medium++
	case smm.LowRisk:
		c.Low++
	default:
		c.Unrated++
	}
}

func (c *actionCounts) count(s smm.ActionStatus) {
	switch s {
	case smm.DoingAction:
		c.Doing++
	case smm.DoneAction:
		c.Done++
	default:
		c.Open++
	}
}
