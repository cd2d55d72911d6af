//go:build unix

package serve

import (
	"syscall"
	"testing"
)

func TestAPipeIsNotOpened(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		s.must(syscall.Mkfifo(s.at("content/pipe.md"), 0o644))
		s.watch(how)
		s.must(syscall.Mkfifo(s.at("content/pipe2.md"), 0o644))
		s.until("content/pipe2.md")
	})
}
