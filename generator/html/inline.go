package html

import (
	"fmt"
	"strings"

	"smmpub/generator/doc"
)

func (w *writer) inlines(in []doc.Inline) {
	for _, x := range in {
		w.inline(x)
	}
}

func (w *writer) inline(x doc.Inline) {
	switch x := x.(type) {
	case *doc.Text:
		w.text(x.Text)
	case *doc.Code:
		w.inlineCode(x.Text)
	case *doc.Span:
		w.span(x)
	case *doc.Break:
		w.str("<br>")
	case *doc.Ref:
		w.ref(x)
	case *doc.Acronym:
		w.acronym(x)
	case *doc.NoteRef:
		w.noteRef(x.Note)
	case *doc.InlineImage:
		w.image(x.Image, x.Alt)
	case *doc.Badge:
		w.badge(x)
	default:
		panic(fmt.Sprintf("html: unknown inline %T", x))
	}
}

// bit is how long a piece of code may be that fits every column of a table.
const bit = 16

// inlineCode writes code within a text. A short one, such as a flag, stays on one line: browsers break lines after its hyphens.
func (w *writer) inlineCode(s string) {
	w.str("<code")
	if len(s) <= bit && strings.ContainsAny(s, "- /") {
		w.attr("class", "bit")
	}
	w.str(">")
	w.text(s)
	w.str("</code>")
}

func (w *writer) badge(b *doc.Badge) {
	w.str("<span")
	w.attr("class", classes("badge", b.Class))
	w.str(">")
	w.text(b.Text)
	w.str("</span>")
}

func (w *writer) span(s *doc.Span) {
	switch s.Style {
	case doc.Emph, doc.Strong, doc.Strike, doc.Sup, doc.Sub: // the styles are the names of HTML's elements
	default:
		panic("html: unknown style " + string(s.Style))
	}
	w.str("<" + string(s.Style) + ">")
	w.inlines(s.Content)
	w.str("</" + string(s.Style) + ">")
}

// ref writes a reference: a link when what it names is published, else its words.
func (w *writer) ref(r *doc.Ref) {
	t := w.book.target(r.Symbol)
	if w.linked || !w.book.leads(t) {
		w.words(r, t)
		return
	}
	w.str("<a")
	switch r.Kind {
	case doc.Citation, doc.Term:
		w.attr("class", string(r.Kind))
	}
	w.attr("title", t.Title)
	w.str(` href="`)
	w.address(t)
	if t.URL != "" {
		w.str(`" rel="` + w.book.away())
	}
	w.str(`">`)
	w.linked = true
	w.words(r, t)
	w.linked = false
	w.str("</a>")
	w.release()
}

// words writes what a reference reads. A citation is bracketed unless the author gave words of his own.
func (w *writer) words(r *doc.Ref, t *doc.Target) {
	bracketed := r.Kind == doc.Citation && r.Content == nil
	if bracketed {
		w.str("[")
	}
	switch {
	case r.Unresolved():
		w.text(r.Raw)
	case r.Content != nil:
		w.inlines(r.Content)
	case t != nil && len(t.Text) > 0:
		w.inlines(t.Text)
	default:
		w.text(unresolved(r))
	}
	if len(r.Locator) > 0 && r.Symbol != "" { // Raw has it already
		w.str(", ")
		w.inlines(r.Locator)
	}
	if bracketed {
		w.str("]")
	}
}

// unresolved is what a reference without words and without a target reads: its source, or its key.
func unresolved(r *doc.Ref) string {
	if (r.Symbol == "" || r.Kind == doc.Link) && r.Raw != "" || r.Key == "" {
		return r.Raw
	}
	return r.Key
}

func (w *writer) acronym(a *doc.Acronym) {
	if w.linked {
		w.text(a.Short)
		return
	}
	w.mark(mark{kind: acronymMark, acronym: a, target: w.book.target(a.Symbol)})
}

// noteRef writes a footnote's mark; one inside a link stands behind it, as links do not nest.
func (w *writer) noteRef(n *doc.Note) {
	if w.linked {
		w.held = append(w.held, n)
		return
	}
	w.mark(mark{kind: noteMark, note: n})
}

func (w *writer) release() {
	held := w.held
	w.held = nil
	for _, n := range held {
		w.noteRef(n)
	}
}

// quiet renders inlines with their styles but without links, notes and explanations: for contents and lists.
func (b *book) quiet(in []doc.Inline) string {
	w := &writer{book: b, linked: true}
	w.inlines(in)
	return string(w.html)
}

// plain is the text of inlines, references resolved, without markup: for names in attributes and for titles of pages.
func (b *book) plain(in []doc.Inline) string {
	var s strings.Builder
	b.addPlain(&s, in)
	return s.String()
}

func (b *book) addPlain(s *strings.Builder, in []doc.Inline) {
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Span:
			b.addPlain(s, x.Content)
		case *doc.Ref:
			b.addWords(s, x)
		default:
			s.WriteString(doc.PlainText([]doc.Inline{x}))
		}
	}
}

func (b *book) addWords(s *strings.Builder, r *doc.Ref) {
	t := b.target(r.Symbol)
	switch {
	case r.Content != nil:
		b.addPlain(s, r.Content)
	case t != nil && len(t.Text) > 0:
		b.addPlain(s, t.Text)
	default:
		s.WriteString(unresolved(r))
	}
}
