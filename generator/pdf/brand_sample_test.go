package pdf

import (
	"fmt"
	"strings"

	"smmpub/generator/doc"
)

func badge(class, text string) doc.Inline { return &doc.Badge{Class: class, Text: text} }

func cell(in ...doc.Inline) *doc.Cell { return &doc.Cell{Blocks: []doc.Block{par(in...)}} }

func headCell(s string) *doc.Cell { return &doc.Cell{Head: doc.ColHead, Blocks: doc.Para(s)} }

// assessed is a publication like a maturity report: confidential, in a firm's look, with badges and wide tables.
func assessed() *doc.Publication {
	pub := &doc.Publication{ID: "acme-2026", Edition: "1", Kind: "report", Language: "en", Words: doc.Words{}, Targets: doc.Targets{},
		Banner: "Confidential",
		Look: &doc.Look{Logo: picture(480, 160), Colours: map[doc.Ink]string{doc.InkAccent: "#5b2a6e"},
			Header: "Acme Stores | Confidential", Footer: "© Example Assessors | {page} of {pages} | acme-2026",
			Address: "Example Assessors Ltd\n1 Example Street\nLondon", Disclaimer: doc.Para("No assurance is given. The results hold for the day of the assessment and for what the assessors were shown.")},
		Front: doc.Front{Title: "Maturity Report: Store Checkout", ShortTitle: "Store Checkout", Kind: "Maturity report", Edition: "1", Date: "2026-10-02",
			Status: "final", StatusText: "Final", Authors: []doc.Party{{Name: "Example Assessors Ltd"}},
			Facts: []doc.Fact{{Name: "Organization", Value: txt("Acme Stores")}, {Name: "System", Value: txt("Store checkout, 412 stores")},
				{Name: "Standards and profiles used here", Value: []doc.Inline{words("IoT SMM 1.2,"), &doc.Break{}, words("Retail Profile 1.0")}},
				{Name: "Empty"},
				{Name: "A name that is far too long to stand beside its value on any page", Value: txt("stands below it")}}}}
	pub.Chapters = []*doc.Section{
		{ID: "summary", Number: "1", Label: "1", Title: txt("Summary"), Kind: doc.Chapter, Body: []doc.Block{narrative(2), badgeSentence(), results(), narrative(2)}},
		{ID: "practice", Number: "2", Label: "2", Title: txt("Practices"), Kind: doc.Chapter, Sections: []*doc.Section{
			{ID: "threat-modeling", Number: "2.1", Label: "2.1", Title: []doc.Inline{words("Threat Modeling "), badge("gap", "below target")}, Kind: doc.Practice,
				Body: []doc.Block{factsTable(), narrative(1), marked(pub)}}}},
		{ID: "statements", Number: "3", Label: "3", Title: txt("Statements"), Kind: doc.Chapter, Body: []doc.Block{statements(14), narrative(1)}},
		{ID: "plan", Number: "4", Label: "4", Title: txt("Plan"), Kind: doc.Chapter, Body: []doc.Block{narrative(1), plan(false, 9), plan(true, 30)}},
	}
	return pub
}

// allBadges are the classes that reports use.
var allBadges = strings.Fields("met partial unmet na compensated unassessed target current meets gap exceeds nothing-asked excluded critical " +
	"high medium low normal open doing done expired changed")

func badgeSentence() *doc.Paragraph {
	p := par(words("Badges: "))
	for _, c := range allBadges {
		p.Content = append(p.Content, badge(c, strings.ReplaceAll(c, "-", " ")), words(" "))
	}
	p.Content = append(p.Content, words("and ("), badge("met", "✓ met"), words("), then more words."))
	return p
}

func factsTable() *doc.Table {
	t := &doc.Table{Class: "numbers", Head: []*doc.Row{{}}, Rows: []*doc.Row{{}}}
	for _, x := range [][2]string{{"Outcome", ""}, {"Target", "3 Consistent, industry"}, {"Current", "2 Ad Hoc"}, {"Derived", "1 to 2"}, {"Gap", "1"}, {"By scope", "General 2, industry 1"}, {"Priority", "High"}} {
		t.Columns = append(t.Columns, doc.Column{})
		t.Head[0].Cells = append(t.Head[0].Cells, headCell(x[0]))
		c := cell(words(x[1]))
		if x[1] == "" {
			c = cell(badge("gap", "gap"))
		}
		t.Rows[0].Cells = append(t.Rows[0].Cells, c)
	}
	return t
}

