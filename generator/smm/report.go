package smm

import "smmpub/generator/diag"

// Report is the outline of a maturity report: generated sections, and the author's own Markdown between them.
type Report struct {
	ID, Title string
	Document  []*ReportItem
	Pos       diag.Pos
}

// ReportItem is a line of a report's outline: one of Section and File is set.
type ReportItem struct {
	Section Word   // a name of ReportSections
	File    Word   // a Markdown file below content/
	Title   string // the heading, in place of the usual one
	Content *Content
	Pos     diag.Pos
}

// ReportSection is a section that the program writes.
type ReportSection struct {
	Name string
	Doc  string // what it holds, a sentence
}

// ReportSections are all generated sections, in the order of a full report.
var ReportSections = []ReportSection{
	{"control", "Document control: editions, dates, approvals, distribution."},
	{"summary", "The executive summary."},
	{"scope", "What was assessed, and what was excluded with its reason."},
	{"method", "How was assessed, and the scoring rule in words."},
	{"target", "The target and its rationale."},
	{"results", "Results for the whole, domains, subdomains and practices, with figures."},
	{"practices", "A section for each practice, with every statement."},
	{"findings", "Findings with risk and recommendation."},
	{"gaps", "Gaps, and levels above the target."},
	{"plan", "The action plan, and what stays open without an action."},
	{"requirements", "Requirements of mapped frameworks, with their coverage."},
	{"changes", "What changed since the previous assessments."},
	{"limitations", "What the assessors did not see."},
	{"sign-off", "Lines for names, dates and signatures."},
	{"evidence", "The evidence register."},
	{"statistics", "Minimum and mean of the levels."},
	{"references", "The works that the report cites."},
	{"glossary", "Terms and acronyms that the report uses."},
}

// BuiltinReports are the outlines that every site has. A site's own of the same id stands in the place of one.
func BuiltinReports() []*Report {
	return []*Report{
		outline("board", "summary", "results", "gaps", "plan", "changes", "limitations", "sign-off"),
		outline("technical", "control", "scope", "method", "target", "results", "practices", "findings", "gaps", "plan",
			"requirements", "changes", "limitations", "evidence", "statistics", "references", "glossary"),
		outline(FullReport, everySection()...),
		outline(RedactedReport, "summary", "scope", "method", "target", "results", "practices", "findings", "gaps", "requirements",
			"statistics", "references", "glossary"),
	}
}

// The report that is made where none is named, and the one that may leave the house: without names, sites, evidence and
// words of the assessors, whatever its outline.
const (
	FullReport     = "full"
	RedactedReport = "redacted"
)

func everySection() []string {
	var out []string
	for _, s := range ReportSections {
		out = append(out, s.Name)
	}
	return out
}

func outline(id string, sections ...string) *Report {
	r := &Report{ID: id}
	for _, name := range sections {
		r.Document = append(r.Document, &ReportItem{Section: Word{Text: name}})
	}
	return r
}
