package markdown

import (
	"github.com/yuin/goldmark/ast"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// Entry is a statement as written in Markdown: an item of a list, or a text that is no list.
type Entry struct {
	Attributes []Attribute
	Text       []doc.Inline
	More       []doc.Block // what follows the first paragraph, items excepted
	Items      []*Entry    // of the lists nested in it
	Numbered   bool        // an item of an ordered list
	Pos        diag.Pos    // of the text's first character
}

// Statements reads a text as statements: the items of its list or, when it does not begin with one, the whole text as
// one statement, whose lists are its items.
func Statements(s Source, list *diag.List) []*Entry {
	r, root := parse(s, statementMode, list)
	if root == nil {
		return nil
	}
	var out []*Entry
	if first := root.FirstChild(); first != nil && first.Kind() != ast.KindList {
		out = append(out, r.entry(root))
	} else {
		out = r.entries(root)
	}
	r.leftovers()
	return out
}

// entries are the items of a text that holds lists and nothing else.
func (r *reader) entries(root ast.Node) []*Entry {
	var out []*Entry
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		switch n.Kind() {
		case ast.KindList:
			out = append(out, r.listed(n)...)
		default:
			if b := r.block(n); b != nil {
				d := r.list.Errorf(r.blockPos(n), "stray-text", "this text belongs to no statement")
				d.Hint = "indent it as far as the text of the statement above it, or begin it with a hyphen"
			}
		}
	}
	return out
}

// listed are the items of a list.
func (r *reader) listed(n ast.Node) []*Entry {
	var out []*Entry
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		e := r.entry(item)
		e.Numbered = n.(*ast.List).IsOrdered()
		out = append(out, e)
	}
	return out
}

func (r *reader) entry(parent ast.Node) *Entry {
	e := &Entry{Pos: r.blockPos(parent)}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch {
		case n == parent.FirstChild() && (n.Kind() == ast.KindParagraph || n.Kind() == ast.KindTextBlock):
			e.Pos = r.blockPos(n)
			r.sentence(e, n)
		case n.Kind() == ast.KindList:
			e.Items = append(e.Items, r.listed(n)...)
		default:
			if b := r.block(n); b != nil {
				e.More = append(e.More, b)
			}
		}
	}
	if first := parent.FirstChild(); first == nil || first.FirstChild() == nil {
		r.list.Errorf(e.Pos, "empty-statement", "the statement has no text").Hint = "begin it with a sentence"
	}
	return e
}

// sentence reads the first paragraph of a statement. It may be attributes alone: the text then stands elsewhere.
func (r *reader) sentence(e *Entry, n ast.Node) {
	a := r.attributesOf(n)
	if a != nil {
		e.Attributes = r.attributes(a)
	}
	if a == nil || !a.whole {
		e.Text = r.inlines(n)
	}
}
