package generator

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"smmpub/generator/smm"
)

// scoringSite is the site of the example that docs/content/scoring.md works out by hand, its assessment included.
func scoringSite(t testing.TB) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{}
	root := os.DirFS("testdata/scoring")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, name)
		site[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// TestTheWorkedExampleHasTheProgramsNumbers compares the tables at the end of docs/content/scoring.md, which are worked out by hand.
func TestTheWorkedExampleHasTheProgramsNumbers(t *testing.T) {
	page, err := os.ReadFile("../docs/content/scoring.md")
	if err != nil {
		t.Fatal(err)
	}
	_, numbers, ok := strings.Cut(string(page), "\n## The numbers\n")
	if !ok {
		t.Fatal("the page has no section The numbers")
	}
	site := scoringSite(t)
	src, _, err := read(site, embedded())
	if err != nil {
		t.Fatal(err)
	}
	got := numbersOf(scoreIn(t, src.lib, site, "assessments/depot-2026.yaml"))
	if diff := cmp.Diff(tableRows(numbers), got); diff != "" {
		t.Errorf("-page +program:\n%s", diff)
	}
}

// tableRows are the rows of Markdown tables but for their heads.
func tableRows(page string) []string {
	var rows []string
	lines := strings.Split(page, "\n")
	for i, line := range lines {
		head := i+1 < len(lines) && strings.HasPrefix(lines[i+1], "|--")
		if strings.HasPrefix(line, "| ") && !head {
			rows = append(rows, line)
		}
	}
	return rows
}

func numbersOf(r *smm.Result) []string {
	var rows []string
	for _, p := range r.Practices {
		rows = append(rows, practiceRow(p))
	}
	for _, n := range r.Nodes {
		rows = append(rows, rollupRow(n.Node.ID, n))
	}
	return append(rows, rollupRow("the whole", r.Overall))
}

func practiceRow(p *smm.PracticeResult) string {
	var scopes, progress, blocking []string
	for _, s := range p.ByScope {
		scopes = append(scopes, fmt.Sprintf("%s %d", s.Scope, s.Level))
	}
	for _, l := range p.Levels {
		progress = append(progress, fmt.Sprintf("%d of %d", l.Met, l.Asked))
	}
	for _, x := range p.Blocking {
		blocking = append(blocking, x.ID)
	}
	row := fmt.Sprintf("| %s | %d %s | %d | %d | %d | %d | %d | %s | %s | %s | %s |", p.Node.ID, p.Target, p.Scope, p.Testable, p.Low, p.High, p.Current, p.Gap,
		strings.Join(scopes, ", "), strings.Join(progress, ", "), strings.Join(blocking, ", "), p.Outcome)
	return strings.ReplaceAll(row, "|  |", "| |")
}

func rollupRow(name string, r *smm.Rollup) string {
	return fmt.Sprintf("| %s | %d | %d | %d | %d | %d.%d |", name, r.Meeting, r.Tested, r.LargestGap, r.Min, r.MeanTenths/10, r.MeanTenths%10)
}
