package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// fence is a fenced block of a page.
type fence struct {
	at   int // index of its first line after the fence
	info []string
	body []string
}

var fenceLine = regexp.MustCompile("^(`{3,}|~{3,})[ \t]*(.*)$")

// fences finds the fenced blocks that begin at a line's start.
func fences(lines []string) []fence {
	var out []fence
	for i := 0; i < len(lines); i++ {
		m := fenceLine.FindStringSubmatch(lines[i])
		if m == nil {
			continue
		}
		f := fence{at: i + 1, info: strings.Fields(m[2])}
		for i++; i < len(lines) && !closes(lines[i], m[1]); i++ {
			f.body = append(f.body, lines[i])
		}
		out = append(out, f)
	}
	return out
}

func closes(line, opening string) bool {
	line = strings.TrimRight(line, " \t")
	return len(line) >= len(opening) && strings.Trim(line, opening[:1]) == ""
}

// command is a command of a session with what it should print.
type command struct {
	at    int // index of its line in the page
	typed []string
	want  []string
}

// text is the command on one line.
func (c command) text() string {
	var b strings.Builder
	for _, line := range c.typed {
		b.WriteString(strings.TrimSuffix(line, `\`))
	}
	return strings.TrimPrefix(b.String(), "$ ")
}

// commands takes a session apart.
func commands(f fence) ([]command, error) {
	var out []command
	for i := 0; i < len(f.body); i++ {
		line := f.body[i]
		if !strings.HasPrefix(line, "$ ") {
			if len(out) == 0 {
				return nil, fmt.Errorf("%d: a session begins with a command: $ smmpub build", f.at+i+1)
			}
			last := &out[len(out)-1]
			last.want = append(last.want, line)
			continue
		}
		c := command{at: f.at + i, typed: []string{line}}
		for strings.HasSuffix(line, `\`) && i+1 < len(f.body) {
			i++
			line = f.body[i]
			c.typed = append(c.typed, line)
		}
		out = append(out, c)
	}
	return out, nil
}

const anyLines, anyText = "...", "…"

// fits reports whether lines are what a page shows.
func fits(want, got []string) bool {
	for i, w := range want {
		if w == anyLines {
			for from := range len(got) - i + 1 {
				if fits(want[i+1:], got[i+from:]) {
					return true
				}
			}
			return false
		}
		if i >= len(got) || !lineFits(w, got[i]) {
			return false
		}
	}
	return len(want) == len(got)
}

func lineFits(want, got string) bool {
	if !strings.Contains(want, anyText) {
		return want == got
	}
	var parts []string
	for part := range strings.SplitSeq(want, anyText) {
		parts = append(parts, regexp.QuoteMeta(part))
	}
	return regexp.MustCompile("^" + strings.Join(parts, ".*") + "$").MatchString(got)
}

// renewed is what a page should show now, with as much left open as before: lines that fit stay as they are, and what stood around
// the first and the last "..." is as long as it was.
func renewed(want, got []string) []string {
	first := slices.Index(want, anyLines)
	if first < 0 {
		return keptOpen(want, got)
	}
	last := len(want)
	for want[last-1] != anyLines {
		last--
	}
	tail := want[last:]
	if first+len(tail) >= len(got) {
		return keptOpen(slices.Concat(want[:first], tail), got)
	}
	out := keptOpen(want[:first], got[:first])
	return append(append(out, anyLines), keptOpen(tail, got[len(got)-len(tail):])...)
}

// keptOpen is got with the lines of want, in order, in place of those that they fit.
func keptOpen(want, got []string) []string {
	out := slices.Clone(got)
	for i, line := range got {
		for j, w := range want {
			if w != anyLines && lineFits(w, line) {
				out[i], want = w, want[j+1:]
				break
			}
		}
	}
	return out
}
