package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"
)

// What one client may cost: longer headers are answered 431, slower ones are cut off, as are more connections than these.
const (
	mostHeader      = 16 << 10
	mostConnections = 4096
	headerTime      = 5 * time.Second
	answerTime      = 30 * time.Second // of writing; making a page does not count
	idleTime        = 2 * time.Minute
)

// Run shows the site until ctx ends, and returns nil then, at once: connections are cut, a Compile that still runs is not
// waited for. The first Compile may fail and may take its time; requests are answered meanwhile. The error is of the
// machine: the port is taken, or the files cannot be watched.
func Run(ctx context.Context, o Options) error { return run(ctx, o, watch) }

// watcher is the type of watch.
type watcher func(context.Context, *Options) (<-chan []string, error)

func run(ctx context.Context, o Options, watch watcher) error {
	listener, err := listen(o.Host, o.Port)
	if err != nil {
		return err
	}
	defer listener.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	out := &voice{w: o.Log}
	defer out.close()
	o.Log = out
	batches, err := watch(ctx, &o)
	if err != nil {
		return err
	}
	s := newServer(&o, listener.Addr().(*net.TCPAddr), out.say)
	go newLoop(o.Compile, s.show, out.say).run(ctx, batches)
	return s.serve(ctx, listener, o.Ready)
}

// serve answers requests until ctx ends or the listener breaks.
func (s *server) serve(ctx context.Context, listener *net.TCPListener, ready func(string)) error {
	h := s.http()
	broken := make(chan error, 1)
	go func() { broken <- h.Serve(limit(listener, mostConnections)) }()
	defer h.Close()
	if ready != nil {
		ready(s.guard.home())
	}
	select {
	case <-ctx.Done():
		return nil
	case err := <-broken:
		return fmt.Errorf("serve %s: %w", listener.Addr(), err)
	}
}

func (s *server) http() *http.Server {
	return &http.Server{
		Handler:                      s,
		DisableGeneralOptionsHandler: true, // it would answer "OPTIONS *" before the guard is asked
		ReadHeaderTimeout:            headerTime,
		WriteTimeout:                 s.answer,
		IdleTimeout:                  idleTime,
		MaxHeaderBytes:               mostHeader - 4<<10,         // net/http reads so much more than it is told
		ErrorLog:                     log.New(io.Discard, "", 0), // it tells of clients that break off
	}
}

// portTaken is the error of Windows, which syscall.EADDRINUSE does not stand for there.
const portTaken = syscall.Errno(10048)

func listen(host string, port int) (*net.TCPListener, error) {
	if host == "" {
		host = "127.0.0.1"
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	switch {
	case errors.Is(err, syscall.EADDRINUSE), errors.Is(err, portTaken):
		return nil, fmt.Errorf("port %d of %s is taken; --port 0 finds a free one", port, host)
	case err != nil:
		return nil, fmt.Errorf("listen on port %d of %s: %w", port, host, err)
	}
	return listener.(*net.TCPListener), nil
}
