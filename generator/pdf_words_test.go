package generator

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"smmpub/generator/doc"
	"smmpub/generator/pdf"
)

// pdftotext is what the program reads in a file, in the order of its content.
func pdftotext(t *testing.T, data []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("SMMPUB_CI") == "1" {
			t.Fatal("poppler-utils is not installed")
		}
		t.Skip("poppler-utils is not installed")
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// ownWords tells whether all that a paragraph prints stands in it: no words of what it refers to, no numbers of notes.
func ownWords(in []doc.Inline) bool {
	own := true
	doc.VisitInlines(in, func(x doc.Inline) {
		switch x := x.(type) {
		case *doc.NoteRef, *doc.InlineImage, *doc.Badge:
			own = false
		case *doc.Ref:
			own = own && x.Content != nil && x.Kind != doc.Citation
		}
	})
	return own
}

// unspaced takes away white space: lines may end behind a hyphen.
func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

func TestEveryParagraphIsReadFromThePDFAsItWasWritten(t *testing.T) {
	r := built(t)
	for _, p := range r.site.Pubs {
		edition, err := pdf.Render(p, r.src.theme, pdf.Options{})
		if err != nil {
			t.Fatal(err)
		}
		text := pdftotext(t, edition.Data)
		tokens := map[string]bool{}
		for w := range strings.FieldsSeq(text) {
			tokens[w] = true
		}
		whole, all := unspaced(text), 0
		for _, c := range p.Chapters {
			c.Walk(func(s *doc.Section, _ int) {
				doc.EachBlock(s.Body, func(b doc.Block) {
					par, ok := b.(*doc.Paragraph)
					if !ok || !ownWords(par.Content) {
						return
					}
					all++
					wordsAreRead(t, p.ID, doc.PlainText(par.Content), whole, tokens)
				})
			})
		}
		if all < 100 {
			t.Errorf("%s: only %d paragraphs", p.ID, all)
		}
	}
}

// wordsAreRead checks that a paragraph's characters follow each other, but for one page break, and that its words stand apart.
func wordsAreRead(t *testing.T, id, text, whole string, tokens map[string]bool) {
	t.Helper()
	want := unspaced(text)
	if !strings.Contains(whole, want) && !inTwo(want, whole) {
		t.Errorf("%s: not read as written: %s", id, text)
	}
	for w := range strings.FieldsSeq(text) {
		if !tokens[w] && !strings.ContainsAny(w, "-/._:@=&#,\u2011\u2013\u2014") {
			t.Errorf("%s: the word %q is not read in: %s", id, w, text)
		}
	}
}

// inTwo tells whether a text stands in two parts, as on two pages.
func inTwo(want, whole string) bool {
	for i := range want {
		if !strings.Contains(whole, want[:i]) {
			return false
		}
		if i > 0 && strings.Contains(whole, want[i:]) {
			return true
		}
	}
	return false
}
