package check

import (
	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// text is something an author wrote, with the publication that prints it (nil: a page of the site) and the Markdown file
// that it stands in (nil: a YAML file).
type text struct {
	pub  *smm.Pub
	file *smm.Content
	note bool // a footnote of the file
	in   *smm.Glossary

	language string   // where neither of them says
	at       diag.Pos // where the text, or what holds it, begins
}

// aside reports a text outside the flow of a publication's chapters.
func (t text) aside() bool { return t.pub == nil || t.file == nil || t.note }

// texts calls f for every text of the library, once for each publication that prints it.
func (c *checker) texts(f func(t text, blocks []doc.Block)) {
	if c.again != nil {
		c.again.texts(c, f)
		return
	}
	for _, p := range c.pubs {
		at := text{pub: p, at: p.Pos}
		f(at, frontText(p.Front))
		switch p.Kind {
		case smm.ModelPub:
			f(at, modelText(p.Model))
		case smm.MappingPub:
			f(at, mappingText(p.Mapping))
		}
		for _, t := range p.Tables() {
			f(text{pub: p, at: t.Pos}, tableText(t))
		}
		for _, it := range p.Document {
			if it.Content != nil {
				c.contentText(p, it.Content, f)
			}
		}
	}
	c.targetTexts(f)
	c.siteTexts(f)
}

// siteTexts are the pages of the site itself, and Markdown files that no outline uses: these are read as if they
// belonged to the publication whose folder they lie in.
func (c *checker) siteTexts(f func(t text, blocks []doc.Block)) {
	used := map[*smm.Content]bool{}
	for _, p := range c.pubs {
		for _, it := range p.Document {
			used[it.Content] = true
		}
	}
	for _, name := range sortedKeys(c.lib.Contents) {
		if content := c.lib.Contents[name]; !used[content] {
			c.contentText(c.nearby(name), content, f)
		}
	}
	for _, g := range c.lib.Glossaries {
		for _, t := range g.Terms {
			f(text{at: t.Pos, in: g}, t.Text)
		}
	}
	for _, fw := range c.lib.Frameworks {
		f(text{at: fw.Pos}, fw.Description)
	}
	for _, b := range c.lib.Brands {
		f(text{at: b.Pos}, b.Disclaimer)
	}
}

func (c *checker) contentText(p *smm.Pub, content *smm.Content, f func(t text, blocks []doc.Block)) {
	at := text{pub: p, file: content, at: content.Pos}
	f(at, []doc.Block{&doc.Paragraph{Content: content.Title}})
	f(at, content.Blocks)
	f(at, exampleTexts(content.Blocks))
	at.note = true
	for _, n := range content.Notes {
		f(at, n.Blocks)
	}
}

func frontText(p *smm.Front) []doc.Block {
	var out []doc.Block
	out = append(out, p.Abstract...)
	out = append(out, p.Legal...)
	out = append(out, p.IPR...)
	out = append(out, inline(p.Copyright)...)
	for _, h := range p.History {
		out = append(out, inline(h.Changes)...)
	}
	return out
}

func modelText(m *smm.Model) []doc.Block {
	var out []doc.Block
	for _, l := range m.Levels {
		out = append(out, l.Description...)
	}
	for _, s := range m.Scopes {
		out = append(out, s.Description...)
	}
	for n := range m.Nodes {
		out = append(out, n.Description...)
	}
	return out
}

func mappingText(m *smm.Mapping) []doc.Block {
	out := append([]doc.Block{}, m.Provenance...)
	for _, r := range m.Roles {
		out = append(out, r.Description...)
	}
	for _, p := range m.Practices {
		out = append(out, inline(p.None)...)
		for _, place := range p.Places {
			out = append(out, inline(place.None)...)
			for _, set := range place.Sets {
				out = append(out, inline(set.None)...)
				for _, not := range set.NotIn {
					out = append(out, inline(not.None)...)
				}
				for _, link := range set.Links {
					out = append(out, inline(link.Note)...)
				}
			}
		}
	}
	return out
}

func tableText(t *smm.Table) []doc.Block {
	out := append(append([]doc.Block{}, t.Description...), t.Note...)
	for _, l := range t.Model.Asking() {
		if o := t.Objectives[l.Level]; o != nil {
			out = append(out, inline(o.Text)...)
		}
	}
	for _, r := range t.Rows {
		out = append(out, r.Summary...)
		out = append(out, inline(r.None)...)
		for _, cell := range r.Cells {
			for _, b := range cell.Blocks {
				out = append(out, b.Description...)
			}
			for s := range cell.Statements {
				out = append(out, inline(s.Text)...)
				out = append(out, s.More...)
			}
		}
	}
	return out
}

// inline wraps running text so that it can be walked like the rest. The inlines are shared, not copied.
func inline(in []doc.Inline) []doc.Block {
	if len(in) == 0 {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Content: in}}
}
