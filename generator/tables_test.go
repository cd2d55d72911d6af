package generator

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"smmpub/generator/doc"
)

// TestTables composes the small site with the files of each testdata/tables/*.txtar laid over it. The file `out` of an
// archive is the tables of the publication howto, as text. What stands in it stands in both editions too.
func TestTables(t *testing.T) {
	cases(t, "testdata/tables", func(t *testing.T, site fstest.MapFS) string {
		r := builtFrom(t, site)
		pub := r.pub(t, "howto")
		bothEditions(t, r, pub)
		return tablesText(pub)
	})
}

func builtFrom(t *testing.T, site fstest.MapFS) *realSite {
	t.Helper()
	r := &realSite{}
	r.src, r.result, r.err = read(site, embedded())
	if r.err != nil || r.result.Failed() {
		t.Fatalf("%v\n%s", r.err, findings(t, site))
	}
	if r.render(); r.err != nil {
		t.Fatal(r.err)
	}
	return r
}

// bothEditions looks for every text of every practice table on the practice's page and in the PDF.
func bothEditions(t *testing.T, r *realSite, pub *doc.Publication) {
	print := squeeze(layoutOf(t, r, pub).Text())
	for _, ch := range pub.Chapters {
		ch.Walk(func(s *doc.Section, _ int) {
			if s.Kind != doc.Practice {
				return
			}
			web := squeeze(parsePage(t, r.files[s.Path]).text)
			doc.EachBlock(s.Body, func(b doc.Block) {
				p, ok := b.(*doc.Paragraph)
				if !ok {
					return
				}
				for _, in := range p.Content {
					text, ok := in.(*doc.Text)
					if word := squeeze(strings.Trim(textOf(text, ok), " .,")); !strings.Contains(web, word) || !strings.Contains(print, word) {
						t.Errorf("%q: on the page %v, in the PDF %v", word, strings.Contains(web, word), strings.Contains(print, word))
					}
				}
			})
		})
	}
}

func textOf(t *doc.Text, ok bool) string {
	if !ok {
		return ""
	}
	return t.Text
}

// tablesText writes a publication's practice tables for reading: a line for each cell and each statement.
func tablesText(p *doc.Publication) string {
	var b strings.Builder
	for _, ch := range p.Chapters {
		ch.Walk(func(s *doc.Section, _ int) {
			if s.Kind != doc.Practice {
				return
			}
			fmt.Fprintf(&b, "section %q %s\n", strings.TrimSpace(s.Label+" "+s.Text()), s.ID)
			for _, block := range s.Body {
				if t, ok := block.(*doc.Table); ok {
					tableText(&b, t)
				} else {
					blockText(&b, "  ", block)
				}
			}
		})
	}
	return b.String()
}

func tableText(b *strings.Builder, t *doc.Table) {
	fmt.Fprintf(b, "  %s: %s | %s\n", t.Label, doc.PlainText(t.Caption), doc.PlainText(t.Title))
	for _, line := range t.Summary {
		fmt.Fprintf(b, "  summary: %s\n", doc.PlainText(line))
	}
	for _, rows := range [][]*doc.Row{t.Head, t.Rows} {
		for _, r := range rows {
			fmt.Fprintf(b, "  row %s\n", r.Class)
			for _, c := range r.Cells {
				cellText(b, c)
			}
		}
	}
}

func cellText(b *strings.Builder, c *doc.Cell) {
	fmt.Fprintf(b, "    %s%s", c.Class, map[bool]string{true: " head=" + string(c.Head)}[c.Head != ""])
	if c.ID != "" {
		fmt.Fprintf(b, " #%s", c.ID)
	}
	for _, id := range c.Aliases {
		fmt.Fprintf(b, " #%s", id)
	}
	if c.Span > 1 || c.Down > 1 {
		fmt.Fprintf(b, " %dx%d", max(1, c.Span), max(1, c.Down))
	}
	b.WriteByte('\n')
	for _, block := range c.Blocks {
		blockText(b, "      ", block)
	}
}

func blockText(b *strings.Builder, indent string, block doc.Block) {
	switch block := block.(type) {
	case *doc.Paragraph:
		fmt.Fprintf(b, "%s%s\n", indent, strings.TrimPrefix(block.Class+": "+doc.PlainText(block.Content), ": "))
	case *doc.List:
		mark := "-"
		if block.Ordered {
			mark = "1."
		}
		for _, it := range block.Items {
			fmt.Fprintf(b, "%s%s #%s", indent, mark, it.ID)
			for _, id := range it.Aliases {
				fmt.Fprintf(b, " #%s", id)
			}
			if it.Class != "statement" {
				fmt.Fprintf(b, " (%s)", it.Class)
			}
			if it.Facets.Devices != nil {
				fmt.Fprintf(b, " %v", it.Facets.Devices)
			}
			b.WriteByte('\n')
			for _, inner := range it.Blocks {
				blockText(b, indent+"  ", inner)
			}
		}
	default:
		fmt.Fprintf(b, "%s%T\n", indent, block)
	}
}
