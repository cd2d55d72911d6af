package doc

import (
	"slices"
	"testing"
)

func TestSlugKeepsLettersAndDigitsOfEveryScript(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"Threat Modeling", "threat-modeling"},
		{"  What's new?  ", "whats-new"},
		{"The vendor’s duty", "the-vendors-duty"},
		{"Level 2 (Ad Hoc)", "level-2-ad-hoc"},
		{"A -- B/C", "a-b-c"},
		{"Über Prüfungen", "über-prüfungen"},
		{"e\u0301tat", "e\u0301tat"}, // an accent of its own belongs to its letter
		{"成熟度", "成熟度"},
		{"…!?", ""},
		{"", ""},
	} {
		if got := Slug(c.words); got != c.want {
			t.Errorf("Slug(%q) = %q, want %q", c.words, got, c.want)
		}
	}
}

func TestPlainTextIsWhatAReaderReads(t *testing.T) {
	note := &Note{Blocks: Para("a remark")}
	for _, c := range []struct {
		what string
		in   []Inline
		want string
	}{
		{"nothing", nil, ""},
		{"code and text", []Inline{&Text{"run "}, &Code{"smmpub"}}, "run smmpub"},
		{"spans in spans", []Inline{&Span{Style: Strong, Content: []Inline{&Text{"all "}, &Span{Style: Emph, Content: Plain("of it")}}}}, "all of it"},
		{"an acronym's short form", []Inline{&Acronym{Short: "CLI", Expansion: "Command-Line Interface"}}, "CLI"},
		{"a break as a space", []Inline{&Text{"one"}, &Break{}, &Text{"two"}}, "one two"},
		{"no footnotes, no images", []Inline{&Text{"said"}, &NoteRef{note}, &InlineImage{Image: &Image{}, Alt: "a picture"}}, "said"},
		{"a link's words", []Inline{&Ref{Kind: Link, Key: "https://example.org", Content: Plain("here"), Symbol: "url:https://example.org"}}, "here"},
		{"brackets that resolve", []Inline{&Ref{Kind: Term, Content: Plain("term"), Raw: "[term]", Symbol: "term:term"}}, "term"},
		{"brackets that do not", []Inline{&Ref{Kind: Bracket, Content: Plain("words"), Raw: "[words][key]"}}, "[words][key]"},
	} {
		if got := PlainText(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// TestWalksReachEveryDepth puts a text at every place of a block that holds others.
func TestWalksReachEveryDepth(t *testing.T) {
	para := func(s string) []Block { return Para(s) }
	blocks := []Block{
		&Heading{Content: Plain("heading")},
		&List{Items: []*Item{{Blocks: para("item")}}},
		&Definitions{Items: []*Definition{{Terms: [][]Inline{Plain("term")}, Body: para("meaning")}}},
		&Quote{Blocks: para("quote")},
		&Box{Title: Plain("box"), Blocks: para("boxed")},
		&Table{Caption: Plain("caption"), Title: Plain("title"), Summary: [][]Inline{Plain("summary")},
			Head: []*Row{{Cells: []*Cell{{Blocks: para("head")}}}}, Rows: []*Row{{Cells: []*Cell{{Blocks: para("cell")}}}}},
		&Figure{Caption: Plain("figure")},
		&Drawn{Title: Plain("drawn")},
		&Rule{}, &CodeBlock{}, &Example{},
	}
	var got []string
	EachInline(blocks, func(in Inline) { got = append(got, in.(*Text).Text) })
	want := []string{"heading", "item", "term", "meaning", "quote", "box", "boxed", "caption", "title", "summary", "head", "cell", "figure", "drawn"}
	if !slices.Equal(got, want) {
		t.Errorf("EachInline read %q, want %q", got, want)
	}
	paragraphs := 0
	EachBlock(blocks, func(b Block) {
		if _, ok := b.(*Paragraph); ok {
			paragraphs++
		}
	})
	if paragraphs != 6 {
		t.Errorf("EachBlock came to %d paragraphs, want 6", paragraphs)
	}
}
