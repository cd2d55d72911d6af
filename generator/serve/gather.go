package serve

import (
	"context"
	"maps"
	"slices"
	"time"
)

// manyPaths is how many paths a batch may have; one with more says that everything may have changed.
const manyPaths = 10_000

// gather makes batches of what comes from found and closes batches after found was closed. A batch that nobody has taken yet
// is joined with the next burst, so that found never has to wait.
func gather(ctx context.Context, found <-chan []string, batches chan<- []string, p pace) {
	defer close(batches)
	b := burst{pace: p, timer: time.NewTimer(p.longest)}
	b.timer.Stop()
	for {
		var out chan<- []string
		if b.over {
			out = batches
		}
		select {
		case paths, ok := <-found:
			if !ok {
				return
			}
			b.add(paths)
		case <-b.timer.C:
			b.over = true
		case out <- b.batch():
			b = burst{pace: p, timer: b.timer}
		case <-ctx.Done():
			drain(found)
			return
		}
	}
}

// drain waits until whoever sends has released what it had and closed.
func drain(found <-chan []string) {
	for range found {
	}
}

// burst is what changed at about the same time.
type burst struct {
	pace  pace
	timer *time.Timer // runs out when the burst is over
	first time.Time   // zero: nothing has happened yet
	over  bool
	all   bool
	paths map[string]bool
	made  []string // paths, sorted, once somebody wanted to see them
}

// add begins the burst or makes it longer. One that was over, but not taken yet, begins anew: what is written just now should
// not be read half done.
func (b *burst) add(paths []string) {
	now := time.Now()
	if b.first.IsZero() || b.over {
		b.first, b.over = now, false
	}
	b.keep(paths)
	b.timer.Reset(min(b.pace.quiet, max(0, b.pace.longest-now.Sub(b.first))))
}

func (b *burst) keep(paths []string) {
	b.made = nil
	if len(paths) == 0 || len(b.paths)+len(paths) > manyPaths {
		b.all, b.paths = true, nil
	}
	if b.all {
		return
	}
	if b.paths == nil {
		b.paths = map[string]bool{}
	}
	for _, p := range paths {
		b.paths[p] = true
	}
}

func (b *burst) batch() []string {
	if b.over && !b.all && b.made == nil {
		b.made = slices.Sorted(maps.Keys(b.paths))
	}
	return b.made
}
