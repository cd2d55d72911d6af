package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"smmpub/generator/diag"
)

// deadline is how long a test waits for what must come.
const deadline = 20 * time.Second

// workshop is a loop of which a test holds every end: what arrives, what Compile answers, and when a timer fires.
type workshop struct {
	*testing.T
	batches chan []string
	calls   chan call
	timers  chan timer
	shown   chan view
	log     *record
}

type call struct {
	ctx    context.Context
	names  []string
	answer chan func() (*Snapshot, error)
}

type timer struct {
	time time.Duration
	fire chan time.Time
}

type view struct {
	snap    *Snapshot
	trouble string
}

// record is a log that may be read while it is written.
type record struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

func openWorkshop(t *testing.T) *workshop {
	w := &workshop{t, make(chan []string), make(chan call), make(chan timer, 100), make(chan view, 100), &record{}}
	compile := func(ctx context.Context, names []string) (*Snapshot, error) {
		c := call{ctx, names, make(chan func() (*Snapshot, error))}
		select {
		case w.calls <- c:
			return (<-c.answer)()
		case <-t.Context().Done():
			return nil, t.Context().Err()
		}
	}
	l := newLoop(compile, func(s *Snapshot, trouble string) { w.shown <- view{s, trouble} }, (&voice{w: w.log}).say)
	l.after = func(d time.Duration) <-chan time.Time {
		fire := make(chan time.Time, 1)
		w.timers <- timer{d, fire}
		return fire
	}
	go l.run(t.Context(), w.batches)
	return w
}

// next takes what must come.
func next[T any](t testing.TB, what string, c <-chan T) T {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(deadline):
		t.Fatalf("%s does not come", what)
		panic("unreachable")
	}
}

func (w *workshop) called(want ...string) call {
	w.Helper()
	c := next(w, "a Compile", w.calls)
	if (c.names == nil) != (want == nil) || !slices.Equal(c.names, want) {
		w.Fatalf("Compile is asked for %q, want %q", c.names, want)
	}
	return c
}

func (c call) gives(s *Snapshot) { c.answer <- func() (*Snapshot, error) { return s, nil } }

func (c call) breaks(err error) { c.answer <- func() (*Snapshot, error) { return nil, err } }

func (w *workshop) shows(s *Snapshot) {
	w.Helper()
	if v := next(w, "a snapshot", w.shown); v.snap != s || v.trouble != "" {
		w.Fatalf("another snapshot is shown, trouble %q", v.trouble)
	}
}

func (w *workshop) showsNothing() {
	w.Helper()
	if len(w.shown) > 0 {
		w.Fatal("something is shown already")
	}
}

func (w *workshop) timer(want time.Duration) timer {
	w.Helper()
	got := next(w, "a timer", w.timers)
	if got.time != want {
		w.Fatalf("a timer of %v, want %v", got.time, want)
	}
	return got
}

// open is a workshop that shows a good snapshot.
func goodWorkshop(t *testing.T) (*workshop, *Snapshot) {
	w, good := openWorkshop(t), &Snapshot{}
	w.called().gives(good)
	w.shows(good)
	return w, good
}

func broken(files ...string) *Snapshot {
	s := &Snapshot{Failed: true}
	for _, f := range files {
		s.Findings = append(s.Findings, diag.Diagnostic{Pos: diag.Pos{File: f, Line: 1, Col: 1}, Message: "no"})
	}
	return s
}

func TestBatchesThatArriveWhileCompilingAreCompiledTogether(t *testing.T) {
	w, _ := goodWorkshop(t)
	w.batches <- []string{"a"}
	running := w.called("a")
	w.batches <- []string{"b", "c"}
	w.batches <- []string{}
	w.batches <- []string{"c", "d"}
	first, second := &Snapshot{}, &Snapshot{}
	running.gives(first)
	w.shows(first)
	w.called("b", "c", "d").gives(second)
	w.shows(second)
	w.batches <- []string{"a"}
	running = w.called("a")
	w.batches <- []string{"e"}
	w.batches <- nil
	running.gives(first)
	w.called().gives(second)
}

