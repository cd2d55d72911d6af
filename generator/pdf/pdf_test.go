package pdf

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
)

func laidOut(t testing.TB, p *doc.Publication) *layout.Document {
	t.Helper()
	d, err := Layout(p, look())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSampleStandsInsideItsPages(t *testing.T) {
	d := laidOut(t, sample())
	for _, s := range d.Overflow() {
		t.Error(s)
	}
	if len(d.Dangling) > 0 || len(d.Missing) > 0 {
		t.Errorf("dangling %q, missing %q", d.Dangling, d.Missing)
	}
}

func TestEveryTableHeadStandsOnEachPageItSpans(t *testing.T) {
	d := laidOut(t, sample())
	parts := map[string]int{}
	for _, p := range d.Pages {
		for _, part := range p.Tables {
			parts[part.Table.ID]++
			for _, c := range part.Table.Head[0].Cells {
				if want := doc.PlainText(content(c.Blocks)); !strings.Contains(part.Head, want) {
					t.Errorf("page %d: head of %s lacks %q", p.Number, part.Table.ID, want)
				}
			}
			if part.Rows == 0 {
				t.Errorf("page %d: %s has a head and no row", p.Number, part.Table.ID)
			}
		}
	}
	if parts["table-p1"] < 3 || parts["table-p4"] != 1 {
		t.Errorf("parts of tables: %v", parts)
	}
}

func content(bs []doc.Block) []doc.Inline {
	var out []doc.Inline
	doc.EachInline(bs, func(x doc.Inline) { out = append(out, x) })
	return out
}

func TestRowHeadIsRepeatedAsContinued(t *testing.T) {
	d := laidOut(t, sample())
	for i, p := range d.Pages {
		for _, part := range p.Tables {
			if part.Table.ID == "table-p1" && part.Part == 1 {
				want := regexp.MustCompile(`Industry-specific considerations\s+\(continued\)`)
				if !want.MatchString(d.TextPages()[i]) {
					t.Errorf("page %d does not repeat the row's label:\n%s", p.Number, d.TextPages()[i])
				}
			}
		}
	}
}

func TestTextHoldsEveryParagraphWhole(t *testing.T) {
	pub := sample()
	text := laidOut(t, pub).Text()
	eachSection(pub, func(s *doc.Section) {
		doc.EachText(s.Body, func(in []doc.Inline) []doc.Inline {
			for _, x := range in {
				if w, ok := x.(*doc.Text); ok && !strings.Contains(text, strings.TrimSpace(w.Text)) {
					t.Errorf("%s: the text lacks %q", s.ID, w.Text)
				}
			}
			return in
		})
	})
}

func eachSection(pub *doc.Publication, f func(*doc.Section)) {
	for _, c := range pub.Chapters {
		c.Walk(func(s *doc.Section, _ int) { f(s) })
	}
}

// anchors are all names that a publication's tree bears.
func anchors(pub *doc.Publication) []string {
	var out []string
	var blocks func(bs []doc.Block)
	rows := func(rs []*doc.Row) {
		for _, r := range rs {
			for _, c := range r.Cells {
				out = append(append(out, c.ID), c.Aliases...)
				blocks(c.Blocks)
			}
		}
	}
	blocks = func(bs []doc.Block) {
		for _, b := range bs {
			switch b := b.(type) {
			case *doc.List:
				for _, it := range b.Items {
					out = append(append(out, it.ID), it.Aliases...)
					blocks(it.Blocks)
				}
			case *doc.Definitions:
				for _, d := range b.Items {
					out = append(out, d.ID)
				}
			case *doc.Figure:
				out = append(out, b.ID)
			case *doc.Table:
				out = append(out, b.ID)
				rows(b.Head)
				rows(b.Rows)
			}
		}
	}
	eachSection(pub, func(s *doc.Section) { out = append(out, s.ID); blocks(s.Body) })
	for i := range pub.Notes {
		out = append(out, fmt.Sprintf("fn-%d", i+1))
	}
	return out
}

func TestEveryAnchorIsADestination(t *testing.T) {
	pub := sample()
	named := map[string]bool{"": true}
	for _, d := range laidOut(t, pub).Dests {
		named[d.Name] = true
	}
	for _, a := range anchors(pub) {
		if !named[a] {
			t.Errorf("no destination %q", a)
		}
	}
}

func TestContentsNameTruePages(t *testing.T) {
	pub := sample()
	d := laidOut(t, pub)
	page := map[string]string{}
	for _, x := range d.Dests {
		page[x.Name] = d.Pages[x.Page].Label
	}
	front := strings.Join(d.TextPages()[:d.Front], "\n")
	check := func(label, title, id string) {
		line := regexp.MustCompile(regexp.QuoteMeta(strings.TrimSpace(label+" "+title)) + `\s*[. ]*` + page[id] + "\n")
		if !line.MatchString(front) {
			t.Errorf("contents do not lead %q to page %s", label+" "+title, page[id])
		}
	}
	eachSection(pub, func(s *doc.Section) {
		if !s.Silent {
			check(s.Label, s.Text(), s.ID)
		}
	})
	for _, x := range append(append([]doc.Listed{}, pub.Figures...), pub.Tables...) {
		check(x.Label, doc.PlainText(x.Caption), x.Anchor)
	}
	if strings.Contains(front, "Silent") {
		t.Error("a silent section is in the contents")
	}
}

func TestFootnotesStandOnThePageOfTheirMark(t *testing.T) {
	d := laidOut(t, sample())
	at := map[string]int{}
	for _, x := range d.Dests {
		at[x.Name] = x.Page
	}
	marks := 0
	for i, p := range d.Pages {
		for _, m := range p.Marks {
			if x, ok := m.(*layout.Text); ok && x.NoteMark {
				marks++
				if on := at["fn-"+strings.TrimSpace(x.Text)]; on != i {
					t.Errorf("note %s is called on page %d and stands on page %d", x.Text, i, on)
				}
			}
		}
	}
	if marks < 5 {
		t.Errorf("%d marks", marks)
	}
}

func TestNoHeadingEndsAPage(t *testing.T) {
	d := laidOut(t, sample())
	for _, p := range d.Pages {
		var last *layout.Text
		for _, m := range p.Marks {
			if x, ok := m.(*layout.Text); ok && x.Node != nil && x.Node.Parent != nil {
				last = x
			}
		}
		if last != nil && strings.HasPrefix(last.Node.Role, "H") {
			t.Errorf("page %d ends with %q", p.Number, last.Text)
		}
	}
}

func TestRenderIsDeterministicAndParallel(t *testing.T) {
	want, err := Render(sample(), look(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			got, err := Render(sample(), look(), Options{})
			if err != nil || !bytes.Equal(got.Data, want.Data) {
				t.Errorf("another run gives other bytes, error %v", err)
			}
		})
	}
	wg.Wait()
}

