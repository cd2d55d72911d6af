// Command smmpub compiles maturity-model publications: YAML tables and Markdown narrative become a web edition and a PDF
// edition with the same numbers and the same anchors.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes.
const (
	exitSources = 1 // the sources have errors
	exitUsage   = 2
	exitMachine = 3 // disk, port, permission
)

func main() {
	os.Exit(run(os.Args[1:]))
}

func run(args []string) int {
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
		return 128 + int(s.(syscall.Signal))
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
		fmt.Fprintf(os.Stderr, "smmpub: %v\n  run smmpub --help for what there is\n", err)
		return exitUsage
	}
	fmt.Fprintf(os.Stderr, "smmpub: %v\n", err)
	return exitMachine
}

// errSources says that the sources have errors; they have been printed.
var errSources = errors.New("the sources have errors")

// usageError is a wrong command line.
type usageError struct{ error }
