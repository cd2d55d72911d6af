package check

import (
	"path"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// outlines connects every line of a `document` with what it names, and makes the outline of those who wrote none.
func (c *checker) outlines() {
	c.implied = map[*smm.Front]bool{}
	for _, p := range c.pubs {
		if p.Document == nil {
			p.Document, c.implied[p.Front] = c.defaultOutline(p), true
			continue
		}
		c.outline(p.Document, p)
	}
	if c.lib.Site != nil {
		c.outline(c.lib.Site.Document, nil)
	}
	c.glossaryLanguages()
}

// glossaryLanguages notes in which languages the publications are whose authors print a glossary.
func (c *checker) glossaryLanguages() {
	for _, p := range c.pubs {
		for _, g := range p.OwnGlossaries() {
			if in := smm.PrimaryLanguage(p.Language); !slices.Contains(g.Languages, in) {
				g.Languages = append(g.Languages, in)
			}
		}
	}
}

func (c *checker) outline(items []*smm.Item, p *smm.Pub) {
	for _, it := range items {
		switch it.Kind {
		case smm.ContentItem:
			it.Content = c.content(it.Value)
		case smm.GlossaryItem:
			it.Terms = c.glossary(it.Value)
		case smm.PracticesItem, smm.MappingItem:
			c.generated(it, p)
		}
		if it.Intro.Text != "" {
			it.Content = c.content(it.Intro)
		}
	}
}

// generated reports chapters that the publication has nothing for.
func (c *checker) generated(it *smm.Item, p *smm.Pub) {
	kind := "site"
	if p != nil {
		kind = string(p.Kind)
	}
	if it.Kind == smm.MappingItem && kind != "mapping" || it.Kind == smm.PracticesItem && (kind == "mapping" || kind == "site") {
		c.list.Errorf(it.Pos, "wrong-item", "a %s has no %s to print", kind, map[smm.ItemKind]string{
			smm.MappingItem: "mapping tables", smm.PracticesItem: "practice tables"}[it.Kind])
	}
}

func (c *checker) content(w smm.Word) *smm.Content {
	if found := c.lib.Contents[w.Text]; found != nil {
		return found
	}
	if slices.Contains(c.lib.Unread, "content/"+w.Text) {
		return nil
	}
	d := c.list.Errorf(w.Pos, "unknown-content", "there is no file content/%s", w.Text)
	d.Len, d.Hint = len([]rune(w.Text)), hint(w.Text, c.knownContents())
	return nil
}

func (c *checker) knownContents() []named {
	var known []named
	for _, name := range sortedKeys(c.lib.Contents) {
		known = append(known, named{name: name})
	}
	return known
}

func (c *checker) glossary(w smm.Word) *smm.Glossary {
	var known []named
	for _, g := range c.lib.Glossaries {
		if g.ID == w.Text {
			return g
		}
		known = append(known, named{g.ID, g.Pos})
	}
	if !c.mayDefine(w.Text) {
		c.unknown(w, "glossary", known)
	}
	return nil
}

// defaultOutline is content/<id>/*.md by name, each in the part it says, and the tables. The annexes follow when it is
// known what is used.
func (c *checker) defaultOutline(p *smm.Pub) []*smm.Item {
	var front, body, annex []*smm.Item
	for _, name := range sortedKeys(c.lib.Contents) {
		content := c.lib.Contents[name]
		if path.Dir(name) != p.ID || content.Draft {
			continue
		}
		it := &smm.Item{Kind: smm.ContentItem, Value: smm.Word{Text: name, Pos: content.Pos}, Content: content, Pos: p.Pos}
		switch content.Part {
		case "front":
			front = append(front, it)
		case "annex":
			it.Annex = true
			annex = append(annex, it)
		default:
			body = append(body, it)
		}
	}
	tables := &smm.Item{Kind: smm.PracticesItem, Pos: p.Pos}
	if p.Kind == smm.MappingPub {
		tables.Kind = smm.MappingItem
	}
	return slices.Concat(front, body, []*smm.Item{tables}, annex)
}

// usage is what a publication's texts name.
type usage struct {
	terms, acronyms map[string]bool
	cited           bool
}

// defaultAnnexes adds to outlines of our making the glossaries that their texts use, and the references.
func (c *checker) defaultAnnexes() {
	for _, p := range c.pubs {
		u := c.used[p.Front]
		if !c.implied[p.Front] {
			continue
		}
		for _, g := range c.lib.GlossariesFor(p.Language) {
			if u.uses(g) {
				p.Document = append(p.Document, &smm.Item{Kind: smm.GlossaryItem, Value: smm.Word{Text: g.ID}, Terms: g, Annex: true, Pos: p.Pos})
			}
		}
		if u.cited {
			p.Document = append(p.Document, &smm.Item{Kind: smm.ReferencesItem, Value: smm.Word{Text: "true"}, Annex: true, Pos: p.Pos})
		}
	}
}

func (u *usage) uses(g *smm.Glossary) bool {
	return slices.ContainsFunc(g.Terms, func(t *smm.Term) bool { return u.terms[t.ID] }) ||
		slices.ContainsFunc(g.Acronyms, func(a *smm.Acronym) bool { return u.acronyms[a.Acronym] })
}

// headings gives every heading that its author did not name the anchor <file>--<slug>.
func (c *checker) headings() {
	for _, name := range sortedKeys(c.lib.Contents) {
		headingsOf(c.lib.Contents[name])
	}
}

func headingsOf(content *smm.Content) {
	file := strings.TrimSuffix(path.Base(content.Path), ".md")
	seen := map[string]int{}
	if content.ID == "" {
		content.ID = file + "--" + doc.Slug(doc.PlainText(content.Title))
	}
	seen[content.ID] = 1
	for _, b := range content.Blocks {
		h, ok := b.(*doc.Heading)
		if !ok || h.Explicit {
			continue
		}
		h.ID = distinct(file+"--"+doc.Slug(doc.PlainText(h.Content)), seen)
	}
}

// distinct makes an anchor differ from the ones before it: -2, -3 ... It remembers how far it has counted.
func distinct(id string, seen map[string]int) string {
	out, n := id, seen[id]
	for n > 0 && seen[out] > 0 {
		n++
		out = id + "-" + itoa(n)
	}
	seen[id] = max(n, 1)
	seen[out] = max(seen[out], 1)
	return out
}

// anchors collects what each publication's texts can point at, and reports ids that clash.
func (c *checker) anchors() {
	c.anchored = map[*smm.Front]map[string]diag.Pos{}
	for _, p := range c.pubs {
		c.anchored[p.Front] = c.anchorsOf(p)
	}
}

func (c *checker) anchorsOf(p *smm.Pub) map[string]diag.Pos {
	u := c.unique("anchor")
	seen := map[*smm.Content]bool{}
	for _, it := range p.Document {
		if it.Content != nil && !seen[it.Content] {
			seen[it.Content] = true
			u.content(it.Content)
		}
		if it.Target != nil && u.add("target-"+it.Target.ID, it.Value.Pos) {
			u.add("tbl-target-"+it.Target.ID, it.Value.Pos)
		}
	}
	for _, t := range p.Tables() {
		u.add(t.Practice.Text, t.Practice.Pos)
		u.add("tbl-"+t.Practice.Text, t.Practice.Pos)
	}
	if p.Mapping != nil {
		u.mapping(p)
	}
	return u.seen
}

// mapping adds the sections and tables of a mapping.
func (u *unique) mapping(p *smm.Pub) {
	if !slices.ContainsFunc(p.Document, func(it *smm.Item) bool { return it.Kind == smm.MappingItem }) {
		return
	}
	for _, m := range p.Mapping.Practices {
		if p.Model == nil || p.Model.Practice(m.Practice.Text) == nil {
			continue
		}
		u.add(m.Practice.Text, m.Pos)
		if m.None == nil {
			u.add("tbl-"+m.Practice.Text, m.Pos)
		}
	}
}

func (u *unique) content(content *smm.Content) {
	u.add(content.ID, content.Pos)
	for id, pos := range ownAnchors(content.Blocks) {
		u.add(id, pos)
	}
}

// ownAnchors ranges over the anchors of a text, in order, those within lists and quotations too.
func ownAnchors(blocks []doc.Block) func(func(string, diag.Pos) bool) {
	return func(yield func(string, diag.Pos) bool) {
		more := true
		doc.EachBlock(blocks, func(b doc.Block) {
			if id, pos := anchorOf(b); more && id != "" {
				more = yield(id, pos)
			}
		})
	}
}

func anchorOf(b doc.Block) (string, diag.Pos) {
	switch b := b.(type) {
	case *doc.Heading:
		return b.ID, b.Pos
	case *doc.Figure:
		return b.ID, b.Pos
	case *doc.Table:
		return b.ID, b.Pos
	case *doc.Drawn:
		return b.ID, b.Pos
	}
	return "", diag.Pos{}
}
