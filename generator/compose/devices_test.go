package compose

import (
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// What a drawing of the devices says is not said again below it; only the practices that name them are, where there are any.
func TestADrawingOfDevicesIsNotRepeatedInWords(t *testing.T) {
	for what, c := range map[string]struct {
		names  []smm.Word
		tables int
	}{
		"no practice names a device": {nil, 0},
		"one does":                   {[]smm.Word{{Text: "lane"}}, 1},
	} {
		model := edition("m", "1", smm.Published)
		model.Scopes = []*smm.Scope{{ID: "general"}}
		guard := &smm.Node{ID: "guard", Name: "Guard", Kind: smm.PracticeNode}
		profile := &smm.Profile{Model: model, Marks: []smm.Mark{{Mark: "*", Meaning: "New"}}}
		profile.ID, profile.Edition, profile.Status = "p", "1", smm.Published
		profile.Classes = []*smm.DeviceClass{{ID: "tills", Name: "Tills", Devices: []*smm.Device{{ID: "lane", Name: "Lane", Mark: "*"}}}}
		said := &smm.CellPart{Statements: []*smm.Statement{{Devices: c.names}}}
		cell := &smm.Cell{Scope: "general", Level: 1, Blocks: []*smm.CellBlock{{Parts: []*smm.CellPart{said}}}}
		profile.Tables = []*smm.Table{{Practice: smm.Word{Text: "guard"}, Node: guard, Rows: []*smm.Row{{Cells: []*smm.Cell{cell}}}}}
		drawn := &doc.Drawn{What: "figure:devices", Title: doc.Plain("Devices")}
		content := &smm.Content{Path: "p/about.md", ID: "p/about.md", Blocks: []doc.Block{drawn}}
		profile.Document = []*smm.Item{{Kind: smm.ContentItem, Content: content}}
		lib := &smm.Library{Site: &smm.Site{Language: "en"}, Models: []*smm.Model{model}, Profiles: []*smm.Profile{profile}}
		tables, anchors := 0, map[string]int{}
		chapter := Site(lib, plain(), Options{}).Pubs[1].Chapters[0]
		doc.EachBlock(chapter.Body, func(b doc.Block) {
			switch b := b.(type) {
			case *doc.Table:
				tables++
			case *doc.Paragraph:
				if text := doc.PlainText(b.Content); text == "Lane *" || text == "* New" {
					t.Errorf("%s: %q stands below the drawing", what, text)
				}
			}
		})
		note(chapter, "", func(id string, _ place) { anchors[id]++ })
		if tables != c.tables || anchors["device-tills"] != 1 || anchors["device-lane"] != 1 {
			t.Errorf("%s: %d tables, anchors %v", what, tables, anchors)
		}
	}
}
