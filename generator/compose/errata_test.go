package compose

import (
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// corrector is the builder of a publication with these errata.
func corrector(errata ...smm.Erratum) *builder {
	lib := &smm.Library{Site: &smm.Site{}}
	return &builder{composer: &composer{lib: lib}, words: doc.Words{}, model: &smm.Model{},
		pub: &smm.Pub{Front: &smm.Front{ID: "p", Edition: "1", Errata: errata}}, out: &doc.Publication{}}
}

func TestCorrectedPlacesLeadToTheirErrata(t *testing.T) {
	b := corrector(
		smm.Erratum{ID: "E 1", At: smm.Word{Text: "guides.team-1.start"}}, smm.Erratum{ID: "E2", At: smm.Word{Text: "guides.team-1.old"}},
		smm.Erratum{ID: "E3", At: smm.Word{Text: "guides.team-1"}}, smm.Erratum{ID: "E4"})
	cell := &smm.Cell{ID: "guides.team-1"}
	s := &smm.Statement{FullID: "guides.team-1.start", Text: doc.Plain("Show it."), Was: []smm.Word{{Text: "old"}}, Cell: cell}
	text := b.statement(s, doc.Facets{}, true).Blocks[0].(*doc.Paragraph).Content
	if got := doc.PlainText(text); got != "Show it. E 1 E2" {
		t.Errorf("%q", got)
	}
	if ref, ok := text[2].(*doc.Ref); !ok || ref.Symbol != "anchor:erratum-E-1" {
		t.Errorf("%+v", text[2])
	}
	if got := doc.PlainText(b.statement(s, doc.Facets{}, false).Blocks[0].(*doc.Paragraph).Content); got != "Show it." {
		t.Errorf("an example is marked: %q", got)
	}
	if got := doc.PlainText(s.Text); got != "Show it." {
		t.Errorf("the library is changed: %q", got)
	}
	if got := doc.PlainText(b.corrections("guides.team-1")); got != "E3" {
		t.Errorf("the cell's mark: %q", got)
	}
}

func TestErrataOfOneNameHaveOneAnchor(t *testing.T) {
	b := corrector(smm.Erratum{ID: "E1", Date: "2026-01-01", Was: "a", Now: "b"}, smm.Erratum{ID: "E1"})
	errata := b.errata()
	if errata[0].Anchor != "erratum-E1" || errata[1].Anchor != "" {
		t.Errorf("%+v", errata)
	}
	if got := erratumTitle(errata[0]); got != "E1, 2026-01-01: a → b" {
		t.Errorf("%q", got)
	}
}

func TestCommentsAreAskedForWhereTheyAreWelcome(t *testing.T) {
	for _, c := range []struct {
		status             smm.Status
		comments, feedback string
		want               string
	}{
		{smm.Review, "https://x.org/new?t={title}&p={id}&e={edition}", "https://x.org/f", "https://x.org/new?t=A%20%26%20%7Bid%7D&p=p@1/{id}&e=1"},
		{smm.Published, "https://x.org/new?p={id}", "mailto:f@x.org?subject={id}", "mailto:f@x.org?subject=p@1/{id}"},
		{smm.Review, "", "", ""},
		{smm.Review, "", "https://x.org/f", "https://x.org/f"},
	} {
		b := corrector()
		b.pub.Title, b.pub.Status, b.pub.CommentURL, b.lib.Site.Feedback = "A & {id}", c.status, c.comments, c.feedback
		if got := b.comment(); got != c.want {
			t.Errorf("%s, %q, %q: %q, want %q", c.status, c.comments, c.feedback, got, c.want)
		}
	}
}

func TestTranslationsFindEachOther(t *testing.T) {
	word := func(s string) smm.Word { return smm.Word{Text: s} }
	en, de, at, fr := edition("m", "1", smm.Published), edition("m-de", "1", smm.Published), edition("m-at", "1", smm.Published), edition("m-fr", "1", smm.Published)
	de.TranslationOf, at.TranslationOf, fr.TranslationOf = word("m@1"), word("m-de"), word("m-nowhere")
	c := &composer{lib: &smm.Library{Models: []*smm.Model{en, de, at, fr}}}
	c.pubs = c.lib.Pubs()
	c.atlas = newAtlas()
	var out []*doc.Publication
	for _, p := range c.pubs {
		x := &doc.Publication{ID: p.ID, Edition: p.Edition}
		out = append(out, x)
		c.enter(p, &face{out: x})
	}
	c.relatives()
	for _, p := range out {
		ids := ""
		for _, l := range p.Languages {
			ids += l.ID + " "
		}
		want, original := "m m-at m-de ", "m"
		if p.ID == "m-fr" {
			want = ""
		}
		if ids != want || p.Original != nil && p.Original.ID != original || (p.Original == nil) != (p.ID == "m" || p.ID == "m-fr") {
			t.Errorf("%s: %q, original %v", p.ID, ids, p.Original)
		}
	}
}
