package layout

import (
	"testing"

	"smmpub/generator/doc"
)

func TestPartsOfALinkAreOneNode(t *testing.T) {
	l := testLayouter()
	p, q := l.node("P", nil), l.node("P", nil)
	to := link{uri: "https://example.org/"}.tagged()
	first := l.inline(p, to)
	if first.Role != "Link" || first.Parent != p || l.inline(p, to) != first {
		t.Errorf("parts of one link are %v and %v", first, l.inline(p, to))
	}
	if l.inline(q, to) == first || l.inline(p, link{uri: "https://example.org/"}.tagged()) == first {
		t.Error("another paragraph or another link has the same node")
	}
	if l.inline(p, link{}) != p || l.inline(nil, to) != nil {
		t.Error("words without a link, or an artifact, have a node of their own")
	}
}

func TestBlocksOfInlineNodes(t *testing.T) {
	l := testLayouter()
	p := l.node("P", nil)
	mark := l.inline(p, link{dest: "fn-1", tag: &tag{mark: true}})
	if mark.Role != "Link" || mark.Parent.Role != "Reference" || mark.Block() != p {
		t.Errorf("a note's mark is %s in %s", mark.Role, mark.Parent.Role)
	}
	label := l.node("Span", l.node("Figure", nil))
	if label.Block() != label {
		t.Error("a label of a picture is taken for a part of a line")
	}
}

func TestNotesStandBehindWhatCallsThem(t *testing.T) {
	n := &doc.Note{}
	l := testLayouter(n)
	sect := l.node("Sect", nil)
	table := l.node("Table", sect)
	cell := l.node("P", l.node("TD", l.node("TR", table)))
	l.called([]*doc.Note{n}, cell)
	l.called([]*doc.Note{n}, l.node("P", sect)) // the second call moves nothing
	if got := l.noteNode(n); got.Parent != sect || got.Seq != table.Seq {
		t.Errorf("the note stands in %v at %d", got.Parent, got.Seq)
	}
}
