package serve

import (
	"net"
	"sync"
)

// limited closes connections beyond a number at once, so that no crowd of clients eats the machine's memory or files.
type limited struct {
	*net.TCPListener
	taken chan struct{} // as many as are open
}

func limit(l *net.TCPListener, most int) net.Listener {
	return &limited{l, make(chan struct{}, most)}
}

func (l *limited) Accept() (net.Conn, error) {
	for {
		c, err := l.AcceptTCP()
		if err != nil {
			return nil, err
		}
		select {
		case l.taken <- struct{}{}:
			return &counted{TCPConn: c, leave: sync.OnceFunc(func() { <-l.taken })}, nil
		default:
			c.Close()
		}
	}
}

// counted gives its place back when it is closed. It is a TCP connection to net/http too, which closes those one way first, so
// that a last answer arrives.
type counted struct {
	*net.TCPConn
	leave func()
}

func (c *counted) Close() error {
	c.leave()
	return c.TCPConn.Close()
}
