package compose

import (
	"slices"
	"testing"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

func TestRunningLinesAreFilledInButForPages(t *testing.T) {
	b := &smm.Brand{ID: "b", Header: smm.Word{Text: "{title} | {system} | {page}"}, Footer: smm.Word{Text: "{address}, {copyright}, {pages}"},
		Address: "1 Street\nPort Example\n"}
	l := Look(b, map[string]string{"title": "T {page}", "copyright": "© 2020"})
	if l.Header != "T {page} |  | {page}" || l.Footer != "1 Street Port Example, © 2020, {pages}" {
		t.Errorf("%q, %q", l.Header, l.Footer)
	}
}

// standingOf says how an edition of m stands where all these are published.
func standingOf(f *smm.Model, all ...*smm.Model) string {
	lib := &smm.Library{Site: &smm.Site{}, Models: all}
	c := &composer{lib: lib, pubs: lib.Pubs()}
	b := &builder{composer: c, pub: smm.Find(c.pubs, f.FullName()), words: doc.Words{"draft-note": "May change.", "withdrawn-note": "Withdrawn.",
		"review-note": "Until {date}.", "review-comments": "To {address}.", "superseded-note": "Newer: {edition}."}}
	return doc.PlainText(b.standing())
}

func TestStandingSaysWhatAStatusMeans(t *testing.T) {
	old, draft, gone, newest := edition("m", "1.9", smm.Published), edition("m", "2", smm.Draft), edition("m", "1.0", smm.Withdrawn), edition("m", "1.10", smm.Published)
	review := edition("m", "1.11", smm.Review)
	review.ReviewUntil, review.CommentURL = "2026-12-31", "https://example.org/?on={id}"
	all := []*smm.Model{old, draft, gone, newest, review}
	for f, want := range map[*smm.Model]string{
		old: "Newer: 1.10.", newest: "", draft: "May change.", gone: "Withdrawn. Newer: 1.10.",
		review: "Until 2026-12-31. To https://example.org/.",
	} {
		if got := standingOf(f, all...); got != want {
			t.Errorf("%s: got %q, want %q", f.Edition, got, want)
		}
	}
	if got := standingOf(gone, gone); got != "Withdrawn." {
		t.Errorf("alone: %q", got)
	}
}

func TestSourcesAreThoseOfThePublicationAlone(t *testing.T) {
	at := func(file string) diag.Pos { return diag.Pos{File: file, Line: 1} }
	own, draft := &smm.Content{Path: "p/a.md"}, &smm.Content{Path: "p/b.md", Draft: true}
	p := &smm.Profile{Front: smm.Front{ID: "p", Edition: "1", Pos: at("profiles/p/profile.yaml"), Document: []*smm.Item{
		{Kind: smm.ContentItem, Content: own}, {Kind: smm.ContentItem, Content: draft}, {Kind: smm.ContentItem, Content: own},
		{Kind: smm.GlossaryItem, Terms: &smm.Glossary{Pos: at("profiles/words.yaml")}},
		{Kind: smm.TargetItem, Target: &smm.Target{Pos: at("profiles/p/target.yaml")}},
	}}, Model: &smm.Model{Front: smm.Front{Pos: at("profiles/m/model.yaml")}}, Tables: []*smm.Table{{Pos: at("profiles/p/practices/x.yaml")}}}
	pub := &smm.Pub{Front: &p.Front, Kind: smm.ProfilePub, Model: p.Model, Profile: p}
	want := []string{"content/p/a.md", "profiles/p/practices/x.yaml", "profiles/p/profile.yaml", "profiles/p/target.yaml"}
	if got := Sources(pub, false); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Sources(pub, true); len(got) != len(want)+1 {
		t.Errorf("with drafts: %q", got)
	}
}
