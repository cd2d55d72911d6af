package serve

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Using up the limits of a real system would disturb everything else that runs on it. So the system's refusals are simulated here: the errors are those
// that inotify_add_watch(2) and inotify_init1(2) give; that they are given is not tested.
func TestWhenTheSystemRefusesItSaysWhichLimitAndPolls(t *testing.T) {
	cases := map[string]struct {
		how   func(*lookout)
		limit string
	}{
		"watches": {func(w *lookout) {
			w.add = func(*fsnotify.Watcher, string) error { return syscall.ENOSPC }
		}, "max_user_watches"},
		"instances": {polling, "max_user_instances"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s := newSite(t).watch(func(w *lookout) { c.how(w); w.pace.scan = time.Millisecond })
			s.write("content/a.yaml", "changed\n")
			s.until("content/a.yaml")
			s.saysLimit(c.limit)
		})
	}
}

func TestWatchesUsedUpLaterArePolledForToo(t *testing.T) {
	s := newSite(t).watch(func(w *lookout) {
		told(w)
		w.pace.scan = time.Millisecond
		w.add = func(fs *fsnotify.Watcher, folder string) error {
			if strings.Contains(folder, "one too many") {
				return syscall.ENOSPC
			}
			return fs.Add(folder)
		}
	})
	s.write("content/one too many/c.md", "new\n")
	s.until(everything)
	s.change("content/one too many/c.md", "content/one too many/c.md")
	s.saysLimit("max_user_watches")
}

func TestAnUnusualFileSystemIsPolled(t *testing.T) {
	s := newSite(t).watch(func(w *lookout) {
		w.pace.scan = time.Millisecond
		w.add = func(*fsnotify.Watcher, string) error { return syscall.EINVAL }
	})
	s.write("content/a.yaml", "changed\n")
	s.until("content/a.yaml")
	if said := s.log.String(); !strings.Contains(said, "invalid argument") || strings.Count(said, "\n") != 1 {
		t.Errorf("it said %q", said)
	}
}

func (s *site) saysLimit(limit string) {
	s.t.Helper()
	said := s.log.String()
	if strings.Count(said, "\n") != 1 {
		s.t.Errorf("it should say one line, not %q", said)
	}
	if runtime.GOOS != "linux" {
		return
	}
	now, err := os.ReadFile("/proc/sys/fs/inotify/" + limit)
	s.must(err)
	if want := "fs.inotify." + limit + " = " + strings.TrimSpace(string(now)) + " "; !strings.Contains(said, want) || !strings.Contains(said, "sudo sysctl fs.inotify."+limit+"=") {
		s.t.Errorf("it should say %q and how to raise it, not %q", want, said)
	}
}

// The overflow is a real one: nobody receives events while more happens than the kernel keeps.
func TestAfterAnOverflowEverythingIsLookedAt(t *testing.T) {
	kept, err := os.ReadFile("/proc/sys/fs/inotify/max_queued_events")
	if err != nil {
		t.Skip("only Linux says how many events it keeps")
	}
	limit, err := strconv.Atoi(strings.TrimSpace(string(kept)))
	if err != nil || limit > 200_000 {
		if os.Getenv("SMMPUB_CI") != "" {
			t.Fatalf("the kernel keeps %s events; lower fs.inotify.max_queued_events", kept)
		}
		t.Skipf("the kernel keeps %s events, more than a test should make", kept)
	}
	entered, leave := make(chan bool), make(chan bool)
	s := newSite(t).watch(func(w *lookout) {
		told(w)
		w.add = func(fs *fsnotify.Watcher, folder string) error {
			if filepath.Base(folder) == "held" {
				entered <- true
				<-leave
			}
			return fs.Add(folder)
		}
	})
	s.must(os.Mkdir(s.at("content/held"), 0o755))
	<-entered
	for range limit/2 + 5000 { // fsnotify itself takes some; each makes two events
		s.rename("content/a.yaml", "content/b.yaml")
		s.rename("content/b.yaml", "content/a.yaml")
	}
	s.write("content/lost/c.md", "its event is lost\n")
	leave <- true
	go func() { // it begins anew, and watches that folder again
		for range entered {
			leave <- true
		}
	}()
	s.until(everything)
	s.change("content/lost/c.md", "content/lost/c.md")
	s.stop()
	close(entered)
}

func TestTheEndReleasesAll(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t).watch(how)
		s.write("content/a.yaml", "changed, and nobody receives it\n")
		s.stop()
		if _, open := <-s.batches; open {
			t.Error("the channel is not closed")
		}
		soon(t, "a goroutine is left", func() bool { return !running("fsnotify") && !running("(*lookout)") && !running("serve.gather") })
		if left := inotifies(); left > 0 {
			t.Errorf("%d inotify descriptors are left", left)
		}
	})
}

func TestNothingIsBegunAfterTheEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	batches, err := watch(ctx, &Options{Dir: newSite(t).dir})
	if err != nil {
		t.Fatal(err)
	}
	if _, open := <-batches; open {
		t.Error("there was a batch")
	}
}

// soon waits until the condition holds.
func soon(t *testing.T, otherwise string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(patience); !holds(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatal(otherwise)
		}
	}
}

// running reports whether a goroutine runs a function whose name has the part in it.
func running(part string) bool {
	var b bytes.Buffer
	_ = pprof.Lookup("goroutine").WriteTo(&b, 1)
	return strings.Contains(b.String(), part)
}

// inotifies counts this program's open inotify descriptors, where the system tells.
func inotifies() (n int) {
	open, _ := filepath.Glob("/proc/self/fd/*")
	for _, fd := range open {
		if to, err := os.Readlink(fd); err == nil && strings.Contains(to, "inotify") {
			n++
		}
	}
	return n
}

func TestAHostileTreeIsWatchedAllTheSame(t *testing.T) {
	both(t, func(t *testing.T, how func(*lookout)) {
		s := newSite(t)
		s.must(os.Symlink("..", s.at("content/deep/up")))
		s.must(os.Symlink("self", s.at("content/self")))
		s.must(os.Symlink("/", s.at("themes/world")))
		hostile(s)
		s.watch(how)
		s.write("content/deep/b.md", "changed\n")
		for _, name := range s.until("content/deep/b.md") {
			if strings.HasPrefix(name, "content/deep/up/") || strings.HasPrefix(name, "themes/world/") {
				t.Errorf("a link was followed to %q", name)
			}
		}
	})
}

// hostile adds folders so deep that no path leads to the last of them, by way of the folder before each.
func hostile(s *site) {
	s.t.Helper()
	s.must(os.Mkdir(s.at("content/well"), 0o755))
	root, err := os.OpenRoot(s.at("content/well"))
	s.must(err)
	for range 30 {
		s.must(root.Mkdir(strings.Repeat("d", 200), 0o755))
		next, err := root.OpenRoot(strings.Repeat("d", 200))
		s.must(err)
		s.must(root.Close())
		root = next
	}
	s.must(root.Close())
}
