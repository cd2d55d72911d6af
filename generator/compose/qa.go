package compose

import (
	"slices"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// QA composes the page that a reviewer of the sources reads: findings, coverage of practices and mappings, citations and
// acronyms, what is accepted and why, and the state of the sources. Drafts are in it, and it must be made while there are
// errors: nothing here relies on what check promises of a library without them.
func QA(lib *smm.Library, th *theme.Theme, r *diag.Report) *doc.Site {
	q := &review{lib: lib, words: th.Language(lib.Site.Language), report: r, lines: diag.NewLines(r.Source), uses: usesOf(lib)}
	home := &doc.Section{ID: "review", Kind: doc.Page, Path: "index.html", Title: doc.Plain(q.words["qa-title"])}
	home.Sections = slices.DeleteFunc([]*doc.Section{
		q.findings(), q.suppressed(), q.coverage(), q.mappings(), q.citations(), q.acronyms(), q.sources(),
	}, func(s *doc.Section) bool { return len(s.Body) == 0 && len(s.Sections) == 0 })
	site := &doc.Site{Title: lib.Site.Title, Publisher: lib.Site.Publisher, Language: lib.Site.Language, Home: home}
	if site.Title == "" {
		site.Title = q.words["qa-title"]
	}
	site.Targets = doc.Targets{}
	home.Body = q.overview(home.Sections, site.Targets)
	return site
}

// review is a QA page in the making.
type review struct {
	lib    *smm.Library
	words  doc.Words
	report *diag.Report
	lines  *diag.Lines
	uses   uses
}

// overview is the verdict, the counts, and the list of what follows.
func (q *review) overview(sections []*doc.Section, targets doc.Targets) []doc.Block {
	n := q.report.Count()
	verdict := &doc.Box{Class: "note", Title: doc.Plain(q.words["qa-sound"])}
	if n.Errors > 0 {
		verdict = &doc.Box{Class: "warning", Title: doc.Plain(q.words["qa-broken"])}
	}
	t := q.table(q.words["qa-counts"], "qa-what", "qa-number")
	for _, line := range []struct {
		word   string
		number int
	}{
		{"qa-errors", n.Errors}, {"qa-warnings", n.Warnings}, {"qa-infos", n.Infos}, {"qa-suppressed", n.Suppressed},
		{"publications", len(q.lib.Pubs())}, {"qa-files", len(q.lib.Files)}, {"qa-unread", len(q.lib.Unread)},
	} {
		t.row(rowHead(q.words[line.word]), amount(line.number))
	}
	contents := &doc.List{Class: "contents", Tight: true}
	for _, s := range sections {
		symbol := smm.AnchorSymbol(s.ID)
		targets[symbol] = &doc.Target{Page: "index.html", Anchor: s.ID}
		ref := &doc.Ref{Kind: doc.Link, Content: s.Title, Symbol: symbol}
		contents.Items = append(contents.Items, &doc.Item{Blocks: []doc.Block{&doc.Paragraph{Content: []doc.Inline{ref}}}})
	}
	return []doc.Block{verdict, t.Table, contents}
}

func (q *review) section(id, word string) *doc.Section {
	return &doc.Section{ID: id, Kind: doc.Subsection, Title: doc.Plain(q.words[word])}
}

func (q *review) of(number, all int) string {
	return fill(fill(q.words["qa-of"], "number", itoa(number)), "all", itoa(all))
}

// sheet is a table that grows row by row.
type sheet struct{ *doc.Table }

// table begins a table with a caption and a head of words.
func (q *review) table(caption string, heads ...string) sheet {
	t := sheet{&doc.Table{Class: "plain", Caption: doc.Plain(caption)}}
	head := &doc.Row{}
	for _, word := range heads {
		t.Columns = append(t.Columns, doc.Column{})
		head.Cells = append(head.Cells, colHead(q.words[word]))
	}
	t.Head = []*doc.Row{head}
	return t
}

func (t sheet) row(cells ...*doc.Cell) { t.Rows = append(t.Rows, &doc.Row{Cells: cells}) }

func rowHead(text string) *doc.Cell { return &doc.Cell{Head: doc.RowHead, Blocks: doc.Para(text)} }

func words(text string) *doc.Cell { return &doc.Cell{Blocks: doc.Para(text)} }

func amount(n int) *doc.Cell { return &doc.Cell{Class: "end", Blocks: doc.Para(itoa(n))} }

// quiet is a word that stands for nothing being there.
func quiet(text string, span int) *doc.Cell {
	return &doc.Cell{Class: "empty none", Span: span, Blocks: doc.Para(text)}
}
