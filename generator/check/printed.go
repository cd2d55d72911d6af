package check

import (
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// titles reports files that an outline prints and that have no title to stand over them.
func (c *checker) titles() {
	printed := c.printed()
	for _, name := range sortedKeys(c.lib.Contents) {
		content := c.lib.Contents[name]
		if len(content.Title) == 0 && printed[content] && name != "index.md" {
			d := c.list.Errorf(content.Pos, "missing-title", "the file has no title")
			d.Hint = "begin it with a heading, or write title: in its front matter"
		}
	}
}

// unprinted reports links to Markdown files that no document prints: their readers would find nothing.
func (c *checker) unprinted() {
	printed := c.printed()
	c.texts(func(t text, blocks []doc.Block) {
		if t.file != nil && !printed[t.file] {
			return
		}
		doc.EachInline(blocks, func(in doc.Inline) {
			r, ok := in.(*doc.Ref)
			if !ok {
				return
			}
			name, ok := strings.CutPrefix(r.Symbol, smm.ContentSymbol("", ""))
			name, _, _ = strings.Cut(name, "#")
			if target := c.lib.Contents[name]; ok && target != nil && !printed[target] && (!target.Draft || c.options.Drafts) {
				c.broken(r, "no document prints content/"+name, "name the file in a document, or link to something that is printed")
			}
		})
	})
}

// repeated reports lines of an outline that stand twice: each may stand once.
func (c *checker) repeated() {
	for _, p := range c.pubs {
		seen := map[string]diag.Pos{}
		for _, it := range p.Document {
			what := string(it.Kind)
			switch it.Kind {
			case smm.ContentItem, smm.GlossaryItem, smm.TargetItem:
				what += ": " + it.Value.Text
			}
			if first, twice := seen[what]; twice {
				d := c.list.Errorf(it.Pos, "duplicate-item", "the document has %q twice", what)
				d.Related = []diag.Related{{Pos: first, Message: "the first one"}}
				continue
			}
			seen[what] = it.Pos
		}
	}
}

// pointers reports names in places of their own that nothing answers to: what a term says to see as well, a publisher's
// logo, the requirement that another one enhances.
func (c *checker) pointers() {
	for _, p := range c.pubs {
		for _, party := range p.Publishers {
			if party.Logo != "" && c.lib.Images[party.Logo] == nil && !c.mayDefine(party.Logo) {
				d := c.list.Errorf(c.locate(party.Pos, "", party.Logo), "unknown-image", "no image %q below content/", party.Logo)
				d.Len, d.Hint = len([]rune(party.Logo)), hint(party.Logo, c.knownImages())
			}
		}
	}
	for _, g := range c.lib.Glossaries {
		for _, t := range g.Terms {
			for _, w := range t.See {
				c.seeTerm(g, t, w)
			}
		}
	}
	for _, f := range c.lib.Frameworks {
		for r := range f.Requirements {
			if id := r.Parent.Text; id != "" && (f.Requirement(id) == nil || f.Requirement(id) == r) {
				d := c.list.Errorf(r.Parent.Pos, "unknown-requirement", "%s has no requirement %q that %q could enhance", f.ID, id, r.ID)
				d.Len, d.Hint = len([]rune(id)), hint(f.Normal(id), knownRequirements(f))
			}
		}
	}
}

func (c *checker) seeTerm(g *smm.Glossary, t *smm.Term, w smm.Word) {
	hits := c.lib.TermsOf([]*smm.Glossary{g}, "", w.Text)
	switch {
	case len(hits) == 0 && c.mayDefine(w.Text):
	case len(hits) == 0:
		var known []named
		for _, g := range c.lib.Glossaries {
			for _, other := range g.Terms {
				known = append(known, named{other.ID, other.Pos})
			}
		}
		c.unknown(w, "term", known)
	case len(hits) > 0 && hits[0] == t:
		c.list.Errorf(w.Pos, "see-itself", "the term says see itself")
	}
}

func (c *checker) knownImages() []named {
	var known []named
	for _, name := range sortedKeys(c.lib.Images) {
		known = append(known, named{name: name})
	}
	return known
}
