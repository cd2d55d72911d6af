package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// patience is how long a run may take before it says what it is doing.
const patience = time.Second

// progress shows on one line how much has been made, once the run has taken a while. The second function clears the line.
func progress(w io.Writer, start time.Time) (func(done, total int, what string), func()) {
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
