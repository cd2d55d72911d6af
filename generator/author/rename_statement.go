package author

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"smmpub/generator/load"
	"smmpub/generator/smm"
)

var fullIDForm = regexp.MustCompile(`^(?:[\w.@-]+/)?[a-z0-9][a-z0-9-]*\.[a-z0-9][a-z0-9-]*-\d\.[a-z0-9][a-z0-9-]*$`)

// isFullID reports that an id has the form of a statement's and is not, by chance, a reference's key.
func isFullID(id string, papers []*paper) bool {
	_, err := kindOf(papers, id, "")
	return fullIDForm.MatchString(id) && err != nil
}

// renamed is a statement that gets another id.
type renamed struct {
	paper          *paper
	statement      *smm.Statement
	pub            string // the publication that was named before the slash; "" when none was
	owner          *smm.Front
	practice       string
	cell           string // below the practice: industry-2
	oldID, newID   string
	oldAll, newAll string // full ids
}

func (s *Site) renameStatement(papers []*paper, old, new string) (*Renaming, error) {
	x, err := s.findStatement(papers, old)
	if err != nil {
		return nil, err
	}
	if err := x.accept(new); err != nil {
		return nil, err
	}
	r := &Renaming{Changes: s.changes(), Kind: "statement"}
	for _, p := range papers {
		edits := x.mentions(p)
		if p == x.paper {
			edits = append(edits, x.definition()...)
		}
		r.take(p, edits)
	}
	if !x.holds(r.Changes) {
		return nil, refuse("change it by hand, and add was: "+x.oldID, "%s: the id of this statement is written in a way that cannot be edited", x.statement.Pos)
	}
	return r, nil
}

// findStatement looks for the one statement that has a full id.
func (s *Site) findStatement(papers []*paper, old string) (*renamed, error) {
	pub, full, prefixed := strings.Cut(old, "/")
	if !prefixed {
		pub, full = "", old
	}
	var found []*renamed
	var known, owners []string
	for _, t := range s.Lib.Practices {
		owner := s.ownerOf(t)
		if owner == nil || pub != "" && pub != owner.ID && pub != owner.FullName() {
			continue
		}
		each(t, func(c *smm.Cell, st *smm.Statement) {
			id := c.ID + "." + st.ID
			known = append(known, id)
			if id == full {
				_, cell, _ := strings.Cut(c.ID, ".")
				found = append(found, &renamed{statement: st, pub: pub, owner: owner, practice: t.Practice.Text, cell: cell, oldID: st.ID, oldAll: full})
				owners = append(owners, owner.FullName()+"/"+full)
			}
		})
	}
	switch {
	case len(found) == 0:
		return nil, refuse(meant(full, known), "there is no statement %q", old)
	case len(found) > 1:
		return nil, refuse("name one of them: "+strings.Join(owners, " "), "%q is the id of several statements", old)
	case !found[0].statement.Named:
		return nil, refuse("smmpub ids gives it one that stays", "%s: the statement has no id of its own", found[0].statement.Pos)
	}
	for _, p := range papers {
		if p.name == found[0].statement.Pos.File {
			found[0].paper = p
		}
	}
	return found[0], nil
}

func each(t *smm.Table, f func(*smm.Cell, *smm.Statement)) {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			for st := range c.Statements {
				f(c, st)
			}
		}
	}
}

// accept takes a new id, alone or with the place before it, which stays.
func (x *renamed) accept(new string) error {
	prefix := x.practice + "." + x.cell + "."
	if strings.Contains(new, ".") {
		if !strings.HasPrefix(new, prefix) {
			return refuse("give the new id alone: "+new[strings.LastIndexByte(new, '.')+1:], "%q is in another cell; a statement moves only by moving its text", new)
		}
		new = strings.TrimPrefix(new, prefix)
	}
	if !load.IsStatementID(new) {
		return refuse("ids are made of a-z, 0-9 and hyphens, and are not like a1", "%q cannot be the id of a statement", new)
	}
	x.newID, x.newAll = new, prefix+new
	var err error
	each(load.Table(x.paper.name, x.paper.text), func(c *smm.Cell, st *smm.Statement) {
		if c.ID != x.practice+"."+x.cell {
			return
		}
		for _, id := range append([]smm.Word{{Text: st.ID}}, st.Was...) {
			if id.Text == new {
				err = refuse("choose another id", "%s is or was the id of a statement of the cell: %s", new, st.Pos)
			}
		}
	})
	return err
}

