package serve

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// house is a running preview, which is asked over TCP.
type house struct {
	testing.TB
	address string // host:port
	batches chan []string
	compile chan *Snapshot // what Compile gives, one after the other
	stop    context.CancelFunc
	ended   chan error
	log     *record
}

// openHouse runs a preview; its first snapshot, when there is one, is shown before it returns.
func openHouse(t testing.TB, o Options, first *Snapshot) *house {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	h := &house{TB: t, batches: make(chan []string), compile: make(chan *Snapshot), stop: stop, ended: make(chan error, 1), log: &record{}}
	o.Log = h.log
	o.Compile = func(ctx context.Context, _ []string) (*Snapshot, error) {
		select {
		case s := <-h.compile:
			return s, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	ready := make(chan string, 1)
	o.Ready = func(address string) { ready <- address }
	go func() {
		h.ended <- run(ctx, o, func(context.Context, *Options) (<-chan []string, error) { return h.batches, nil })
	}()
	h.address = strings.TrimSuffix(strings.TrimPrefix(next(t, "the address", ready), "http://"), "/")
	t.Cleanup(stop)
	if first != nil {
		h.compile <- first
		h.until("a version", func() bool { return !strings.Contains(h.get("/-/state?page=index.html").body, `"version":0`) })
	}
	return h
}

// shows has a snapshot compiled and shown at once, as one that is not worse than what was.
func (h *house) shows(s *Snapshot) {
	h.Helper()
	before := h.get("/-/state?page=").body
	h.batches <- []string{"a"}
	h.compile <- s
	h.until("the next version", func() bool { return h.get("/-/state?page=").body != before })
}

func (h *house) until(what string, done func() bool) {
	h.Helper()
	for end := time.Now().Add(deadline); !done(); {
		if time.Now().After(end) {
			h.Fatalf("%s does not come", what)
		}
	}
}

type reply struct {
	*http.Response
	body string
}

// dial opens a connection that fails rather than wait for ever.
func (h *house) dial() net.Conn {
	h.Helper()
	c, err := net.Dial("tcp", h.address)
	if err != nil {
		h.Fatal(err)
	}
	c.SetDeadline(time.Now().Add(deadline))
	h.Cleanup(func() { c.Close() })
	return c
}

// raw sends the bytes of a request and reads the answer.
func (h *house) raw(method, request string) reply {
	h.Helper()
	c := h.dial()
	defer c.Close()
	if _, err := io.WriteString(c, request); err != nil {
		h.Fatal(err)
	}
	r, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		h.Fatalf("%.80q: %v", request, err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		h.Fatalf("%.80q: %v", request, err)
	}
	return reply{r, string(body)}
}

// ask makes a request with further header lines: "Origin: null".
func (h *house) ask(method, target string, header ...string) reply {
	h.Helper()
	lines := append([]string{method + " " + target + " HTTP/1.1", "Host: " + h.address, "Connection: close"}, header...)
	return h.raw(method, strings.Join(lines, "\r\n")+"\r\n\r\n")
}

func (h *house) get(target string, header ...string) reply {
	h.Helper()
	return h.ask("GET", target, header...)
}

// port is the one that the house listens on.
func (h *house) port() string {
	_, port, _ := net.SplitHostPort(h.address)
	return port
}

// snapshotOf makes a snapshot of files.
func snapshotOf(files map[string]string) *Snapshot {
	return &Snapshot{File: func(address string) ([]byte, error) {
		text, ok := files[address]
		if !ok {
			return nil, fs.ErrNotExist
		}
		if message, breaks := strings.CutPrefix(text, "error: "); breaks {
			return nil, errors.New(message)
		}
		if strings.HasPrefix(text, "panic: ") {
			panic(text)
		}
		return []byte(text), nil
	}}
}

func page(title string) string {
	return fmt.Sprintf("<!DOCTYPE html><html lang=\"en\"><head><title>%s</title></head><body>%s</body></html>", title, title)
}

// small is a site with a file of each kind.
func small() map[string]string {
	return map[string]string{
		"index.html": page("home"), "404.html": page("not here"), "retail-pos/index.html": page("retail"), "a:b/index.html": page("colon"),
		"retail-pos/1.0/index.html": page("edition"), "retail-pos/1.0/retail-pos.pdf": "%PDF-1.7 </head>", "assets/style.css": "body{}",
		"assets/site.js": "alert(1)", "figure.svg": "<svg/>", "x.png": "png", "library.json": "{}", "t.csv": "a,b", "r.txt": "r", "c.bib": "@b",
		"sitemap.xml": "<x/>", "f.woff2": "w", "p.jpg": "j", "g.gif": "g", "w.webp": "w", "favicon.ico": "i", "odd.sniff": "<html><script>",
		"-/qa/index.html": page("qa"), "-/report/page.html": page("the page"),
		"bare.html": "<p>no head</p>", "error.html": "error: /home/me: disk full", "panic.html": "panic: nil map",
	}
}
