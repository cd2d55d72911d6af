//go:build unix

package serve

import (
	"os"
	"strconv"
	"syscall"
)

// inode is the file's number: a replaced file has another one, even with the size and time of the old one.
func inode(info os.FileInfo) uint64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Ino)
	}
	return 0
}

// openFiles is how many files this program may have open.
func openFiles() string {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return "no more"
	}
	return strconv.FormatUint(uint64(limit.Cur), 10)
}
