package generator

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTheWorkedExampleIsTheSameInEveryEdition holds the numbers of docs/content/scoring.md against what a reader of the page, of the
// PDF and of report.json is told.
func TestTheWorkedExampleIsTheSameInEveryEdition(t *testing.T) {
	page, err := os.ReadFile("../docs/content/scoring.md")
	if err != nil {
		t.Fatal(err)
	}
	_, numbers, _ := strings.Cut(string(page), "\n## The numbers\n")
	want := tableRows(numbers)
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/scoring")); err != nil {
		t.Fatal(err)
	}
	result, err := Report(reportsOf(dir, "assessments/depot-2026.yaml"))
	if err != nil || result.Failed() {
		t.Fatalf("%v\n%s", err, messages(t, result))
	}
	folder := filepath.Join(dir, "reports", result.Reports[0].Org, result.Reports[0].ID)
	t.Run("data", func(t *testing.T) {
		if diff := cmp.Diff(want, issuedRows(t, filepath.Join(folder, "report.json"))); diff != "" {
			t.Errorf("-docs +report.json:\n%s", diff)
		}
	})
	for _, name := range []string{"index.html", result.Reports[0].ID + ".pdf"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			text := words(readable(t, name, data))
			for _, row := range want {
				for _, told := range toldOf(row) {
					if !strings.Contains(text, told) {
						t.Errorf("%s does not say %q (%s)", name, told, row)
					}
				}
			}
		})
	}
}

// words are a text with single spaces, markup taken out.
func words(text string) string {
	text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, " ")
	return strings.Join(strings.Fields(text), " ")
}

// toldOf are the phrases in which a report tells a row of the tables.
func toldOf(row string) []string {
	cells := strings.Split(strings.Trim(row, "| "), " | ")
	if len(cells) == 6 { // a roll-up
		name := map[string]string{"access": "Access", "response": "Response", "the whole": "The whole"}[cells[0]]
		return []string{fmt.Sprintf("%s %s %s %s", name, cells[2], cells[1], cells[3])}
	}
	name := strings.ToUpper(cells[0][:1]) + cells[0][1:]
	target, _, _ := strings.Cut(cells[1], " ")
	outcome := map[string]string{"gap": "below target", "meets": "meets target", "exceeds": "exceeds target"}[cells[len(cells)-1]]
	out := []string{fmt.Sprintf("%s %s %s %s %s", name, target, cells[5], cells[6], outcome)}
	out = append(out, strings.NewReplacer("general", "General", "site", "Site").Replace(cells[7]))
	for _, met := range strings.Split(cells[8], ", ") {
		if !strings.HasSuffix(met, " of 0") {
			out = append(out, met+" met")
		}
	}
	return out
}

// issuedRows are the rows of the tables as report.json tells them.
func issuedRows(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	type rollup struct {
		ID              string
		Meeting, Tested int
		LargestGap      int `json:"largest_gap"`
		Min             int
		Mean            float64
	}
	var r struct {
		Practices []struct {
			ID, Outcome string
			Target      struct {
				Level int
				Scope string
			}
			Testable                int `json:"testable_target"`
			Low, High, Current, Gap int
			ByScope                 []struct {
				Scope string
				Level int
			} `json:"by_scope"`
			Levels   []struct{ Asked, Met int }
			Blocking []string
		}
		Domains []rollup
		Overall rollup
	}
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, p := range r.Practices {
		var scopes, progress []string
		for _, s := range p.ByScope {
			scopes = append(scopes, fmt.Sprintf("%s %d", s.Scope, s.Level))
		}
		for _, l := range p.Levels {
			progress = append(progress, fmt.Sprintf("%d of %d", l.Met, l.Asked))
		}
		row := fmt.Sprintf("| %s | %d %s | %d | %d | %d | %d | %d | %s | %s | %s | %s |", p.ID, p.Target.Level, p.Target.Scope, p.Testable, p.Low, p.High,
			p.Current, p.Gap, strings.Join(scopes, ", "), strings.Join(progress, ", "), strings.Join(p.Blocking, ", "), p.Outcome)
		rows = append(rows, strings.ReplaceAll(row, "|  |", "| |"))
	}
	r.Overall.ID = "the whole"
	for _, x := range append(r.Domains, r.Overall) {
		rows = append(rows, fmt.Sprintf("| %s | %d | %d | %d | %d | %.1f |", x.ID, x.Meeting, x.Tested, x.LargestGap, x.Min, x.Mean))
	}
	return rows
}
