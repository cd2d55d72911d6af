package compose

import (
	"slices"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

func TestAnnexesAreCountedInLetters(t *testing.T) {
	for n, want := range map[int]string{1: "A", 2: "B", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA"} {
		if got := letters(n); got != want {
			t.Errorf("letters(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestAnchorsKeepLettersDigitsDotsAndUnderscores(t *testing.T) {
	for key, want := range map[string]string{
		"SR 1.1 RE(1)": "req-SR-1.1-RE-1",
		"PCI-DSS":      "req-PCI-DSS",
		"a_b -- c/d":   "req-a_b-c-d",
		" (x) ":        "req-x",
		"Größe":        "req-Größe",
		"C++":          "req-C",
	} {
		if got := requirementID(key); got != want {
			t.Errorf("requirementID(%q) = %q, want %q", key, got, want)
		}
	}
}

func TestRequirementsAndTermsStandAsPeopleCount(t *testing.T) {
	var ids []string
	list := []*smm.Requirement{{ID: "SR 2.1"}, {ID: "SR 1.10"}, {ID: "SR 1.9"}, {ID: "CR 3"}}
	for _, r := range slices.SortedStableFunc(slices.Values(list), smm.CompareRequirements) {
		ids = append(ids, r.ID)
	}
	if want := []string{"CR 3", "SR 1.9", "SR 1.10", "SR 2.1"}; !slices.Equal(ids, want) {
		t.Errorf("requirements %q, want %q", ids, want)
	}
	var items []*doc.Definition
	for _, term := range []string{"zone", "Level 10", "asset", "level 9", "Asset"} {
		items = append(items, &doc.Definition{Terms: [][]doc.Inline{doc.Plain(term)}})
	}
	byTerm(items)
	var terms []string
	for _, it := range items {
		terms = append(terms, doc.PlainText(it.Terms[0]))
	}
	if want := []string{"Asset", "asset", "level 9", "Level 10", "zone"}; !slices.Equal(terms, want) {
		t.Errorf("terms %q, want %q", terms, want)
	}
}

func TestAPublicationsWordComesBeforeTheModels(t *testing.T) {
	model := &smm.Model{Front: smm.Front{ID: "m", Labels: map[string]string{"level": "Step", "industry": "Sector"}}}
	own := &smm.Front{ID: "p", Labels: map[string]string{"industry": "Shops", "section": "On {name}"}}
	b := &builder{
		composer: &composer{}, model: model, words: doc.Words{"level-word": "Level"},
		pub: &smm.Pub{Front: own, Kind: smm.ProfilePub, Model: model},
	}
	access := &smm.Node{ID: "access", Name: "Access"}
	for _, c := range []struct{ what, got, want string }{
		{"the publication's", b.label("industry", "x"), "Shops"},
		{"the model's", b.label("level", "x"), "Step"},
		{"neither's", b.label("objective", "Objective"), "Objective"},
		{"a level", b.levelHead(&smm.Level{Level: 2}), "Step 2"},
		{"a level with a name", b.levelHead(&smm.Level{Level: 2, Name: "Ad Hoc"}), "Step 2 (Ad Hoc)"},
		{"a labelled scope", b.scopeHead(&smm.Scope{ID: "industry", Name: "Industry", Row: "Row"}), "Shops"},
		{"a scope with a row", b.scopeHead(&smm.Scope{ID: "system", Name: "System", Row: "Row"}), "Row"},
		{"a scope with a name", b.scopeHead(&smm.Scope{ID: "system", Name: "System"}), "System"},
		{"a part", b.partHead(&smm.Part{ID: "actions", Heading: "What to do"}), "What to do"},
		{"a part without a heading", b.partHead(&smm.Part{ID: "actions"}), "actions"},
		{"a section", b.sectionTitle(nil, access), "On Access"},
		{"a section with a heading", b.sectionTitle(&smm.Table{Heading: "Keys"}, access), "Keys"},
		{"itself", b.owner(own), "."},
		{"its model", b.owner(&model.Front), "m@"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
}

func TestChaptersNeverShareAnAddress(t *testing.T) {
	b := &builder{slugs: map[string]bool{"all": true}}
	var got []string
	for _, s := range []string{"intro", "intro", "all", "intro-2", "intro"} {
		got = append(got, b.slug(s))
	}
	if want := []string{"intro", "intro-2", "all-2", "intro-2-2", "intro-3"}; !slices.Equal(got, want) {
		t.Errorf("addresses %q, want %q", got, want)
	}
}

func TestSectionsAreNumberedUnderNumberedOnesOnly(t *testing.T) {
	heading := func(level int, id string) doc.Block {
		return &doc.Heading{Level: level, ID: id, Content: doc.Plain(id)}
	}
	blocks := []doc.Block{heading(2, "a"), heading(3, "aa"), heading(3, "ab"), heading(2, "b"), heading(4, "skips")}
	for number, want := range map[string][]string{
		"3": {"3", "3.1", "3.1.1", "3.1.2", "3.2", "3.2.1"},
		"":  {"", "", "", "", "", ""},
	} {
		chapter := &doc.Section{Number: number}
		(&builder{}).fill(chapter, blocks)
		var got []string
		chapter.Walk(func(s *doc.Section, _ int) { got = append(got, s.Number) })
		if !slices.Equal(got, want) {
			t.Errorf("below %q: %q, want %q", number, got, want)
		}
	}
}

func TestNotesAreCountedByTheirFirstReference(t *testing.T) {
	note := func(key string, in ...doc.Inline) *doc.Note {
		return &doc.Note{Key: key, Blocks: []doc.Block{&doc.Paragraph{Content: append(doc.Plain(key), in...)}}}
	}
	ref := func(n *doc.Note) doc.Inline { return &doc.NoteRef{Note: n} }
	inner := note("inner")
	title, body, outer, last := note("title"), note("body"), note("outer", ref(inner)), note("last")
	abstract := note("abstract")
	p := &doc.Publication{
		Front: doc.Front{Abstract: []doc.Block{&doc.Paragraph{Content: []doc.Inline{ref(abstract)}}}},
		Chapters: []*doc.Section{{
			Title: []doc.Inline{ref(title)},
			Body:  []doc.Block{&doc.Paragraph{Content: []doc.Inline{ref(outer), ref(body), ref(outer), ref(inner)}}},
			Sections: []*doc.Section{{Body: []doc.Block{&doc.List{Items: []*doc.Item{
				{Blocks: []doc.Block{&doc.Paragraph{Content: []doc.Inline{ref(body), ref(last)}}}},
			}}}}},
		}},
	}
	var got []string
	for _, n := range notes(p) {
		got = append(got, n.Key)
	}
	if want := []string{"abstract", "title", "outer", "inner", "body", "last"}; !slices.Equal(got, want) {
		t.Errorf("notes %q, want %q", got, want)
	}
}

func TestEveryPictureIsPublishedHoweverDeepItStands(t *testing.T) {
	var all []string
	image := func(name string) *doc.Image {
		all = append(all, name)
		return &doc.Image{Out: name}
	}
	figure := func(name string) []doc.Block { return []doc.Block{&doc.Figure{Image: image(name)}} }
	inline := func(name string) []doc.Block {
		return []doc.Block{&doc.Paragraph{Content: []doc.Inline{&doc.InlineImage{Image: image(name)}}}}
	}
	shown := figure("plain")
	note := &doc.Note{Blocks: inline("note")}
	p := &doc.Publication{
		Front: doc.Front{Publishers: []doc.Party{{Logo: image("logo")}, {}}, Abstract: inline("abstract")},
		Chapters: []*doc.Section{{Body: slices.Concat(shown, shown, []doc.Block{
			&doc.List{Items: []*doc.Item{{Blocks: figure("item")}}},
			&doc.Definitions{Items: []*doc.Definition{{Body: figure("meaning")}}},
			&doc.Quote{Blocks: []doc.Block{&doc.List{Items: []*doc.Item{{Blocks: figure("quoted")}}}}},
			&doc.Table{Rows: []*doc.Row{{Cells: []*doc.Cell{{Blocks: inline("cell")}}}}},
			&doc.Paragraph{Content: []doc.Inline{&doc.NoteRef{Note: note}}},
			&doc.Figure{Scene: &doc.Scene{}},
		})}},
	}
	p.Notes = notes(p)
	var got []string
	for _, img := range images(p) {
		got = append(got, img.Out)
	}
	slices.Sort(got)
	slices.Sort(all)
	if !slices.Equal(got, all) {
		t.Errorf("published %q, shown %q", got, all)
	}
}

func TestWhatFootnotesOutsidePublicationsNameIsResolved(t *testing.T) {
	link := &doc.Ref{Kind: doc.Link, Content: doc.Plain("there"), Symbol: smm.URLSymbol("https://example.org")}
	note := &doc.Note{Blocks: []doc.Block{&doc.Paragraph{Content: []doc.Inline{link}}}}
	home := &smm.Content{Path: "index.md", ID: "home", Title: doc.Plain("Home"), Blocks: []doc.Block{
		&doc.Paragraph{Content: []doc.Inline{&doc.NoteRef{Note: note}}},
	}}
	lib := &smm.Library{Site: &smm.Site{Language: "en"}, Contents: map[string]*smm.Content{"index.md": home}}
	if target := Site(lib, plain(), Options{}).Targets[link.Symbol]; target == nil || target.URL != "https://example.org" {
		t.Errorf("the link leads to %v", target)
	}
}

func TestAnnexesSpeakTheLanguageOfTheirPublication(t *testing.T) {
	glossary := &smm.Glossary{ID: "words", Terms: []*smm.Term{
		{ID: "asset", Term: "Asset", See: []smm.Word{{Text: "zone"}}}, {ID: "zone", Term: "Zone"},
	}}
	work := &smm.Reference{Key: "DIVIO", Title: "System", Version: "2", URL: "https://example.org", Accessed: "2026-01-01"}
	m := edition("m", "1", smm.Published)
	m.Language = "de"
	m.Document = []*smm.Item{
		{Kind: smm.GlossaryItem, Terms: glossary, Title: "Wörter", Annex: true},
		{Kind: smm.ReferencesItem, Value: smm.Word{Text: "all"}, Title: "Werke", Annex: true},
	}
	lib := &smm.Library{
		Site: &smm.Site{Language: "en"}, Models: []*smm.Model{m}, Glossaries: []*smm.Glossary{glossary},
		References: []*smm.Bibliography{{Entries: []*smm.Reference{work}}},
	}
	site := Site(lib, plain(), Options{})
	chapters := site.Pubs[0].Chapters
	for _, c := range []struct {
		what string
		at   *doc.Section
		want string
	}{
		{"the publication's glossary", chapters[0], "Siehe auch: Zone"},
		{"its references", chapters[1], "System, Fassung 2. https://example.org, abgerufen 2026-01-01"},
		{"the site's glossary", site.Pages[0], "See also: Zone"},
		{"its references", site.Pages[1], "System, version 2. https://example.org, retrieved 2026-01-01"},
	} {
		item := c.at.Body[0].(*doc.Definitions).Items[0]
		if got := doc.PlainText(item.Body[0].(*doc.Paragraph).Content); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestDevicesAreListedOnce(t *testing.T) {
	model := edition("m", "1", smm.Published)
	model.Scopes = []*smm.Scope{{ID: "general"}}
	profile := &smm.Profile{Model: model, Classes: []*smm.DeviceClass{{ID: "tills", Name: "Tills"}}}
	profile.ID, profile.Edition, profile.Status = "p", "1", smm.Published
	drawing := func(path string, draft bool) *smm.Item {
		drawn := &doc.Drawn{What: "figure:devices", Title: doc.Plain("Devices")}
		content := &smm.Content{Path: path, ID: path, Draft: draft, Blocks: []doc.Block{drawn, drawn}}
		return &smm.Item{Kind: smm.ContentItem, Content: content}
	}
	tables := &smm.Item{Kind: smm.PracticesItem, Value: smm.Word{Text: "Tables"}}
	for what, document := range map[string][]*smm.Item{
		"drawn nowhere":         {tables},
		"drawn twice":           {drawing("p/about.md", false), tables},
		"drawn behind":          {tables, drawing("p/about.md", false)},
		"drawn in a draft only": {drawing("p/about.md", true), tables},
	} {
		profile.Document = document
		lib := &smm.Library{Site: &smm.Site{Language: "en"}, Models: []*smm.Model{model}, Profiles: []*smm.Profile{profile}}
		n := 0
		for _, s := range Site(lib, plain(), Options{}).Pubs[1].Chapters {
			note(s, "", func(id string, _ place) {
				if id == "device-tills" {
					n++
				}
			})
		}
		if n != 1 {
			t.Errorf("%s: the devices are listed %d times", what, n)
		}
	}
}
