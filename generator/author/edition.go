package author

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// Begun is an edition that was begun: its files, the publication's own first, and what its author should know.
type Begun struct{ Files, Notes []string }

// NewEdition begins an edition, such as lifts@1.1, from another edition of the publication; from is "" for the newest
// published one. The publication and its tables are copied into a folder beside the old one. What both editions share stays
// where it is: glossaries, references, targets, chapters.
func (s *Site) NewEdition(name, from string) (*Begun, error) {
	id, edition, _ := strings.Cut(name, "@")
	if !load.IsEdition(edition) {
		return nil, refuse("write its id and the edition, such as "+id+"@1.1; editions are made of letters, digits, dots, hyphens and underscores", "%q names no edition", name)
	}
	old, err := s.editionOf(id, from)
	if err != nil {
		return nil, err
	}
	if p := smm.Find(s.Lib.Pubs(), name); p != nil {
		return nil, taken("edition", name, p.Pos.File)
	}
	r := &renewal{site: s, old: old, edition: edition, begun: &Begun{}}
	files, err := r.files()
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		r.begun.Files = append(r.begun.Files, f.path)
	}
	r.note("chapters are shared with edition %s: copy those that change, and name the copies in the document", old.Edition)
	return r.begun, create(s.root, files, fileMode, folderMode)
}

// editionOf finds the edition to begin from.
func (s *Site) editionOf(id, from string) (*smm.Pub, error) {
	var ids, editions []string
	for _, p := range s.Lib.Pubs() {
		if ids = append(ids, p.ID); p.ID == id {
			editions = append(editions, p.Edition)
		}
	}
	name := id
	if from != "" {
		name += "@" + strings.TrimPrefix(from, id+"@")
	}
	p := smm.Find(s.Lib.Pubs(), name)
	switch {
	case len(editions) == 0:
		return nil, refuse(meant(id, slices.Compact(ids)), "the site has no model, profile or mapping %q", id)
	case p == nil:
		return nil, refuse(meant(from, editions), "%s has no edition %q", id, from)
	case p.Edition == "":
		return nil, refuse("write edition: and its number there first", "%s says no edition of %s", p.Pos.File, id)
	}
	return p, nil
}

// renewal is the work of beginning an edition.
type renewal struct {
	site    *Site
	old     *smm.Pub
	edition string
	begun   *Begun
}

func (r *renewal) note(format string, args ...any) {
	r.begun.Notes = append(r.begun.Notes, fmt.Sprintf(format, args...))
}

// files are the copies: the publication with its edits, its tables as they are.
func (r *renewal) files() ([]file, error) {
	main := r.old.Pos.File
	raw, err := fs.ReadFile(r.site.root.FS(), main)
	if err != nil {
		return nil, fmt.Errorf("read the old edition: %w", err)
	}
	if !bytes.HasSuffix(raw, []byte("\n")) {
		raw = append(raw, '\n')
	}
	l := &ledger{src: newSource(raw)}
	text, _ := l.src.text()
	l.scalars = load.Scalars(main, text)
	edits, err := r.edits(l)
	if err != nil {
		return nil, err
	}
	out := []file{{r.path(main), apply(l.src.raw, edits)}}
	for _, name := range r.tables(l) {
		data, err := fs.ReadFile(r.site.root.FS(), name)
		if err != nil {
			return nil, fmt.Errorf("read a table: %w", err)
		}
		out = append(out, file{r.path(name), data})
	}
	return out, nil
}

// tables are the files with the publication's rows.
func (r *renewal) tables(l *ledger) []string {
	var out []string
	if r.old.Kind != smm.MappingPub {
		for _, t := range r.site.tables(r.old.Front) {
			out = append(out, t.Pos.File)
		}
	} else if i := l.key("csv"); i >= 0 && i+1 < len(l.scalars) {
		out = append(out, path.Join(path.Dir(r.old.Pos.File), l.scalars[i+1].Text))
	}
	return out
}

// path is where a file of the old edition stands in the new one: in a folder beside the old, named after the edition.
func (r *renewal) path(name string) string {
	dir := path.Dir(r.old.Pos.File)
	beside := path.Dir(dir)
	if dir == "profiles" {
		beside = dir
	}
	return path.Join(beside, r.old.ID+"-"+strings.ToLower(r.edition), strings.TrimPrefix(name, dir+"/"))
}

// ofOneEdition are keys that say what holds for one edition only.
var ofOneEdition = []string{"date", "number", "errata", "review"}

// edits make the front matter that of a draft of the new edition.
func (r *renewal) edits(l *ledger) ([]edit, error) {
	var out []edit
	var without []string
	for i, s := range l.scalars {
		if !s.Key || len(s.Path) != 1 {
			continue
		}
		if !l.beginsLine(s) {
			return nil, refuse("write every key on a line of its own", "%s: a line cannot be edited here", s.Pos)
		}
		switch key := s.Text; {
		case key == "edition":
			at := l.src.offset(l.scalars[i+1].Pos)
			out = append(out, edit{at, at + tokenLen(l.src.raw[at:], l.scalars[i+1].Text), strconv.Quote(r.edition)})
		case key == "status":
			out = append(out, l.token(l.scalars[i+1], string(smm.Draft)))
		case slices.Contains(ofOneEdition, key):
			b := l.block(i)
			out, without = append(out, l.replace(b.first, b.last, nil, 0)), append(without, key)
		case key == "translation_of":
			r.note("translation_of still names %s", l.scalars[i+1].Text)
		}
	}
	out = append(out, r.history(l)...)
	r.says(without)
	slices.SortStableFunc(out, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	return out, nil
}

func (r *renewal) says(without []string) {
	left := ""
	if len(without) > 0 {
		left = ", without " + strings.Join(without, ", ")
	}
	r.begun.Notes = append([]string{fmt.Sprintf("%s %s is a draft, begun from %s%s", r.old.ID, r.edition, r.old.Edition, left)}, r.begun.Notes...)
}

// history adds the edition to those so far.
func (r *renewal) history(l *ledger) []edit {
	change := "- {edition: " + strconv.Quote(r.edition) + ", changes: What is new since edition " + r.old.Edition + ".}"
	i := l.key("history")
	if i < 0 {
		b := l.block(l.key("edition"))
		r.note("finish the line in its history")
		return []edit{l.after(b.last, []string{"history:", "  " + change}, 0)}
	}
	b := l.block(i)
	first := ""
	if i+1 < len(l.scalars) {
		first = l.src.line(l.scalars[i+1].Pos.Line)
	}
	if !strings.HasPrefix(strings.TrimSpace(first), "- ") {
		r.note("add it to its history, which is written in brackets: %s", strings.TrimPrefix(change, "- "))
		return nil
	}
	r.note("finish the line in its history")
	return []edit{l.after(b.last, []string{change}, len(first)-len(strings.TrimLeft(first, " ")))}
}
