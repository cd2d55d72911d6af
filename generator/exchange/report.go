package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"

	"smmpub/generator/smm"
)

// ReportOptions say what of a result is written.
type ReportOptions struct {
	Redacted bool // no names, sites, evidence or words of the assessors
}

// report is report.json. docs/content/report-json.md says what every key means; a test compares the two. Keys that have nothing to
// say are null where the text says so, and else left out; lists are [] when they are empty.
type report struct {
	Format   string `json:"format"`   // smm.IssuedFormat
	Version  int    `json:"version"`  // smm.IssuedVersion
	Redacted bool   `json:"redacted"` // names and the assessors' words are left out

	Assessment   assessment        `json:"assessment"`
	Organization *organization     `json:"organization,omitempty"`
	System       system            `json:"system"`
	Model        string            `json:"model"`    // full name
	Profiles     []string          `json:"profiles"` // full names, in the target's order
	Basis        map[string]string `json:"basis"`    // editions by publication
	Target       target            `json:"target"`

	Overall    rollup           `json:"overall"`
	Domains    []nodeRollup     `json:"domains"`    // in the model's order, as the next two
	Subdomains []nodeRollup     `json:"subdomains"` // [] where practices stand directly below domains
	Practices  []practiceResult `json:"practices"`

	Evidence       []evidence    `json:"evidence,omitzero"` // in the author's order, as the next two
	Findings       []finding     `json:"findings,omitzero"`
	Actions        []action      `json:"actions,omitzero"`
	FindingCounts  findingCounts `json:"findings_by_risk"`
	ActionProgress actionCounts  `json:"actions_by_status"`
}

// Report writes a result as data: report.json. Equal results give equal bytes. Texts are plain, as in library.json; keys
// called note are never loaded, so they cannot be written. The result is not changed.
func Report(r *smm.Result, o ReportOptions) ([]byte, error) {
	d := reportOf(r)
	if o.Redacted {
		d = redacted(d)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(d); err != nil {
		return nil, fmt.Errorf("writing the report as JSON: %w", err)
	}
	return b.Bytes(), nil
}

func reportOf(r *smm.Result) report {
	a := r.Assessment
	out := report{
		Format: smm.IssuedFormat, Version: smm.IssuedVersion,
		Assessment:   assessmentOf(a),
		Organization: &organization{a.Organization.ID, a.Organization.Name, a.Organization.Sector},
		System:       systemOf(&a.System),
		Model:        a.Model.FullName(),
		Profiles:     each(a.Profiles, func(p *smm.Profile) string { return p.FullName() }),
		Basis:        basisOf(a),
		Target:       targetOf(a.Target),
		Overall:      rollupOf(r.Overall),
		Domains:      nodesOf(r, smm.DomainNode),
		Subdomains:   nodesOf(r, smm.SubdomainNode),
		Practices:    each(r.Practices, func(p *smm.PracticeResult) practiceResult { return practiceOf(a, p) }),
		Evidence:     each(a.Evidence, evidenceOf),
		Findings:     each(a.Findings, func(f *smm.Finding) finding { return findingOf(a, f) }),
		Actions:      each(a.Actions, func(x *smm.Action) action { return actionOf(a, x) }),
	}
	for _, f := range a.Findings {
		out.FindingCounts.count(f.Risk)
	}
	for _, x := range a.Actions {
		out.ActionProgress.count(x.Status)
	}
	return out
}

// basisOf is what the statements and the requirements were taken from, by id.
func basisOf(a *smm.Assessment) map[string]string {
	out := map[string]string{a.Model.ID: a.Model.Edition}
	for _, p := range a.Profiles {
		out[p.ID] = p.Edition
	}
	for _, m := range a.Mappings {
		out[m.ID] = m.Edition
	}
	return out
}
