package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"smmpub/generator/doc"
)

// blocks turns the children of a node into blocks.
func (r *reader) blocks(parent ast.Node) []doc.Block {
	var out []doc.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if table := r.captionedTable(n); table != nil {
			out = append(out, r.captioned(n, table))
			n = table
			continue
		}
		if b := r.block(n); b != nil {
			out = append(out, b)
		}
	}
	return out
}

func (r *reader) block(n ast.Node) doc.Block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return r.paragraph(n)
	case *ast.Heading:
		return r.heading(n)
	case *ast.ThematicBreak:
		return &doc.Rule{}
	case *ast.Blockquote:
		return &doc.Quote{Blocks: r.blocks(n)}
	case *ast.CodeBlock:
		return code("", r.raw(n))
	case *ast.FencedCodeBlock:
		return r.fenced(n)
	case *ast.List:
		return r.listBlock(n)
	case *ast.HTMLBlock:
		r.refuseHTML(r.blockPos(n), strings.TrimSpace(r.raw(n)))
		return nil
	case *east.Table:
		return r.table(n)
	case *east.DefinitionList:
		return r.definitions(n)
	case *ast.LinkReferenceDefinition, *east.FootnoteList, *east.FootnoteBacklink:
		return nil
	}
	panic(fmt.Sprintf("markdown: unknown block %T", n))
}

// paragraph is a paragraph, or the figure that stands alone in it; nil when nothing is left of it.
func (r *reader) paragraph(n ast.Node) doc.Block {
	if img, ok := n.FirstChild().(*ast.Image); ok && img.NextSibling() == nil {
		return r.figure(n, img)
	}
	content := r.inlines(n)
	if len(content) == 0 {
		return nil
	}
	return &doc.Paragraph{Content: content, Pos: r.blockPos(n)}
}

func (r *reader) heading(n *ast.Heading) *doc.Heading {
	id := r.idOf(n)
	return &doc.Heading{Level: n.Level, ID: id, Explicit: id != "", Content: r.inlines(n), Pos: r.blockPos(n)}
}

func (r *reader) listBlock(n *ast.List) *doc.List {
	l := &doc.List{Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		l.Items = append(l.Items, &doc.Item{Blocks: r.blocks(c), Pos: r.blockPos(c)})
	}
	return l
}

func (r *reader) definitions(n ast.Node) *doc.Definitions {
	out := &doc.Definitions{}
	var last *doc.Definition
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		_, term := c.(*east.DefinitionTerm)
		if last == nil || term && last.Body != nil {
			last = &doc.Definition{Pos: r.blockPos(c)}
			out.Items = append(out.Items, last)
		}
		if term {
			last.Terms = append(last.Terms, r.inlines(c))
		} else {
			last.Body = append(last.Body, r.blocks(c)...)
		}
	}
	return out
}

// raw is a block's text as written, indentation of the block itself taken off.
func (r *reader) raw(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(r.src))
	}
	return b.String()
}
