package author

import (
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/load"
	"smmpub/generator/smm"
)

var notID = regexp.MustCompile(`[^a-z0-9]+`)

// editions are what a migrated assessment stands on.
type editions struct {
	named   []*smm.Front      // the new editions, in the order asked for
	basis   [][2]string       // publication and edition, in the old order
	renewed map[string]string // id@old of what changes -> id@new
}

// text names the new editions.
func (e *editions) text() string {
	var out []string
	for _, f := range e.named {
		out = append(out, f.ID+" "+f.Edition)
	}
	return strings.Join(out, ", ")
}

// editionsOf settles the editions of the new file: those asked for, the model that a profile asked for stands on, and for all
// else the old ones.
func editionsOf(old *smm.Assessment, lib *smm.Library, to []string) (*editions, error) {
	now := standsOn(old)
	e := &editions{renewed: map[string]string{}}
	pubs := lib.Pubs()
	for _, name := range to {
		p, err := edition(pubs, now, name)
		if err != nil {
			return nil, err
		}
		e.named = append(e.named, p.Front)
		if p.Kind == smm.ProfilePub && p.Model != nil && p.Model.Edition != old.Model.Edition && !slices.ContainsFunc(to, func(n string) bool { return strings.HasPrefix(n, p.Model.ID+"@") }) {
			e.named = append(e.named, &p.Model.Front)
		}
	}
	same := true
	for _, f := range now {
		edition := f.Edition
		for _, n := range e.named {
			if n.ID == f.ID {
				edition = n.Edition
			}
		}
		if same = same && edition == f.Edition; edition != f.Edition {
			e.renewed[f.FullName()] = f.ID + "@" + edition
		} else if smm.Find(pubs, f.FullName()) == nil {
			return nil, refuse("name its new edition too: --to "+f.ID+"@EDITION", "the site has no %s", f.FullName())
		}
		e.basis = append(e.basis, [2]string{f.ID, edition})
	}
	if same {
		return nil, refuse("basis: says which editions it was made with; where it says nothing, the newest are meant", "the assessment stands on %s already", strings.Join(to, ", "))
	}
	return e, nil
}

// standsOn are the publications of an assessment in the editions it was made with.
func standsOn(a *smm.Assessment) []*smm.Front {
	out := []*smm.Front{&a.Model.Front}
	for _, p := range a.Profiles {
		out = append(out, &p.Front)
	}
	for _, m := range a.Mappings {
		out = append(out, &m.Front)
	}
	return out
}

// edition finds a publication by its full name.
func edition(pubs []*smm.Pub, now []*smm.Front, name string) (*smm.Pub, error) {
	id, wanted, pinned := strings.Cut(name, "@")
	if !pinned || wanted == "" {
		return nil, refuse("write --to "+id+"@1.1", "%q names no edition", name)
	}
	var ids []string
	for _, f := range now {
		ids = append(ids, f.ID)
	}
	if !slices.Contains(ids, id) {
		return nil, refuse(meant(id, ids), "the assessment does not stand on %q", id)
	}
	if p := smm.Find(pubs, name); p != nil {
		return p, nil
	}
	var known []string
	for _, p := range pubs {
		if p.ID == id {
			known = append(known, p.FullName())
		}
	}
	if len(known) == 0 {
		return nil, refuse("it has to be in the site of the new assessment", "the site has no %s", id)
	}
	return nil, refuse("there are: "+strings.Join(known, " "), "the site has no edition %q of %s", wanted, id)
}

