package diag

import (
	"io"
	"net/url"
	"path"
	"slices"
)

// The form of SARIF that is written: OASIS SARIF 2.1.0 with errata 01.
const (
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifVersion = "2.1.0"
)

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version,omitempty"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID string `json:"id"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID       string             `json:"ruleId,omitempty"`
	RuleIndex    int                `json:"ruleIndex"`
	Level        string             `json:"level"`
	Message      sarifText          `json:"message"`
	Locations    []sarifLocation    `json:"locations"`
	Related      []sarifLocation    `json:"relatedLocations,omitempty"`
	Suppressions []sarifSuppression `json:"suppressions,omitempty"`
}

type sarifLocation struct {
	ID       int           `json:"id,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifText    `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"` // nil: the file as a whole
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"` // after the last character
}

type sarifSuppression struct {
	Kind          string         `json:"kind"`
	Status        string         `json:"status"`
	Justification string         `json:"justification"`
	Location      *sarifLocation `json:"location,omitempty"`
}

// SARIF says how a SARIF log names the program and its files.
type SARIF struct {
	Version string // of the program; may be empty
	Base    string // put before every path: the site's folder, relative to where viewers start from
}

// Write writes a report as a SARIF 2.1.0 log. Columns count in UTF-16 code units, as the log says; accepted findings are
// results with a suppression.
func (s SARIF) Write(w io.Writer, r *Report) error {
	rules, lines := occurring(r), NewLines(r.Source)
	run := sarifRun{ColumnKind: "utf16CodeUnits", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "smmpub", Version: s.Version, Rules: []sarifRule{}}
	for _, id := range rules {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{id})
	}
	for _, d := range r.Findings {
		run.Results = append(run.Results, s.result(d, rules, lines))
	}
	for _, d := range r.Suppressed {
		result := s.result(d.Diagnostic, rules, lines)
		by := s.location(d.By, 0, lines)
		result.Suppressions = []sarifSuppression{{"external", "accepted", d.Reason, &by}}
		run.Results = append(run.Results, result)
	}
	return encode(w, sarifLog{sarifSchema, sarifVersion, []sarifRun{run}})
}

// occurring are the rules of a report, sorted.
func occurring(r *Report) []string {
	var rules []string
	for _, d := range r.Findings {
		rules = append(rules, d.Rule)
	}
	for _, d := range r.Suppressed {
		rules = append(rules, d.Rule)
	}
	slices.Sort(rules)
	return slices.DeleteFunc(slices.Compact(rules), func(s string) bool { return s == "" })
}

func (s SARIF) result(d Diagnostic, rules []string, lines *Lines) sarifResult {
	text := d.Message
	if d.Hint != "" {
		text += "\nhint: " + d.Hint
	}
	out := sarifResult{
		RuleID: d.Rule, RuleIndex: slices.Index(rules, d.Rule), Level: sarifLevel(d.Severity), Message: sarifText{text},
		Locations: []sarifLocation{s.location(d.Pos, lines.length(d), lines)},
	}
	for i, r := range d.Related {
		at := s.location(r.Pos, 0, lines)
		at.ID, at.Message = i+1, &sarifText{r.Message}
		out.Related = append(out.Related, at)
	}
	return out
}

func sarifLevel(s Severity) string {
	if s == Info {
		return "note"
	}
	return s.String()
}

// location is a place and, with a length, what stands there.
func (s SARIF) location(p Pos, length int, lines *Lines) sarifLocation {
	at := sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{URI: uri(path.Join(s.Base, p.File))}}}
	if p.Line == 0 {
		return at
	}
	region := &sarifRegion{StartLine: p.Line}
	at.Physical.Region = region
	if p.Col == 0 {
		return at
	}
	region.StartColumn = lines.utf16Column(p, p.Col)
	if length > 0 {
		region.EndColumn = lines.utf16Column(p, p.Col+length)
	}
	return at
}

// uri writes a path as a relative reference (RFC 3986): percent-encoded, and with ./ before a first segment that would
// read as a scheme.
func uri(name string) string { return (&url.URL{Path: name}).String() }
