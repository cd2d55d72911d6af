package author

import (
	"fmt"
	"slices"
	"strings"

	"smmpub/generator/smm"
)

// edits are the edits of all that answers, findings and actions say.
func (b *book) edits() []edit {
	var out []edit
	known := map[string]bool{}
	for _, p := range b.old.Practices {
		known[p.Practice.Text] = true
		out = append(out, b.practice(p)...)
	}
	out = append(out, b.newPractices(known)...)
	return append(out, b.references()...)
}

// practice edits the answers to a practice, and adds what moved to it, what is new and, as a comment, what is gone.
func (b *book) practice(p *smm.PracticeAnswers) []edit {
	id := p.Practice.Text
	at := b.l.block(b.l.key("practices", id))
	if b.now.Model.Practice(id) == nil {
		b.migration.Notes = append(b.migration.Notes, "gone: the practice "+id)
		lines := append([]string{"# gone: " + b.now.Model.FullName() + " has no practice " + id + ". It was:"}, commented(b.l.lines(at))...)
		return []edit{b.l.replace(at.first, at.last, lines, at.indent)}
	}
	var out []edit
	keys, changed := 0, len(b.fresh[id]) > 0
	for _, f := range b.fates {
		if f.practice != id {
			continue
		}
		changed = changed || f.outcome != carried
		if keys += strings.Count(strings.Join(f.keys, "\n")+"\n", id+" "); !f.touched {
			continue
		}
		if f.comment[0] > 0 && f.said {
			out = append(out, b.l.replace(f.comment[0], f.comment[1], nil, 0))
		}
		out = append(out, b.l.replace(f.at.first, f.at.last, f.here, f.at.indent))
	}
	if changed {
		out = append(out, b.declared(p)...)
	}
	moved, fresh, lost := b.tail(id)
	if len(moved)+len(fresh) > 0 {
		keys++
	}
	return append(out, b.statements(id, at, slices.Concat(moved, fresh, lost), keys)...)
}

// tail is what stands behind the answers to a practice.
func (b *book) tail(id string) (moved, fresh, lost []string) {
	for _, f := range b.fates {
		moved = append(moved, f.there[id]...)
		if f.practice == id {
			lost = append(lost, f.gone...)
		}
	}
	if len(moved) > 0 {
		moved = append([]string{"", "# -- Moved with " + b.e.text() + " --", ""}, moved...)
	}
	if len(lost) > 0 {
		lost = append([]string{"", "# -- Gone with " + b.e.text() + " --", ""}, lost...)
	}
	return moved, b.freshLines(b.fresh[id]), lost
}

// freshLines are the statements that are new in a practice.
func (b *book) freshLines(asks []ask) []string {
	if len(asks) == 0 {
		return nil
	}
	w := &sheetWriter{lib: b.lib, a: b.now}
	out := []string{"", "# -- New with " + b.e.text() + " --"}
	heading := ""
	for _, x := range asks {
		if now := w.heading(x); now != heading {
			heading = now
			out = append(append(append(out, ""), inner("", now)...), "")
		}
		if was := b.lapsed[x.Statement]; x.Statement != nil && was != "" {
			out = append(out, inner("", "look again: it was answered at another place, "+was+".")...)
		}
		if x.Statement != nil && x.Statement.Under != nil {
			out = append(out, inner("", fullWording(x.Statement))...)
		} else {
			for _, line := range w.words(keyIndent, x) {
				out = append(out, line[keyIndent:])
			}
		}
		out = append(out, x.Key+": "+string(smm.Unassessed))
	}
	return out
}

// statements adds lines behind the answers to a practice; keys says how many it has in all.
func (b *book) statements(id string, at block, lines []string, keys int) []edit {
	i := b.l.key("practices", id, "statements")
	if i < 0 {
		if len(lines) == 0 {
			return nil
		}
		indent := at.indent + 2
		var out []edit
		if open := b.l.value(b.l.scalars[b.l.key("practices", id)]); open >= 0 { // {}
			out = append(out, edit{open, open + len("{}"), ""})
		}
		return append(out, b.l.after(at.last, append([]string{"statements:"}, indented(lines)...), indent))
	}
	s := b.l.scalars[i]
	below := b.l.block(i)
	indent := below.indent + 2
	if i+1 < len(b.l.scalars) && len(b.l.scalars[i+1].Path) == len(s.Path)+1 {
		indent = b.l.scalars[i+1].Pos.Col - 1
	}
	var out []edit
	open := b.l.value(s)
	switch {
	case keys == 0 && open < 0:
		colon := b.l.src.offset(s.Pos) + tokenLen(b.l.src.raw[b.l.src.offset(s.Pos):], s.Text) + 1
		out = append(out, edit{colon, colon, " {}"})
	case keys > 0 && open >= 0:
		out = append(out, edit{open, open + len("{}"), ""})
	}
	if len(lines) > 0 {
		out = append(out, b.l.after(below.last, lines, indent))
	}
	return out
}

// declared takes back a level that was declared for other statements.
func (b *book) declared(p *smm.PracticeAnswers) []edit {
	if !p.Declared.Given() {
		return nil
	}
	b.migration.Notes = append(b.migration.Notes, fmt.Sprintf("look again: %s: level %d was declared for the old statements", p.Practice.Text, p.Declared.Level))
	var out []edit
	for _, key := range []string{"level", "override"} {
		i := b.l.key("practices", p.Practice.Text, key)
		if i < 0 {
			continue
		}
		at := b.l.block(i)
		lines := commented(b.l.lines(at))
		if key == "level" {
			lines = append([]string{"# look again: declared when other statements were asked:"}, lines...)
		}
		out = append(out, b.l.replace(at.first, at.last, lines, at.indent))
	}
	return out
}

// newPractices adds the practices that the old file has nothing of.
func (b *book) newPractices(known map[string]bool) []edit {
	var lines []string
	w := &sheetWriter{lib: b.lib, a: b.now}
	for _, s := range b.asks {
		id := s.Node.ID
		moved, fresh, _ := b.tail(id)
		if known[id] || len(moved)+len(fresh) == 0 {
			continue
		}
		lines = append(lines, "")
		lines = append(lines, remark(0, "", s.Node.Name+". "+w.aim(s))...)
		lines = append(lines, id+":", "  statements:")
		lines = append(lines, indented(indented(slices.Concat(moved, fresh)))...)
	}
	if len(lines) == 0 {
		return nil
	}
	i := b.l.key("practices")
	if i < 0 {
		return []edit{b.l.after(len(b.l.src.lines)-1, append([]string{"", "practices:"}, indented(lines)...), 0)}
	}
	s, at := b.l.scalars[i], b.l.block(i)
	if open := b.l.value(s); open >= 0 { // {}
		return []edit{{open, open + len("{}"), ""}, b.l.after(at.last, lines, 2)}
	}
	return []edit{b.l.after(at.last, lines, b.l.scalars[i+1].Pos.Col-1)}
}
