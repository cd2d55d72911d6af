package serve

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode"

	"smmpub/generator/diag"
)

// voice writes to the log, one writer at a time, and nothing after it is closed: a Compile that is not waited for may end later.
type voice struct {
	mu sync.Mutex
	w  io.Writer // nil: nowhere
}

func (v *voice) Write(text []byte) (int, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.w == nil {
		return len(text), nil
	}
	return v.w.Write(text)
}

// say writes a line.
func (v *voice) say(format string, a ...any) {
	fmt.Fprintln(v, printable(fmt.Sprintf(format, a...)))
}

func (v *voice) close() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.w = nil
}

// printable keeps names of files and words of authors from steering the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}

// summary is what the log says of a snapshot: "profiles/x.yaml: 2 errors", and of one without errors what goes behind
// "ok": ", 3 warnings" or nothing.
func summary(s *Snapshot) string {
	if !s.Failed {
		if n := count(s.Findings, diag.Warning); n > 0 {
			return ", " + number(n, "warning")
		}
		return ""
	}
	files, first := map[string]bool{}, ""
	for _, d := range s.Findings {
		if d.Severity == diag.Error {
			files[d.Pos.File] = true
			if first == "" {
				first = d.Pos.File
			}
		}
	}
	errors := number(count(s.Findings, diag.Error), "error")
	switch {
	case first == "":
		return errors
	case len(files) == 1:
		return first + ": " + errors
	}
	return fmt.Sprintf("%s and %s: %s", first, number(len(files)-1, "other file"), errors)
}

func count(list []diag.Diagnostic, s diag.Severity) int {
	n := 0
	for _, d := range list {
		if d.Severity == s {
			n++
		}
	}
	return n
}

func number(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
