package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"smmpub/generator/doc"
)

// inlines turns the children of a node into running text.
func (r *reader) inlines(n ast.Node) []doc.Inline {
	return merged(r.build(r.pieces(n), true))
}

// linked is the same inside a link, where brackets are only brackets.
func (r *reader) linked(n ast.Node) []doc.Inline {
	return merged(r.build(r.pieces(n), false))
}

// A piece is a stretch of running text before brackets and tags have found their partners.
type piece struct {
	kind  pieceKind
	start int    // offset of a bracket or tag
	text  string // of a textPiece; the name of a tag
	node  ast.Node
}

type pieceKind int

const (
	textPiece pieceKind = iota
	openBracket
	closeBracket
	openTag
	closeTag
	breakPiece
	nodePiece // markup that is complete in itself
)

func (r *reader) pieces(parent ast.Node) []piece {
	var out []piece
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			out = r.textPieces(out, n)
		case *ast.String:
			out = append(out, piece{kind: textPiece, text: string(n.Value)})
		case *ast.RawHTML:
			out = r.tagPiece(out, n)
		case *east.FootnoteBacklink:
		default:
			out = append(out, piece{kind: nodePiece, node: n})
		}
	}
	return out
}

func (r *reader) textPieces(out []piece, n *ast.Text) []piece {
	value, start, from := n.Segment.Value(r.src), n.Segment.Start, 0
	for i := 0; i < len(value); i++ {
		kind := closeBracket
		switch value[i] {
		case '\\':
			i++
			continue
		case '[':
			kind = openBracket
		case ']':
		default:
			continue
		}
		if i > from {
			out = append(out, piece{kind: textPiece, text: unescape(value[from:i])})
		}
		out = append(out, piece{kind: kind, start: start + i})
		from = i + 1
	}
	if from < len(value) {
		out = append(out, piece{kind: textPiece, text: unescape(value[from:])})
	}
	switch {
	case n.HardLineBreak():
		out = append(out, piece{kind: breakPiece})
	case n.SoftLineBreak():
		out = append(out, piece{kind: textPiece, text: " "})
	}
	return out
}

// build gives brackets and tags their partners and makes inlines of the pieces.
func (r *reader) build(pieces []piece, brackets bool) []doc.Inline {
	var out []doc.Inline
	for i := 0; i < len(pieces); i++ {
		p := pieces[i]
		switch p.kind {
		case textPiece:
			out = append(out, &doc.Text{Text: p.text})
		case breakPiece:
			out = append(out, &doc.Break{})
		case nodePiece:
			out = append(out, r.node(p.node)...)
		case openTag:
			span, next := r.span(pieces, i, brackets)
			out, i = append(out, span), next
		case closeTag:
			r.list.Errorf(r.places.at(p.start), "raw-html", "</%s> closes nothing", p.text)
		case closeBracket:
			out = append(out, &doc.Text{Text: "]"})
		case openBracket:
			if ref, next := r.bracket(pieces, i); brackets && ref != nil {
				out, i = append(out, ref), next
				continue
			}
			out = append(out, &doc.Text{Text: "["})
		}
	}
	return out
}

func (r *reader) node(n ast.Node) []doc.Inline {
	switch n := n.(type) {
	case *ast.CodeSpan:
		return []doc.Inline{&doc.Code{Text: r.codeText(n)}}
	case *ast.Emphasis:
		if n.Level == 2 {
			return []doc.Inline{&doc.Span{Style: doc.Strong, Content: r.inlines(n)}}
		}
		return []doc.Inline{&doc.Span{Style: doc.Emph, Content: r.inlines(n)}}
	case *east.Strikethrough:
		return []doc.Inline{&doc.Span{Style: doc.Strike, Content: r.inlines(n)}}
	case *ast.Link:
		return []doc.Inline{r.link(n)}
	case *ast.AutoLink:
		return []doc.Inline{r.autoLink(n)}
	case *ast.Image:
		return r.inlineImage(n)
	case *east.FootnoteLink:
		if note := r.notes[n.Index]; note != nil {
			return []doc.Inline{&doc.NoteRef{Note: note}}
		}
		return nil
	}
	panic(fmt.Sprintf("markdown: unknown inline %T", n))
}

func (r *reader) link(n *ast.Link) *doc.Ref {
	return &doc.Ref{Kind: doc.Link, Key: unescape(n.Destination), Content: r.linked(n), Pos: r.places.at(n.Pos())}
}

func (r *reader) autoLink(n *ast.AutoLink) *doc.Ref {
	label, url := string(n.Label(r.src)), string(n.URL(r.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
		url = "mailto:" + url
	}
	return &doc.Ref{Kind: doc.Link, Key: url, Content: doc.Plain(label), Pos: r.places.at(n.Pos())}
}

func (r *reader) codeText(n *ast.CodeSpan) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.WriteString(strings.ReplaceAll(string(t.Segment.Value(r.src)), "\n", " "))
			if t.SoftLineBreak() {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

// merged joins neighbouring texts.
func merged(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, x := range in {
		t, ok := x.(*doc.Text)
		if ok && t.Text == "" {
			continue
		}
		if ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(*doc.Text); ok {
				last.Text += t.Text
				continue
			}
		}
		out = append(out, x)
	}
	return out
}
