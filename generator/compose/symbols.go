package compose

import "smmpub/generator/doc"

// eachSymbol calls f for every symbol that a publication's texts, footnotes and figures name.
func eachSymbol(p *doc.Publication, f func(string)) {
	frontSymbols(&p.Front, f)
	lookSymbols(p.Look, f)
	eachSection(p, func(s *doc.Section) { sectionSymbols(s, f) })
	for _, n := range notes(p) {
		blockSymbols(n.Blocks, f)
	}
}

func sectionSymbols(s *doc.Section, f func(string)) {
	inlineSymbols(s.Title, f)
	blockSymbols(s.Body, f)
	blockSymbols(s.Aside, f)
}

func frontSymbols(front *doc.Front, f func(string)) {
	blockSymbols(front.Abstract, f)
	blockSymbols(front.Legal, f)
	blockSymbols(front.IPR, f)
	inlineSymbols(front.Copyright, f)
	inlineSymbols(front.Standing, f)
	inlineSymbols(front.Address, f)
	for _, e := range front.Editions {
		f(e.Symbol)
	}
	for _, h := range front.History {
		inlineSymbols(h.Changes, f)
	}
	for _, list := range [][]doc.Ref{front.Translates, front.Extends, front.Based, front.Related} {
		for _, r := range list {
			f(r.Symbol)
		}
	}
	for _, e := range front.Errata {
		if e.At != nil {
			f(e.At.Symbol)
		}
	}
}

func inlineSymbols(in []doc.Inline, f func(string)) {
	doc.VisitInlines(in, func(x doc.Inline) { inlineSymbol(x, f) })
}

// inlineSymbol calls f for the symbol of one inline; those within it are not looked at.
func inlineSymbol(x doc.Inline, f func(string)) {
	switch x := x.(type) {
	case *doc.Ref:
		if x.Symbol != "" {
			f(x.Symbol)
		}
	case *doc.Acronym:
		f(x.Symbol)
	}
}

func blockSymbols(blocks []doc.Block, f func(string)) {
	doc.EachBlock(blocks, func(b doc.Block) {
		fig, ok := b.(*doc.Figure)
		if !ok || fig.Scene == nil {
			return
		}
		for _, shape := range fig.Scene.Shapes {
			if l, ok := shape.(*doc.Label); ok && l.Symbol != "" {
				f(l.Symbol)
			}
		}
	})
	doc.EachInline(blocks, func(x doc.Inline) { inlineSymbol(x, f) })
}
