package generator

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// TestScores works out every assessment of each testdata/score/*.txtar, which holds the profiles of a site. Beside
// assessments/NAME.yaml stands want/NAME, worked out by hand and never rewritten: a line for each practice and, where it has
// any, a line for each statement and the roll-ups.
func TestScores(t *testing.T) {
	names, err := filepath.Glob("testdata/score/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		small := smallSite(t)
		site := fstest.MapFS{"site.yaml": small["site.yaml"], "profiles/books.yaml": small["profiles/books.yaml"]}
		for _, f := range archive.Files {
			site[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		src, result, err := read(site, embedded())
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range result.Diagnostics {
			if d.Severity == diag.Error {
				t.Fatalf("the site has errors: %s: %s", d.Pos, d.Message)
			}
		}
		for _, f := range archive.Files {
			if file, ok := strings.CutPrefix(f.Name, "want/"); ok {
				t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar")+"/"+file, func(t *testing.T) {
					got := scoreText(scoreIn(t, src.lib, site, "assessments/"+file+".yaml"), string(f.Data))
					if diff := cmp.Diff(string(f.Data), got); diff != "" {
						t.Errorf("-want +got:\n%s", diff)
					}
				})
			}
		}
	}
}

// scoreIn reads and checks an assessment, which must have no errors, and works it out.
func scoreIn(t *testing.T, lib *smm.Library, site fstest.MapFS, name string) *smm.Result {
	t.Helper()
	var list diag.List
	a, err := load.Assessment(site, name, &list)
	if err != nil {
		t.Fatal(err)
	}
	if a != nil {
		check.Assessment(lib, a, &list)
	}
	if list.HasErrors() {
		t.Fatalf("%v", list.Sorted())
	}
	return smm.Score(a)
}

// scoreText writes a result; statements and roll-ups only where like does.
func scoreText(r *smm.Result, like string) string {
	var b strings.Builder
	statements, rollups := strings.Contains(like, "\n  "), strings.Contains(like, "\nall:")
	for _, p := range r.Practices {
		b.WriteString(p.Node.ID + ": " + practiceText(p) + "\n")
		if statements {
			for _, x := range p.Statements {
				fmt.Fprintf(&b, "  %s %s, %s\n", x.ID, x.Status, x.Standing)
			}
		}
	}
	if rollups {
		for _, n := range r.Nodes {
			b.WriteString(n.Node.ID + ": " + rollupText(n) + "\n")
		}
		b.WriteString("all: " + rollupText(r.Overall) + "\n")
	}
	return b.String()
}

func practiceText(p *smm.PracticeResult) string {
	priority := ""
	if p.Priority != smm.NormalPriority {
		priority = ", priority " + string(p.Priority)
	}
	if p.Outcome == smm.OutOfTarget {
		return string(p.Outcome) + priority
	}
	out := fmt.Sprintf("target %d %s, testable %d, low %d, high %d, current %d, gap %d", p.Target, p.Scope, p.Testable, p.Low, p.High, p.Current, p.Gap)
	for i, s := range p.ByScope {
		out += lead(i, ", by scope ") + fmt.Sprintf("%s %d", s.Scope, s.Level)
	}
	out += progressText(p)
	for i, x := range p.Blocking {
		out += lead(i, fmt.Sprintf(", blocking %d: ", p.Next)) + x.ID
	}
	return out + priority + "; " + string(p.Outcome)
}

func progressText(p *smm.PracticeResult) string {
	out := ", progress"
	for _, l := range p.Levels {
		if l.Asks() {
			out += fmt.Sprintf(" %d: %d/%d", l.Level, l.Met, l.Asked)
		}
		if l.Open > 0 {
			out += fmt.Sprintf(" (%d open)", l.Open)
		}
	}
	return strings.TrimSuffix(out, ", progress")
}

func rollupText(r *smm.Rollup) string {
	out := fmt.Sprintf("%d of %d meet, largest gap %d, min %d, mean %d.%d", r.Meeting, r.Tested, r.LargestGap, r.Min, r.MeanTenths/10, r.MeanTenths%10)
	return out + idsText("; gaps", r.Falling()) + idsText("; exceeding", r.Exceeding())
}

func idsText(head string, list []*smm.PracticeResult) string {
	if len(list) == 0 {
		return ""
	}
	for _, p := range list {
		head += " " + p.Node.ID
	}
	return head
}

// lead stands before the first of a list, a space before the others.
func lead(i int, first string) string {
	if i == 0 {
		return first
	}
	return " "
}
