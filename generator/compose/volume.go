package compose

import (
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// Volume composes a document that stands on publications of a library without being one of them, such as a report: one
// page, its own numbers and anchors. What it names of the library leads to its own places where it prints them, else to the
// published site where the address of that is known.
type Volume struct {
	Out   *doc.Publication
	Words doc.Words
	*builder
}

// NewVolume begins a volume. home is the publication whose labels it uses and which names without a prefix belong to; on are
// all publications that it stands on.
func NewVolume(lib *smm.Library, th *theme.Theme, home *smm.Pub, on []*smm.Front, out *doc.Publication) *Volume {
	c := &composer{lib: lib, words: th.Language(lib.Site.Language), theme: th, pubs: lib.Pubs()}
	b := &builder{composer: c, pub: home, model: home.Model, words: th.Speak(out.Language, termsOf(home)), out: out, slugs: map[string]bool{}, listed: true}
	out.Words = b.words
	c.atlas = newAtlas()
	for _, f := range on {
		c.atlas.pubs[f.FullName()] = out
	}
	return &Volume{Out: out, Words: b.words, builder: b}
}

// Chapter adds a chapter; an annex is lettered, front matter is not numbered.
func (v *Volume) Chapter(kind doc.Kind, id, title string) *doc.Section {
	s := v.open(&smm.Item{}, kind, id, id, doc.Plain(title))
	s.Path = ""
	v.Out.Chapters = append(v.Out.Chapters, s)
	return s
}

// Section adds a section below another.
func (v *Volume) Section(parent *doc.Section, kind doc.Kind, id string, title []doc.Inline) *doc.Section {
	s := &doc.Section{ID: id, Title: title, Kind: kind}
	number(parent, s)
	parent.Sections = append(parent.Sections, s)
	return s
}

// Text turns a text into the body of a section and sections below it.
func (v *Volume) Text(s *doc.Section, blocks []doc.Block) { v.fill(s, blocks) }

// Table numbers a table and puts it into a section.
func (v *Volume) Table(s *doc.Section, t *doc.Table) {
	s.Body = append(s.Body, v.plainTable(s, *t))
}

// Figure numbers a figure and puts it into a section.
func (v *Volume) Figure(s *doc.Section, f *doc.Figure) {
	s.Body = append(s.Body, v.figure(s, *f))
}

// Fill puts values into an interface word, which is given by its key: Fill("table", "number", "3-2").
func (v *Volume) Fill(key string, pairs ...string) string { return fill(v.words[key], pairs...) }

// LevelName is a level with its name: Comprehensiveness Level 2 (Ad Hoc).
func (v *Volume) LevelName(level int) string {
	if l := v.model.Level(level); l != nil {
		return v.levelHead(l)
	}
	return v.levelNumber(level)
}

// ShortLevel is a level's number with its name: 2 (Ad Hoc).
func (v *Volume) ShortLevel(level int) string {
	if l := v.model.Level(level); l != nil && l.Name != "" {
		return strconv.Itoa(level) + " (" + l.Name + ")"
	}
	return strconv.Itoa(level)
}

// ScopeName is a scope's own name.
func (v *Volume) ScopeName(id string) string { return v.scopeName(id) }

// PartName is the heading of a part in cells.
func (v *Volume) PartName(p *smm.Part) string { return v.partHead(p) }

// To is a reference to an anchor of the volume.
func (v *Volume) To(anchor string, words []doc.Inline) doc.Inline {
	return &doc.Ref{Kind: doc.Link, Content: words, Symbol: smm.AnchorSymbol(anchor)}
}

// Practice composes the table of a practice with the rows of several publications, nearest scope first: the model's and
// those of every profile. base gives the model's row of the first scope where no profile names that row itself.
func (v *Volume) Practice(n *smm.Node, tables []*smm.Table) *doc.Table {
	out := &doc.Table{Class: "practice", Wide: true, Title: doc.Plain(v.nodeName(n)), Caption: doc.Plain(v.nodeName(n)), Summary: lines(n.Description)}
	v.levelColumns(out)
	several := profiles(tables) > 1
	for _, t := range tables {
		v.objectives(out, t, true)
	}
	for _, scope := range v.model.Scopes {
		for _, t := range v.speaking(tables, scope) {
			v.rowOf(out, t, t.Row(scope.ID), several)
		}
	}
	return out
}

// speaking are the tables whose row of a scope counts.
func (v *Volume) speaking(tables []*smm.Table, scope *smm.Scope) []*smm.Table {
	var out []*smm.Table
	var base *smm.Table
	silent := profiles(tables) == 0
	for _, t := range tables {
		switch {
		case t.Profile == nil:
			base = t
		case t.Row(scope.ID) != nil:
			out = append(out, t)
		default:
			silent = true
		}
	}
	if base != nil && base.Row(scope.ID) != nil && (silent || scope != v.model.Scopes[0]) {
		out = append([]*smm.Table{base}, out...)
	}
	return out
}

func profiles(tables []*smm.Table) int {
	n := 0
	for _, t := range tables {
		if t.Profile != nil {
			n++
		}
	}
	return n
}

// rowOf prints a row in the words of the publication that it belongs to.
func (v *Volume) rowOf(out *doc.Table, t *smm.Table, r *smm.Row, several bool) {
	b := *v.builder
	if t.Profile != nil {
		b.pub = smm.Find(v.pubs, t.Profile.FullName())
	}
	at := len(out.Rows)
	b.scopeRow(out, t, r, true)
	if several && t.Profile != nil {
		head := out.Rows[len(out.Rows)-1].Cells[0]
		head.Blocks = append(doc.Para(t.Profile.Name()), head.Blocks...)
	}
	if t.Profile != nil && t.Profile.FullName() != v.pub.FullName() {
		prefix(out.Rows[at:], t.Profile.ID+"/")
	}
}

// prefix tells the anchors of a further profile from those of the first.
func prefix(rows []*doc.Row, with string) {
	for _, r := range rows {
		for _, c := range r.Cells {
			if c.ID != "" {
				c.ID = with + c.ID
			}
			for i := range c.Aliases {
				c.Aliases[i] = with + c.Aliases[i]
			}
			doc.EachBlock(c.Blocks, func(b doc.Block) {
				if list, ok := b.(*doc.List); ok && list.Class == "statements" {
					prefixItems(list, with)
				}
			})
		}
	}
}

func prefixItems(list *doc.List, with string) {
	for _, it := range list.Items {
		if it.ID != "" {
			it.ID = with + it.ID
		}
		for i := range it.Aliases {
			it.Aliases[i] = with + it.Aliases[i]
		}
	}
}

// Cited are the entries of the references that the volume cites so far.
func (v *Volume) Cited() doc.Block {
	list := &doc.Definitions{Class: "references"}
	cited := v.named()
	for _, bib := range v.lib.References {
		for _, e := range bib.Entries {
			if cited[smm.CiteSymbol(e.Key)] {
				list.Items = append(list.Items, reference(e, v.words))
			}
		}
	}
	byTerm(list.Items)
	return list
}

// Terms are the terms and acronyms that the volume uses so far, with those that explain them.
func (v *Volume) Terms() []doc.Block {
	used := v.named()
	var out smm.Glossary
	for more := true; more; {
		more = false
		for _, g := range v.lib.GlossariesFor(v.Out.Language) {
			more = v.gather(&out, g, used) || more
		}
	}
	return v.glossary(&out, v.words)
}

// gather adds the words of a glossary that are used and reports whether there were any; what their texts use is used too.
func (v *Volume) gather(out, g *smm.Glossary, used map[string]bool) bool {
	found := false
	for _, t := range g.Terms {
		if symbol := smm.TermSymbol(t.ID); used[symbol] {
			delete(used, symbol)
			used["seen "+symbol] = true
			out.Terms = append(out.Terms, t)
			blockSymbols(t.Text, func(s string) { used[s] = !used["seen "+s] })
			found = true
		}
	}
	for _, a := range g.Acronyms {
		if symbol := smm.AcronymSymbol(a.Acronym); used[symbol] {
			delete(used, symbol)
			used["seen "+symbol] = true
			out.Acronyms = append(out.Acronyms, a)
			found = true
		}
	}
	return found
}

func (v *Volume) named() map[string]bool {
	used := map[string]bool{}
	eachSymbol(v.Out, func(symbol string) { used[symbol] = true })
	return used
}

// Finish settles notes, pictures and where every reference leads. Nothing may be added afterwards.
func (v *Volume) Finish() {
	out := v.Out
	out.Notes = notes(out)
	out.Images = images(out)
	places := map[string]place{}
	for _, ch := range out.Chapters {
		note(ch, "index.html", func(id string, at place) { places[id] = at })
	}
	v.atlas.places[out.Path] = places
	out.Targets = doc.Targets{}
	eachSymbol(out, func(symbol string) {
		if out.Targets[symbol] != nil {
			return
		}
		t := v.within(symbol)
		if t == nil {
			t = v.elsewhere(symbol)
		}
		if t != nil {
			out.Targets[symbol] = t
		}
	})
	for _, t := range out.Targets {
		if t.Pub == out {
			t.Page = "index.html"
		}
	}
}

// within is a place of the volume. A publication that the volume stands on is not the volume.
func (v *Volume) within(symbol string) *doc.Target {
	if strings.HasPrefix(symbol, smm.PubSymbol("")) {
		return nil
	}
	return v.resolve(v.pub, v.Out, symbol)
}

// elsewhere leads to the published site, where its address is known.
func (v *Volume) elsewhere(symbol string) *doc.Target {
	kind, rest, _ := strings.Cut(symbol, ":")
	if v.lib.Site.BaseURL == "" {
		return nil
	}
	switch kind {
	case "publication":
		if p := smm.Find(v.pubs, rest); p != nil && Published(v.lib, p.Front, false) {
			return &doc.Target{URL: v.lib.Site.BaseURL + pathOf(p.Front) + "index.html", Text: doc.Plain(p.Title)}
		}
	case "place":
		return v.placeElsewhere(rest)
	case "requirement":
		framework, id, _ := strings.Cut(rest, "/")
		return &doc.Target{URL: v.lib.Site.BaseURL + frameworkPath(framework) + "#" + requirementID(id), Text: doc.Plain(id)}
	}
	return nil
}

func (v *Volume) placeElsewhere(rest string) *doc.Target {
	owner, id, _ := strings.Cut(rest, "/")
	p := v.pub
	if owner != "." {
		p = smm.Find(v.pubs, owner)
	}
	practice, _, deep := strings.Cut(id, ".")
	if p == nil || !deep {
		return nil
	}
	at := p.Place(id)
	if at == nil || !Published(v.lib, at, false) {
		return nil
	}
	return &doc.Target{URL: v.lib.Site.BaseURL + pathOf(at) + "practices/" + practice + "/index.html#" + id, Text: placeText(p.Model, id)}
}
