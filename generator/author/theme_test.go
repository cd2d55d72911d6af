package author

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"smmpub/templates"
	"smmpub/themes"
)

// themed is a site without a theme, and the look that comes with the program.
func themed(t *testing.T) (*Site, string, *Look) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "site.yaml"), []byte("title: Site\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	look, err := NewLook(templates.FS, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	return s, dir, look
}

func TestAThemeBeginsAsTheOneThatComesWithTheProgram(t *testing.T) {
	s, dir, look := themed(t)
	paths, err := s.NewTheme("house", nil, look)
	if err != nil || len(paths) != len(look.Names()) {
		t.Fatalf("%d of %d files, %v", len(paths), len(look.Names()), err)
	}
	for name, files := range map[string]interface {
		ReadFile(string) ([]byte, error)
	}{"page.html": templates.FS, "default/words/de.yaml": themes.FS} {
		want, _ := files.ReadFile(name)
		got, err := os.ReadFile(filepath.Join(dir, "themes/house", strings.TrimPrefix(name, "default/")))
		if err != nil || string(got) != string(want) || len(got) == 0 {
			t.Errorf("%s: %d bytes of %d, %v", name, len(got), len(want), err)
		}
	}
}

func TestAThemesFileIsNeverWrittenOver(t *testing.T) {
	s, dir, look := themed(t)
	if _, err := s.NewTheme("house", []string{"page.html"}, look); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(dir, "themes/house/page.html")
	if err := os.WriteFile(mine, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if paths, err := s.NewTheme("house", []string{"style.css", "page.html"}, look); err == nil {
		t.Errorf("wrote %v beside a named file that is there", paths)
	}
	if paths, err := s.NewTheme("house", nil, look); err != nil || len(paths) != len(look.Names())-1 {
		t.Errorf("the rest: %d files, %v", len(paths), err)
	}
	if got, _ := os.ReadFile(mine); string(got) != "mine" {
		t.Errorf("page.html is %q now", got)
	}
	if _, err := s.NewTheme("house", nil, look); err == nil || !strings.Contains(err.Error(), "every file") {
		t.Errorf("a theme that has everything: %v", err)
	}
}
