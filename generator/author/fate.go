package author

import (
	"fmt"
	"slices"
	"strings"

	"smmpub/generator/smm"
)

// fate is what becomes of an answer.
type fate struct {
	*smm.Answer
	practice string
	at       block  // its lines
	comment  [2]int // the lines above it that say the statement's words; 0: none do
	here     []string
	there    map[string][]string // by practice: what moves to the end of it
	gone     []string            // what stands as a comment at the end of the practice
	keys     []string            // that the new file has for it: practice and key
	outcome  outcome
	touched  bool // its lines change
	said     bool // the words of its statement are said anew
	why      string
}

type outcome int

const (
	carried outcome = iota
	again
	gone
)

// row carries an answer to what a reference asks.
func (b *book) row(f *fate) {
	t := f.Tables[0]
	now := b.pairs.table[t]
	if now == nil || now.Row(f.Scope) == nil || now.Row(f.Scope).External.Text == "" {
		b.lose(f, "the row is not left to "+t.Row(f.Scope).External.Text+" any more")
		return
	}
	key := f.Key.Text
	b.outer[outerID(now, f.Scope, f.Level)] = true
	if was, is := t.Row(f.Scope).External.Text, now.Row(f.Scope).External.Text; was != is {
		b.ask(f, key, nil, []string{fmt.Sprintf("the row stands in %s now; it stood in %s", is, was)})
		return
	}
	b.keep(f, key)
}

// one carries an answer to one statement.
func (b *book) one(f *fate) {
	s := f.Statement
	f.comment = b.l.textAbove(f.at.first, wording(s), fullWording(s))
	to := b.pairs.to[s]
	if len(to) == 0 {
		b.lose(f, "")
		return
	}
	n := to[0]
	switch {
	case len(to) > 1:
		b.split(f, to)
	case divided(n):
		b.ask(f, "", nil, []string{"its items are asked now"})
	case !askable(n):
		b.lose(f, "it is not asked any more")
	case b.taken[n.Root()]:
		b.ask(f, "", nil, []string{"it is one with a statement that is answered elsewhere: " + n.FullID})
	default:
		b.single(f, n)
	}
}

// single carries an answer to what a statement has become.
func (b *book) single(f *fate, n *smm.Statement) {
	b.taken[n.Root()] = true
	key := b.key(f, n)
	practice := n.Table.Practice.Text
	why := b.doubts(f, n)
	if n.Cell.ID != f.Statement.Cell.ID {
		b.move(f, n, practice, key, why)
		return
	}
	if n.Part.ID != f.Statement.Part.ID && len(why) == 0 {
		b.keep(f, key)
		f.outcome, f.touched = again, true
		f.here = append(remark(0, "", "look again: it stands under "+n.Part.Heading+" now"), f.here...)
		f.why = "moved to " + n.Part.ID
		return
	}
	if why == nil {
		b.keep(f, key)
		return
	}
	b.ask(f, key, n, why)
}

// doubts say why an answer need not hold for what its statement has become.
func (b *book) doubts(f *fate, n *smm.Statement) []string {
	var why []string
	if len(b.pairs.from[n]) > 1 {
		why = append(why, "several statements have become one")
	} else if fullWording(f.Statement) != fullWording(n) {
		why = append(why, "the text changed")
	}
	if about(f.Statement) != about(n) {
		why = append(why, "it is asked of other devices")
	}
	if n.NoCompensation && slices.Contains(f.Statuses(), smm.Compensated) {
		why = append(why, "no other measure may stand in for it now")
	}
	return why
}

// key is the key of a statement in the new file: the old one where it still means the statement.
func (b *book) key(f *fate, n *smm.Statement) string {
	key := keyOf(b.now, n.Table, n.Cell.Scope, n.Cell.Level, n.ID)
	if strings.TrimPrefix(afterSlash(f.Key.Text), f.practice+".") == afterSlash(key) && (strings.Contains(f.Key.Text, "/") || !strings.Contains(key, "/")) {
		if pub, _, _ := strings.Cut(f.Key.Text, "@"); pub == f.Key.Text {
			return f.Key.Text
		}
	}
	return key
}

func afterSlash(key string) string { return key[strings.IndexByte(key, '/')+1:] }

// keep leaves an answer as it is, but for its key.
func (b *book) keep(f *fate, key string) {
	if why, out := b.aside[f.practice+" "+f.Key.Text]; out {
		b.ask(f, key, f.Statement, []string{"the new edition does not allow the answer: " + why})
		return
	}
	f.keys = append(f.keys, f.practice+" "+key)
	f.here = b.l.lines(f.at)
	if key == f.Key.Text {
		return
	}
	f.touched = true
	b.migration.Renamed++
	f.here = append([]string{"# was " + f.Key.Text}, b.rekeyed(f, key)...)
}

// rekeyed are the lines of an answer under another key.
func (b *book) rekeyed(f *fate, key string) []string {
	lines := slices.Clone(b.l.lines(f.at))
	n := tokenLen([]byte(lines[0]), f.Key.Text)
	lines[0] = key + lines[0][n:]
	return lines
}

