package theme

import "smmpub/generator/truetype"

// The uses of text for which a theme or a brand may have fonts.
const (
	Body    = "body"    // running text
	Sans    = "sans"    // tables, labels, captions, running heads
	Mono    = "mono"    // code
	Heading = "heading" // titles and headings; when there is none, those of Sans
)

// Fonts are the font files of a theme, for the PDF edition. The zero value stands for the usual fonts.
type Fonts struct {
	Families map[string]Family // by use
	Fallback []*truetype.Font  // lend characters that no other font has, such as those of other scripts
}

// Family is a font in its variants. One that is missing is nil; the regular one stands in for it.
type Family struct{ Regular, Bold, Italic, BoldItalic *truetype.Font }

// Variant is the family's font for a weight and a slope; nil when it has no font at all.
func (f Family) Variant(bold, italic bool) *truetype.Font {
	order := []*truetype.Font{f.Regular}
	switch {
	case bold && italic:
		order = []*truetype.Font{f.BoldItalic, f.Bold, f.Italic, f.Regular}
	case bold:
		order = []*truetype.Font{f.Bold, f.Regular}
	case italic:
		order = []*truetype.Font{f.Italic, f.Regular}
	}
	for _, font := range order {
		if font != nil {
			return font
		}
	}
	return nil
}
