package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// patience is how long a run may take before it says what it is doing.
const patience = time.Second

// progress gives what shows a run's progress, and what clears it away: nothing without a terminal, or when that is asked for.
func (f *flags) progress(w io.Writer, start time.Time) (show func(done, total int, what string), clean func()) {
	if f.quiet || !isTerminal(os.Stderr) {
		return nil, func() {}
	}
	return line(w, start)
}

// line shows on one line how much has been made, once the run has taken a while. The second function clears the line.
func line(w io.Writer, start time.Time) (func(done, total int, what string), func()) {
	shown := false
	show := func(done, total int, what string) {
		if time.Since(start) < patience {
			return
		}
		shown = true
		fmt.Fprintf(w, "\r\x1b[K%s %d of %d: %s", bar(done, total), done, total, what)
	}
	return show, func() {
		if shown {
			fmt.Fprint(w, "\r\x1b[K")
		}
	}
}

// bar is how much of a whole is done.
func bar(done, total int) string {
	const width = 24
	filled := width * done / max(total, 1)
	return "[" + strings.Repeat("#", filled) + strings.Repeat("-", width-filled) + "]"
}
