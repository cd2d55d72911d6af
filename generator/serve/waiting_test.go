package serve

import (
	"strings"
	"testing"

	"smmpub/generator/diag"
)

func TestRequestsAreAnsweredBeforeTheFirstCompileEnds(t *testing.T) {
	h := openHouse(t, Options{}, nil)
	r := h.get("/retail-pos/")
	if r.StatusCode != 503 || !strings.Contains(r.body, "being compiled") || !scriptTag.MatchString(r.body) {
		t.Errorf("%s %s", r.Status, r.body)
	}
	if got := jsonOf[state](t, h, "/-/state?page=index.html"); !got.Empty || got.Failed || got.Version != 0 || got.Stamp != "" {
		t.Errorf("%+v", got)
	}
	s := h.listen()
	s.event()
	h.compile <- snapshotOf(small())
	if e := s.event(); e.Version != 1 {
		t.Errorf("%+v", e)
	}
	if r := h.get("/retail-pos/"); r.StatusCode != 200 {
		t.Errorf("then %s", r.Status)
	}
}

func TestAFirstCompileThatFailsShowsTheMistakes(t *testing.T) {
	bad := &Snapshot{Failed: true, Empty: true, Findings: []diag.Diagnostic{{
		Pos: diag.Pos{File: "<x>.yaml", Line: 2, Col: 3}, Message: "</pre><script>alert(1)</script>\u202e", Hint: "a & b", Rule: "r",
	}}}
	bad.File = snapshotOf(map[string]string{"-/qa/index.html": page("qa")}).File
	h := openHouse(t, Options{}, bad)
	for _, target := range []string{"/", "/any/", "/x.pdf", "/404.html"} {
		r := h.get(target)
		if r.StatusCode != 503 || r.Header.Get("Content-Type") != types[".html"] || !strings.Contains(r.body, `<html lang="en">`) {
			t.Errorf("%s: %s", target, r.Status)
		}
		if !strings.Contains(r.body, "&lt;x&gt;.yaml:2:3: error: &lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;\ufffd [r]\n  hint: a &amp; b\n</pre>") {
			t.Errorf("%s: %s", target, r.body)
		}
		tags := scriptTag.FindStringSubmatch(r.body)
		if strings.Count(r.body, "<script") != 1 || tags == nil || tags[1] != "index.html" || tags[2] != "" {
			t.Errorf("%s: script %q", target, tags)
		}
		if !strings.Contains(r.Header.Get("Content-Security-Policy"), "default-src 'self'") || strings.Contains(r.body, "style=") {
			t.Errorf("%s: the page's policy is %q", target, r.Header.Get("Content-Security-Policy"))
		}
	}
	if r := h.get("/-/qa/"); r.StatusCode != 200 || !scriptTag.MatchString(r.body) {
		t.Errorf("the page for reviewers: %s", r.Status)
	}
	if r := h.get("/-/preview.js"); r.StatusCode != 200 {
		t.Errorf("the script: %s", r.Status)
	}
	h.shows(snapshotOf(small()))
	if r := h.get("/"); r.StatusCode != 200 || !strings.Contains(r.body, "home") {
		t.Errorf("then %s", r.Status)
	}
}

func TestTheWaitingPageSaysHowManyMore(t *testing.T) {
	text := string(failedPage([]finding{{Severity: "error", Message: "m"}}, 7))
	if !strings.Contains(text, "error: m\nand 7 more\n</pre>") {
		t.Error(text)
	}
}

func TestAFailedSnapshotServesTheLastGoodPages(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	before := h.get("/").body
	h.batches <- []string{"a"}
	h.compile <- mistaken()
	h.until("the mistakes", func() bool { return jsonOf[state](t, h, "/-/state?page=index.html").Failed })
	if r := h.get("/"); r.StatusCode != 200 || r.body != before {
		t.Errorf("%s %s", r.Status, r.body)
	}
}
