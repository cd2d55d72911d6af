// Package doc is the document tree between those who know maturity models and those who know pages.
//
// compose builds a Publication; html and pdf read it. Numbers, anchors, captions and wording are settled in
// the tree: a renderer decides nothing but looks. Everything here is plain data in closed sets; a renderer switches
// over them and panics on what it does not know. After compose the tree is read-only and may be shared by goroutines.
package doc

import (
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/truetype"
)

// Site is everything one build publishes on the web.
type Site struct {
	Title     string
	Publisher string
	BaseURL   string // ends in a slash, or empty when the site's address is not known
	Language  string // BCP 47
	Home      *Section
	Pages     []*Section     // glossary, references, frameworks ...: pages outside publications; each has a Path
	Pubs      []*Publication // in the order shown
	Targets   Targets        // for the pages outside publications
	Shorts    []Short
	Images    []*Image // every image that a page outside publications shows
	Levels    int      // the highest level of a table
	Look      *Look    // of the pages outside publications; nil: the theme's
}

// Documents counts the site's own documents, the home page among them.
func (s *Site) Documents() int {
	n := 1
	for _, p := range s.Pages {
		if p.Kind == Guide {
			n++
		}
	}
	return n
}

// Short is an address without edition that leads to the newest one.
type Short struct {
	Path string // "retail-pos/index.html"
	To   string // "retail-pos/1.0/index.html"
	Pub  *Publication
}

// Publication is one document in one edition.
type Publication struct {
	ID, Edition string
	Kind        string // "model", "profile", "mapping": for labels and classes, never for decisions about content
	Path        string // folder of the web edition with a slash at the end: "retail-pos/1.0/"
	Language    string
	Front       Front
	Chapters    []*Section        // front matter chapters first, then body, then annexes
	Roles       map[string]string // the pages of chapters by what they are in an outline of any language: "target 1", "content introduction"
	Pages       []string          // addresses of its sections' pages, in a publication whose chapters are left out: others link to them
	Figures     []Listed          // in order of number
	Tables      []Listed
	Notes       []*Note // in order of first reference: the number of a note is its index + 1
	Targets     Targets // where every reference in this publication leads
	Images      []*Image
	Words       Words
	Pos         diag.Pos // where it is defined
	PDF         string   // address of the PDF edition, "" when there is none: "retail-pos/1.0/retail-pos.pdf"
	Banner      string   // a classification that every page carries; "" for none
	Look        *Look    // nil: the theme's
	Sources     []Source // what the PDF edition carries as attachments
	// Comment is where readers write about a place of it, {id} standing for the place's anchor, percent-encoded; "" for nowhere.
	Comment string
	Newer   *Publication // the edition that takes its place; nil: none
	// Languages are the editions of the same document in other languages and this one, the original first; none when it stands alone.
	Languages []*Publication
	Original  *Publication // what it is a translation of; nil: nothing that is published here
}

// Source is a file that a publication was made of, without the remarks that its authors wrote for themselves.
type Source struct {
	Name string // path in the site: "profiles/retail-pos/profile.yaml"
	Type string // "application/yaml", "text/csv", "text/markdown"
	Data []byte
}

// Look is what a brand changes of a publication's look, in both editions.
type Look struct {
	ID         string         // the brand's
	Logo       *Image         // nil: none
	Cover      *Image         // a picture for the title page; nil: none
	Colours    map[Ink]string // roles of the palette and their colours, written like #336699; others stay the theme's
	Header     string         // running lines in place of the usual ones, "" keeps those; {page} and {pages} are left to the edition
	Footer     string
	Address    string
	Disclaimer []Block
	Fonts      []Font // of the PDF edition
}

// Font is a font for one use of text: "body", "bold", "italic", "bold-italic", "heading" or "mono".
type Font struct {
	Use  string
	Font *truetype.Font
}

// Fact is a line of a title page: what it is, and what it says.
type Fact struct {
	Name  string
	Value []Inline
}

// Words are the interface words of the publication's language, by key.
type Words map[string]string

// Front is what a title page shows. Empty fields are not shown.
type Front struct {
	Title, ShortTitle       string
	Kind                    string // in words: "Profile of the IoT Security Maturity Model"
	Number, Edition, Date   string
	Status                  string   // draft, review, published, withdrawn
	StatusText              string   // in words
	Standing                []Inline // what that means for a reader: until when comments are welcome, which edition is newer
	Publishers, Authors     []Party
	Contributors            []Party
	Abstract                []Block
	Legal, IPR              []Block
	Copyright               []Inline
	Licence                 Party // Name and URL
	History                 []Change
	Errata                  []Erratum
	Facts                   []Fact    // shown before all others, in this order
	Editions                []Edition // those published here, newest first
	Address                 []Inline  // of the web edition, where it is known
	Cite                    []Inline  // how to cite the document
	Extends, Based, Related []Ref     // links to other publications
	Translates              []Ref     // the original of a translation
}

