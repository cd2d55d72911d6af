package compose

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// citations lists every reference with the files that cite it.
func (q *review) citations() *doc.Section {
	s := q.section("citations", "qa-citations")
	t := q.table(q.words["qa-citations-of"], "qa-key", "title", "qa-uses", "qa-used-in")
	var entries []*smm.Reference
	for _, b := range q.lib.References {
		entries = append(entries, b.Entries...)
	}
	slices.SortStableFunc(entries, func(a, b *smm.Reference) int { return smm.Natural(a.Key, b.Key) })
	for _, e := range entries {
		t.row(append([]*doc.Cell{rowHead(e.Key), words(e.Title)}, q.used(smm.CiteSymbol(e.Key))...)...)
	}
	return filledSection(s, t)
}

// acronyms lists every acronym with the files that use it.
func (q *review) acronyms() *doc.Section {
	s := q.section("acronyms", "acronyms")
	t := q.table(q.words["qa-acronyms-of"], "qa-acronym", "qa-expansion", "qa-uses", "qa-used-in")
	var all []*smm.Acronym
	for _, g := range q.lib.Glossaries {
		all = append(all, g.Acronyms...)
	}
	slices.SortStableFunc(all, func(a, b *smm.Acronym) int { return cmp.Compare(a.Acronym, b.Acronym) })
	for _, a := range all {
		t.row(append([]*doc.Cell{rowHead(a.Acronym), words(a.Expansion)}, q.used(smm.AcronymSymbol(a.Acronym))...)...)
	}
	return filledSection(s, t)
}

// filledSection gives a section its table if that has rows.
func filledSection(s *doc.Section, t sheet) *doc.Section {
	if len(t.Rows) > 0 {
		s.Body = []doc.Block{t.Table}
	}
	return s
}

// mostFiles is how many of the files that name a thing the page lists.
const mostFiles = 5

// used is how often a symbol is named, and in which files.
func (q *review) used(symbol string) []*doc.Cell {
	total := 0
	for _, n := range q.uses[symbol] {
		total += n
	}
	if total == 0 {
		return []*doc.Cell{amount(0), quiet(q.words["qa-never"], 1)}
	}
	files := slices.Sorted(maps.Keys(q.uses[symbol]))
	if more := len(files) - mostFiles; more > 1 {
		files = append(files[:mostFiles], "… +"+itoa(more))
	}
	return []*doc.Cell{amount(total), words(strings.Join(files, ", "))}
}
