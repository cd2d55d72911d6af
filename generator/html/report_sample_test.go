package html

import (
	"bytes"
	"fmt"
	"image"
	"image/png"

	"smmpub/generator/doc"
)

// sampleReport is a report as the program composes them, with a number of practices: a brand, facts, badges, practice tables
// with the statements' statuses in place, a figure, wide tables.
func sampleReport(practices int) *doc.Publication {
	p := &doc.Publication{ID: "acme-2026", Edition: "1.0", Kind: "report", Language: "en", Banner: "Confidential", Look: sampleLook()}
	p.Targets = doc.Targets{
		"url:standard": {URL: "https://example.org/standard?a=1&b=2"},
		"url:evil":     {URL: "javascript:alert(1)", Text: text("evil")},
		"term:scope":   {Page: "glossary/index.html", Anchor: "term-scope", Text: text("the scope elsewhere")},
		"top":          {Pub: p, Page: "index.html", Text: text("this report")},
	}
	p.Front = doc.Front{Title: "Maturity report: checkout", Kind: "Security maturity report", ShortTitle: "Checkout 2026", Date: "2026-03-14",
		Facts: []doc.Fact{
			{Name: "Organization", Value: text("Example Markets")},
			{Name: "Status", Value: []doc.Inline{badge("draft", "Draft")}},
		},
		Publishers: []doc.Party{{Name: "Example Assurance", URL: "https://example.org"}}, Abstract: doc.Para("What was seen."),
		Copyright: text("2026 Example Assurance"), Legal: doc.Para("For the organization only."),
	}
	note := &doc.Note{Key: "levels", Blocks: doc.Para("Levels that ask for nothing are not counted.")}
	p.Notes = []*doc.Note{note}
	summary := reportSection(p, doc.Chapter, "summary", "1", "Summary",
		para(say("Three questions are answered"), &doc.NoteRef{Note: note}, say(", see "), ref(doc.Link, "sec:practice-1"), say(", "),
			ref(doc.Link, "url:standard", say("the standard")), say(", "), ref(doc.Link, "url:evil"), say(", "), ref(doc.Term, "term:scope"), say(" and "), ref(doc.Link, "top"), say(".")),
		para(&doc.Acronym{Short: "POS", Expansion: "Point of Sale", Symbol: "term:scope"}, say(" is spelled out.")))
	figure := sampleFigure()
	results := reportSection(p, doc.Chapter, "results", "2", "Results", figure, resultsTable(practices),
		&doc.Figure{ID: "fig-lane", Alt: "A lane", Image: p.Look.Logo})
	all := reportSection(p, doc.Chapter, "practices", "3", "Practices")
	for i := range practices {
		all.Sections = append(all.Sections, practiceSection(p, i+1))
	}
	p.Chapters = []*doc.Section{summary, results, all}
	p.Figures = []doc.Listed{{Anchor: figure.ID, Label: figure.Label, Caption: figure.Caption, Section: results}}
	p.Tables = []doc.Listed{{Anchor: "tbl-results", Label: "Table 2-1", Caption: text("Results"), Section: results}}
	return p
}

func badge(class, words string) *doc.Badge { return &doc.Badge{Class: class, Text: words} }

func sampleLook() *doc.Look {
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewRGBA(image.Rect(0, 0, 80, 20))); err != nil {
		panic(err)
	}
	return &doc.Look{Logo: &doc.Image{Source: "profiles/brands/secret-name.png", Data: logo.Bytes(), Type: "png", Width: 80, Height: 20, Out: "assets/logo.png"},
		Colours: map[doc.Ink]string{"accent": "#005544"}, Header: "Example Markets | {page}", Footer: "© Example Assurance | Page {page} of {pages}",
		Address: "1 Quay Street\nBristol\n", Disclaimer: doc.Para("No assurance is given.")}
}

func reportSection(p *doc.Publication, kind doc.Kind, id, number, title string, body ...doc.Block) *doc.Section {
	p.Targets["sec:"+id] = &doc.Target{Pub: p, Page: "index.html", Anchor: id, Text: text(title)}
	return &doc.Section{ID: id, Number: number, Label: number, Title: text(title), Kind: kind, Body: body}
}

func head(kind doc.HeadKind, words string) *doc.Cell {
	return &doc.Cell{Head: kind, Blocks: doc.Para(words)}
}

func resultsTable(practices int) *doc.Table {
	t := &doc.Table{ID: "tbl-results", Label: "Table 2-1", Caption: text("Results"), Class: "plain", Columns: []doc.Column{{Weight: 3}, {Weight: 1, Align: doc.Center}, {Weight: 2}},
		Head: []*doc.Row{{Cells: []*doc.Cell{head(doc.ColHead, "Practice"), head(doc.ColHead, "Target"), head(doc.ColHead, "Outcome")}}}}
	for i := range practices {
		name := &doc.Cell{Head: doc.RowHead, Blocks: []doc.Block{para(ref(doc.Link, fmt.Sprintf("sec:practice-%d", i+1)))}}
		t.Rows = append(t.Rows, &doc.Row{Cells: []*doc.Cell{name, {Blocks: doc.Para("3")}, {Blocks: []doc.Block{para(badge("gap", "short by 1"))}}}})
	}
	return t
}

// practiceSection is a practice table with its answers, and every statement in a wide table.
func practiceSection(p *doc.Publication, i int) *doc.Section {
	id := fmt.Sprintf("practice-%d", i)
	t := practiceTable(id, fmt.Sprintf("Practice %d", i), fmt.Sprintf("Table 3-%d", i))
	levels := t.Head[0].Cells
	levels[2].Class, levels[3].Class = "level current", "level target"
	levels[3].Blocks = append(levels[3].Blocks, para(badge("target", "target")))
	all := &doc.Table{ID: "tbl-statements-" + id, Class: "plain", Wide: true, Columns: make([]doc.Column, 3),
		Head: []*doc.Row{{Cells: []*doc.Cell{head(doc.ColHead, "Id"), head(doc.ColHead, "Statement"), head(doc.ColHead, "Status")}}}}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			doc.EachBlock(c.Blocks, func(b doc.Block) { addStatuses(all, b) })
		}
	}
	return reportSection(p, doc.Practice, id, fmt.Sprintf("3.%d", i), fmt.Sprintf("Practice %d", i), doc.Para("Target level 3, current level 2.")[0], t, all)
}

// statuses are those of statements, with their words.
var statuses = [][2]string{{"met", "met"}, {"partial", "partly met"}, {"unmet", "not met"}, {"na", "not applicable"},
	{"compensated", "compensated"}, {"unassessed", "not assessed"}}

func addStatuses(all *doc.Table, b doc.Block) {
	l, ok := b.(*doc.List)
	if !ok {
		return
	}
	for _, it := range l.Items {
		words := it.Blocks[0].(*doc.Paragraph)
		s := statuses[len(all.Rows)%len(statuses)]
		status := badge(s[0], s[1])
		all.Rows = append(all.Rows, &doc.Row{Cells: []*doc.Cell{head(doc.RowHead, it.ID), {Blocks: []doc.Block{para(words.Content...)}}, {Blocks: []doc.Block{para(status)}}}})
		words.Content = append([]doc.Inline{status, say(" ")}, words.Content...)
	}
}