// Images of one width come out of fpdf in the order of a map.
func TestImagesOfOneWidthKeepTheirOrder(t *testing.T) {
	pub := sample()
	for i := range 8 {
		pub.Chapters[0].Body = append(pub.Chapters[0].Body, &doc.Figure{ID: fmt.Sprint("im", i), Image: picture(64, 20+i)})
	}
	want, err := Render(pub, look(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range 4 {
		if got, _ := Render(pub, look(), Options{}); !bytes.Equal(got.Data, want.Data) {
			t.Fatal("another run gives other bytes")
		}
	}
}

// The golden form of a PDF is its layout as text, page by page.
func TestLayoutAsText(t *testing.T) {
	for name, pub := range map[string]*doc.Publication{"sample": sample(), "assessed": assessed()} {
		d := laidOut(t, pub)
		var b strings.Builder
		for i, s := range d.TextPages() {
			p := d.Pages[i]
			fmt.Fprintf(&b, "=== page %s, %d x %d\n%s\n", p.Label, p.Width/layout.Pt, p.Height/layout.Pt, s)
		}
		golden(t, "testdata/"+name+".txt", b.String())
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if os.Getenv("SMMPUB_UPDATE") == "1" {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the layout is not that of %s; SMMPUB_UPDATE=1 rewrites it%s", name, difference(got, string(want)))
	}
}

// difference shows the first line that differs.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("\nline %d:\n got %q\nwant %q", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("\n%d lines, want %d", len(g), len(w))
}

func TestUnknownBlockPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a Drawn was swallowed")
		}
	}()
	pub := sample()
	pub.Chapters[0].Body = []doc.Block{&doc.Drawn{What: "figure:x"}}
	laidOut(t, pub)
}

func BenchmarkRender(b *testing.B) {
	pub := sample()
	for i := range 3 {
		for _, c := range sample().Chapters {
			rename(c, fmt.Sprint("copy", i))
			pub.Chapters = append(pub.Chapters, c)
		}
	}
	for _, c := range pub.Chapters { // the copies' notes are not the publication's
		c.Walk(func(s *doc.Section, _ int) { s.Body = withoutNotes(s.Body) })
	}
	pages := len(laidOut(b, pub).Pages)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Render(pub, look(), Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/1000/float64(pages), "ms/page")
	b.ReportMetric(float64(pages), "pages")
}

func rename(s *doc.Section, prefix string) {
	s.Walk(func(s *doc.Section, _ int) { s.ID = prefix + s.ID })
}

func withoutNotes(bs []doc.Block) []doc.Block {
	doc.EachText(bs, func(in []doc.Inline) []doc.Inline {
		var out []doc.Inline
		for _, x := range in {
			if _, ok := x.(*doc.NoteRef); !ok {
				out = append(out, x)
			}
		}
		return out
	})
	return bs
}
