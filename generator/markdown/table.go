package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

func (r *reader) table(n *east.Table) *doc.Table {
	t := &doc.Table{Class: "plain", Pos: r.blockPos(n)}
	for _, a := range n.Alignments {
		t.Columns = append(t.Columns, doc.Column{Align: align(a)})
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == east.KindTableHeader {
			t.Head = append(t.Head, r.row(c, doc.ColHead))
		} else {
			t.Rows = append(t.Rows, r.row(c, doc.Data))
		}
	}
	return t
}

func align(a east.Alignment) doc.Align {
	switch a {
	case east.AlignCenter:
		return doc.Center
	case east.AlignRight:
		return doc.End
	}
	return doc.Start
}

func (r *reader) row(n ast.Node, head doc.HeadKind) *doc.Row {
	row := &doc.Row{}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cell := &doc.Cell{Head: head}
		if c.Lines().Len() > 0 {
			cell.Pos = r.places.at(c.Lines().At(0).Start)
		}
		if in := r.inlines(c); len(in) > 0 {
			cell.Blocks = []doc.Block{&doc.Paragraph{Content: in}}
		}
		row.Cells = append(row.Cells, cell)
	}
	r.surplus(n)
	return row
}

// surplus reports text behind the last cell of a row: it has no column, and would not be printed.
func (r *reader) surplus(row ast.Node) {
	last := row.LastChild()
	if last == nil || last.Lines().Len() == 0 {
		return
	}
	stop := last.Lines().At(0).Stop
	rest, _, _ := strings.Cut(string(r.src[stop:]), "\n")
	text := strings.Trim(rest, " \t\r|")
	if text == "" {
		return
	}
	at := stop + strings.Index(rest, text)
	r.list.Errorf(r.places.at(at), "table-row", "%q stands in no column of the table", text).Hint = "take a | out, or write it \\| where it is text"
}

const captionMark = "Table:"

// captionedTable gives the table that a paragraph is the caption of, or nil.
func (r *reader) captionedTable(n ast.Node) *east.Table {
	table, ok := n.NextSibling().(*east.Table)
	if !ok || n.Kind() != ast.KindParagraph || n.Lines().Len() == 0 {
		return nil
	}
	seg := n.Lines().At(0)
	if !strings.HasPrefix(string(seg.Value(r.src)), captionMark) {
		return nil
	}
	return table
}

func (r *reader) captioned(caption ast.Node, table *east.Table) *doc.Table {
	t := r.table(table)
	t.ID = r.idOf(caption)
	t.Caption = withoutMark(r.inlines(caption))
	t.Pos = r.blockPos(caption)
	return t
}

func withoutMark(in []doc.Inline) []doc.Inline {
	first, ok := in[0].(*doc.Text)
	if !ok {
		return in
	}
	first.Text = strings.TrimLeft(strings.TrimPrefix(first.Text, captionMark), " ")
	if first.Text == "" {
		return in[1:]
	}
	return in
}

// blockPos is the place of a block's first character.
func (r *reader) blockPos(n ast.Node) diag.Pos {
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		return r.places.at(n.Lines().At(0).Start)
	}
	if p := n.Pos(); p >= 0 {
		return r.places.at(p)
	}
	if c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock {
		return r.blockPos(c)
	}
	return r.Base.start()
}
