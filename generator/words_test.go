package generator

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"smmpub/generator/theme"
	"smmpub/themes"
)

const wordsFolder = "default/words"

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// TestEveryLanguageSaysWhatEnglishSays holds the languages of the embedded theme against its base: the same keys and, for each,
// the same names in braces. A word that a language lacks would be English in the middle of a page.
func TestEveryLanguageSaysWhatEnglishSays(t *testing.T) {
	base := wordsOf(t, theme.Base+".yaml")
	files, err := fs.ReadDir(themes.FS, wordsFolder)
	if err != nil || len(files) < 2 {
		t.Fatalf("%d files of words, %v; want %s and another language", len(files), err, theme.Base)
	}
	for _, f := range files {
		t.Run(f.Name(), func(t *testing.T) {
			for _, complaint := range compareWords(base, wordsOf(t, f.Name())) {
				t.Error(complaint)
			}
		})
	}
}

func TestWordsThatDifferAreNamed(t *testing.T) {
	base := map[string]string{"annex": "Annex {number}", "home": "Home", "page-of": "Page {page} of {pages}", "see": "See"}
	other := map[string]string{"annex": "Anhang {nummer}", "heim": "Start", "page-of": "{pages} Seiten, hier {page}", "see": " "}
	want := []string{
		`"annex" has {nummer} where English has {number}`,
		`"heim" is not a word of en.yaml`,
		`"home" is missing`,
		`"see" is empty`,
	}
	if got := compareWords(base, other); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// compareWords says how a language's words fall short of the base's, in the order of their keys.
func compareWords(base, other map[string]string) []string {
	every := maps.Clone(base)
	maps.Copy(every, other)
	var out []string
	for _, key := range slices.Sorted(maps.Keys(every)) {
		english, known := base[key]
		word, there := other[key]
		switch names, want := placeholders(word), placeholders(english); {
		case !known:
			out = append(out, `"`+key+`" is not a word of en.yaml`)
		case !there:
			out = append(out, `"`+key+`" is missing`)
		case strings.TrimSpace(word) == "":
			out = append(out, `"`+key+`" is empty`)
		case names != want:
			out = append(out, `"`+key+`" has `+names+` where English has `+want)
		}
	}
	return out
}

// placeholders are the names in braces of a text, sorted.
func placeholders(text string) string {
	names := placeholder.FindAllString(text, -1)
	if len(names) == 0 {
		return "none"
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

func wordsOf(t *testing.T, file string) map[string]string {
	t.Helper()
	src, err := fs.ReadFile(themes.FS, path.Join(wordsFolder, file))
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]string
	if err := yaml.Unmarshal(src, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
