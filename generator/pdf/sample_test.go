package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// look is the default theme's palette and a few of its words.
func look() *theme.Theme {
	th := &theme.Theme{Colour: map[doc.Ink]theme.Colour{}, Words: map[string]doc.Words{"en": {
		"page-of": "Page {page} of {pages}", "continued": "(continued)"}}}
	for ink, s := range map[doc.Ink]string{"ink": "#1b1f24", "paper": "#ffffff", "muted": "#545d68", "rule": "#c5ccd4",
		"panel": "#f3f5f7", "accent": "#1d4f73", "target": "#8a3b12", "level-1": "#eef4f8", "level-2": "#d9e7f0",
		"level-3": "#bfd6e6", "level-4": "#a2c3db"} {
		th.Colour[ink], _ = theme.ParseColour(s)
	}
	return th
}

func txt(s string) []doc.Inline { return doc.Plain(s) }

func par(in ...doc.Inline) *doc.Paragraph { return &doc.Paragraph{Content: in} }

func words(s string) doc.Inline { return &doc.Text{Text: s} }

func class(c, s string) *doc.Paragraph { return &doc.Paragraph{Class: c, Content: txt(s)} }

const lorem = "Point-of-sale systems process payment data and so attract attackers; the profile therefore asks that every device in " +
	"the store be known, that its software be signed, and that its operator be able to tell what happened and when. "

func narrative(n int) *doc.Paragraph { return par(words(strings.TrimSpace(strings.Repeat(lorem, n)))) }

func bullets(class string, ids string, items ...string) *doc.List {
	l := &doc.List{Class: class, Tight: true}
	for i, s := range items {
		it := &doc.Item{Blocks: []doc.Block{par(words(s))}}
		if ids != "" {
			it.ID = fmt.Sprintf("%s.%d", ids, i+1)
			it.Class = "statement"
		}
		l.Items = append(l.Items, it)
	}
	return l
}

// practice is a practice table as compose makes it. fill gives the number of statements of each level of each row.
func practice(pub *doc.Publication, n int, id, name string, fill map[string][4]int) *doc.Table {
	levels := []string{"Minimum", "Ad Hoc", "Consistent", "Formalized"}
	t := &doc.Table{ID: "table-" + id, Label: fmt.Sprintf("Table 3-%d", n), Caption: txt(name), Class: "practice", Wide: true,
		Title:   txt(name),
		Summary: [][]doc.Inline{txt("This practice is critical for ensuring that the program, and all that depends on it, is run in a known way and that resources, priorities and risks are understood.")},
		Columns: []doc.Column{{Weight: 12, Class: "scope"}},
		Head:    []*doc.Row{{Cells: []*doc.Cell{{Class: "corner"}}}}}
	for i, l := range levels {
		t.Columns = append(t.Columns, doc.Column{Weight: 22, Class: "level", Facets: doc.Facets{Level: i + 1}})
		t.Head[0].Cells = append(t.Head[0].Cells, &doc.Cell{Head: doc.ColHead, Class: "level", Facets: doc.Facets{Level: i + 1},
			Blocks: doc.Para(fmt.Sprintf("Comprehensiveness Level %d (%s)", i+1, l))})
	}
	for _, scope := range []string{"Objective", "Industry-specific considerations", "Device Scope Considerations"} {
		t.Rows = append(t.Rows, scopeRow(pub, id, scope, fill[scope]))
	}
	return t
}

func scopeRow(pub *doc.Publication, id, scope string, fill [4]int) *doc.Row {
	row := &doc.Row{Class: "scope", Cells: []*doc.Cell{{Head: doc.RowHead, Class: "scope", Blocks: doc.Para(scope)}}}
	if scope == "Objective" {
		row.Class = "objective"
	}
	key := strings.ToLower(strings.Fields(scope)[0])
	for i, n := range fill {
		c := &doc.Cell{ID: fmt.Sprintf("%s.%s-%d", id, key, i+1), Class: "level", Facets: doc.Facets{Level: i + 1}}
		switch {
		case n == 0 && scope == "Objective":
			c.Blocks = []doc.Block{class("none", "See main table.")}
		case n == 0:
			c.Class = "empty"
		default:
			c.Blocks = cellBlocks(pub, c.ID, n)
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}

func cellBlocks(pub *doc.Publication, id string, n int) []doc.Block {
	var items []string
	for i := range n {
		items = append(items, fmt.Sprintf("Statement %s/%d: configure systems by the SANS Top %d list and record the result in the register of devices.", id, i+1, i+20))
	}
	list := bullets("statements", id, items...)
	if n > 2 {
		note := &doc.Note{Key: id, Blocks: doc.Para("Requirement taken from the data security standard, section 8.2, for every terminal of " + id + ".")}
		pub.Notes = append(pub.Notes, note)
		p := list.Items[1].Blocks[0].(*doc.Paragraph)
		p.Content = append(p.Content, &doc.NoteRef{Note: note})
		list.Items[0].Blocks = append(list.Items[0].Blocks, bullets("", "", "card readers that decrypt", "fiscal printers", "check readers"))
	}
	return []doc.Block{
		par(words("Systems of the store are known and looked after, as "), &doc.Ref{Kind: doc.Citation, Key: "PCI-DSS", Symbol: "ref:pci", Locator: txt("8.2")}, words(" asks.")),
		class("label", "What needs to be done to achieve this level"), list,
		class("label", "Indicators of achievement"), bullets("statements", id+".i", "A complete set of documents is there and was reviewed in the last twelve months."),
	}
}

func picture(w, h int) *doc.Image {
	im := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			im.Set(x, y, color.RGBA{uint8(x * 255 / w), uint8(y * 255 / h), 160, 255})
		}
	}
	var b bytes.Buffer
	png.Encode(&b, im)
	return &doc.Image{Source: fmt.Sprintf("content/%dx%d.png", w, h), Data: b.Bytes(), Type: "png", Width: w, Height: h}
}

