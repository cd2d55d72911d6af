package compose

import (
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// The anchors of domains and subdomains stand once, whether a figure shows them or a list.
func TestDomainsThatTextsDrawAreNotListed(t *testing.T) {
	model := edition("m", "1", smm.Published)
	model.Scopes = []*smm.Scope{{ID: "general"}}
	for _, id := range []string{"guard", "mend"} {
		d := &smm.Node{ID: id, Name: id, Kind: smm.DomainNode, Description: doc.Para("What it is.")}
		sub := &smm.Node{ID: id + "-part", Name: id, Kind: smm.SubdomainNode, Parent: d}
		sub.Children = []*smm.Node{{ID: id + "-practice", Name: id, Kind: smm.PracticeNode, Parent: sub}}
		d.Children = []*smm.Node{sub}
		model.Domains = append(model.Domains, d)
	}
	drawing := func(what ...string) *smm.Item {
		c := &smm.Content{Path: "m/about.md", ID: "m/about.md"}
		for _, w := range what {
			c.Blocks = append(c.Blocks, &doc.Drawn{What: w, Title: doc.Plain("Figure")})
		}
		return &smm.Item{Kind: smm.ContentItem, Content: c}
	}
	tables := &smm.Item{Kind: smm.PracticesItem, Value: smm.Word{Text: "Tables"}}
	for what, c := range map[string]struct {
		document []*smm.Item
		listed   bool
	}{
		"drawn nowhere":               {[]*smm.Item{tables}, true},
		"one of two drawn":            {[]*smm.Item{drawing("figure:domain/guard"), tables}, true},
		"the tree, which tells names": {[]*smm.Item{drawing("figure:hierarchy"), tables}, true},
		"all drawn, one twice":        {[]*smm.Item{drawing("figure:domain/guard", "figure:domain/mend", "figure:domain/mend"), tables}, false},
		"all drawn behind":            {[]*smm.Item{tables, drawing("figure:domain/guard", "figure:domain/mend")}, false},
	} {
		model.Document = c.document
		lib := &smm.Library{Site: &smm.Site{Language: "en"}, Models: []*smm.Model{model}}
		n := map[string]int{}
		for _, s := range Site(lib, plain(), Options{}).Pubs[0].Chapters {
			note(s, "", func(id string, _ place) { n[id]++ })
		}
		for _, id := range []string{"guard", "guard-part", "mend", "mend-part"} {
			if n[id] != 1 {
				t.Errorf("%s: %d anchors of %s", what, n[id], id)
			}
		}
		if (n["hierarchy"] == 1) != c.listed {
			t.Errorf("%s: listed %t", what, !c.listed)
		}
	}
}
