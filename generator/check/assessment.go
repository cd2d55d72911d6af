package check

import (
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// Assessment connects an assessment with a library that Run has seen and holds every name in it against the library.
// Findings quote the assessment, and of other files only the ids that the library publishes. The library is only read, so
// that several assessments may be checked at once.
func Assessment(lib *smm.Library, a *smm.Assessment, list *diag.List) {
	c := &assessment{a: a, checker: &checker{
		lib: lib, list: list, pubs: lib.Pubs(), damaged: list.Files(), linked: map[diag.Pos]bool{}, cited: map[string]bool{},
	}}
	c.aimed()
	c.basis()
	c.requirements()
	c.a.Look = c.brand(a.Brand)
	c.period()
	if a.Model != nil {
		c.home = c.owner()
		c.systemDevices()
		c.practices()
	}
	c.plan()
	c.assessmentTexts()
	c.expired()
	c.outcome()
}

// assessment is the checker of one assessment.
type assessment struct {
	*checker
	a        *smm.Assessment
	answered map[spot]*smm.Answer
}

// finalf says something that a draft may still lack.
func (c *assessment) finalf(p diag.Pos, rule, format string, args ...any) *diag.Diagnostic {
	if c.a.Status == smm.FinalAssessment {
		return c.list.Errorf(p, rule, format, args...)
	}
	return c.list.Warnf(p, rule, format, args...)
}

// aimed gives the assessment its target, and the model and profiles that the target names.
func (c *assessment) aimed() {
	if c.a.Target != nil {
		c.target(c.a.Target)
	} else {
		c.a.Target = c.targetNamed(c.a.TargetName)
	}
	if t := c.a.Target; t != nil {
		c.a.Model, c.a.Profiles = t.Model, slices.Clone(t.Profiles)
	}
}

// owner is the publication that names without a prefix belong to: the first profile, else the model.
func (c *assessment) owner() *smm.Pub {
	name := c.a.Model.FullName()
	if len(c.a.Profiles) > 0 {
		name = c.a.Profiles[0].FullName()
	}
	return smm.Find(c.pubs, name)
}

// basis takes the model and the profiles in the editions that the assessment was made with.
func (c *assessment) basis() {
	for _, b := range c.a.Basis {
		c.basisEdition(b)
	}
	if c.a.Model == nil {
		return
	}
	if c.a.Status == smm.FinalAssessment {
		for _, f := range c.standsOn() {
			if !c.based(f.ID) {
				d := c.list.Errorf(c.a.Pos, "missing-basis", "the edition of %q is not named", f.ID)
				d.Hint = "a final assessment says what it was made with: basis: {" + f.ID + `: "` + f.Edition + `"}`
			}
		}
	}
	for _, p := range c.a.Profiles {
		if p.Model != nil && p.Model != c.a.Model {
			c.list.Errorf(c.basisPos(p.ID), "several-models", "%s stands on %s, the assessment on %s", p.FullName(), p.Model.FullName(), c.a.Model.FullName())
		}
	}
}

// standsOn are the model and the profiles that the statements come from.
func (c *assessment) standsOn() []*smm.Front {
	out := []*smm.Front{&c.a.Model.Front}
	for _, p := range c.a.Profiles {
		out = append(out, &p.Front)
	}
	return out
}

func (c *assessment) based(id string) bool { return c.basisPos(id) != c.a.Pos }

// basisPos is where the edition of a publication is named, else the assessment.
func (c *assessment) basisPos(id string) diag.Pos {
	for _, b := range c.a.Basis {
		if b.Pub.Text == id {
			return b.Pub.Pos
		}
	}
	return c.a.Pos
}

func (c *assessment) basisEdition(b smm.Basis) {
	known := smm.Find(c.pubs, b.Pub.Text)
	if known == nil || known.ID != b.Pub.Text {
		if !c.mayDefine(b.Pub.Text) {
			c.unknown(b.Pub, "publication", c.knownPubs(smm.ModelPub, smm.ProfilePub, smm.MappingPub))
		}
		return
	}
	name := b.Pub.Text + "@" + b.Edition.Text
	pinned := smm.Find(c.pubs, name)
	if pinned == nil {
		_, editions := c.editionsOf(name)
		d := c.finalf(b.Edition.Pos, "unknown-edition", "%s has no edition %q", b.Pub.Text, b.Edition.Text)
		d.Len, d.Hint = len([]rune(b.Edition.Text)), listed(editions)
		return
	}
	c.pinned(b, pinned)
}

// pinned puts an edition in the place of the one that the target names.
func (c *assessment) pinned(b smm.Basis, p *smm.Pub) {
	switch {
	case c.a.Target == nil || p.Kind == smm.MappingPub:
		return
	case c.a.Model != nil && p.Kind == smm.ModelPub && c.a.Model.ID == p.ID:
		c.pins(c.a.Target.ModelName, b)
		c.a.Model = p.Model
		return
	case p.Kind == smm.ProfilePub:
		i := slices.IndexFunc(c.a.Profiles, func(own *smm.Profile) bool { return own.ID == p.ID })
		if i >= 0 {
			for _, w := range c.a.Target.ProfileNames {
				c.pins(w, b)
			}
			c.a.Profiles[i] = p.Profile
			return
		}
	}
	c.list.Warnf(b.Pub.Pos, "unused-basis", "the target does not stand on %q", b.Pub.Text)
}

// pins reports a target that asks for another edition by name.
func (c *assessment) pins(w smm.Word, b smm.Basis) {
	if id, edition, ok := strings.Cut(w.Text, "@"); ok && id == b.Pub.Text && edition != b.Edition.Text {
		d := c.list.Errorf(b.Edition.Pos, "edition-mismatch", "the target stands on %s, the assessment on edition %q", w.Text, b.Edition.Text)
		d.Len = len([]rune(b.Edition.Text))
	}
}

// requirements resolves the mappings and the role.
func (c *assessment) requirements() {
	for _, w := range c.a.MappingNames {
		if m := c.mapping(w); m != nil {
			c.a.Mappings = append(c.a.Mappings, m)
		}
	}
	role := c.a.Role
	if role.Text == "" {
		return
	}
	if len(c.a.MappingNames) == 0 {
		c.list.Errorf(role.Pos, "unknown-role", "the role %q belongs to no mapping", role.Text).Hint = "name the mappings that have the role: mappings: [...]"
		return
	}
	var known []named
	for _, m := range c.a.Mappings {
		if m.Role(role.Text) != nil {
			return
		}
		for _, r := range m.Roles {
			known = append(known, named{r.ID, r.Pos})
		}
	}
	if len(known) > 0 {
		c.unknown(role, "role", known)
	}
}

func (c *assessment) mapping(w smm.Word) *smm.Mapping {
	name := w.Text
	for _, b := range c.a.Basis {
		if b.Pub.Text == name && smm.Find(c.pubs, name+"@"+b.Edition.Text) != nil {
			name += "@" + b.Edition.Text
		}
	}
	p := smm.Find(c.pubs, name)
	if p == nil || p.Mapping == nil {
		if !c.mayDefine(w.Text) && !c.noEdition(w) {
			c.unknown(w, "mapping", c.knownPubs(smm.MappingPub))
		}
		return nil
	}
	if m := p.Mapping; m.Model != nil && c.a.Model != nil && m.Model.ID != c.a.Model.ID {
		c.list.Errorf(w.Pos, "several-models", "%s maps %s, the assessment stands on %s", m.FullName(), m.Model.ID, c.a.Model.ID)
	}
	return p.Mapping
}

// period holds days in their order.
func (c *assessment) period() {
	c.inOrder(c.a.From, c.a.To, "the period ends %s, before it begins")
	c.inOrder(c.a.Date, c.a.Next, "the next assessment is due %s, before this one")
	for _, e := range c.a.Evidence {
		c.inOrder(e.Date, e.Expires, "the evidence expires %s, before its date")
	}
}

// inOrder reports a day that lies before the one that it should follow.
func (c *assessment) inOrder(first, second smm.Day, format string) {
	if before(second, first) {
		c.list.Errorf(second.Pos, "date-order", format, second.Text)
	}
}

// before reports a day that lies before another one, as far as both go.
func before(a, b smm.Day) bool {
	n := min(len(a.Text), len(b.Text))
	return a.Text[:n] < b.Text[:n]
}

func (c *assessment) systemDevices() {
	for _, w := range c.a.System.Devices {
		c.device(w)
	}
}

// device reports a device or class that no profile of the assessment has.
func (c *assessment) device(w smm.Word) bool {
	var known []named
	for _, p := range c.a.Profiles {
		if p.HasDevice(w.Text) {
			return true
		}
		known = append(known, knownDevices(p)...)
	}
	c.unknown(w, "device", known)
	return false
}

// assessmentTexts resolves what the assessors' texts refer to.
func (c *assessment) assessmentTexts() {
	at := text{at: c.a.Pos, language: c.a.Language()}
	doc.EachInline(assessmentText(c.a), func(in doc.Inline) {
		if r, ok := in.(*doc.Ref); ok {
			c.reference(at, r)
		}
	})
}

func assessmentText(a *smm.Assessment) []doc.Block {
	out := append([]doc.Block{}, a.Summary...)
	out = append(append(out, a.Limitations...), a.System.Description...)
	for _, h := range a.History {
		out = append(out, inline(h.Changes)...)
	}
	if a.TargetName.Text == "" && a.Target != nil {
		out = append(out, targetText(a.Target)...)
	}
	for _, p := range a.Practices {
		out = append(out, p.Comment...)
		for _, x := range p.Answers {
			out = append(append(out, x.Comment...), x.Reason...)
		}
	}
	for _, f := range a.Findings {
		out = append(out, f.Text...)
	}
	return out
}
