package check

import (
	"fmt"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// targets connects every target with its model and profiles and holds it against them, and gives the outlines that print
// one their target.
func (c *checker) targets() {
	ids := c.unique("target")
	for _, t := range c.lib.Targets {
		ids.add(t.FullName(), t.Pos)
		c.target(t)
	}
	for _, p := range c.pubs {
		for _, it := range p.Document {
			if it.Kind == smm.TargetItem {
				c.targetItem(it, p)
			}
		}
	}
	if c.lib.Site != nil {
		for _, it := range c.lib.Site.Document {
			if it.Kind == smm.TargetItem {
				c.list.Errorf(it.Pos, "wrong-item", "a site has no target to print").Hint = "print it in the document of a model, a profile or a mapping"
			}
		}
	}
}

func (c *checker) targetItem(it *smm.Item, p *smm.Pub) {
	it.Target = c.targetNamed(it.Value)
	if t := it.Target; t != nil && t.Model != nil && p.Model != nil && t.Model != p.Model {
		c.list.Errorf(it.Value.Pos, "several-models", "the target %q belongs to %s, this document to %s", it.Value.Text, t.Model.FullName(), p.Model.FullName())
	}
}

func (c *checker) targetNamed(w smm.Word) *smm.Target {
	t := smm.FindTarget(c.lib.Targets, w.Text)
	if t == nil && !c.mayDefine(w.Text) {
		var known []named
		for _, t := range c.lib.Targets {
			known = append(known, named{t.ID, t.Pos})
		}
		c.unknown(w, "target", known)
	}
	return t
}

// target resolves what a target names. It serves targets that are written in an assessment too.
func (c *checker) target(t *smm.Target) {
	t.Model = c.model(t.ModelName)
	profiles := c.unique("profile")
	for _, w := range t.ProfileNames {
		if p := c.profile(w); p != nil && profiles.add(p.ID, w.Pos) {
			c.targetProfile(t, p, w)
		}
	}
	if t.Model == nil || c.damaged[t.Model.Pos.File] {
		return
	}
	c.aims(t)
	c.exclusions(t)
	for _, p := range t.Priorities {
		c.node(t.Model, p.Node)
	}
	if !c.damaged[t.Pos.File] {
		c.complete(t)
	}
}

func (c *checker) profile(w smm.Word) *smm.Profile {
	p := smm.Find(c.lib.Pubs(), w.Text)
	if p != nil && p.Profile != nil {
		return p.Profile
	}
	if !c.mayDefine(w.Text) && !c.noEdition(w) {
		c.unknown(w, "profile", c.knownPubs(smm.ProfilePub))
	}
	return nil
}

func (c *checker) targetProfile(t *smm.Target, p *smm.Profile, w smm.Word) {
	if t.Model != nil && p.Model != nil && p.Model != t.Model {
		d := c.list.Errorf(w.Pos, "several-models", "%s stands on %s, the target on %s", p.FullName(), p.Model.FullName(), t.Model.FullName())
		d.Len, d.Hint = len([]rune(w.Text)), "a target has one model; write id@edition to name another edition"
		return
	}
	t.Profiles = append(t.Profiles, p)
}

// node gives the node of a name, or reports that the model has none.
func (c *checker) node(m *smm.Model, w smm.Word) *smm.Node {
	n := m.Node(w.Text)
	if n == nil {
		var known []named
		for n := range m.Nodes {
			known = append(known, named{n.ID, n.Pos})
		}
		c.unknown(w, "node", known)
	}
	return n
}

func (c *checker) aims(t *smm.Target) {
	for _, a := range t.Set {
		c.node(t.Model, a.Node)
	}
	for _, a := range append(slices.Clone(t.Set), t.Default) {
		if a == nil {
			continue
		}
		if a.Level.Given() {
			c.level(t.Model, a.Level.Level, a.Level.Pos)
		}
		if a.Scope.Text != "" && t.Model.Scope(a.Scope.Text) == nil {
			c.unknown(a.Scope, "scope", knownScopes(t.Model))
		}
		if !a.Level.Given() && a.Scope.Text == "" && a.Reason == nil && !c.damaged[t.Pos.File] {
			c.list.Errorf(a.Pos, "empty-aim", "neither a level nor a scope is given").Hint = "write {level: 2, scope: " + t.Model.Scopes[0].ID + "}, or one of the two"
		}
	}
}

func knownScopes(m *smm.Model) []named {
	var known []named
	for _, s := range m.Scopes {
		known = append(known, named{s.ID, s.Pos})
	}
	return known
}

// exclusions holds what is left out apart from what is set.
func (c *checker) exclusions(t *smm.Target) {
	set := map[string]diag.Pos{}
	for _, a := range t.Set {
		set[a.Node.Text] = a.Node.Pos
	}
	for _, e := range t.Exclude {
		c.node(t.Model, e.Node)
		if len(e.Reason) == 0 && !c.damaged[e.Node.Pos.File] {
			c.list.Errorf(e.Node.Pos, "missing-reason", "nothing says why %q is excluded", e.Node.Text).Hint = "write the reason after the colon"
		}
		if at, ok := set[e.Node.Text]; ok {
			d := c.list.Errorf(e.Node.Pos, "set-and-excluded", "%q is both set and excluded", e.Node.Text)
			d.Len, d.Related = len([]rune(e.Node.Text)), []diag.Related{{Pos: at, Message: "set here"}}
		}
	}
}

// complete reports the practices for which no level or no scope follows.
func (c *checker) complete(t *smm.Target) {
	var noLevel, noScope []string
	for _, n := range t.Model.Practices() {
		level, scope := t.Lacks(n)
		if level {
			noLevel = append(noLevel, n.ID)
		}
		if scope {
			noScope = append(noScope, n.ID)
		}
	}
	for what, ids := range map[string][]string{"level": noLevel, "scope": noScope} {
		if len(ids) > 0 {
			d := c.list.Errorf(t.Pos, "incomplete-target", "no %s is set for %s", what, fewOf(ids))
			d.Hint = "set it for the practice or a node above, give a default, or exclude the practice with a reason"
		}
	}
}

// fewOf names the first three of many.
func fewOf(ids []string) string {
	if len(ids) <= 4 {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:3], ", "), len(ids)-3)
}

// targetText are the texts of a target.
func targetText(t *smm.Target) []doc.Block {
	out := append([]doc.Block{}, t.Rationale...)
	for _, a := range append(slices.Clone(t.Set), t.Default) {
		if a != nil {
			out = append(out, inline(a.Reason)...)
		}
	}
	for _, e := range t.Exclude {
		out = append(out, inline(e.Reason)...)
	}
	return out
}

// targetTexts calls f for the texts of every target: as part of each publication that prints it, else on their own.
func (c *checker) targetTexts(f func(t text, blocks []doc.Block)) {
	printed := map[*smm.Target]bool{}
	for _, p := range c.pubs {
		for _, it := range p.Document {
			if it.Target != nil {
				printed[it.Target] = true
				f(text{pub: p, at: it.Target.Pos}, targetText(it.Target))
			}
		}
	}
	for _, t := range c.lib.Targets {
		if !printed[t] {
			f(text{at: t.Pos}, targetText(t))
		}
	}
}
