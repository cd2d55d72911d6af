package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
)

// mostCached bounds the bytes that are kept of a snapshot. What is larger than all of it is made anew for each request.
const mostCached = 32 << 20

// cache keeps what a snapshot has been asked for. Two requests for one page make it once.
type cache struct {
	file func(string) ([]byte, error)
	most int

	mu     sync.Mutex
	made   map[string]*rendered
	order  []string // of made, oldest first
	size   int
	stamps map[string]string // of all that was stamped, kept or not
}

// rendered is a file, once ready is closed.
type rendered struct {
	ready chan struct{}
	bytes []byte
	err   error
}

func newCache(file func(string) ([]byte, error)) *cache {
	return &cache{file: file, most: mostCached, made: map[string]*rendered{}, stamps: map[string]string{}}
}

// get gives the bytes at an address, which are only read. A panic while they are made is an error.
func (c *cache) get(address string) ([]byte, error) {
	c.mu.Lock()
	r, found := c.made[address]
	if !found {
		r = &rendered{ready: make(chan struct{})}
		c.made[address] = r
	}
	c.mu.Unlock()
	if !found {
		r.bytes, r.err = c.render(address)
		c.keep(address, r)
		close(r.ready)
	}
	<-r.ready
	return r.bytes, r.err
}

// has reports whether something is at an address.
func (c *cache) has(address string) bool {
	_, err := c.get(address)
	return err == nil
}

func (c *cache) render(address string) (bytes []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the program failed: %v; this is a mistake in smmpub", p)
		}
	}()
	return c.file(address)
}

// keep makes room for what was made. Failures are not kept: there are too many addresses at which nothing is.
func (c *cache) keep(address string, r *rendered) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r.err != nil || len(r.bytes) > c.most {
		delete(c.made, address)
		return
	}
	c.order = append(c.order, address)
	c.size += len(r.bytes)
	for c.size > c.most {
		c.size -= len(c.made[c.order[0]].bytes)
		delete(c.made, c.order[0])
		c.order = c.order[1:]
	}
}

// stamp is a hash of what a page shows, the same for the same bytes in every run: of its own bytes, and of the sheets, scripts and
// pictures that it loads; "" when nothing is at the address.
func (c *cache) stamp(address string) string {
	return c.stamped(address, func(page []byte) []byte {
		var of []byte
		for _, part := range append(parts(address, page), found(address)...) {
			of = append(of, c.stamped(part, func([]byte) []byte { return nil })...)
		}
		return of
	})
}

// stamped gives the hash of a file and of what belongs to it, once.
func (c *cache) stamped(address string, besides func([]byte) []byte) string {
	c.mu.Lock()
	stamp, known := c.stamps[address]
	c.mu.Unlock()
	if known {
		return stamp
	}
	file, err := c.get(address)
	if err != nil {
		return ""
	}
	sum := sha256.New()
	sum.Write(file)
	sum.Write(besides(file))
	stamp = hex.EncodeToString(sum.Sum(nil)[:8])
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stamps[address] = stamp
	return stamp
}
