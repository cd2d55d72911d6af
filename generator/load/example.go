package load

import (
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// show remembers the practice tables that a text shows as examples. They are read when the file is done: an example may
// stand in any text, and a text in any example.
func (f *file) show(blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Example:
			f.shown = append(f.shown, b)
		case *doc.Quote:
			f.show(b.Blocks)
		case *doc.List:
			for _, it := range b.Items {
				f.show(it.Blocks)
			}
		case *doc.Definitions:
			for _, d := range b.Items {
				f.show(d.Body)
			}
		}
	}
}

// examples reads what was shown. Examples inside examples are not looked for.
func (f *file) examples() {
	keys := slices.Clone(tableKeys)
	for i := range keys {
		keys[i].Required = keys[i].Name == "practice"
	}
	for _, e := range f.shown {
		if strings.TrimSpace(e.Source) == "" {
			f.list.Errorf(e.Pos, "empty-file", "the example shows nothing").Hint = "write the YAML of a practice table into it"
			continue
		}
		p := f.part(e.Source, e.Pos)
		table := &smm.Table{Pos: e.Pos}
		if n := p.root(); n != nil {
			table = p.table(n, keys)
		}
		e.Data = table
	}
}
