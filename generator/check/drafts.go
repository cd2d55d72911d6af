package check

import (
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// Drafts appear nowhere, so what is published must not lead to them. `publish.only` leaves out finished publications for
// now; links to these are printed without a link, as intended.

// drafts reports everything published that needs or names a draft.
func (c *checker) drafts() {
	if c.options.Drafts {
		return
	}
	for _, p := range c.pubs {
		if c.public(p.Front) {
			c.standsOnDraft(p)
		}
	}
	printed := c.printed()
	c.texts(func(t text, blocks []doc.Block) {
		if t.file != nil && (t.file.Draft || !printed[t.file]) || t.pub != nil && !c.public(t.pub.Front) {
			return
		}
		doc.EachInline(blocks, func(in doc.Inline) {
			if r, ok := in.(*doc.Ref); ok {
				c.draftLink(t, r)
			}
		})
	})
}

// public reports a publication that a build without drafts prints, `publish.only` aside. Where its file has errors, its
// status may have been lost.
func (c *checker) public(f *smm.Front) bool {
	return c.damaged[f.Pos.File] || f.Status == smm.Published || f.Status == smm.Withdrawn ||
		f.Status == smm.Review && c.lib.Site != nil && c.lib.Site.PublishReview
}

// printed are the Markdown files that an outline names, and the home page.
func (c *checker) printed() map[*smm.Content]bool {
	out := map[*smm.Content]bool{c.lib.Contents["index.md"]: true}
	for _, p := range c.pubs {
		for _, it := range p.Document {
			out[it.Content] = true
		}
	}
	if c.lib.Site != nil {
		for _, it := range c.lib.Site.Document {
			out[it.Content] = true
		}
	}
	for _, r := range c.lib.Reports {
		for _, it := range r.Document {
			out[c.lib.Contents[it.File.Text]] = true
		}
	}
	return out
}

// standsOnDraft reports the draft models, profiles and statements that a published one is built on.
func (c *checker) standsOnDraft(p *smm.Pub) {
	switch {
	case p.Profile != nil:
		c.draftName(p.Profile.ModelName)
	case p.Mapping != nil:
		for _, from := range p.Mapping.From {
			c.draftName(from)
		}
	}
	c.draftName(p.TranslationOf)
	for s := range statements(p) {
		if s.Same != nil && s.Same.Table != nil && !c.public(s.Same.Table.Owner()) {
			c.draftFound(s.See.Pos, s.See.Text, s.Same.Table.Owner())
		}
	}
}

func (c *checker) draftName(w smm.Word) {
	if p := smm.Find(c.pubs, w.Text); p != nil && !c.public(p.Front) {
		c.draftFound(w.Pos, w.Text, p.Front)
	}
}

// draftFound reports a name of something in a publication that is not published.
func (c *checker) draftFound(pos diag.Pos, name string, f *smm.Front) {
	state := "a draft"
	if f.Status == smm.Review {
		state = "in review, which this site does not publish"
	}
	d := c.list.Errorf(pos, "draft-link", "%q leads to %s, which is %s", name, f.FullName(), state)
	d.Len, d.Hint = len([]rune(name)), "publish it first, or leave the name out"
	d.Related = []diag.Related{{Pos: f.Pos, Message: "it stands here"}}
}

// draftLink reports a link from something published into a draft.
func (c *checker) draftLink(t text, r *doc.Ref) {
	kind, rest, _ := strings.Cut(r.Symbol, ":")
	switch kind {
	case "publication", "place", "level":
		name, _, _ := strings.Cut(rest, "/")
		if p := smm.Find(c.pubs, name); p != nil && !c.public(p.Front) {
			c.draftFound(r.Pos, r.Key, p.Front)
		}
	case "content":
		name, _, _ := strings.Cut(rest, "#")
		c.draftFile(r, c.lib.Contents[name])
	case "anchor":
		if t.pub != nil {
			c.draftFile(r, c.holder(t.pub, rest))
		}
	}
}

func (c *checker) draftFile(r *doc.Ref, content *smm.Content) {
	if content == nil || !content.Draft {
		return
	}
	d := c.list.Errorf(r.Pos, "draft-link", "%q leads to content/%s, which is a draft", r.Key, content.Path)
	d.Hint = "take draft: true out of its front matter, or leave the link out"
}

// holder is the draft chapter that an anchor of the publication stands in, or nil.
func (c *checker) holder(p *smm.Pub, anchor string) *smm.Content {
	for _, it := range p.Document {
		if it.Content == nil || !it.Content.Draft {
			continue
		}
		for id := range ownAnchors(it.Content.Blocks) {
			if id == anchor || anchor == it.Content.ID {
				return it.Content
			}
		}
	}
	return nil
}
