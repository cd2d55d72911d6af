//go:build !unix && !windows

package generator

import "os"

const noFollow = 0

// tryLock is not offered by this system.
func tryLock(*os.File) error { return nil }

func release(f *os.File) {
	_ = f.Close()
	_ = os.Remove(f.Name())
}
