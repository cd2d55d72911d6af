package load

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// outline reads a `document`: the chapters and annexes in order.
var outline = listOf(reading[*smm.Item]{
	&Shape{Type: Record, Keys: func() []Key { return declared(itemKeys(true)) }},
	func(f *file, n *yaml.Node) (*smm.Item, bool) { return readItem(f, n, true) },
})

// itemKeys are the keys of a line of an outline. Only a line itself can be an annex, not what an annex holds.
func itemKeys(outer bool) []key[smm.Item] {
	keys := []key[smm.Item]{
		itemKey("content", "A Markdown file, from content/.", smm.ContentItem, name),
		itemKey("practices", "A generated chapter with all practice tables; its heading.", smm.PracticesItem, freeWord),
		itemKey("mapping", "A generated chapter with the mapping tables; its heading.", smm.MappingItem, freeWord),
		itemKey("target", "A recommended target, as a table.", smm.TargetItem, name),
		itemKey("glossary", "The terms or acronyms of a glossary.", smm.GlossaryItem, name),
		itemKey("references", "The references: true for those cited, all for all.", smm.ReferencesItem, trueOrAll),
		field("title", "The heading.", plain, func(i *smm.Item) *string { return &i.Title }),
		field("intro", "A Markdown file printed first in a generated chapter.", name, func(i *smm.Item) *smm.Word { return &i.Intro }),
	}
	if outer {
		shape := &Shape{Type: Record, Keys: func() []Key { return declared(itemKeys(false)) }}
		keys = append(keys, custom("annex", "What follows as an annex, with a letter for its number.", shape, readAnnex))
	}
	return keys
}

func itemKey(word, doc string, kind smm.ItemKind, r reading[smm.Word]) key[smm.Item] {
	return custom(word, doc, r.shape, func(f *file, n *yaml.Node, into *smm.Item) {
		if into.Kind != "" {
			f.errorf(n, "outline-item", "a line of the outline holds one thing, not %s and %s", into.Kind, kind).Hint = "begin a line of its own with a hyphen"
			return
		}
		into.Kind = kind
		into.Value, _ = r.read(f, n)
	})
}

var trueOrAll = reading[smm.Word]{&Shape{Type: Choice, Words: []string{"true", "all"}}, func(f *file, n *yaml.Node) (smm.Word, bool) {
	w, ok := freeWord.read(f, n)
	if ok && !slices.Contains([]string{"true", "all"}, w.Text) {
		f.errorf(n, "unknown-word", "%q is not one of true, all", w.Text)
		return w, false
	}
	return w, ok
}}

func readAnnex(f *file, n *yaml.Node, into *smm.Item) {
	if into.Kind != "" {
		f.errorf(n, "outline-item", "a line of the outline holds one thing, not %s and an annex", into.Kind)
		return
	}
	if inner, ok := readItem(f, n, false); ok {
		pos := into.Pos
		*into = *inner
		into.Annex, into.Pos = true, pos
	}
}

func readItem(f *file, n *yaml.Node, outer bool) (*smm.Item, bool) {
	n = resolved(n)
	if n.Kind != yaml.MappingNode {
		f.wrongType(n, "a map")
		return nil, false
	}
	keys := itemKeys(outer)
	it := &smm.Item{Pos: f.pos(n)}
	before := f.list.Count(diag.Error)
	readMap(f, n, keys, it)
	it.Pos = f.pos(n)
	if it.Kind != "" {
		return it, true
	}
	if f.list.Count(diag.Error) == before {
		f.errorf(n, "outline-item", "the line does not say what stands here").Hint = "write one of " + strings.Join(namesOf(keys), " ")
	}
	return nil, false
}
