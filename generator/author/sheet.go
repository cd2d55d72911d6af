package author

import (
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/smm"
)

// keyIndent is where the keys of statements stand in a file that the program writes.
const keyIndent = 6

// statements writes what is asked of a practice and gives the number of keys.
func (w *sheetWriter) statements(asks []ask) int {
	n := 0
	heading := ""
	for _, x := range asks {
		if x.Standing == smm.Unasked || x.Standing == smm.Devices {
			continue
		}
		if now := w.heading(x); now != heading {
			heading = now
			w.add("")
			w.add(remark(keyIndent, "-- ", now+" --")...)
			w.add("")
		}
		w.add(w.words(keyIndent, x)...)
		if x.Key != "" {
			w.add(strings.Repeat(" ", keyIndent) + x.Key + ": " + string(smm.Unassessed))
			n++
		}
	}
	return n
}

// heading says where a statement stands: level, row, part.
func (w *sheetWriter) heading(x ask) string {
	level := levelWord(x.Table) + " " + strconv.Itoa(x.Level)
	if l := w.a.Model.Level(x.Level); l != nil && l.Name != "" {
		level += ", " + l.Name
	}
	out := []string{level, w.row(x)}
	if x.Statement != nil && x.Statement.Part != nil {
		out = append(out, label(x.Table, x.Statement.Part.ID, x.Statement.Part.Heading))
	}
	return strings.Join(slices.DeleteFunc(out, func(s string) bool { return s == "" }), " | ")
}

// row names a row, and its publication where several could have it.
func (w *sheetWriter) row(x ask) string {
	s := w.a.Model.Scope(x.Scope)
	name := s.Name
	if s.Row != "" {
		name = s.Row
	}
	name = label(x.Table, s.ID, name)
	if len(w.a.Profiles) > 1 && x.Table.Profile != nil {
		name += ", " + x.Table.Profile.Name()
	}
	return name
}

// levelWord is what the table's publication calls a level, in short: Stage.
func levelWord(t *smm.Table) string {
	return smm.Spoken(label(t, "level", "Level"), t.Owner().Language)
}

// label is a word of the model as the table's publication has it.
func label(t *smm.Table, id, word string) string {
	if t.Profile != nil && t.Profile.Labels[id] != "" {
		return t.Profile.Labels[id]
	}
	if own := t.Model.Labels[id]; own != "" {
		return own
	}
	return word
}

// words are the lines that say what a statement asks.
func (w *sheetWriter) words(indent int, x ask) []string {
	if x.Statement == nil {
		return remark(indent, "", w.lookUp(x.Row))
	}
	lead := ""
	if x.Statement.Under != nil {
		lead = "- "
	}
	text := wording(x.Statement)
	switch {
	case x.Standing == smm.Inform:
		text = "For information: " + text
	case x.Same != "":
		text = "As " + x.Same + ", and answered there: " + text
	}
	out := remark(indent, lead, text)
	if x.Statement.Whole {
		smm.Walk(x.Statement.Items, func(item *smm.Statement) {
			out = append(out, remark(indent, lead+"  - ", wording(item))...)
		})
	}
	if about := devicesNamed(x.Statement); about != "" && x.Key != "" {
		out = append(out, remark(indent, strings.Repeat(" ", len(lead)), "Asked of: "+about+".")...)
	}
	return out
}

// lookUp says what to read where a row stands in a reference.
func (w *sheetWriter) lookUp(r *smm.Row) string {
	key := r.External.Text
	for _, b := range w.lib.References {
		for _, e := range b.Entries {
			if e.Key == key && e.Title != "" {
				return "All that " + key + " asks for this level; look it up there: " + e.Title + "."
			}
		}
	}
	return "All that " + key + " asks for this level; look it up there."
}

// devicesNamed are the names of what a statement is about; "" when it is about everything.
func devicesNamed(s *smm.Statement) string {
	var out []string
	for _, word := range s.Concerns() {
		out = append(out, deviceName(s.Table.Profile, word.Text))
	}
	return strings.Join(out, ", ")
}

func deviceName(p *smm.Profile, id string) string {
	if p == nil {
		return id
	}
	for _, c := range p.Classes {
		if c.ID == id {
			return id + " (" + c.Name + ")"
		}
		for _, d := range c.Devices {
			if d.ID == id {
				return id + " (" + d.Name + ")"
			}
		}
	}
	return id
}
