package author_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"smmpub/generator"
	"smmpub/generator/author"
	"smmpub/generator/diag"
	"smmpub/templates"
	"smmpub/themes"
)

// realSite is a copy of this repository's site.
func realSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"content", "profiles"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile("../../site.yaml")
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "site.yaml"), b, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func open(t *testing.T, dir string) *author.Site {
	t.Helper()
	s, err := author.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// errorsOf are the errors that check finds in a folder.
func errorsOf(t *testing.T, dir string) []string {
	t.Helper()
	r, err := generator.Check(generator.Options{Dir: dir, Templates: templates.FS, Themes: themes.FS})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range r.Diagnostics {
		if d.Severity == diag.Error {
			out = append(out, d.Pos.String()+": "+d.Message)
		}
	}
	return out
}

var ownID = regexp.MustCompile(`\s*\{#[a-z0-9-]+\}|#[a-z0-9-]+ (devices)`)

// TestStampingGivesEveryStatementOfTheRealSiteAnID takes all ids off and has them stamped anew.
func TestStampingGivesEveryStatementOfTheRealSiteAnID(t *testing.T) {
	dir := realSite(t)
	bare := map[string]string{}
	paths, _ := filepath.Glob(filepath.Join(dir, "profiles/retail-pos/practices/*.yaml"))
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		bare[path] = ownID.ReplaceAllString(string(b), "$1")
		if err := os.WriteFile(path, []byte(bare[path]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before := len(errorsOf(t, dir)) // links to ids that are gone
	s := open(t, dir)
	changes, stamps, err := s.StampIDs(nil, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(stamps) < 100 {
		t.Fatalf("only %d statements were without an id", len(stamps))
	}
	for _, st := range stamps {
		if st.Failed {
			t.Errorf("%s: not stamped", st.Pos)
		}
	}
	if err := changes.Write(); err != nil {
		t.Fatal(err)
	}
	if after := errorsOf(t, dir); len(after) > before {
		t.Errorf("new errors: %q", after)
	}
	for path, was := range bare {
		b, _ := os.ReadFile(path)
		if got := ownID.ReplaceAllString(string(b), "$1"); words(got) != words(was) {
			t.Errorf("%s: more than ids has changed", path)
		}
	}
	if _, again, _ := open(t, dir).StampIDs(nil, false); len(again) > 0 {
		t.Errorf("a second run stamps %d statements", len(again))
	}
}

func words(s string) string { return strings.Join(strings.Fields(s), " ") }

// TestRenamingThereAndBackLeavesTheRealSiteAsItWas renames one id of each kind.
func TestRenamingThereAndBackLeavesTheRealSiteAsItWas(t *testing.T) {
	dir := realSite(t)
	before := tree(t, dir)
	if found := errorsOf(t, dir); len(found) > 0 {
		t.Fatalf("the real site has errors: %q", found)
	}
	for _, old := range []string{"threat-modeling", "governance", "iot-smm", "iec-62443-3-3", "PCI-DSS", "definitions", "security-maturity-target"} {
		t.Run(old, func(t *testing.T) {
			rename(t, dir, old, "another-name")
			if found := errorsOf(t, dir); len(found) > 0 {
				t.Errorf("errors: %q", found)
			}
			rename(t, dir, "another-name", old)
			for name, text := range tree(t, dir) {
				if text != before[name] {
					t.Errorf("%s is not what it was", name)
				}
			}
		})
	}
}

func rename(t *testing.T, dir, old, new string) {
	t.Helper()
	r, err := open(t, dir).Rename(old, new, "")
	if err != nil {
		t.Fatal(err)
	}
	if r.Edits == 0 {
		t.Errorf("%s is named nowhere", old)
	}
	if err := r.Changes.Write(); err != nil {
		t.Fatal(err)
	}
}

func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAFileThatWasChangedMeanwhileIsLeftAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if _, err := author.Init(dir); err != nil {
		t.Fatal(err)
	}
	r, err := open(t, dir).Rename("guides", "manuals", "")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "profiles/documentation/model.yaml")
	b, _ := os.ReadFile(path)
	if err := os.WriteFile(path, append(b, "# typed meanwhile\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	if err := r.Changes.Write(); err == nil || !strings.Contains(err.Error(), "was changed meanwhile") {
		t.Errorf("got %v", err)
	}
	for name, text := range tree(t, dir) {
		if text != before[name] {
			t.Errorf("%s was written", name)
		}
	}
}

func TestAnUnchangedPartOfAnEditedTreeIsReadFromTheSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if _, err := author.Init(dir); err != nil {
		t.Fatal(err)
	}
	r, err := open(t, dir).Rename("guides", "manuals", "")
	if err != nil {
		t.Fatal(err)
	}
	_, result, err := generator.Files(r.Changes.After(), generator.Options{NoPDF: true, Templates: templates.FS, Themes: themes.FS})
	if err != nil || result.Failed() {
		t.Errorf("%v %v", err, result)
	}
	if files := r.Changes.Files(); !slices.Contains(files, "profiles/documentation/model.yaml") || slices.Contains(files, "site.yaml") {
		t.Errorf("files that change: %q", files)
	}
	if now := tree(t, dir)["profiles/documentation/model.yaml"]; strings.Contains(now, "id: manuals") {
		t.Error("written before Write")
	}
}
