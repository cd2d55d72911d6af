package doc

import "smmpub/generator/diag"

// Inline is a piece of running text: *Text, *Code, *Span, *Break, *Ref, *Acronym, *NoteRef,
// *InlineImage or *Badge.
type Inline interface{ inline() }

// Text is plain text, typographic quotes and dashes already set.
type Text struct{ Text string }

// Code is text in a fixed-width face.
type Code struct{ Text string }

// Span is text with a quality.
type Span struct {
	Style   Style
	Content []Inline
}

// Style is the quality of a Span.
type Style string

// The styles of a Span.
const (
	Emph   Style = "em"
	Strong Style = "strong"
	Strike Style = "del"
	Sup    Style = "sup"
	Sub    Style = "sub"
)

// Break is a line break that the author asked for.
type Break struct{}

// Ref is a reference: a link, a citation, a term, or bracketed words that may turn out to be neither.
//
// The reader fills all but Symbol. check sets Symbol for every reference that resolves; a Ref without Symbol is
// printed as Raw (bracketed words that are no key) or as its Content. A renderer looks Symbol up in the
// publication's Targets: no entry there means that what it names is not published here, and the words are printed
// without a link.
type Ref struct {
	Kind    RefKind
	Key     string   // as the author wrote it: "PCI-DSS", "practice:threat-modeling", "../x.md#y", "https://..."
	Locator []Inline // of a citation: the "8.2" of [PCI-DSS, 8.2]
	Content []Inline // the words; nil: the target's Text is shown
	Raw     string   // the source text of a Bracket, for when it resolves to nothing
	Symbol  string
	Pos     diag.Pos
}

// Unresolved reports bracketed words that are neither citation nor term: they are printed as they were written.
func (r *Ref) Unresolved() bool { return r.Kind == Bracket && r.Symbol == "" }

// RefKind says how a reference was written or, for Citation and Term, what a bracket turned out to be.
type RefKind string

// The kinds of reference. Link is `[words](address)`, Bracket is `[words]` or `[words][key]`. check turns each Bracket
// that resolves into a Citation or a Term.
const (
	Link     RefKind = "link"
	Bracket  RefKind = "bracket"
	Citation RefKind = "citation" // shown in brackets: [PCI-DSS, 8.2]
	Term     RefKind = "term"
)

// Acronym is a known acronym in running text, marked by check. The first one on a page is explained.
type Acronym struct {
	Short, Expansion string
	Symbol           string
}

// NoteRef is the mark of a footnote.
type NoteRef struct{ Note *Note }

// Note is a footnote. Its number is its place in Publication.Notes.
type Note struct {
	Key    string // the author's name for it, unique in its file
	Blocks []Block
	Pos    diag.Pos
}

// InlineImage is an image inside running text. It is not numbered.
type InlineImage struct {
	Image *Image
	Alt   string
}

// Image is a picture file. Data is shared, never changed. An SVG has no Data: it is drawn from what was understood of it, so that
// nothing else of the file is published.
type Image struct {
	Source        string // path in the site: "content/retail-pos/integrated-payment.png"
	Data          []byte
	Type          string // "png", "jpeg", "svg"
	Drawing       *Scene // of an SVG, else nil; its shapes are *Path and *Lettering
	Width, Height int    // pixels
	Out           string // address in the output relative to the root: "assets/images/retail-pos/integrated-payment.png"
}

// Badge is a short mark that stands out: the status of a statement, a level that is aimed at, a risk. Class is a word of the
// vocabulary, which editions give a colour; the text alone says everything.
type Badge struct{ Class, Text string }

func (*Text) inline()        {}
func (*Code) inline()        {}
func (*Span) inline()        {}
func (*Break) inline()       {}
func (*Ref) inline()         {}
func (*Acronym) inline()     {}
func (*NoteRef) inline()     {}
func (*InlineImage) inline() {}
func (*Badge) inline()       {}

// Plain makes running text of a string.
func Plain(s string) []Inline {
	if s == "" {
		return nil
	}
	return []Inline{&Text{s}}
}
