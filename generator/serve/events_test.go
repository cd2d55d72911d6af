package serve

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// stream is an open stream of events.
type stream struct {
	house *house
	net.Conn
	lines *bufio.Scanner
}

func (h *house) listen() *stream {
	h.Helper()
	c := h.dial()
	fmt.Fprintf(c, "GET /-/events HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: same-origin\r\n\r\n", h.address)
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		h.Fatal(err)
	}
	if kind := r.Header.Get("Content-Type"); r.StatusCode != 200 || !strings.HasPrefix(kind, "text/event-stream") {
		h.Fatalf("%s %s", r.Status, kind)
	}
	return &stream{h, c, bufio.NewScanner(r.Body)}
}

// line is the next that begins as asked.
func (s *stream) line(begin string) string {
	s.house.Helper()
	for s.lines.Scan() {
		if strings.HasPrefix(s.lines.Text(), begin) {
			return s.lines.Text()
		}
	}
	s.house.Fatalf("no line %q: %v", begin, s.lines.Err())
	return ""
}

type event struct {
	Run     string
	Version int
}

// event reads the next one.
func (s *stream) event() (e event) {
	s.house.Helper()
	s.line("event: change")
	if err := json.Unmarshal([]byte(strings.TrimPrefix(s.line("data: "), "data: ")), &e); err != nil {
		s.house.Fatal(err)
	}
	return e
}

func TestAStreamTellsOfEachSnapshot(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	s := h.listen()
	first := s.event()
	for i := 1; i <= 3; i++ {
		h.shows(snapshotOf(small()))
		if e := s.event(); e.Version != first.Version+i || e.Run != first.Run || len(e.Run) != 16 {
			t.Errorf("%+v after %+v", e, first)
		}
	}
	if late := h.listen().event(); late.Version != first.Version+3 {
		t.Errorf("a later stream begins with %+v", late)
	}
}

// standing serves a board without a loop; prepare may change server and web before.
func standing(t *testing.T, prepare func(*server, *http.Server)) (*house, *server, *limited) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(&Options{}, l.Addr().(*net.TCPAddr), (&voice{}).say)
	web := s.http()
	prepare(s, web)
	connections := limit(l.(*net.TCPListener), 10).(*limited)
	go web.Serve(connections)
	t.Cleanup(func() { web.Close() })
	return &house{TB: t, address: l.Addr().String()}, s, connections
}

func TestASilentStreamIsPinged(t *testing.T) {
	fire := make(chan time.Time)
	asked := make(chan time.Duration, 10)
	h, _, _ := standing(t, func(s *server, _ *http.Server) {
		s.after = func(d time.Duration) <-chan time.Time { asked <- d; return fire }
	})
	s := h.listen()
	s.event()
	for range 2 {
		if d := next(t, "a timer", asked); d != 15*time.Second {
			t.Errorf("a ping every %v", d)
		}
		fire <- time.Time{}
		s.line(": ping")
	}
}

func TestAStreamThatIsNotReadIsDropped(t *testing.T) {
	h, s, connections := standing(t, func(s *server, web *http.Server) {
		s.stall = 20 * time.Millisecond
		web.ConnState = func(c net.Conn, state http.ConnState) {
			if state == http.StateNew {
				c.(*counted).SetWriteBuffer(1)
			}
		}
	})
	c := h.dial()
	c.(*net.TCPConn).SetReadBuffer(1)
	fmt.Fprintf(c, "GET /-/events HTTP/1.1\r\nHost: %s\r\n\r\n", h.address)
	h.until("the stream", func() bool { return len(connections.taken) == 1 })
	h.until("the end of the stream", func() bool {
		s.show(&Snapshot{}, "")
		return len(connections.taken) == 0
	})
}

func TestAStreamEndsWithItsReader(t *testing.T) {
	h, _, connections := standing(t, func(*server, *http.Server) {})
	c := h.listen()
	c.event()
	if n := len(connections.taken); n != 1 {
		t.Fatalf("%d connections are open", n)
	}
	c.Close()
	h.until("the end of the stream", func() bool { return len(connections.taken) == 0 })
}

func TestTheEndCutsOpenStreams(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	var streams []*stream
	for range 20 {
		s := h.listen()
		s.event()
		streams = append(streams, s)
	}
	h.batches <- []string{"a"} // a Compile runs, and nobody ends it but the context
	h.stop()
	if err := next(t, "the end", h.ended); err != nil {
		t.Error(err)
	}
	for _, s := range streams {
		if _, err := io.Copy(io.Discard, s); err != nil && !strings.Contains(err.Error(), "reset") {
			t.Errorf("the stream is still open: %v", err)
		}
	}
	if c, err := net.Dial("tcp", h.address); err == nil {
		c.Close()
		t.Error("somebody still listens")
	}
}
