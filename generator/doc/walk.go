package doc

import "fmt"

// EachInline calls f for every inline of the blocks, in reading order, outer ones first. Footnotes are not entered.
func EachInline(blocks []Block, f func(Inline)) {
	eachRun(blocks, func(in *[]Inline) { VisitInlines(*in, f) })
}

// EachText calls f for every run of inlines in the blocks, in reading order, and puts what it returns in its place.
func EachText(blocks []Block, f func([]Inline) []Inline) {
	eachRun(blocks, func(in *[]Inline) { *in = f(*in) })
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

func eachRun(blocks []Block, f func(*[]Inline)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			f(&b.Content)
		case *Heading:
			f(&b.Content)
		case *List:
			for _, it := range b.Items {
				eachRun(it.Blocks, f)
			}
		case *Definitions:
			for _, d := range b.Items {
				for i := range d.Terms {
					f(&d.Terms[i])
				}
				eachRun(d.Body, f)
			}
		case *Quote:
			eachRun(b.Blocks, f)
		case *Box:
			f(&b.Title)
			eachRun(b.Blocks, f)
		case *Table:
			b.eachRun(f)
		case *Figure:
			f(&b.Caption)
		case *Drawn:
			f(&b.Title)
		case *CodeBlock, *Rule, *Example:
		default:
			panic(fmt.Sprintf("doc: unknown block %T", b))
		}
	}
}

func (t *Table) eachRun(f func(*[]Inline)) {
	f(&t.Caption)
	f(&t.Title)
	for i := range t.Summary {
		f(&t.Summary[i])
	}
	for _, rows := range [][]*Row{t.Head, t.Rows} {
		for _, r := range rows {
			for _, c := range r.Cells {
				eachRun(c.Blocks, f)
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
