package serve

import (
	"context"
	"errors"
	"net"
	"strconv"
	"strings"
	"testing"
)

func TestATakenPortIsNamed(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	port := l.Addr().(*net.TCPAddr).Port
	err = Run(t.Context(), Options{Dir: t.TempDir(), Port: port})
	if err == nil || !strings.Contains(err.Error(), "port "+strconv.Itoa(port)) || !strings.Contains(err.Error(), "--port 0") {
		t.Error(err)
	}
}

func TestAHostThatIsNotOfThisMachineIsNamed(t *testing.T) {
	if err := Run(t.Context(), Options{Dir: t.TempDir(), Host: "192.0.2.1"}); err == nil || !strings.Contains(err.Error(), "192.0.2.1") {
		t.Error(err)
	}
}

func TestFilesThatCannotBeWatchedEndIt(t *testing.T) {
	want := errors.New("no such folder")
	ready := func(string) { t.Error("it is ready") }
	err := run(t.Context(), Options{Ready: ready}, func(context.Context, *Options) (<-chan []string, error) { return nil, want })
	if err != want {
		t.Error(err)
	}
}

func TestItListensOnThisMachineOnly(t *testing.T) {
	h := openHouse(t, Options{}, nil)
	if host, _, _ := net.SplitHostPort(h.address); host != "127.0.0.1" {
		t.Errorf("it listens on %s", h.address)
	}
	all := openHouse(t, Options{Host: "0.0.0.0"}, snapshotOf(small()))
	if r := all.get("/"); r.StatusCode != 200 {
		t.Errorf("%s: %s", all.address, r.Status)
	}
}

func TestNothingIsLoggedAfterTheEnd(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	h.batches <- []string{"a"}
	h.stop()
	if err := next(t, "the end", h.ended); err != nil {
		t.Error(err)
	}
	if got := h.log.String(); strings.Count(got, "\n") != 1 || !strings.HasPrefix(got, "ok in ") {
		t.Errorf("the log says\n%s", got)
	}
}

func TestTheRealWatcherIsRun(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	ready := make(chan string, 1)
	ended := make(chan error, 1)
	compile := func(context.Context, []string) (*Snapshot, error) { return snapshotOf(small()), nil }
	go func() {
		ended <- Run(ctx, Options{Dir: t.TempDir(), Compile: compile, Ready: func(at string) { ready <- at }})
	}()
	if at := next(t, "the address", ready); !strings.HasPrefix(at, "http://127.0.0.1:") || !strings.HasSuffix(at, "/") {
		t.Error(at)
	}
	stop()
	if err := next(t, "the end", ended); err != nil {
		t.Error(err)
	}
}
