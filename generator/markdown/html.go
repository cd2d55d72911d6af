package markdown

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

var tag = regexp.MustCompile(`^<(/?)(sup|sub|br) */?>$`)

// tagPiece takes the tags that are allowed and refuses the others.
func (r *reader) tagPiece(out []piece, n *ast.RawHTML) []piece {
	if n.Segments.Len() == 0 {
		return out
	}
	start := n.Segments.At(0).Start
	text := string(n.Segments.Value(r.src))
	m := tag.FindStringSubmatch(text)
	switch {
	case m == nil:
		r.refuseHTML(r.places.at(start), text)
		return out
	case m[2] == "br":
		return append(out, piece{kind: breakPiece})
	case m[1] == "/":
		return append(out, piece{kind: closeTag, start: start, text: m[2]})
	}
	return append(out, piece{kind: openTag, start: start, text: m[2]})
}

func (r *reader) refuseHTML(pos diag.Pos, text string) {
	text, _, _ = strings.Cut(text, "\n")
	d := r.list.Errorf(pos, "raw-html", "HTML is not read: %s", clipped(text))
	d.Len = utf8.RuneCountInString(text)
	d.Hint = `only <sup>, <sub> and <br> are; where the text itself is meant, write \< or put it in backticks`
}

func clipped(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "..."
	}
	return s
}

// span makes a span of the pieces from a tag to the one that closes it, and gives the place of the latter.
func (r *reader) span(pieces []piece, i int, brackets bool) (doc.Inline, int) {
	open := pieces[i]
	style := doc.Sup
	if open.text == "sub" {
		style = doc.Sub
	}
	depth := 0
	for j := i + 1; j < len(pieces); j++ {
		switch {
		case pieces[j].text != open.text:
		case pieces[j].kind == openTag:
			depth++
		case pieces[j].kind == closeTag && depth > 0:
			depth--
		case pieces[j].kind == closeTag:
			return &doc.Span{Style: style, Content: merged(r.build(pieces[i+1:j], brackets))}, j
		}
	}
	r.list.Errorf(r.places.at(open.start), "raw-html", "<%s> is not closed", open.text).Hint = "add </" + open.text + ">"
	return &doc.Text{}, i
}

// unescape resolves backslashes and entities as CommonMark does.
func unescape(b []byte) string {
	if !strings.ContainsAny(string(b), `\&`) {
		return string(b)
	}
	var out strings.Builder
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '\\' && i+1 < len(b) && isPunct(b[i+1]):
			i++
			out.WriteByte(b[i])
		case b[i] == '&':
			text, n := entity(b[i:])
			out.WriteString(text)
			i += n - 1
		default:
			out.WriteByte(b[i])
		}
	}
	return out.String()
}

var entityForm = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// entity gives the characters of the entity that b begins with, and how many bytes it takes.
func entity(b []byte) (string, int) {
	m := entityForm.Find(b)
	if m == nil {
		return "&", 1
	}
	text := html.UnescapeString(string(m))
	if text == "\x00" {
		text = "\uFFFD"
	}
	return text, len(m)
}

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}
