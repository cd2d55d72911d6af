package doc

import "smmpub/generator/diag"

// Block is a part of the flow: *Paragraph, *Heading, *List, *Definitions, *Quote, *CodeBlock, *Table, *Figure, *Box,
// *Rule, or one of the reader's own (*Drawn, *Example), which compose replaces.
type Block interface{ block() }

// Paragraph is a paragraph. Class is a word of the vocabulary: "" for running text, "lead", "label" (a heading inside a
// cell), "none" (a sentence in place of statements), "fallback".
type Paragraph struct {
	Class   string
	Content []Inline
	Pos     diag.Pos // zero for one that was not written as Markdown
}

// Heading is a heading as the reader found it; compose turns headings into sections. The ones that reach a renderer are
// unnumbered headings inside a section (Level 3 to 6), such as those of a generated page.
type Heading struct {
	Level    int
	ID       string
	Explicit bool // the author named it
	Content  []Inline
	Pos      diag.Pos
}

// List is a list of items.
type List struct {
	Class   string // "", or "statements", "requirements", "contents"
	Ordered bool
	Start   int
	Tight   bool // items are printed without space between
	Items   []*Item
}

// Item is an entry of a List. A statement's item carries its anchor.
type Item struct {
	ID      string
	Aliases []string // older anchors that must lead here
	Class   string   // "", "statement", "informative"
	Facets  Facets
	Blocks  []Block
	Pos     diag.Pos
}

// Definitions is a list of terms with what they mean.
type Definitions struct {
	Class string // "", "terms", "acronyms", "references", "levels"
	Items []*Definition
}

// Definition is one entry of Definitions.
type Definition struct {
	ID    string
	Terms [][]Inline
	Body  []Block
	Pos   diag.Pos
}

// Quote is a block quotation.
type Quote struct{ Blocks []Block }

// CodeBlock is a block of code, coloured token by token. Lines hold no line ends.
type CodeBlock struct {
	Language string
	Title    string // what it shows, such as a file's path; "" for nothing
	Lines    [][]Token
}

// Token is a run of code of one kind.
type Token struct {
	Class string // "" or: keyword, name, string, number, comment, operator, punctuation, tag, attribute, literal, inserted, deleted, prompt, output
	Text  string
}

// Rule is a thematic break.
type Rule struct{}

// Box is a framed remark, or what belongs together.
type Box struct {
	Class   string // "note", "warning", "mapped", "level"
	Title   []Inline
	Blocks  []Block
	Folded  bool     // the web edition shows its title only, until it is opened
	Choices []Choice // the roles that a reader of the web edition may narrow it to
}

// Figure is a picture, an image file or a drawing of ours.
type Figure struct {
	ID      string   // anchor
	Aliases []string // anchors of what it shows that stands nowhere else
	Label   string   // "Figure 2-1"; "" when not numbered
	Caption []Inline
	Alt     string
	Image   *Image // one of Image and Scene is set
	Scene   *Scene
	Pos     diag.Pos
}

// Table is a table with real heads. Rows before the body are Head; they repeat on every page it spans.
type Table struct {
	ID      string // anchor
	Label   string // "Table 3-2"; "" when not numbered
	Caption []Inline
	Class   string     // "practice", "mapping", "crosswalk", "matrix", "plain"
	Title   []Inline   // printed over the column heads, across the table; nil for none
	Summary [][]Inline // lines below Title: what the practice is for
	Columns []Column
	Head    []*Row
	Rows    []*Row
	Wide    bool     // wants a landscape page in print
	Stacks  bool     // on narrow screens cells stand below each other, each under its column's head
	Choices *Choices // nil: it is shown as it is
	Data    string   // address of what it holds as CSV, relative to the site's root; "" for none
	Pos     diag.Pos
}

// Choices are what a reader of the web edition may narrow a table down to, by the facets of its columns, rows and items.
type Choices struct {
	Levels  []Choice
	Scopes  []Choice
	Devices []Choice
}

// Choice is one of them. What it holds are the facets that concern it: for a device its own and those of its classes. None
// holds what says nothing of devices, as that concerns all.
type Choice struct {
	Facet string
	Name  string
	Holds []string
	Group string // the name over several choices, "" for none
}

// Column is a column of a Table.
type Column struct {
	Weight int   // share of the width, relative to the other columns; 0: as its content needs
	Align  Align // of its cells
	Class  string
	Facets Facets
}

// Align is a horizontal alignment.
type Align string

// The alignments; "" is the start of the line.
const (
	Start  Align = ""
	Center Align = "center"
	End    Align = "end"
)

// Row is a row of a Table.
type Row struct {
	Class  string // "objective", "scope", "group" or ""
	Facets Facets
	Cells  []*Cell
}

// Cell is a cell of a Table. Columns it spans count as one Cell.
type Cell struct {
	ID      string
	Aliases []string
	Class   string   // "level", "scope", "empty", "none", "external" ...
	Head    HeadKind // "" for data
	Span    int      // columns, 0 means 1
	Down    int      // rows, 0 means 1
	Facets  Facets
	Blocks  []Block
	Pos     diag.Pos
}

// HeadKind is what a head cell heads.
type HeadKind string

// The kinds of head cell. They are the values of HTML's scope attribute and of PDF's Scope.
const (
	Data     HeadKind = ""
	ColHead  HeadKind = "col"
	RowHead  HeadKind = "row"
	ColGroup HeadKind = "colgroup"
	RowGroup HeadKind = "rowgroup"
)

// Facets say what a cell or statement is about; the web edition writes them as data attributes.
type Facets struct {
	Practice string
	Level    int // 0: none
	Scope    string
	Role     string // of an item that several roles share, all of them with spaces between
	Devices  []string
	Part     string
}

// Drawn asks for a figure or a table that the program draws: the reader's form of ![Alt](figure:hierarchy "Title").
type Drawn struct {
	What  string // "figure:domain/governance", "table:template"
	ID    string
	Title []Inline
	Alt   string
	Pos   diag.Pos
}

// Example is a practice table shown as an example. Data is what the loader made of its YAML; only compose knows it.
type Example struct {
	Source string // YAML
	Data   any
	Pos    diag.Pos
}

func (*Paragraph) block()   {}
func (*Heading) block()     {}
func (*List) block()        {}
func (*Definitions) block() {}
func (*Quote) block()       {}
func (*CodeBlock) block()   {}
func (*Table) block()       {}
func (*Figure) block()      {}
func (*Box) block()         {}
func (*Rule) block()        {}
func (*Drawn) block()       {}
func (*Example) block()     {}

// Para makes a paragraph of a string.
func Para(s string) []Block {
	if s == "" {
		return nil
	}
	return []Block{&Paragraph{Content: Plain(s)}}
}