// ask leaves a statement unassessed, with the old answer and the old words above it. n is nil where only a remark stays.
func (b *book) ask(f *fate, key string, n *smm.Statement, why []string) {
	f.outcome, f.touched = again, true
	f.here = b.asked(f, key, n, why)
	if key != "" {
		f.keys = append(f.keys, f.practice+" "+key)
	}
	f.why = strings.Join(why, "; ")
}

func (b *book) asked(f *fate, key string, n *smm.Statement, why []string) []string {
	f.said = true
	out := inner("", "look again: "+strings.Join(why, "; ")+".")
	switch {
	case n == nil && f.Statement != nil:
		out = append(out, inner("  ", "It was: "+fullWording(f.Statement))...)
	case n != nil && fullWording(f.Statement) != fullWording(n):
		out = append(out, inner("  ", "It was: "+changedWords(f.Statement, n))...)
	}
	out = append(out, "#   It was answered:")
	out = append(out, commented(indented(b.l.lines(f.at)))...)
	if key == "" {
		return out
	}
	if n != nil {
		out = append(out, inner("", fullWording(n))...)
	}
	return append(out, key+": "+string(smm.Unassessed))
}

// changedWords are the old words of a statement; with the heading's, where only these have changed.
func changedWords(old, now *smm.Statement) string {
	if wording(old) != wording(now) {
		return wording(old)
	}
	return fullWording(old)
}

// move takes an answer to where its statement stands now.
func (b *book) move(f *fate, n *smm.Statement, practice, key string, why []string) {
	f.outcome, f.touched, f.said = again, true, true
	where := fmt.Sprintf("it moved from %s to %s", f.Statement.Cell.ID, n.Cell.ID)
	f.keys = append(f.keys, practice+" "+key)
	if why == nil {
		if not, out := b.aside[f.practice+" "+f.Key.Text]; out {
			why = []string{"the new edition does not allow the answer: " + not}
		}
	}
	f.why = strings.Join(append([]string{where}, why...), "; ")
	f.there[practice] = append(f.there[practice], b.take(f)...)
	if why != nil {
		f.there[practice] = append(f.there[practice], b.asked(f, key, n, append([]string{where}, why...))...)
		return
	}
	lines := inner("", "look again: "+where+". It was "+f.Key.Text+", and its answer stays.")
	lines = append(lines, inner("", fullWording(n))...)
	f.there[practice] = append(f.there[practice], append(lines, b.rekeyed(f, key)...)...)
}

// split asks anew what has become of one statement.
func (b *book) split(f *fate, to []*smm.Statement) {
	f.outcome, f.touched = again, true
	why := fmt.Sprintf("it was split into %d", len(to))
	f.why = why
	f.here = b.asked(f, "", nil, []string{why})
	for _, n := range to {
		if !askable(n) || b.taken[n.Root()] {
			continue
		}
		b.taken[n.Root()] = true
		key, practice := keyOf(b.now, n.Table, n.Cell.Scope, n.Cell.Level, n.ID), n.Table.Practice.Text
		lines := append(inner("", fullWording(n)), key+": "+string(smm.Unassessed))
		f.keys = append(f.keys, practice+" "+key)
		if n.Cell.ID == f.Statement.Cell.ID {
			f.here = append(f.here, lines...)
		} else {
			f.there[practice] = append(f.there[practice], append(inner("", "look again: it was split from "+f.Key.Text+" of "+f.practice+"."), lines...)...)
		}
	}
}

// lose makes a comment of an answer whose statement is gone.
func (b *book) lose(f *fate, why string) {
	f.outcome, f.touched, f.said = gone, true, true
	head := "gone"
	if why != "" {
		head += ": " + why
	}
	f.gone = append(f.gone, b.take(f)...)
	f.gone = append(f.gone, inner("", head+". It was answered:")...)
	f.gone = append(f.gone, commented(indented(b.l.lines(f.at)))...)
	if f.Statement != nil {
		f.gone = append(f.gone, inner("  ", "It was: "+fullWording(f.Statement))...)
	}
	f.why = why
}

// take removes the assessors' remarks around the words of a statement whose answer leaves its place, and gives them. What
// stands before the words of an item may be those of its heading, and stays.
func (b *book) take(f *fate) []string {
	if f.comment[0] == 0 {
		return nil
	}
	said := f.comment
	if f.Statement.Under == nil {
		f.comment[0] = b.l.commentTop(said[0])
	}
	f.comment[1] = f.at.first - 1
	before := b.l.lines(block{f.comment[0], said[0] - 1, f.at.indent})
	return append(before, b.l.lines(block{said[1] + 1, f.comment[1], f.at.indent})...)
}

// summary says what became of an answer.
func (f *fate) summary() string {
	word := "look again"
	if f.outcome == gone {
		word = "gone"
	}
	text := fmt.Sprintf("%s: %s.%s", word, f.practice, strings.TrimPrefix(f.Key.Text, f.practice+"."))
	if f.why != "" {
		text += ": " + f.why
	}
	return text
}
