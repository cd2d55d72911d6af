package compose

import (
	"testing"

	"smmpub/generator/doc"
)

func TestAReferenceWithoutWordsIsSaidAsWhatItLeadsTo(t *testing.T) {
	ref := &doc.Ref{Kind: doc.Link, Key: "#tbl-x", Symbol: "anchor:tbl-x"}
	p := &doc.Publication{
		Targets: doc.Targets{"anchor:tbl-x": {Anchor: "tbl-x", Text: doc.Plain("Table 1-2")}},
		Chapters: []*doc.Section{{ID: "a", Path: "p/a/index.html", Body: []doc.Block{
			&doc.Paragraph{Content: []doc.Inline{&doc.Text{Text: "See "}, &doc.Span{Style: doc.Strong, Content: []doc.Inline{ref}}, &doc.Text{Text: "."}}},
		}}},
	}
	if said := Saying(p); len(said) != 1 || said[0].Text != "See Table 1-2." {
		t.Errorf("said %+v", said[0])
	}
}
