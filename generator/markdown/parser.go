package markdown

import (
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// mode says which attribute blocks are read.
type mode int

const (
	proseMode     mode = iota // {#id} of headings, figures and tables
	statementMode             // every block in braces at the end of a paragraph
)

// reader holds one text while it is turned into doc.
type reader struct {
	Source
	src    []byte
	places *places
	list   *diag.List
	attrs  map[int]*attrBlock // by the offset of the first character of what they belong to
	notes  map[int]*doc.Note  // by goldmark's number
	order  []*doc.Note
}

func parse(s Source, m mode, list *diag.List) (*reader, ast.Node) {
	r := &reader{Source: s, src: []byte(s.Text), places: newPlaces(s.Base, s.Text), list: list, notes: map[int]*doc.Note{}}
	if r.tooMuch() {
		return r, nil
	}
	pc := parser.NewContext()
	found := &attrSet{mode: m, blocks: map[int]*attrBlock{}}
	pc.Set(attrKey, found)
	root := grammar().Parser().Parse(text.NewReader(r.src), parser.WithContext(pc))
	r.attrs = found.blocks
	r.readNotes(root)
	r.unusedNotes(pc)
	return r, root
}

// grammar is safe for use by several goroutines.
var grammar = sync.OnceValue(func() goldmark.Markdown {
	typographer := extension.NewTypographer(extension.WithTypographicSubstitutions(substitutions))
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(blockParsers()...),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		)),
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.DefinitionList, extension.Footnote, typographer),
		goldmark.WithParserOptions(
			parser.WithParagraphTransformers(util.Prioritized(paragraphAttributes{}, 1000)),
			parser.WithASTTransformers(util.Prioritized(noteCensus{}, 1)),
		),
	)
})

// blockParsers are goldmark's own, with headings that give up their attributes.
func blockParsers() []util.PrioritizedValue {
	parsers := parser.DefaultBlockParsers()
	for i, p := range parsers {
		if p.Priority == setextPriority || p.Priority == atxPriority {
			parsers[i].Value = headingAttributes{p.Value.(parser.BlockParser)}
		}
	}
	return parsers
}

// The priorities of goldmark's heading parsers in parser.DefaultBlockParsers.
const (
	setextPriority = 100
	atxPriority    = 600
)

var substitutions = map[extension.TypographicPunctuation]string{
	extension.LeftSingleQuote: "‘", extension.RightSingleQuote: "’",
	extension.LeftDoubleQuote: "“", extension.RightDoubleQuote: "”",
	extension.EnDash: "–", extension.EmDash: "—", extension.Ellipsis: "…",
	extension.LeftAngleQuote: "«", extension.RightAngleQuote: "»", extension.Apostrophe: "’",
}
