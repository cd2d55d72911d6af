package author

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"smmpub/generator/check"
	"smmpub/generator/diag"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// connected reads a site and resolves its names. Unlike Open it refuses a site whose tables cannot be read whole: an
// assessment would lack statements, and nobody would see it.
func connected(site fs.FS) (*smm.Library, error) {
	var list diag.List
	lib, err := load.Library(site, &list)
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(list.Files())) {
		if strings.HasPrefix(name, "profiles/") {
			return nil, refuse("smmpub check says what is wrong", "%s cannot be read whole, so statements may be missing", name)
		}
	}
	check.Run(lib, &list, check.Options{Drafts: true})
	return lib, nil
}

// sheet is what an assessment asks of one practice.
type sheet struct {
	*smm.PracticeResult
	Asks []ask // in the target's set, level by level
}

// ask is a statement in a target's set, or something beside it that an assessor reads.
type ask struct {
	*smm.Asked
	Key  string // that answers it, below the practice; "" where it has no answer of its own
	Same string // where one answer serves several places: the full id of the place that has it
}

// sheets are what an assessment asks of each practice of its model, whatever has been answered: the statements at levels and
// scopes up to its target. What stands in several places is asked once, where its root stands when that is asked too.
func sheets(a *smm.Assessment) []sheet {
	bare := *a
	bare.Practices = nil
	result := smm.Score(&bare)
	homes := homesOf(result)
	var out []sheet
	for _, p := range result.Practices {
		s := sheet{PracticeResult: p}
		for _, x := range p.Statements {
			if x.Level <= p.Target {
				s.Asks = append(s.Asks, askOf(a, x, homes))
			}
		}
		slices.SortStableFunc(s.Asks, func(x, y ask) int { return x.Level - y.Level })
		out = append(out, s)
	}
	return out
}

// homesOf gives the place where each requirement is answered.
func homesOf(r *smm.Result) map[*smm.Statement]*smm.Asked {
	homes := map[*smm.Statement]*smm.Asked{}
	each := func(f func(*smm.Asked)) {
		for _, p := range r.Practices {
			for _, x := range p.Statements {
				if x.Statement != nil && x.Level <= p.Target && (answered(x) || x.Standing == smm.Divided) {
					f(x)
				}
			}
		}
	}
	each(func(x *smm.Asked) {
		if x.Statement.Root() == x.Statement {
			homes[x.Statement] = x
		}
	})
	each(func(x *smm.Asked) {
		if homes[x.Statement.Root()] == nil {
			homes[x.Statement.Root()] = x
		}
	})
	return homes
}

// answered reports what takes an answer of its own.
func answered(x *smm.Asked) bool { return x.Standing == smm.Counts || x.Standing == smm.Aids }

func askOf(a *smm.Assessment, x *smm.Asked, homes map[*smm.Statement]*smm.Asked) ask {
	if !answered(x) {
		return ask{Asked: x}
	}
	if x.Statement == nil {
		return ask{Asked: x, Key: keyOf(a, x.Table, x.Scope, x.Level, smm.ExternalID)}
	}
	if home := homes[x.Statement.Root()]; home.Statement != x.Statement {
		return ask{Asked: x, Same: home.Table.Practice.Text + "." + askOf(a, home, homes).keyOr(a)}
	}
	return ask{Asked: x, Key: keyOf(a, x.Table, x.Scope, x.Level, x.Statement.ID)}
}

// keyOr is the key of what is asked, or the one that it would have.
func (x ask) keyOr(a *smm.Assessment) string {
	if x.Key != "" {
		return x.Key
	}
	return keyOf(a, x.Table, x.Scope, x.Level, x.Statement.ID)
}

// keyOf is the key of a statement below its practice. The publication stands before it where another one has the same.
func keyOf(a *smm.Assessment, t *smm.Table, scope string, level int, id string) string {
	key := scope + "-" + strconv.Itoa(level) + "." + id
	n := 0
	for _, other := range tablesOf(a, t.Practice.Text) {
		if r := other.Row(scope); r != nil && (r.Cell(level).Statement(t.Practice.Text+"."+key) != nil || id == smm.ExternalID && r.External.Text != "") {
			n++
		}
	}
	if n > 1 {
		return t.Owner().ID + "/" + key
	}
	return key
}

// tablesOf are the tables of a practice in an assessment's model and profiles.
func tablesOf(a *smm.Assessment, practice string) []*smm.Table {
	var out []*smm.Table
	if t := a.Model.Table(practice); t != nil {
		out = append(out, t)
	}
	for _, p := range a.Profiles {
		if t := p.Table(practice); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// writeSheets writes the practices of a new assessment, with the texts of what is asked as comments.
func writeSheets(lib *smm.Library, a *smm.Assessment, all []sheet) string {
	w := &sheetWriter{lib: lib, a: a}
	var above *smm.Node
	n := 0
	for _, s := range all {
		if s.Node.Parent != above {
			above = s.Node.Parent
			w.domain(above)
		}
		n += w.practice(s)
	}
	if n == 0 {
		return "practices: {} # the target asks nothing\n" + strings.Join(w.lines, "\n")
	}
	return "practices:\n" + strings.Join(w.lines, "\n") + "\n"
}

// sheetWriter writes sheets as lines of YAML.
type sheetWriter struct {
	lib   *smm.Library
	a     *smm.Assessment
	lines []string
}

func (w *sheetWriter) add(lines ...string) { w.lines = append(w.lines, lines...) }

func (w *sheetWriter) domain(n *smm.Node) {
	name := ""
	for ; n != nil; n = n.Parent {
		name = strings.TrimSuffix(n.Name+": "+name, ": ")
	}
	if name != "" {
		w.add("")
		w.add(remark(2, "==== ", name+" ====")...)
	}
}

// practice writes a practice and gives the number of its keys. One without any is a remark: there is nothing to answer.
func (w *sheetWriter) practice(s sheet) int {
	w.add("")
	n := slices.IndexFunc(s.Asks, func(x ask) bool { return x.Key != "" })
	if n < 0 {
		w.add(remark(2, "", s.Node.Name+". "+w.aim(s)+nothing(s))...)
		return 0
	}
	w.add(remark(2, "", s.Node.Name+". "+w.aim(s))...)
	w.add("  "+s.Node.ID+":", "    statements:")
	return w.statements(s.Asks)
}

// levelWithin is what the model calls a level, within a sentence.
func (w *sheetWriter) levelWithin() string {
	m := w.a.Model
	word := smm.Spoken(cmp.Or(m.Labels["level"], "Level"), m.Language)
	if smm.PrimaryLanguage(m.Language) == "en" {
		return strings.ToLower(word)
	}
	return word
}

// nothing says why a practice has no key.
func nothing(s sheet) string {
	switch {
	case s.Outcome == smm.OutOfTarget:
		return ""
	case slices.ContainsFunc(s.Asks, func(x ask) bool { return x.Same != "" }):
		return " What it asks is answered at other practices."
	}
	return " Nothing is asked up to there."
}

// aim says what the target wants of a practice.
func (w *sheetWriter) aim(s sheet) string {
	var why strings.Builder
	say(&why, s.Reason)
	if s.Outcome == smm.OutOfTarget {
		return "Excluded from the target: " + oneLine(why.String())
	}
	level := strconv.Itoa(s.Target)
	if l := w.a.Model.Level(s.Target); l != nil {
		level += " (" + l.Name + ")"
	}
	out := fmt.Sprintf("Target: %s %s, scope %s.", w.levelWithin(), level, s.Scope)
	if why.Len() > 0 {
		out += " " + oneLine(why.String())
	}
	return out
}
