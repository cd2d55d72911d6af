package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

var scriptTag = regexp.MustCompile(`<script src="/-/preview.js" defer data-page="([^"]*)" data-stamp="([0-9a-f]*)" data-run="([0-9a-f]{16})"></script>`)

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

func TestEveryFileIsServedAsItIs(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	for address, want := range small() {
		if strings.HasPrefix(want, "error: ") || strings.HasPrefix(want, "panic: ") {
			continue
		}
		got := h.get("/" + address)
		if body := scriptTag.ReplaceAllString(got.body, ""); got.StatusCode != 200 || body != want {
			t.Errorf("%s: %s %q, want %q", address, got.Status, body, want)
		}
		isTagged := strings.HasSuffix(address, ".html") && address != "-/report/page.html"
		tags := scriptTag.FindAllStringSubmatch(got.body, -1)
		if isTagged != (len(tags) == 1) || isTagged && (tags[0][1] != address || tags[0][2] != hashOf(want)) {
			t.Errorf("%s: script tags %q", address, tags)
		}
		if isTagged && !strings.Contains(got.body, "</script></head>") && !(address == "bare.html" && strings.HasSuffix(got.body, "</script>")) {
			t.Errorf("%s: the tag does not end the head: %s", address, got.body)
		}
	}
}

func TestContentTypesAreOfOurOwnTable(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	for address, want := range map[string]string{
		"":                              "text/html; charset=utf-8",
		"assets/style.css":              "text/css; charset=utf-8",
		"assets/site.js":                "text/javascript; charset=utf-8",
		"library.json":                  "application/json; charset=utf-8",
		"figure.svg":                    "image/svg+xml; charset=utf-8",
		"x.png":                         "image/png",
		"p.jpg":                         "image/jpeg",
		"g.gif":                         "image/gif",
		"w.webp":                        "image/webp",
		"retail-pos/1.0/retail-pos.pdf": "application/pdf",
		"t.csv":                         "text/csv; charset=utf-8",
		"sitemap.xml":                   "application/xml; charset=utf-8",
		"r.txt":                         "text/plain; charset=utf-8",
		"favicon.ico":                   "image/x-icon",
		"f.woff2":                       "font/woff2",
		"c.bib":                         "application/x-bibtex; charset=utf-8",
		"odd.sniff":                     "application/octet-stream",
		"-/preview.js":                  "text/javascript; charset=utf-8",
		"-/preview.css":                 "text/css; charset=utf-8",
		"-/worker.js":                   "text/javascript; charset=utf-8",
		"-/state?page=index.html":       "application/json; charset=utf-8",
	} {
		r := h.get("/" + address)
		if got := r.Header.Get("Content-Type"); r.StatusCode != 200 || got != want {
			t.Errorf("%s: %s, %q, want %q", address, r.Status, got, want)
		}
	}
}

func TestFoldersShowTheirIndex(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	for target, want := range map[string]string{"/": "home", "/?q=1": "home", "/retail-pos/": "retail", "/-/qa/": "qa", "/retail-pos/1.0/?q": "edition"} {
		if r := h.get(target); r.StatusCode != 200 || !strings.Contains(r.body, "<title>"+want) {
			t.Errorf("%s: %s", target, r.Status)
		}
	}
	for target, want := range map[string]string{
		"/retail-pos":         "./retail-pos/",
		"/retail-pos/1.0?q=1": "./1.0/?q=1",
		"/-/qa":               "./qa/",
		"/a:b":                "./a:b/",
	} {
		if r := h.get(target); r.StatusCode != 302 || r.Header.Get("Location") != want {
			t.Errorf("%s: %s to %q, want %q", target, r.Status, r.Header.Get("Location"), want)
		}
	}
}

func TestWhatIsNotThereShowsTheSitesOwnPage(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	r := h.get("/no/<b>&/")
	tags := scriptTag.FindStringSubmatch(r.body)
	if r.StatusCode != 404 || !strings.Contains(r.body, "not here") || tags == nil || tags[1] != "no/&lt;b&gt;&amp;/index.html" || tags[2] != "" {
		t.Errorf("%s %s", r.Status, r.body)
	}
	h.shows(snapshotOf(map[string]string{"index.html": page("home")}))
	if r := h.get("/no"); r.StatusCode != 404 || r.Header.Get("Content-Type") != types[".txt"] || strings.Contains(r.body, "no/") {
		t.Errorf("%s %s", r.Status, r.body)
	}
}