func scene() *doc.Scene {
	s := &doc.Scene{Width: 5200, Height: 1800}
	for i := range 4 {
		x := 100 + i*1270
		s.Shapes = append(s.Shapes,
			&doc.Rect{X: x, Y: 200, W: 1000, H: 500, Radius: 60, Fill: doc.Ink(fmt.Sprintf("level-%d", i+1)), Stroke: doc.InkRule, Width: 8},
			&doc.Label{X: x + 500, Y: 480, Size: 100, Align: doc.Center, Ink: doc.InkText, Bold: true, Text: fmt.Sprintf("Domain %d", i+1)},
			&doc.Line{X1: x + 500, Y1: 700, X2: x + 500, Y2: 1080, Width: 10, Stroke: doc.InkMuted, Arrow: true, Dashed: i == 3},
			&doc.Polygon{Points: [][2]int{{x, 1100}, {x + 1000, 1100}, {x + 500, 1700}}, Fill: doc.InkAccent, Stroke: doc.InkText, Width: 5, Opacity: 30},
		)
	}
	return s
}

// sample is a publication like the retail profile.
func sample() *doc.Publication {
	pub := &doc.Publication{ID: "retail-pos", Edition: "1.0", Kind: "profile", Path: "retail-pos/1.0/", Language: "en",
		Words: doc.Words{}, Targets: doc.Targets{}}
	pub.Front = sampleFront()
	pub.Targets["ref:pci"] = &doc.Target{Pub: pub, Page: "retail-pos/1.0/references/index.html", Anchor: "ref-pci", Text: txt("PCI-DSS")}
	pub.Targets["term:smm"] = &doc.Target{Pub: pub, Page: "x", Anchor: "acronym-smm", Text: txt("SMM")}
	pub.Targets["practice:patch"] = &doc.Target{Pub: pub, Page: "x", Anchor: "section-3-4", Text: txt("Patch Management")}
	pub.Targets["model"] = &doc.Target{Pub: &doc.Publication{ID: "iot-smm"}, Page: "iot-smm/1.2/index.html", Anchor: "levels", Text: txt("IoT SMM")}
	pub.Targets["url"] = &doc.Target{URL: "https://www.example.org/a(b)?q=ü", Text: txt("example.org")}
	pub.Chapters = []*doc.Section{sampleIntroduction(pub), sampleModel(pub), sampleTables(pub), sampleAnnex()}
	return pub
}

func sampleFront() doc.Front {
	return doc.Front{Title: "IoT Security Maturity Model: Retail Profile for Point-of-Sale Devices", ShortTitle: "Retail Profile",
		Kind: "Profile of the IoT Security Maturity Model", Number: "omg/2020-08-01", Edition: "1.0", Date: "2020-08-01",
		Status: "published", StatusText: "Published", Publishers: []doc.Party{{Name: "Industry IoT Consortium"}, {Name: "Object Management Group"}},
		Authors:   []doc.Party{{Name: "Ann Author", Affiliation: "Example Ltd"}, {Name: "Bo Writer"}},
		Abstract:  []doc.Block{narrative(3)},
		Copyright: txt("© 2020 Industry IoT Consortium and Object Management Group"),
		Cite:      txt("Industry IoT Consortium: Retail Profile for Point-of-Sale Devices, edition 1.0, 2020-08-01."),
		Licence:   doc.Party{Name: "CC BY 4.0", URL: "https://creativecommons.org/licenses/by/4.0/"},
		Legal:     []doc.Block{narrative(4)},
		History:   []doc.Change{{Edition: "1.0", Date: "2020-08-01", Changes: txt("First edition.")}, {Edition: "0.9", Date: "2020-03-01", Changes: txt("Draft for review by members, with eighteen tables.")}}}
}

