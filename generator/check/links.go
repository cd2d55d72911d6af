package check

import (
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// prefixed splits an id that may name its publication: retail-pos/threat-modeling.industry-2.a1. Without one it is looked
// up from where it stands.
func (c *checker) prefixed(p *smm.Pub, id string) (*smm.Pub, string) {
	if pub, rest, ok := strings.Cut(id, "/"); ok {
		return smm.Find(c.pubs, pub), rest
	}
	return p, id
}

// here is the publication that a name without prefix belongs to. On the site's own pages that is the model, where there
// is one only.
func (c *checker) here(t text) *smm.Pub {
	if t.pub != nil {
		return t.pub
	}
	if c.home != nil {
		return c.home
	}
	models := map[string]bool{}
	for _, m := range c.lib.Models {
		models[m.ID] = true
	}
	if len(models) != 1 {
		return nil
	}
	return smm.Find(c.pubs, c.lib.Models[0].ID)
}

// placeLink resolves practice:ID, domain:ID and the ids of cells and statements.
func (c *checker) placeLink(t text, r *doc.Ref, id string) {
	at, place := c.prefixed(c.here(t), id)
	if at == nil && place != id {
		c.brokenPub(r, strings.TrimSuffix(id, "/"+place))
		return
	}
	if at == nil {
		c.broken(r, "", "write the publication before the id: practice:iot-smm/"+place)
		return
	}
	if at.Place(place) == nil {
		if at.Model == nil || c.mayDefine(placeRoot(place)) {
			return
		}
		c.broken(r, "", hint(place, knownPlaces(at, place)))
		return
	}
	r.Symbol = smm.PlaceSymbol(nameFrom(t, at), place)
	if place != id && at.Mapping != nil && at.Mapping.Practice(place) != nil {
		r.Symbol = smm.InSymbol(at.FullName(), place) // a mapping's own table
	}
}

// nameFrom is a publication's name, seen from where a text stands.
func nameFrom(t text, at *smm.Pub) string {
	if at == t.pub {
		return "."
	}
	return at.FullName()
}

// knownPlaces are the nodes of the model or, for an id with a dot, the cells and statements of the practice.
func knownPlaces(p *smm.Pub, place string) []named {
	var known []named
	if !strings.Contains(place, ".") {
		for n := range p.Model.Nodes {
			known = append(known, named{n.ID, n.Pos})
		}
		return known
	}
	for _, t := range slices.Concat(p.Tables(), p.Model.Tables) {
		for _, row := range t.Rows {
			for _, cell := range row.Cells {
				known = append(known, named{cell.ID, cell.Pos})
				for s := range cell.Statements {
					known = append(known, named{s.FullID, s.Pos})
				}
			}
		}
	}
	return known
}

// levelLink resolves level:3 and level:iot-smm/3.
func (c *checker) levelLink(t text, r *doc.Ref, rest string) {
	at, number := c.prefixed(c.here(t), rest)
	n, err := strconv.Atoi(number)
	switch {
	case at == nil && number != rest:
		c.brokenPub(r, strings.TrimSuffix(rest, "/"+number))
	case at == nil:
		c.broken(r, "", "write the model before the level: level:iot-smm/"+number)
	case at.Model == nil:
	case err != nil || at.Model.Level(n) == nil:
		if top := at.Model.Levels; len(top) > 0 && !c.damaged[at.Model.Pos.File] {
			c.broken(r, "", at.Model.ID+" has levels 0 to "+itoa(top[len(top)-1].Level))
		}
	case at == t.pub:
		r.Symbol = smm.LevelSymbol(".", n)
	default:
		r.Symbol = smm.LevelSymbol(at.Model.FullName(), n)
	}
}

// pubLink resolves profile:ID, mapping:ID and model:ID, each with or without @edition.
func (c *checker) pubLink(r *doc.Ref, kind smm.PubKind, name string) {
	p := smm.Find(c.pubs, name)
	if p != nil && p.Kind == kind {
		full := name
		if !strings.Contains(name, "@") {
			full = p.FullName()
		}
		r.Symbol = smm.PubSymbol(full)
		if r.Content == nil {
			r.Raw = p.Title // where it is not published
		}
		return
	}
	if c.mayDefine(name) {
		return
	}
	if p != nil {
		c.broken(r, name+" is a "+string(p.Kind), "write "+string(p.Kind)+":"+name)
		return
	}
	c.brokenPub(r, name, kind)
}

// brokenPub reports a link to a publication that there is not, or not in this edition.
func (c *checker) brokenPub(r *doc.Ref, name string, kinds ...smm.PubKind) {
	if c.mayDefine(name) {
		return
	}
	if id, editions := c.editionsOf(name); len(editions) > 0 {
		c.broken(r, id+" has no such edition", listed(editions))
		return
	}
	if len(kinds) == 0 {
		kinds = []smm.PubKind{smm.ModelPub, smm.ProfilePub, smm.MappingPub}
	}
	c.broken(r, "", hint(name, c.knownPubs(kinds...)))
}

func (c *checker) framework(id string) *smm.Framework {
	for _, f := range c.lib.Frameworks {
		if f.ID == id {
			return f
		}
	}
	return nil
}

func (c *checker) knownFrameworks() []named {
	var known []named
	for _, f := range c.lib.Frameworks {
		known = append(known, named{f.ID, f.Pos})
	}
	return known
}

func (c *checker) frameworkLink(r *doc.Ref, id string) {
	if c.framework(id) == nil {
		if !c.mayDefine(id) {
			c.broken(r, "", hint(id, c.knownFrameworks()))
		}
		return
	}
	r.Symbol = smm.FrameworkSymbol(id)
}

// requirementLink resolves requirement:FRAMEWORK/ID in any of the framework's spellings.
func (c *checker) requirementLink(r *doc.Ref, rest string) {
	id, requirement, _ := strings.Cut(rest, "/")
	f := c.framework(id)
	if f == nil {
		c.frameworkLink(r, id)
		return
	}
	found := f.Requirement(requirement)
	if found == nil {
		c.broken(r, "", hint(f.Normal(requirement), knownRequirements(f)))
		return
	}
	r.Symbol = smm.RequirementSymbol(f.ID, found.ID)
}

func knownRequirements(f *smm.Framework) []named {
	var known []named
	for r := range f.Requirements {
		known = append(known, named{name: r.ID})
	}
	return known
}
