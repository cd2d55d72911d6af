package compose

import (
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// anchor makes an anchor of an author's key: letters, digits, dots and underscores stay, anything else is one hyphen.
func anchor(prefix, key string) string {
	words := strings.FieldsFunc(key, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '_' || r > 127)
	})
	return prefix + strings.Join(words, "-")
}

func refAnchor(key string) string    { return anchor("ref-", key) }
func termAnchor(id string) string    { return "term-" + id }
func acronymAnchor(a string) string  { return anchor("acr-", a) }
func requirementID(id string) string { return anchor("req-", id) }
func deviceAnchor(id string) string  { return "device-" + id }
func scopeAnchor(id string) string   { return "scope-" + id }
func glossaryID(id string) string    { return "glossary-" + id }
func levelAnchor(level int) string   { return "level-" + itoa(level) }

func (b *builder) glossaryAnnex(it *smm.Item) *doc.Section {
	if it.Terms == nil {
		return nil
	}
	title := it.Title
	if title == "" {
		title = b.words["glossary"]
	}
	s := b.open(it, b.annexKind(it), glossaryID(it.Terms.ID), it.Terms.ID, doc.Plain(title))
	s.Body = b.glossary(it.Terms, b.words)
	return s
}

func (b *builder) annexKind(it *smm.Item) doc.Kind {
	if it.Annex {
		return doc.Annex
	}
	return doc.Chapter
}

// glossary lists terms and acronyms, each in the order of the alphabet. words are those of the document that prints it.
func (c *composer) glossary(g *smm.Glossary, words doc.Words) []doc.Block {
	var out []doc.Block
	terms := &doc.Definitions{Class: "terms"}
	for _, t := range g.Terms {
		terms.Items = append(terms.Items, &doc.Definition{
			ID: termAnchor(t.ID), Terms: [][]doc.Inline{doc.Plain(t.Term)}, Body: c.termBody(g, t, words), Pos: t.Pos,
		})
	}
	acronyms := &doc.Definitions{Class: "acronyms"}
	for _, a := range g.Acronyms {
		acronyms.Items = append(acronyms.Items, &doc.Definition{
			ID: acronymAnchor(a.Acronym), Terms: [][]doc.Inline{doc.Plain(a.Acronym)}, Body: doc.Para(a.Expansion), Pos: a.Pos,
		})
	}
	for _, list := range []*doc.Definitions{terms, acronyms} {
		if len(list.Items) > 0 {
			byTerm(list.Items)
			out = append(out, list)
		}
	}
	return out
}

func byTerm(items []*doc.Definition) {
	slices.SortStableFunc(items, func(a, b *doc.Definition) int {
		x, y := doc.PlainText(a.Terms[0]), doc.PlainText(b.Terms[0])
		if c := smm.Natural(strings.ToLower(x), strings.ToLower(y)); c != 0 {
			return c
		}
		return strings.Compare(x, y)
	})
}

// termBody is a term's text, then the terms to see as well.
func (c *composer) termBody(g *smm.Glossary, t *smm.Term, words doc.Words) []doc.Block {
	out := slices.Clone(t.Text)
	if len(t.See) == 0 {
		return out
	}
	line := doc.Plain(words["see-also"] + ": ")
	for i, w := range t.See {
		if i > 0 {
			line = append(line, &doc.Text{Text: ", "})
		}
		name := w.Text
		if hits := c.lib.TermsOf([]*smm.Glossary{g}, "", w.Text); len(hits) > 0 {
			name = hits[0].Term
		}
		line = append(line, &doc.Ref{Kind: doc.Term, Content: doc.Plain(name), Symbol: smm.TermSymbol(w.Text)})
	}
	return append(out, &doc.Paragraph{Class: "see", Content: line})
}

// referencesAnnex keeps the place; references fills it when all texts are composed and it is known what they cite.
func (b *builder) referencesAnnex(it *smm.Item) *doc.Section {
	title := it.Title
	if title == "" {
		title = b.words["references"]
	}
	return b.open(it, b.annexKind(it), "references", "references", doc.Plain(title))
}

