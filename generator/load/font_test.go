package load_test

import (
	"bytes"
	"os"
	"testing"
	"testing/fstest"

	"codeberg.org/go-fonts/liberation/liberationmonoregular"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/theme"
)

// themed reads a theme whose fonts.yaml is given, and what is found in it.
func themed(t *testing.T, fonts string) (*theme.Theme, string) {
	t.Helper()
	site := fstest.MapFS{
		"site.yaml":                          {Data: []byte("kind: site\ntitle: Small\ntheme: own\n")},
		"themes/own/fonts.yaml":              {Data: []byte(fonts)},
		"themes/own/fonts/regular.ttf":       {Data: liberationsansregular.TTF},
		"themes/own/fonts/bold.ttf":          {Data: liberationsansbold.TTF},
		"themes/own/fonts/mono.ttf":          {Data: liberationmonoregular.TTF},
		"themes/own/fonts/postscript.otf":    {Data: []byte("OTTO\x00\x01")},
		"themes/own/fonts/collection.ttc":    {Data: []byte("ttcf")},
		"themes/own/fonts/no-font-at-all.md": {Data: []byte("# Fonts\n")},
	}
	var list diag.List
	th, err := load.Theme(site, "own", os.DirFS("../../templates"), os.DirFS("../../themes"), &list)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := diag.Fprint(&b, list.Sorted(), load.Source(site)); err != nil {
		t.Fatal(err)
	}
	return th, b.String()
}

func TestAThemeHasFonts(t *testing.T) {
	th, out := themed(t, "body: {regular: fonts/regular.ttf, bold: fonts/bold.ttf}\nmono: fonts/mono.ttf\nfallback: [fonts/mono.ttf]\n")
	if out != "" {
		t.Fatal(out)
	}
	body := th.Fonts.Families[theme.Body]
	if got := body.Variant(true, true); got == nil || got.Name != "fonts/bold.ttf" {
		t.Errorf("bold italic is %v", got)
	}
	if got := body.Variant(false, true); got == nil || got.Name != "fonts/regular.ttf" {
		t.Errorf("italic is %v", got)
	}
	if th.Fonts.Families[theme.Sans].Regular != nil || len(th.Fonts.Fallback) != 1 {
		t.Errorf("%+v", th.Fonts)
	}
}

func TestFontsThatCannotBeUsedAreReportedWhereTheyAreNamed(t *testing.T) {
	const name = "testdata/fonts.txtar"
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	_, out := themed(t, string(a.Files[0].Data))
	if os.Getenv("SMMPUB_UPDATE") != "" {
		a.Files[1].Data = []byte(out)
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(string(a.Files[1].Data), out); d != "" {
		t.Error(d)
	}
}