func TestEveryAnswerIsHardened(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	for _, r := range []reply{
		h.get("/"), h.get("/figure.svg"), h.get("/none"), h.get("/retail-pos"), h.get("/..%2f"), h.ask("POST", "/"), h.get("/-/state?page="),
		h.get("/-/page?page="), h.get("/-/preview.js"), h.ask("HEAD", "/-/events"), h.get("/", "Origin: null"), h.get("/error.html"), h.get("/panic.html"),
	} {
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin",
			"Referrer-Policy": "no-referrer", "X-Frame-Options": "SAMEORIGIN",
		} {
			if got := r.Header.Values(name); len(got) != 1 || got[0] != want {
				t.Errorf("%s: %s: %q", r.Status, name, got)
			}
		}
		for name := range r.Header {
			if strings.HasPrefix(name, "Access-Control") {
				t.Errorf("%s: %s", r.Status, name)
			}
		}
	}
	for _, address := range []string{"/figure.svg", "/sitemap.xml"} {
		if got := h.get(address).Header.Get("Content-Security-Policy"); !strings.HasPrefix(got, "sandbox;") {
			t.Errorf("%s: policy %q", address, got)
		}
	}
}

func TestOnlyReadingIsAnswered(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "BREW"} {
		for _, target := range []string{"/", "/-/state?page=index.html", "/-/events"} {
			if r := h.ask(method, target); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %s, allow %q", method, target, r.Status, r.Header.Get("Allow"))
			}
		}
	}
	if r := h.ask("OPTIONS", "*"); r.StatusCode != 405 {
		t.Errorf("OPTIONS *: %s", r.Status)
	}
	get, head := h.get("/"), h.ask("HEAD", "/")
	if head.StatusCode != 200 || head.body != "" || head.ContentLength != int64(len(get.body)) {
		t.Errorf("HEAD: %s, %d bytes of %d", head.Status, head.ContentLength, len(get.body))
	}
}

func TestRangesAreAnsweredWithTheWholeFile(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	r := h.get("/retail-pos/1.0/retail-pos.pdf", "Range: bytes=0-3")
	if r.StatusCode != 200 || r.body != "%PDF-1.7 </head>" || r.Header.Get("Accept-Ranges") != "none" {
		t.Errorf("%s %q", r.Status, r.body)
	}
}

func TestAPageThatCannotBeMadeSaysSo(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	for address, cause := range map[string]string{"error.html": "disk full", "panic.html": "nil map"} {
		r := h.get("/" + address)
		if r.StatusCode != 500 || strings.Contains(r.body, cause) || !scriptTag.MatchString(r.body) {
			t.Errorf("%s: %s %s", address, r.Status, r.body)
		}
		if !strings.Contains(h.log.String(), address+": ") || !strings.Contains(h.log.String(), cause) {
			t.Errorf("%s: the log says\n%s", address, h.log)
		}
	}
}

func TestRequestsForOnePageMakeItOnce(t *testing.T) {
	var made atomic.Int32
	open := make(chan struct{})
	h := openHouse(t, Options{}, &Snapshot{File: func(address string) ([]byte, error) {
		if address == "slow/index.html" {
			made.Add(1)
			<-open
		}
		return []byte(page(address)), nil
	}})
	var started, ended sync.WaitGroup
	for range 8 {
		started.Add(1)
		ended.Go(func() {
			started.Done()
			if r := h.get("/slow/"); r.StatusCode != 200 || !strings.Contains(r.body, "<title>slow/") {
				t.Errorf("%s %q", r.Status, r.body)
			}
		})
	}
	started.Wait()
	h.until("the first of them", func() bool { return made.Load() > 0 })
	for range 8 {
		h.get("/") // which takes as long as what the others do
	}
	close(open)
	ended.Wait()
	h.get("/-/state?page=slow/index.html")
	if n := made.Load(); n != 1 {
		t.Errorf("made %d times", n)
	}
}

func TestTheCacheIsBounded(t *testing.T) {
	made := map[string]int{}
	c := newCache(func(address string) ([]byte, error) {
		made[address]++
		return make([]byte, 10), nil
	})
	c.most = 35
	for i := range 100 {
		c.get(fmt.Sprint(i))
	}
	if len(c.made) != 3 || len(c.order) != 3 || c.size != 30 {
		t.Errorf("%d files of %d bytes are kept", len(c.made), c.size)
	}
	c.get("99")
	c.get("0")
	if made["99"] != 1 || made["0"] != 2 {
		t.Errorf("made: the newest %d times, the oldest %d times", made["99"], made["0"])
	}
	c.most = 5
	if got, err := c.get("large"); len(got) != 10 || err != nil || c.made["large"] != nil {
		t.Errorf("a file larger than the cache: %d bytes, %v", len(got), err)
	}
}

func TestTheTagStandsBeforeTheFirstEndOfAHead(t *testing.T) {
	for text, want := range map[string]string{
		"<head></head><body></head>": "<head>|</head><body></head>",
		"</he></HEAD>":               "</he>|</HEAD>",
		"</head":                     "</head|",
		"":                           "|",
	} {
		before, after := split([]byte(text))
		if got := string(before) + "|" + string(after); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
