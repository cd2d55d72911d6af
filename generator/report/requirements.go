package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

func (w *writer) hasRequirements() bool { return len(w.a.Mappings) > 0 }

// requirements lists what mapped frameworks ask of the chosen role at the target levels, and how the statements stand that
// lead there. Without a role every role has a section of its own.
func (w *writer) requirements(s *doc.Section) {
	s.Body = append(s.Body, sentence(w.Words["report-requirements-note"]))
	if len(w.with(smm.OutOfTarget)) > 0 {
		s.Body = append(s.Body, sentence(w.Words["report-requirements-excluded"]))
	}
	if role := w.a.Role.Text; role != "" {
		w.requirementsOf(s, role, cmp.Or(w.role(), role))
		return
	}
	roles := w.mappedRoles()
	if len(roles) == 0 {
		w.requirementsOf(s, smm.AnyRole, "")
	}
	for _, r := range roles {
		name := cmp.Or(r.Name, r.ID)
		w.requirementsOf(w.Section(s, doc.Subsection, safe("report-role-", r.ID), doc.Plain(name)), r.ID, name)
	}
}

// mappedRoles are those of all mappings, each once.
func (w *writer) mappedRoles() []*smm.Role {
	var out []*smm.Role
	for _, m := range w.a.Mappings {
		for _, r := range m.Roles {
			if !slices.ContainsFunc(out, func(o *smm.Role) bool { return o.ID == r.ID }) {
				out = append(out, r)
			}
		}
	}
	return out
}

func (w *writer) requirementsOf(s *doc.Section, role, name string) {
	n := w.needs(role)
	frameworks := n.frameworks()
	if len(frameworks) == 0 {
		s.Body = append(s.Body, sentence(w.Words["report-no-requirements"]))
	}
	for _, f := range frameworks {
		s.Body = append(s.Body, sentence(w.needSentence(f, n.of(f), name)))
	}
	w.coverage(s, n)
	for _, f := range frameworks {
		w.needTable(s, f, n.of(f))
	}
	w.unmapped(s, n.none)
}

func (w *writer) needSentence(f *smm.Framework, list []*need, role string) string {
	key := "report-needs"
	if role == "" {
		key = "report-needs-any"
	}
	c := counts(list)
	return w.Fill(key, "role", role, "requirements", w.count(len(list), "requirement"), "framework", w.lib.FrameworkName(f),
		"unmet", w.count(c[restsUnmet], "resting-unmet"), "open", strconv.Itoa(c[restsOpen]))
}

// coverage counts the requirements of each framework by state, of all that the framework has.
func (w *writer) coverage(s *doc.Section, n *needs) {
	columns := []column{{w.Words["framework"], 28}, {w.Words["report-named"], 12}}
	for _, st := range states {
		columns = append(columns, column{capital(w.Words["need-"+string(st)]), 12})
	}
	t := newTable(w.Words["report-coverage"], "plain", append(columns, column{w.Words["report-in-framework"], 12})...)
	for _, f := range n.frameworks() {
		list := n.of(f)
		c := counts(list)
		row := []*doc.Cell{rowHead(plain(w.lib.FrameworkName(f))), number(len(list))}
		for _, st := range states {
			row = append(row, number(c[st]))
		}
		t.row(append(row, number(len(slices.Collect(f.Requirements))))...)
	}
	if len(t.Rows) > 0 {
		s.Body = append(s.Body, sentence(w.Words["report-coverage-note"]))
		w.Table(s, t.Table)
	}
}

// capital begins words with a capital letter.
func capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}

// needTable lists the requirements of a framework below the headings that it has itself.
func (w *writer) needTable(s *doc.Section, f *smm.Framework, list []*need) {
	t := newTable(w.Fill("report-requirements-of", "framework", w.lib.FrameworkName(f)), "plain", column{w.Words["requirement"], 30},
		column{w.Words["report-led-by"], 30}, column{w.Words["report-rests"], 40})
	for _, g := range f.Groups {
		first := true
		for _, n := range list {
			if !slices.Contains(g.Requirements, n.Requirement) {
				continue
			}
			if head := strings.TrimSpace(g.ID + " " + g.Title); first && head != "" {
				t.group(doc.Plain(head))
			}
			first = false
			t.row(w.needHead(n), w.ways(n), w.resting(n))
		}
	}
	w.Table(s, t.Table)
}

func (w *writer) needHead(n *need) *doc.Cell {
	out := []doc.Inline{&doc.Ref{Kind: doc.Link, Content: doc.Plain(n.ID), Symbol: smm.RequirementSymbol(n.Framework.ID, n.ID)}}
	if n.Title != "" {
		out = append(out, plain(" "+n.Title))
	}
	return rowHead(out...)
}

// ways lists the practices and levels that lead to a requirement, and how each relates to it where that is said.
func (w *writer) ways(n *need) *doc.Cell {
	out := list()
	for _, y := range n.ways {
		words := w.placeName(y.practice, y.place)
		var said []string
		for _, l := range y.links {
			if smm.Qualifies(l.Relation) {
				said = append(said, w.Words["relation-"+l.Relation])
			}
		}
		if len(said) > 0 {
			words = append(words, plain(" ("+strings.Join(slices.Compact(said), ", ")+")"))
		}
		out.Items = append(out.Items, &doc.Item{Blocks: para(words)})
	}
	return blocks([]doc.Block{out})
}

// placeName names a level of a practice, a cell or a statement, leading there.
func (w *writer) placeName(p *smm.PracticeResult, place *smm.Place) []doc.Inline {
	words := w.Fill("report-at-level", "practice", p.Node.Name, "level", strconv.Itoa(place.Level))
	if place.Scope == "" {
		return []doc.Inline{w.To(p.Node.ID, doc.Plain(words))}
	}
	key := strings.TrimPrefix(place.Key.Text, p.Node.ID+".")
	words += ", " + w.ScopeName(place.Scope)
	if _, statement, ok := strings.Cut(key, "."); ok {
		words += ", " + statement
	}
	return []doc.Inline{w.To(p.Node.ID+"."+key, doc.Plain(words))}
}

// resting says how the statements stand that a requirement rests on, and names those in the way.
func (w *writer) resting(n *need) *doc.Cell {
	st := n.state()
	out := []doc.Inline{&doc.Badge{Class: string(st), Text: w.Words["need-"+string(st)]}}
	for _, part := range []struct {
		list []*smm.Asked
		noun string
	}{{n.unmet, "statement-unmet"}, {n.open, "statement-unassessed"}} {
		if len(part.list) > 0 {
			out = append(append(out, plain(" "+w.count(len(part.list), part.noun)+": ")), w.ids(part.list, someNamed)...)
			out = append(out, plain("."))
		}
	}
	return inlines(out...)
}

// unmapped lists where the mappings say that there is no requirement, and why.
func (w *writer) unmapped(s *doc.Section, none []reasoned) {
	if len(none) == 0 {
		return
	}
	t := newTable(w.Words["report-unmapped"], "plain", column{w.Words["report-place"], 40}, column{w.Words["reason"], 60})
	for _, r := range none {
		at := []doc.Inline{w.practice(r.practice.Node)}
		if r.place != nil {
			at = w.placeName(r.practice, r.place)
		}
		if r.framework != nil {
			at = append(at, plain(" ("+r.framework.Title+")"))
		}
		t.row(rowHead(at...), inlines(r.why...))
	}
	w.Table(s, t.Table)
}
