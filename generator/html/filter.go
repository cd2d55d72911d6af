package html

import "smmpub/generator/doc"

// filters writes choices of what is shown. They stay hidden until the script has found them: without it all is shown.
func (p *page) filters(list []doc.Filter) {
	if len(list) == 0 {
		return
	}
	w := &writer{book: p.book}
	w.str(`<form class="tools filter" hidden>` + "\n")
	for _, f := range list {
		w.selection(f.Facet, f.Name, f.All, f.Choices)
	}
	w.str("</form>\n")
	p.out = append(p.out, w.html...)
}
