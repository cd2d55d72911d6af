package author

import (
	"regexp"
	"strings"
	"sync"

	"smmpub/generator/load"
)

// idKind is a kind of id that can be renamed: where it is defined and where it is named. Places in YAML are paths of keys,
// the file's kind first; * is any key, - a line of a list, a list of one may be left out, and a path may match a key or a value.
// Places in texts are patterns with one group, the id; OLD stands for it.
type idKind struct {
	name    string
	form    *regexp.Regexp // what a new id may be
	defined []string
	whole   []string // the text is the id, or the id with an edition
	within  []string // the text holds the id: before a dot, or between a slash and a dot
	texts   []string
	anchors string // why old addresses do not lead to the new place; "" when they do or nothing leads there
}

// fullIDs are the places of YAML that name statements and cells by full ids.
var fullIDs = []string{"*/errata/-/at", "practice/**/see", "assessment/findings/-/statements", "assessment/actions/-/closes",
	"assessment/practices/*/statements/*", accepted}

// accepted is where site.yaml names what an accepted finding is about.
const accepted = "site/check/ignore/-/id"

var keyForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*( [A-Za-z0-9._-]+)*$`)

var idKinds = []idKind{
	{
		name:    "practice",
		form:    idForm,
		defined: []string{"model/domains/-/id", "model/domains/-/practices/-/id", "model/domains/-/subdomains/-/id", "model/domains/-/subdomains/-/practices/-/id"},
		whole: []string{"practice/practice", "mapping/practices/*", "assessment/practices/*", "*/errata/-/at",
			"target/set/*", "target/exclude/*", "target/priority/*", "assessment/target/set/*", "assessment/target/exclude/*", "assessment/target/priority/*", accepted},
		within: fullIDs,
		texts: []string{`\]\(<?(?:practice|domain|subdomain):(?:[\w.@-]+/)?(OLD)[.)>\s]`, `\bsee="?(?:[\w.@-]+/)?(OLD)\.`,
			`\]\(<?(?:figure|table):[a-z-]+/(OLD)[)>\s]`},
		anchors: "the ids of its statements begin with it, and only the last part of an id can stay alive as was",
	},
	{
		name:    "publication",
		form:    idForm,
		defined: []string{"model/id", "profile/id", "mapping/id"},
		whole: []string{"profile/model", "mapping/from", "target/model", "target/profiles", "assessment/target/model", "assessment/target/profiles",
			"*/translation_of", "site/publish/only", "assessment/basis/*", "assessment/mappings", accepted},
		within:  fullIDs,
		texts:   []string{`\]\(<?(?:model|profile|mapping):(OLD)[@)>\s]`, `\]\(<?[a-z]+:(OLD)(?:@[\w.-]+)?/`, `\bsee="?(OLD)(?:@[\w.-]+)?/`},
		anchors: "it is a folder of the site's addresses",
	},
	{
		name:    "term",
		form:    idForm,
		defined: []string{"glossary/terms/-/id"},
		whole:   []string{"glossary/terms/-/see", accepted},
		texts:   []string{`\]\[(OLD)\]`, `#term-(OLD)\b`},
		anchors: "it is part of the anchor in the glossary",
	},
	{
		name:    "reference",
		form:    keyForm,
		defined: []string{"references/entries/*"},
		whole:   []string{"practice/considerations/*/external", accepted},
		texts:   []string{`\[(OLD)[\],]`, `#ref-(OLD)[)\s]`},
	},
	{
		name:    "framework",
		form:    idForm,
		defined: []string{"framework/id"},
		whole:   []string{"mapping/practices/*/*/*/*", accepted},
		texts:   []string{`\]\(<?framework:(OLD)[)>\s]`, `\]\(<?requirement:(OLD)/`},
		anchors: "it is a folder of the site's addresses",
	},
	{name: "target", form: idForm, defined: []string{"target/id"}, whole: []string{"assessment/target", "*/document/-/target"}},
	{name: "glossary", form: idForm, defined: []string{"glossary/id"}, whole: []string{"*/document/-/glossary", "*/document/-/annex/glossary"}},
	{name: "brand", form: idForm, defined: []string{"brand/id"}, whole: []string{"site/brand", "*/brand"}},
}

// matches reports whether a scalar stands at one of some places.
func matches(places []string, kind string, s load.Scalar) bool {
	path := []string{kind}
	for _, key := range s.Path {
		path = append(path, strings.ReplaceAll(key, "/", " "))
	}
	joined := strings.Join(path, "/")
	for _, p := range places {
		if s.Key != strings.HasSuffix(p, "/*") {
			continue
		}
		if placePattern(p).MatchString(joined) {
			return true
		}
	}
	return false
}

// patterns keeps the places that were compiled: they are asked for at every scalar of a site.
var patterns sync.Map

func placePattern(place string) *regexp.Regexp {
	if re, ok := patterns.Load(place); ok {
		return re.(*regexp.Regexp)
	}
	p := regexp.QuoteMeta(place)
	p = strings.ReplaceAll(p, `/\*\*/`, "/(.+/)?")
	p = strings.ReplaceAll(p, `\*`, "[^/]+")
	re := regexp.MustCompile("^" + p + "(/-)?$")
	patterns.Store(place, re)
	return re
}