func sampleIntroduction(pub *doc.Publication) *doc.Section {
	note := &doc.Note{Key: "n", Blocks: doc.Para("See the model's own description for what a level asks; the words here are only a summary of it.")}
	pub.Notes = append(pub.Notes, note)
	fig := &doc.Figure{ID: "figure-1-1", Label: "Figure 1-1", Caption: txt("Integrated payment in a store"), Alt: "A till", Image: picture(640, 300)}
	pub.Figures = append(pub.Figures, doc.Listed{Anchor: fig.ID, Label: fig.Label, Caption: fig.Caption})
	code := &doc.CodeBlock{Language: "yaml"}
	for i := range 9 {
		code.Lines = append(code.Lines, []doc.Token{{Class: "tag", Text: "practice"}, {Class: "punctuation", Text: ":"}, {Text: " "}, {Class: "string", Text: "patch-management"}, {Class: "comment", Text: strings.Repeat("  # line", i*2)}})
	}
	return &doc.Section{ID: "introduction", Title: txt("Introduction"), Kind: doc.FrontMatter, Body: []doc.Block{
		class("lead", strings.TrimSpace(lorem)),
		par(words("The "), &doc.Acronym{Short: "SMM", Expansion: "Security Maturity Model", Symbol: "term:smm"}, words(" has "), &doc.Span{Style: doc.Strong, Content: txt("four")}, words(" levels"), &doc.NoteRef{Note: note}, words("; see "), &doc.Ref{Kind: doc.Link, Symbol: "practice:patch"}, words(", "), &doc.Ref{Kind: doc.Link, Symbol: "model"}, words(", "), &doc.Ref{Kind: doc.Link, Symbol: "url"}, words(" and "), &doc.Ref{Kind: doc.Citation, Key: "PCI-DSS", Symbol: "ref:pci", Locator: txt("8.2")}, words(". "+lorem), &doc.Code{Text: "smmpub build"}, words(" and H"), &doc.Span{Style: doc.Sub, Content: txt("2")}, words("O, 3"), &doc.Span{Style: doc.Sup, Content: txt("rd")}, words(" party, ✓ done, → next, "), &doc.Span{Style: doc.Strike, Content: txt("old words")}, words(", "), &doc.Span{Style: doc.Emph, Content: txt("emphasis")}, words(".")),
		narrative(2), bullets("", "", "card-reading devices, which hold keys and so want care at every step of their life, from the factory to their end", "printers", "scanners"),
		narrative(2),
		&doc.List{Ordered: true, Start: 1, Items: []*doc.Item{{Blocks: []doc.Block{narrative(1), &doc.List{Ordered: true, Start: 1, Tight: true, Items: []*doc.Item{{Blocks: doc.Para("inner one")}, {Blocks: doc.Para("inner two")}}}}}, {Blocks: []doc.Block{narrative(1)}}}},
		fig, narrative(2), &doc.Quote{Blocks: []doc.Block{narrative(1)}}, code,
		&doc.Box{Class: "note", Title: txt("Note"), Blocks: []doc.Block{narrative(1)}},
		narrative(3)}}
}

func sampleModel(pub *doc.Publication) *doc.Section {
	fig := &doc.Figure{ID: "figure-2-1", Label: "Figure 2-1", Caption: txt("Domains of the model"), Alt: "Domains", Scene: scene()}
	pub.Figures = append(pub.Figures, doc.Listed{Anchor: fig.ID, Label: fig.Label, Caption: fig.Caption})
	plain := &doc.Table{ID: "table-1-1", Label: "Table 1-1", Caption: txt("Classes of devices"), Class: "plain", Columns: []doc.Column{{}, {}, {Align: doc.End}}}
	plain.Head = []*doc.Row{{Cells: []*doc.Cell{{Head: doc.ColHead, Blocks: doc.Para("Class")}, {Head: doc.ColHead, Blocks: doc.Para("What belongs to it")}, {Head: doc.ColHead, Blocks: doc.Para("Devices")}}}}
	for i, s := range []string{"Card-reading", "Printing", "Sensing", "Showing"} {
		plain.Rows = append(plain.Rows, &doc.Row{Cells: []*doc.Cell{{Head: doc.RowHead, Blocks: doc.Para(s), ID: "class-" + s}, {Blocks: doc.Para(strings.TrimSpace(lorem))}, {Blocks: doc.Para(fmt.Sprint(i*7 + 4))}}})
	}
	pub.Tables = append(pub.Tables, doc.Listed{Anchor: plain.ID, Label: plain.Label, Caption: plain.Caption})
	return &doc.Section{ID: "model", Number: "1", Label: "1", Title: txt("The Security Maturity Model"), Kind: doc.Chapter,
		Body: []doc.Block{narrative(3)}, Sections: []*doc.Section{
			{ID: "section-1-1", Number: "1.1", Label: "1.1", Title: txt("Domains and what they are for"), Kind: doc.Subsection, Body: []doc.Block{narrative(3), fig, narrative(3)},
				Sections: []*doc.Section{{ID: "section-1-1-1", Label: "1.1.1", Title: txt("Governance, with a heading that is long enough to need a second line of its own"), Kind: doc.Subsection, Body: []doc.Block{narrative(5)}}}},
			{ID: "section-1-2", Number: "1.2", Label: "1.2", Title: txt("Devices"), Kind: doc.Subsection, Body: []doc.Block{narrative(1), plain, narrative(2), &doc.Rule{}, narrative(1)}},
			{ID: "section-1-3", Silent: true, Title: txt("Silent"), Kind: doc.Subsection, Body: []doc.Block{narrative(1)}}}}
}

