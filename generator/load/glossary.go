package load

import (
	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

var glossaryKeys = []key[smm.Glossary]{
	kindKey[smm.Glossary]("glossary"),
	field("id", "The glossary's id.", id, func(g *smm.Glossary) *string { return &g.ID }).required().naming(),
	field("terms", "Defined terms.", listOf(pointer(record(termKeys, func(t *smm.Term) *diag.Pos { return &t.Pos }))), func(g *smm.Glossary) *[]*smm.Term { return &g.Terms }),
	field("acronyms", "Acronyms.", listOf(pointer(record(acronymKeys, func(a *smm.Acronym) *diag.Pos { return &a.Pos }))), func(g *smm.Glossary) *[]*smm.Acronym { return &g.Acronyms }),
}

var termKeys = []key[smm.Term]{
	field("id", "The term's id.", id, func(t *smm.Term) *string { return &t.ID }).required().naming(),
	field("term", "The term.", plain, func(t *smm.Term) *string { return &t.Term }).required(),
	field("forms", "Other forms of it, such as the plural.", oneOrMore(plain), func(t *smm.Term) *[]string { return &t.Forms }),
	field("text", "What it means.", blocks, func(t *smm.Term) *[]doc.Block { return &t.Text }).required(),
	field("see", "Ids of related terms.", oneOrMore(name), func(t *smm.Term) *[]smm.Word { return &t.See }),
}

var acronymKeys = []key[smm.Acronym]{
	field("acronym", "The acronym.", plain, func(a *smm.Acronym) *string { return &a.Acronym }).required().naming(),
	field("expansion", "What it stands for.", plain, func(a *smm.Acronym) *string { return &a.Expansion }).required(),
}

func readGlossary(f *file, n *yaml.Node) func(*smm.Library) {
	g := &smm.Glossary{}
	g.Pos = readMap(f, n, glossaryKeys, g)
	return func(lib *smm.Library) { lib.Glossaries = append(lib.Glossaries, g) }
}

var referencesKeys = []key[smm.Bibliography]{
	kindKey[smm.Bibliography]("references"),
	field("id", "The id of this list of references.", id, func(b *smm.Bibliography) *string { return &b.ID }).required().naming(),
	custom("entries", "The works, by the key that texts cite.", &Shape{Type: Map, By: Text, For: "key", Of: entry.shape}, readEntries).required(),
}

var entry = pointer(record(entryKeys, nil))

var entryKeys = []key[smm.Reference]{
	field("title", "The title.", plain, func(r *smm.Reference) *string { return &r.Title }).required(),
	field("publisher", "Who published it.", plain, func(r *smm.Reference) *string { return &r.Publisher }),
	field("date", "When.", date, func(r *smm.Reference) *string { return &r.Date }),
	field("version", "The version.", plain, func(r *smm.Reference) *string { return &r.Version }),
	field("normative", "Whether it is part of what is required.", flag, func(r *smm.Reference) *bool { return &r.Normative }).without("false"),
	field("url", "Its address.", address, func(r *smm.Reference) *string { return &r.URL }),
	field("accessed", "When the address was last visited.", date, func(r *smm.Reference) *string { return &r.Accessed }),
}

func readEntries(f *file, n *yaml.Node, into *smm.Bibliography) {
	for _, p := range f.pairs(n) {
		if r, ok := entry.read(f, p[1]); ok {
			r.Key, r.Pos = p[0].Value, f.pos(p[0])
			into.Entries = append(into.Entries, r)
		}
	}
}

func readReferences(f *file, n *yaml.Node) func(*smm.Library) {
	b := &smm.Bibliography{}
	b.Pos = readMap(f, n, referencesKeys, b)
	return func(lib *smm.Library) { lib.References = append(lib.References, b) }
}
