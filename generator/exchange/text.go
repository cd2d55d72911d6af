package exchange

import (
	"fmt"
	"strconv"
	"strings"

	"smmpub/generator/doc"
)

// line is running text without markup, one space between words.
func line(in []doc.Inline) string {
	return strings.Join(strings.Fields(doc.PlainText(spoken(in))), " ")
}

// spoken gives references without words of their own the words that the author wrote for them: a link's key.
func spoken(in []doc.Inline) []doc.Inline {
	out := make([]doc.Inline, 0, len(in))
	for _, x := range in {
		switch r := x.(type) {
		case *doc.Span:
			x = &doc.Span{Style: r.Style, Content: spoken(r.Content)}
		case *doc.Ref:
			switch {
			case r.Unresolved(): // stays as it was written
			case len(r.Content) > 0:
				x = &doc.Ref{Content: spoken(r.Content)}
			case r.Raw == "":
				x = &doc.Text{Text: r.Key}
			}
		}
		out = append(out, x)
	}
	return out
}

// blocks is text without markup: an empty line between paragraphs, "- " or a number before the items of a list, a tab
// between cells.
func blocks(list []doc.Block) string {
	var out []string
	for _, b := range list {
		if s := text(b); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n\n")
}

func text(b doc.Block) string {
	switch b := b.(type) {
	case *doc.Paragraph:
		return line(b.Content)
	case *doc.Heading:
		return line(b.Content)
	case *doc.List:
		return items(b)
	case *doc.Definitions:
		return definitions(b)
	case *doc.Quote:
		return blocks(b.Blocks)
	case *doc.CodeBlock:
		return code(b)
	case *doc.Table:
		return rows(b)
	case *doc.Figure:
		return strings.TrimSpace(b.Label + " " + line(b.Caption))
	case *doc.Box:
		return strings.TrimSpace(line(b.Title) + "\n\n" + blocks(b.Blocks))
	case *doc.Drawn:
		return line(b.Title)
	case *doc.Rule, *doc.Example:
		return ""
	}
	panic(fmt.Sprintf("exchange: unknown block %T", b))
}

func items(l *doc.List) string {
	var out []string
	for i, it := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = strconv.Itoa(l.Start+i) + ". "
		}
		inside := strings.ReplaceAll(blocks(it.Blocks), "\n\n", "\n")
		out = append(out, mark+strings.ReplaceAll(inside, "\n", "\n"+strings.Repeat(" ", len(mark))))
	}
	return strings.Join(out, "\n")
}

func definitions(d *doc.Definitions) string {
	var out []string
	for _, it := range d.Items {
		for _, t := range it.Terms {
			out = append(out, line(t))
		}
		out = append(out, blocks(it.Body))
	}
	return strings.Join(out, "\n\n")
}

func code(c *doc.CodeBlock) string {
	var b strings.Builder
	if c.Title != "" {
		b.WriteString(c.Title + "\n")
	}
	for i, tokens := range c.Lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, t := range tokens {
			b.WriteString(t.Text)
		}
	}
	return b.String()
}

func rows(t *doc.Table) string {
	var out []string
	for _, part := range [][]*doc.Row{t.Head, t.Rows} {
		for _, r := range part {
			cells := each(r.Cells, func(c *doc.Cell) string {
				return strings.Join(strings.Fields(blocks(c.Blocks)), " ")
			})
			out = append(out, strings.Join(cells, "\t"))
		}
	}
	return strings.Join(out, "\n")
}
