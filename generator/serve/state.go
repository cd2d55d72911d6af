package serve

import (
	"encoding/json"
	"net/http"
	"slices"

	"smmpub/generator/diag"
)

// state is what a page asks after an event: whether its own content is another now, and which mistakes the sources have.
type state struct {
	Run      string    `json:"run"`
	Version  int       `json:"version"`
	Stamp    string    `json:"stamp"` // "": nothing is at the page's address
	Failed   bool      `json:"failed"`
	Empty    bool      `json:"empty"`
	Findings []finding `json:"findings"`
	More     int       `json:"more"` // findings that were left out
}

type finding struct {
	Severity string    `json:"severity"`
	Rule     string    `json:"rule"`
	File     string    `json:"file"`
	Line     int       `json:"line"`
	Col      int       `json:"col"`
	Message  string    `json:"message"`
	Hint     string    `json:"hint"`
	Excerpt  string    `json:"excerpt"`
	Editor   string    `json:"editor"`
	Related  []related `json:"related"`
}

type related struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	Message string `json:"message"`
	Editor  string `json:"editor"`
}

// What a page is told at most: nobody reads more, and a page must not choke on it.
const (
	mostFindings = 100
	mostRelated  = 20
)

func (s *server) state(w http.ResponseWriter, r *http.Request) {
	address := r.URL.Query().Get("page")
	if !plain(address) {
		s.refuse(w, r, &refusal{http.StatusBadRequest, "the page is no plain path"})
		return
	}
	now := s.board.at.Load()
	out := state{Run: s.run, Version: now.version, Failed: now.failed(), Empty: now.empty(), Stamp: now.pages.stamp(address)}
	out.Findings, out.More = now.findings()
	s.json(w, r, out)
}

func (s *server) json(w http.ResponseWriter, r *http.Request, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	s.send(w, r, http.StatusOK, types[".json"], text)
}

// findings gives those of a moment, errors first, and the number of those left out. That the machine failed comes before all.
func (s *server) findings(m *moment) ([]finding, int) {
	out := []finding{}
	if m.trouble != "" {
		out = append(out, s.trouble(m.trouble))
	}
	if m.snap == nil {
		return out, 0
	}
	list := slices.Clone(m.snap.Findings)
	slices.SortStableFunc(list, func(a, b diag.Diagnostic) int { return int(a.Severity) - int(b.Severity) })
	shown := list[:min(len(list), mostFindings-len(out))]
	lines := diag.NewLines(m.snap.Source)
	for _, d := range shown {
		out = append(out, s.finding(d, lines))
	}
	return out, len(list) - len(shown)
}

// trouble is what the machine says, as a finding. It may name paths of this machine, so readers elsewhere do not get it.
func (s *server) trouble(message string) finding {
	if !s.guard.local {
		message = "the site could not be compiled; the log of the preview says why"
	}
	return finding{Severity: diag.Error.String(), Message: message, Related: []related{}}
}

func (s *server) finding(d diag.Diagnostic, lines *diag.Lines) finding {
	f := finding{
		Severity: d.Severity.String(), Rule: d.Rule, File: d.Pos.File, Line: d.Pos.Line, Col: d.Pos.Col,
		Message: d.Message, Hint: d.Hint, Excerpt: excerpt(d, lines), Editor: s.edit(d.Pos), Related: []related{},
	}
	for _, r := range d.Related[:min(len(d.Related), mostRelated)] {
		f.Related = append(f.Related, related{r.Pos.File, r.Pos.Line, r.Pos.Col, r.Message, s.edit(r.Pos)})
	}
	return f
}

// edit is the address that opens a place in the editor; "" when there is none.
func (s *server) edit(p diag.Pos) string {
	if s.editor == nil || p.File == "" {
		return ""
	}
	return s.editor(p)
}
