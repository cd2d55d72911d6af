package author

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// Stamp is an id that a statement gets, or cannot be given.
type Stamp struct {
	Pos      diag.Pos
	ID, Text string
	Cell     string // full id
	Failed   bool   // no place was found for it
	was      string // the id that it has from its place
	index    int    // among the statements of the file
}

// StampIDs gives an id to every statement that has none, in the practice files named or, when none is, in all. With keep, the
// ids that statements had from their places go on naming them.
//
// A stamp is tried at each place where it could stand and kept only when the file, read again, says the same as before in all
// but that id.
func (s *Site) StampIDs(files []string, keep bool) (*Changes, []Stamp, error) {
	all := s.practiceFiles()
	for _, name := range files {
		if !slices.Contains(all, name) {
			return nil, nil, refuse(meant(name, all), "%s is no practice file of the site", name)
		}
	}
	if len(files) == 0 {
		files = all
	}
	c := s.changes()
	var stamps []Stamp
	for _, name := range files {
		raw, err := fs.ReadFile(s.root.FS(), name)
		if err != nil {
			return nil, nil, fmt.Errorf("read a practice file: %w", err)
		}
		after, made := stampFile(name, raw, keep)
		c.set(name, raw, after)
		stamps = append(stamps, made...)
	}
	return c, stamps, nil
}

func (s *Site) practiceFiles() []string {
	var out []string
	for _, t := range s.Lib.Practices {
		out = append(out, t.Pos.File)
	}
	return out
}

// stampFile works from the last statement to the first, so that the places of those to come stay true.
func stampFile(name string, raw []byte, keep bool) ([]byte, []Stamp) {
	table := tableOf(name, raw)
	if table == nil {
		return raw, nil
	}
	stamps := plan(table)
	for i := len(stamps) - 1; i >= 0; i-- {
		st := &stamps[i]
		attributes := stampWords{id: st.ID}
		if keep {
			attributes.was = st.was
		}
		after, ok := stamp(name, raw, *st, attributes)
		if st.Failed = !ok; ok {
			raw = after
		}
	}
	return raw, stamps
}

func tableOf(name string, raw []byte) *smm.Table {
	text, ok := load.Clean(raw)
	if !ok {
		return nil
	}
	return load.Table(name, text)
}

// plan chooses ids in reading order.
func plan(t *smm.Table) []Stamp {
	var out []Stamp
	index := 0
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			taken := idsIn(c)
			for s := range c.Statements {
				if !s.Named {
					text := load.PlainText(s)
					out = append(out, Stamp{Pos: s.Pos, ID: freeID(words(s), taken), Text: text, Cell: c.ID, was: s.ID, index: index})
				}
				index++
			}
		}
	}
	return out
}

// idsIn are the ids that statements of a cell have or had.
func idsIn(c *smm.Cell) map[string]bool {
	taken := map[string]bool{}
	for s := range c.Statements {
		taken[s.ID] = true
		for _, w := range s.Was {
			taken[w.Text] = true
		}
	}
	return taken
}

// stamp tries the places where a statement's id could stand.
func stamp(name string, raw []byte, st Stamp, w stampWords) ([]byte, bool) {
	before := summary(tableOf(name, raw))
	if st.index >= len(before) {
		return nil, false
	}
	want := slices.Clone(before)
	want[st.index].named, want[st.index].id = true, st.ID
	if w.was != "" {
		want[st.index].was = strings.TrimPrefix(want[st.index].was+","+w.was, ",")
	}
	src := newSource(raw)
	for _, edits := range places(src, st.Pos, w) {
		after := apply(raw, edits)
		if slices.Equal(summary(tableOf(name, after)), want) {
			return after, true
		}
	}
	return nil, false
}

// said is what an author says in one statement, its place left out.
type said struct {
	cell, id, text, see, devices, was string
	named, whole, informative         bool
	more, items                       int
}

// summary is what all statements of a table say.
func summary(t *smm.Table) []said {
	var out []said
	if t == nil {
		return nil
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			for s := range c.Statements {
				out = append(out, said{c.ID, s.ID, load.PlainText(s), s.See.Text, joined(s.Devices), joined(s.Was),
					s.Named, s.Whole, s.Informative, len(s.More), len(s.Items)})
			}
		}
	}
	return out
}

func joined(words []smm.Word) string {
	var out []string
	for _, w := range words {
		out = append(out, w.Text)
	}
	return strings.Join(out, ",")
}
