package html

import (
	"strings"

	"smmpub/generator/doc"
)

// entry is one place that the search can find.
type entry struct {
	group        group
	old          bool // of an edition that a newer one follows
	page, anchor string
	title        string
	text         string   // what stands there
	about        string   // what it belongs to; found too, but worth less
	from         string   // the document and its edition
	lang         string   // when it is not the site's
	keys         []string // by which it is found at once, as they are written
	quiet        bool     // the text is shown and found by other entries
	owner        string   // the publication, for what each of them says itself
}

// group is a kind of entry, in the order shown. The names are interface words.
type group int

const (
	nowhere group = iota - 1
	publications
	practices
	statements
	requirements
	glossary
	references
	narrative
	groups
)

var groupWords = [groups]string{"publications", "practices", "statements", "requirements", "glossary", "references", "text"}

// collector makes the entries of one book.
type collector struct {
	*book
	entries []*entry
	at      entry // what all entries of the place have in common
}

// entries are all places of a book, in reading order.
func (b *book) entries() []*entry {
	c := &collector{book: b}
	if b.lang != b.web.site.Language {
		c.at.lang = b.lang
	}
	if b.pub != nil {
		c.at.owner, c.at.old, c.at.from = b.pub.ID, b.isOld(), b.edition()
		c.publication()
	}
	for _, root := range b.roots {
		root.Walk(func(s *doc.Section, _ int) { c.section(s) })
	}
	return c.entries
}

// isOld tells whether a newer edition is published.
func (b *book) isOld() bool {
	for _, s := range b.web.site.Shorts {
		if s.Pub != nil && s.Pub.ID == b.pub.ID {
			return s.Pub.Path != b.pub.Path
		}
	}
	return false
}

// edition names the publication and its edition, with its status where that is not the usual one.
func (b *book) edition() string {
	f := b.pub.Front
	name := b.shortTitle() + " " + b.pub.Edition
	switch {
	case f.Status == "draft" || f.Status == "review" || f.Status == "withdrawn":
		return name + " (" + b.words[f.Status] + ")"
	case b.isOld():
		return name + " (" + b.words["superseded"] + ")"
	}
	return name
}

// add enters a place of the section that is looked at.
func (c *collector) add(e entry) *entry {
	e.page, e.old, e.from, e.lang, e.owner = c.at.page, c.at.old, c.at.from, c.at.lang, c.at.owner
	if e.group == statements || e.group == glossary || e.group == references || e.group == requirements {
		e.owner = "" // the same words in several publications are found once
	}
	c.entries = append(c.entries, &e)
	return &e
}

func (c *collector) publication() {
	f := c.pub.Front
	c.at.page = c.titlePath()
	c.add(entry{group: publications, title: f.Title, text: c.gleaned(f.Abstract), about: joinNonEmpty(" · ", f.Kind, f.Number),
		keys: []string{c.pub.ID, c.pub.FullName(), f.Number, f.ShortTitle}})
}

// section enters a section, and what in it can be pointed at.
func (c *collector) section(s *doc.Section) {
	part := c.part(s)
	c.at.page, c.at.about = part.page, ""
	g := narrative
	if s.Kind == doc.Practice {
		g = practices
	}
	e := entry{group: g, anchor: part.anchor, title: part.name, text: c.gleaned(s.Body), keys: []string{s.ID, c.plain(s.Title)}}
	if part.parent != nil {
		e.about = c.part(part.parent).name
	}
	if part.root.Kind == doc.Guide && part.parent != nil && part.parent != part.root {
		e.about = c.part(part.root).name + " · " + e.about
	}
	if !s.Silent || s.Path != "" {
		c.add(e)
	}
	c.at.title = c.plain(s.Title)
	doc.EachBlock(s.Body, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Definitions:
			c.definitions(b)
		case *doc.Table:
			c.table(b, e)
		}
	})
}

// groupOf is the group of what a list defines, nowhere if it is text like any other.
func groupOf(d *doc.Definitions) group {
	switch d.Class {
	case "terms", "acronyms":
		return glossary
	case "references":
		return references
	}
	return nowhere
}

func (c *collector) definitions(d *doc.Definitions) {
	g := groupOf(d)
	if g == nowhere {
		return
	}
	for _, it := range d.Items {
		var names []string
		for _, t := range it.Terms {
			names = append(names, c.plain(t))
		}
		c.add(entry{group: g, anchor: it.ID, title: strings.Join(names, ", "), text: c.gleaned(it.Body), keys: names})
	}
}

func (c *collector) table(t *doc.Table, of entry) {
	switch {
	case hasClass(t.Class, "practice") && t.ID != "":
		c.practice(t)
	case hasClass(t.Class, "crosswalk"):
		c.crosswalk(t, of)
	}
}

// crosswalk enters the requirements, each with what leads to it.
func (c *collector) crosswalk(t *doc.Table, of entry) {
	for _, r := range t.Rows {
		if len(r.Cells) == 0 || r.Cells[0].ID == "" {
			continue
		}
		id := c.gleaned(r.Cells[0].Blocks)
		e := entry{group: requirements, anchor: r.Cells[0].ID, title: id, about: joinNonEmpty(" · ", of.about, of.title),
			keys: []string{id}, quiet: true}
		var leads []string
		for i, cell := range r.Cells[1:] {
			if text := c.gleaned(cell.Blocks); i == 0 {
				e.title = joinNonEmpty(" ", id, text)
			} else if text != "" {
				leads = append(leads, text)
			}
		}
		e.text = strings.Join(leads, "; ")
		c.add(e)
	}
}

// practice enters the cells of a table, and the items in them that have an anchor.
func (c *collector) practice(t *doc.Table) {
	heads := map[int]string{}
	for _, r := range t.Head {
		for _, cell := range r.Cells {
			heads[cell.Facets.Level] = c.gleaned(cell.Blocks)
		}
	}
	for _, r := range t.Rows {
		scope := ""
		for _, cell := range r.Cells {
			if cell.Head == doc.RowHead {
				scope = c.gleaned(cell.Blocks)
				continue
			}
			c.cell(cell, joinNonEmpty(" · ", c.at.title, scope, heads[cell.Facets.Level]))
		}
	}
}

func (c *collector) cell(cell *doc.Cell, about string) {
	text, id := c.gleaned(cell.Blocks), cell.ID
	if id == "" && len(cell.Aliases) > 0 {
		id = cell.Aliases[0]
	}
	if len(cell.Blocks) == 0 || id == "" {
		return
	}
	e := c.add(entry{group: statements, anchor: id, text: text, about: about, keys: append([]string{id}, cell.Aliases...)})
	doc.EachBlock(cell.Blocks, func(b doc.Block) {
		list, ok := b.(*doc.List)
		if !ok {
			return
		}
		for _, it := range list.Items {
			if it.ID == "" {
				continue
			}
			said := c.gleaned(it.Blocks)
			c.add(entry{group: statements, anchor: it.ID, text: said, about: about, keys: append([]string{it.ID}, it.Aliases...)})
			if e.text == "" {
				e.text, e.quiet = said, true
			}
		}
	})
}
