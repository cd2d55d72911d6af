package html

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"smmpub/generator/doc"
	"smmpub/generator/theme"
)

// translated is the sample site with a German edition of the profile, which lacks one of its practices.
func translated() *doc.Site {
	site := sampleSite()
	en, de := site.Pubs[1], sampleProfile(site.Pubs[0])
	de.Language, de.ID, de.Path = "de", "retail-pos-de", "retail-pos-de/1.0/"
	de.Chapters = []*doc.Section{{ID: "threat-modeling", Title: text("Bedrohungen"), Kind: doc.Practice, Path: de.Path + "practices/threat-modeling/index.html"}}
	de.Figures, de.Tables, de.Images, de.Notes, de.Front.Errata = nil, nil, nil, nil, nil
	en.Languages = []*doc.Publication{en, de}
	de.Languages, de.Original = en.Languages, en
	site.Pubs = append(site.Pubs, de)
	return site
}

func TestEveryPageDescribesItself(t *testing.T) {
	description := regexp.MustCompile(`<meta name="description" content="([^"]+)">`)
	files := render(t, sampleSite())
	for _, name := range pagesOf(files) {
		page := string(files[name])
		if name == "404.html" || strings.Contains(page, `class="short"`) {
			continue
		}
		m := description.FindStringSubmatch(page)
		if m == nil || len([]rune(unescape(m[1]))) > longestAbout {
			t.Errorf("%s: description %q", name, m)
		}
		for _, want := range []string{`<meta property="og:title" content="`, `<meta property="og:url" content="https://example.org/smm/` + name, `<link rel="canonical" href="https://example.org/smm/` + name} {
			if !strings.Contains(page, want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
}

func TestSentencesEndBeforeCapitals(t *testing.T) {
	for in, want := range map[string]string{
		"Use keys, e.g. of a card. Then stop.": "Use keys, e.g. of a card.", "How  much?\nThis much.": "How much?", "No end": "No end", "End.": "End.",
	} {
		if got := sentence(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	if got := shorten(strings.Repeat("word ", 50)); len([]rune(got)) > longestAbout || !strings.HasSuffix(got, "word…") {
		t.Errorf("%q", got)
	}
}

func TestPublicationsAreDescribedAsData(t *testing.T) {
	site := translated()
	site.Pubs[1].Front.Title = `A </script><b> & "quoted" title`
	page := string(render(t, site)["retail-pos-de/1.0/index.html"])
	m := dataPattern.FindString(page)
	m = strings.TrimSuffix(strings.TrimPrefix(m, `<script type="application/ld+json">`), "</script>")
	var got schema
	if err := json.Unmarshal([]byte(m), &got); err != nil {
		t.Fatalf("%q: %v", m, err)
	}
	if got.Type != "TechArticle" || got.Version != "1.0" || got.Language != "de" || got.Date != "2020-08-01" || got.Identifier != "omg/2020-08-01" ||
		got.URL != "https://example.org/smm/retail-pos-de/1.0/index.html" || got.License != "https://creativecommons.org/licenses/by/4.0/" ||
		len(got.Publisher) != 1 || len(got.Author) != 2 || len(got.IsBasedOn) != 1 || got.Translation == nil || got.Translation.Name != site.Pubs[1].Front.Title {
		t.Errorf("%+v", got)
	}
}

func TestTranslationsNameEachOtherWhereBothHaveThePage(t *testing.T) {
	files := render(t, translated())
	both, one := string(files["retail-pos/1.0/practices/threat-modeling/index.html"]), string(files["retail-pos/1.0/practices/patch-management/index.html"])
	for _, want := range []string{
		`<link rel="alternate" hreflang="de" href="https://example.org/smm/retail-pos-de/1.0/practices/threat-modeling/index.html">`,
		`<link rel="alternate" hreflang="x-default" href="https://example.org/smm/retail-pos/1.0/practices/threat-modeling/index.html">`,
		`<a href="../../../../retail-pos-de/1.0/practices/threat-modeling/index.html" rel="alternate" hreflang="de" lang="de">DE</a>`,
	} {
		if !strings.Contains(both, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(one, `<link rel="alternate" hreflang`) || !strings.Contains(one, `<a href="../../../../retail-pos-de/1.0/index.html" rel="alternate"`) {
		t.Error("a page that is not translated names a translation, or does not lead to the translated document")
	}
	site := string(files["sitemap.xml"])
	if !strings.Contains(site, `<lastmod>2020-08-01</lastmod><xhtml:link rel="alternate" hreflang="en"`) || !strings.Contains(site, "xmlns:xhtml=") {
		t.Error("the sitemap lacks days or languages")
	}
}

func TestDraftsAreKeptFromSearchEngines(t *testing.T) {
	site := sampleSite()
	site.Pubs[1].Front.Status = "draft"
	files := render(t, site)
	if !strings.Contains(string(files["retail-pos/1.0/practices/threat-modeling/index.html"]), `<meta name="robots" content="noindex">`) {
		t.Error("a page of a draft may be indexed")
	}
	if strings.Contains(string(files["sitemap.xml"]), "retail-pos/1.0/") || strings.Contains(string(files["iot-smm/1.2/index.html"]), "noindex") {
		t.Error("the sitemap lists a draft, or what is published may not be indexed")
	}
}

func TestCommentsNameThePlace(t *testing.T) {
	site := sampleSite()
	site.Pubs[1].Comment = "https://example.org/new?a=1&title=retail-pos@1.0/{id}"
	files := render(t, site)
	page := string(files["retail-pos/1.0/practices/threat-modeling/index.html"])
	for _, want := range []string{`data-comment="https://example.org/new?a=1&amp;title=retail-pos@1.0/{id}"`,
		`<a href="https://example.org/new?a=1&amp;title=retail-pos@1.0/threat-modeling" rel="external noopener">Comment on this page</a>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the practice page lacks %s", want)
		}
	}
	if !strings.Contains(string(files["retail-pos/1.0/index.html"]), `title=retail-pos@1.0"`) {
		t.Error("a comment on the whole names a place")
	}
	if strings.Contains(string(files["iot-smm/1.2/index.html"]), "data-comment") {
		t.Error("a publication that asks for no comments has a link for them")
	}
}

func TestAnOldPageLeadsToTheSamePageOfTheNewerEdition(t *testing.T) {
	site := sampleSite()
	old := sampleProfile(site.Pubs[0])
	old.Edition, old.Front.Edition, old.Path, old.Newer, old.Front.Status = "0.9", "0.9", "retail-pos/0.9/", site.Pubs[1], "withdrawn"
	old.Chapters = []*doc.Section{{ID: "threat-modeling", Title: text("T"), Path: "retail-pos/0.9/practices/threat-modeling/index.html"}, {ID: "gone", Title: text("G"), Path: "retail-pos/0.9/gone/index.html"}}
	old.Figures, old.Tables, old.Images, old.Notes, old.Front.Errata = nil, nil, nil, nil, nil
	site.Pubs = append(site.Pubs, old)
	files := render(t, site)
	for name, want := range map[string]string{"practices/threat-modeling/": "../../../1.0/practices/threat-modeling/index.html", "gone/": "../../1.0/index.html", "all/": "../../1.0/all/index.html"} {
		page := string(files["retail-pos/0.9/"+name+"index.html"])
		if !strings.Contains(page, `<a class="newer" href="`+want+`">`) || !strings.Contains(page, "<strong>Withdrawn.</strong>") && !strings.Contains(page, "<strong>Published.</strong>") {
			t.Errorf("%s does not lead to %s", name, want)
		}
	}
}

func TestEveryPageHasAPolicyThatItKeeps(t *testing.T) {
	th := testTheme(t)
	th.Files = theme.Overlay{fstest.MapFS{"404.html": {Data: []byte("<meta http-equiv=\"Content-Security-Policy\" content=\"{{.Policy}}\"><style>p{}</style><style>b{}</style>")}}, th.Files}
	files, err := Render(sampleSite(), th)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range pagesOf(files) {
		if page := unescape(string(files[name])); !strings.Contains(page, `<meta http-equiv="Content-Security-Policy" content="`+sitePolicy) {
			t.Errorf("%s has no policy", name)
		}
	}
	if page := unescape(string(files["404.html"])); !strings.Contains(page, hashOf("p{}")+" "+hashOf("b{}")+`"`) {
		t.Errorf("the styles of 404.html are not allowed: %s", page)
	}
}
