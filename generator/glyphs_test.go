package generator

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"smmpub/generator/diag"
)

// builtWith is what a build prints of a small site with more files.
func builtWith(t *testing.T, more map[string]string) string {
	t.Helper()
	site := smallSite(t)
	for name, text := range more {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	_, result, err := Files(site, embedded())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := diag.Fprint(&b, result.Diagnostics, result.Source); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMissingGlyphsAreReportedWhereTheyStand(t *testing.T) {
	out := builtWith(t, map[string]string{"content/howto/second.md": "# Second\n\nOne \ue000 and\ntwo \ue000.\n\n- three \ue000\n\n| a | b |\n|---|---|\n| \ue000 | \U0001f512 |\n"})
	for _, want := range []string{
		"content/howto/second.md:3:5: warning: the fonts of the PDF edition lack \"\\ue000\" (U+E000) [missing-glyph]",
		"content/howto/second.md:6:9: also here", "content/howto/second.md:10:3: also here",
		"content/howto/second.md:10:7: warning: the fonts of the PDF edition lack \"🔒\" (U+1F512) [missing-glyph]",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("not found: %s", want)
		}
	}
	if n := strings.Count(out, "missing-glyph"); n != 2 {
		t.Errorf("%d findings, want one for each character", n)
	}
	if t.Failed() {
		t.Log(out)
	}
}

func TestAScriptThatNoFontHasIsNotReportedLetterByLetter(t *testing.T) {
	const zh = "每年对设备的安全成熟度进行评估，评估结果分为四个等级。"
	out := builtWith(t, map[string]string{"content/howto/second.md": "# Second\n\n" + zh + "\n"})
	if n := strings.Count(out, "missing-glyph"); n != 11 || !strings.Contains(out, "more characters, such as ") {
		t.Errorf("%d findings\n%s", n, out)
	}
}

func TestAThemesFontLendsItsCharacters(t *testing.T) {
	font, err := os.ReadFile("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf")
	if err != nil {
		if os.Getenv("SMMPUB_CI") == "1" {
			t.Fatal("fonts-droid-fallback is not installed")
		}
		t.Skip("fonts-droid-fallback is not installed")
	}
	const zh = "每年对设备的安全成熟度进行评估，评估结果分为四个等级。"
	site := string(smallSite(t)["site.yaml"].Data)
	out := builtWith(t, map[string]string{
		"site.yaml":                site + "theme: cjk\n",
		"themes/cjk/fonts.yaml":    "fallback: [fonts/cjk.ttf]\n",
		"themes/cjk/fonts/cjk.ttf": string(font),
		"content/howto/second.md":  "# Second\n\n" + zh + "\n",
	})
	if out != "" {
		t.Error(out)
	}
}
