package html

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// testTheme is the default theme, read from where it is embedded.
func testTheme(t testing.TB) *theme.Theme {
	t.Helper()
	th := &theme.Theme{Name: "default", Colour: map[doc.Ink]theme.Colour{}, Dark: map[doc.Ink]theme.Colour{},
		Words: map[string]doc.Words{"en": {}},
		Files: theme.Overlay{os.DirFS("../../templates"), os.DirFS("../../themes/default")}}
	for key, value := range pairs(t, "../../themes/default/words/en.yaml") {
		th.Words["en"][key] = strings.Trim(value, `"`)
	}
	for key, value := range pairs(t, "../../themes/default/palette.yaml") {
		light, dark, _ := strings.Cut(strings.Trim(value, "[]"), ", ")
		th.Colour[doc.Ink(key)] = colour(t, light)
		th.Dark[doc.Ink(key)] = colour(t, dark)
	}
	return th
}

// pairs reads the flat YAML of the theme's files.
func pairs(t testing.TB, name string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for line := range strings.Lines(string(data)) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if ok && !strings.HasPrefix(line, "#") {
			m[key] = value
		}
	}
	return m
}

func colour(t testing.TB, s string) theme.Colour {
	t.Helper()
	c, err := theme.ParseColour(strings.Trim(s, `"`))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func text(s string) []doc.Inline { return []doc.Inline{&doc.Text{Text: s}} }

func para(in ...doc.Inline) *doc.Paragraph { return &doc.Paragraph{Content: in} }

func say(s string) *doc.Text { return &doc.Text{Text: s} }

func ref(kind doc.RefKind, symbol string, words ...doc.Inline) *doc.Ref {
	return &doc.Ref{Kind: kind, Symbol: symbol, Key: symbol, Content: words}
}

// sampleSite is a site as compose makes them: a model, a profile that extends it, glossary, references, a framework.
func sampleSite() *doc.Site {
	site := &doc.Site{Title: "SMM publications", Publisher: "smmpub project", BaseURL: "https://example.org/smm/", Language: "en"}
	model := sampleModel()
	profile := sampleProfile(model)
	site.Pubs = []*doc.Publication{model, profile}
	site.Shorts = []doc.Short{
		{Path: "iot-smm/index.html", To: "iot-smm/1.2/index.html", Pub: model},
		{Path: "retail-pos/index.html", To: "retail-pos/1.0/index.html", Pub: profile},
	}
	site.Targets = profile.Targets
	site.Home = &doc.Section{ID: "home", Title: text("Security maturity for connected systems"), Kind: doc.Page, Path: "index.html",
		Body: []doc.Block{para(say("Models and profiles that say how much protection is enough, "), &doc.Span{Style: doc.Emph,
			Content: text("for whom and why")}, say(". Start with the "), ref(doc.Link, "pub:profile"), say("."))}}
	site.Pages = samplePages()
	return site
}

func samplePages() []*doc.Section {
	terms := &doc.Definitions{Class: "terms", Items: []*doc.Definition{
		{ID: "term-scope", Terms: [][]doc.Inline{text("Scope")}, Body: []doc.Block{para(say("How closely a practice fits the industry or the system. Used in "), ref(doc.Link, "practice:threat-modeling"), say("."))}},
		{ID: "acr-POS", Terms: [][]doc.Inline{text("POS")}, Body: []doc.Block{para(say("Point of Sale"))}},
	}}
	refs := &doc.Definitions{Class: "references", Items: []*doc.Definition{
		{ID: "ref-PCI-DSS", Terms: [][]doc.Inline{text("[PCI-DSS]")}, Body: []doc.Block{para(say("Data Security Standard, PCI SSC, May 2018. "),
			&doc.Ref{Kind: doc.Link, Symbol: "url:pci", Content: text("example.org/pci")})}},
	}}
	table := &doc.Table{ID: "tbl-fr1", Class: "crosswalk", Caption: text("FR 1"), Wide: true,
		Columns: []doc.Column{{Weight: 1}, {Weight: 2}, {Weight: 3}},
		Head:    []*doc.Row{{Cells: []*doc.Cell{{Head: doc.ColHead, Blocks: doc.Para("Requirement")}, {Head: doc.ColHead, Blocks: doc.Para("Title")}, {Head: doc.ColHead, Blocks: doc.Para("Practices")}}}},
		Rows: []*doc.Row{{Cells: []*doc.Cell{{ID: "req-sr-1.1", Head: doc.RowHead, Blocks: doc.Para("SR 1.1")}, {Blocks: doc.Para("Human user identification and authentication")},
			{Blocks: []doc.Block{para(ref(doc.Link, "practice:threat-modeling"), say(", level 2"))}}}}}}
	return []*doc.Section{
		{ID: "glossary", Title: text("Glossary"), Kind: doc.Page, Path: "glossary/index.html", Body: []doc.Block{terms}},
		{ID: "references", Title: text("References"), Kind: doc.Page, Path: "references/index.html", Body: []doc.Block{refs}},
		{ID: "frameworks", Title: text("Frameworks"), Kind: doc.Page, Path: "frameworks/index.html", Body: doc.Para("Requirements by framework.")},
		{ID: "iec-62443-3-3", Title: text("IEC 62443-3-3"), Kind: doc.Page, Path: "frameworks/iec-62443-3-3/index.html",
			Sections: []*doc.Section{{ID: "fr-1", Title: text("Identification and authentication control"), Kind: doc.Subsection, Body: []doc.Block{table}}}},
	}
}

func sampleModel() *doc.Publication {
	p := &doc.Publication{ID: "iot-smm", Edition: "1.2", Kind: "model", Path: "iot-smm/1.2/", Language: "en", PDF: "iot-smm/1.2/iot-smm.pdf",
		Front: doc.Front{Title: "IoT Security Maturity Model", ShortTitle: "IoT SMM", Kind: "Model", Edition: "1.2", Status: "published", StatusText: "Published",
			Date: "2020-05-05", Abstract: doc.Para("A model of security maturity. It asks for no more than is needed.")}}
	p.Chapters = []*doc.Section{
		{ID: "levels", Number: "1", Label: "1", Title: text("Levels"), Kind: doc.Chapter, Path: "iot-smm/1.2/levels/index.html",
			Body: []doc.Block{&doc.Definitions{Class: "levels", Items: []*doc.Definition{{ID: "level-2", Terms: [][]doc.Inline{text("Level 2: Ad hoc")},
				Body: doc.Para("Main threats are met.")}}}}},
		{ID: "practices", Number: "2", Label: "2", Title: text("Practices"), Kind: doc.Chapter, Path: "iot-smm/1.2/practices/index.html",
			Sections: []*doc.Section{{ID: "governance", Number: "2.1", Label: "2.1", Title: text("Security Governance"), Kind: doc.Subsection,
				Body: doc.Para("Planning and oversight."), Sections: []*doc.Section{{ID: "threat-modeling", Number: "2.1.1", Label: "2.1.1",
					Title: text("Threat Modeling"), Kind: doc.Practice, Path: "iot-smm/1.2/practices/threat-modeling/index.html", Body: doc.Para("Reveals threats.")}}}}},
	}
	p.Targets = doc.Targets{"level:2": {Pub: p, Page: "iot-smm/1.2/levels/index.html", Anchor: "level-2", Text: text("Ad hoc")}}
	return p
}

func sampleProfile(model *doc.Publication) *doc.Publication {
	p := &doc.Publication{ID: "retail-pos", Edition: "1.0", Kind: "profile", Path: "retail-pos/1.0/", Language: "en", PDF: "retail-pos/1.0/retail-pos.pdf"}
	note := &doc.Note{Key: "pci", Blocks: []doc.Block{para(ref(doc.Citation, "cite:PCI-DSS"), say(" applies wherever cards are taken."))}}
	second := &doc.Note{Key: "late", Blocks: doc.Para("A note of the second chapter.")}
	p.Notes = []*doc.Note{note, second}
	p.Targets = sampleTargets(p, model)
	picture := &doc.Image{Source: "content/lane.png", Data: []byte("not a picture"), Type: "png", Width: 600, Height: 300, Out: "retail-pos/1.0/images/lane.png"}
	p.Images = []*doc.Image{picture}
	figure := sampleFigure()
	practice := practiceTable("threat-modeling", "Threat Modeling", "Table 2-1")
	second2 := practiceTable("patch-management", "Patch Management", "Table 2-2")
	intro := &doc.Section{ID: "introduction", Title: text("Introduction"), Kind: doc.FrontMatter, Path: "retail-pos/1.0/introduction/index.html",
		Body: []doc.Block{
			para(say("Shops are being rebuilt around connected equipment. A "), &doc.Acronym{Short: "POS", Expansion: "Point of Sale", Symbol: "acr:POS"},
				say(" terminal is no longer a till; it is a computer among others, and the "), &doc.Acronym{Short: "POS", Expansion: "Point of Sale", Symbol: "acr:POS"},
				say(" network joins them. How much protection is enough is a question of "), ref(doc.Term, "term:scope", say("scope")), say(" and of need"), &doc.NoteRef{Note: note}, say(".")),
			para(say("Retailers who accept cards will also need "), &doc.Ref{Kind: doc.Citation, Symbol: "cite:PCI-DSS", Key: "PCI-DSS", Locator: text("8.2")},
				say("; see also "), ref(doc.Link, "fig-hierarchy"), say(", "), ref(doc.Link, "tbl-2-1"), say(" and the "), ref(doc.Link, "level:2"), say(" level"), &doc.NoteRef{Note: note}, say(".")),
			&doc.Box{Class: "note", Title: text("Reading this profile"), Blocks: doc.Para("Empty cells ask for nothing beyond the rows above them.")},
		}}
	model1 := &doc.Section{ID: "model", Number: "1", Label: "1", Title: text("The Model"), Kind: doc.Chapter, Path: "retail-pos/1.0/model/index.html",
		Body: []doc.Block{para(say("Money for security is limited, and the field it has to cover never stands still. The model helps providers of connected systems to see how far they need to go, to choose mechanisms that take them there, and to stop before they pay for more than they can use."))},
		Sections: []*doc.Section{
			{ID: "model--process", Number: "1.1", Label: "1.1", Title: text("The Process"), Kind: doc.Subsection, Body: []doc.Block{
				para(say("The process starts on the business side.")), figure,
				&doc.Heading{Level: 4, ID: "model--steps", Content: text("Steps")},
				&doc.List{Ordered: true, Tight: true, Items: []*doc.Item{{Blocks: doc.Para("Set a target.")}, {Blocks: doc.Para("Find out where you stand.")}, {Blocks: doc.Para("Plan the way between the two.")}}},
				&doc.CodeBlock{Language: "yaml", Title: "profiles/retail-pos/practices/threat-modeling.yaml", Lines: [][]doc.Token{{{Class: "tag", Text: "practice"}, {Class: "punctuation", Text: ":"}, {Text: " "}, {Class: "string", Text: "threat-modeling"}}, {{Class: "comment", Text: "# one file a practice"}}}},
			}},
			{ID: "model--use", Number: "1.2", Label: "1.2", Title: text("A Use Case"), Kind: doc.Subsection, Body: []doc.Block{
				para(say("At the counter, everything meets"), &doc.NoteRef{Note: second}, say(".")),
				&doc.Figure{ID: "fig-lane", Label: "Figure 1-2", Caption: text("A checkout lane"), Alt: "A lane with a scanner and a terminal", Image: picture},
				&doc.Quote{Blocks: doc.Para("Enough is a decision, not a measurement.")},
				&doc.Table{ID: "tbl-1-1", Label: "Table 1-1", Caption: text("Devices by type"), Class: "plain", Columns: []doc.Column{{Weight: 1}, {Weight: 3}},
					Head: []*doc.Row{{Cells: []*doc.Cell{{Head: doc.ColHead, Blocks: doc.Para("Type")}, {Head: doc.ColHead, Blocks: doc.Para("Devices")}}}},
					Rows: []*doc.Row{{Cells: []*doc.Cell{{Head: doc.RowHead, Blocks: doc.Para("Payment")}, {Blocks: doc.Para("PIN Pad, Video Capture Camera*")}}}}},
			}},
		}}
	tables := &doc.Section{ID: "tables", Number: "2", Label: "2", Title: text("Profile Tables"), Kind: doc.Chapter, Path: "retail-pos/1.0/tables/index.html",
		Body: doc.Para("One table a practice."),
		Sections: []*doc.Section{
			{ID: "threat-modeling", Number: "2.1", Label: "2.1", Title: text("Threat Modeling Practice"), Kind: doc.Practice, Path: "retail-pos/1.0/practices/threat-modeling/index.html", Body: []doc.Block{practice},
				Aside: []doc.Block{&doc.Heading{Level: 2, Content: text("The same practice in")}, &doc.List{Class: "contents", Tight: true, Items: []*doc.Item{{Blocks: []doc.Block{para(ref(doc.Link, "pub:model"))}}}}}},
			{ID: "patch-management", Silent: true, Title: text("Patch Management"), Kind: doc.Practice, Path: "retail-pos/1.0/practices/patch-management/index.html", Body: []doc.Block{second2}},
		}}
	annex := &doc.Section{ID: "annex-a", Number: "A", Label: "Annex A", Title: text("Acronyms"), Kind: doc.Annex, Path: "retail-pos/1.0/acronyms/index.html",
		Body: []doc.Block{&doc.Definitions{Class: "acronyms", Items: []*doc.Definition{{ID: "acr-PII", Terms: [][]doc.Inline{text("PII")}, Body: doc.Para("Personally Identifiable Information")}}}}}
	p.Chapters = []*doc.Section{intro, model1, tables, annex}
	p.Figures = []doc.Listed{{Anchor: "fig-hierarchy", Label: "Figure 1-1", Caption: figure.Caption, Section: model1.Sections[0]}, {Anchor: "fig-lane", Label: "Figure 1-2", Caption: text("A checkout lane"), Section: model1.Sections[1]}}
	p.Tables = []doc.Listed{{Anchor: "tbl-1-1", Label: "Table 1-1", Caption: text("Devices by type"), Section: model1.Sections[1]},
		{Anchor: "tbl-threat-modeling", Label: "Table 2-1", Caption: text("Threat Modeling"), Section: tables.Sections[0]},
		{Anchor: "tbl-patch-management", Label: "Table 2-2", Caption: text("Patch Management"), Section: tables.Sections[1]}}
	p.Front = sampleFront(p)
	return p
}

func sampleFront(p *doc.Publication) doc.Front {
	return doc.Front{Title: "Retail Profile for Point-of-Sale Devices", ShortTitle: "Retail POS", Kind: "Profile of the IoT Security Maturity Model",
		Number: "omg/2020-08-01", Edition: "1.0", Date: "2020-08-01", Status: "published", StatusText: "Published",
		Publishers:   []doc.Party{{Name: "Object Management Group", URL: "https://www.omg.org"}},
		Authors:      []doc.Party{{Name: "A. Author", Affiliation: "Example"}, {Name: "B. Author"}},
		Contributors: []doc.Party{{Name: "B. Editor", Affiliation: "Example", Role: "Technical Editor"}},
		Abstract: []doc.Block{para(say("How much security is enough at a "), &doc.Acronym{Short: "POS", Expansion: "Point of Sale", Symbol: "acr:POS"},
			say("? This profile adds to the model what retailers and those who build, run and assess their points of sale have to consider. It covers 45 devices in four classes."))},
		Copyright: text("2020 Example"), Licence: doc.Party{Name: "CC BY 4.0", URL: "https://creativecommons.org/licenses/by/4.0/"},
		History:  []doc.Change{{Edition: "1.0", Date: "2020-08-01", Changes: text("First edition.")}},
		Errata:   []doc.Erratum{{ID: "E1", Date: "2021-02-03", Kind: "editorial", Was: "HIPPA", Now: "HIPAA", At: ref(doc.Link, "practice:threat-modeling")}},
		Editions: []doc.Edition{{Name: "1.0, 2020-08-01", URL: "retail-pos/1.0/index.html"}},
		Cite:     text("Retail Profile for Point-of-Sale Devices, edition 1.0, omg/2020-08-01, 2020."), IPR: doc.Para("No patents are known."),
		Legal: doc.Para("Provided as it is."), Extends: []doc.Ref{*ref(doc.Link, "pub:model")}}
}

func sampleTargets(p, model *doc.Publication) doc.Targets {
	return doc.Targets{
		"acr:POS":                  {Page: "glossary/index.html", Anchor: "acr-POS", Text: text("POS")},
		"term:scope":               {Page: "glossary/index.html", Anchor: "term-scope", Text: text("Scope"), Title: `How "closely" a practice fits`},
		"cite:PCI-DSS":             {Page: "references/index.html", Anchor: "ref-PCI-DSS", Text: text("PCI-DSS"), Title: "Data Security Standard"},
		"fig-hierarchy":            {Pub: p, Page: "retail-pos/1.0/model/index.html", Anchor: "fig-hierarchy", Text: text("Figure 1-1")},
		"tbl-2-1":                  {Pub: p, Page: "retail-pos/1.0/practices/threat-modeling/index.html", Anchor: "tbl-threat-modeling", Text: text("Table 2-1")},
		"practice:threat-modeling": {Pub: p, Page: "retail-pos/1.0/practices/threat-modeling/index.html", Text: text("Threat Modeling")},
		"level:2":                  {Pub: model, Page: "iot-smm/1.2/levels/index.html", Anchor: "level-2", Text: text("Ad hoc")},
		"pub:model":                {Pub: model, Page: "iot-smm/1.2/index.html", Text: text("IoT Security Maturity Model, edition 1.2")},
		"pub:profile":              {Pub: p, Page: "retail-pos/1.0/index.html", Text: text("Retail Profile")},
		"url:pci":                  {URL: "https://example.org/pci?a=1&b=2"},
		"url:evil":                 {URL: "javascript:alert(1)", Text: text("evil")},
	}
}

func sampleFigure() *doc.Figure {
	s := &doc.Scene{Width: 4600, Height: 1500}
	for i, name := range []string{"Governance", "Enablement", "Hardening"} {
		x := 100 + i*1500
		s.Shapes = append(s.Shapes, &doc.Line{X1: 2300, Y1: 500, X2: x + 700, Y2: 900, Width: 8, Stroke: doc.InkMuted, Arrow: true},
			&doc.Rect{X: x, Y: 900, W: 1400, H: 400, Radius: 40, Fill: doc.Ink(fmt.Sprintf("level-%d", i+1)), Stroke: doc.InkRule, Width: 8},
			&doc.Label{X: x + 700, Y: 1135, Size: 100, Align: doc.Center, Ink: doc.InkText, Text: name, Symbol: "practice:threat-modeling"})
	}
	s.Shapes = append(s.Shapes, &doc.Rect{X: 1600, Y: 100, W: 1400, H: 400, Radius: 40, Fill: doc.InkAccent},
		&doc.Label{X: 2300, Y: 335, Size: 110, Bold: true, Align: doc.Center, Ink: doc.InkPaper, Text: "IoT SMM"},
		&doc.Polygon{Points: [][2]int{{4300, 100}, {4500, 300}, {4100, 300}}, Fill: doc.InkTarget, Opacity: 50, Stroke: doc.InkTarget, Width: 8})
	return &doc.Figure{ID: "fig-hierarchy", Label: "Figure 1-1", Caption: text("SMM Hierarchy"), Alt: "The model with three domains below it", Scene: s}
}

// practiceTable is a practice table of four levels, all forms of a cell in it.
func practiceTable(id, name, label string) *doc.Table {
	t := &doc.Table{ID: "tbl-" + id, Label: label, Caption: text(name), Class: "practice", Wide: true, Title: text(name),
		Summary: [][]doc.Inline{text("Uncovers what endangers a particular system, whether commonly known or peculiar to it, and describes each danger precisely.")},
		Columns: []doc.Column{{Class: "scope"}}}
	head := &doc.Row{Cells: []*doc.Cell{{Class: "corner"}}}
	for i, level := range []string{"Minimum", "Ad Hoc", "Consistent", "Formalized"} {
		f := doc.Facets{Practice: id, Level: i + 1}
		t.Columns = append(t.Columns, doc.Column{Class: "level", Facets: f})
		head.Cells = append(head.Cells, &doc.Cell{Head: doc.ColHead, Class: "level", Facets: f, Blocks: doc.Para(fmt.Sprintf("Comprehensiveness Level %d (%s)", i+1, level))})
	}
	t.Head = []*doc.Row{head}
	for _, scope := range []string{"industry", "system"} {
		row := &doc.Row{Class: "scope", Facets: doc.Facets{Practice: id, Scope: scope}, Cells: []*doc.Cell{{Head: doc.RowHead, Class: "scope", Facets: doc.Facets{Scope: scope}, Blocks: doc.Para(strings.ToUpper(scope[:1]) + scope[1:] + " Scope Considerations")}}}
		for level := 1; level <= 4; level++ {
			row.Cells = append(row.Cells, practiceCell(id, scope, level))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Rows = append(t.Rows, &doc.Row{Class: "objective", Cells: []*doc.Cell{{Head: doc.RowHead, Class: "objective", Blocks: doc.Para("Objective")},
		{ID: id + ".none", Class: "none", Span: 4, Blocks: []doc.Block{&doc.Paragraph{Class: "none", Content: text("See main table.")}}}}})
	return t
}

func practiceCell(id, scope string, level int) *doc.Cell {
	at := fmt.Sprintf("%s.%s-%d", id, scope, level)
	f := doc.Facets{Practice: id, Level: level, Scope: scope}
	c := &doc.Cell{ID: at, Facets: f}
	if level == 1 {
		c.Class = "empty"
		return c
	}
	c.Class = "level"
	f.Part, f.Devices = "actions", []string{"pin-pad", "scanner"}
	statements := &doc.List{Class: "statements", Items: []*doc.Item{
		{ID: at + ".a1", Aliases: []string{at + ".old"}, Class: "statement", Facets: f, Blocks: []doc.Block{para(say("Follow the standards that matter to retailers, "), ref(doc.Citation, "cite:PCI-DSS"), say(" first among them, and know which parts of the store each of them covers:")),
			&doc.List{Items: []*doc.Item{{ID: at + ".a1-1", Class: "statement", Blocks: doc.Para("PIN devices follow PCI PTS.")}, {ID: at + ".a1-2", Class: "statement", Blocks: doc.Para("Payment applications follow PA-DSS.")}}}}},
		{ID: at + ".a2", Class: "statement", Facets: f, Blocks: doc.Para("Inspect tamper-evident seals on terminals every day and compare them with the record made when they were applied.")},
		{ID: at + ".a3", Class: "statement", Blocks: doc.Para("Use the latest list of known malware for points of sale when scenarios are drawn up, and revise them each year.")},
	}}
	c.Blocks = []doc.Block{&doc.Paragraph{Class: "label", Content: text("What needs to be done to achieve this level")}, statements,
		&doc.Paragraph{Class: "label", Content: text("Indicators of achievement")},
		&doc.List{Class: "statements", Items: []*doc.Item{{ID: at + ".i1", Class: "statement", Blocks: doc.Para("A log of seals exists and is complete.")}}}}
	return c
}
