package load

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// plain reads text as it is written.
var plain = reading[string]{&Shape{Type: Text}, func(f *file, n *yaml.Node) (string, bool) {
	s, ok := f.scalar(n, "a text")
	return strings.TrimRight(s, "\n"), ok && f.short(s, f.pos(resolved(n)))
}}

// freeWord reads text and keeps its place.
var freeWord = reading[smm.Word]{&Shape{Type: Text}, func(f *file, n *yaml.Node) (smm.Word, bool) {
	s, ok := plain.read(f, n)
	return smm.Word{Text: s, Pos: f.pos(resolved(n))}, ok
}}

// name reads the name of something that is defined elsewhere.
var name = reading[smm.Word]{&Shape{Type: Name}, func(f *file, n *yaml.Node) (smm.Word, bool) {
	s, ok := f.scalar(n, "a name")
	if ok && strings.TrimSpace(s) == "" {
		f.errorf(n, "wrong-type", "the name is empty")
		return smm.Word{}, false
	}
	return smm.Word{Text: s, Pos: f.pos(resolved(n))}, ok
}}

// id reads an id that is defined here.
var id = reading[string]{&Shape{Type: ID}, func(f *file, n *yaml.Node) (string, bool) {
	s, ok := f.scalar(n, "an id")
	if ok && len(s) > maxName {
		f.errorf(n, "too-long", "the id has more than %d characters", maxName).Len = 1
		return s[:maxName], false
	}
	if ok && !isID(s) {
		d := f.errorf(n, "bad-id", "%q is no id", s)
		d.Len, d.Hint = utf8.RuneCountInString(s), idHint(s)
	}
	return s, ok
}}

// publicID reads the id of a publication, which is also the name of a folder of the site.
var publicID = notReserved(id, "frameworks", "glossary", "references", "assets", "search")

// localID reads the id of a scope, a part, a role or a statement, which stands beside other words.
var localID = notReserved(id, reservedLocal...)

var reservedLocal = []string{"none", "any", "all", "objective", "level", "summary", "description", "heading", "section"}

func notReserved(r reading[string], words ...string) reading[string] {
	return reading[string]{r.shape, func(f *file, n *yaml.Node) (string, bool) {
		s, ok := r.read(f, n)
		if ok && slices.Contains(words, s) {
			d := f.errorf(n, "reserved-id", "%q has a meaning of its own and cannot be an id here", s)
			d.Hint = "not to be used: " + strings.Join(words, " ")
		}
		return s, ok
	}}
}

var idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

func isID(s string) bool { return idForm.MatchString(s) }

func idHint(s string) string {
	slug := strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(s), "-"), "-")
	if slug != "" {
		return "ids are made of a-z, 0-9 and hyphens: " + slug
	}
	return "ids are made of a-z, 0-9 and hyphens, and begin with a letter or digit"
}

// edition reads an edition, which is also the name of a folder of the site.
var edition = reading[string]{&Shape{Type: Text}, func(f *file, n *yaml.Node) (string, bool) {
	s, ok := f.scalar(n, "an edition")
	if ok && len(s) > maxName {
		f.errorf(n, "too-long", "the edition has more than %d characters", maxName).Len = 1
		return "", false
	}
	if ok && !editionForm.MatchString(s) {
		f.errorf(n, "bad-edition", "%q cannot be an edition", s).Hint = "editions are made of letters, digits, dots, hyphens and underscores"
	}
	return s, ok
}}

var editionForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// flag reads true or false.
var flag = reading[bool]{&Shape{Type: Boolean}, func(f *file, n *yaml.Node) (bool, bool) {
	s, ok := f.scalar(n, "true or false")
	if !ok {
		return false, false
	}
	switch s {
	case "true", "false":
		return s == "true", true
	}
	f.errorf(n, "wrong-type", "expected true or false, got %q", s)
	return false, false
}}

// date reads a day, a month or a year, as written.
var date = reading[string]{&Shape{Type: Date}, func(f *file, n *yaml.Node) (string, bool) {
	s, ok := f.scalar(n, "a date")
	if ok && !isDate(s) {
		f.errorf(n, "bad-date", "%q is no date", s).Hint = "write it like 2020-08-01, 2020-08 or 2020"
	}
	return s, ok
}}

func isDate(s string) bool {
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(form, s); err == nil {
			return true
		}
	}
	return false
}

// address reads a URL.
var address = reading[string]{&Shape{Type: Address}, func(f *file, n *yaml.Node) (string, bool) {
	s, ok := f.scalar(n, "an address")
	if ok && !isAddress(s) {
		f.errorf(n, "bad-url", "%q is no address", s).Hint = "addresses begin with https://, http:// or mailto:"
		return "", false
	}
	return s, ok
}}

func isAddress(s string) bool {
	u, err := url.Parse(strings.NewReplacer("{", "", "}", "").Replace(s))
	if err != nil || strings.ContainsAny(s, " \t\n\"<>") {
		return false
	}
	web := u.Scheme == "http" || u.Scheme == "https"
	return web && u.Host != "" || u.Scheme == "mailto" && u.Opaque != ""
}

// choice reads one of a set of words.
func choice[E ~string](words ...E) reading[E] {
	var known []string
	for _, w := range words {
		known = append(known, string(w))
	}
	return reading[E]{&Shape{Type: Choice, Words: known}, func(f *file, n *yaml.Node) (E, bool) {
		s, ok := f.scalar(n, "one of "+strings.Join(known, ", "))
		if ok && !slices.Contains(known, s) {
			d := f.errorf(n, "unknown-word", "%q is not one of %s", s, strings.Join(known, ", "))
			d.Hint = didYouMean(s, known)
			return "", false
		}
		return E(s), ok
	}}
}

// level reads a level: a digit, quoted or not.
var level = reading[int]{&Shape{Type: Level}, func(f *file, n *yaml.Node) (int, bool) {
	s, ok := f.scalar(n, "a level")
	if !ok {
		return 0, false
	}
	return f.level(s, f.pos(resolved(n)))
}}

// levelOf reads a level's number. 1.5 is none, and neither is 01.
func levelOf(s string) (int, bool) {
	if len(s) == 1 && s[0] >= '0' && s[0] <= '9' {
		return int(s[0] - '0'), true
	}
	return 0, false
}

func (f *file) level(s string, pos diag.Pos) (int, bool) {
	if l, ok := levelOf(s); ok {
		return l, true
	}
	d := f.list.Errorf(pos, "bad-level", "%q is no level", s)
	d.Len, d.Hint = utf8.RuneCountInString(s), "levels are whole numbers from 0 to 9"
	return 0, false
}

// pattern reads a regular expression.
var pattern = reading[*regexp.Regexp]{&Shape{Type: Pattern}, func(f *file, n *yaml.Node) (*regexp.Regexp, bool) {
	s, ok := f.scalar(n, "a pattern")
	if !ok {
		return nil, false
	}
	re, err := regexp.Compile(s)
	if err != nil {
		f.errorf(n, "bad-pattern", "%q is no pattern: %s", s, strings.TrimPrefix(err.Error(), "error parsing regexp: "))
		return nil, false
	}
	return re, true
}}
