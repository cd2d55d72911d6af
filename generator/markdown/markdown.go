// Package markdown reads the authors' Markdown into doc blocks and inlines.
//
// A text and its place come in; blocks, footnotes and findings go out. Every reference, heading, image, note and
// statement knows its own line and column in the source file, inside a literal block of a YAML file too. References
// are left unresolved: the reader does not know what exists. Raw HTML is refused but for sup, sub and br; texts so
// hostile that they cannot be read in linear time are refused as a whole.
//
// The package is the only home of goldmark and chroma. It knows neither YAML nor maturity models.
package markdown

import (
	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// Source is a Markdown text, where it stands, and the images it may show.
type Source struct {
	Text   string
	Base   Base
	Dir    string                // folder below content/ that image addresses are relative to
	Images map[string]*doc.Image // by path below content/
}

// Document is what a text says.
type Document struct {
	Blocks []doc.Block
	Notes  []*doc.Note // in order of first reference
}

// Blocks reads a text.
func Blocks(s Source, list *diag.List) Document {
	r, root := parse(s, proseMode, list)
	if root == nil {
		return Document{}
	}
	blocks := r.blocks(root)
	r.leftovers()
	return Document{Blocks: blocks, Notes: r.noteList()}
}

// Inlines reads a text that must be a single paragraph; anything else is an error and only the first paragraph counts.
func Inlines(s Source, list *diag.List) []doc.Inline {
	blocks := Blocks(s, list).Blocks
	if len(blocks) == 0 {
		return nil
	}
	p, ok := blocks[0].(*doc.Paragraph)
	if !ok || len(blocks) > 1 {
		d := list.Errorf(s.Base.start(), "one-paragraph", "only one paragraph of text has room here")
		d.Hint = "leave out headings, lists and further paragraphs"
	}
	if !ok {
		return nil
	}
	return p.Content
}
