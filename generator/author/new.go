package author

import (
	"fmt"
	"path"
	"strings"

	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// Wish is a file that an author asks for. Model, Profile, From and Target are names of what it is filled from; where only
// one thing of the site could be meant, they may be empty.
type Wish struct {
	Kind, ID, Model, Profile, Target string
	From                             []string
	Today                            string // of an assessment: its day
}

// newKinds are the kinds that New writes, each with its function.
var newKinds = []struct {
	name string
	make func(*Site, *Wish) (*form, string, error)
}{
	{"profile", (*Site).newProfile}, {"practice", (*Site).newPractice}, {"mapping", (*Site).newMapping},
	{"framework", (*Site).newFramework}, {"target", (*Site).newTarget}, {"assessment", (*Site).newAssessment},
	{"model", (*Site).newModel}, {"glossary", (*Site).newGlossary}, {"references", (*Site).newReferences},
}

// NewKinds are the kinds of file that New writes.
func NewKinds() []string {
	var out []string
	for _, k := range newKinds {
		out = append(out, k.name)
	}
	return out
}

// New writes a file filled from the model and gives its path. It never writes over a file. An assessment and its folder are
// the user's alone to read.
func (s *Site) New(w Wish) (string, error) {
	for _, k := range newKinds {
		if k.name != w.Kind {
			continue
		}
		if err := checkID(w.ID); err != nil {
			return "", err
		}
		f, at, err := k.make(s, &w)
		if err != nil {
			return "", err
		}
		data, err := f.fill(w.Kind, at)
		if err != nil {
			return "", err
		}
		mode, folder := fileMode, folderMode
		if w.Kind == "assessment" {
			mode, folder = privateFile, privateFolder
		}
		return at, create(s.root, []file{{at, data}}, mode, folder)
	}
	return "", refuse(meant(w.Kind, append(NewKinds(), "edition", "theme")), "there is no kind %q of file to begin", w.Kind)
}

func (s *Site) newProfile(w *Wish) (*form, string, error) {
	m, err := s.model(w.Model)
	if err != nil {
		return nil, "", err
	}
	return &form{ID: w.ID, Model: m}, "profiles/" + w.ID + "/profile.yaml", s.freePub(w.ID)
}

func (s *Site) newModel(w *Wish) (*form, string, error) {
	return &form{ID: w.ID}, "profiles/" + w.ID + "/model.yaml", s.freePub(w.ID)
}

func (s *Site) newPractice(w *Wish) (*form, string, error) {
	p, err := s.owner(w)
	if err != nil {
		return nil, "", err
	}
	node := p.Model.Practice(w.ID)
	if node == nil {
		var ids []string
		for _, n := range p.Model.Practices() {
			ids = append(ids, n.ID)
		}
		return nil, "", refuse(meant(w.ID, ids), "the model %s has no practice %q", p.Model.ID, w.ID)
	}
	for _, t := range s.tables(p.Front) {
		if t.Practice.Text == w.ID {
			return nil, "", refuse("edit that file", "%s has a table of %q already, in %s", p.ID, w.ID, t.Pos.File)
		}
	}
	f := &form{ID: w.ID, Title: node.Name, Model: p.Model, Practice: node, Own: p.Kind == smm.ModelPub}
	f.Scopes = p.Model.Scopes[1:]
	if f.Own {
		f.Scopes = p.Model.Scopes[:1]
	}
	return f, s.practiceFolder(p) + "/" + w.ID + ".yaml", nil
}

// practiceFolder is where the publication's practice files are: below it, unless all of them stand beside it.
func (s *Site) practiceFolder(p *smm.Pub) string {
	dir := path.Dir(p.Pos.File)
	tables := s.tables(p.Front)
	if len(tables) > 0 {
		return path.Dir(tables[len(tables)-1].Pos.File)
	}
	return dir + "/practices"
}

func (s *Site) newMapping(w *Wish) (*form, string, error) {
	from := w.From
	if len(from) == 0 {
		m, err := s.model(w.Model)
		if err != nil {
			return nil, "", err
		}
		from = []string{m.ID}
	}
	f := &form{ID: w.ID, From: from[0], Framework: "FRAMEWORK"}
	if len(from) > 1 {
		f.From = "[" + strings.Join(from, ", ") + "]"
	}
	for _, name := range from {
		p, err := s.pub(name, smm.ModelPub, smm.ProfilePub)
		if err != nil {
			return nil, "", err
		}
		f.Model = p.Model
	}
	if len(s.Lib.Frameworks) > 0 {
		f.Framework = s.Lib.Frameworks[0].ID
	}
	return f, "profiles/" + w.ID + "/mapping.yaml", s.freePub(w.ID)
}

func (s *Site) newFramework(w *Wish) (*form, string, error) {
	for _, f := range s.Lib.Frameworks {
		if f.ID == w.ID {
			return nil, "", taken("framework", w.ID, f.Pos.File)
		}
	}
	return &form{ID: w.ID}, "profiles/frameworks/" + w.ID + ".yaml", nil
}

func (s *Site) newTarget(w *Wish) (*form, string, error) {
	for _, t := range s.Lib.Targets {
		if t.ID == w.ID {
			return nil, "", taken("target", w.ID, t.Pos.File)
		}
	}
	f := &form{ID: w.ID}
	var err error
	if f.Profile, f.Model, err = s.profileOrModel(w); err != nil {
		return nil, "", err
	}
	f.Scopes = f.Model.Scopes
	return f, "profiles/targets/" + w.ID + ".yaml", nil
}

func (s *Site) newGlossary(w *Wish) (*form, string, error) {
	for _, g := range s.Lib.Glossaries {
		if g.ID == w.ID {
			return nil, "", taken("glossary", w.ID, g.Pos.File)
		}
	}
	return &form{ID: w.ID}, "profiles/" + w.ID + ".yaml", nil
}

func (s *Site) newReferences(w *Wish) (*form, string, error) {
	for _, b := range s.Lib.References {
		if b.ID == w.ID {
			return nil, "", taken("list of references", w.ID, b.Pos.File)
		}
	}
	return &form{ID: w.ID}, "profiles/" + w.ID + ".yaml", nil
}

func taken(what, id, file string) error {
	return refuse("choose another id, or edit that file", "the %s %q is there already, in %s", what, id, file)
}

// freePub refuses the id of a publication that is there, and the names of the output's own folders.
func (s *Site) freePub(id string) error {
	for _, p := range s.Lib.Pubs() {
		if p.ID == id {
			return taken(string(p.Kind), id, p.Pos.File)
		}
	}
	if !load.IsPublicID(id) {
		return refuse("choose another id", "%q is the name of a folder of every site's output", id)
	}
	return nil
}

// Refresh brings the schemas for editors up to date, where the site has them.
func (s *Site) Refresh(dir string) error {
	if _, err := s.root.Stat(schemaFolder); err != nil {
		return nil
	}
	now, err := Open(dir)
	if err != nil {
		return err
	}
	defer now.Close()
	if _, err := now.WriteSchemas(); err != nil {
		return fmt.Errorf("bring the schemas up to date: %w", err)
	}
	return nil
}