func sampleTables(pub *doc.Publication) *doc.Section {
	ch := &doc.Section{ID: "tables", Number: "3", Label: "3", Title: txt("SMM Tables"), Kind: doc.Chapter, Body: []doc.Block{narrative(1)}}
	names := []string{"Security Program Management", "Compliance Management", "Threat Modeling", "Patch Management", "Product Supply Chain Risk Management", "Establishing and Maintaining Identities", "Situational Awareness and Information Sharing Practice"}
	fills := []map[string][4]int{
		{"Industry-specific considerations": {0, 5, 16, 2}},
		{"Industry-specific considerations": {0, 1, 14, 0}, "Device Scope Considerations": {0, 0, 4, 0}},
		{"Industry-specific considerations": {0, 4, 5, 3}, "Device Scope Considerations": {0, 1, 2, 1}},
		{}, {"Industry-specific considerations": {0, 1, 0, 0}},
		{"Industry-specific considerations": {2, 3, 7, 5}, "Device Scope Considerations": {1, 1, 1, 0}},
		{"Industry-specific considerations": {0, 0, 1, 0}},
	}
	for i, name := range names {
		t := practice(pub, i+1, fmt.Sprintf("p%d", i+1), name, fills[i])
		pub.Tables = append(pub.Tables, doc.Listed{Anchor: t.ID, Label: t.Label, Caption: t.Caption})
		if i == 0 {
			ch.Body = append(ch.Body, t)
			continue
		}
		ch.Sections = append(ch.Sections, &doc.Section{ID: fmt.Sprintf("section-3-%d", i), Number: fmt.Sprintf("3.%d", i), Label: fmt.Sprintf("3.%d", i),
			Title: txt(name), Kind: doc.Practice, Body: []doc.Block{narrative(1), t}})
	}
	return ch
}

func sampleAnnex() *doc.Section {
	def := func(id, term, text string) *doc.Definition {
		return &doc.Definition{ID: id, Terms: [][]doc.Inline{txt(term)}, Body: doc.Para(text)}
	}
	return &doc.Section{ID: "annex-a", Number: "A", Label: "Annex A", Title: txt("Terms, Acronyms and References"), Kind: doc.Annex, Sections: []*doc.Section{
		{ID: "annex-a-1", Number: "A.1", Label: "A.1", Title: txt("Acronyms"), Kind: doc.Subsection, Body: []doc.Block{&doc.Definitions{Class: "acronyms", Items: []*doc.Definition{
			def("acronym-smm", "SMM", "Security Maturity Model"), def("acronym-pos", "POS", "Point of sale"), def("acronym-long", "UNIFIEDPOS-LONG", "Unified point of sale")}}}},
		{ID: "annex-a-2", Number: "A.2", Label: "A.2", Title: txt("Terms"), Kind: doc.Subsection, Body: []doc.Block{&doc.Definitions{Class: "terms", Items: []*doc.Definition{
			def("term-a", "security level", strings.TrimSpace(lorem)), def("term-b", "maturity", strings.TrimSpace(lorem))}}}},
		{ID: "annex-a-3", Number: "A.3", Label: "A.3", Title: txt("References"), Kind: doc.Subsection, Body: []doc.Block{&doc.Definitions{Class: "references", Items: []*doc.Definition{
			def("ref-pci", "[PCI-DSS]", "Payment Card Industry Data Security Standard, 3.2.1, 2018, https://www.pcisecuritystandards.org/document_library?category=pcidss&document=pci_dss"),
			def("ref-62443", "[IEC-62443-3-3]", "System security requirements and security levels")}}}}}}
}
