package generator

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

const noFollow = 0

// tryLock takes a lock that ends with the process, or says errBusy. It covers a byte far behind the text, which others
// may read.
func tryLock(f *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{Offset: 1 << 30})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return errBusy
	}
	return err
}

// release gives the lock up before it is removed: an open file cannot be removed here.
func release(f *os.File) {
	_ = f.Close()
	_ = os.Remove(f.Name())
}
