package author_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"smmpub/generator/author"
	"smmpub/generator/load"
)

// TestAssessmentsAreCarriedToAnotherEdition carries assessments/old.yaml of each testdata/migrate/*.txtar to edition 2 of the
// profile p. Whatever the case, no key of the old file is lost, the numbers add up and the new file has no errors.
func TestAssessmentsAreCarriedToAnotherEdition(t *testing.T) {
	names, err := filepath.Glob("testdata/migrate/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, old, dir := editionsSite(t, name)
			m, now := migrated(t, dir, author.Carry{File: "assessments/old.yaml", To: []string{"p@2"}})
			nothingIsLost(t, m, old, now)
			golden(t, name, archive, map[string]string{"new": now, "summary": summary(m)})
		})
	}
}

func TestLineEndsOfTheOldFileStay(t *testing.T) {
	_, old, dir := editionsSite(t, "testdata/migrate/statements.txtar")
	m, unix := migrated(t, dir, author.Carry{File: "assessments/old.yaml", To: []string{"p@2"}})
	write(t, filepath.Join(dir, "assessments/old.yaml"), "\ufeff"+strings.ReplaceAll(old, "\n", "\r\n"))
	_, windows := migrated(t, dir, author.Carry{File: "assessments/old.yaml", To: []string{"p@2"}, Out: "assessments/w.yaml"})
	if want := "\ufeff" + strings.ReplaceAll(unix, "\n", "\r\n"); windows != want {
		t.Errorf("%s with other line ends:\n%q\nwant\n%q", m.Path, windows, want)
	}
}

// TestCarryingThereAndBackKeepsWhatStayed goes to the new edition and back: what did not change on the way still has its answer.
func TestCarryingThereAndBackKeepsWhatStayed(t *testing.T) {
	_, _, dir := editionsSite(t, "testdata/migrate/statements.txtar")
	there, _ := migrated(t, dir, author.Carry{File: "assessments/old.yaml", To: []string{"p@2"}})
	_, back := migrated(t, dir, author.Carry{File: there.Path, To: []string{"p@1"}, ID: "back", Out: "assessments/back.yaml"})
	for _, want := range []string{"base-1: met # all of it\n", "sector-1.locked: {status: met, evidence: [E1]}\n", "sector-1.oiled: met\n", "sector-1.numbered: met\n", `basis: {m: "1", p: "1"}`} {
		if !strings.Contains(back, want) {
			t.Errorf("%q is missing in\n%s", want, back)
		}
	}
}

// editionsSite lays out a case in a folder.
func editionsSite(t *testing.T, name string) (archive *txtar.Archive, old, dir string) {
	t.Helper()
	common, err := txtar.ParseFile("testdata/migrate/common.txt")
	if err != nil {
		t.Fatal(err)
	}
	if archive, err = txtar.ParseFile(name); err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	for _, f := range slices.Concat(common.Files, archive.Files) {
		if f.Name == "new" || f.Name == "summary" {
			continue
		}
		write(t, filepath.Join(dir, f.Name), string(f.Data))
		if f.Name == "assessments/old.yaml" {
			old = string(f.Data)
		}
	}
	return archive, old, dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// migrated carries an assessment and gives the new file's text.
func migrated(t *testing.T, dir string, c author.Carry) (*author.Migration, string) {
	t.Helper()
	m, err := open(t, dir).Migrate(c)
	if f, ok := err.(*author.Faults); ok {
		t.Fatalf("%v: %v", err, f.List)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Write(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, m.Path))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatal(info.Mode(), err)
	}
	b, err := os.ReadFile(filepath.Join(dir, m.Path))
	if err != nil {
		t.Fatal(err)
	}
	return m, string(b)
}

// nothingIsLost finds every key, and every text of the old file, in the new one, be it in a comment.
func nothingIsLost(t *testing.T, m *author.Migration, old, now string) {
	t.Helper()
	if m.Answers != m.Carried+m.Again+m.Gone {
		t.Errorf("%d answers, but %d carried, %d again, %d gone", m.Answers, m.Carried, m.Again, m.Gone)
	}
	for _, d := range m.Left {
		t.Errorf("the new file has an error: %s: %s", d.Pos, d.Message)
	}
	answers, all := 0, flat(now)
	for _, s := range load.Scalars("old", old) {
		if s.Key && len(s.Path) == 4 && s.Path[2] == "statements" {
			answers++
		}
		changed := !s.Key && (len(s.Path) == 1 || slices.Contains([]string{"basis", "target", "findings", "actions"}, s.Path[0]) && strings.ContainsAny(s.Text, ".@"+"12"))
		if text := flat(s.Text); !changed && !strings.Contains(all, text) && !strings.Contains(all, strings.ReplaceAll(text, "'", "''")) {
			t.Errorf("%s: %q is lost", s.Pos, s.Text)
		}
	}
	if answers != m.Answers {
		t.Errorf("%d answers were counted of %d", m.Answers, answers)
	}
}

// flat is a text on one line, without the marks of comments and headings.
func flat(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "#", " ")), " ")
}

func summary(m *author.Migration) string {
	head := fmt.Sprintf("%s: %d answers, %d carried (%d renamed), %d again, %d gone, %d new\n", m.Path, m.Answers, m.Carried, m.Renamed, m.Again, m.Gone, m.New)
	return head + strings.Join(m.Notes, "\n") + "\n"
}

// golden compares parts of an archive, or writes them.
func golden(t *testing.T, name string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	for _, part := range slices.Sorted(maps.Keys(got)) {
		i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == part })
		if i < 0 {
			i = len(archive.Files)
			archive.Files = append(archive.Files, txtar.File{Name: part})
		}
		if os.Getenv("SMMPUB_UPDATE") != "" {
			archive.Files[i].Data = []byte(got[part])
			continue
		}
		if !bytes.Equal(archive.Files[i].Data, []byte(got[part])) {
			t.Errorf("%s: %s is now\n%s\nSMMPUB_UPDATE=1 go test writes it", name, part, got[part])
		}
	}
	if os.Getenv("SMMPUB_UPDATE") != "" {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
