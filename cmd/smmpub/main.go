// Command smmpub compiles maturity-model publications: YAML tables and Markdown narrative become a web edition and a PDF
// edition with the same numbers and the same anchors.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"smmpub/generator"
)

// Exit codes.
const (
	exitSources = 1 // the sources have errors
	exitUsage   = 2
	exitMachine = 3 // disk, permission
)

func main() {
	os.Exit(run(os.Args[1:]))
}

// garbage is how much the heap may grow before it is cleared, in percent of what is in use. A run is short: twice the usual makes
// it a tenth faster and takes a third more memory (81 and 106 MB for the site of this repository). GOGC says otherwise.
const garbage = 200

func run(args []string) int {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	ignoreSizeLimit()
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	done := make(chan error, 1)
	go func() {
		cmd := root()
		cmd.SetArgs(args)
		done <- cmd.Execute()
	}()
	select {
	case err := <-done:
		return code(err)
	case s := <-interrupted:
		stop(interrupted)
		return 128 + int(s.(syscall.Signal))
	}
}

// grace is how long an interrupted run may clear away what it was writing. What is left then, the next run removes.
const grace = 800 * time.Millisecond

// stop gives up what is being written; a second signal ends it at once.
func stop(interrupted <-chan os.Signal) {
	done := make(chan struct{})
	go func() {
		generator.Abandon()
		close(done)
	}()
	select {
	case <-done:
	case <-interrupted:
	case <-time.After(grace):
	}
}

// code says what went wrong, where that has not been said, and gives the exit code.
func code(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errSources):
		return exitSources
	case errors.As(err, &usage):
		fmt.Fprintf(os.Stderr, "smmpub: %v\n%s", err, wayOut(err))
		return exitUsage
	}
	fmt.Fprintf(os.Stderr, "smmpub: %v\n", err)
	return exitMachine
}

// wayOut says how to mend a wrong command line. Wishes that cannot be met say so themselves.
func wayOut(err error) string {
	var h hinted
	var unmet *generator.RequestError
	switch {
	case errors.As(err, &h) && h.hint != "":
		return "  hint: " + h.hint + "\n"
	case errors.As(err, &unmet):
		return ""
	}
	return "  run smmpub --help for what there is\n"
}

// errSources says that the sources have errors; they have been printed.
var errSources = errors.New("the sources have errors")

// usageError is a wrong command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }
