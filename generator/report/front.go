package report

import (
	"cmp"
	"slices"

	"smmpub/generator/compose"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// front is what the cover says: whose system, measured by what, when, and who may read it.
func (w *writer) front() {
	a, out := w.a, w.Out
	f := &out.Front
	f.Title = cmp.Or(w.o.Outline.Title, w.Words["report-title"])
	f.ShortTitle = f.Title
	f.Kind = w.Fill("report-kind", "name", w.model.Title)
	f.Edition, f.Date = out.Edition, a.Date.Text
	f.Status, f.StatusText = string(a.Status), w.Words["assessment-"+string(a.Status)]
	if w.named() {
		f.ShortTitle = a.Organization.Name + ": " + f.Title
		w.fact("report-organization", doc.Plain(a.Organization.Name))
		w.fact("report-system", doc.Plain(a.System.Name))
	}
	w.editions()
	w.fact("target", w.targetName())
	if r := w.role(); r != "" {
		w.fact("role", doc.Plain(r))
	}
	w.fact("report-period", doc.Plain(w.period()))
	w.fact("report-next", doc.Plain(a.Next.Text))
	if w.named() {
		var names [][]doc.Inline
		for _, p := range a.Assessors {
			names = append(names, doc.Plain(joined(p.Name, p.Affiliation)))
		}
		w.fact("report-assessors", join(names, "; "))
	}
	w.fact("report-classification", doc.Plain(a.Classification))
	if a.Look != nil {
		out.Look = w.look(a.Look)
	}
}

// banner is the classification, and that the report is a draft while it is one.
func (w *writer) banner() string {
	if w.a.Status != smm.DraftAssessment {
		return w.a.Classification
	}
	draft := w.Words["assessment-draft"]
	if w.a.Classification == "" {
		return draft
	}
	return w.a.Classification + " · " + draft
}

// fact adds a line to the cover, unless it would be empty.
func (w *writer) fact(key string, value []doc.Inline) {
	if len(value) > 0 {
		w.Out.Front.Facts = append(w.Out.Front.Facts, doc.Fact{Name: w.Words[key], Value: value})
	}
}

// editions names what the assessment stands on, each in its edition.
func (w *writer) editions() {
	w.fact("model", w.edition(&w.model.Front))
	var profiles, mappings [][]doc.Inline
	for _, p := range w.a.Profiles {
		profiles = append(profiles, w.edition(&p.Front))
	}
	for _, m := range w.a.Mappings {
		mappings = append(mappings, w.edition(&m.Front))
	}
	w.fact("profiles", join(profiles, "; "))
	w.fact("mappings", join(mappings, "; "))
}

// edition is a publication's title and edition, leading to it where its address is known.
func (w *writer) edition(f *smm.Front) []doc.Inline {
	name := f.Title
	if f.Edition != "" {
		name += ", " + w.Fill("edition-of", "edition", f.Edition)
	}
	return []doc.Inline{&doc.Ref{Kind: doc.Link, Content: doc.Plain(name), Symbol: smm.PubSymbol(f.FullName())}}
}

// targetName is the target's title and edition. One that is written in the assessment is the client's own.
func (w *writer) targetName() []doc.Inline {
	t := w.a.Target
	if t.ID == "" {
		return doc.Plain(w.Words["report-own-target"])
	}
	name := cmp.Or(t.Title, t.ID)
	if t.Edition != "" {
		name += ", " + w.Fill("edition-of", "edition", t.Edition)
	}
	return doc.Plain(name)
}

// role is the name of the role for which mapped requirements are listed.
func (w *writer) role() string {
	for _, m := range w.a.Mappings {
		if r := m.Role(w.a.Role.Text); r != nil {
			return cmp.Or(r.Name, r.ID)
		}
	}
	return ""
}

func (w *writer) period() string {
	from, to := w.a.From.Text, w.a.To.Text
	if from == "" || to == "" || from == to {
		return cmp.Or(from, to)
	}
	return w.Fill("report-from-to", "from", from, "to", to)
}

// look is the assessor's brand. What a running line names of the client is left out of a redacted report.
func (w *writer) look(b *smm.Brand) *doc.Look {
	f := w.Out.Front
	values := map[string]string{
		"title": f.Title, "short_title": f.ShortTitle, "edition": f.Edition, "date": f.Date, "status": f.StatusText,
		"classification": w.a.Classification,
	}
	if w.named() {
		values["organization"], values["system"] = w.a.Organization.Name, w.a.System.Name
	}
	return compose.Look(b, values)
}

// control is the document's own record: who wrote, approved and may have it, and what changed.
func (w *writer) control(s *doc.Section) {
	a := w.a
	w.people(s, "assessors", a.Assessors)
	if len(a.Approvals) > 0 {
		t := newTable(w.Words["report-approvals"], "plain", column{w.Words["name"], 36}, column{w.Words["role"], 40}, column{w.Words["date"], 24})
		for _, p := range a.Approvals {
			t.row(rowHead(plain(joined(p.Name, p.Affiliation))), text(p.Role), text(p.Date))
		}
		w.Table(s, t.Table)
	}
	if len(a.History) > 0 {
		t := newTable(w.Words["history"], "plain", column{w.Words["edition"], 15}, column{w.Words["date"], 20}, column{w.Words["changes"], 65})
		for _, h := range slices.Backward(a.History) {
			t.row(rowHead(plain(h.Edition)), text(h.Date), inlines(h.Changes...))
		}
		w.Table(s, t.Table)
	}
	if len(a.Distribution) > 0 {
		var names [][]doc.Inline
		for _, d := range a.Distribution {
			names = append(names, doc.Plain(d))
		}
		s.Body = append(s.Body, label(w.Words["report-distribution"]), list(names...))
	}
	if a.Classification != "" {
		s.Body = append(s.Body, label(w.Words["report-classification"]), sentence(w.Fill("report-classified", "classification", a.Classification)))
	}
}

func (w *writer) people(s *doc.Section, key string, parties []smm.Party) {
	if len(parties) == 0 {
		return
	}
	t := newTable(w.Words["report-"+key], "plain", column{w.Words["name"], 36}, column{w.Words["report-affiliation"], 40}, column{w.Words["role"], 24})
	for _, p := range parties {
		t.row(rowHead(plain(p.Name)), text(p.Affiliation), text(p.Role))
	}
	w.Table(s, t.Table)
}
