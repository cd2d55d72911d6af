package load_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/load"
	"smmpub/generator/theme"
	"smmpub/templates"
	"smmpub/themes"
)

// disk writes a site to a folder and opens it as production does.
func disk(t *testing.T, files map[string]string) (string, *os.Root) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return dir, root
}

func TestMissingSiteFileIsAFinding(t *testing.T) {
	var list diag.List
	if _, err := load.Library(fstest.MapFS{"profiles/x.yml": {Data: []byte("x")}}, &list); err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, d := range list.Sorted() {
		rules = append(rules, d.Rule)
	}
	if got := strings.Join(rules, " "); got != "unread-file missing-file" {
		t.Error(got)
	}
}

func TestReadingIsDeterministic(t *testing.T) {
	site := os.DirFS("../..")
	var first diag.List
	a, err := load.Library(site, &first)
	if err != nil {
		t.Fatal(err)
	}
	var second diag.List
	b, _ := load.Library(site, &second)
	if !reflect.DeepEqual(a.Practices, b.Practices) || !reflect.DeepEqual(a.Contents, b.Contents) || !reflect.DeepEqual(a.Files, b.Files) || !reflect.DeepEqual(first.Sorted(), second.Sorted()) {
		t.Error("two readings differ")
	}
}

func TestTooLargeFilesAreRefused(t *testing.T) {
	_, found, out := library(t, map[string]string{"content/a.md": strings.Repeat("a long line of text\n", 300_000)})
	if len(found) != 1 || found[0].Rule != "too-large" {
		t.Error(out)
	}
}

func TestImagesAreKnownByTheirContent(t *testing.T) {
	png, err := os.ReadFile("../../content/retail-pos/integrated-payment.png")
	if err != nil {
		t.Fatal(err)
	}
	lib, _, out := library(t, map[string]string{
		"content/x/a.png": string(png), "content/x/b.jpg": "no image",
		"content/x/t.md": "# T\n\n![Alt *one*](a.png \"Title\"){#fig-a}\n\n![Alt](/x/a.png)\n\nText ![in](a.png) line.\n\n![Alt](c.png)\n",
	})
	for _, want := range []string{"content/x/b.jpg: error: the file is no PNG or JPEG image", `content/x/t.md:9:1: error: no image "x/c.png" below content/`, "did you mean x/a.png?"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
	blocks := lib.Contents["x/t.md"].Blocks
	numbered, plain := blocks[0].(*doc.Figure), blocks[1].(*doc.Figure)
	if numbered.ID != "fig-a" || doc.PlainText(numbered.Caption) != "Title" || numbered.Alt != "Alt one" || numbered.Image.Width == 0 || numbered.Image != plain.Image || plain.Caption != nil {
		t.Errorf("%+v %+v", numbered, plain)
	}
}

func TestTitleComesFromFrontMatterOrFirstHeading(t *testing.T) {
	lib, _, _ := library(t, map[string]string{
		"content/a.md": "# From *heading* {#top}\n\nText [x](b.md).\n",
		"content/b.md": "---\ntitle: From heading\npart: annex\ndraft: true\n---\n\n# From heading\n\nText.\n",
		"content/c.md": "---\ntitle: Own\n---\n# Other\n\n[k][]\n",
	})
	a, b, c := lib.Contents["a.md"], lib.Contents["b.md"], lib.Contents["c.md"]
	if doc.PlainText(a.Title) != "From heading" || a.ID != "top" || len(a.Blocks) != 1 || len(a.Refs) != 1 || a.Refs[0].Pos.Line != 3 {
		t.Errorf("%+v", a)
	}
	if doc.PlainText(b.Title) != "From heading" || b.Part != "annex" || !b.Draft || len(b.Blocks) != 1 {
		t.Errorf("%+v", b)
	}
	if doc.PlainText(c.Title) != "Own" || len(c.Blocks) != 2 || c.Refs[0].Pos.String() != "content/c.md:6:1" {
		t.Errorf("%+v", c)
	}
}

func TestThemeTakesTheNearestWordAndColour(t *testing.T) {
	site := fstest.MapFS{
		"templates/page.html":       {Data: []byte("own")},
		"templates/words/de.yaml":   {Data: []byte("home: Start\n")},
		"themes/acme/palette.yaml":  {Data: []byte("accent: \"#112233\"\nacent: \"#000000\"\npaper: [\"white\"]\n")},
		"themes/acme/words/en.yaml": {Data: []byte("home: Start page\n")},
	}
	var list diag.List
	th, err := load.Theme(site, "acme", templates.FS, themes.FS, &list)
	if err != nil {
		t.Fatal(err)
	}
	if th.Colour[doc.InkAccent] != (theme.Colour{R: 0x11, G: 0x22, B: 0x33}) || th.Dark[doc.InkAccent] != th.Colour[doc.InkAccent] || th.Colour[doc.InkText].String() != "#1b1f24" {
		t.Errorf("%v", th.Colour)
	}
	if th.Language("de")["home"] != "Start" || th.Language("fr")["home"] != "Start page" || th.Words["en"]["figure"] == "" {
		t.Error("words were not taken one by one")
	}
	if f, err := th.Files.Open("page.html"); err != nil {
		t.Error(err)
	} else {
		f.Close()
	}
	found := list.Sorted()
	if len(found) != 2 || found[0].Pos.String() != "themes/acme/palette.yaml:2:1" || found[1].Rule != "bad-colour" {
		t.Errorf("%+v", found)
	}
}

func TestUnknownThemeFallsBackToTheDefault(t *testing.T) {
	var list diag.List
	th, err := load.Theme(fstest.MapFS{}, "defualt", templates.FS, themes.FS, &list)
	if err != nil || th == nil || list.Count(diag.Error) != 1 || !strings.Contains(list.Sorted()[0].Hint, `"default"`) {
		t.Errorf("%v %+v", err, list.Sorted())
	}
}
