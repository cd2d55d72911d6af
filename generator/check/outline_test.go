package check

import (
	"slices"
	"testing"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// outlineOf names the lines of an outline: files by their names, the rest by what is generated.
func outlineOf(items []*smm.Item) []string {
	var out []string
	for _, it := range items {
		line := string(it.Kind)
		switch it.Kind {
		case smm.ContentItem:
			line = it.Content.Path
		case smm.GlossaryItem:
			line += " " + it.Terms.ID
		}
		if it.Annex {
			line += " (annex)"
		}
		out = append(out, line)
	}
	return out
}

func chapter(path, part string, in ...doc.Inline) *smm.Content {
	return &smm.Content{Path: path, Part: part, Title: doc.Plain(path), Blocks: []doc.Block{&doc.Paragraph{Content: in}}}
}

func TestTheDefaultOutlineIsTheFolderOfThePublication(t *testing.T) {
	contents := map[string]*smm.Content{}
	for _, c := range []*smm.Content{
		chapter("m/20-use.md", "body"), chapter("m/10-about.md", ""), chapter("m/30-forms.md", "annex"), chapter("m/40-preface.md", "front"),
		chapter("m/below/deep.md", ""), chapter("other/about.md", ""), chapter("index.md", ""),
	} {
		contents[c.Path] = c
	}
	contents["m/15-later.md"] = &smm.Content{Path: "m/15-later.md", Draft: true}
	c := &checker{lib: &smm.Library{Contents: contents}}
	for kind, tables := range map[smm.PubKind]smm.ItemKind{
		smm.ModelPub: smm.PracticesItem, smm.ProfilePub: smm.PracticesItem, smm.MappingPub: smm.MappingItem,
	} {
		got := outlineOf(c.defaultOutline(&smm.Pub{Front: &smm.Front{ID: "m"}, Kind: kind}))
		want := []string{"m/40-preface.md", "m/10-about.md", "m/20-use.md", string(tables), "m/30-forms.md (annex)"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
}

// TestEveryEditionPrintsTheGlossaryThatItsChaptersUse has two editions share the chapters of their folder.
func TestEveryEditionPrintsTheGlossaryThatItsChaptersUse(t *testing.T) {
	glossary := &smm.Glossary{ID: "words", Acronyms: []*smm.Acronym{{Acronym: "CLI", Expansion: "Command-Line Interface"}}}
	lib := &smm.Library{
		Site: &smm.Site{}, Glossaries: []*smm.Glossary{glossary},
		Contents: map[string]*smm.Content{"m/about.md": chapter("m/about.md", "", &doc.Text{Text: "The CLI has help."})},
	}
	for _, edition := range []string{"1.0", "2.0"} {
		lib.Models = append(lib.Models, &smm.Model{Front: smm.Front{ID: "m", Edition: edition}})
	}
	Run(lib, &diag.List{}, Options{})
	for _, m := range lib.Models {
		got := outlineOf(m.Document)
		if want := []string{"m/about.md", string(smm.PracticesItem), string(smm.GlossaryItem) + " words (annex)"}; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", m.FullName(), got, want)
		}
	}
}

func TestAHintNamesEachThingOnce(t *testing.T) {
	known := []named{{name: "iot-smm"}, {name: "iot-smm"}, {name: "retail-pos"}}
	if got, want := hint("zzz", known), "there are: iot-smm, retail-pos"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAFigureInAListCanBeReferredTo(t *testing.T) {
	pos := func(line int) diag.Pos { return diag.Pos{File: "content/m/about.md", Line: line, Col: 1} }
	figure := &doc.Figure{ID: "fig-lock", Caption: doc.Plain("A lock"), Image: &doc.Image{}, Pos: pos(2)}
	link := &doc.Ref{Kind: doc.Link, Key: "#fig-lock", Pos: pos(3)}
	about := chapter("m/about.md", "", link)
	about.Blocks = append(about.Blocks, &doc.List{Items: []*doc.Item{{Blocks: []doc.Block{figure}}}})
	lib := &smm.Library{
		Site:     &smm.Site{},
		Models:   []*smm.Model{{Front: smm.Front{ID: "m", Edition: "1"}}},
		Contents: map[string]*smm.Content{"m/about.md": about},
	}
	var list diag.List
	Run(lib, &list, Options{})
	if link.Symbol != smm.AnchorSymbol("fig-lock") || list.HasErrors() {
		t.Errorf("the link is %q; findings: %v", link.Symbol, list.Sorted())
	}
}

// A page of the site has no publication to look its own anchors up in.
func TestAPageOfTheSiteRefersToItsOwnFigures(t *testing.T) {
	pos := func(line int) diag.Pos { return diag.Pos{File: "content/start.md", Line: line, Col: 1} }
	link := &doc.Ref{Kind: doc.Link, Key: "#fig-lock", Pos: pos(3)}
	start := chapter("start.md", "", link)
	start.Blocks = append(start.Blocks, &doc.Figure{ID: "fig-lock", Caption: doc.Plain("A lock"), Image: &doc.Image{}, Pos: pos(2)},
		&doc.Figure{ID: "fig-key", Caption: doc.Plain("A key"), Image: &doc.Image{}, Pos: pos(4)})
	item := &smm.Item{Kind: smm.ContentItem, Value: smm.Word{Text: "start.md"}}
	lib := &smm.Library{Site: &smm.Site{Document: []*smm.Item{item}}, Contents: map[string]*smm.Content{"start.md": start}}
	var list diag.List
	Run(lib, &list, Options{})
	if link.Symbol != smm.ContentSymbol("start.md", "fig-lock") {
		t.Errorf("the link is %q; findings: %v", link.Symbol, list.Sorted())
	}
	if found := list.Sorted(); len(found) != 1 || found[0].Rule != "unreferenced" || found[0].Pos.Line != 4 {
		t.Errorf("findings: %v", found)
	}
}
