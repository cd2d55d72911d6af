package report_test

import (
	"fmt"
	"strings"

	"smmpub/generator/doc"
)

// chapterText writes a chapter the way people can compare: [badge], words->place for what leads somewhere, and a line for
// each row of a table.
func chapterText(p *doc.Publication, ch *doc.Section) string {
	w := &textWriter{targets: p.Targets}
	ch.Walk(func(s *doc.Section, depth int) {
		w.line("", strings.Repeat("=", depth+1)+" "+strings.TrimSpace(s.Label+" "+w.words(s.Title))+" #"+s.ID)
		w.blocks("", s.Body)
		w.line("", "")
	})
	return w.out.String()
}

type textWriter struct {
	targets doc.Targets
	out     strings.Builder
}

func (w *textWriter) line(indent, s string) {
	w.out.WriteString(strings.TrimRight(indent+s, " ") + "\n")
}

func (w *textWriter) blocks(indent string, blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			head := ""
			if b.Class != "" {
				head = "(" + b.Class + ") "
			}
			w.line(indent, head+w.words(b.Content))
		case *doc.Heading:
			w.line(indent, "* "+w.words(b.Content))
		case *doc.List:
			for _, it := range b.Items {
				w.line(indent, "- "+w.flat(it.Blocks))
			}
		case *doc.Definitions:
			for _, d := range b.Items {
				w.line(indent, w.words(d.Terms[0])+": "+w.flat(d.Body))
			}
		case *doc.Table:
			w.table(indent, b)
		case *doc.Figure:
			w.line(indent, fmt.Sprintf("{%s: %s} %s", b.Label, w.words(b.Caption), b.Alt))
		default:
			w.line(indent, fmt.Sprintf("%T", b))
		}
	}
}

func (w *textWriter) table(indent string, t *doc.Table) {
	wide := ""
	if t.Wide {
		wide = " (wide)"
	}
	w.line(indent, "["+t.Label+": "+w.words(t.Caption)+"]"+wide)
	for _, r := range append(append([]*doc.Row{}, t.Head...), t.Rows...) {
		row := ""
		for _, c := range r.Cells {
			id := ""
			if c.ID != "" {
				id = "#" + c.ID + " "
			}
			row += "| " + id + w.flat(c.Blocks) + " "
		}
		w.line(indent, row)
	}
}

// flat writes blocks in one line.
func (w *textWriter) flat(blocks []doc.Block) string {
	inner := &textWriter{targets: w.targets}
	inner.blocks("", blocks)
	return strings.ReplaceAll(strings.TrimSpace(inner.out.String()), "\n", " / ")
}

func (w *textWriter) words(in []doc.Inline) string {
	var b strings.Builder
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Badge:
			b.WriteString("[" + x.Text + "]")
		case *doc.Ref:
			b.WriteString(w.words(x.Content))
			if t := w.targets[x.Symbol]; t != nil {
				b.WriteString("->" + t.Anchor + t.URL)
			}
		case *doc.Span:
			b.WriteString(w.words(x.Content))
		default:
			b.WriteString(strings.ReplaceAll(doc.PlainText([]doc.Inline{x}), "\u00a0", "_"))
		}
	}
	return b.String()
}
