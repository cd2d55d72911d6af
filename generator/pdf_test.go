package generator

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/pdf"
	"smmpub/generator/pdf/layout"
	"smmpub/generator/smm"
)

var layouts sync.Map // *doc.Publication -> *layout.Document

func layoutOf(t testing.TB, r *realSite, p *doc.Publication) *layout.Document {
	t.Helper()
	if d, ok := layouts.Load(p); ok {
		return d.(*layout.Document)
	}
	d, err := pdf.Layout(p, r.src.theme)
	if err != nil {
		t.Fatal(err)
	}
	layouts.Store(p, d)
	return d
}

// said is the text of a statement as it is printed.
func said(s *smm.Statement) string {
	if s.Text == nil && s.Same != nil {
		return squeeze(doc.PlainText(s.Same.Text))
	}
	return squeeze(doc.PlainText(s.Text))
}

// statements calls f for every statement of the retail profile, in the document's order.
func statements(r *realSite, f func(*smm.Statement)) {
	for _, t := range r.retail().Tables {
		for _, row := range t.Rows {
			for _, l := range t.Model.Asking() {
				if c := row.Cell(l.Level); c != nil {
					for s := range c.Statements {
						f(s)
					}
				}
			}
		}
	}
}

func TestEveryWordOfEveryStatementIsPrintedInOrder(t *testing.T) {
	r := built(t)
	text := squeeze(layoutOf(t, r, r.pub(t, "retail-pos")).Text())
	rest, count := text, 0
	statements(r, func(s *smm.Statement) {
		count++
		_, after, ok := strings.Cut(rest, said(s))
		if !ok {
			t.Errorf("%s: %q does not stand in the layout after the statement before it", s.FullID, said(s))
			return
		}
		rest = after
	})
	if count < 200 {
		t.Errorf("only %d statements", count)
	}
}

func TestNothingIsClippedAndNoLinkDangles(t *testing.T) {
	r := built(t)
	for _, p := range r.site.Pubs {
		d := layoutOf(t, r, p)
		for _, s := range d.Overflow() {
			t.Errorf("%s: %s", p.ID, s)
		}
		for _, name := range d.Dangling {
			t.Errorf("%s: a link leads to %q, which stands nowhere", p.ID, name)
		}
		if len(d.Missing) > 0 {
			t.Errorf("%s: no font has %q", p.ID, string(d.Missing))
		}
	}
}

func TestHeadRowsStandOnEveryPageOfATable(t *testing.T) {
	r := built(t)
	parts, split := 0, 0
	for _, page := range layoutOf(t, r, r.pub(t, "retail-pos")).Pages {
		for _, part := range page.Tables {
			if !strings.HasPrefix(part.Table.Class, "practice") {
				continue
			}
			parts++
			if part.Part > 0 {
				split++
			}
			for level := range 4 {
				if want := "Comprehensiveness Level " + string(rune('1'+level)); !strings.Contains(part.Head, want) {
					t.Errorf("page %d: %s: head %q lacks %q", page.Number, part.Table.Label, part.Head, want)
				}
			}
			if title := doc.PlainText(part.Table.Title); !strings.Contains(part.Head, title) {
				t.Errorf("page %d: head %q lacks the title %q", page.Number, part.Head, title)
			}
		}
	}
	if parts < 20 || split == 0 {
		t.Errorf("%d parts of practice tables, %d of them continued", parts, split)
	}
}

// tool finds a program that the full tests need; without it they are skipped, or fail in CI.
func tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("SMMPUB_CI") != "" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed; .ci/run installs it on Debian", name)
	}
	return path
}

// printed writes the PDF of a publication to a file.
func printed(t testing.TB, r *realSite, p *doc.Publication) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), p.ID+".pdf")
	if err := os.WriteFile(name, r.files[p.PDF], 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestOtherReadersAcceptEveryPDF(t *testing.T) {
	r := built(t)
	commands := [][]string{{"qpdf", "--check"}, {"mutool", "info"}, {"pdfinfo"}, {"pdftoppm", "-r", "20", "-png"}}
	for _, c := range commands {
		tool(t, c[0])
	}
	for _, p := range r.site.Pubs {
		file := printed(t, r, p)
		for _, c := range commands {
			args := append(c[1:len(c):len(c)], file)
			if c[0] == "pdftoppm" {
				args = append(args, filepath.Join(t.TempDir(), "page"))
			}
			out, err := exec.Command(c[0], args...).CombinedOutput()
			lower := strings.ToLower(string(out))
			if err != nil || strings.Contains(lower, "warning") || strings.Contains(lower, "syntax error") {
				t.Errorf("%s: %v: %v\n%s", p.ID, c, err, out)
			}
		}
	}
}

func TestExtractedTextHoldsEveryStatement(t *testing.T) {
	r := built(t)
	program := tool(t, "pdftotext")
	out, err := exec.Command(program, "-raw", "-enc", "UTF-8", printed(t, r, r.pub(t, "retail-pos")), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := squeeze(string(out))
	statements(r, func(s *smm.Statement) {
		words := strings.Fields(said(s))
		n := min(3, len(words))
		if !strings.Contains(text, strings.Join(words[:n], " ")) && !strings.Contains(text, strings.Join(words[len(words)-n:], " ")) {
			t.Errorf("%s: pdftotext finds neither the beginning nor the end of %q", s.FullID, said(s))
		}
	})
}

func TestNamedDestinationsAreInTheFile(t *testing.T) {
	r := built(t)
	program := tool(t, "pdfinfo")
	p := r.pub(t, "retail-pos")
	out, err := exec.Command(program, "-dests", printed(t, r, p)).Output()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		if _, name, ok := strings.Cut(line, `"`); ok {
			found[strings.TrimSuffix(strings.TrimSpace(name), `"`)] = true
		}
	}
	for _, ids := range places(r.retail()) {
		for _, id := range ids {
			if !found[id] {
				t.Errorf("pdfinfo knows no destination %q", id)
			}
		}
	}
}
