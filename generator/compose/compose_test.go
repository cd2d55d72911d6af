package compose

import (
	"slices"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
	"smmpub/generator/theme"
)

// plain is a theme of few words in two languages.
func plain() *theme.Theme {
	return &theme.Theme{Words: map[string]doc.Words{
		"en": {"see-also": "See also", "version": "version", "retrieved": "retrieved", "level-word": "Level", "used-in": "Used in"},
		"de": {"see-also": "Siehe auch", "version": "Fassung", "retrieved": "abgerufen"},
	}}
}

func edition(id, name string, status smm.Status) *smm.Model {
	return &smm.Model{Front: smm.Front{ID: id, Edition: name, Title: id, Status: status}}
}

func TestWhatIsPublishedDependsOnStatusAndSite(t *testing.T) {
	only := []smm.Word{{Text: "a"}, {Text: "b@1"}}
	for _, c := range []struct {
		id, edition string
		status      smm.Status
		site        smm.Site
		drafts      bool
		want        bool
	}{
		{"a", "1", smm.Published, smm.Site{}, false, true},
		{"a", "1", smm.Withdrawn, smm.Site{}, false, true},
		{"a", "1", smm.Draft, smm.Site{}, false, false},
		{"a", "1", smm.Draft, smm.Site{PublishReview: true}, false, false},
		{"a", "1", smm.Draft, smm.Site{}, true, true},
		{"a", "1", smm.Review, smm.Site{}, false, false},
		{"a", "1", smm.Review, smm.Site{PublishReview: true}, false, true},
		{"a", "1", smm.Review, smm.Site{}, true, true},
		{"a", "2", smm.Published, smm.Site{Only: only}, false, true},
		{"b", "1", smm.Published, smm.Site{Only: only}, false, true},
		{"b", "2", smm.Published, smm.Site{Only: only}, false, false},
		{"c", "1", smm.Draft, smm.Site{Only: only}, true, false},
		{"a", "1", smm.Published, smm.Site{Only: []smm.Word{}}, false, false},
	} {
		f := &smm.Front{ID: c.id, Edition: c.edition, Status: c.status}
		if got := Published(&smm.Library{Site: &c.site}, f, c.drafts); got != c.want {
			t.Errorf("%s, %s, only %v, review %v, drafts %v: %v", f.FullName(), c.status, c.site.Only, c.site.PublishReview, c.drafts, got)
		}
	}
}

func TestTheShortAddressLeadsToTheNewestPublishedEdition(t *testing.T) {
	lib := &smm.Library{Site: &smm.Site{Title: "Site", Language: "en"}, Models: []*smm.Model{
		edition("m", "1.9", smm.Published), edition("m", "1.10", smm.Published), edition("m", "2.0", smm.Draft), edition("n", "1", smm.Draft),
	}}
	for _, c := range []struct {
		drafts bool
		pubs   []string
		shorts []string
	}{
		{false, []string{"m@1.10", "m@1.9"}, []string{"m/index.html > m/1.10/index.html"}},
		{true, []string{"m@2.0", "m@1.10", "m@1.9", "n@1"}, []string{"m/index.html > m/1.10/index.html", "n/index.html > n/1/index.html"}},
	} {
		site := Site(lib, plain(), Options{Drafts: c.drafts})
		var pubs, shorts []string
		for _, p := range site.Pubs {
			pubs = append(pubs, p.FullName())
		}
		for _, s := range site.Shorts {
			shorts = append(shorts, s.Path+" > "+s.To)
			if s.Pub.Path+"index.html" != s.To {
				t.Errorf("%s leads to %s, its publication is %s", s.Path, s.To, s.Pub.Path)
			}
		}
		if !slices.Equal(pubs, c.pubs) || !slices.Equal(shorts, c.shorts) {
			t.Errorf("drafts %v: publications %q, short addresses %q", c.drafts, pubs, shorts)
		}
	}
}

func TestOnlyABuildWithPDFsLinksToThem(t *testing.T) {
	lib := &smm.Library{Site: &smm.Site{Language: "en"}, Models: []*smm.Model{edition("m", "1.0", smm.Published)}}
	for pdf, want := range map[bool]string{true: "m/1.0/m.pdf", false: ""} {
		if got := Site(lib, plain(), Options{PDF: pdf}).Pubs[0].PDF; got != want {
			t.Errorf("PDF %v: address %q, want %q", pdf, got, want)
		}
	}
}
