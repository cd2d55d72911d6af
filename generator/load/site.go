package load

import (
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

var siteKeys = []key[smm.Site]{
	kindKey[smm.Site]("site"),
	field("title", "The site's name.", plain, func(s *smm.Site) *string { return &s.Title }).required(),
	field("publisher", "Who publishes the site.", plain, func(s *smm.Site) *string { return &s.Publisher }),
	field("base_url", "The site's address: for canonical links, the sitemap and web links in PDFs.", baseURL, func(s *smm.Site) *string { return &s.BaseURL }),
	field("language", "The language of what says no other, such as en, de or pt-BR.", language, func(s *smm.Site) *string { return &s.Language }).without("en"),
	field("theme", "The look: a folder of themes/, or the built-in one.", plain, func(s *smm.Site) *string { return &s.Theme }).without("default"),
	field("brand", "The brand of all publications that name none.", name, func(s *smm.Site) *smm.Word { return &s.Brand }),
	nested("publish", "What is published.", publishKeys).without("everything published or withdrawn"),
	field("document", "Pages of the site itself, in order, as a guide has them.", outline, func(s *smm.Site) *[]*smm.Item { return &s.Document }),
	field("feedback", "Where readers write to; {id} is replaced by the place.", address, func(s *smm.Site) *string { return &s.Feedback }),
	nested("check", "How the sources are checked.", checkKeys),
}

var publishKeys = []key[smm.Site]{
	field("only", "Full names or ids of the publications to publish; the others are left out.", listOf(name), func(s *smm.Site) *[]smm.Word { return &s.Only }),
	field("review", "Whether publications under review are published too.", flag, func(s *smm.Site) *bool { return &s.PublishReview }).without("false"),
}

var checkKeys = []key[smm.Site]{
	field("ignore", "Findings that are accepted.", listOf(record(ignoreKeys, func(i *smm.Ignore) *diag.Pos { return &i.Pos })), func(s *smm.Site) *[]smm.Ignore { return &s.Ignore }),
}

var ignoreKeys = []key[smm.Ignore]{
	field("rule", "The rule, as printed in brackets.", plain, func(i *smm.Ignore) *string { return &i.Rule }).required().naming(),
	field("path", "The file that it is about, from the site's folder.", plain, func(i *smm.Ignore) *string { return &i.Path }).without("any file"),
	field("id", "The id or key that the finding quotes.", plain, func(i *smm.Ignore) *string { return &i.ID }).without("any"),
	field("reason", "Why it is accepted.", plain, func(i *smm.Ignore) *string { return &i.Reason }).required(),
}

// nested declares a map whose keys fill the same thing.
func nested[T any](name, doc string, keys []key[T]) key[T] {
	shape := &Shape{Type: Record, Keys: func() []Key { return declared(keys) }}
	return custom(name, doc, shape, func(f *file, n *yaml.Node, into *T) { readMap(f, n, keys, into) })
}

// baseURL reads the address of a site; it ends in a slash afterwards.
var baseURL = reading[string]{&Shape{Type: Address}, func(f *file, n *yaml.Node) (string, bool) {
	s, ok := address.read(f, n)
	if !ok {
		return "", false
	}
	if strings.HasPrefix(s, "mailto:") || strings.ContainsAny(s, "?#") {
		f.errorf(n, "bad-url", "%q is no address of a site", s).Hint = "write it like https://example.org/smm/"
		return "", false
	}
	return strings.TrimRight(s, "/") + "/", true
}}

func readSite(f *file, n *yaml.Node) func(*smm.Library) {
	s := &smm.Site{}
	readMap(f, n, siteKeys, s)
	s.Pos = f.pos(n)
	return func(lib *smm.Library) {
		if f.path == siteFile {
			lib.Site = s
		}
	}
}
