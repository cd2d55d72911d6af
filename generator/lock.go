package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// workname says where a workplace stands.
type workname int

const (
	beside workname = iota
	within          // where nothing may be made beside the output, or the output is a disk of its own
)

// dir is the workplace for an output. There is one for each, so that what a run has left is found by the next.
func (n workname) dir(target string) string {
	if n == within {
		return filepath.Join(target, ".smmpub-work")
	}
	base := filepath.Base(target)
	const longest = 200 // bytes; most file systems have names of 255
	return filepath.Join(filepath.Dir(target), ".smmpub-"+base[:min(len(base), longest)])
}

// workplace is the folder in which a run builds the new output. It holds the lock, which the system gives up when the
// process ends in any way, and the new tree; after the exchange, the old one.
type workplace struct {
	where workname
	dir   string
	lock  *os.File
	made  []string // folders made above it, the lowest first
}

func (w *workplace) tree() string { return filepath.Join(w.dir, "tree") }

// longestWait is how long a run waits for another that writes into the same output.
var longestWait = 10 * time.Second

// between is the time between two looks at a lock.
const between = 10 * time.Millisecond

// enter takes the workplace of an output, and waits while another process has it.
func enter(target string, where workname) (*workplace, error) {
	w := &workplace{where: where, dir: where.dir(target)}
	for start := time.Now(); ; time.Sleep(between) {
		err := w.try()
		if err == nil {
			return w, nil
		}
		if !errors.Is(err, errBusy) {
			w.leave()
			if where == beside && (errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)) {
				return nil, fmt.Errorf("%w: %w", errNoRoom, err)
			}
			return nil, err
		}
		if time.Since(start) > longestWait {
			return nil, fmt.Errorf("%s is writing there; try again when it has ended", holder(w.dir))
		}
	}
}

var errBusy = errors.New("another process is writing")

// holder names the process that has a workplace.
func holder(dir string) string {
	b, _ := os.ReadFile(filepath.Join(dir, lockName))
	if pid, err := strconv.Atoi(string(bytes.TrimSpace(b))); err == nil {
		return fmt.Sprintf("process %d", pid)
	}
	return "another process"
}

const lockName = "lock"

// try takes the lock if it is free. A lock that was taken away while we reached for it is not the lock any more.
func (w *workplace) try() error {
	running.Lock()
	defer running.Unlock()
	if err := w.makeFolders(); err != nil {
		return err
	}
	at := filepath.Join(w.dir, lockName)
	lock, err := os.OpenFile(at, os.O_RDWR|os.O_CREATE|noFollow, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		return errBusy
	}
	if err != nil {
		return err
	}
	if err := tryLock(lock); err != nil {
		lock.Close()
		return err
	}
	mine, err := lock.Stat()
	now, lost := os.Lstat(at)
	if err != nil || lost != nil || !os.SameFile(mine, now) {
		lock.Close()
		return errBusy
	}
	w.lock = lock
	running.places[w] = true
	return sign(lock)
}

// sign says whose the lock is.
func sign(lock *os.File) error {
	if err := lock.Truncate(0); err != nil {
		return err
	}
	_, err := lock.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

// makeFolders makes the workplace and the folders above it, and remembers which ones were not there.
func (w *workplace) makeFolders() error {
	var missing []string
	for dir := filepath.Dir(w.dir); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) || filepath.Dir(dir) == dir {
			break
		}
		missing = append(missing, dir)
	}
	w.made = append(missing, w.made...)
	if err := os.MkdirAll(filepath.Dir(w.dir), 0o755); err != nil {
		return err
	}
	if err := os.Mkdir(w.dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := os.Lstat(w.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errBusy
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is in the way; remove it", w.dir)
	}
	return nil
}

// running are the workplaces of this process. Whoever holds its lock may change the disk.
var running = struct {
	sync.Mutex
	places map[*workplace]bool
}{places: map[*workplace]bool{}}

// step does one thing to the disk, which Abandon does not interrupt.
func (w *workplace) step(do func() error) error {
	running.Lock()
	defer running.Unlock()
	return do()
}

// leave clears the workplace away.
func (w *workplace) leave() {
	running.Lock()
	defer running.Unlock()
	w.clear()
}

func (w *workplace) clear() {
	if w.lock != nil {
		_ = removeTree(w.tree())
		release(w.lock)
		w.lock = nil
	}
	_ = os.Remove(w.dir) // stays while another process is in it
	for _, dir := range w.made {
		if os.Remove(dir) != nil {
			break
		}
	}
	delete(running.places, w)
}

// removeTree removes a folder, even one that holds folders which may not be changed.
func removeTree(dir string) error {
	if os.RemoveAll(dir) == nil {
		return nil
	}
	_ = filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && os.Chmod(at, 0o700) != nil {
			return fs.SkipDir
		}
		return nil
	})
	return os.RemoveAll(dir)
}

// Abandon gives up whatever this process is writing: outputs are left as they are, old or new, and nothing lies beside
// them. It is for a process that is about to end; writing anything afterwards waits for ever.
func Abandon() {
	running.Lock()
	for w := range running.places {
		w.clear()
	}
}
