package serve

import (
	"fmt"
	"io"
	"net/http"
	"time"
)

const (
	pingTime  = 15 * time.Second // keeps what stands between from closing a silent connection
	stallTime = 10 * time.Second // after which a reader that takes nothing is dropped
)

// events tells a page of each new version for as long as it listens. A page that is slow is told of the newest only: nothing is
// queued for anybody, so that a thousand streams cost little more than their connections.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	if r.Method == http.MethodHead {
		return
	}
	now := s.board.at.Load()
	err := s.write(w, "retry: 1000\n"+s.event(now))
	for err == nil {
		select {
		case <-r.Context().Done():
			return
		case <-now.next:
			now = s.board.at.Load()
			err = s.write(w, s.event(now))
		case <-s.after(pingTime):
			err = s.write(w, ": ping\n\n")
		}
	}
}

func (s *server) event(now *moment) string {
	return fmt.Sprintf("event: change\ndata: {\"run\":%q,\"version\":%d}\n\n", s.run, now.version)
}

func (s *server) write(w http.ResponseWriter, text string) error {
	c := http.NewResponseController(w)
	c.SetWriteDeadline(time.Now().Add(s.stall))
	if _, err := io.WriteString(w, text); err != nil {
		return err
	}
	return c.Flush()
}
