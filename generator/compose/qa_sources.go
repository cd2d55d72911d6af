package compose

import (
	"maps"
	"slices"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// sources says which publications there are and in what state each file was found.
func (q *review) sources() *doc.Section {
	s := q.section("sources", "qa-sources")
	if t := q.publications(); len(t.Rows) > 0 {
		s.Body = append(s.Body, t.Table)
	}
	if t := q.files(); len(t.Rows) > 0 {
		s.Body = append(s.Body, t.Table)
	}
	return s
}

func (q *review) publications() sheet {
	t := q.table(q.words["publications"], "qa-publication", "edition", "title", "status", "date", "qa-published")
	for _, p := range q.lib.Pubs() {
		published := q.words["qa-no"]
		if Published(q.lib, p.Front, false) {
			published = q.words["qa-yes"]
		}
		t.row(rowHead(p.ID), words(p.Edition), words(p.Title), words(string(p.Status)), words(p.Date), words(published))
	}
	return t
}

// fileState is how far a file could be read, and how many findings of each severity it has.
type fileState struct {
	word  string
	count [3]int
}

// files are all that were read, and those that only findings name.
func (q *review) files() sheet {
	t := q.table(q.words["qa-files"], "qa-file", "qa-errors", "qa-warnings", "qa-infos", "qa-state")
	files := map[string]*fileState{}
	for _, d := range q.report.Findings {
		if files[d.Pos.File] == nil {
			files[d.Pos.File] = &fileState{word: "qa-named"}
		}
		files[d.Pos.File].count[d.Severity]++
	}
	mark := func(names []string, word string) {
		for _, name := range names {
			if files[name] == nil {
				files[name] = &fileState{}
			}
			files[name].word = word
		}
	}
	mark(q.lib.Files, "qa-read")
	mark(q.lib.Unread, "qa-unread-state")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := files[name]
		t.row(rowHead(name), amount(f.count[diag.Error]), amount(f.count[diag.Warning]), amount(f.count[diag.Info]), words(q.words[f.word]))
	}
	return t
}