// definition gives the statement its new id, and keeps the old one as was.
func (x *renamed) definition() []edit {
	raw := x.paper.src.raw
	at := x.paper.src.offset(x.statement.Pos)
	if at < 0 {
		return nil
	}
	quote := 0
	if raw[at] == '"' || raw[at] == '\'' {
		quote = 1
	}
	end := at + quote + len(x.oldID)
	if string(raw[at+quote:min(end, len(raw))]) != x.oldID {
		return nil
	}
	edits := []edit{{at + quote, end, x.newID}}
	if len(x.statement.Was) > 0 {
		return append(edits, x.joinWas()...)
	}
	line := x.paper.src.line(x.statement.Pos.Line)
	switch {
	case at > 0 && raw[at-1] == '#':
		return append(edits, edit{end, end, " was=" + x.oldID})
	case blockID.MatchString(line):
		key := strings.Index(line, "id:")
		eol := x.paper.src.lines[x.statement.Pos.Line-1] + len(line)
		return append(edits, edit{eol, eol, x.paper.src.newline() + strings.Repeat(" ", key) + "was: " + x.oldID})
	}
	return append(edits, edit{end + quote, end + quote, ", was: " + x.oldID})
}

// blockID is a line that holds the id of a map and nothing before it.
var blockID = regexp.MustCompile(`^\s*(- +)*id:\s`)

// joinWas puts the old id before the older ones.
func (x *renamed) joinWas() []edit {
	raw := x.paper.src.raw
	at := x.paper.src.offset(x.statement.Was[0].Pos)
	if at <= 0 {
		return nil
	}
	before := strings.TrimRight(string(raw[:at]), " ")
	col := x.statement.Was[0].Pos.Col
	switch before[len(before)-1] {
	case '[':
		return []edit{{at, at, x.oldID + ", "}}
	case '=', '"':
		return []edit{{at, at, x.oldID + ","}}
	case '-':
		return []edit{{at, at, x.oldID + x.paper.src.newline() + strings.Repeat(" ", max(0, col-3)) + "- "}}
	}
	end := at + len(x.statement.Was[0].Text)
	if raw[at] == '"' || raw[at] == '\'' {
		end += 2
	}
	return []edit{{at, at, "[" + x.oldID + ", "}, {end, end, "]"}}
}

// mentions are the places of a file that name the statement. Where a publication was named because several have such a
// statement, only what surely means that one changes; elsewhere the old id, which stays alive, goes on.
func (x *renamed) mentions(p *paper) []edit {
	var out []edit
	sure := x.pub == "" || strings.HasPrefix(p.name, path.Dir(x.owner.Pos.File)+"/") || strings.HasPrefix(p.name, "content/"+x.owner.ID+"/")
	for _, s := range p.scalars {
		switch {
		case x.belowPractice(p.kind, s, sure):
			out = p.replaced(out, s, len(s.Text)-len(x.oldID), x.oldID, x.newID)
		case matches(fullIDs, p.kind, s):
			pub, full, prefixed := strings.Cut(s.Text, "/")
			if !prefixed {
				full = s.Text
			}
			if full == x.oldAll && (prefixed && isOrPins(pub, x.owner.ID) || !prefixed && sure) {
				out = p.replaced(out, s, len(s.Text)-len(full), x.oldAll, x.newAll)
			}
		}
	}
	pattern := `(?:\]\(<?practice:|\bsee="?)(?:` + regexp.QuoteMeta(x.owner.ID) + `(?:@[\w.-]+)?/)(OLD)[)>\s"}]`
	if sure {
		pattern = strings.Replace(pattern, "/)(OLD)", "/)?(OLD)", 1)
	}
	return append(out, p.mentions([]string{pattern}, x.oldAll, x.newAll)...)
}

// belowPractice reports a key that names the statement below its practice, in a mapping or an assessment. The practice, and a
// publication before it, may stand there again.
func (x *renamed) belowPractice(kind string, s load.Scalar, sure bool) bool {
	at := []string{"practices", x.practice}
	if kind == "assessment" {
		at = append(at, "statements")
	} else if kind != "mapping" {
		return false
	}
	pub, id, prefixed := strings.Cut(s.Text, "/")
	if !prefixed {
		id = s.Text
	}
	id = strings.TrimPrefix(id, x.practice+".")
	return s.Key && slices.Equal(s.Path, append(at, s.Text)) && id == x.cell+"."+x.oldID &&
		(prefixed && isOrPins(pub, x.owner.ID) || !prefixed && sure)
}

// holds reports whether the edited file has the statement under both ids.
func (x *renamed) holds(c *Changes) bool {
	t := tableOf(x.paper.name, c.after[x.paper.name])
	if t == nil {
		return false
	}
	found := false
	each(t, func(cell *smm.Cell, st *smm.Statement) {
		kept := slices.ContainsFunc(st.Was, func(w smm.Word) bool { return w.Text == x.oldID })
		found = found || fmt.Sprintf("%s.%s", cell.ID, st.ID) == x.newAll && kept
	})
	return found
}
