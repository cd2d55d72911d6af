// Package report makes a publication of an assessment: the maturity report of one organization's system.
//
// What comes in is a checked library, a result that smm.Score worked out, and an outline; what goes out is a document tree
// like any other, so that a report has both editions for free. The package does no arithmetic and knows nothing of tags or
// points. Nothing of one report is kept for the next. A redacted report is written from the levels and statuses alone: whatever
// an assessor put into words, and every name, is left out here and not by the editions.
package report

import (
	"cmp"

	"smmpub/generator/compose"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// Options say which report is made of a result.
type Options struct {
	Outline  *smm.Report   // what it holds, in order
	Redacted bool          // no names, sites, evidence or words of the assessors
	PDF      bool          // there is a PDF edition to link to
	Previous []*smm.Issued // earlier reports, oldest first
}

// Compose makes the report.
func Compose(lib *smm.Library, th *theme.Theme, r *smm.Result, o Options) *doc.Publication {
	w := newWriter(lib, th, r, o)
	for _, it := range o.Outline.Document {
		w.item(it)
	}
	w.annexes()
	w.Finish()
	return w.Out
}

// writer composes one report.
type writer struct {
	*compose.Volume
	lib   *smm.Library
	a     *smm.Assessment
	r     *smm.Result
	o     Options
	model *smm.Model
	plan  *plan
	last  *delta                  // since the latest earlier report; nil: not worked out yet
	late  map[string]*doc.Section // annexes that are filled once it is known what the report names
}

func newWriter(lib *smm.Library, th *theme.Theme, r *smm.Result, o Options) *writer {
	a := r.Assessment
	w := &writer{lib: lib, a: a, r: r, o: o, model: a.Model, late: map[string]*doc.Section{}}
	home := smm.Find(lib.Pubs(), a.Model.FullName())
	on := []*smm.Front{&a.Model.Front}
	for i, p := range a.Profiles {
		on = append(on, &p.Front)
		if i == 0 {
			home = smm.Find(lib.Pubs(), p.FullName())
		}
	}
	out := &doc.Publication{ID: a.ID, Edition: a.Edition, Kind: "report", Language: cmp.Or(home.Language, lib.Site.Language)}
	if o.Redacted {
		out.ID, out.Edition = "report", ""
	}
	if o.PDF {
		out.PDF = out.ID + ".pdf"
	}
	w.Volume = compose.NewVolume(lib, th, home, on, out)
	out.Banner = w.banner()
	w.plan = w.ordered()
	w.front()
	return w
}

// section is how a generated section of the outline is written. Without has it is always there.
type section struct {
	title string // key of an interface word
	kind  doc.Kind
	has   func(*writer) bool
	write func(*writer, *doc.Section)
}

// sections are the generated sections by their names in outlines (smm.ReportSections).
var sections = map[string]section{
	"control":      {"report-control", doc.FrontMatter, (*writer).named, (*writer).control},
	"summary":      {"report-summary", doc.Chapter, nil, (*writer).summary},
	"scope":        {"report-scope", doc.Chapter, nil, (*writer).scope},
	"method":       {"report-method", doc.Chapter, nil, (*writer).method},
	"target":       {"target", doc.Chapter, nil, (*writer).target},
	"results":      {"report-results", doc.Chapter, nil, (*writer).results},
	"practices":    {"practices", doc.Chapter, nil, (*writer).practices},
	"findings":     {"report-findings", doc.Chapter, (*writer).hasFindings, (*writer).findings},
	"gaps":         {"report-gaps", doc.Chapter, nil, (*writer).gaps},
	"plan":         {"report-plan", doc.Chapter, (*writer).named, (*writer).actionPlan},
	"requirements": {"report-requirements", doc.Chapter, (*writer).hasRequirements, (*writer).requirements},
	"changes":      {"report-changes", doc.Chapter, (*writer).hasPrevious, (*writer).changes},
	"evidence":     {"report-evidence", doc.Annex, (*writer).hasEvidence, (*writer).evidence},
	"statistics":   {"report-statistics", doc.Annex, nil, (*writer).statistics},
	"limitations":  {"report-limitations", doc.Chapter, nil, (*writer).limitations},
	"sign-off":     {"report-sign-off", doc.Chapter, (*writer).named, (*writer).signOff},
	"references":   {"references", doc.Annex, nil, nil},
	"glossary":     {"glossary", doc.Annex, nil, nil},
}

// named reports a report that may carry names.
func (w *writer) named() bool { return !w.o.Redacted }

// item writes one line of the outline.
func (w *writer) item(it *smm.ReportItem) {
	if it.File.Text != "" {
		w.content(it)
		return
	}
	how := sections[it.Section.Text]
	if how.has != nil && !how.has(w) {
		return
	}
	s := w.Chapter(how.kind, "report-"+it.Section.Text, cmp.Or(it.Title, w.Words[how.title]))
	if how.write == nil {
		w.late[it.Section.Text] = s
		return
	}
	how.write(w, s)
}

// content prints a text of the firm's own. A redacted report takes it too: it is the site's, not the client's.
func (w *writer) content(it *smm.ReportItem) {
	c := it.Content
	if c == nil {
		return
	}
	kind := doc.Chapter
	switch c.Part {
	case "annex":
		kind = doc.Annex
	case "front":
		kind = doc.FrontMatter
	}
	s := w.Chapter(kind, c.ID, cmp.Or(it.Title, doc.PlainText(c.Title)))
	w.Text(s, c.Blocks)
}

// annexes fills what depends on all other sections. The glossary comes first, since its texts may cite.
func (w *writer) annexes() {
	if s := w.late["glossary"]; s != nil {
		s.Body = w.Terms()
		w.dropEmpty(s)
	}
	if s := w.late["references"]; s != nil {
		if list := w.Cited(); list != nil {
			s.Body = []doc.Block{list}
		}
		w.dropEmpty(s)
	}
}
