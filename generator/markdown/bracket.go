package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"smmpub/generator/doc"
)

// maxKey is the longest key that brackets may hold, in characters; longer bracketed text is only text.
const maxKey = 100

// bracket makes a reference of the bracket that opens at pieces[i]: [key], [key, locator], [words][key] or [key][].
// It gives the last piece that belongs to it, or nil when the bracket is text.
func (r *reader) bracket(pieces []piece, i int) (*doc.Ref, int) {
	end := r.closing(pieces, i)
	if end < 0 {
		return nil, 0
	}
	inner := r.source(pieces[i].start+1, pieces[end].start)
	if strings.HasPrefix(inner, "^") {
		r.danglingNote(pieces[i].start, inner)
		return nil, 0
	}
	ref := &doc.Ref{Kind: doc.Bracket, Pos: r.places.at(pieces[i].start)}
	last := end
	if second := r.adjacent(pieces, end); second >= 0 {
		last = second
		key := r.source(pieces[end+1].start+1, pieces[second].start)
		if key == "" {
			ref.Key = inner
		} else {
			ref.Content = merged(r.build(pieces[i+1:end], false))
			r.setKey(ref, key, pieces[end+2:second])
		}
	} else {
		r.setKey(ref, inner, pieces[i+1:end])
	}
	if r.brokenLink(pieces[last].start+1, pieces[i].start) || !keyLike(ref.Key) {
		return nil, 0
	}
	ref.Raw = r.source(pieces[i].start, pieces[last].start+1)
	return ref, last
}

// closing finds the bracket that closes the one at i; -1 when another opens first or a link stands between.
func (r *reader) closing(pieces []piece, i int) int {
	for j := i + 1; j < len(pieces); j++ {
		switch pieces[j].kind {
		case closeBracket:
			return j
		case openBracket:
			return -1
		case nodePiece:
			switch pieces[j].node.(type) {
			case *ast.Link, *ast.Image, *ast.AutoLink, *east.FootnoteLink:
				return -1
			}
		}
	}
	return -1
}

// adjacent finds the end of a second bracket that follows the first at once, as in [words][key].
func (r *reader) adjacent(pieces []piece, end int) int {
	if end+1 >= len(pieces) || pieces[end+1].kind != openBracket || pieces[end+1].start != pieces[end].start+1 {
		return -1
	}
	return r.closing(pieces, end+1)
}

// setKey splits a locator off the key. The locator keeps its markup.
func (r *reader) setKey(ref *doc.Ref, key string, pieces []piece) {
	ref.Key = key
	before, _, ok := strings.Cut(key, ",")
	if !ok {
		return
	}
	ref.Key = strings.TrimSpace(before)
	for i, p := range pieces {
		if p.kind != textPiece {
			continue
		}
		if _, after, ok := strings.Cut(p.text, ","); ok {
			rest := append([]piece{{kind: textPiece, text: strings.TrimLeft(after, " ")}}, pieces[i+1:]...)
			ref.Locator = merged(r.build(rest, false))
			return
		}
	}
}

// keyLike reports that a text could be a key or words of a glossary.
func keyLike(s string) bool {
	return s != "" && utf8.RuneCountInString(s) <= maxKey &&
		strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

// source is the author's text between two offsets, on one line and without escapes.
func (r *reader) source(from, to int) string {
	s := r.src[from:to]
	return unescape([]byte(strings.Join(strings.Fields(string(s)), " ")))
}

func (r *reader) danglingNote(offset int, inner string) {
	d := r.list.Errorf(r.places.at(offset), "unknown-note", "footnote %q is not defined", strings.TrimPrefix(inner, "^"))
	d.Len = utf8.RuneCountInString(inner) + 2
	d.Hint = "add a paragraph [" + inner + "]: with its text"
}

// brokenLink reports brackets followed by an address that Markdown does not take for one, mostly because of a space.
func (r *reader) brokenLink(offset, start int) bool {
	rest := r.src[offset:]
	if len(rest) == 0 || rest[0] != '(' {
		return false
	}
	line, _, _ := strings.Cut(string(rest[1:]), "\n")
	inner, _, ok := strings.Cut(line, ")")
	if !ok || !strings.Contains(inner, " ") || !strings.Contains(inner, ":") && !strings.Contains(inner, ".md") {
		return false
	}
	d := r.list.Errorf(r.places.at(start), "bad-link", "the address %q is not read as a link", inner)
	d.Hint = "write an address with spaces in angle brackets: [words](<" + inner + ">)"
	return true
}
