package serve

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"smmpub/generator/diag"
)

// server answers requests with what is on the board.
type server struct {
	board  board
	guard  guard
	editor func(diag.Pos) string // nil: none, or readers elsewhere are not told the paths of this machine
	run    string                // tells a page that the server is another one now
	say    func(format string, a ...any)
	after  func(time.Duration) <-chan time.Time
	answer time.Duration // how long an answer may be written
	stall  time.Duration // how long an event stream may not be read
}

func newServer(o *Options, at *net.TCPAddr, say func(string, ...any)) *server {
	id := make([]byte, 8)
	rand.Read(id)
	s := &server{guard: newGuard(o.Host, at), run: hex.EncodeToString(id), say: say, after: time.After, answer: answerTime, stall: stallTime}
	if s.guard.local {
		s.editor = o.Editor
	}
	s.show(nil, "")
	return s
}

// show replaces what is served.
func (s *server) show(snap *Snapshot, trouble string) { s.board.show(snap, trouble, s.findings) }

// ServeHTTP looks at the request before anything is looked up. Nothing of it is repeated in an answer but an address, escaped.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer s.caught(w, r)
	harden(w.Header())
	if no := s.guard.refuse(r); no != nil {
		s.refuse(w, r, no)
		return
	}
	address, ok := siteAddress(r.URL.EscapedPath())
	if !ok || r.URL.Scheme != "" && r.URL.Scheme != "http" {
		s.refuse(w, r, &refusal{http.StatusBadRequest, "the address is no plain path"})
		return
	}
	if own, is := ours[address]; is {
		own(s, w, r)
		return
	}
	s.site(w, r, address)
}

// ours are the addresses that the preview answers itself.
var ours = map[string]func(*server, http.ResponseWriter, *http.Request){
	"-/events":      (*server).events,
	"-/state":       (*server).state,
	"-/page":        (*server).review,
	"-/preview.js":  (*server).asset,
	"-/preview.css": (*server).asset,
	"-/worker.js":   (*server).asset,
}

// harden says what holds for every answer: nothing is guessed, kept, or shown inside other sites, and nobody else is allowed in.
func harden(h http.Header) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Frame-Options", "SAMEORIGIN")
}

// caught keeps one broken answer from being more than that.
func (s *server) caught(w http.ResponseWriter, r *http.Request) {
	if p := recover(); p != nil {
		s.say("answering a request: %v; this is a mistake in smmpub", p)
		s.text(w, r, http.StatusInternalServerError, "the program failed; its log says why")
	}
}

// site answers with a file of the snapshot.
func (s *server) site(w http.ResponseWriter, r *http.Request, address string) {
	now, file := s.board.at.Load(), fileOf(address)
	content, err := now.pages.get(file)
	switch {
	case err == nil:
		s.file(w, r, http.StatusOK, now, file, content)
	case !errors.Is(err, fs.ErrNotExist):
		s.say("%s: %v", file, err)
		s.page(w, r, http.StatusInternalServerError, file, "", brokenPage())
	case now.empty():
		s.wait(w, r, now)
	case file == address && now.pages.has(address+"/index.html"):
		s.redirect(w, r)
	default:
		s.missing(w, r, now, file)
	}
}

// file answers with the bytes as they are, but for the tag of a page.
func (s *server) file(w http.ResponseWriter, r *http.Request, status int, now *moment, address string, content []byte) {
	if tagged(address) {
		s.page(w, r, status, address, now.pages.stamp(address), content)
		return
	}
	s.send(w, r, status, typeOf(address), content)
}

// page answers with a page and its tag.
func (s *server) page(w http.ResponseWriter, r *http.Request, status int, address, stamp string, content []byte) {
	before, after := split(content)
	s.send(w, r, status, types[".html"], before, tag(address, stamp, s.run), after)
}

// missing answers with the site's own page for it, which carries the address that was asked for: it shows the page when there is one.
func (s *server) missing(w http.ResponseWriter, r *http.Request, now *moment, address string) {
	content, err := now.pages.get("404.html")
	if err != nil {
		s.text(w, r, http.StatusNotFound, "nothing is at this address")
		return
	}
	s.page(w, r, http.StatusNotFound, address, "", content)
}

// redirect leads from a folder's name to the folder. The leading "./" keeps a colon in the name from being a scheme.
func (s *server) redirect(w http.ResponseWriter, r *http.Request) {
	target := "./" + path.Base(r.URL.EscapedPath()) + "/"
	if r.URL.RawQuery != "" {
		target += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", target)
	s.text(w, r, http.StatusFound, "the page is in the folder of this name")
}

func (s *server) refuse(w http.ResponseWriter, r *http.Request, no *refusal) {
	if no.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", "GET, HEAD")
	}
	if r.ContentLength != 0 {
		w.Header().Set("Connection", "close")
		http.NewResponseController(w).SetReadDeadline(time.Now()) // net/http would read the body
	}
	s.text(w, r, no.status, no.why)
}

func (s *server) text(w http.ResponseWriter, r *http.Request, status int, line string) {
	s.send(w, r, status, types[".txt"], []byte(strconv.Itoa(status)+": "+line+"\n"))
}

// send is the end of every answer but event streams. Ranges are not served: between two of them the file may have changed, and
// what a reader put together would be neither.
func (s *server) send(w http.ResponseWriter, r *http.Request, status int, kind string, parts ...[]byte) {
	size := 0
	for _, p := range parts {
		size += len(p)
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(size))
	h.Set("Accept-Ranges", "none")
	if active[kind] {
		h.Set("Content-Security-Policy", sandbox)
	}
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(s.answer))
	w.WriteHeader(status)
	for _, p := range parts {
		if r.Method == http.MethodHead {
			return
		}
		if _, err := w.Write(p); err != nil {
			return
		}
	}
}

func (s *server) asset(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/-/")
	s.send(w, r, http.StatusOK, typeOf(name), asset(name))
}
