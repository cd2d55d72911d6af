package check

import (
	"path"
	"slices"
	"strings"

	"smmpub/generator/smm"
)

// namespaces holds the ids of each kind apart: publications share one, other kinds have one each.
func (c *checker) namespaces() {
	pubs := c.unique("publication")
	kinds := map[string]*smm.Pub{}
	for _, p := range c.lib.Pubs() {
		pubs.add(p.FullName(), p.Pos)
		if first, ok := kinds[p.ID]; ok && first.Kind != p.Kind {
			c.duplicate("publication", p.ID, p.Pos, first.Pos)
		}
		kinds[p.ID] = p
	}
	frameworks, glossaries, references := c.unique("framework"), c.unique("glossary"), c.unique("references")
	for _, f := range c.lib.Frameworks {
		frameworks.add(f.ID, f.Pos)
		ids := c.unique("requirement")
		for r := range f.Requirements {
			ids.add(f.Normal(r.ID), r.Pos)
		}
	}
	for _, g := range c.lib.Glossaries {
		glossaries.add(g.ID, g.Pos)
		terms, acronyms := c.unique("term"), c.unique("acronym")
		for _, t := range g.Terms {
			terms.add(t.ID, t.Pos)
		}
		for _, a := range g.Acronyms {
			if a.Acronym == "" && !c.damaged[a.Pos.File] {
				c.list.Errorf(a.Pos, "missing-key", "the acronym is empty")
			}
			acronyms.add(a.Acronym, a.Pos)
		}
	}
	for _, b := range c.lib.References {
		references.add(b.ID, b.Pos)
		keys := c.unique("reference")
		for _, e := range b.Entries {
			keys.add(e.Key, e.Pos)
		}
	}
}

// models holds the ids within each model apart.
func (c *checker) models() {
	for _, m := range c.lib.Models {
		nodes := c.unique("node")
		for n := range m.Nodes {
			nodes.add(n.ID, n.Pos)
		}
		scopes, parts := c.unique("scope"), c.unique("part")
		for _, s := range m.Scopes {
			scopes.add(s.ID, s.Pos)
		}
		for _, p := range m.Parts {
			parts.add(p.ID, p.Pos)
		}
	}
}

// profiles gives each profile its model and holds its device ids apart.
func (c *checker) profiles() {
	for _, p := range c.lib.Profiles {
		p.Model = c.model(p.ModelName)
		devices := c.unique("device")
		for _, class := range p.Classes {
			devices.add(class.ID, class.Pos)
			for _, d := range class.Devices {
				devices.add(d.ID, d.Pos)
			}
		}
	}
}

func (c *checker) model(w smm.Word) *smm.Model {
	if w.Text == "" {
		return nil
	}
	if p := smm.Find(c.lib.Pubs(), w.Text); p != nil && p.Kind == smm.ModelPub {
		return p.Model
	}
	if p := c.otherEdition(w); p != nil && p.Kind == smm.ModelPub {
		return p.Model
	}
	if !c.mayDefine(w.Text) {
		c.unknown(w, "model", c.knownPubs(smm.ModelPub))
	}
	return nil
}

// practiceFiles gives each practice file to the model or profile in its folder or the nearest folder above.
func (c *checker) practiceFiles() {
	owners := c.owners()
	for _, t := range c.lib.Practices {
		found := nearest(owners, t.Pos.File)
		switch {
		case len(found) == 0:
			if !c.ownerUnread(t.Pos.File) {
				d := c.list.Errorf(t.Pos, "orphan-practice", "no model or profile stands in this folder or above it")
				d.Hint = "put the practice file beside its profile.yaml or into a folder below it"
			}
		case len(found) > 1:
			d := c.list.Errorf(t.Pos, "orphan-practice", "%q and %q stand in one folder: whose practice is this?", found[0].FullName(), found[1].FullName())
			d.Hint = "give each publication a folder of its own"
		case found[0].Kind == smm.ModelPub:
			t.Model = found[0].Model
			t.Model.Tables = append(t.Model.Tables, t)
		default:
			t.Profile, t.Model = found[0].Profile, found[0].Profile.Model
			t.Profile.Tables = append(t.Profile.Tables, t)
		}
	}
}

// ownerUnread reports that a file in the folder of a practice file, or in one above, could not be read: it may be the model
// or profile.
func (c *checker) ownerUnread(file string) bool {
	return slices.ContainsFunc(c.lib.Unread, func(name string) bool {
		return strings.HasPrefix(file, path.Dir(name)+"/")
	})
}

func (c *checker) owners() map[string][]*smm.Pub {
	owners := map[string][]*smm.Pub{}
	for _, p := range c.lib.Pubs() {
		if p.Kind != smm.MappingPub {
			dir := path.Dir(p.Pos.File)
			owners[dir] = append(owners[dir], p)
		}
	}
	return owners
}

func nearest(owners map[string][]*smm.Pub, file string) []*smm.Pub {
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		if found := owners[dir]; len(found) > 0 {
			return found
		}
		if dir == "." || dir == "/" {
			return nil
		}
	}
}

// mappings gives each mapping its model and profiles.
func (c *checker) mappings() {
	for _, m := range c.lib.Mappings {
		for _, from := range m.From {
			c.mappingFrom(m, from)
		}
		if len(m.From) == 0 && !c.damaged[m.Pos.File] {
			c.list.Errorf(m.Pos, "missing-key", "the mapping %q says not what it is from", m.ID).Hint = "name a model or profiles: from: iot-smm"
		}
		roles := c.unique("role")
		for _, r := range m.Roles {
			roles.add(r.ID, r.Pos)
		}
	}
}

func (c *checker) mappingFrom(m *smm.Mapping, from smm.Word) {
	p := smm.Find(c.lib.Pubs(), from.Text)
	if p == nil {
		p = c.otherEdition(from)
	}
	if p == nil || p.Kind == smm.MappingPub {
		if !c.mayDefine(from.Text) {
			c.unknown(from, "publication", c.knownPubs(smm.ModelPub, smm.ProfilePub))
		}
		return
	}
	if p.Profile != nil {
		m.Profiles = append(m.Profiles, p.Profile)
	}
	switch {
	case m.Model == nil:
		m.Model = p.Model
	case p.Model != nil && p.Model != m.Model:
		c.list.Errorf(from.Pos, "several-models", "%q stands on %s, the others on %s; a mapping has one model", from.Text, p.Model.FullName(), m.Model.FullName())
	}
}

func (c *checker) knownPubs(kinds ...smm.PubKind) []named {
	var known []named
	for _, p := range c.lib.Pubs() {
		if slices.Contains(kinds, p.Kind) && !slices.ContainsFunc(known, func(k named) bool { return k.name == p.ID }) {
			known = append(known, named{p.ID, p.Pos})
		}
	}
	return known
}
