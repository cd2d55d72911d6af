package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
	"smmpub/generator/theme"
	"smmpub/generator/truetype"
)

// scripts are the paragraphs of testdata/scripts.txt by language.
func scripts(t testing.TB) (languages, texts []string) {
	data, err := os.ReadFile("testdata/scripts.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if language, text, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && line[0] != '#' {
			languages, texts = append(languages, language), append(texts, text)
		}
	}
	return languages, texts
}

// chinese is Debian's font with Chinese and Japanese characters in TrueType outlines.
func chinese(t testing.TB) *truetype.Font {
	data, err := os.ReadFile("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf")
	if err != nil {
		if os.Getenv("SMMPUB_CI") == "1" {
			t.Fatal("fonts-droid-fallback is not installed")
		}
		t.Skip("fonts-droid-fallback is not installed")
	}
	f, err := truetype.Parse("fonts/DroidSansFallbackFull.ttf", data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// scriptsIn is a publication of paragraphs, a list and a table in those scripts.
func scriptsIn(texts []string) *doc.Publication {
	s := &doc.Section{ID: "scripts", Kind: doc.Chapter, Number: "1", Label: "1", Title: txt("Scripts")}
	list := &doc.List{}
	row := &doc.Row{}
	for _, text := range texts {
		s.Body = append(s.Body, par(words(text)))
		list.Items = append(list.Items, &doc.Item{Blocks: []doc.Block{par(words(text))}})
	}
	for _, text := range texts[max(0, len(texts)-4):] {
		row.Cells = append(row.Cells, &doc.Cell{Blocks: []doc.Block{par(words(text))}})
	}
	s.Body = append(s.Body, list, &doc.Table{Class: "plain", Columns: make([]doc.Column, len(row.Cells)), Rows: []*doc.Row{row}})
	return &doc.Publication{ID: "scripts", Edition: "1.0", Language: "en", Front: doc.Front{Title: "Scripts", Date: "2026-11-22"}, Chapters: []*doc.Section{s}}
}

func withFallback(f *truetype.Font) *theme.Theme {
	th := look()
	th.Fonts.Fallback = []*truetype.Font{f}
	return th
}

// read is what a program extracts from a file; its arguments name the file FILE.
func read(t *testing.T, data []byte, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("SMMPUB_CI") == "1" {
			t.Fatalf("%s is not installed (poppler-utils, mupdf-tools)", program)
		}
		t.Skipf("%s is not installed", program)
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", file)
	}
	out, err := exec.Command(program, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// letters keeps letters and figures, joined forms as the letters they stand for. Programs differ in where they put signs
// between words of different directions.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}

func TestEveryScriptIsPrintedAndRead(t *testing.T) {
	byLanguage := map[string][]string{}
	languages, texts := scripts(t)
	for i, l := range languages {
		byLanguage[l] = append(byLanguage[l], texts[i])
	}
	th := withFallback(chinese(t))
	for language, texts := range byLanguage {
		edition, err := Render(scriptsIn(texts), th, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(edition.Missing) > 0 {
			t.Errorf("%s: missing %q", language, edition.Missing)
		}
		inOrder := letters(read(t, edition.Data, "mutool", "draw", "-F", "text", "FILE"))
		out := letters(read(t, edition.Data, "pdftotext", "FILE", "-"))
		structure := read(t, edition.Data, "pdfinfo", "-struct-text", "FILE")
		for _, text := range texts {
			if language != "ja" && language != "zh" && strings.Count(structure, `"`+text+`"`) < 2 { // their lines are joined by spaces there
				t.Errorf("%s: the structure does not hold: %s\n%s", language, text, structure)
			}
			if n := strings.Count(inOrder, letters(text)); n < 2 {
				t.Errorf("%s: found %d times in order: %s\n%s", language, n, text, inOrder)
			}
			for word := range strings.FieldsSeq(text) {
				if strings.Contains(word, "لا") { // pdftotext turns the letters of a ligature round
					continue
				}
				if !strings.Contains(out, letters(word)) {
					t.Errorf("%s: pdftotext does not read %q", language, word)
				}
			}
		}
	}
}

func TestAFontOfManyMegabytesAddsOnlyWhatIsPrinted(t *testing.T) {
	languages, texts := scripts(t)
	var zh []string
	for i, l := range languages {
		if l == "zh" {
			zh = append(zh, texts[i])
		}
	}
	th := withFallback(chinese(t))
	with, err := Render(scriptsIn(zh), th, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(with.Data); n > 100<<10 {
		t.Errorf("%d bytes", n)
	}
	unused, _ := Render(scriptsIn(nil), th, Options{})
	usual, _ := Render(scriptsIn(nil), look(), Options{})
	if len(unused.Data) != len(usual.Data) {
		t.Errorf("a font that is not used changes the file: %d bytes, %d without", len(unused.Data), len(usual.Data))
	}
}

func BenchmarkChinese(b *testing.B) {
	th := withFallback(chinese(b))
	_, texts := scripts(b)
	pub := scriptsIn(texts)
	b.ReportAllocs()
	for b.Loop() {
		e, err := Render(pub, th, Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(e.Data)), "bytes")
	}
}

func TestSoftHyphensAreSeenOnlyWhereALineBreaks(t *testing.T) {
	const word = "Sicher\u00adheits\u00adbe\u00adwertungs\u00adverfahren"
	plain := strings.ReplaceAll(word, "\u00ad", "")
	pub := scriptsIn([]string{strings.Repeat("x ", 60) + word + " " + word, "short " + word})
	edition, err := Render(pub, look(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := read(t, edition.Data, "pdftotext", "FILE", "-")
	if n := strings.Count(out, plain); strings.Contains(out, "\u00ad") || n < 7 {
		t.Errorf("the word is read %d times, with soft hyphens: %v\n%s", n, strings.Contains(out, "\u00ad"), out)
	}
	hyphens := 0
	for _, p := range laidOut(t, pub).Pages {
		for _, m := range p.Marks {
			if text, ok := m.(*layout.Text); ok && text.Text == "-" {
				hyphens++
				if text.Node != nil {
					t.Error("a hyphen at the end of a line is part of the text")
				}
			}
		}
	}
	if hyphens == 0 || hyphens > 4 {
		t.Errorf("%d hyphens", hyphens)
	}
}
