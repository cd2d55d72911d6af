package markdown

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"smmpub/generator/doc"
)

// example is the language of a fenced block that holds a practice table.
const example = "practice"

// maxColoured bounds the code that is coloured, in bytes; longer code is printed plain.
const maxColoured = 64 << 10

func (r *reader) fenced(n *ast.FencedCodeBlock) doc.Block {
	language := string(n.Language(r.src))
	text := r.raw(n)
	if language == example {
		return &doc.Example{Source: text, Pos: r.blockPos(n)}
	}
	b := code(language, text)
	b.Title = r.codeTitle(n)
	return b
}

// codeTitle is what stands behind the language: the path of the file that the block shows.
func (r *reader) codeTitle(n *ast.FencedCodeBlock) string {
	if n.Info == nil {
		return ""
	}
	_, title, _ := strings.Cut(strings.TrimSpace(string(n.Info.Segment.Value(r.src))), " ")
	return string(util.ResolveNumericReferences(util.ResolveEntityNames(util.UnescapePunctuations([]byte(strings.TrimSpace(title))))))
}

// code colours a block. A language that chroma does not know is printed plain.
func code(language, text string) *doc.CodeBlock {
	text = strings.TrimRight(text, "\n")
	b := &doc.CodeBlock{Language: language}
	if language == console {
		b.Lines = session(text)
		return b
	}
	if lexer := lexerOf(language); lexer != nil && len(text) <= maxColoured {
		if tokens, err := lexer.Tokenise(nil, text); err == nil {
			b.Lines = coloured(tokens.Tokens())
			return b
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		b.Lines = append(b.Lines, plainLine(line))
	}
	return b
}

func lexerOf(language string) chroma.Lexer {
	if language == "" {
		return nil
	}
	lexer := lexers.Get(language)
	if lexer == nil {
		return nil
	}
	return chroma.Coalesce(lexer)
}

func plainLine(line string) []doc.Token {
	if line == "" {
		return nil
	}
	return []doc.Token{{Text: line}}
}

func coloured(tokens []chroma.Token) [][]doc.Token {
	var out [][]doc.Token
	for _, line := range chroma.SplitTokensIntoLines(tokens) {
		var now []doc.Token
		for _, t := range line {
			if text := strings.TrimRight(t.Value, "\n"); text != "" {
				now = append(now, parted(doc.Token{Class: tokenClass(t.Type), Text: text})...)
			}
		}
		out = append(out, now)
	}
	for len(out) > 0 && len(out[len(out)-1]) == 0 {
		out = out[:len(out)-1]
	}
	return out
}

// parted takes a key of YAML apart from the value before it, which chroma thinks of as its beginning: {id: scope, name: Scope}.
func parted(t doc.Token) []doc.Token {
	i := strings.LastIndex(t.Text, ", ")
	if t.Class != "tag" || i < 0 {
		return []doc.Token{t}
	}
	out := []doc.Token{{Class: "punctuation", Text: ", "}, {Class: "tag", Text: t.Text[i+2:]}}
	if i > 0 {
		out = append([]doc.Token{{Class: "literal", Text: t.Text[:i]}}, out...)
	}
	return out
}

func tokenClass(t chroma.TokenType) string {
	switch {
	case t == chroma.NameTag:
		return "tag"
	case t == chroma.NameAttribute:
		return "attribute"
	case t == chroma.GenericInserted:
		return "inserted"
	case t == chroma.GenericDeleted:
		return "deleted"
	case t.InSubCategory(chroma.LiteralString):
		return "string"
	case t.InSubCategory(chroma.LiteralNumber):
		return "number"
	}
	switch t.Category() {
	case chroma.Keyword:
		return "keyword"
	case chroma.Name:
		return "name"
	case chroma.Literal:
		return "literal"
	case chroma.Comment:
		return "comment"
	case chroma.Operator:
		return "operator"
	case chroma.Punctuation:
		return "punctuation"
	}
	return ""
}
