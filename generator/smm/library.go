// Package smm is the vocabulary of maturity models: what authors write, once it has been read.
//
// load makes these values, check connects them, compose and exchange read them. After check a Library is
// read-only. The package does no input or output and never learns what a page is; texts are doc inlines and blocks
// because an author may write Markdown in them.
//
// Nothing here knows four levels, three scopes or eighteen practices: those are data.
package smm

import (
	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// Library is all that a site's sources say.
type Library struct {
	Site       *Site
	Models     []*Model
	Profiles   []*Profile
	Mappings   []*Mapping
	Frameworks []*Framework
	Glossaries []*Glossary
	References []*Bibliography
	Targets    []*Target
	Brands     []*Brand
	Reports    []*Report
	Practices  []*Table            // every practice file, by path; check hands each to its owner
	Contents   map[string]*Content // narrative, by path below content/: "retail-pos/model.md"
	Images     map[string]*doc.Image
	Root       map[string][]byte // content/_root: files copied as they are
	Files      []string          // every source file that was read, sorted
	Unread     []string          // files with errors so bad that what they define is unknown
}

// Word is a plain string that knows its place.
type Word struct {
	Text string
	Pos  diag.Pos
}

// Site is site.yaml.
type Site struct {
	Title, Publisher string
	BaseURL          string // ends in a slash, or is empty
	Language         string
	Theme            string
	Brand            Word
	Only             []Word // publish.only
	PublishReview    bool
	Document         []*Item
	Feedback         string
	Ignore           []Ignore
	Pos              diag.Pos
}

// Ignore is a finding that the site's authors accept, with their reason.
type Ignore struct {
	Rule, Path, ID, Reason string
	Pos                    diag.Pos
}

// Status is where a publication stands in its life.
type Status string

// The states of a publication. Drafts appear nowhere in a build without --drafts.
const (
	Draft     Status = "draft"
	Review    Status = "review"
	Published Status = "published"
	Withdrawn Status = "withdrawn"
)

// Front is the front matter of a publication: a model, a profile or a mapping.
type Front struct {
	ID            string
	Edition       string
	Title         string
	ShortTitle    string
	Number        string
	Date          string // as written; YYYY-MM-DD, or shorter
	Status        Status
	Language      string
	Publishers    []Party
	Authors       []Party
	Contributors  []Party
	Abstract      []doc.Block
	Copyright     []doc.Inline
	Licence       Party
	IPR, Legal    []doc.Block
	History       []Change
	Errata        []Erratum
	ReviewUntil   string
	CommentURL    string
	TranslationOf Word
	Brand         Word
	AttachSources bool
	Labels        map[string]string // scope and part ids, and: level, objective, see_base, section
	LabelWords    []Word            // the keys of Labels, in the order written, with their places
	Document      []*Item           // the outline; nil: the default one
	Pos           diag.Pos          // of the id
	DatePos       diag.Pos
}

// FullName is id@edition.
func (f *Front) FullName() string { return f.ID + "@" + f.Edition }

// Name is the short title if there is one, else the title.
func (f *Front) Name() string {
	if f.ShortTitle != "" {
		return f.ShortTitle
	}
	return f.Title
}

// Party is a person, an organization, or a licence.
type Party struct {
	Name, Affiliation, Role, URL string
	Logo                         string
	Pos                          diag.Pos
}

// Change is a line of a publication's history.
type Change struct {
	Edition, Date string
	Changes       []doc.Inline
	Pos           diag.Pos
}

// Erratum is a correction made after publication.
type Erratum struct {
	ID, Date, Kind, Was, Now string
	At                       Word
	Pos                      diag.Pos
}

// ItemKind says what a line of an outline puts into the document.
type ItemKind string

// The kinds of Item.
const (
	ContentItem    ItemKind = "content"
	PracticesItem  ItemKind = "practices"
	MappingItem    ItemKind = "mapping"
	TargetItem     ItemKind = "target"
	GlossaryItem   ItemKind = "glossary"
	ReferencesItem ItemKind = "references"
)

// Item is a line of a publication's `document`.
type Item struct {
	Kind    ItemKind
	Value   Word // path below content/, heading of a generated chapter, glossary id, or "true"/"all" for references
	Title   string
	Intro   Word // path of the Markdown printed first in a generated chapter
	Annex   bool
	Content *Content  // set by check for ContentItem, and for Intro
	Terms   *Glossary // set by check for GlossaryItem
	Target  *Target   // set by check for TargetItem
	Pos     diag.Pos
}

// Content is one Markdown file.
type Content struct {
	Path   string // below content/
	ID     string // explicit id of the heading that gave the title
	Title  []doc.Inline
	Part   string // "front", "body", "annex" or ""
	Draft  bool
	Blocks []doc.Block // without the heading that gave the title
	Notes  []*doc.Note
	Pos    diag.Pos
	Refs   []*doc.Ref // every reference in Blocks, Title and Notes, in order
}