// Party is a person, an organization, or anything else with a name and perhaps an address.
type Party struct {
	Name, Affiliation, Role, URL string
	Logo                         *Image
}

// Edition is one of the editions of a publication.
type Edition struct {
	Name   string // "1.0, 2020-08-01"
	Role   string // its status in words
	URL    string // of its title page, relative to the site's root
	Symbol string // leads to it
}

// Change is one line of a publication's history.
type Change struct {
	Edition, Date string
	Changes       []Inline
}

// Erratum is one correction made after publication.
type Erratum struct {
	ID, Date, Kind, Was, Now string
	Anchor                   string // where the title page lists it, unique in the publication
	At                       *Ref
}

// Listed is an entry of the list of figures or of tables.
type Listed struct {
	Anchor  string
	Label   string // "Table 3-2"
	Caption []Inline
	Section *Section // where it stands
}

// Section is a chapter, a section, an annex, or a page of the site.
type Section struct {
	ID     string // anchor, unique in the publication
	Number string // "3", "3.1", "A"; "" when not numbered
	Label  string // the number as the heading shows it: "3.1", "Annex A"
	Title  []Inline
	Kind   Kind
	// Path is the address of the section's own page, relative to the site's root; "" when it stands on its parent's.
	Path string
	// Silent sections print no heading inside the document and are left out of the contents; a page of their own
	// still carries the title.
	Silent bool
	Body   []Block
	// Aside leads elsewhere: the other publications that speak of the same. The web edition shows it below the body on
	// the section's own page; the one-page and PDF editions leave it out.
	Aside    []Block
	Filters  []Filter // what a reader of the web edition may choose to see of the items in the tables below; nil: all
	Sections []*Section
	Pos      diag.Pos
}

// Filter is a choice among the values of a facet.
type Filter struct {
	Facet   string // "role" or "level"
	Name    string // "Role"
	All     string // "All roles"
	Choices []Choice
}

// Kind says what a section is.
type Kind string

// The kinds of section.
const (
	FrontMatter Kind = "front"
	Chapter     Kind = "chapter"
	Subsection  Kind = "section"
	Practice    Kind = "practice" // holds one practice table
	Annex       Kind = "annex"
	Page        Kind = "page"  // outside publications
	Guide       Kind = "guide" // outside too: one of the site's own documents
)

// Text is the section's title without markup.
func (s *Section) Text() string { return PlainText(s.Title) }

// Walk calls f for the section and all below it, in reading order, with the depth below s.
func (s *Section) Walk(f func(s *Section, depth int)) { s.walk(f, 0) }

func (s *Section) walk(f func(*Section, int), depth int) {
	f(s, depth)
	for _, c := range s.Sections {
		c.walk(f, depth+1)
	}
}

// Target is where a reference leads.
type Target struct {
	Pub    *Publication // the publication it lies in, nil when outside
	Page   string       // address of the page, relative to the site's root: "glossary/index.html"; "" for a URL
	Anchor string       // on that page, and in the one-page and PDF editions; "" for the page itself
	URL    string       // outside the site; Page and Anchor are then empty
	Text   []Inline     // what a reference without words of its own says: "Figure 2-1", "Threat Modeling"
	Title  string       // a short explanation: the term's definition, the reference's title
}

// Targets holds the place of every symbol that a publication's references name.
type Targets map[string]*Target

// NoteNumber gives the numbers of a publication's footnotes.
func (p *Publication) NoteNumber() map[*Note]int {
	m := make(map[*Note]int, len(p.Notes))
	for i, n := range p.Notes {
		m[n] = i + 1
	}
	return m
}

// FullName is the publication's id with its edition: retail-pos@1.0.
func (p *Publication) FullName() string { return p.ID + "@" + p.Edition }

// PlainText is the text of inlines without markup. References without words of their own give their key.
func PlainText(in []Inline) string {
	var b strings.Builder
	plain(&b, in)
	return b.String()
}

func plain(b *strings.Builder, in []Inline) {
	for _, x := range in {
		switch x := x.(type) {
		case *Text:
			b.WriteString(x.Text)
		case *Code:
			b.WriteString(x.Text)
		case *Span:
			plain(b, x.Content)
		case *Ref:
			if x.Content == nil || x.Unresolved() {
				b.WriteString(x.Raw)
				continue
			}
			plain(b, x.Content)
		case *Acronym:
			b.WriteString(x.Short)
		case *Badge:
			b.WriteString(x.Text)
		case *Break:
			b.WriteByte(' ')
		case *NoteRef, *InlineImage:
		default:
			panic("doc: unknown inline")
		}
	}
}
