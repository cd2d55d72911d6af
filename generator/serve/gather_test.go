package serve

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// gathering runs the test with a channel into gather and one out of it, in a time of its own that passes when all wait.
func gathering(t *testing.T, test func(found chan<- []string, batches <-chan []string)) {
	synctest.Test(t, func(t *testing.T) {
		found, batches := make(chan []string), make(chan []string)
		go gather(t.Context(), found, batches, usual)
		test(found, batches)
		close(found)
		if _, open := <-batches; open {
			t.Error("a batch that was not expected")
		}
	})
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) || (got == nil) != (want == nil) {
		t.Errorf("the batch is %q, want %q", got, want)
	}
}

func TestABurstEndsAfterAMomentOfQuiet(t *testing.T) {
	gathering(t, func(found chan<- []string, batches <-chan []string) {
		began := time.Now()
		found <- []string{"b", "a"}
		time.Sleep(usual.quiet - 1)
		found <- []string{"a", "c"}
		expect(t, <-batches, "a", "b", "c")
		if took := time.Since(began); took != 2*usual.quiet-1 {
			t.Errorf("it took %v", took)
		}
		found <- []string{"a"}
		expect(t, <-batches, "a")
	})
}

func TestABurstWithoutEndIsCutOff(t *testing.T) {
	gathering(t, func(found chan<- []string, batches <-chan []string) {
		stop, stopped := make(chan bool), make(chan bool)
		began := time.Now()
		go func() {
			defer close(stopped)
			for tick := time.NewTicker(usual.quiet / 2); ; {
				select {
				case <-tick.C:
					found <- []string{"a"}
				case <-stop:
					return
				}
			}
		}()
		expect(t, <-batches, "a")
		if took := time.Since(began); took > usual.longest+usual.quiet {
			t.Errorf("it took %v", took)
		}
		expect(t, <-batches, "a")
		close(stop)
		<-stopped
	})
}

func TestBurstsThatNobodyTookAreOneBatch(t *testing.T) {
	gathering(t, func(found chan<- []string, batches <-chan []string) {
		for i := range 5 {
			found <- []string{fmt.Sprint(i)}
			time.Sleep(time.Second)
		}
		expect(t, <-batches, "0", "1", "2", "3", "4")
	})
}

func TestABatchThatNobodyTookWaitsForTheNextBurstToEnd(t *testing.T) {
	gathering(t, func(found chan<- []string, batches <-chan []string) {
		found <- []string{"a"}
		time.Sleep(time.Second)
		found <- []string{"b"}
		began := time.Now()
		expect(t, <-batches, "a", "b")
		if took := time.Since(began); took != usual.quiet {
			t.Errorf("after %v somebody may still write", took)
		}
	})
}

func TestEverythingIsMoreThanSomething(t *testing.T) {
	gathering(t, func(found chan<- []string, batches <-chan []string) {
		found <- []string{"a"}
		found <- nil
		found <- []string{"b"}
		expect(t, <-batches)
		found <- []string{"c"}
		expect(t, <-batches, "c")
	})
}

func TestTooManyPathsAreEverything(t *testing.T) {
	gathering(t, func(found chan<- []string, batches <-chan []string) {
		for i := range manyPaths {
			found <- []string{fmt.Sprint(i)}
		}
		if got := <-batches; len(got) != manyPaths {
			t.Errorf("%d paths are told, not %d", len(got), manyPaths)
		}
		for i := range manyPaths + 1 {
			found <- []string{fmt.Sprint(i)}
		}
		expect(t, <-batches)
	})
}

func TestABatchIsGivenUpAtTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		found, batches := make(chan []string), make(chan []string)
		go gather(ctx, found, batches, usual)
		found <- []string{"a"}
		time.Sleep(time.Second)
		cancel()
		close(found)
		synctest.Wait()
		if _, open := <-batches; open {
			t.Error("there was a batch")
		}
	})
}
