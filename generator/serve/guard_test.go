package serve

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestOtherNamesAreRefused(t *testing.T) {
	h := openHouse(t, Options{Host: "127.0.0.1"}, snapshotOf(small()))
	for host, want := range map[string]int{
		"127.0.0.1:PORT": 200, "localhost:PORT": 200, "LocalHost:PORT": 200, "127.1.2.3:PORT": 200, "[::1]:PORT": 200, "192.168.1.5:PORT": 200,
		"localhost": 403, "localhost:1": 403, "127.0.0.1": 403, "[::1]": 403, "evil.example:PORT": 403, "evil.example": 403, "a.localhost:PORT": 403,
		"localhost.evil.example:PORT": 403, "127.0.0.1.evil.example:PORT": 403, "localhost.:PORT": 403, "0.0.0.0:PORT": 403, "[::]:PORT": 403, "[::ffff:0.0.0.0]:PORT": 403,
		"2130706433:PORT": 403, "0x7f.1:PORT": 403, "127.1:PORT": 403, "::1:PORT": 403, "[localhost]:PORT": 403, ":PORT": 403, "": 403,
	} {
		host = strings.ReplaceAll(host, "PORT", h.port())
		for _, target := range []string{"/", "/-/state?page=index.html", "/-/preview.js"} {
			r := h.raw("GET", "GET "+target+" HTTP/1.1\r\nHost: "+host+"\r\nConnection: close\r\n\r\n")
			if r.StatusCode != want {
				t.Errorf("Host %q: %s, want %d", host, r.Status, want)
			}
			if want == 403 && (!strings.Contains(r.body, "http://"+h.address+"/") || strings.Contains(r.body, "evil")) {
				t.Errorf("Host %q: %q", host, r.body)
			}
		}
	}
}

func TestRequestsWithoutANameAreRefused(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	if r := h.raw("GET", "GET / HTTP/1.0\r\n\r\n"); r.StatusCode != 403 {
		t.Errorf("HTTP/1.0: %s", r.Status)
	}
	if r := h.raw("GET", "GET / HTTP/1.1\r\n\r\n"); r.StatusCode != 400 {
		t.Errorf("HTTP/1.1: %s", r.Status)
	}
	if r := h.raw("GET", "GET / HTTP/1.1\r\nHost: "+h.address+"\r\nHost: evil.example\r\n\r\n"); r.StatusCode != 400 {
		t.Errorf("two names: %s", r.Status)
	}
}

func TestTheNameThatIsListenedOnIsOurs(t *testing.T) {
	at := &net.TCPAddr{IP: net.IPv4(10, 0, 0, 1), Port: 8080}
	g := newGuard("MyBox.lan", at)
	if !g.ours("mybox.LAN:8080") || g.ours("mybox.lan") || g.ours("other.lan:8080") || g.local {
		t.Errorf("%+v", g)
	}
	if g := newGuard("h", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80}); !g.ours("localhost") || !g.ours("[::1]") || !g.ours("h") {
		t.Errorf("port 80 needs no saying: %+v", g)
	}
	for host, want := range map[string]string{"0.0.0.0": "http://127.0.0.1:8080/", "::": "http://[::1]:8080/", "mybox": "http://mybox:8080/"} {
		if got := newGuard(host, at).home(); got != want {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
	}
}

func TestRequestsOfOtherOriginsAreRefused(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	for origin, want := range map[string]int{
		"http://ADDRESS": 200, "HTTP://ADDRESS": 403, "https://ADDRESS": 403, "null": 403, "http://evil.example": 403, "": 403,
		"http://localhost:PORT": 403, "http://127.0.0.1": 403, "http://ADDRESS.evil.example": 403, "http://ADDRESS@evil.example": 403,
		"http://ADDRESS\r\nOrigin: http://evil.example": 403,
	} {
		origin = strings.NewReplacer("ADDRESS", h.address, "PORT", h.port()).Replace(origin)
		if r := h.get("/-/state?page=index.html", "Origin: "+origin); r.StatusCode != want {
			t.Errorf("Origin %q: %s, want %d", origin, r.Status, want)
		}
	}
}

func TestOtherSitesMayLinkButNotLoad(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	for header, want := range map[string]int{
		"Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty":       200,
		"Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document":       200,
		"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document": 200,
		"Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document":  200,
		"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script":    403,
		"Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script":     403,
		"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty":        403,
		"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe":   403,
		"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: embed":    403,
		"Sec-Fetch-Site: cross-site": 403,
		"Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image": 403,
	} {
		for _, target := range []string{"/-/state?page=index.html", "/assets/site.js", "/"} {
			if r := h.get(target, header); r.StatusCode != want {
				t.Errorf("%q: %s, want %d", header, r.Status, want)
			}
		}
	}
}

