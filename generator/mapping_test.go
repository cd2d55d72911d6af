package generator

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"smmpub/generator/doc"
)

// TestMappings composes the small site with the files of each testdata/mappings/*.txtar laid over it. The file `out` of an
// archive is, as text, what the mapping `steering` prints, what stands beside the model's practices, and the crosswalks.
func TestMappings(t *testing.T) {
	cases(t, "testdata/mappings", func(t *testing.T, site fstest.MapFS) string {
		r := builtFrom(t, site)
		var b strings.Builder
		mapping := r.pub(t, "steering")
		for _, ch := range mapping.Chapters {
			ch.Walk(func(s *doc.Section, _ int) {
				if s.Kind != doc.Practice {
					flowText(&b, s, "", s.Body)
					ledTo(&b, mapping, s.Body)
				}
			})
		}
		b.WriteString(tablesText(mapping))
		for _, ch := range r.pub(t, "docs").Chapters {
			ch.Walk(func(s *doc.Section, _ int) {
				if s.Kind == doc.Practice {
					flowText(&b, s, "beside ", slices.DeleteFunc(slices.Clone(s.Aside), isTable))
				}
			})
		}
		for _, page := range r.site.Pages {
			page.Walk(func(s *doc.Section, _ int) {
				if strings.HasPrefix(page.Path, "frameworks/") {
					flowText(&b, s, "", s.Body)
				}
			})
		}
		linksLead(t, r)
		return b.String()
	})
}

func isTable(b doc.Block) bool {
	_, ok := b.(*doc.Table)
	return ok
}

// ledTo writes where the links in running text lead.
func ledTo(b *strings.Builder, p *doc.Publication, blocks []doc.Block) {
	doc.EachInline(slices.DeleteFunc(slices.Clone(blocks), isTable), func(in doc.Inline) {
		if r, ok := in.(*doc.Ref); ok {
			to := p.Targets[r.Symbol]
			fmt.Fprintf(b, "  %s leads to %q in %s#%s\n", r.Key, doc.PlainText(to.Text), to.Page, to.Anchor)
		}
	})
}

// flowText writes blocks for reading, boxes and tables with what is in them; nothing of a section without any.
func flowText(b *strings.Builder, s *doc.Section, what string, blocks []doc.Block) {
	if len(blocks) > 0 {
		fmt.Fprintf(b, "%s%q %s\n", what, s.Text(), s.ID)
	}
	boxText(b, "  ", blocks)
}

func boxText(b *strings.Builder, indent string, blocks []doc.Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *doc.Box:
			fmt.Fprintf(b, "%sbox %q\n", indent, doc.PlainText(block.Title))
			boxText(b, indent+"  ", block.Blocks)
		case *doc.Table:
			tableText(b, block)
		default:
			blockText(b, indent, block)
		}
	}
}
