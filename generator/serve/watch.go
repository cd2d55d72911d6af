package serve

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watch tells which files may have changed until ctx ends. Each batch is what changed within one burst, deduplicated and
// sorted; nil in place of a batch means: look at everything. Paths are relative to o.Dir with slashes, absolute for those of
// o.Also; a folder stands for all below it. What changes after watch has returned is told, and what changes while nobody
// receives is kept for the next batch. The channel is closed when ctx has ended and all that watch had open is released.
func watch(ctx context.Context, o *Options) (<-chan []string, error) {
	return newLookout(o).start(ctx)
}

// pace is how long things take.
type pace struct {
	quiet   time.Duration // so long nothing may happen for a burst to be over
	longest time.Duration // a burst is cut off so long after its first event
	look    time.Duration // how often to see whether the watched folders are still those of the same names
	scan    time.Duration // the shortest time between two scans while polling
}

var usual = pace{quiet: 15 * time.Millisecond, longest: 400 * time.Millisecond, look: 500 * time.Millisecond, scan: 300 * time.Millisecond}

// lookout sends the paths that may have changed into found, by one goroutine; gather makes batches of them in another one.
type lookout struct {
	dir   string   // as it was given, absolute: what it leads to may change
	also  []string // as they were given
	say   func(format string, args ...any)
	pace  pace
	found chan []string // nil: anything may have changed
	// How the system is asked; tests let it refuse.
	open func() (*fsnotify.Watcher, error)
	add  func(fs *fsnotify.Watcher, folder string) error
}

func newLookout(o *Options) *lookout {
	say := func(format string, args ...any) {
		if o.Log != nil {
			fmt.Fprintf(o.Log, format+"\n", args...)
		}
	}
	return &lookout{dir: o.Dir, also: o.Also, say: say, pace: usual, found: make(chan []string), open: fsnotify.NewWatcher, add: (*fsnotify.Watcher).Add}
}

func (w *lookout) start(ctx context.Context) (<-chan []string, error) {
	dir, err := filepath.Abs(w.dir)
	if err != nil {
		return nil, fmt.Errorf("watching %s: %w", w.dir, err)
	}
	if info, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("watching the site: %w", err)
	} else if !info.IsDir() {
		return nil, fmt.Errorf("watching the site: %s is a file, not a folder", w.dir)
	}
	w.dir = dir
	source := w.begin(ctx)
	batches := make(chan []string)
	go w.follow(ctx, source)
	go gather(ctx, w.found, batches, w.pace)
	return batches, nil
}

// begin has the state of the tree taken before it returns; what it returns reports what changes from there on, until ctx ends or
// all has to be looked at anew. It polls where the system does not tell.
func (w *lookout) begin(ctx context.Context) (source func(context.Context)) {
	n, err := w.watched(ctx)
	if err == nil {
		return n.run
	}
	if ctx.Err() == nil {
		w.say("%s; looking for changes every %v or less often", whyNot(err), w.pace.scan)
	}
	return w.polled(ctx).run
}

// follow begins again when events were lost, or a folder is another one than before.
func (w *lookout) follow(ctx context.Context, source func(context.Context)) {
	defer close(w.found)
	for source(ctx); ctx.Err() == nil; source(ctx) {
		source = w.begin(ctx)
		w.report(ctx)
	}
}

// report says that paths may have changed; without any, that everything may have.
func (w *lookout) report(ctx context.Context, paths ...string) {
	select {
	case w.found <- paths:
	case <-ctx.Done():
	}
}
