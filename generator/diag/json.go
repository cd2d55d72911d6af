package diag

import (
	"encoding/json"
	"io"
)

// jsonVersion counts the changes of the form that a reader of the JSON must know of. Added keys are none.
const jsonVersion = 1

type jsonReport struct {
	Version    int              `json:"version"`
	Findings   []jsonFinding    `json:"findings"`
	Suppressed []jsonSuppressed `json:"suppressed"`
	Counts     Counts           `json:"counts"`
}

// jsonPlace is a Pos whose keys are always there: line 0 means the file as a whole, column 0 the whole line.
type jsonPlace struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

type jsonFinding struct {
	jsonPlace
	Length   int           `json:"length"`
	Severity string        `json:"severity"`
	Rule     string        `json:"rule"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint"`
	Related  []jsonRelated `json:"related"`
}

type jsonRelated struct {
	jsonPlace
	Message string `json:"message"`
}

type jsonSuppressed struct {
	jsonFinding
	Reason string    `json:"reason"`
	By     jsonPlace `json:"by"`
}

// JSON writes a report as one object. Every key is always there. Paths are relative to the site; lines and columns
// count from 1, columns and lengths in characters (code points).
func JSON(w io.Writer, r *Report) error {
	out := jsonReport{Version: jsonVersion, Findings: []jsonFinding{}, Suppressed: []jsonSuppressed{}, Counts: r.Count()}
	lines := NewLines(r.Source)
	for _, d := range r.Findings {
		out.Findings = append(out.Findings, findingJSON(d, lines))
	}
	for _, s := range r.Suppressed {
		out.Suppressed = append(out.Suppressed, jsonSuppressed{findingJSON(s.Diagnostic, lines), s.Reason, placeJSON(s.By)})
	}
	return encode(w, out)
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func placeJSON(p Pos) jsonPlace { return jsonPlace{p.File, p.Line, p.Col} }

func findingJSON(d Diagnostic, lines *Lines) jsonFinding {
	f := jsonFinding{
		jsonPlace: placeJSON(d.Pos), Length: lines.length(d), Severity: d.Severity.String(), Rule: d.Rule,
		Message: d.Message, Hint: d.Hint, Related: []jsonRelated{},
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, jsonRelated{placeJSON(r.Pos), r.Message})
	}
	return f
}
