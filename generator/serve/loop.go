package serve

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

const (
	quietTime = 250 * time.Millisecond // after a partial snapshot, before everything is looked at
	holdTime  = 120 * time.Millisecond // for the other half of a file that is being written
)

// loop compiles what has changed and shows the newest snapshot. Its fields are touched by the goroutine of run only.
type loop struct {
	compile func(context.Context, []string) (*Snapshot, error)
	show    func(s *Snapshot, trouble string)
	say     func(format string, a ...any)
	after   func(time.Duration) <-chan time.Time

	waiting  batch
	due      bool               // everything is to be looked at now
	distrust bool               // the last Compile broke off, so what it knew of the changes may be lost
	stop     context.CancelFunc // of the Compile that runs; nil: none does
	followUp bool               // the Compile that runs was not asked for by a change
	done     chan result

	last    *Snapshot // the newest that Compile gave
	shown   *Snapshot // nil: none
	trouble string    // why Compile broke off, as shown; "": it did not
	said    string
	held    result
	hold    <-chan time.Time // until held is shown
	quiet   <-chan time.Time // until due
}

// result is what came of a Compile.
type result struct {
	snap     *Snapshot
	err      error
	took     time.Duration
	followUp bool
}

func newLoop(compile func(context.Context, []string) (*Snapshot, error), show func(*Snapshot, string), say func(string, ...any)) *loop {
	return &loop{compile: compile, show: show, say: say, after: time.After, done: make(chan result, 1)}
}

// run compiles everything once, and then what the batches name, until ctx ends.
func (l *loop) run(ctx context.Context, batches <-chan []string) {
	l.waiting.add(nil)
	for ctx.Err() == nil {
		l.start(ctx)
		select {
		case <-ctx.Done():
		case names, open := <-batches:
			if !open {
				batches = nil
			} else if names == nil || len(names) > 0 {
				l.arrive(names)
			}
		case r := <-l.done:
			if ctx.Err() == nil {
				l.finish(r)
			}
		case <-l.hold:
			l.put(l.held)
		case <-l.quiet:
			l.quiet, l.due = nil, true
		}
	}
}

// start compiles what waits, unless a Compile runs.
func (l *loop) start(ctx context.Context) {
	followUp := l.waiting.empty()
	if l.stop != nil || followUp && !l.due {
		return
	}
	names := l.waiting.take()
	if followUp || l.distrust {
		names = nil
	}
	ctx, l.stop = context.WithCancel(ctx)
	l.due, l.distrust, l.followUp = false, false, followUp
	go func() { l.done <- l.compiled(ctx, names, followUp) }()
}

// arrive makes room for what an author has just saved: it goes before all that can wait.
func (l *loop) arrive(names []string) {
	l.waiting.add(names)
	l.hold, l.quiet = nil, nil
	if l.stop != nil && l.followUp {
		l.stop()
	}
}

// compiled calls Compile; a panic in it becomes an error.
func (l *loop) compiled(ctx context.Context, names []string, followUp bool) (r result) {
	begin := time.Now()
	defer func() {
		if p := recover(); p != nil {
			l.say("%v\n%s", p, debug.Stack())
			r = result{err: fmt.Errorf("the program failed: %v; this is a mistake in smmpub, and its log says where", p)}
		}
		r.took, r.followUp = time.Since(begin), followUp
		if r.err != nil && followUp && ctx.Err() != nil {
			r.err = errUnwanted
		}
	}()
	r.snap, r.err = l.compile(ctx, names)
	return r
}

// errUnwanted is of a Compile that was told to stop and did.
var errUnwanted = errors.New("no longer wanted")

func (l *loop) finish(r result) {
	l.stop()
	l.stop = nil
	switch {
	case r.followUp && r.err == errUnwanted:
		return
	case r.err != nil:
		l.distrust = true
		l.say("%v", r.err)
	case r.snap == nil:
		r.snap = l.last
	}
	if r.err == nil {
		l.last = r.snap
	}
	l.settle(r)
}

// settle decides when a result is shown. A snapshot is never forgotten for one that is no different: what was held back and then
// overtaken by a batch that changed nothing comes here again.
func (l *loop) settle(r result) {
	l.hold = nil
	idle := l.waiting.empty()
	if idle && r.err == nil && r.snap != nil && r.snap.Partial {
		l.quiet = l.after(quietTime)
	}
	switch {
	case r.err == nil && r.snap == l.shown && l.trouble == "":
	case l.worse(r):
		if l.held = r; idle {
			l.hold = l.after(holdTime)
		}
	default:
		l.put(r)
	}
}

// worse reports whether a result may come of a file of which one half is written.
func (l *loop) worse(r result) bool {
	good := l.shown != nil && !l.shown.Failed && l.trouble == ""
	return good && (r.err != nil || r.snap.Failed)
}

func (l *loop) put(r result) {
	l.hold = nil
	if r.err != nil {
		l.trouble = r.err.Error()
	} else {
		l.shown, l.trouble = r.snap, ""
		l.tell(r)
	}
	l.show(l.shown, l.trouble)
}

// tell says what is shown. A look at everything says something only when it has found something else.
func (l *loop) tell(r result) {
	if r.snap == nil {
		return
	}
	line := summary(r.snap)
	if r.followUp && line == l.said {
		return
	}
	l.said = line
	if r.snap.Failed {
		l.say("%s", line)
		return
	}
	l.say("ok in %d ms%s", r.took.Milliseconds(), line)
}
