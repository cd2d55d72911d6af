package generator

import (
	"strings"
	"testing"
	"testing/fstest"
)

// overridden builds the small site with files of its own look.
func overridden(t *testing.T, own map[string]string) (map[string][]byte, *Result) {
	t.Helper()
	site := smallSite(t)
	for name, data := range own {
		site[name] = &fstest.MapFile{Data: []byte(data)}
	}
	o := embedded()
	o.NoPDF = true
	files, result, err := Files(site, o)
	if err != nil {
		t.Fatal(err)
	}
	return files, result
}

const houseSite = "kind: site\ntitle: Small\nlanguage: en\ntheme: house\n"

func TestASiteReplacesWhatItWants(t *testing.T) {
	for name, c := range map[string]struct {
		own        map[string]string
		file, want string
	}{
		"one template":             {map[string]string{"templates/404.html": "<p>gone from {{.Site}}</p>"}, "404.html", "<p>gone from "},
		"one asset":                {map[string]string{"templates/style.css": "p{color:red}"}, "assets/style.css", "p{color:red}"},
		"a colour":                 {map[string]string{"templates/palette.yaml": "accent: \"#010203\"\n"}, "assets/style.css", "--accent:#010203"},
		"a word":                   {map[string]string{"templates/words/en.yaml": "skip: Jump ahead\n"}, "index.html", "Jump ahead"},
		"a theme of its own":       {map[string]string{"site.yaml": houseSite, "themes/house/style.css": "b{}"}, "assets/style.css", "b{}"},
		"a template of that theme": {map[string]string{"site.yaml": houseSite, "themes/house/home.html": "<h1>House</h1>"}, "index.html", "<h1>House</h1>"},
		"templates before themes":  {map[string]string{"site.yaml": houseSite, "themes/house/404.html": "theme", "templates/404.html": "own"}, "404.html", "own"},
		"a script for every page":  {map[string]string{"templates/script.js": "1"}, "index.html", `<script src="assets/script.js" defer>`},
	} {
		files, result := overridden(t, c.own)
		if result.Failed() {
			t.Errorf("%s: %v", name, result.Diagnostics)
			continue
		}
		if !strings.Contains(string(files[c.file]), c.want) {
			t.Errorf("%s: %s lacks %q", name, c.file, c.want)
		}
	}
}

func TestWhatIsNotReplacedStays(t *testing.T) {
	files, _ := overridden(t, map[string]string{"site.yaml": houseSite, "themes/house/palette.yaml": "accent: \"#010203\"\n"})
	sheet := string(files["assets/style.css"])
	if !strings.Contains(sheet, "--accent:#010203") || !strings.Contains(sheet, "--paper:#") || !strings.Contains(sheet, ".banner") {
		t.Error("a theme of one colour does not stand on the default one")
	}
}

func TestMisspelledTemplatesAreReported(t *testing.T) {
	_, result := overridden(t, map[string]string{"templates/pages.html": "x", "templates/README.md": "x", "templates/words/fr.yaml": "skip: Passer\n"})
	var found []string
	for _, d := range result.Diagnostics {
		if d.Rule == "unread-file" {
			found = append(found, d.Pos.File+": "+d.Hint)
		}
	}
	if len(found) != 1 || !strings.HasPrefix(found[0], "templates/pages.html: ") || !strings.Contains(found[0], `"page.html"`) {
		t.Errorf("%q", found)
	}
}
