package generator

import (
	"path"
	"regexp"
	"strings"
	"testing"
)

const germanProfile = "building-security-de/1.0/"

var alternateLink = regexp.MustCompile(`<link rel="alternate" hreflang="([a-z-]+)" href="([^"]*)">`)

// TestATranslationAndItsOriginalLeadToEachOther follows what each page says of its other language, there and back: also where a
// chapter's address comes of its translated title.
func TestATranslationAndItsOriginalLeadToEachOther(t *testing.T) {
	r := built(t)
	pages := 0
	for name, data := range r.files {
		if !strings.HasPrefix(name, germanProfile) || !strings.HasSuffix(name, "/index.html") {
			continue
		}
		pages++
		other := languagesOf(name, data)
		if other["de"] != name {
			t.Errorf("%s says that it is %q in German", name, other["de"])
		}
		if back := languagesOf(other["en"], r.files[other["en"]]); back["de"] != name {
			t.Errorf("%s leads to %q, and from there to %q", name, other["en"], back["de"])
		}
	}
	if pages < 15 {
		t.Errorf("only %d pages were followed", pages)
	}
	if to := languagesOf(germanProfile+"tabellen-der-praktiken/index.html", r.files[germanProfile+"tabellen-der-praktiken/index.html"])["en"]; to != "building-security/1.0/practice-tables/index.html" {
		t.Errorf("the chapter of the tables leads to %q", to)
	}
}

// languagesOf are the pages that a page names as itself in other languages.
func languagesOf(name string, data []byte) map[string]string {
	out := map[string]string{}
	for _, m := range alternateLink.FindAllSubmatch(data, -1) {
		out[string(m[1])] = path.Join(path.Dir(name), string(m[2]))
	}
	return out
}

func TestATranslationSpeaksItsLanguage(t *testing.T) {
	r := built(t)
	target := parsePage(t, r.files[germanProfile+"target-office-building-de/index.html"]).text
	for _, want := range []string{"Zutritts- und Zugriffsrechte", "Stufe 2 (Ad Hoc)", "Für einzelne Geräte"} {
		if !strings.Contains(target, want) {
			t.Errorf("the target does not say %q", want)
		}
	}
	if strings.Contains(target, "Access Control") || strings.Contains(target, "System specific") {
		t.Error("the target names a translated practice in English")
	}
	title := r.files[germanProfile+"index.html"]
	for _, want := range []string{`Übersetzung von</dt><dd><a `, `Profile for Video Surveillance and Access Control in Buildings</a>`} {
		if !strings.Contains(string(title), want) {
			t.Errorf("the title page does not say %q", want)
		}
	}
	words := parsePage(t, r.files[germanProfile+"building-words-de/index.html"]).text
	if !strings.Contains(words, "Internationale Elektrotechnische Kommission") || strings.Contains(words, "International Electrotechnical Commission") {
		t.Error("the German glossary does not explain IEC in German")
	}
}
