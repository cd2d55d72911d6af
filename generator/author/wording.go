package author

import (
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// commentEnd is the column up to which comments are written.
const commentEnd = 120

// wording is a statement in plain words, with all that follows its first paragraph and without its items. One that says
// only where its text stands has the words of that place.
func wording(s *smm.Statement) string {
	if text := ownWords(s); text != "" || s.Root() == s {
		return text
	}
	return ownWords(s.Root())
}

func ownWords(s *smm.Statement) string {
	var b strings.Builder
	say(&b, s.Text)
	doc.EachText(s.More, func(in []doc.Inline) []doc.Inline {
		b.WriteByte(' ')
		say(&b, in)
		return in
	})
	return oneLine(b.String())
}

// fullWording is a statement with the words of what it is an item of before it and, where it is asked as one, its items
// behind it: all that an answer to it answers.
func fullWording(s *smm.Statement) string {
	text := wording(s)
	for up := s.Under; up != nil; up = up.Under {
		text = wording(up) + " " + text
	}
	if s.Whole {
		smm.Walk(s.Items, func(item *smm.Statement) { text += " " + wording(item) })
	}
	return oneLine(text)
}

// say writes inlines as a reader sees them. A link that is filled with the name of what it leads to says the id instead.
func say(b *strings.Builder, in []doc.Inline) {
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Span:
			say(b, x.Content)
		case *doc.Ref:
			sayRef(b, x)
		default:
			b.WriteString(doc.PlainText([]doc.Inline{x}))
		}
	}
}

func sayRef(b *strings.Builder, r *doc.Ref) {
	switch {
	case r.Kind == doc.Citation || r.Unresolved():
		b.WriteString(r.Raw)
	case r.Content != nil:
		say(b, r.Content)
	case r.Raw != "":
		b.WriteString(strings.Trim(r.Raw, "[]"))
	default:
		kind, id, _ := strings.Cut(r.Key, ":")
		if kind == "level" {
			id = "level " + id
		}
		b.WriteString(id)
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// remark writes a text as lines of a comment. The first line begins with lead, the others with as many blanks.
func remark(indent int, lead, text string) []string {
	first := strings.Repeat(" ", indent) + "# " + lead
	other := strings.Repeat(" ", indent) + "# " + strings.Repeat(" ", len(lead))
	var out []string
	line := first
	empty := true
	for _, word := range strings.Fields(text) {
		if !empty && len([]rune(line))+1+len([]rune(word)) > commentEnd {
			out = append(out, line)
			line, empty = other, true
		}
		if !empty {
			line += " "
		}
		line, empty = line+word, false
	}
	return append(out, strings.TrimRight(line, " "))
}
