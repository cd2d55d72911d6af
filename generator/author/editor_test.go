package author_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"smmpub/generator/author"
)

// editorSettings are those of an editor that fetches nothing from the web.
func editorSettings(schemas map[string]any) map[string]any {
	return map[string]any{"yaml": map[string]any{
		"validate": true, "completion": true, "hover": true,
		"schemaStore": map[string]any{"enable": false}, "kubernetesCRDStore": map[string]any{"enable": false},
		"schemas": schemas,
	}}
}

// begun is a new site with a file of every kind beside its own.
func begun(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	if _, err := author.Init(dir); err != nil {
		t.Fatal(err)
	}
	for _, kind := range author.NewKinds() {
		s, err := author.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		w := author.Wish{Kind: kind, ID: "new-" + kind, Model: "documentation", Profile: "command-line-tools"}
		if kind == "practice" {
			w.ID = "reference"
		}
		if _, err := s.New(w); err != nil {
			t.Fatal(err)
		}
		if err := s.Refresh(dir); err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	return dir
}

// TestEditorsCompleteExplainAndCheck runs the language server that most editors use for YAML.
func TestEditorsCompleteExplainAndCheck(t *testing.T) {
	dir := begun(t)
	sources := filepath.Join(dir, "profiles", "command-line-tools", "practices")
	plain := filepath.Join(sources, "plain.yaml")
	s := startServer(t, dir, editorSettings(map[string]any{uri(filepath.Join(dir, ".schemas", "practice.json")): plain}))

	t.Run("what is begun has no problems", func(t *testing.T) {
		for _, path := range yamlFiles(t, dir) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if found := s.open(path, string(b)); len(found) > 0 {
				t.Errorf("%s: %q", path, found)
			}
		}
	})
	t.Run("an unknown key, an unknown id and a wrong type are marked", func(t *testing.T) {
		found := s.open(plain, "kind: practice\npractice: giudes\nconsideration: {}\nheading: [a list]\n")
		for _, want := range []string{"2: ", "3: Property consideration is not allowed", "4: Incorrect type"} {
			if !slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, want) }) {
				t.Errorf("nothing begins with %q in %q", want, found)
			}
		}
	})
	t.Run("ids of the site are completed", func(t *testing.T) {
		path := filepath.Join(sources, "ids.yaml")
		modeline := "# yaml-language-server: $schema=../../../.schemas/practice.json\n"
		s.open(path, modeline+"kind: practice\npractice: \nconsiderations:\n  field:\n    1:\n      \n")
		for _, c := range []struct {
			line, col int
			want      string
		}{{3, 11, "guides"}, {7, 7, "indicators"}, {7, 7, "heading"}} {
			if got := s.completions(path, c.line, c.col); !slices.Contains(got, c.want) {
				t.Errorf("%d:%d offers %q, not %s", c.line, c.col, got, c.want)
			}
		}
	})
	t.Run("keys and ids are explained", func(t *testing.T) {
		path := filepath.Join(sources, "hover.yaml")
		modeline := "# yaml-language-server: $schema=../../../.schemas/practice.json\n"
		s.open(path, modeline+"kind: practice\npractice: guides\nconsiderations:\n  field:\n    summary: Special.\n    1:\n      actions:\n        - {id: x, text: Y.}\n")
		for _, c := range []struct {
			line, col int
			want      string
		}{{3, 2, "practice's id in the model"}, {6, 6, "What is special here"}, {5, 4, "Field"}, {9, 13, "unique in its cell"}} {
			if got := s.hover(path, c.line, c.col); !strings.Contains(got, c.want) {
				t.Errorf("%d:%d shows %s, not %q", c.line, c.col, got, c.want)
			}
		}
	})
}

func yamlFiles(t *testing.T, dir string) []string {
	t.Helper()
	out := []string{filepath.Join(dir, "site.yaml")}
	for _, below := range []string{"profiles", "assessments"} {
		err := filepath.WalkDir(filepath.Join(dir, below), func(path string, d os.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return nil
			}
			if err == nil && filepath.Ext(path) == ".yaml" {
				out = append(out, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// TestSchemasAllowTheRealSite opens every YAML file of this repository's site under the schema of its kind.
func TestSchemasAllowTheRealSite(t *testing.T) {
	dir := t.TempDir()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	site, err := author.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	schemas, text := map[string]any{}, map[string]string{}
	for _, path := range yamlFiles(t, root) {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text[path] = string(b)
		_, rest, _ := strings.Cut(string(b), "kind: ")
		kind, _, _ := strings.Cut(rest, "\n")
		key := uri(filepath.Join(dir, kind+".json"))
		files, _ := schemas[key].([]string)
		schemas[key] = append(files, path)
		schema, err := site.Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, kind+".json"), schema, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := startServer(t, root, editorSettings(schemas))
	for path, b := range text {
		if found := s.open(path, b); len(found) > 0 {
			t.Errorf("%s: %q", path, found)
		}
	}
}
