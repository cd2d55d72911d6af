package exchange

// redacted gives what may be said of a report without saying whose it is or what the assessors wrote: levels, statuses,
// dates, what the publications say, and counts. It takes over by name what may stay, so that a key that is added later is
// left out until somebody decides.
func redacted(d report) report {
	return report{
		Format: d.Format, Version: d.Version, Redacted: true,
		Assessment: assessment{
			Status: d.Assessment.Status, Date: d.Assessment.Date, Period: d.Assessment.Period,
			Next: d.Assessment.Next, Classification: d.Assessment.Classification, Role: d.Assessment.Role, Mappings: d.Assessment.Mappings,
		},
		System: system{Devices: d.System.Devices},
		Model:  d.Model, Profiles: d.Profiles, Basis: d.Basis,
		Target:  redactedTarget(d.Target),
		Overall: d.Overall, Domains: d.Domains, Subdomains: d.Subdomains,
		Practices:     each(d.Practices, redactedPractice),
		FindingCounts: d.FindingCounts, ActionProgress: d.ActionProgress,
	}
}

// redactedTarget keeps what a site's own target says; the words of one that was written in the assessment are the assessors'.
func redactedTarget(t target) target {
	if t.ID == "" {
		return target{}
	}
	return target{ID: t.ID, Edition: t.Edition, Title: t.Title, Rationale: t.Rationale}
}

func redactedPractice(p practiceResult) practiceResult {
	return practiceResult{
		ID: p.ID, Name: p.Name, Domain: p.Domain, Subdomain: p.Subdomain, Priority: p.Priority, Outcome: p.Outcome,
		Target: p.Target, Testable: p.Testable, Declared: p.Declared, Low: p.Low, High: p.High, Current: p.Current,
		CurrentFrom: p.CurrentFrom, Gap: p.Gap, Next: p.Next, ByScope: p.ByScope, Levels: p.Levels, Progress: p.Progress,
		Blocking: p.Blocking, Statements: each(p.Statements, redactedStatement),
	}
}

func redactedStatement(s statementResult) statementResult {
	return statementResult{
		ID: s.ID, Text: s.Text, External: s.External, Part: s.Part, Scope: s.Scope, Level: s.Level,
		Standing: s.Standing, Status: s.Status, AnsweredBy: s.AnsweredBy, ByDevice: s.ByDevice,
	}
}
