package smm

import (
	"regexp"
	"slices"
	"testing"
)

func TestNaturalOrderComparesNumbersByValue(t *testing.T) {
	want := []string{"", "1.9", "1.10", "2", "SR 1.1", "SR 1.1 RE(1)", "SR 1.2", "SR 1.10", "SR-1", "edition"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Natural)
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if Natural("01", "1") == 0 || Natural("7", "7") != 0 {
		t.Error("only equal texts are equal")
	}
}

func TestABareIdMeansTheNewestPublishedEdition(t *testing.T) {
	edition := func(edition string, status Status) *Profile {
		return &Profile{Front: Front{ID: "p", Edition: edition, Status: status}}
	}
	lib := &Library{Profiles: []*Profile{edition("1.9", Published), edition("1.10", Published), edition("2.0", Draft)}}
	pubs := lib.Pubs()
	for name, want := range map[string]string{"p": "1.10", "p@1.9": "1.9", "p@2.0": "2.0"} {
		if got := Find(pubs, name); got == nil || got.Edition != want {
			t.Errorf("%s: got %v, want edition %s", name, got, want)
		}
	}
	if Find(pubs, "q") != nil || Find(pubs, "p@3") != nil {
		t.Error("what is not there was found")
	}
	if got := pubs[0].Edition; got != "2.0" {
		t.Errorf("the newest edition comes first, got %s", got)
	}
}

func TestRequirementsAreFoundInAnySpelling(t *testing.T) {
	f := &Framework{
		Normalize: []Rewrite{
			{regexp.MustCompile(`(?i)^SR ?(\d)`), "SR $1"},
			{regexp.MustCompile(` ?RE ?\(?(\d+)\)?$`), " RE($1)"},
		},
		Groups: []*Group{{Requirements: []*Requirement{{ID: "SR 1.1"}, {ID: "SR 1.1 RE(1)"}}}},
	}
	f.Index()
	for _, id := range []string{"SR 1.1 RE(1)", "SR 1.1 RE 1", "sr1.1 RE (1)", "SR  1.1RE1"} {
		if r := f.Requirement(id); r == nil || r.ID != "SR 1.1 RE(1)" {
			t.Errorf("%q: got %v", id, r)
		}
	}
	if f.Requirement("SR 1.2") != nil {
		t.Error("an unknown id was found")
	}
}
