package compose

import (
	"path"
	"strconv"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// builder composes one publication.
type builder struct {
	*composer
	pub     *smm.Pub
	model   *smm.Model
	words   doc.Words
	out     *doc.Publication
	chapter counter // of the chapter being composed
	body    int     // numbered chapters so far
	annexes int
	slugs   map[string]bool
	listed  bool               // the devices are, as text
	shown   map[*smm.Node]bool // by a figure that has their anchors
}

// counter numbers tables and figures within a chapter: Table 3-2.
type counter struct {
	prefix          string // "3-"
	tables, figures int
}

func (c *composer) publication(p *smm.Pub) *doc.Publication {
	b := &builder{composer: c, pub: p, model: p.Model, words: c.speech(p), slugs: map[string]bool{"all": true},
		shown: map[*smm.Node]bool{}}
	if p.Kind == smm.ModelPub { // of the overviews
		b.slugs["levels"], b.slugs["scopes"], b.slugs["domains"] = true, true, true
	}
	b.out = &doc.Publication{
		ID: p.ID, Edition: p.Edition, Pos: p.Pos, Kind: string(p.Kind), Path: pathOf(p.Front), Language: p.Language, Words: b.words,
		Roles: map[string]string{},
		Front: b.front(),
	}
	b.out.Look = b.look()
	b.out.Comment = b.comment()
	if c.options.PDF {
		b.out.PDF = b.out.Path + p.ID + ".pdf"
	}
	nth := map[smm.ItemKind]int{}
	for _, it := range p.Document {
		nth[it.Kind]++
		if s := b.item(it); s != nil {
			b.out.Roles[roleOf(it, nth[it.Kind])] = s.Path
			b.out.Chapters = append(b.out.Chapters, s)
		}
	}
	b.references()
	b.out.Notes = notes(b.out)
	b.out.Images = images(b.out)
	return b.out
}

// roleOf is the role of an outline's item, the nth of its kind.
func roleOf(it *smm.Item, n int) string {
	if it.Kind == smm.ContentItem {
		return "content " + strings.TrimSuffix(path.Base(it.Value.Text), ".md")
	}
	return string(it.Kind) + " " + strconv.Itoa(n)
}

// item composes one line of the outline.
func (b *builder) item(it *smm.Item) *doc.Section {
	switch it.Kind {
	case smm.ContentItem:
		return b.contentChapter(it)
	case smm.PracticesItem:
		return b.practicesChapter(it)
	case smm.MappingItem:
		return b.mappingChapter(it)
	case smm.GlossaryItem:
		return b.glossaryAnnex(it)
	case smm.ReferencesItem:
		return b.referencesAnnex(it)
	case smm.TargetItem:
		return b.targetChapter(it)
	}
	panic("compose: unknown outline item " + string(it.Kind))
}

// open begins a chapter: number, label, address.
func (b *builder) open(it *smm.Item, kind doc.Kind, id, slug string, title []doc.Inline) *doc.Section {
	s := &doc.Section{ID: id, Title: title, Kind: kind, Pos: it.Pos}
	switch kind {
	case doc.Annex:
		b.annexes++
		s.Number = letters(b.annexes)
		s.Label = fill(b.words["annex"], "number", s.Number)
		b.chapter = counter{prefix: s.Number + "-"}
	case doc.Chapter:
		b.body++
		s.Number = strconv.Itoa(b.body)
		s.Label = s.Number
		b.chapter = counter{prefix: s.Number + "-"}
	default:
		b.chapter = counter{}
	}
	s.Path = b.out.Path + b.slug(slug) + "/index.html"
	return s
}

// letters counts A, B ... Z, AA.
func letters(n int) string {
	if n > 26 {
		return letters((n-1)/26) + letters((n-1)%26+1)
	}
	return string(rune('A' + n - 1))
}

// slug keeps chapter addresses apart from each other and from the program's own.
func (b *builder) slug(slug string) string {
	out := slug
	for n := 2; out == "" || b.slugs[out]; n++ {
		out = slug + "-" + strconv.Itoa(n)
	}
	b.slugs[out] = true
	return out
}

func (b *builder) contentChapter(it *smm.Item) *doc.Section {
	c := it.Content
	if c == nil || c.Draft && !b.options.Drafts {
		return nil
	}
	kind := doc.Chapter
	switch {
	case it.Annex || c.Part == "annex":
		kind = doc.Annex
	case c.Part == "front":
		kind = doc.FrontMatter
	}
	title := c.Title
	if it.Title != "" {
		title = doc.Plain(it.Title)
	}
	s := b.open(it, kind, c.ID, fileSlug(c.Path), title)
	b.fill(s, c.Blocks)
	return s
}

func fileSlug(name string) string {
	return doc.Slug(strings.TrimSuffix(path.Base(name), ".md"))
}

// generated begins a chapter of our own, with the author's introduction if there is one.
func (b *builder) generated(it *smm.Item, word string) *doc.Section {
	title := it.Value.Text
	if title == "" {
		title = b.words[word]
	}
	kind := doc.Chapter
	if it.Annex {
		kind = doc.Annex
	}
	if it.Content == nil {
		return b.open(it, kind, doc.Slug(title), doc.Slug(title), doc.Plain(title))
	}
	s := b.open(it, kind, it.Content.ID, doc.Slug(title), doc.Plain(title))
	b.fill(s, it.Content.Blocks)
	return s
}

func (b *builder) tableLabel() string {
	b.chapter.tables++
	return fill(b.words["table"], "number", b.chapter.prefix+strconv.Itoa(b.chapter.tables))
}

func (b *builder) figureLabel() string {
	b.chapter.figures++
	return fill(b.words["figure"], "number", b.chapter.prefix+strconv.Itoa(b.chapter.figures))
}

// list enters a numbered table or figure into the lists after the contents.
func (b *builder) list(list *[]doc.Listed, id, label string, caption []doc.Inline, s *doc.Section) {
	*list = append(*list, doc.Listed{Anchor: id, Label: label, Caption: caption, Section: s})
}
