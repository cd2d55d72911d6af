package exchange

import (
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// sample is a small library as check leaves it.
func sample() *smm.Library {
	m := sampleModel()
	shop, draft := sampleProfile(m, "shop", smm.Published), sampleProfile(m, "draft-profile", smm.Draft)
	draft.Title = "Secret title"
	first, hidden := statementOf(shop, 0), statementOf(draft, 1)
	hidden.Text = doc.Plain("Secret text.")
	again, across := statementOf(shop, 1), statementOf(draft, 0)
	again.Text, again.See, again.Same = nil, smm.Word{Text: first.FullID}, first
	across.Text, across.See, across.Same = nil, smm.Word{Text: "shop/" + first.FullID}, first
	f := sampleFramework()
	return &smm.Library{
		Site:       &smm.Site{Title: "Site", Publisher: "Us & <Them>", BaseURL: "https://example.org/", Language: "en"},
		Models:     []*smm.Model{m},
		Profiles:   []*smm.Profile{shop, draft},
		Mappings:   []*smm.Mapping{sampleMapping(m, f, shop, draft)},
		Frameworks: []*smm.Framework{f, {ID: "another", Title: "Without groups"}},
		Glossaries: []*smm.Glossary{{ID: "words",
			Terms: []*smm.Term{
				{ID: "scope", Term: "Scope", Forms: []string{"scopes"}, Text: doc.Para("Fit."), See: []smm.Word{{Text: "level"}}},
				{ID: "level", Term: "Level", Text: doc.Para("Step.")},
			},
			Acronyms: []*smm.Acronym{{Acronym: "POS", Expansion: "Point of Sale"}, {Acronym: "PII", Expansion: "Personally Identifiable Information"}},
		}},
		References: []*smm.Bibliography{{ID: "refs", Entries: []*smm.Reference{
			{Key: "RFC 2119", Title: "Key words", Normative: true},
			{Key: "PCI-DSS", Title: "Data Security Standard", Publisher: "PCI SSC", Date: "2018-05", Version: "3.2.1", URL: "https://example.org/pci", Accessed: "2020-05-19"},
		}}},
	}
}

func sampleModel() *smm.Model {
	practice := &smm.Node{Kind: smm.PracticeNode, ID: "locks", Name: "Locks", Aliases: []string{"Padlocks"}, Description: doc.Para("Keeps doors shut.")}
	domain := &smm.Node{Kind: smm.DomainNode, ID: "doors", Name: "Doors", Children: []*smm.Node{practice}}
	practice.Parent = domain
	m := &smm.Model{
		Front: smm.Front{
			ID: "small", Edition: "1.2", Title: "Small model", ShortTitle: "Small", Number: "n/1", Date: "2020-05", Status: smm.Published, Language: "en",
			Publishers: []smm.Party{{Name: "P", URL: "https://example.org"}}, Authors: []smm.Party{{Name: "A", Affiliation: "X"}},
			Contributors: []smm.Party{{Name: "C", Role: "Editor"}},
			Abstract:     doc.Para("What it is."), Copyright: doc.Plain("2020 P"), Licence: smm.Party{Name: "CC0"},
			IPR: doc.Para("None."), Legal: doc.Para("Terms."),
			History: []smm.Change{{Edition: "1.2", Date: "2020", Changes: doc.Plain("First.")}},
			Errata:  []smm.Erratum{{ID: "E1", Date: "2021", Kind: "editorial", Was: "a", Now: "b", At: smm.Word{Text: "locks.general-1.a1"}}},
			Labels:  map[string]string{"objective": "Aim", "actions": "Do", "general": "All"}, ReviewUntil: "2026-12-31", CommentURL: "https://example.org/{id}",
		},
		Levels:  []*smm.Level{{Level: 0, Name: "None"}, {Level: 1, Name: "Some", Description: doc.Para("A little.")}, {Level: 2, Name: "Much"}},
		Scopes:  []*smm.Scope{{ID: "general", Name: "General", Row: "In general"}, {ID: "industry", Name: "Industry", Row: "Here", Description: doc.Para("Sector.")}},
		Parts:   []*smm.Part{{ID: "actions", Heading: "To do", Assess: smm.AssessEach}, {ID: "indicators", Heading: "Signs", Assess: smm.AssessAid}},
		Domains: []*smm.Node{domain},
	}
	t := &smm.Table{
		Practice: smm.Word{Text: "locks"}, Node: practice, Model: m, Caption: "Locks", Note: doc.Para("A note."),
		Objectives: map[int]*smm.Objective{2: {Level: 2, Text: doc.Plain("All doors.")}, 1: {Level: 1, Text: doc.Plain("The front door.")}},
		Rows:       []*smm.Row{{Scope: smm.Word{Text: "general"}, External: smm.Word{Text: "PCI-DSS"}}},
	}
	m.Tables = []*smm.Table{t}
	return m
}

func sampleProfile(m *smm.Model, id string, status smm.Status) *smm.Profile {
	p := &smm.Profile{
		Front: smm.Front{ID: id, Edition: "1.0", Title: "Shop profile", Status: status}, ModelName: smm.Word{Text: "small"}, Model: m,
		Classes: []*smm.DeviceClass{{ID: "payment", Name: "Payment", Devices: []*smm.Device{{ID: "pin-pad", Name: "PIN Pad", Mark: "*"}, {ID: "reader", Name: "Reader"}}}},
		Marks:   []smm.Mark{{Mark: "*", Meaning: "New"}},
	}
	cell := &smm.Cell{ID: smm.CellID("locks", "industry", 2), Scope: "industry", Level: 2, Blocks: []*smm.CellBlock{
		{Description: doc.Para("First of all."), Parts: []*smm.CellPart{
			{Part: smm.Word{Text: "actions"}, Statements: []*smm.Statement{
				{ID: "keys", Named: true, FullID: "locks.industry-2.keys", Was: []smm.Word{{Text: "a1"}, {Text: "count"}},
					Text: []doc.Inline{&doc.Text{Text: "Count the "}, &doc.Span{Style: doc.Emph, Content: doc.Plain("keys")}, &doc.Text{Text: " & locks"}},
					More: doc.Para("Weekly."), Devices: []smm.Word{{Text: "payment"}}, NoCompensation: true},
				{ID: "a2", FullID: "locks.industry-2.a2", Text: doc.Plain("Again."), Whole: true, Items: []*smm.Statement{
					{ID: "a2-1", FullID: "locks.industry-2.a2-1", Text: doc.Plain("An item."), Informative: true}}},
			}},
			{Part: smm.Word{Text: "indicators"}, Statements: []*smm.Statement{{ID: "i1", FullID: "locks.industry-2.i1", Text: doc.Plain("A key log.")}}},
		}},
		{Heading: "Also", Parts: []*smm.CellPart{{Part: smm.Word{Text: "actions"}, Statements: []*smm.Statement{{ID: "a3", FullID: "locks.industry-2.a3", Text: doc.Plain("More.")}}}}},
		{NoHeading: true},
	}}
	t := &smm.Table{Practice: smm.Word{Text: "locks"}, Title: "Locks!", Description: doc.Para("Doors of shops."), Node: m.Practice("locks"), Model: m, Profile: p,
		Rows: []*smm.Row{
			{Scope: smm.Word{Text: "general"}, None: doc.Plain("Nothing more.")},
			{Scope: smm.Word{Text: "industry"}, Summary: doc.Para("Shops differ."), Cells: []*smm.Cell{cell}},
		}}
	for s := range cell.Statements {
		s.Cell, s.Table = cell, t
	}
	p.Tables = []*smm.Table{t}
	return p
}

// statementOf gives one of the first two statements of a sample profile.
func statementOf(p *smm.Profile, n int) *smm.Statement {
	return p.Tables[0].Rows[1].Cells[0].Blocks[0].Parts[0].Statements[n]
}

func sampleFramework() *smm.Framework {
	f := &smm.Framework{ID: "std", Title: "A standard", Edition: "2013", Publisher: "IEC", URL: "https://example.org/std", Description: doc.Para("Rules."),
		Groups: []*smm.Group{{ID: "FR 1", Title: "Doors", Requirements: []*smm.Requirement{
			{ID: "SR 1.9", Title: "Lock"}, {ID: "SR 1.9 RE(1)", Parent: smm.Word{Text: "SR 1.9"}}, {ID: "SR 1.10"},
		}}}}
	f.Index()
	return f
}

func sampleMapping(m *smm.Model, f *smm.Framework, profiles ...*smm.Profile) *smm.Mapping {
	std := smm.Word{Text: "std"}
	return &smm.Mapping{
		Front: smm.Front{ID: "map", Edition: "0.1", Title: "Mapping", Status: smm.Review}, Model: m, Profiles: profiles,
		Binding: "informative", Provenance: doc.Para("Ours."),
		Roles: []*smm.Role{{ID: "owner", Name: "Owner", Description: doc.Para("Owns.")}, {ID: "maker", Name: "Maker"}},
		Practices: []*smm.Mapped{
			{Practice: smm.Word{Text: "locks"}, Node: m.Practice("locks"), Places: []*smm.Place{
				{Key: smm.Word{Text: "1"}, Level: 1, None: doc.Plain("Not asked.")},
				{Key: smm.Word{Text: "industry-2"}, Level: 2, Scope: "industry", Sets: []*smm.RoleSet{
					{Role: smm.Word{Text: "owner"}, Links: []*smm.MapLink{
						{Framework: std, ID: smm.Word{Text: "sr1.9"}, Requirement: f.Groups[0].Requirements[0]},
						{Framework: std, ID: smm.Word{Text: "SR 1.10"}, Relation: "subset", Note: doc.Plain("Doors only.")},
					}},
					{Role: smm.Word{Text: "maker"}, None: doc.Plain("Makes no doors.")},
				}},
			}},
			{Practice: smm.Word{Text: "windows"}, None: doc.Plain("Later.")},
		},
	}
}
