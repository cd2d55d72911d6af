package generator

import (
	"errors"

	"golang.org/x/sys/unix"
)

// swap swaps two folders in one step, or says errors.ErrUnsupported where the file system cannot, or where one of them is
// a file system of its own.
func swap(a, b string) error {
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	for _, cannot := range []error{unix.ENOTSUP, unix.EINVAL, unix.EXDEV, unix.EBUSY} {
		if errors.Is(err, cannot) {
			return errors.ErrUnsupported
		}
	}
	return err
}