func TestAPartialSnapshotIsFollowedByALookAtEverything(t *testing.T) {
	w, _ := goodWorkshop(t)
	w.batches <- []string{"a"}
	part, whole := &Snapshot{Partial: true}, &Snapshot{}
	w.called("a").gives(part)
	w.shows(part)
	w.timer(quietTime).fire <- time.Time{}
	w.called().gives(whole)
	w.shows(whole)
}

func TestABatchGoesBeforeTheLookAtEverything(t *testing.T) {
	w, _ := goodWorkshop(t)
	part := &Snapshot{Partial: true}
	w.batches <- []string{"a"}
	w.called("a").gives(part)
	w.shows(part)
	w.timer(quietTime).fire <- time.Time{}
	all := w.called()
	w.batches <- []string{"b"}
	next(t, "the end of the context", all.ctx.Done())
	all.breaks(all.ctx.Err())
	more := &Snapshot{Partial: true}
	w.called("b").gives(more)
	w.shows(more)
	w.timer(quietTime).fire <- time.Time{}
	w.called().gives(&Snapshot{})
	if strings.Contains(w.log.String(), "cancel") {
		t.Errorf("the log tells of a Compile that nobody wanted any more:\n%s", w.log)
	}
}

func TestALookAtEverythingThatEndsInSpiteOfABatchIsNotLost(t *testing.T) {
	w, _ := goodWorkshop(t)
	part, whole := &Snapshot{Partial: true}, &Snapshot{}
	w.batches <- []string{"a"}
	w.called("a").gives(part)
	w.shows(part)
	w.timer(quietTime).fire <- time.Time{}
	all := w.called()
	w.batches <- []string{"b"}
	all.gives(whole)
	w.shows(whole)
	w.called("b").gives(nil)
	w.batches <- []string{"c"}
	w.called("c")
	w.showsNothing()
}

func TestAHalfWrittenFileIsNotShown(t *testing.T) {
	w, good := goodWorkshop(t)
	w.batches <- []string{"a"}
	w.called("a").gives(broken("a"))
	w.timer(holdTime)
	w.showsNothing()
	w.batches <- []string{"a"}
	mended := &Snapshot{}
	w.called("a").gives(mended)
	w.shows(mended)
	w.batches <- []string{"a"}
	w.called("a").gives(broken("a"))
	w.timer(holdTime)
	w.batches <- []string{"a"}
	w.called("a").gives(mended)
	w.batches <- []string{"b"}
	w.called("b").gives(good)
	w.shows(good)
	if strings.Contains(w.log.String(), "error") {
		t.Errorf("the log tells of a half-written file:\n%s", w.log)
	}
}

func TestAMistakeThatStaysIsShown(t *testing.T) {
	w, _ := goodWorkshop(t)
	bad, worse := broken("a", "a"), broken("a", "b", "c")
	w.batches <- []string{"a"}
	w.called("a").gives(bad)
	w.timer(holdTime).fire <- time.Time{}
	w.shows(bad)
	w.batches <- []string{"b"}
	w.called("b").gives(worse)
	w.shows(worse)
	if got := w.log.String(); !strings.HasSuffix(got, "\na: 2 errors\na and 2 other files: 3 errors\n") {
		t.Errorf("the log says\n%s", got)
	}
}

func TestAHeldSnapshotSurvivesABatchThatChangesNothing(t *testing.T) {
	for name, again := range map[string]func(*Snapshot) *Snapshot{
		"the same": func(s *Snapshot) *Snapshot { return s },
		"nil":      func(*Snapshot) *Snapshot { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			w, _ := goodWorkshop(t)
			bad := broken("a")
			w.batches <- []string{"a"}
			w.called("a").gives(bad)
			w.timer(holdTime)
			w.batches <- []string{"a~"}
			w.called("a~").gives(again(bad))
			w.timer(holdTime).fire <- time.Time{}
			w.shows(bad)
		})
	}
}

