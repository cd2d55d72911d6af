package smm

import (
	"regexp"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/truetype"
)

// Brand is one look for both editions of a document: its publisher's, or an assessor's.
type Brand struct {
	ID             string
	Logo, Cover    *doc.Image // nil: none
	Colours        []BrandColour
	Fonts          []BrandFont
	Header, Footer Word // running lines; names in braces are filled in, see Placeholders
	Address        string
	Disclaimer     []doc.Block
	Pos            diag.Pos
}

// BrandColour is the colour of one role of the theme's palette, such as accent; Value is written like #336699.
type BrandColour struct {
	Ink   Word
	Value string
}

// BrandFont is a font file for one use of text, such as body.
type BrandFont struct {
	Use  Word
	Font *truetype.Font
}

// Placeholders are the names that a brand's header and footer may have in braces.
var Placeholders = []string{
	"title", "short_title", "edition", "number", "date", "status", "publisher", "copyright", "organization", "system",
	"classification", "address", "page", "pages",
}

// BracedName is how a placeholder stands in a running line: {page}.
var BracedName = regexp.MustCompile(`\{([^{}]*)\}`)

// Brand gives the brand of an id, or nil.
func (l *Library) Brand(id string) *Brand {
	for _, b := range l.Brands {
		if b.ID == id {
			return b
		}
	}
	return nil
}
