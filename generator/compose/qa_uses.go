package compose

import (
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// uses says by symbol which files name a thing, and how often each.
type uses map[string]map[string]int

func (u uses) add(symbol, file string) {
	if u[symbol] == nil {
		u[symbol] = map[string]int{}
	}
	u[symbol][file]++
}

func (u uses) blocks(file string, blocks []doc.Block) {
	doc.EachInline(blocks, func(in doc.Inline) {
		inlineSymbol(in, func(symbol string) { u.add(symbol, file) })
	})
}

func (u uses) inlines(file string, runs ...[]doc.Inline) {
	for _, in := range runs {
		u.blocks(file, []doc.Block{&doc.Paragraph{Content: in}})
	}
}

// usesOf reads every text of the library once, however many publications print it.
func usesOf(lib *smm.Library) uses {
	u := uses{}
	for _, content := range lib.Contents {
		u.content(content)
	}
	for _, p := range lib.Pubs() {
		u.front(p.Front)
	}
	for _, m := range lib.Models {
		u.model(m)
	}
	for _, t := range lib.Practices {
		u.table(t)
	}
	for _, m := range lib.Mappings {
		u.mapping(m)
	}
	for _, g := range lib.Glossaries {
		for _, t := range g.Terms {
			u.blocks(t.Pos.File, t.Text)
		}
	}
	for _, f := range lib.Frameworks {
		u.blocks(f.Pos.File, f.Description)
	}
	for _, t := range lib.Targets {
		u.target(t)
	}
	for _, b := range lib.Brands {
		u.blocks(b.Pos.File, b.Disclaimer)
	}
	return u
}

func (u uses) content(c *smm.Content) {
	file := c.Pos.File
	u.inlines(file, c.Title)
	u.blocks(file, c.Blocks)
	for _, n := range c.Notes {
		u.blocks(file, n.Blocks)
	}
	doc.EachBlock(c.Blocks, func(b doc.Block) {
		if e, ok := b.(*doc.Example); ok {
			if t, ok := e.Data.(*smm.Table); ok && t != nil {
				u.table(t)
			}
		}
	})
}

func (u uses) front(f *smm.Front) {
	file := f.Pos.File
	for _, blocks := range [][]doc.Block{f.Abstract, f.Legal, f.IPR} {
		u.blocks(file, blocks)
	}
	u.inlines(file, f.Copyright)
	for _, h := range f.History {
		u.inlines(file, h.Changes)
	}
}

func (u uses) model(m *smm.Model) {
	for _, l := range m.Levels {
		u.blocks(l.Pos.File, l.Description)
	}
	for _, s := range m.Scopes {
		u.blocks(s.Pos.File, s.Description)
	}
	for n := range m.Nodes {
		u.blocks(n.Pos.File, n.Description)
	}
}

func (u uses) table(t *smm.Table) {
	file := t.Pos.File
	u.blocks(file, t.Description)
	u.blocks(file, t.Note)
	for _, o := range t.Objectives {
		u.inlines(file, o.Text)
	}
	for _, r := range t.Rows {
		if r.External.Text != "" {
			u.add(smm.CiteSymbol(r.External.Text), file)
		}
		u.blocks(file, r.Summary)
		u.inlines(file, r.None)
		for _, cell := range r.Cells {
			for _, b := range cell.Blocks {
				u.blocks(file, b.Description)
			}
			for s := range cell.Statements {
				u.inlines(file, s.Text)
				u.blocks(file, s.More)
			}
		}
	}
}

func (u uses) mapping(m *smm.Mapping) {
	file := m.Pos.File
	u.blocks(file, m.Provenance)
	for _, r := range m.Roles {
		u.blocks(file, r.Description)
	}
	for _, p := range m.Practices {
		u.inlines(file, p.None)
		for _, place := range p.Places {
			u.inlines(file, place.None)
			for _, set := range place.Sets {
				u.inlines(file, set.None)
				for _, not := range set.NotIn {
					u.inlines(file, not.None)
				}
				for _, l := range set.Links {
					u.inlines(file, l.Note)
				}
			}
		}
	}
}

func (u uses) target(t *smm.Target) {
	u.blocks(t.Pos.File, t.Rationale)
	for _, a := range t.Set {
		u.inlines(t.Pos.File, a.Reason)
	}
	for _, e := range t.Exclude {
		u.inlines(t.Pos.File, e.Reason)
	}
}
