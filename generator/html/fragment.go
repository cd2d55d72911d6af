package html

import "smmpub/generator/doc"

// fragment is HTML with places left open that depend on the page it is put into.
type fragment struct {
	html  []byte
	marks []mark // by place
}

// mark is an open place of a fragment, before the byte at.
type mark struct {
	at      int
	kind    markKind
	level   int          // of a heading: 1 for the first below the section's own
	target  *doc.Target  // of an address or an acronym
	acronym *doc.Acronym // explained at its first use
	note    *doc.Note    // of a footnote's mark
	name    string       // of a region
}

type markKind int

const (
	addressMark markKind = iota // the address of target
	levelMark                   // a heading's level, one digit
	acronymMark
	noteMark
	nameMark // of a region, which must be the only one of its name on the page
)

// writer writes blocks and inlines into a fragment.
type writer struct {
	fragment
	book   *book
	name   string // of what is written, for tables without a caption
	levels []int  // the source levels of the headings open at this place
	linked bool   // inside a link: links within are written as their words
	held   []*doc.Note
}

// str writes markup of ours.
func (w *writer) str(s string) { w.html = append(w.html, s...) }

// text writes text of others.
func (w *writer) text(s string) { w.html = escape(w.html, s) }

// attr writes an attribute, if its value is not empty.
func (w *writer) attr(name, value string) {
	if value == "" {
		return
	}
	w.str(` ` + name + `="`)
	w.text(value)
	w.str(`"`)
}

func (w *writer) mark(m mark) {
	m.at = len(w.html)
	w.marks = append(w.marks, m)
}

// address leaves the place of an address open.
func (w *writer) address(t *doc.Target) { w.mark(mark{kind: addressMark, target: t}) }

// aliases writes the older anchors that lead to this place.
func (w *writer) aliases(ids []string) {
	for _, id := range ids {
		w.str("<span")
		w.attr("id", id)
		w.str("></span>")
	}
}

// permalink writes the link of a place to itself; the theme shows it on hover and focus.
func (w *writer) permalink(id string) { w.html = w.book.permalink(w.html, id) }

// permalink appends such a link. A page that stands alone has none: it has no address to hand on.
func (b *book) permalink(out []byte, id string) []byte {
	if id == "" || b.alone {
		return out
	}
	out = append(out, `<a class="permalink" href="`...)
	out = escape(out, fragmentOf(id))
	out = append(out, `" aria-label="`...)
	out = escape(out, fill(b.words["permalink"], "name", id))
	return append(out, `"></a>`...)
}
