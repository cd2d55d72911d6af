package generator

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// TestAssessmentsJoin joins all assessments/*.yaml of each testdata/join/*.txtar. The file `out` of an archive is what was
// found, or what they make together.
func TestAssessmentsJoin(t *testing.T) {
	cases(t, "testdata/join", func(t *testing.T, site fstest.MapFS) string {
		src, _, err := read(site, embedded())
		if err != nil {
			t.Fatal(err)
		}
		names := assessmentsIn(site)
		out := joinedText(t, site, src.lib, names)
		slices.Reverse(names)
		if other := joinedText(t, site, src.lib, names); other != out {
			t.Errorf("in another order:\n%s", other)
		}
		return out
	})
}

func assessmentsIn(site fstest.MapFS) []string {
	var names []string
	for name := range site {
		if path.Dir(name) == "assessments" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func joinedText(t *testing.T, site fstest.MapFS, lib *smm.Library, names []string) string {
	var list diag.List
	var parts []*smm.Assessment
	for _, name := range names {
		a, err := load.Assessment(site, name, &list)
		if err != nil || a == nil {
			t.Fatal(name, err, list.Sorted())
		}
		parts = append(parts, a)
	}
	var b strings.Builder
	if a := check.Join(parts, &list); a != nil {
		check.Assessment(lib, a, &list)
		assessmentText(&b, a)
	}
	if err := diag.Fprint(&b, list.Sorted(), load.Source(site)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func assessmentText(b *strings.Builder, a *smm.Assessment) {
	fmt.Fprintf(b, "%s %q %s, %s, %s, %s\nbasis", a.ID, a.Edition, a.Organization.Sector, a.System.Name, a.Date.Text, a.Classification)
	for _, x := range a.Basis {
		b.WriteString(" " + x.Pub.Text + " " + x.Edition.Text)
	}
	b.WriteString("\nassessors")
	for _, p := range a.Assessors {
		b.WriteString(" " + p.Name)
	}
	b.WriteString("\nevidence")
	for _, e := range a.Evidence {
		b.WriteString(" " + e.ID)
	}
	b.WriteString("\nfindings")
	for _, f := range a.Findings {
		b.WriteString(" " + f.ID)
	}
	for _, p := range a.Practices {
		fmt.Fprintf(b, "\n%s: declared %t:", p.Practice.Text, p.Declared.Given())
		for _, c := range p.Comment {
			b.WriteString(" " + doc.PlainText(c.(*doc.Paragraph).Content))
		}
		for _, x := range p.Answers {
			fmt.Fprintf(b, "\n  %s %s, from %s", x.Key.Text, x.Status, x.Key.Pos.File)
		}
	}
	b.WriteString("\n")
}