func TestAddressesThatAreNoPlainPathAreRefused(t *testing.T) {
	h := openHouse(t, Options{}, &Snapshot{File: func(string) ([]byte, error) { return []byte("found"), nil }})
	for _, target := range []string{
		"/..", "/../etc/passwd", "/a/../b", "/a/..", "/./a", "/a/.", "/%2e%2e/etc/passwd", "/%2E%2E%2Fetc", "/.%2e/a", "/a%2fb", "/a%2Fb", "/a%5cb",
		"/a\\b", "/..\\a", "/%00", "/a%00.html", "/a%0d%0aSet-Cookie:x", "/a%7f", "/a%c2%85", "/a%1b", "//evil.example", "//evil.example/..", "/a//b",
		"/a//", "/%252e%252e/a", "/%25", "/%ff", "/%", "/%zz", "evil", "*", "http://ADDRESS/../a", "http://ADDRESS//a", "https://ADDRESS/a",
		"ftp://ADDRESS/a", "http:a", "/-/state?page=../a", "/-/state?page=%2e%2e/a", "/-/state?page=a%00", "/-/state?page=a//b", "/-/page?page=/etc",
		"/-/page?page=a\\b", "/" + strings.Repeat("a", 2048), "/?" + strings.Repeat("a", 2048),
	} {
		r := h.get(strings.ReplaceAll(target, "ADDRESS", h.address))
		if r.StatusCode != 400 || strings.Contains(r.body, "etc") || strings.Contains(r.body, "evil") {
			t.Errorf("%.60q: %s %q", target, r.Status, r.body)
		}
	}
	for _, target := range []string{"/a.b/c-d_e.html", "/%C3%A4.html", "/...", "/.a", "/a/?q=../..%2f", "http://ADDRESS/a", "/" + strings.Repeat("a", 2047)} {
		if r := h.get(strings.ReplaceAll(target, "ADDRESS", h.address)); r.StatusCode != 200 || scriptTag.ReplaceAllString(r.body, "") != "found" {
			t.Errorf("%.60q: %s", target, r.Status)
		}
	}
	for _, target := range []string{"http://evil.example/a", "http://evil.example:" + h.port() + "/", "https://evil.example/"} {
		if r := h.get(target); r.StatusCode != 403 {
			t.Errorf("%s: %s", target, r.Status)
		}
	}
}

func TestNothingOfARequestIsRepeatedUnescaped(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	const evil = "<img/src=x/onerror=alert(1)>"
	for _, r := range []reply{
		h.get("/" + evil), h.get("/" + evil + "/"), h.get("/?q=" + evil), h.get("/%3Cimg%20src=x%3E"), h.get("/\"onload=\"alert(1)"), h.get("/-/state?page=" + evil),
		h.get("/-/page?page=" + evil), h.get("/", "Host: "+evil), h.get("/../" + evil), h.get("/" + evil + "%00"),
	} {
		if strings.Contains(r.body, "<img") || strings.Contains(r.body, "\"onload=\"") {
			t.Errorf("%s %s", r.Status, r.body)
		}
	}
}

func TestLongHeadersAreRefused(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	if r := h.get("/", "X: "+strings.Repeat("a", 15<<10)); r.StatusCode != 200 {
		t.Errorf("15 kB: %s", r.Status)
	}
	if r := h.get("/", "X: "+strings.Repeat("a", 17<<10)); r.StatusCode != 431 {
		t.Errorf("17 kB: %s", r.Status)
	}
}

func TestBodiesAreNotRead(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	for _, header := range []string{"Content-Length: 1000000", "Content-Length: 10", "Transfer-Encoding: chunked", "Content-Length: 10\r\nExpect: 100-continue"} {
		r := h.raw("GET", "GET / HTTP/1.1\r\nHost: "+h.address+"\r\n"+header+"\r\n\r\n")
		if r.StatusCode != 400 || !r.Close {
			t.Errorf("%s: %s, closed: %v", header, r.Status, r.Close)
		}
	}
}

func TestSlowHeadersAreCutOff(t *testing.T) {
	s := newServer(&Options{}, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80}, (&voice{}).say)
	web := s.http()
	if web.ReadHeaderTimeout != 5*time.Second || web.WriteTimeout == 0 || web.IdleTimeout == 0 {
		t.Errorf("limits: %+v", web)
	}
	web.ReadHeaderTimeout = 10 * time.Millisecond
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go web.Serve(l)
	defer web.Close()
	h := &house{TB: t, address: l.Addr().String()}
	c := h.dial()
	io.WriteString(c, "GET / HTTP/1.1\r\nHost: localhost\r\n")
	if _, err := io.ReadAll(c); err != nil {
		t.Errorf("the connection is not closed: %v", err)
	}
}

func TestAnAnswerThatIsNotReadIsCutOff(t *testing.T) {
	h, s, connections := standing(t, func(s *server, _ *http.Server) { s.answer = 20 * time.Millisecond })
	large := make([]byte, 32<<20) // more than the system takes for a reader that does not come
	s.show(&Snapshot{File: func(string) ([]byte, error) { return large, nil }}, "")
	c := h.dial()
	c.(*net.TCPConn).SetReadBuffer(1)
	fmt.Fprintf(c, "GET /large.pdf HTTP/1.1\r\nHost: %s\r\n\r\n", h.address)
	h.until("the request", func() bool { return len(connections.taken) == 1 })
	h.until("the end of the connection", func() bool { return len(connections.taken) == 0 })
}

func TestConnectionsBeyondTheLimitAreClosed(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	web := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "ok") })}
	go web.Serve(limit(l.(*net.TCPListener), 2))
	defer web.Close()
	h := &house{TB: t, address: l.Addr().String()}
	answered := func(c net.Conn) bool {
		io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
		r, err := http.ReadResponse(bufio.NewReader(c), nil)
		return err == nil && r.StatusCode == 200
	}
	first, second := h.dial(), h.dial()
	if !answered(first) || !answered(second) {
		t.Fatal("two connections are not answered")
	}
	if third := h.dial(); answered(third) {
		t.Error("a third connection is answered")
	}
	first.Close()
	h.until("a free place", func() bool { return answered(h.dial()) })
}
