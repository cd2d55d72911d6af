package exchange

import (
	"testing"

	"smmpub/generator/doc"
)

func TestTextIsPlain(t *testing.T) {
	para := func(s string) []doc.Block { return doc.Para(s) }
	for _, c := range []struct {
		name string
		in   []doc.Block
		want string
	}{
		{"nothing", nil, ""},
		{"paragraphs", append(para("One  and\nmore."), para("Two.")...), "One and more.\n\nTwo."},
		{"markup", []doc.Block{&doc.Paragraph{Content: []doc.Inline{
			&doc.Text{Text: "See "},
			&doc.Span{Style: doc.Strong, Content: []doc.Inline{&doc.Ref{Kind: doc.Link, Key: "practice:x"}}},
			&doc.Text{Text: " in "}, &doc.Ref{Kind: doc.Citation, Key: "K", Raw: "[K, 8.2]"}, &doc.NoteRef{}, &doc.Break{},
			&doc.Acronym{Short: "PII", Expansion: "Personally Identifiable Information"},
			&doc.Ref{Kind: doc.Term, Key: "scope", Raw: "[scopes]", Content: doc.Plain(" scopes")},
		}}}, "See practice:x in [K, 8.2] PII scopes"},
		{"brackets that resolve to nothing", []doc.Block{&doc.Paragraph{Content: []doc.Inline{
			&doc.Ref{Kind: doc.Bracket, Key: "key", Raw: "[words][key]", Content: doc.Plain("words")},
		}}}, "[words][key]"},
		{"list", []doc.Block{&doc.List{Items: []*doc.Item{
			{Blocks: append(para("a"), &doc.List{Ordered: true, Start: 3, Items: []*doc.Item{{Blocks: para("b")}, {Blocks: para("c")}}})},
			{Blocks: para("d")},
		}}}, "- a\n  3. b\n  4. c\n- d"},
		{"code", []doc.Block{&doc.CodeBlock{Lines: [][]doc.Token{{{Text: "a: "}, {Text: "1"}}, {}, {{Text: "b"}}}}}, "a: 1\n\nb"},
		{"code of a file", []doc.Block{&doc.CodeBlock{Title: "a.yaml", Lines: [][]doc.Token{{{Text: "a: 1"}}}}}, "a.yaml\na: 1"},
		{"table", []doc.Block{&doc.Table{
			Head: []*doc.Row{{Cells: []*doc.Cell{{Blocks: para("H")}, {}}}},
			Rows: []*doc.Row{{Cells: []*doc.Cell{{Blocks: append(para("x"), para("y")...)}, {Blocks: para("z")}}}},
		}}, "H\t\nx y\tz"},
		{"others", []doc.Block{
			&doc.Box{Title: doc.Plain("Note"), Blocks: para("mind")}, &doc.Rule{}, &doc.Quote{Blocks: para("said")},
			&doc.Definitions{Items: []*doc.Definition{{Terms: [][]doc.Inline{doc.Plain("T")}, Body: para("means")}}},
			&doc.Figure{Label: "Figure 1", Caption: doc.Plain("Cap")}, &doc.Drawn{Title: doc.Plain("Drawn")}, &doc.Example{Source: "x"},
			&doc.Heading{Content: doc.Plain("Head")},
		}, "Note\n\nmind\n\nsaid\n\nT\n\nmeans\n\nFigure 1 Cap\n\nDrawn\n\nHead"},
	} {
		if got := blocks(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
