package author

import (
	"slices"
	"strings"

	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// reference is a word of a list that names something of the old editions.
type reference struct {
	load.Scalar
	key int    // of the list, among the scalars
	now string // "": it names nothing any more
}

// references edits what findings, actions and the system name. What names nothing any more becomes a comment.
func (b *book) references() []edit {
	subjects := map[smm.Word]smm.Subject{}
	for _, f := range b.old.Findings {
		pairWords(subjects, f.Statements, f.About)
	}
	for _, a := range b.old.Actions {
		words := slices.DeleteFunc(slices.Clone(a.Closes), func(w smm.Word) bool {
			return slices.ContainsFunc(a.Findings, func(f *smm.Finding) bool { return f.ID == w.Text })
		})
		pairWords(subjects, words, a.About)
	}
	var out []edit
	lists := map[int][]reference{}
	var order []int
	key := -1
	for i, s := range b.l.scalars {
		if s.Key {
			key = i
			continue
		}
		now, ok := b.renamedTo(s, subjects)
		if !ok {
			continue
		}
		if !slices.Contains(order, key) {
			order = append(order, key)
		}
		lists[key] = append(lists[key], reference{s, key, now})
	}
	for _, key := range order {
		out = append(out, b.list(lists[key])...)
	}
	return out
}

func pairWords(m map[smm.Word]smm.Subject, words []smm.Word, about []smm.Subject) {
	for i, w := range words {
		if i < len(about) {
			m[w] = about[i]
		}
	}
}

// renamedTo says what a word names now; ok is false for what is no reference.
func (b *book) renamedTo(s load.Scalar, subjects map[smm.Word]smm.Subject) (now string, ok bool) {
	switch at := strings.TrimSuffix(strings.Join(s.Path, "/"), "/-"); {
	case at == "system/devices":
		if hasDevice(b.now, s.Text) {
			return s.Text, true
		}
		return "", true
	case at == "findings/-/statements" || at == "findings/statements" || at == "actions/-/closes" || at == "actions/closes":
		for w, subject := range subjects {
			if w.Text == s.Text && w.Pos.Line == s.Pos.Line && w.Pos.Col == s.Pos.Col {
				return b.subject(s.Text, subject), true
			}
		}
		return s.Text, true
	}
	return "", false
}

// subject is the name of what a finding is about, in the new editions.
func (b *book) subject(text string, about smm.Subject) string {
	if about.Statement == nil {
		for _, t := range about.Tables {
			if now := b.pairs.table[t]; now != nil && now.Row(about.Scope) != nil && b.now.Model.Level(about.Level) != nil && b.still(text, now, about) {
				return text
			}
		}
		return ""
	}
	to := b.pairs.to[about.Statement]
	if len(to) == 0 {
		return ""
	}
	n := to[0]
	key := keyOf(b.now, n.Table, n.Cell.Scope, n.Cell.Level, n.ID)
	full := n.Table.Practice.Text + "." + afterSlash(key)
	pub, _, prefixed := strings.Cut(text, "/")
	switch {
	case strings.Contains(key, "/") || prefixed && strings.Contains(pub, "@"):
		return n.Table.Owner().ID + "/" + full
	case prefixed:
		return pub + "/" + full
	}
	return full
}

// still reports that a cell's name means a cell: that of a row which stands in a reference ends in all.
func (b *book) still(text string, now *smm.Table, about smm.Subject) bool {
	return !strings.HasSuffix(text, "."+smm.ExternalID) || now.Row(about.Scope).External.Text != ""
}

// list edits the words of one list.
func (b *book) list(words []reference) []edit {
	var out []edit
	var lost []string
	for _, w := range words {
		switch {
		case w.now == "":
			lost = append(lost, w.Text)
		case w.now != w.Text:
			out = append(out, b.l.token(w.Scalar, w.now))
		}
	}
	if len(lost) == 0 {
		return out
	}
	path := b.l.scalars[words[0].key].Path
	b.migration.Notes = append(b.migration.Notes, "gone: "+strings.Join(lost, ", ")+", named by "+path[0]+" under "+path[len(path)-1])
	return append(out, b.drop(words, lost)...)
}

// drop takes words out of a list, and says so in a comment.
func (b *book) drop(words []reference, lost []string) []edit {
	key := b.l.scalars[words[0].key]
	open := b.l.value(key)
	if open < 0 { // one word a line
		return b.dropLines(words, len(lost) == len(words))
	}
	var kept []string
	for _, w := range words {
		switch w.now {
		case "":
		case w.Text: // with its quotation marks
			at := b.l.src.offset(w.Pos)
			kept = append(kept, string(b.l.src.raw[at:at+tokenLen(b.l.src.raw[at:], w.Text)]))
		default:
			kept = append(kept, w.now)
		}
	}
	end := open + tokenLen(b.l.src.raw[open:], words[0].Text)
	if b.l.src.raw[open] == '[' {
		_, end = flowParts(b.l.src.raw, open)
	}
	line := b.itemLine(words[0].key)
	text := b.l.src.line(line)
	indent := len(text) - len(strings.TrimLeft(text, " "))
	note := inner("", "gone with "+b.e.text()+", and named here before under "+key.Text+": "+strings.Join(lost, ", "))
	return []edit{b.l.after(line-1, note, indent), {open, end, "[" + strings.Join(kept, ", ") + "]"}}
}

func (b *book) dropLines(words []reference, all bool) []edit {
	key := b.l.scalars[words[0].key]
	var out []edit
	if all {
		at := b.l.src.offset(key.Pos) + tokenLen(b.l.src.raw[b.l.src.offset(key.Pos):], key.Text) + 1
		out = append(out, edit{at, at, " []"})
	}
	for _, w := range words {
		if w.now == "" {
			n := w.Pos.Line
			text := b.l.src.line(n)
			indent := len(text) - len(strings.TrimLeft(text, " "))
			out = append(out, b.l.replace(n, n, []string{"# gone: " + text[indent:]}, indent))
		}
	}
	return out
}

// itemLine is the line on which the finding or the action that holds a key begins.
func (b *book) itemLine(key int) int {
	path := b.l.scalars[key].Path
	if len(path) < 3 {
		return b.l.scalars[key].Pos.Line
	}
	first := key
	seen := map[string]bool{path[len(path)-1]: true}
	for i := key - 1; i >= 0; i-- {
		s := b.l.scalars[i]
		if len(s.Path) < 3 || !slices.Equal(s.Path[:2], path[:2]) {
			break
		}
		if s.Key {
			if seen[s.Path[2]] {
				break
			}
			seen[s.Path[2]] = true
			first = i
		}
	}
	return b.l.scalars[first].Pos.Line
}
