package generator

import (
	"strings"
	"testing"
	"testing/fstest"
)

// standing is the small site with an older, a later and a translated edition of its profile, and with errata.
func standing(t *testing.T) map[string][]byte {
	t.Helper()
	site := smallSite(t)
	front := string(site["profiles/howto/profile.yaml"].Data)
	errata := "errata:\n  - {id: E1, date: 2026-03-01, at: guides.team-1.start, was: start it, now: starts it}\n  - {id: E2, at: guides.team-2}\n"
	for folder, change := range map[string]*strings.Replacer{
		"old":    strings.NewReplacer(`"1.0"`, `"0.9"`, "2026-02-01", "2025-02-01"),
		"next":   strings.NewReplacer(`"1.0"`, `"2.0"`, "status: published", "status: review\nreview: {until: 2026-12-31, comment_url: \"https://example.org/new?at={id}\"}"),
		"arabic": strings.NewReplacer("id: howto", "id: howto-ar\nlanguage: ar\ntranslation_of: howto@1.0"),
	} {
		site["profiles/"+folder+"/profile.yaml"] = &fstest.MapFile{Data: []byte(change.Replace(front))}
		site["profiles/"+folder+"/guides.yaml"], site["profiles/"+folder+"/review.yaml"] = site["profiles/howto/guides.yaml"], site["profiles/howto/review.yaml"]
	}
	site["profiles/howto/profile.yaml"] = &fstest.MapFile{Data: []byte(front + errata)}
	site["site.yaml"] = &fstest.MapFile{Data: []byte(string(site["site.yaml"].Data) + "feedback: \"mailto:f@example.org?subject={id}\"\npublish: {review: true}\n")}
	o := embedded()
	o.NoPDF = true
	files, result, err := Files(site, o)
	if err != nil || result.Failed() {
		t.Fatal(err, result.Diagnostics)
	}
	return files
}

func TestAReaderSeesWhereAnEditionStands(t *testing.T) {
	files := standing(t)
	for name, wants := range map[string][]string{
		"howto/0.9/practices/guides/index.html": {`<div class="banner superseded" role="note">`, `<a class="newer" href="../../../1.0/practices/guides/index.html">`},
		"howto/1.0/practices/guides/index.html": {
			`starts it. <a title="E1, 2026-03-01: start it → starts it" href="../../index.html#erratum-E1">`, `<a title="E2" href="../../index.html#erratum-E2">`,
			`href="mailto:f@example.org?subject=howto@1.0/guides"`, `hreflang="ar" href="../../../../howto-ar/1.0/practices/guides/index.html"`},
		"howto/1.0/index.html":                     {`<tr id="erratum-E1">`, `href="practices/guides/index.html#guides.team-1.start"`, `2.0, 2026-02-01 · Public review`},
		"howto/1.0/all/index.html":                 {`<tr id="erratum-E1">`, `href="#erratum-E1"`},
		"howto/2.0/practices/guides/index.html":    {`until 2026-12-31`, `data-comment="https://example.org/new?at=howto@2.0/{id}"`, `href="https://example.org/new?at=howto@2.0/guides"`},
		"howto-ar/1.0/practices/guides/index.html": {`<html lang="ar" dir="rtl">`, `hreflang="en" lang="en">English</a>`},
	} {
		for _, want := range wants {
			if !strings.Contains(string(files[name]), want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
	if strings.Contains(string(files["howto/2.0/practices/guides/index.html"]), `class="newer"`) {
		t.Error("an edition under review leads to one that is newer")
	}
}
