package serve

import (
	"os"
	"testing"
	"time"
)

func TestPollingTakesASmallShareOfTheTime(t *testing.T) {
	w := newLookout(&Options{})
	for took, want := range map[time.Duration]time.Duration{time.Millisecond: usual.scan, time.Second: 19 * time.Second} {
		if got := (&poller{w, &scan{took: took}}).wait(); got != want {
			t.Errorf("after a scan of %v it rests %v, want %v", took, got, want)
		}
	}
}

func TestAScanSeesAnEditOfTheSameSize(t *testing.T) {
	s := newSite(t)
	before := scanned(t.Context(), s.dir, nil)
	s.write("content/a.yaml", "new\n")
	s.must(os.Chtimes(s.at("content/a.yaml"), time.Time{}, time.Now().Add(time.Hour)))
	if got := scanned(t.Context(), s.dir, nil).differs(before); len(got) != 1 || got[0] != "content/a.yaml" {
		t.Errorf("%q differ", got)
	}
}

// A clock as coarse as that of FAT cannot be had here; it is simulated by giving the file its old time again.
func TestAnEditWithinTheSameTickIsToldWhenItIsOver(t *testing.T) {
	s := newSite(t)
	info, err := os.Stat(s.at("content/a.yaml"))
	s.must(err)
	fresh, settled := stampOf(info, info.ModTime().Add(blur-1)), stampOf(info, info.ModTime().Add(blur))
	if fresh == settled {
		t.Error("a file that has just been written is trusted to stay as it is")
	}
	if settled != stampOf(info, info.ModTime().Add(time.Hour)) {
		t.Error("a file that was left alone is never trusted")
	}
}

func TestAScanSeesWhatIsRemoved(t *testing.T) {
	s := newSite(t)
	before := scanned(t.Context(), s.dir, nil)
	s.remove("content/deep")
	got := scanned(t.Context(), s.dir, nil).differs(before)
	want := map[string]bool{"content/deep": true, "content/deep/b.md": true}
	for _, name := range got {
		if !want[name] {
			t.Errorf("%q differs", name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%q differ", got)
	}
}
