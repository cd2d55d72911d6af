package author

import (
	"path"
	"slices"

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
