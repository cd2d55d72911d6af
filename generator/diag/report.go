package diag

// Report is all that a run has to say about a site's sources, in the forms that programs read.
type Report struct {
	Findings   []Diagnostic
	Suppressed []Suppressed
	Source     Sources // for the length of what is underlined; nil: only what findings say themselves
}

// Suppressed is a finding that the site's authors accept, with their reason.
type Suppressed struct {
	Diagnostic
	Reason string
	By     Pos // the entry that accepts it
}

// Counts are the numbers of findings by severity, and of those that are accepted.
type Counts struct {
	Errors     int `json:"errors"`
	Warnings   int `json:"warnings"`
	Infos      int `json:"infos"`
	Suppressed int `json:"suppressed"`
}

// Count counts the findings.
func (r *Report) Count() Counts {
	c := Counts{Suppressed: len(r.Suppressed)}
	for _, d := range r.Findings {
		switch d.Severity {
		case Error:
			c.Errors++
		case Warning:
			c.Warnings++
		case Info:
			c.Infos++
		}
	}
	return c
}
