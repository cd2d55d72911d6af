package serve

import (
	"context"
	"time"
)

// share is the part of a processor that polling may take: one in so many.
const share = 20

// poller finds what changes by looking at every file again and again.
type poller struct {
	*lookout
	last *scan
}

// polled looks at the tree for the first time.
func (w *lookout) polled(ctx context.Context) *poller {
	p := &poller{w, scanned(ctx, w.dir, w.also)}
	if len(p.last.stamps) >= manyEntries && ctx.Err() == nil {
		w.say("the site has more than %d files and folders; changes of those beyond are not seen", manyEntries)
	}
	return p
}

// run reports what differs between two scans until ctx ends.
func (p *poller) run(ctx context.Context) {
	timer := time.NewTimer(p.wait())
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
			p.look(ctx)
			timer.Reset(p.wait())
		}
	}
}

func (p *poller) look(ctx context.Context) {
	next := scanned(ctx, p.dir, p.also)
	if ctx.Err() != nil {
		return
	}
	changed := next.differs(p.last)
	same := next.sameSite(p.last)
	p.last = next
	switch {
	case !same:
		p.report(ctx)
	case len(changed) > 0:
		p.report(ctx, changed...)
	}
}

// wait is how long to rest after a scan: the longer it took, the longer.
func (p *poller) wait() time.Duration { return max(p.pace.scan, (share-1)*p.last.took) }
