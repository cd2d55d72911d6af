package check

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// Ignore takes out the findings that site.yaml accepts. found is all that a run has found, sorted; what is wrong with the
// entries themselves goes to list. Errors are never taken out: they would stop the road anyway.
func Ignore(lib *smm.Library, found []diag.Diagnostic, list *diag.List) (kept []diag.Diagnostic, suppressed []diag.Suppressed) {
	entries := entriesOf(lib)
	kept, suppressed = sift(entries, found)
	c := &checker{lib: lib, list: list}
	for _, e := range entries {
		c.ignoring(e)
	}
	return kept, suppressed
}

// IgnoreLate is Ignore for what a build finds after check: it says nothing of the entries.
func IgnoreLate(lib *smm.Library, found []diag.Diagnostic) (kept []diag.Diagnostic, suppressed []diag.Suppressed) {
	return sift(entriesOf(lib), found)
}

// lateRules are the rules by which a build alone finds something that can be accepted. Whether an entry for one of them has
// anything left to do is not known to check.
var lateRules = []string{"missing-glyph"}

func entriesOf(lib *smm.Library) []*entry {
	var entries []*entry
	for _, i := range lib.Site.Ignore {
		entries = append(entries, &entry{Ignore: i})
	}
	return entries
}

// sift takes out what the entries accept.
func sift(entries []*entry, found []diag.Diagnostic) (kept []diag.Diagnostic, suppressed []diag.Suppressed) {
	for _, d := range found {
		if by := accepted(entries, d); by != nil {
			suppressed = append(suppressed, diag.Suppressed{Diagnostic: d, Reason: by.Reason, By: by.Pos})
			continue
		}
		kept = append(kept, d)
	}
	return kept, suppressed
}

// entry is a line of check.ignore and what became of it.
type entry struct {
	smm.Ignore
	used   bool
	errors []diag.Related // errors that it names
}

// accepted gives the first entry that takes a finding out. Every entry that could have done so counts as used.
func accepted(entries []*entry, d diag.Diagnostic) *entry {
	var by *entry
	for _, e := range entries {
		switch {
		case !e.names(d):
		case d.Severity == diag.Error:
			e.errors = append(e.errors, diag.Related{Pos: d.Pos, Message: d.Message})
		default:
			e.used = true
			if by == nil {
				by = e
			}
		}
	}
	return by
}

func (e *entry) names(d diag.Diagnostic) bool {
	return e.Rule == d.Rule && (e.Path == "" || matches(e.Path, d.Pos.File)) && (e.ID == "" || mentions(d.Message, e.ID))
}

// ignoring reports an entry that cannot do what it says, or has nothing left to do.
func (c *checker) ignoring(e *entry) {
	switch {
	case e.Rule == "":
	case !knownRule(e.Rule):
		c.unknown(smm.Word{Text: e.Rule, Pos: e.Pos}, "rule", knownRules())
	case badPattern(e.Path):
		d := c.list.Errorf(e.Pos, "bad-path", "%q is no path or pattern of paths", e.Path)
		d.Hint = "write it like profiles/retail-pos/**"
	case len(e.errors) > 0:
		d := c.list.Warnf(e.Pos, "ignored-error", "%q is an error here; errors cannot be ignored", e.Rule)
		d.Related, d.Hint = e.errors, "mend the error and delete the entry"
	case !e.used && !c.partial() && !slices.Contains(lateRules, e.Rule):
		d := c.list.Warnf(e.Pos, "unused-ignore", "the entry for %q accepts nothing", e.Rule)
		d.Hint = "delete it"
	}
}

func knownRule(rule string) bool {
	return slices.Contains(diag.Rules(), rule)
}

func knownRules() []named {
	var known []named
	for _, r := range diag.Rules() {
		known = append(known, named{name: r})
	}
	return known
}

// mentions reports whether a message names an id: as a quoted text, or as a word of its own.
func mentions(message, id string) bool {
	if strings.Contains(message, strconv.Quote(id)) {
		return true
	}
	for at := 0; ; {
		i := strings.Index(message[at:], id)
		if i < 0 {
			return false
		}
		from, to := at+i, at+i+len(id)
		before, _ := utf8.DecodeLastRuneInString(message[:from])
		after, _ := utf8.DecodeRuneInString(message[to:])
		if !idRune(before) && !idRune(after) {
			return true
		}
		at = from + 1
	}
}

// idRune reports a character that could belong to an id. The error that marks a text's end is none.
func idRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./@#", r)
}

// matches reports whether a pattern names a file: ** stands for any number of folders, the rest is as in path.Match.
func matches(pattern, file string) bool {
	return matchParts(strings.Split(pattern, "/"), strings.Split(file, "/"))
}

// matchParts fills a row for every part of the pattern: row[i] says whether the parts so far match the first i folders.
func matchParts(pattern, file []string) bool {
	row := make([]bool, len(file)+1)
	row[0] = true
	for _, part := range pattern {
		next := make([]bool, len(row))
		for i := range row {
			switch {
			case part == "**":
				next[i] = row[i] || i > 0 && next[i-1]
			case i > 0:
				ok, _ := path.Match(part, file[i-1])
				next[i] = row[i-1] && ok
			}
		}
		row = next
	}
	return row[len(file)]
}

func badPattern(pattern string) bool {
	for part := range strings.SplitSeq(pattern, "/") {
		if _, err := path.Match(part, ""); err != nil {
			return true
		}
	}
	return false
}