// references fills the annex of references: those cited, or all.
func (b *builder) references() {
	i := slices.IndexFunc(b.out.Chapters, func(s *doc.Section) bool { return s.ID == "references" })
	if i < 0 {
		return
	}
	all := slices.ContainsFunc(b.pub.Document, func(it *smm.Item) bool {
		return it.Kind == smm.ReferencesItem && it.Value.Text == "all"
	})
	cited := map[string]bool{}
	eachSymbol(b.out, func(symbol string) { cited[symbol] = true })
	list := &doc.Definitions{Class: "references"}
	for _, bib := range b.lib.References {
		for _, e := range bib.Entries {
			if all || cited[smm.CiteSymbol(e.Key)] {
				list.Items = append(list.Items, reference(e, b.words))
			}
		}
	}
	byTerm(list.Items)
	b.out.Chapters[i].Body = append(b.out.Chapters[i].Body, list)
}

func reference(e *smm.Reference, words doc.Words) *doc.Definition {
	return &doc.Definition{
		ID: refAnchor(e.Key), Terms: [][]doc.Inline{doc.Plain("[" + e.Key + "]")}, Pos: e.Pos,
		Body: []doc.Block{&doc.Paragraph{Content: referenceText(e, words)}},
	}
}

// referenceText is an entry as a reference list prints it.
func referenceText(e *smm.Reference, words doc.Words) []doc.Inline {
	var out []doc.Inline
	if e.Publisher != "" {
		out = append(out, &doc.Text{Text: e.Publisher + ": "})
	}
	out = append(out, &doc.Span{Style: doc.Emph, Content: doc.Plain(e.Title)})
	tail := ""
	if e.Version != "" {
		tail += ", " + words["version"] + " " + e.Version
	}
	if e.Date != "" {
		tail += ", " + e.Date
	}
	out = append(out, &doc.Text{Text: tail + "."})
	if e.URL != "" {
		out = append(out, &doc.Text{Text: " "}, &doc.Ref{Kind: doc.Link, Content: doc.Plain(e.URL), Symbol: smm.URLSymbol(e.URL)})
		if e.Accessed != "" {
			out = append(out, &doc.Text{Text: ", " + words["retrieved"] + " " + e.Accessed})
		}
	}
	return out
}

// definitions prints what a model's levels, scopes, domains and subdomains mean.
func (b *builder) definitions(s *doc.Section) {
	levels := &doc.Definitions{Class: "levels"}
	for _, l := range b.model.Levels {
		levels.Items = append(levels.Items, &doc.Definition{
			ID: levelAnchor(l.Level), Terms: [][]doc.Inline{doc.Plain(b.levelHead(l))}, Body: l.Description, Pos: l.Pos})
	}
	scopes := &doc.Definitions{Class: "scopes"}
	for _, sc := range b.model.Scopes {
		scopes.Items = append(scopes.Items, &doc.Definition{
			ID: scopeAnchor(sc.ID), Terms: [][]doc.Inline{doc.Plain(sc.Name)}, Body: sc.Description, Pos: sc.Pos})
	}
	s.Body = append(s.Body,
		heading(2, "levels", b.words["levels"]), levels,
		heading(2, "scopes", b.words["scopes"]), scopes)
	b.overviews(s)
	if b.drawsNodes() {
		return
	}
	s.Body = append(s.Body, heading(2, "hierarchy", b.words["hierarchy"]))
	for _, d := range b.model.Domains {
		s.Body = append(s.Body, heading(3, d.ID, d.Name))
		s.Body = append(s.Body, d.Description...)
		s.Body = append(s.Body, b.children(d))
	}
}

func heading(level int, id, text string) *doc.Heading {
	return &doc.Heading{Level: level, ID: id, Content: doc.Plain(text)}
}

// children lists what stands below a domain: subdomains with their practices, or practices.
func (b *builder) children(d *smm.Node) doc.Block {
	out := &doc.Definitions{Class: "nodes"}
	for _, n := range d.Children {
		if n.Kind == smm.PracticeNode {
			out.Items = append(out.Items, &doc.Definition{Terms: [][]doc.Inline{{&doc.Ref{Kind: doc.Link, Content: doc.Plain(n.Name), Symbol: b.nodeSymbol(n)}}}, Body: n.Description, Pos: n.Pos})
			continue
		}
		list := &doc.List{Class: "contents", Tight: true}
		for _, p := range n.Children {
			list.Items = append(list.Items, refItem(p.Name, b.nodeSymbol(p)))
		}
		out.Items = append(out.Items, &doc.Definition{ID: n.ID, Terms: [][]doc.Inline{doc.Plain(n.Name)},
			Body: append(slices.Clone(n.Description), list), Pos: n.Pos})
	}
	return out
}

func (b *builder) nodeSymbol(n *smm.Node) string {
	return smm.PlaceSymbol(b.owner(&b.model.Front), n.ID)
}
