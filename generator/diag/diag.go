// Package diag holds what every stage says about an author's sources: where, how bad, what, and how to mend it.
//
// Positions come in from the readers; a sorted list without repeats goes out. The package knows neither YAML nor
// Markdown nor maturity models, and imports the standard library only.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Pos is a place in a source file. Line and Col count from 1, Col in characters; Line 0 means the file as a whole.
type Pos struct {
	File string `json:"file"` // slash-separated, relative to the site
	Line int    `json:"line,omitempty"`
	Col  int    `json:"col,omitempty"`
}

// String writes the place as editors and terminals read it: file:line:col.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// IsZero reports that no place is known.
func (p Pos) IsZero() bool { return p == Pos{} }

// Compare orders places by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// Severity says what a finding does to the run.
type Severity int

// An Error stops the road before anything is composed; a Warning and an Info do not.
const (
	Error Severity = iota
	Warning
	Info
)

// String is the word printed before the message.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Info:
		return "info"
	}
	panic(fmt.Sprintf("diag: severity %d", int(s)))
}

// Related is a second place that belongs to a finding, such as the first of two definitions.
type Related struct {
	Pos     Pos
	Message string
}

// Diagnostic is one finding.
type Diagnostic struct {
	Pos      Pos
	Len      int // characters to underline from Pos; 0 underlines the word that begins there
	Severity Severity
	Rule     string // stable id, in kebab case: unknown-practice
	Message  string // lower case, no full stop, quotes the author's text
	Hint     string // what to do about it, when that is known
	Related  []Related
}

// List collects the findings of a run. The zero List is empty and ready.
type List struct {
	items []Diagnostic
}

// Add takes a finding as it is.
func (l *List) Add(d Diagnostic) { l.items = append(l.items, d) }

// Errorf adds an error and returns it, so that the caller can set Hint, Len or Related.
// The pointer is good until the next finding is added.
func (l *List) Errorf(p Pos, rule, format string, args ...any) *Diagnostic {
	return l.addf(Error, p, rule, format, args)
}

// Warnf adds a warning; see Errorf.
func (l *List) Warnf(p Pos, rule, format string, args ...any) *Diagnostic {
	return l.addf(Warning, p, rule, format, args)
}

// Infof adds a remark; see Errorf.
func (l *List) Infof(p Pos, rule, format string, args ...any) *Diagnostic {
	return l.addf(Info, p, rule, format, args)
}

func (l *List) addf(s Severity, p Pos, rule, format string, args []any) *Diagnostic {
	l.Add(Diagnostic{Pos: p, Severity: s, Rule: rule, Message: fmt.Sprintf(format, args...)})
	return &l.items[len(l.items)-1]
}

// Append takes over all findings of another list.
func (l *List) Append(other *List) { l.items = append(l.items, other.items...) }

// HasErrors reports whether any finding is an Error.
func (l *List) HasErrors() bool { return l.Count(Error) > 0 }

// Count is the number of findings of one severity, repeats included.
func (l *List) Count(s Severity) int {
	n := 0
	for _, d := range l.items {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Files are the files that have an Error.
func (l *List) Files() map[string]bool {
	out := map[string]bool{}
	for _, d := range l.items {
		if d.Severity == Error {
			out[d.Pos.File] = true
		}
	}
	return out
}

// Sorted gives the findings by place, then severity, then rule and message, each once.
func (l *List) Sorted() []Diagnostic {
	out := slices.Clone(l.items)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
}