// head gives the edits of all that stands before the answers: the id, the status, what the assessment stands on.
func (e *editions) head(l *ledger, old *smm.Assessment, lib *smm.Library, c Carry) ([]edit, error) {
	var out []edit
	for _, s := range l.scalars {
		at := strings.Join(s.Path, "/")
		switch {
		case s.Key:
		case at == "id":
			out = append(out, l.token(s, c.ID))
		case at == "status":
			out = append(out, l.token(s, string(smm.DraftAssessment)))
		case at == "target/model" || at == "target/profiles" || at == "target/profiles/-":
			if now := e.renewed[s.Text]; now != "" {
				out = append(out, l.token(s, now))
			}
		case at == "target":
			if now := e.target(lib, s.Text); now != s.Text {
				out = append(out, l.token(s, now))
			}
		case at == "previous" || at == "previous/-":
			out = append(out, l.token(s, moveLink(s.Text, path.Dir(c.File), path.Dir(c.Out))))
		}
	}
	for _, s := range l.scalars {
		if s.Key && s.Path[0] == "kind" {
			out = append(out, l.after(s.Pos.Line-1, remark(0, "", "Carried from "+c.File+" to "+e.text()+". Read what is marked: look again, new, gone."), 0))
		}
	}
	if i := l.key("approvals"); i >= 0 {
		b := l.block(i)
		lines := append([]string{"# Approved was the assessment before:"}, commented(l.lines(b))...)
		out = append(out, l.replace(b.first, b.last, lines, 0))
	}
	return append(out, e.basisEdits(l)...), nil
}

// token is the edit that writes another text in the place of one.
func (l *ledger) token(s load.Scalar, text string) edit {
	at := l.src.offset(s.Pos)
	n := tokenLen(l.src.raw[at:], s.Text)
	if n > len(s.Text) {
		text = strconv.Quote(text)
	}
	return edit{at, at + n, text}
}

// moveLink names a file from another folder.
func moveLink(to, from, now string) string {
	if from == now || path.IsAbs(to) {
		return to
	}
	rel, err := filepath.Rel(filepath.FromSlash(now), filepath.FromSlash(path.Join(from, to)))
	if err != nil {
		return to
	}
	return filepath.ToSlash(rel)
}

// basisEdits write the new editions.
func (e *editions) basisEdits(l *ledger) []edit {
	i := l.key("basis")
	if i < 0 {
		at := l.block(l.key("target"))
		return []edit{l.after(at.last, append([]string{"basis:"}, e.basisLines(2)...), 0)}
	}
	if open := l.value(l.scalars[i]); open >= 0 && l.src.raw[open] == '{' {
		_, end := flowParts(l.src.raw, open)
		return []edit{{open, end, "{" + strings.Join(e.basisLines(0), ", ") + "}"}}
	}
	b := l.block(i)
	indent := l.scalars[i+1].Pos.Col - 1
	var out []edit
	for _, x := range e.basis {
		k := l.key("basis", x[0])
		if k < 0 {
			out = append(out, l.after(b.last, []string{x[0] + ": " + strconv.Quote(x[1])}, indent))
			continue
		}
		if value := l.scalars[k+1]; value.Text != x[1] {
			at := l.src.offset(value.Pos)
			out = append(out, edit{at, at + tokenLen(l.src.raw[at:], value.Text), strconv.Quote(x[1])})
		}
	}
	return out
}

func (e *editions) basisLines(indent int) []string {
	var out []string
	for _, x := range e.basis {
		out = append(out, strings.Repeat(" ", indent)+x[0]+": "+strconv.Quote(x[1]))
	}
	return out
}

// target is the name of the target in the new file. Where the one that was named asks for an old edition, the newest that
// does not takes its place.
func (e *editions) target(lib *smm.Library, name string) string {
	if t := smm.FindTarget(lib.Targets, name); t != nil && e.allows(t) {
		return name
	}
	id, _, _ := strings.Cut(name, "@")
	var fit []*smm.Target
	for _, t := range lib.Targets {
		if e.allows(t) {
			fit = append(fit, t)
		}
	}
	if t := smm.FindTarget(fit, id); t != nil {
		return t.FullName()
	}
	return name
}

func (e *editions) allows(t *smm.Target) bool {
	for _, w := range append(slices.Clone(t.ProfileNames), t.ModelName) {
		if e.renewed[w.Text] != "" {
			return false
		}
	}
	return true
}
