package layout

import (
	"fmt"
	"strconv"
	"strings"

	"smmpub/generator/doc"
)

// span is text of one look, before lines are made of it.
type span struct {
	text  string
	style Style
	link  link
	note  *doc.Note
	image *doc.InlineImage
	whole bool // breaks at spaces only
	badge bool
}

// inliner turns inlines into spans.
type inliner struct {
	l     *layouter
	spans []span
}

// spans resolves the inlines of one paragraph.
func (l *layouter) spans(in []doc.Inline, st Style) []span {
	f := inliner{l: l}
	f.all(in, st, link{})
	return f.spans
}

func (f *inliner) text(s string, st Style, to link) {
	if to.leads() && st.Ink != doc.InkPaper {
		st.Ink = doc.InkAccent
	}
	f.l.beyond(s)
	f.spans = append(f.spans, span{text: clean(s), style: st, link: to})
}

func (f *inliner) all(in []doc.Inline, st Style, to link) {
	for _, x := range in {
		f.one(x, st, to)
	}
}

func (f *inliner) one(x doc.Inline, st Style, to link) {
	switch x := x.(type) {
	case *doc.Text:
		f.text(x.Text, st, to)
	case *doc.Code:
		st.Face = Mono | st.Face&(Bold|Italic)
		st.Size = st.Size * 88 / 100
		f.text(x.Text, st, to.coded())
	case *doc.Span:
		f.all(x.Content, spanStyle(st, x.Style), to)
	case *doc.Break:
		f.spans = append(f.spans, span{text: "\n", style: st})
	case *doc.Ref:
		f.ref(x, st)
	case *doc.Acronym:
		f.text(x.Short, st, f.l.acronym(x))
	case *doc.NoteRef:
		f.note(x.Note, st)
	case *doc.Badge:
		f.badge(x, st, to)
	case *doc.InlineImage:
		f.spans = append(f.spans, span{image: x, style: st, link: to})
	default:
		panic(fmt.Sprintf("layout: unknown inline %T", x))
	}
}

func spanStyle(st Style, q doc.Style) Style {
	switch q {
	case doc.Emph:
		st.Face ^= Italic
	case doc.Strong:
		st.Face |= Bold
	case doc.Strike:
		st.Strike = true
	case doc.Sup:
		st.Rise, st.Size = st.Size*33/100, st.Size*70/100
	case doc.Sub:
		st.Rise, st.Size = -st.Size*14/100, st.Size*70/100
	default:
		panic(fmt.Sprintf("layout: unknown style %q", q))
	}
	return st
}

// ref prints a reference's words, or those of what it names.
func (f *inliner) ref(r *doc.Ref, st Style) {
	t := f.l.pub.Targets[r.Symbol]
	if r.Symbol == "" {
		t = nil
	}
	words, to := r.Content, f.l.target(t).tagged()
	if words == nil && t != nil {
		words = t.Text
	}
	switch {
	case r.Unresolved():
		f.text(r.Raw, st, to)
	case words == nil && (r.Raw != "" || r.Symbol == ""):
		f.text(r.Raw, st, to)
	case r.Kind == doc.Citation:
		f.citation(r, words, st, to)
	case words == nil:
		f.text(r.Key, st, to)
	default:
		f.all(words, st, to)
	}
}

// citation prints [PCI-DSS, 8.2]; its key is not divided at a hyphen.
func (f *inliner) citation(r *doc.Ref, words []doc.Inline, st Style, to link) {
	start := len(f.spans)
	f.text("[", st, to)
	if words == nil {
		f.text(r.Key, st, to)
	}
	f.all(words, st, to)
	if r.Locator != nil {
		f.text(", ", st, to)
		f.all(r.Locator, st, to)
	}
	f.text("]", st, to)
	for i := range f.spans[start:] {
		f.spans[start+i].whole = i < len(f.spans[start:])-1 // what follows the bracket may stand on the next line
	}
}

func (f *inliner) note(n *doc.Note, st Style) {
	number, ok := f.l.numbers[n]
	if !ok {
		panic("layout: a footnote is not among the publication's notes")
	}
	sup := spanStyle(st, doc.Sup)
	sup.Face &^= Bold | Italic
	f.spans = append(f.spans, span{text: strconv.Itoa(number), style: sup, link: link{dest: noteAnchor(number), tag: &tag{mark: true}}, note: n})
	f.spans[len(f.spans)-1].style.Ink = doc.InkAccent
}

// noteAnchor is the name of a footnote's place, the same as in the web edition.
func noteAnchor(number int) string { return "fn-" + strconv.Itoa(number) }

// target says where a resolved reference leads from this document.
func (l *layouter) target(t *doc.Target) link {
	switch {
	case t == nil:
		return link{}
	case t.URL != "":
		return link{uri: t.URL}
	case t.Pub == l.pub:
		return link{dest: l.inner(t)}
	case l.base == "" && t.Pub != nil:
		return l.across(t)
	case l.base == "" || t.Page == "":
		return link{}
	case t.Anchor == "":
		return link{uri: l.base + t.Page}
	}
	return link{uri: l.base + t.Page + "#" + t.Anchor}
}

// inner is the destination of a target in this document. A page of the web edition begins with its section.
func (l *layouter) inner(t *doc.Target) string {
	if t.Anchor != "" {
		return t.Anchor
	}
	return l.pages[t.Page]
}

// acronym explains the first use in a chapter, and links it to the acronym's place in the list.
func (l *layouter) acronym(a *doc.Acronym) link {
	if a.Symbol == "" || l.explained[a.Symbol] {
		return link{}
	}
	l.explained[a.Symbol] = true
	to := l.target(l.pub.Targets[a.Symbol])
	to.tag = &tag{expansion: clean(a.Expansion)}
	return to
}

// plain gives the words that inlines print, for outlines and running heads.
func (l *layouter) plain(in []doc.Inline) string {
	keep := l.explained
	l.explained = map[string]bool{}
	var b strings.Builder
	for _, s := range l.spans(in, Style{}) {
		if s.note == nil {
			b.WriteString(s.text)
		}
	}
	l.explained = keep
	return strings.TrimSpace(strings.ReplaceAll(b.String(), "\n", " "))
}
