package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"smmpub/generator/doc"
)

// readNotes makes the footnotes that the text refers to. Their blocks are read once all are known, for a note may
// refer to another.
func (r *reader) readNotes(root ast.Node) {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		list, ok := n.(*east.FootnoteList)
		if !ok {
			continue
		}
		for f := list.FirstChild(); f != nil; f = f.NextSibling() {
			def := f.(*east.Footnote)
			note := &doc.Note{Key: string(def.Ref), Pos: r.places.at(def.Pos())}
			r.notes[def.Index] = note
			r.order = append(r.order, note)
		}
		for f := list.FirstChild(); f != nil; f = f.NextSibling() {
			note := r.notes[f.(*east.Footnote).Index]
			if note.Blocks = r.blocks(f); len(note.Blocks) == 0 {
				r.list.Errorf(note.Pos, "empty-note", "footnote %q has no text", note.Key)
			}
		}
	}
}

func (r *reader) noteList() []*doc.Note { return r.order }

// noteCensus remembers the footnotes that goldmark is about to drop because nothing refers to them.
type noteCensus struct{}

var unusedKey = parser.NewContextKey()

type unusedNote struct {
	key    string
	offset int
	second bool // another note has the key
}

func (noteCensus) Transform(root *ast.Document, _ text.Reader, pc parser.Context) {
	var unused []unusedNote
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		list, ok := n.(*east.FootnoteList)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		for f := list.FirstChild(); f != nil; f = f.NextSibling() {
			if def := f.(*east.Footnote); def.Index < 0 {
				unused = append(unused, unusedNote{string(def.Ref), def.Pos(), definedBefore(def)})
			}
		}
		return ast.WalkSkipChildren, nil
	})
	pc.Set(unusedKey, unused)
}

func definedBefore(def *east.Footnote) bool {
	for p := def.PreviousSibling(); p != nil; p = p.PreviousSibling() {
		if bytes.Equal(p.(*east.Footnote).Ref, def.Ref) {
			return true
		}
	}
	return false
}

func (r *reader) unusedNotes(pc parser.Context) {
	unused, _ := pc.Get(unusedKey).([]unusedNote)
	for _, n := range unused {
		pos := r.places.at(n.offset)
		if n.second {
			r.list.Errorf(pos, "duplicate-note", "footnote %q is defined a second time", n.key)
			continue
		}
		r.list.Warnf(pos, "unused-note", "footnote %q is not referred to and is left out", n.key)
	}
}
