package html

import (
	"strings"
	"testing"

	"smmpub/generator/doc"
)

func TestAReportHoldsItsCoverPicture(t *testing.T) {
	p := sampleReport(1)
	before, err := Single(p, testTheme(t))
	if err != nil {
		t.Fatal(err)
	}
	p.Look.Cover = p.Look.Logo
	after, err := Single(p, testTheme(t))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(string(after), "src=\"data:image/") != strings.Count(string(before), "src=\"data:image/")+1 {
		t.Error("the cover picture is not in the page")
	}
	if strings.Contains(string(after), p.Look.Cover.Source) {
		t.Error("the name of the picture's file is in the page")
	}
}

func TestTheFooterOfABrandHasNoNumbersOfPages(t *testing.T) {
	s := sampleSite()
	s.Pubs[0].Look = &doc.Look{ID: "b", Footer: "Ours, {page} of {pages} | 2020"}
	files, err := Render(s, testTheme(t))
	if err != nil {
		t.Fatal(err)
	}
	page := string(files[s.Pubs[0].Path+"index.html"])
	if !strings.Contains(page, "<p>Ours | 2020</p>") && !strings.Contains(page, "<p>Ours, 2020</p>") || strings.Contains(page, "{page") {
		t.Error(page[strings.LastIndex(page, "<footer"):])
	}
	if files["assets/brand-b.css"] != nil || strings.Contains(page, "brand-b.css") {
		t.Error("a brand without colours has a sheet")
	}
}

func TestShortCodeIsNotBroken(t *testing.T) {
	for text, want := range map[string]string{
		"--anonymous":                 `<code class="bit">--anonymous</code>`,
		"check":                       `<code>check</code>`,
		"profiles/lifts/profile.yaml": `<code>profiles/lifts/profile.yaml</code>`,
	} {
		w := &writer{}
		if w.inlineCode(text); string(w.html) != want {
			t.Errorf("%s, want %s", w.html, want)
		}
	}
}
