package generator

import (
	"path"
	"strings"
	"sync"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// liveReport is the report of the assessment that a preview was given. What is wrong with it and what it says of statements is worked
// out at once, its page and its PDF when they are asked for.
type liveReport struct {
	name     string // the assessment's file
	err      error
	found    *Result
	statuses map[string]smm.AnswerStatus // by publication and full id: "retail-pos@1.0/threat-modeling.industry-2.a1"
	files    func() (map[string][]byte, error)
}

func (p *Preview) liveReport(s *Shown) *liveReport {
	live := &liveReport{name: p.o.Assessment[0], found: &Result{}, statuses: map[string]smm.AnswerStatus{}}
	live.files = sync.OnceValues(func() (map[string][]byte, error) { return p.reportFiles(s) })
	if s.shelf != nil {
		live.found, live.err = p.reported(s, &reporter{ReportOptions: ReportOptions{CheckOnly: true}, scored: live.take})
	}
	p.good.Lock()
	defer p.good.Unlock()
	if live.failed() {
		live.statuses = p.good.statuses
	} else {
		p.good.statuses = live.statuses
	}
	return live
}

// goodReport is what was last made of an assessment without mistakes.
type goodReport struct {
	sync.Mutex
	statuses map[string]smm.AnswerStatus
	files    map[string][]byte
}

// reportFiles makes the report in memory: nothing of it is written. While the assessment has mistakes, the last one without stays.
func (p *Preview) reportFiles(s *Shown) (map[string][]byte, error) {
	out := map[string][]byte{}
	if s.shelf == nil {
		return out, nil
	}
	_, err := p.reported(s, &reporter{deliver: func(files map[string][]byte) {
		for name, data := range files {
			switch path.Ext(name) {
			case ".html":
				name = "page.html" // index.html is the page that shows it
			case ".pdf":
				name = "report.pdf"
			}
			out[name] = data
		}
	}})
	p.good.Lock()
	defer p.good.Unlock()
	if len(out) == 0 && len(p.good.files) > 0 {
		return p.good.files, nil
	}
	p.good.files = out
	return out, err
}

// reported lets a reporter work on the assessment, and gives what was found wrong with it.
func (p *Preview) reported(s *Shown, r *reporter) (*Result, error) {
	p.lib.RLock()
	defer p.lib.RUnlock()
	outline, err := variant(s.shelf.src.lib, smm.FullReport)
	if err != nil {
		return &Result{}, err
	}
	r.Dir, r.Files, r.site, r.src, r.outline = p.o.Dir, p.o.Assessment, s.shelf.src.site, s.shelf.src, outline
	groups, _ := r.groups()
	if len(groups) > 1 {
		return &Result{}, refusedf("the files are not of one assessment: %s", strings.Join(p.o.Assessment, " "))
	}
	j := r.report(groups[0])
	return j.Found, j.Err
}

func (l *liveReport) failed() bool { return l.err != nil || l.found.Failed() }

// take keeps what the assessment says of each statement.
func (l *liveReport) take(result *smm.Result) {
	for _, p := range result.Practices {
		for _, a := range p.Statements {
			if a.Statement != nil && (a.Standing == smm.Counts || a.Standing == smm.Aids || a.Standing == smm.Applies) {
				l.statuses[a.Table.Owner().FullName()+"/"+a.Statement.FullID] = a.Status
			}
		}
	}
}

// Findings are those of the site and of the assessment.
func (s *Shown) Findings() ([]diag.Diagnostic, diag.Sources) {
	if s.report == nil {
		return s.Result.Diagnostics, s.Result.Source
	}
	r := s.report()
	var all diag.List
	for _, list := range [][]diag.Diagnostic{s.Result.Diagnostics, r.found.Diagnostics} {
		for _, d := range list {
			all.Add(d)
		}
	}
	if r.err != nil {
		all.Errorf(diag.Pos{File: r.name}, "unreadable", "%s", r.err)
	}
	source := func(file string) []byte {
		for _, of := range []diag.Sources{s.Result.Source, r.found.Source} {
			if of != nil {
				if text := of(file); text != nil {
					return text
				}
			}
		}
		return nil
	}
	return all.Sorted(), source
}

// status adds what the assessment says of the statements on a page.
func (s *Shown) status(pub *doc.Publication, places []Place) {
	if s.report == nil {
		return
	}
	statuses := s.report().statuses
	owners := s.ownersOn(pub)
	for i := range places {
		var status smm.AnswerStatus
		for _, name := range owners {
			if status == "" {
				status = statuses[name+"/"+places[i].Anchor]
			}
		}
		if status != "" {
			places[i].Status, places[i].Label = string(status), pub.Words["status-"+string(status)]
		}
	}
}

// ownersOn are the full names of those whose statements a publication prints: its own, and its model's.
func (s *Shown) ownersOn(pub *doc.Publication) []string {
	s.shelf.lib.RLock()
	defer s.shelf.lib.RUnlock()
	names := []string{pub.FullName()}
	if p := smm.Find(s.shelf.src.lib.Pubs(), pub.FullName()); p != nil && p.Profile != nil && p.Model != nil {
		names = append(names, p.Model.FullName())
	}
	return names
}
