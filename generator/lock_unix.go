//go:build unix

package generator

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

const noFollow = unix.O_NOFOLLOW

// tryLock takes a lock that ends with the process, or says errBusy. File systems without locks give it to everyone.
func tryLock(f *os.File) error {
	err := flock(f)
	if errors.Is(err, unix.ENOLCK) || errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.ENOSYS) {
		return nil
	}
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errBusy
	}
	return err
}

func flock(f *os.File) error {
	for {
		if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// release removes the lock before it is given up, so that nobody takes one that is about to vanish.
func release(f *os.File) {
	_ = os.Remove(f.Name())
	_ = f.Close()
}
