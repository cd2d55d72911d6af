package generator

import (
	"errors"

	"golang.org/x/sys/unix"
)

// swap swaps two folders in one step, or says errors.ErrUnsupported where the file system cannot.
func swap(a, b string) error {
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return errors.ErrUnsupported
	}
	return err
}
