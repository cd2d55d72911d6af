package check

import (
	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// chapters holds the Markdown files of the outlines to a readable order: headings one below the other, and no figure or
// table that the text does not lead to.
func (c *checker) chapters() {
	for _, p := range c.pubs {
		c.chaptersOf(p.Document)
	}
	if c.lib.Site != nil {
		c.chaptersOf(c.lib.Site.Document)
	}
}

func (c *checker) chaptersOf(document []*smm.Item) {
	for _, it := range document {
		if it.Content == nil {
			continue
		}
		c.headingSteps(it.Content.Blocks)
		for _, b := range it.Content.Blocks {
			c.unreferenced(b)
		}
	}
}

// headingSteps reports a heading that skips a level, counted from the file's title, which is the first.
func (c *checker) headingSteps(blocks []doc.Block) {
	above := 1
	for _, b := range blocks {
		h, ok := b.(*doc.Heading)
		if !ok {
			continue
		}
		if h.Level > above+1 {
			d := c.list.Warnf(h.Pos, "skipped-heading", "the heading %q is of level %d, below one of level %d", doc.PlainText(h.Content), h.Level, above)
			d.Hint = "begin it with " + "######"[:above+1] + ", or write the heading between"
		}
		above = h.Level
	}
}

// unreferenced reports a numbered figure or table that no reference leads to.
func (c *checker) unreferenced(b doc.Block) {
	switch b := b.(type) {
	case *doc.Figure:
		c.pointedAt("fig-", b.ID, b.Caption, b.Pos)
	case *doc.Drawn:
		c.pointedAt("fig-", b.ID, b.Title, b.Pos)
	case *doc.Table:
		c.pointedAt("tbl-", b.ID, b.Caption, b.Pos)
	}
}

func (c *checker) pointedAt(prefix, id string, caption []doc.Inline, pos diag.Pos) {
	if len(caption) == 0 || c.linked[pos] {
		return
	}
	d := c.list.Warnf(pos, "unreferenced", "the text never refers to %q", doc.PlainText(caption))
	if id == "" {
		d.Hint = "name it {#" + prefix + "x} and refer to it with [](#" + prefix + "x)"
		return
	}
	d.Hint = "refer to it with [](#" + id + ")"
}
