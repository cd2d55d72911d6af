package author

import (
	"bytes"
	"slices"
	"strings"

	"smmpub/generator/load"
)

// ledger is the text of an assessment, with the places of its keys.
type ledger struct {
	src     *source
	scalars []load.Scalar
}

// newLedger reads a text and writes its answers one a line: those that stand in braces are taken out of them.
func newLedger(name string, raw []byte) (*ledger, error) {
	if !bytes.HasSuffix(raw, []byte("\n")) {
		raw = append(bytes.Clone(raw), '\n')
	}
	for {
		l := &ledger{src: newSource(raw)}
		text, _ := l.src.text()
		l.scalars = load.Scalars(name, text)
		e, ok := l.braces()
		if !ok {
			return l, l.inLines(name)
		}
		raw = apply(raw, []edit{e})
		after, _ := newSource(raw).text()
		if !slices.EqualFunc(l.scalars, load.Scalars(name, after), sameScalar) {
			return nil, refuse("write every answer on a line of its own", "%s: the answers stand in braces that cannot be taken apart", name)
		}
	}
}

func sameScalar(a, b load.Scalar) bool {
	return a.Key == b.Key && a.Text == b.Text && slices.Equal(a.Path, b.Path)
}

// answersPath reports the maps that must stand in lines: practices, a practice, its statements.
func answersPath(path []string) bool {
	return path[0] == "practices" && (len(path) <= 2 || len(path) == 3 && path[2] == "statements")
}

// inLines refuses answers that do not begin a line.
func (l *ledger) inLines(name string) error {
	for _, s := range l.scalars {
		if s.Key && (len(s.Path) == 1 || answersPath(s.Path[:len(s.Path)-1])) && !l.beginsLine(s) {
			return refuse("write every key on a line of its own", "%s: a line cannot be edited here", s.Pos)
		}
	}
	return nil
}

func (l *ledger) beginsLine(s load.Scalar) bool {
	return strings.TrimSpace(string([]rune(l.src.line(s.Pos.Line))[:s.Pos.Col-1])) == ""
}

// block is the lines of a key with its value, and the column before the key.
type block struct{ first, last, indent int }

// key finds a key by its path; -1 where there is none.
func (l *ledger) key(path ...string) int {
	return slices.IndexFunc(l.scalars, func(s load.Scalar) bool { return s.Key && slices.Equal(s.Path, path) })
}

// block gives the lines of a key: to its last text and the comments that are indented more than it.
func (l *ledger) block(i int) block {
	s := l.scalars[i]
	b := block{s.Pos.Line, s.Pos.Line, s.Pos.Col - 1}
	end := len(l.src.lines)
	for _, below := range l.scalars[i+1:] {
		if len(below.Path) < len(s.Path) || !slices.Equal(below.Path[:len(s.Path)], s.Path) {
			end = below.Pos.Line
			break
		}
		b.last = max(b.last, below.Pos.Line)
	}
	for n := b.last + 1; n < end; n++ {
		line := l.src.line(n)
		if strings.TrimSpace(line) == "" {
			continue
		}
		if len(line)-len(strings.TrimLeft(line, " ")) <= b.indent {
			break
		}
		b.last = n
	}
	return b
}

// lines are lines of the text without their first blanks.
func (l *ledger) lines(b block) []string {
	var out []string
	for n := b.first; n <= b.last; n++ {
		line := l.src.line(n)
		out = append(out, line[min(b.indent, len(line)-len(strings.TrimLeft(line, " "))):])
	}
	return out
}

// replace is the edit that puts other lines in the place of some.
func (l *ledger) replace(first, last int, lines []string, indent int) edit {
	return edit{l.src.lines[first-1], l.src.lines[last], l.text(lines, indent)}
}

// after is the edit that writes lines behind a line.
func (l *ledger) after(line int, lines []string, indent int) edit {
	return edit{l.src.lines[line], l.src.lines[line], l.text(lines, indent)}
}

func (l *ledger) text(lines []string, indent int) string {
	var b strings.Builder
	for _, line := range lines {
		if line != "" {
			b.WriteString(strings.Repeat(" ", indent) + line)
		}
		b.WriteString(l.src.newline())
	}
	return b.String()
}

// commented makes comments of lines.
func commented(lines []string) []string {
	var out []string
	for _, line := range lines {
		out = append(out, strings.TrimRight("# "+line, " "))
	}
	return out
}

// textAbove finds, among the comments right above a line, those that say one of some texts; 0 where none do.
func (l *ledger) textAbove(line int, texts ...string) [2]int {
	for from := l.commentTop(line); from < line; from++ {
		said := ""
		for to := from; to < line; to++ {
			words := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(l.src.line(to)), "#"))
			if to == from {
				words = strings.TrimPrefix(words, "- ")
			}
			if said = oneLine(said + " " + words); slices.Contains(texts, said) {
				return [2]int{from, to}
			}
		}
	}
	return [2]int{}
}

// commentTop is the first of the comment lines right above a line; the line itself where there is none.
func (l *ledger) commentTop(line int) int {
	for line > 1 && strings.HasPrefix(strings.TrimSpace(l.src.line(line-1)), "#") {
		line--
	}
	return line
}
