package serve

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// patience is how long a test waits for what must come. It is no promise: a loaded machine may need a while.
const patience = 20 * time.Second

// site is a real folder that is watched.
type site struct {
	t       *testing.T
	dir     string
	log     *lines
	batches <-chan []string
	stop    func()
}

// lines is a log that may be read while it is written.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// polling has the system refuse to watch, by an error that it gives when a user's inotify instances are used up.
func polling(w *lookout) {
	w.open = func() (*fsnotify.Watcher, error) { return nil, syscall.EMFILE }
	w.pace.scan = time.Millisecond
}

func told(w *lookout) { w.pace.look = 5 * time.Millisecond }

// both runs the test with a system that tells of changes, and with one where we have to look for them.
func both(t *testing.T, test func(t *testing.T, how func(*lookout))) {
	t.Helper()
	t.Run("told", func(t *testing.T) { test(t, told) })
	t.Run("polling", func(t *testing.T) { test(t, polling) })
}

var sources = []string{"site.yaml", "content/a.yaml", "content/deep/b.md", "profiles/p/profile.yaml", "templates/page.html", "themes/own/style.css"}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{t: t, dir: filepath.Join(t.TempDir(), "site"), log: &lines{}}
	for _, name := range sources {
		s.write(name, "old\n")
	}
	return s
}

func (s *site) watch(how func(*lookout), also ...string) *site {
	s.t.Helper()
	ctx, cancel := context.WithCancel(s.t.Context())
	w := newLookout(&Options{Dir: s.dir, Also: also, Log: s.log})
	how(w)
	batches, err := w.start(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	s.batches = batches
	s.stop = func() {
		cancel()
		for range batches {
		}
	}
	s.t.Cleanup(s.stop)
	return s
}

func (s *site) at(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) write(name, text string) {
	s.t.Helper()
	s.must(os.MkdirAll(filepath.Dir(s.at(name)), 0o755))
	s.must(os.WriteFile(s.at(name), []byte(text), 0o644))
}

func (s *site) rename(from, to string) { s.t.Helper(); s.must(os.Rename(s.at(from), s.at(to))) }
func (s *site) remove(name string)     { s.t.Helper(); s.must(os.RemoveAll(s.at(name))) }

// everything is what until gives for a batch that says so.
const everything = "(everything)"

// until receives batches until they have named all that is wanted, and gives all that they named.
func (s *site) until(want ...string) []string {
	s.t.Helper()
	named := map[string]bool{}
	deadline := time.After(patience)
	for !hasAll(named, want) {
		select {
		case batch, ok := <-s.batches:
			if !ok {
				s.t.Fatal("no more batches")
			}
			s.orderly(batch)
			for _, name := range batch {
				named[name] = true
			}
			if batch == nil {
				named[everything] = true
			}
		case <-deadline:
			s.t.Fatalf("waiting for %q, there was only %q\n%s", want, slices.Sorted(maps.Keys(named)), s.log)
		}
	}
	return slices.Sorted(maps.Keys(named))
}

// change writes the file until a batch has named it: after one that says everything it is not known which state was looked at.
func (s *site) change(path, name string) {
	s.t.Helper()
	text := "changed\n"
	s.write(path, text)
	deadline := time.After(patience)
	for {
		select {
		case batch, ok := <-s.batches:
			if !ok {
				s.t.Fatal("no more batches")
			}
			if slices.Contains(batch, name) {
				return
			}
			if batch == nil {
				text += "once more\n"
				s.write(path, text)
			}
		case <-deadline:
			s.t.Fatalf("waiting for %q in vain\n%s", name, s.log)
		}
	}
}

func (s *site) orderly(batch []string) {
	s.t.Helper()
	if batch != nil && len(batch) == 0 || !slices.IsSorted(batch) || len(slices.Compact(slices.Clone(batch))) != len(batch) {
		s.t.Errorf("batch %q is empty, not sorted or names something twice", batch)
	}
}

func hasAll(named map[string]bool, want []string) bool {
	for _, w := range want {
		if !named[w] {
			return false
		}
	}
	return true
}
