package serve

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// whyNot says why files cannot be watched: which limit is reached, what it is now and how to raise it, as far as it is one.
func whyNot(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC) && runtime.GOOS == "linux":
		return exhausted("max_user_watches", 524288)
	case errors.Is(err, syscall.EMFILE) && runtime.GOOS == "linux" && canOpen():
		return exhausted("max_user_instances", 1024)
	case errors.Is(err, syscall.EMFILE):
		return fmt.Sprintf("files cannot be watched: this program may have %s files open, and has (raise that with: ulimit -n 8192)", openFiles())
	}
	return fmt.Sprintf("files cannot be watched: %v", err)
}

// exhausted names a limit of inotify, which all programs of a user share.
func exhausted(limit string, enough int) string {
	now, found := "unknown", 0
	if b, err := os.ReadFile("/proc/sys/fs/inotify/" + limit); err == nil {
		now = strings.TrimSpace(string(b))
		found, _ = strconv.Atoi(now)
	}
	return fmt.Sprintf("files cannot be watched: fs.inotify.%s = %s is used up (raise it with: sudo sysctl fs.inotify.%[1]s=%[3]d)", limit, now, max(enough, 2*found))
}

// canOpen tells EMFILE of a user's inotify instances from that of the program's open files: the system uses one number for both.
func canOpen() bool {
	f, err := os.Open(os.DevNull)
	if err != nil {
		return false
	}
	_ = f.Close()
	return true
}
