package serve

import (
	"io/fs"
	"sync"
	"sync/atomic"
)

// board holds what is shown now. Only the loop puts something there; everybody may look.
type board struct{ at atomic.Pointer[moment] }

// moment is what is shown until something else is, with all that was made of it. It is never changed.
type moment struct {
	version  int
	snap     *Snapshot // nil: nothing has been compiled yet
	trouble  string    // why the machine could not compile what is newer; "": it could
	pages    *cache
	next     chan struct{} // closed when another moment has come
	findings func() ([]finding, int)
}

// find gives the findings of a moment as they are sent.
type find func(*moment) ([]finding, int)

// show replaces the moment. What was made of a snapshot is kept while that stays.
func (b *board) show(s *Snapshot, trouble string, find find) {
	old := b.at.Load()
	m := &moment{snap: s, trouble: trouble, next: make(chan struct{})}
	switch {
	case old != nil && old.snap == s:
		m.pages = old.pages
	case s != nil && s.File != nil:
		m.pages = newCache(framed(s.File))
	}
	if m.pages == nil {
		m.pages = newCache(nothing)
	}
	m.findings = sync.OnceValues(func() ([]finding, int) { return find(m) })
	if old != nil {
		m.version = old.version + 1
	}
	b.at.Store(m)
	if old != nil {
		close(old.next)
	}
}

func nothing(string) ([]byte, error) { return nil, fs.ErrNotExist }

// empty reports whether there is no site to show yet.
func (m *moment) empty() bool { return m.snap == nil || m.snap.Empty }

// failed reports whether what is shown is older than the sources.
func (m *moment) failed() bool { return m.trouble != "" || m.snap != nil && m.snap.Failed }