func TestASnapshotThatIsNoOtherIsNotShownAgain(t *testing.T) {
	w, good := goodWorkshop(t)
	before := w.log.String()
	for range 3 {
		w.batches <- []string{"a"}
		w.called("a").gives(good)
	}
	w.batches <- []string{"a"}
	w.called("a")
	w.showsNothing()
	if got := w.log.String(); got != before || strings.Count(got, "\n") != 1 || !strings.HasPrefix(got, "ok in ") {
		t.Errorf("the log says\n%s", got)
	}
}

func TestALookAtEverythingThatFindsTheSameSaysNothing(t *testing.T) {
	w, _ := goodWorkshop(t)
	part, whole, more := &Snapshot{Partial: true}, &Snapshot{Partial: true}, broken("z")
	w.batches <- []string{"a"}
	w.called("a").gives(part)
	w.shows(part)
	w.timer(quietTime).fire <- time.Time{}
	before := w.log.String()
	w.called().gives(whole)
	w.shows(whole)
	if got := w.log.String(); got != before {
		t.Errorf("the log says\n%s", got)
	}
	w.timer(quietTime).fire <- time.Time{}
	w.called().gives(more)
	w.timer(holdTime).fire <- time.Time{}
	w.shows(more)
	if got := w.log.String(); !strings.HasSuffix(got, "z: 1 error\n") {
		t.Errorf("the log says\n%s", got)
	}
}

func TestAPanicLeavesWhatIsShown(t *testing.T) {
	w, good := goodWorkshop(t)
	w.batches <- []string{"a"}
	w.called("a").answer <- func() (*Snapshot, error) { panic("index out of range") }
	w.timer(holdTime).fire <- time.Time{}
	if v := next(t, "the trouble", w.shown); v.snap != good || !strings.Contains(v.trouble, "index out of range") {
		t.Errorf("shown: %v", v)
	}
	if !strings.Contains(w.log.String(), "loop_test.go") {
		t.Errorf("the log does not say where the program failed:\n%s", w.log)
	}
	w.batches <- []string{"b"}
	w.called().gives(good)
	w.shows(good)
}

func TestAfterTheMachineFailedEverythingIsLookedAt(t *testing.T) {
	w := openWorkshop(t)
	w.called().breaks(errors.New("read a: no space"))
	if v := next(t, "the trouble", w.shown); v.snap != nil || v.trouble != "read a: no space" {
		t.Errorf("shown: %v", v)
	}
	w.batches <- []string{"b"}
	good := &Snapshot{}
	w.called().gives(good)
	w.shows(good)
	w.batches <- []string{"c"}
	w.called("c")
	if got := w.log.String(); !strings.HasPrefix(got, "read a: no space\nok in ") {
		t.Errorf("the log says\n%s", got)
	}
}

func TestTwentyFastSavesEndWithTheLast(t *testing.T) {
	w, _ := goodWorkshop(t)
	var saved, compiled int
	var mu sync.Mutex
	go func() {
		for c := range w.calls {
			mu.Lock()
			now := saved
			compiled = now
			mu.Unlock()
			c.gives(&Snapshot{Findings: make([]diag.Diagnostic, now)})
		}
	}()
	for i := range 20 {
		mu.Lock()
		saved = i + 1
		mu.Unlock()
		w.batches <- []string{fmt.Sprint("f", i%3)}
	}
	for v := next(t, "a snapshot", w.shown); len(v.snap.Findings) < 20; {
		v = next(t, "the last state", w.shown)
	}
	mu.Lock()
	defer mu.Unlock()
	if compiled != 20 {
		t.Errorf("compiled last: state %d", compiled)
	}
}

func TestTheLogDoesNotSteerTheTerminal(t *testing.T) {
	log := &record{}
	v := &voice{w: log}
	v.say("%s", "a\x1b[31m\u202eb")
	v.close()
	v.say("late")
	if got := log.String(); got != "a\ufffd[31m\ufffdb\n" {
		t.Errorf("%q", got)
	}
}
