//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreSizeLimit lets a write beyond the account's file size fail like one to a full disk, instead of ending the program
// in its tracks.
func ignoreSizeLimit() { signal.Ignore(syscall.SIGXFSZ) }
