package report

import (
	"cmp"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// scope says what was assessed, with which devices, and what was left out and why.
func (w *writer) scope(s *doc.Section) {
	if w.named() {
		s.Body = append(s.Body, sentence(w.Fill("report-scope-of", "system", w.a.System.Name, "organization", w.a.Organization.Name)))
		s.Body = append(s.Body, w.a.System.Description...)
		if len(w.a.System.Sites) > 0 {
			var sites [][]doc.Inline
			for _, site := range w.a.System.Sites {
				sites = append(sites, doc.Plain(site))
			}
			s.Body = append(s.Body, label(w.Words["report-sites"]), list(sites...))
		}
	}
	s.Body = append(s.Body, w.devices()...)
	w.excluded(s)
	w.unasked(s)
	w.notApplicable(s)
}

// devices lists the devices that the system has. Statements about others do not count.
func (w *writer) devices() []doc.Block {
	if len(w.a.System.Devices) == 0 {
		if !w.hasDevices() {
			return nil
		}
		return doc.Para(w.Words["report-all-devices"])
	}
	var names [][]doc.Inline
	for _, d := range w.a.System.Devices {
		names = append(names, doc.Plain(w.device(d.Text)))
	}
	return append(doc.Para(w.Words["report-devices"]), list(names...))
}

func (w *writer) hasDevices() bool {
	for _, p := range w.a.Profiles {
		if len(p.Classes) > 0 {
			return true
		}
	}
	return false
}

// device is the name of a device or class.
func (w *writer) device(id string) string {
	for _, p := range w.a.Profiles {
		for _, class := range p.Classes {
			if class.ID == id {
				return cmp.Or(class.Name, id)
			}
			for _, d := range class.Devices {
				if d.ID == id {
					return cmp.Or(d.Name, id)
				}
			}
		}
	}
	return id
}

// excluded lists the practices that the target leaves out.
func (w *writer) excluded(s *doc.Section) {
	t := newTable(w.Words["report-excluded"], "plain", column{w.Words["practice"], 40}, column{w.Words["reason"], 60})
	for _, p := range w.with(smm.OutOfTarget) {
		reason := inlines(p.Reason...)
		if !w.named() {
			reason = text("")
		}
		t.row(rowHead(plain(p.Node.Name)), reason)
	}
	if len(t.Rows) == 0 {
		s.Body = append(s.Body, sentence(w.Words["report-none-excluded"]))
		return
	}
	s.Body = append(s.Body, sentence(w.Words["report-excluded-note"]))
	w.Table(s, t.Table)
}

// unasked names the practices of which nothing is asked up to their target.
func (w *writer) unasked(s *doc.Section) {
	if list := w.with(smm.NothingAsked); len(list) > 0 {
		s.Body = append(s.Body, &doc.Paragraph{Content: append(doc.Plain(w.Words["report-nothing-asked"]+" "), append(w.names(list), plain("."))...)})
	}
}

func (w *writer) with(o smm.Outcome) []*smm.PracticeResult {
	var out []*smm.PracticeResult
	for _, p := range w.r.Practices {
		if p.Outcome == o {
			out = append(out, p)
		}
	}
	return out
}

// notApplicable lists the statements that were found not to apply, each with its justification.
func (w *writer) notApplicable(s *doc.Section) {
	t := newTable(w.Words["report-na"], "plain", column{w.Words["statement"], 50}, column{w.Words["report-justification"], 50})
	for _, p := range w.r.Practices {
		for _, x := range p.Statements {
			if x.Standing == smm.Applies {
				t.row(rowHead(append(w.statement(x), plain(" ("), w.To(p.Node.ID, doc.Plain(p.Node.Name)), plain(")"))...), w.remark(x))
			}
		}
	}
	if len(t.Rows) == 0 {
		return
	}
	s.Body = append(s.Body, sentence(w.Words["report-na-note"]))
	w.Table(s, t.Table)
}
