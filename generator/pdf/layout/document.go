package layout

import (
	"fmt"
	"slices"
	"strings"

	"smmpub/generator/doc"
)

// Document is a publication as pages. Lengths are thousandths of a point; x runs to the right and y down from the
// page's top left corner.
type Document struct {
	Title    string
	Pages    []*Page
	Dests    []Dest     // in order of page and place, each name once
	Outline  []*Outline // one tree a chapter
	Front    int        // pages of front matter, numbered in roman figures
	Dangling []string   // names that links asked for and no place bears; those links were left out
	Missing  []rune     // characters that no face has, each once, in order of first use
}

// Page is one page as a display list: what is painted, first marks beneath.
type Page struct {
	Number        int    // from 1, physically
	Label         string // "iii", "12": what the foot and the viewer call it
	Width, Height int
	Landscape     bool
	Content       Rect // where the flow and the footnotes stand
	Marks         []Mark
	Links         []Link
	Tables        []TablePart
}

// TablePart says which part of a table stands on a page.
type TablePart struct {
	Table *doc.Table
	Part  int    // 0 where the table begins
	Head  string // text of the title and of the head rows printed here
	Rows  int    // body rows, whole or in part
}

// Rect is a rectangle on a page.
type Rect struct{ X, Y, W, H int }

// Dest is a named destination.
type Dest struct {
	Name string
	Page int // index in Document.Pages
	X, Y int
}

// Link is an active area: it leads to a destination in the document or in another's PDF, or to an address outside.
type Link struct {
	Rect
	Dest, URI string // one of them is set, unless File is
	File      string // the PDF of another publication, relative to this one's; Dest is then a place in that file, "" its beginning
	Node      *Node  // its words
	Says      string // what it leads to, in words; empty where only its own words say it
}

// Outline is a bookmark.
type Outline struct {
	Title string
	Dest  string
	Below []*Outline
}

// Mark is *Text, *Line, *Box, *Polygon, *Picture or *Stamp.
type Mark interface{ mark() }

// Text is a run of text in one face. Y is its base line.
type Text struct {
	X, Y, W  int
	Text     string
	Style    Style
	Limit    int   // right end of the column it was set in
	Node     *Node // nil for an artifact: running heads, leaders, repeated heads
	NoteMark bool  // the number of a footnote inside running text
	RTL      bool  // Text, which is in the order of reading, is set from right to left
	End      bool  // last run of its paragraph or label
}

// Line is a straight line.
type Line struct {
	X1, Y1, X2, Y2, Width int
	Ink                   doc.Ink
	Dashed                bool
	Node                  *Node // nil for an artifact: rules
}

// Box is a rectangle, its corners rounded by Radius.
type Box struct {
	Rect
	Radius, Width int
	Fill, Stroke  doc.Ink
	Node          *Node // nil for an artifact: grounds
}

// Polygon is a closed polygon. Opacity is in percent, of the fill.
type Polygon struct {
	Points       [][2]int
	Width        int
	Fill, Stroke doc.Ink
	Opacity      int
	Node         *Node
}

// Picture is an image file fitted into a rectangle.
type Picture struct {
	Rect
	Image   *doc.Image
	Alt     string
	Node    *Node
	Letters [][]LetterRun // the texts of an author's drawing, in their order
}

func (*Text) mark()    {}
func (*Line) mark()    {}
func (*Box) mark()     {}
func (*Polygon) mark() {}
func (*Picture) mark() {}

// Text is the document's text in logical order: one line a paragraph, the parts of a paragraph or cell that pages
// divide joined as they were written. Running heads, repeated table heads and note marks are left out.
func (d *Document) Text() string {
	var runs []*Text
	for _, p := range d.Pages {
		runs = append(runs, p.texts()...)
	}
	slices.SortStableFunc(runs, func(a, b *Text) int { return a.Node.Block().Seq - b.Node.Block().Seq })
	return join(runs)
}

// TextPages is the text of each page in the order it is painted, artifacts included.
func (d *Document) TextPages() []string {
	out := make([]string, len(d.Pages))
	for i, p := range d.Pages {
		var b strings.Builder
		for _, m := range p.Marks {
			if t, ok := m.(*Text); ok {
				b.WriteString(t.Text)
				if t.End {
					b.WriteByte('\n')
				}
			}
		}
		out[i] = b.String()
	}
	return out
}

func (p *Page) texts() []*Text {
	var out []*Text
	for _, m := range p.Marks {
		if t, ok := m.(*Text); ok && t.Node != nil && !t.NoteMark {
			out = append(out, t)
		}
	}
	return out
}

func join(runs []*Text) string {
	var b strings.Builder
	for i, r := range runs {
		if i > 0 && r.Node.Block() != runs[i-1].Node.Block() {
			b.WriteByte('\n')
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// Overflow lists the runs that reach over their column, and the marks that stand outside the page. It is empty for
// a sound document.
func (d *Document) Overflow() []string {
	var out []string
	for _, p := range d.Pages {
		for _, m := range p.Marks {
			if s := p.overflow(m); s != "" {
				out = append(out, fmt.Sprintf("page %d: %s", p.Number, s))
			}
		}
	}
	return out
}

// slack allows for rounding.
const slack = 60

func (p *Page) overflow(m Mark) string {
	switch m := m.(type) {
	case *Text:
		if m.X+m.W > m.Limit+slack || m.X < 0 || m.X+m.W > p.Width {
			return fmt.Sprintf("%q ends at %d, its column at %d", m.Text, m.X+m.W, m.Limit)
		}
		c := p.Content
		if m.Node != nil && (m.Y > c.Y+c.H+slack || m.Y < c.Y || m.X < c.X-slack || m.X+m.W > c.X+c.W+slack) {
			return fmt.Sprintf("%q at %d,%d stands outside the page's content", m.Text, m.X, m.Y)
		}
	case *Picture:
		if !p.Content.holds(m.Rect) && (m.Node != nil || !(Rect{0, 0, p.Width, p.Height}).holds(m.Rect)) {
			return fmt.Sprintf("picture at %v", m.Rect)
		}
	case *Box:
		if !(Rect{0, 0, p.Width, p.Height}).holds(m.Rect) {
			return fmt.Sprintf("box at %v", m.Rect)
		}
	}
	return ""
}

func (r Rect) holds(q Rect) bool {
	return q.X >= r.X-slack && q.Y >= r.Y-slack && q.X+q.W <= r.X+r.W+slack && q.Y+q.H <= r.Y+r.H+slack
}
