package check

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// drawn holds the names of figures and tables that the program draws against what the publication can show. These, and
// practice tables shown as examples, stand in the flow of a Markdown file only.
func (c *checker) drawn() {
	c.texts(func(t text, blocks []doc.Block) {
		doc.EachBlock(blocks, func(b doc.Block) {
			switch b := b.(type) {
			case *doc.Drawn:
				c.drawing(t, b)
			case *doc.Example:
				if t.aside() {
					c.list.Errorf(b.Pos, "misplaced-block", "a practice table cannot be shown here").Hint = "examples stand in the Markdown files of a publication"
				}
			}
		})
	})
}

func (c *checker) drawing(t text, d *doc.Drawn) {
	if t.aside() {
		c.list.Errorf(d.Pos, "misplaced-block", "%q cannot be drawn here", d.What).Hint = "figures are drawn in the Markdown files of a publication"
		return
	}
	known := []named{{name: "figure:hierarchy"}, {name: "table:template"}, {name: "table:template-all"}}
	if t.pub.Profile != nil {
		known = append(known, named{name: "figure:devices"})
	}
	if t.pub.Mapping != nil {
		known = append(known, named{name: "figure:roles"}, named{name: "table:coverage"})
	}
	if t.pub.Model != nil {
		for _, n := range t.pub.Model.Domains {
			known = append(known, named{"figure:domain/" + n.ID, n.Pos})
		}
	}
	if !slices.ContainsFunc(known, func(k named) bool { return k.name == d.What }) {
		found := c.list.Errorf(d.Pos, "unknown-figure", "%q cannot be drawn here", d.What)
		found.Hint = hint(d.What, known)
	}
	if len(d.Title) == 0 {
		c.list.Errorf(d.Pos, "missing-title", "%q has no title", d.What).Hint = `write ![what it shows](` + d.What + ` "Title")`
	}
}

// examples gives every practice table that is shown as an example its model.
func (c *checker) examples() {
	for _, p := range c.pubs {
		for _, it := range p.Document {
			if it.Content != nil {
				c.examplesIn(p, it.Content)
			}
		}
	}
}

func (c *checker) examplesIn(p *smm.Pub, content *smm.Content) {
	if p.Model == nil {
		return
	}
	doc.EachBlock(content.Blocks, func(b doc.Block) {
		if e, ok := b.(*doc.Example); ok {
			c.exampleTable(p, e)
		}
	})
}

func (c *checker) exampleTable(p *smm.Pub, e *doc.Example) {
	t, ok := e.Data.(*smm.Table)
	if !ok || t == nil || t.Model != nil {
		return
	}
	t.Model, t.Profile = p.Model, p.Profile
	c.table(t)
}

// exampleTexts are the texts of the examples within a text.
func exampleTexts(blocks []doc.Block) []doc.Block {
	var out []doc.Block
	doc.EachBlock(blocks, func(b doc.Block) {
		if e, ok := b.(*doc.Example); ok {
			if t, ok := e.Data.(*smm.Table); ok && t != nil && t.Model != nil {
				out = append(out, tableText(t)...)
			}
		}
	})
	return out
}
