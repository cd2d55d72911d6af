package load

import (
	"regexp"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// frontKeys are the keys of every publication.
var frontKeys = []key[smm.Front]{
	field("id", "The publication's id: its name in links and other files, and its folder in the output.", publicID, func(f *smm.Front) *string { return &f.ID }).required().naming(),
	field("edition", "The edition, in quotation marks: 1.10 without them is the number 1.1.", edition, func(f *smm.Front) *string { return &f.Edition }).required(),
	field("title", "The title, on the cover and in lists.", plain, func(f *smm.Front) *string { return &f.Title }).required(),
	field("short_title", "A short title, for menus and links.", plain, func(f *smm.Front) *string { return &f.ShortTitle }).without("the title"),
	field("number", "The publisher's number of the document, printed on the cover.", plain, func(f *smm.Front) *string { return &f.Number }),
	custom("date", "The day of publication.", date.shape, readDate),
	field("status", "How far it is. A build publishes what is published or withdrawn, and drafts with --drafts.", choice(smm.Draft, smm.Review, smm.Published, smm.Withdrawn), func(f *smm.Front) *smm.Status { return &f.Status }).without("draft"),
	field("language", "The language of its texts, such as en, de or pt-BR. Interface words follow it.", language, func(f *smm.Front) *string { return &f.Language }).without("the site's"),
	field("publishers", "Who publishes it.", parties, func(f *smm.Front) *[]smm.Party { return &f.Publishers }),
	field("authors", "Who wrote it.", parties, func(f *smm.Front) *[]smm.Party { return &f.Authors }),
	field("contributors", "Who else contributed.", parties, func(f *smm.Front) *[]smm.Party { return &f.Contributors }),
	field("abstract", "What this is and for whom, in a few sentences.", blocks, func(f *smm.Front) *[]doc.Block { return &f.Abstract }),
	field("copyright", "The copyright line, without the sign.", inlines, func(f *smm.Front) *[]doc.Inline { return &f.Copyright }),
	field("licence", "The licence under which it may be used.", record(partyKeys, func(p *smm.Party) *diag.Pos { return &p.Pos }), func(f *smm.Front) *smm.Party { return &f.Licence }),
	field("ipr", "The patent notice.", blocks, func(f *smm.Front) *[]doc.Block { return &f.IPR }),
	field("legal", "The terms of use.", blocks, func(f *smm.Front) *[]doc.Block { return &f.Legal }),
	field("history", "The editions so far, with what changed.", listOf(record(changeKeys, func(c *smm.Change) *diag.Pos { return &c.Pos })), func(f *smm.Front) *[]smm.Change { return &f.History }),
	field("errata", "Corrections made after publication; they are listed on the title page, and marked where they were made.", listOf(record(erratumKeys, func(e *smm.Erratum) *diag.Pos { return &e.Pos })), func(f *smm.Front) *[]smm.Erratum { return &f.Errata }),
	nested("review", "A public review that is going on.", reviewKeys),
	field("translation_of", "The edition that this is a translation of: id@edition. Ids of practices and statements stay the same.", name, func(f *smm.Front) *smm.Word { return &f.TranslationOf }),
	field("brand", "The look of both editions: the id of a brand.", name, func(f *smm.Front) *smm.Word { return &f.Brand }).without("the site's"),
	field("attach_sources", "Whether the PDF carries the YAML it was made from, without comments.", flag, func(f *smm.Front) *bool { return &f.AttachSources }).without("false"),
	custom("labels", "Words in place of the model's: for scopes, for parts, and for level, levels (more than one), objective, see_base and section ({name} is the practice).", &Shape{Type: Map, By: Name, For: "scope, part or word", Of: plain.shape}, readLabels),
	field("document", "The outline, in order. Numbers follow from it.", outline, func(f *smm.Front) *[]*smm.Item { return &f.Document }).without("the abstract, content/ID/*.md by name, the tables, and annexes for what is used"),
}

var partyKeys = []key[smm.Party]{
	field("name", "The name of the person, organization or licence.", plain, func(p *smm.Party) *string { return &p.Name }).required().naming(),
	field("affiliation", "Where they work.", plain, func(p *smm.Party) *string { return &p.Affiliation }),
	field("role", "What they did, such as Technical Editor.", plain, func(p *smm.Party) *string { return &p.Role }),
	field("url", "Their address.", address, func(p *smm.Party) *string { return &p.URL }),
	field("logo", "A picture below content/, by its path from there.", plain, func(p *smm.Party) *string { return &p.Logo }),
}

var parties = listOf(record(partyKeys, func(p *smm.Party) *diag.Pos { return &p.Pos }))

var changeKeys = []key[smm.Change]{
	field("edition", "The edition.", edition, func(c *smm.Change) *string { return &c.Edition }).required().naming(),
	field("date", "Its day of publication.", date, func(c *smm.Change) *string { return &c.Date }),
	field("changes", "What changed.", inlines, func(c *smm.Change) *[]doc.Inline { return &c.Changes }),
}

var erratumKeys = []key[smm.Erratum]{
	field("id", "The erratum's id.", plain, func(e *smm.Erratum) *string { return &e.ID }).required().naming(),
	field("date", "The day of the correction.", date, func(e *smm.Erratum) *string { return &e.Date }),
	field("at", "The place that was corrected: the full id of a statement, cell or practice.", name, func(e *smm.Erratum) *smm.Word { return &e.At }),
	field("kind", "What kind of correction, such as editorial.", plain, func(e *smm.Erratum) *string { return &e.Kind }),
	field("was", "The text before.", plain, func(e *smm.Erratum) *string { return &e.Was }),
	field("now", "The text now.", plain, func(e *smm.Erratum) *string { return &e.Now }),
}

var reviewKeys = []key[smm.Front]{
	field("until", "The last day of the review.", date, func(f *smm.Front) *string { return &f.ReviewUntil }),
	field("comment_url", "Where comments go; {id} in it is replaced by the place that is commented.", address, func(f *smm.Front) *string { return &f.CommentURL }),
}

// language reads a language tag.
var language = reading[string]{&Shape{Type: Text}, func(f *file, n *yaml.Node) (string, bool) {
	s, ok := f.scalar(n, "a language")
	if ok && !languageForm.MatchString(s) {
		f.errorf(n, "bad-language", "%q is no language", s).Hint = "write it like en, de or pt-BR"
		return "", false
	}
	return s, ok
}}

var languageForm = regexp.MustCompile(`^[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

func readDate(f *file, n *yaml.Node, into *smm.Front) {
	if s, ok := date.read(f, n); ok {
		into.Date, into.DatePos = s, f.pos(resolved(n))
	}
}

func readLabels(f *file, n *yaml.Node, into *smm.Front) {
	into.Labels = map[string]string{}
	for _, p := range f.pairs(n) {
		if s, ok := plain.read(f, p[1]); ok {
			into.Labels[p[0].Value] = s
			into.LabelWords = append(into.LabelWords, smm.Word{Text: p[0].Value, Pos: f.pos(p[0])})
		}
	}
}

// front finishes the front matter of a publication that was read from n.
func (f *file) front(at diag.Pos, into *smm.Front) {
	into.Pos = at
	if into.Status == "" {
		into.Status = smm.Draft
	}
}

// FrontKeys are the keys that models, profiles and mappings have alike.
func FrontKeys() []Key { return declared(frontKeys) }
