package load

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// show remembers the practice tables that a text shows as examples. They are read when the file is done: an example may
// stand in any text, and a text in any example.
func (f *file) show(blocks []doc.Block) {
	doc.EachBlock(blocks, func(b doc.Block) {
		if e, ok := b.(*doc.Example); ok {
			f.shown = append(f.shown, e)
		}
	})
}

// examples reads what was shown. Examples inside examples are not looked for.
func (f *file) examples() {
	keys := slices.Clone(tableKeys)
	for i := range keys {
		keys[i].Required = keys[i].Name == "practice"
	}
	for _, e := range f.shown {
		p := f.part(e.Source, e.Pos)
		table := &smm.Table{Pos: e.Pos}
		if n := p.root(); n != nil {
			table = p.table(n, keys)
		}
		e.Data = table
	}
}
