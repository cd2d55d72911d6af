package author

import (
	"regexp"
	"slices"
	"strings"

	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// usualLevel is aimed at by a target that the program writes, where the model has it.
const usualLevel = 2

// newAssessment lays out every statement in the target's set.
func (s *Site) newAssessment(w *Wish) (*form, string, error) {
	at := "assessments/" + w.ID + ".yaml"
	if err := free(s.root, at); err != nil {
		return nil, "", err
	}
	target, err := s.aim(w)
	if err != nil {
		return nil, "", err
	}
	lib, err := connected(s.root.FS())
	if err != nil {
		return nil, "", err
	}
	a, err := empty(lib, target, w)
	if err != nil {
		return nil, "", err
	}
	asks := sheets(a)
	f := &form{ID: w.ID, Model: a.Model, Today: w.Today, Organization: organizationOf(w.ID), Example: exampleOf(a, asks), Sheets: writeSheets(lib, a, asks)}
	if target != nil {
		f.Target = w.Target
	} else {
		f.Aim = a.Target
	}
	f.Basis = []*smm.Front{&a.Model.Front}
	for _, p := range a.Profiles {
		f.Basis = append(f.Basis, &p.Front)
	}
	for _, m := range lib.Mappings {
		if m.Model == a.Model {
			f.Mapping = m
		}
	}
	return f, at, nil
}

var yearBehind = regexp.MustCompile(`-\d{2,4}$`)

// organizationOf guesses whom an assessment is about: acme-2026 is acme's.
func organizationOf(id string) string { return yearBehind.ReplaceAllString(id, "") }

// aim finds the target that is meant, and names it in the wish. It is nil where the site has none that fits: one is written
// in place then.
func (s *Site) aim(w *Wish) (*smm.Target, error) {
	if w.Target != "" {
		t := smm.FindTarget(s.Lib.Targets, w.Target)
		if t == nil {
			return nil, refuse(meant(w.Target, s.targetIDs(&Wish{})), "unknown target %q", w.Target)
		}
		return t, aimsAt(t, w.Profile)
	}
	if w.Profile != "" || w.Model != "" {
		if _, err := s.owner(w); err != nil {
			return nil, err
		}
	}
	switch ids := s.targetIDs(w); {
	case len(ids) == 1:
		w.Target = ids[0]
		return smm.FindTarget(s.Lib.Targets, ids[0]), nil
	case len(ids) > 1:
		return nil, refuse(meant("", ids), "say which target: --target ID")
	}
	return nil, nil
}

// targetIDs are the targets that fit a wish: those of its profile or, without one, of its model.
func (s *Site) targetIDs(w *Wish) []string {
	var ids []string
	for _, t := range s.Lib.Targets {
		model, _, _ := strings.Cut(t.ModelName.Text, "@")
		fits := aimsAt(t, w.Profile) == nil && (w.Profile != "" || w.Model == "" || w.Model == model)
		if fits && !slices.Contains(ids, t.ID) {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

// aimsAt refuses a profile that the target leaves out: its statements would answer nothing.
func aimsAt(t *smm.Target, profile string) error {
	var names []string
	for _, n := range t.ProfileNames {
		id, _, _ := strings.Cut(n.Text, "@")
		if names = append(names, id); profile == id || profile == n.Text {
			return nil
		}
	}
	if profile == "" {
		return nil
	}
	return refuse(meant(profile, names), "the target %s does not name the profile %q", t.ID, profile)
}

// empty is an assessment that answers nothing yet, connected with the library.
func empty(lib *smm.Library, t *smm.Target, w *Wish) (*smm.Assessment, error) {
	a := &smm.Assessment{ID: w.ID, Status: smm.DraftAssessment}
	if t != nil {
		a.TargetName = smm.Word{Text: w.Target}
	} else {
		aim, err := usualAim(lib, w)
		if err != nil {
			return nil, err
		}
		a.Target = aim
	}
	var list diag.List
	check.Assessment(lib, a, &list)
	if a.Model == nil || a.Target == nil {
		return nil, refuse("smmpub check says what is wrong", "the target %q cannot be used as it is", w.Target)
	}
	return a, nil
}

// usualAim is the target that stands in place where the site has none: a low level of everything.
func usualAim(lib *smm.Library, w *Wish) (*smm.Target, error) {
	s := &Site{Lib: lib}
	p, m, err := s.profileOrModel(w)
	if err != nil {
		return nil, err
	}
	asking := m.Asking()
	level := asking[min(usualLevel, len(asking))-1].Level
	here := diag.Pos{File: "assessments/" + w.ID + ".yaml"}
	t := &smm.Target{ModelName: smm.Word{Text: m.ID}, Pos: here}
	if p != nil {
		t.ProfileNames = []smm.Word{{Text: p.ID}}
	}
	t.Default = &smm.Aim{Level: smm.GivenLevel{Level: level, Pos: here}, Scope: smm.Word{Text: m.Scopes[len(m.Scopes)-1].ID}, Pos: here}
	return t, nil
}
