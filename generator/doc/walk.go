package doc

import "fmt"

// EachInline calls f for every inline of the blocks, in reading order, outer ones first. Footnotes are not entered.
func EachInline(blocks []Block, f func(Inline)) {
	EachText(blocks, func(in []Inline) []Inline {
		VisitInlines(in, f)
		return in
	})
}

// VisitInlines calls f for every inline, outer ones first.
func VisitInlines(in []Inline, f func(Inline)) {
	for _, x := range in {
		f(x)
		switch x := x.(type) {
		case *Span:
			VisitInlines(x.Content, f)
		case *Ref:
			VisitInlines(x.Content, f)
			VisitInlines(x.Locator, f)
		}
	}
}

// EachText calls f for every run of inlines in the blocks, in reading order, and puts what it returns in its place.
func EachText(blocks []Block, f func([]Inline) []Inline) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			b.Content = f(b.Content)
		case *Heading:
			b.Content = f(b.Content)
		case *List:
			for _, it := range b.Items {
				EachText(it.Blocks, f)
			}
		case *Definitions:
			for _, d := range b.Items {
				for i := range d.Terms {
					d.Terms[i] = f(d.Terms[i])
				}
				EachText(d.Body, f)
			}
		case *Quote:
			EachText(b.Blocks, f)
		case *Box:
			b.Title = f(b.Title)
			EachText(b.Blocks, f)
		case *Table:
			b.eachText(f)
		case *Figure:
			b.Caption = f(b.Caption)
		case *Drawn:
			b.Title = f(b.Title)
		case *CodeBlock, *Rule, *Example:
		default:
			panic(fmt.Sprintf("doc: unknown block %T", b))
		}
	}
}

func (t *Table) eachText(f func([]Inline) []Inline) {
	t.Caption, t.Title = f(t.Caption), f(t.Title)
	for i := range t.Summary {
		t.Summary[i] = f(t.Summary[i])
	}
	for _, rows := range [][]*Row{t.Head, t.Rows} {
		for _, r := range rows {
			for _, c := range r.Cells {
				EachText(c.Blocks, f)
			}
		}
	}
}

// EachBlock calls f for every block, in reading order, outer ones first. Footnotes are not entered.
func EachBlock(blocks []Block, f func(Block)) {
	for _, b := range blocks {
		f(b)
		switch b := b.(type) {
		case *List:
			for _, it := range b.Items {
				EachBlock(it.Blocks, f)
			}
		case *Definitions:
			for _, d := range b.Items {
				EachBlock(d.Body, f)
			}
		case *Quote:
			EachBlock(b.Blocks, f)
		case *Box:
			EachBlock(b.Blocks, f)
		case *Table:
			for _, r := range append(b.Head[:len(b.Head):len(b.Head)], b.Rows...) {
				for _, c := range r.Cells {
					EachBlock(c.Blocks, f)
				}
			}
		}
	}
}