// marked is a practice table with statuses in place, its levels 3 and 2 marked as target and current.
func marked(pub *doc.Publication) *doc.Table {
	t := practice(pub, 1, "tm", "Threat Modeling", map[string][4]int{"Industry-specific considerations": {1, 2, 2, 1}, "Device Scope Considerations": {0, 2, 6, 1}})
	for i, c := range t.Head[0].Cells {
		switch i {
		case 2:
			c.Class += " current"
			c.Blocks = append(c.Blocks, par(badge("current", "current"), words(" 4/5 met")))
		case 3:
			c.Class += " target"
			c.Blocks = append(c.Blocks, par(badge("target", "target"), words(" 2/7 met")))
		}
	}
	n := 0
	doc.EachBlock([]doc.Block{t}, func(b doc.Block) {
		if l, ok := b.(*doc.List); ok && l.Class == "statements" {
			for _, it := range l.Items {
				p := it.Blocks[0].(*doc.Paragraph)
				p.Content = append([]doc.Inline{badge(allBadges[n%6], allBadges[n%6]), words(" ")}, p.Content...)
				n++
			}
		}
	})
	return t
}

// results is a matrix of practices and levels: short columns beside names.
func results() *doc.Table {
	t := &doc.Table{ID: "results", Label: "Table 1-1", Caption: txt("Results by practice"), Class: "matrix", Columns: make([]doc.Column, 9), Head: []*doc.Row{{}}}
	for _, h := range []string{"Practice", "Target", "Current", "Gap", "Level 1", "Level 2", "Level 3", "Level 4", "Outcome"} {
		t.Head[0].Cells = append(t.Head[0].Cells, headCell(h))
	}
	t.Rows = append(t.Rows, &doc.Row{Class: "group", Cells: []*doc.Cell{{Head: doc.RowGroup, Span: 9, Blocks: doc.Para("Governance")}}})
	for i, name := range []string{"Security program management", "Compliance management", "Threat modeling", "Product supply chain risk management", "Services and third-party dependencies management"} {
		r := &doc.Row{Cells: []*doc.Cell{{Head: doc.RowHead, Blocks: doc.Para(name)}, cell(words("3 Consistent")), cell(words("2 Ad Hoc"))}}
		for j := range 5 {
			c := cell(words(fmt.Sprintf("%d/%d", i*j, 4*j+3)))
			c.Class = "center"
			if j == 3 {
				c.Class += " target"
			}
			if j == 2+i%2 {
				c.Class += " current"
			}
			r.Cells = append(r.Cells, c)
		}
		t.Rows = append(t.Rows, &doc.Row{Cells: append(r.Cells, cell(badge([]string{"meets", "gap", "exceeds", "nothing-asked", "excluded"}[i], []string{"meets target", "below target", "above target", "nothing asked", "excluded"}[i])))})
	}
	return t
}

// statements is a plain upright table of six columns, the first with ids.
func statements(n int) *doc.Table {
	t := &doc.Table{ID: "all", Label: "Table 3-1", Caption: txt("Statements and what was seen of each"), Class: "plain", Columns: make([]doc.Column, 6), Head: []*doc.Row{{}}}
	for _, h := range []string{"Statement", "Text", "Status", "Evidence", "Comment", "Assessed"} {
		t.Head[0].Cells = append(t.Head[0].Cells, headCell(h))
	}
	for i := range n {
		t.Rows = append(t.Rows, &doc.Row{Cells: []*doc.Cell{cell(words(fmt.Sprintf("threat-modeling.industry-2.a%d", i+1))), cell(words(strings.TrimSpace(lorem))),
			cell(badge(allBadges[i%6], allBadges[i%6])), cell(words("E-4, E-17")), cell(words("Seen in two of five stores; the register names no owner.")), cell(words("2026-09-14"))}})
	}
	return t
}

// plan is a table of nine columns, upright and narrow or across.
func plan(wide bool, n int) *doc.Table {
	t := &doc.Table{ID: fmt.Sprint("plan-", wide), Label: "Table 4-1", Caption: txt("Actions in order"), Class: "plain", Wide: wide, Columns: make([]doc.Column, 9), Head: []*doc.Row{{}}}
	t.Columns[6].Align = doc.End
	for _, h := range []string{"No.", "Recommendation", "Closes", "Practice", "Owner", "Due", "Effort (days)", "Priority", "Status"} {
		t.Head[0].Cells = append(t.Head[0].Cells, headCell(h))
	}
	for i := range n {
		t.Rows = append(t.Rows, &doc.Row{Cells: []*doc.Cell{cell(words(fmt.Sprint(i + 1))), cell(words("Sign firmware images and check the signature before they run; " + strings.ToLower(lorem[:90]))),
			cell(words("product-supply-chain-risk-management.system-3.i2, threat-modeling.industry-2.a1")), cell(words("Suppliers and what they deliver")), cell(words("Head of store systems")),
			cell(words("2027-03-31")), cell(words(fmt.Sprint(i*12 + 4))), cell(badge("high", "high")), cell(badge("open", "open"))}})
	}
	return t
}
