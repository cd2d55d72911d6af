package author

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// link gives profiles their models; nothing else of what check resolves is needed to write sources.
func link(lib *smm.Library) {
	pubs := lib.Pubs()
	for _, p := range lib.Profiles {
		if m := smm.Find(pubs, p.ModelName.Text); m != nil && m.Kind == smm.ModelPub {
			p.Model = m.Model
		}
	}
}

// pub finds a publication of one of some kinds by its name or, when that is empty, the only one.
func (s *Site) pub(name string, kinds ...smm.PubKind) (*smm.Pub, error) {
	var fit []*smm.Pub
	var ids []string
	for _, p := range s.Lib.Pubs() {
		if slices.Contains(kinds, p.Kind) {
			fit, ids = append(fit, p), append(ids, p.ID)
		}
	}
	ids = slices.Compact(ids)
	what := string(kinds[len(kinds)-1])
	if name == "" {
		switch len(ids) {
		case 0:
			return nil, refuse("smmpub new "+what+" ID", "the site has no %s", what)
		case 1:
			name = ids[0]
		default:
			return nil, refuse(meant(name, ids), "say which %s: --%s ID", what, what)
		}
	}
	p := smm.Find(fit, name)
	if p == nil {
		return nil, refuse(meant(name, ids), "unknown %s %q", what, name)
	}
	if p.Model == nil || len(p.Model.Practices()) == 0 || len(p.Model.Asking()) == 0 || len(p.Model.Scopes) == 0 {
		return nil, refuse("smmpub check says what is missing", "the model of %s cannot be read whole", name)
	}
	return p, nil
}

func (s *Site) model(name string) (*smm.Model, error) {
	p, err := s.pub(name, smm.ModelPub)
	if err != nil {
		return nil, err
	}
	return p.Model, nil
}

// owner is the publication that a new practice file will belong to.
func (s *Site) owner(w *Wish) (*smm.Pub, error) {
	if w.Profile == "" && w.Model != "" {
		return s.pub(w.Model, smm.ModelPub)
	}
	return s.pub(w.Profile, smm.ProfilePub)
}

// profileOrModel is what a target or an assessment stands on: the model alone, or a profile with its model.
func (s *Site) profileOrModel(w *Wish) (*smm.Profile, *smm.Model, error) {
	p, err := s.owner(w)
	if err != nil {
		return nil, nil, err
	}
	return p.Profile, p.Model, nil
}

// target finds a target by its id or, when that is empty, the only one.
func (s *Site) target(name string) (*smm.Target, error) {
	var ids []string
	for _, t := range s.Lib.Targets {
		if ids = append(ids, t.ID); t.ID == name {
			return t, nil
		}
	}
	switch {
	case name != "":
		return nil, refuse(meant(name, ids), "unknown target %q", name)
	case len(ids) == 0:
		return nil, refuse("smmpub new target ID", "the site has no target")
	case len(ids) > 1:
		return nil, refuse(meant(name, ids), "say which target: --target ID")
	}
	return s.Lib.Targets[0], nil
}

// tables are the practice tables of a publication: those in its folder or below, up to where another one stands.
func (s *Site) tables(f *smm.Front) []*smm.Table {
	var out []*smm.Table
	for _, t := range s.Lib.Practices {
		if s.ownerOf(t) == f {
			out = append(out, t)
		}
	}
	return out
}

// ownerOf is the model or profile in the table's folder or the nearest folder above; nil when there is none.
func (s *Site) ownerOf(t *smm.Table) *smm.Front {
	pubs := s.Lib.Pubs()
	for dir := path.Dir(t.Pos.File); ; dir = path.Dir(dir) {
		for _, p := range pubs {
			if p.Kind != smm.MappingPub && path.Dir(p.Pos.File) == dir {
				return p.Front
			}
		}
		if dir == "." || dir == "/" {
			return nil
		}
	}
}

// asked lists what an assessment asks of each practice of the model: the statements of some publications, row by row.
func (s *Site) asked(m *smm.Model, pubs []*smm.Front) []askedTable {
	var out []askedTable
	for _, n := range m.Practices() {
		a := askedTable{Practice: n}
		for _, scope := range m.Scopes {
			for _, p := range pubs {
				for _, t := range s.tables(p) {
					if r := t.Row(scope.ID); t.Practice.Text == n.ID && r != nil {
						a.Asked = append(a.Asked, of(p, askedRow(m, r))...)
					}
				}
			}
		}
		a.tellApart()
		out = append(out, a)
	}
	return out
}

func of(p *smm.Front, list []askedStatement) []askedStatement {
	for i := range list {
		list[i].pub = p.ID
	}
	return list
}

// tellApart writes the publication before ids that several statements have.
func (a *askedTable) tellApart() {
	n := map[string]int{}
	for _, st := range a.Asked {
		n[st.ID]++
	}
	for i, st := range a.Asked {
		if n[st.ID] > 1 {
			a.Asked[i].ID = st.pub + "/" + st.ID
		}
	}
}

func askedRow(m *smm.Model, r *smm.Row) []askedStatement {
	var out []askedStatement
	if r.External.Text != "" {
		for _, l := range m.Asking() {
			id := r.Scope.Text + "-" + strconv.Itoa(l.Level)
			out = append(out, askedStatement{ID: id + "." + smm.ExternalID, Text: "All that " + r.External.Text + " asks at level " + l.Name})
		}
	}
	for _, c := range r.Cells {
		for _, b := range c.Blocks {
			for _, part := range b.Parts {
				if p := partOf(m, part); p != nil && p.Assess != smm.AssessNone {
					out = append(out, askedOf(c, part.Statements, "")...)
				}
			}
		}
	}
	return out
}

// partOf is the model's part of a cell; a cell without the name of one is its first.
func partOf(m *smm.Model, p *smm.CellPart) *smm.Part {
	if p.Part.Text == "" {
		return m.Parts[0]
	}
	return m.Part(p.Part.Text)
}

// askedOf gives the statements that are asked: items in place of their heading, and neither what informs nor what another
// statement answers.
func askedOf(c *smm.Cell, list []*smm.Statement, heading string) []askedStatement {
	var out []askedStatement
	for _, st := range list {
		text := strings.TrimSpace(heading + " " + load.PlainText(st))
		switch {
		case st.Informative, st.See.Text != "":
		case len(st.Items) > 0 && !st.Whole:
			out = append(out, askedOf(c, st.Items, text)...)
		default:
			_, place, _ := strings.Cut(c.ID, ".")
			out = append(out, askedStatement{ID: place + "." + st.ID, Text: text})
		}
	}
	return out
}
