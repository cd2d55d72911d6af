package check

import "smmpub/generator/smm"

// words that every publication may set besides its model's scopes and parts.
var words = []string{"level", "levels", "objective", "see_base", "section"}

// labels reports words for things that the model does not have.
func (c *checker) labels() {
	for _, p := range c.pubs {
		if p.Model == nil || c.damaged[p.Model.Pos.File] {
			continue
		}
		for _, w := range p.LabelWords {
			c.label(p.Model, w)
		}
	}
}

func (c *checker) label(m *smm.Model, w smm.Word) {
	var known []named
	for _, name := range words {
		known = append(known, named{name: name})
	}
	for _, s := range m.Scopes {
		known = append(known, named{s.ID, s.Pos})
	}
	for _, p := range m.Parts {
		known = append(known, named{p.ID, p.Pos})
	}
	for _, k := range known {
		if k.name == w.Text {
			return
		}
	}
	c.unknown(w, "label", known)
}
