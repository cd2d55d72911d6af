package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"

	"smmpub/generator/diag"
)

func jsonOf[T any](t *testing.T, h *house, target string) (v T) {
	t.Helper()
	r := h.get(target)
	if r.StatusCode != 200 || r.Header.Get("Content-Type") != types[".json"] {
		t.Fatalf("%s: %s %s", target, r.Status, r.body)
	}
	if err := json.Unmarshal([]byte(r.body), &v); err != nil {
		t.Fatalf("%s: %v", r.body, err)
	}
	return v
}

func editorOf(p diag.Pos) string { return "edit://" + p.String() }

// mistaken is a site whose sources have a warning and an error with all that a finding can have.
func mistaken() *Snapshot {
	s := snapshotOf(small())
	s.Failed = true
	s.Source = func(string) []byte { return []byte("kind: practice\npractice: patch-managment\n") }
	s.Findings = []diag.Diagnostic{
		{Pos: diag.Pos{File: "a.yaml", Line: 1, Col: 1}, Severity: diag.Warning, Message: "odd"},
		{Pos: diag.Pos{File: "b.yaml", Line: 2, Col: 11}, Rule: "unknown-practice", Message: `unknown practice "patch-managment"`,
			Hint: "<look>", Related: []diag.Related{{Pos: diag.Pos{File: "m.yaml", Line: 6, Col: 1}, Message: "defined here"}}},
	}
	return s
}

func TestTheStateHasFindingsErrorsFirst(t *testing.T) {
	h := openHouse(t, Options{Editor: editorOf}, mistaken())
	got := jsonOf[state](t, h, "/-/state?page=index.html")
	if got.Version != 1 || len(got.Run) != 16 || !got.Failed || got.Empty || got.More != 0 || got.Stamp != hashOf(page("home")) {
		t.Errorf("%+v", got)
	}
	want := finding{
		Severity: "error", Rule: "unknown-practice", File: "b.yaml", Line: 2, Col: 11, Message: `unknown practice "patch-managment"`, Hint: "<look>",
		Excerpt: "    2 | practice: patch-managment\n      |           ^~~~~~~~~~~~~~~", Editor: "edit://b.yaml:2:11",
		Related: []related{{"m.yaml", 6, 1, "defined here", "edit://m.yaml:6:1"}},
	}
	if len(got.Findings) != 2 || fmt.Sprint(got.Findings[0]) != fmt.Sprint(want) || got.Findings[1].Severity != "warning" || got.Findings[1].Related == nil {
		t.Errorf("%+v", got.Findings)
	}
}

func TestTheStateNeedsNoKeysGuessed(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	var keys map[string]any
	if err := json.Unmarshal([]byte(h.get("/-/state?page=none.html").body), &keys); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"run", "version", "stamp", "failed", "empty", "findings", "more"} {
		if v, ok := keys[key]; !ok || v == nil {
			t.Errorf("%s: %v", key, v)
		}
	}
	if keys["stamp"] != "" {
		t.Errorf("a page that is not there has the stamp %v", keys["stamp"])
	}
}

func TestStampsChangeWithThePageOnly(t *testing.T) {
	h := openHouse(t, Options{}, snapshotOf(small()))
	first := jsonOf[state](t, h, "/-/state?page=index.html")
	files := small()
	files["retail-pos/index.html"] = page("another")
	h.shows(snapshotOf(files))
	second := jsonOf[state](t, h, "/-/state?page=index.html")
	if second.Stamp != first.Stamp || second.Version != first.Version+1 {
		t.Errorf("%+v, then %+v", first, second)
	}
	if got := jsonOf[state](t, h, "/-/state?page=retail-pos/index.html"); got.Stamp != hashOf(page("another")) {
		t.Errorf("%+v", got)
	}
}

func TestStampsChangeWithWhatAPageLoads(t *testing.T) {
	site := func(sheet, picture, pdf string) *Snapshot {
		head := `<html><head><link rel="stylesheet" href="../assets/style.css"><link rel="alternate" href="a.pdf"></head>`
		return snapshotOf(map[string]string{
			"a/index.html":     head + `<img alt="&gt;" src="/p%20q.png?1"><img src="https://x.example/p.png"><img src="../../out.png"><a href="b.html">b</a>`,
			"assets/style.css": sheet, "p q.png": picture, "a/a.pdf": pdf, "a/b.html": pdf,
		})
	}
	h := openHouse(t, Options{}, site("1", "1", "1"))
	stamp := func() string { return jsonOf[state](t, h, "/-/state?page=a/index.html").Stamp }
	first := stamp()
	h.shows(site("1", "1", "2"))
	same := stamp()
	h.shows(site("2", "1", "2"))
	sheet := stamp()
	h.shows(site("2", "2", "2"))
	picture := stamp()
	if first == "" || same != first || sheet == first || picture == sheet {
		t.Errorf("%s, with another PDF %s, another sheet %s, another picture %s", first, same, sheet, picture)
	}
}

func TestAHundredFindingsAreEnough(t *testing.T) {
	s := snapshotOf(small())
	for i := range 250 {
		s.Findings = append(s.Findings, diag.Diagnostic{Severity: diag.Warning, Message: fmt.Sprint(i)})
	}
	s.Findings = append(s.Findings, diag.Diagnostic{Severity: diag.Error, Message: "last"})
	got := jsonOf[state](t, openHouse(t, Options{}, s), "/-/state?page=")
	if len(got.Findings) != 100 || got.More != 151 || got.Findings[0].Message != "last" || got.Findings[99].Message != "98" {
		t.Errorf("%d findings, %d more", len(got.Findings), got.More)
	}
}

func TestExcerptsAreThoseOfTheTerminal(t *testing.T) {
	source := func(string) []byte { return []byte("kind: practice\n\n  wide: \tä “x”\n") }
	lines := diag.NewLines(source)
	for _, d := range []diag.Diagnostic{
		{Pos: diag.Pos{File: "x", Line: 1, Col: 1}}, {Pos: diag.Pos{File: "x", Line: 1, Col: 7}, Len: 3}, {Pos: diag.Pos{File: "x", Line: 1, Col: 15}},
		{Pos: diag.Pos{File: "x", Line: 1}}, {Pos: diag.Pos{File: "x", Line: 2, Col: 1}}, {Pos: diag.Pos{File: "x", Line: 3, Col: 10}},
		{Pos: diag.Pos{File: "x", Line: 9, Col: 1}}, {Pos: diag.Pos{File: "x"}}, {},
	} {
		var b strings.Builder
		diag.Fprint(&b, []diag.Diagnostic{d}, source)
		_, want, _ := strings.Cut(strings.TrimSuffix(b.String(), "\n"), "\n")
		if got := excerpt(d, lines); got != want {
			t.Errorf("%v:\n%s\nwant\n%s", d.Pos, got, want)
		}
	}
}

func TestAnExcerptOfALongLineShowsThePlace(t *testing.T) {
	line := strings.Repeat("a ", 300) + "here " + strings.Repeat("b ", 300)
	got := excerpt(diag.Diagnostic{Pos: diag.Pos{File: "x", Line: 1, Col: 601}}, diag.NewLines(func(string) []byte { return []byte(line) }))
	above, below, _ := strings.Cut(got, "\n")
	at := strings.Index(below, "^")
	if len(above) > 120 || at < 0 || !strings.HasPrefix(above[at:], "here ") {
		t.Errorf("\n%s", got)
	}
}

func TestThePlacesOfAPage(t *testing.T) {
	s := snapshotOf(small())
	s.Review = func(address string) (*Review, error) {
		switch address {
		case "index.html":
			return &Review{true, []Place{{"a.b", diag.Pos{File: "x.yaml", Line: 3, Col: 5}, "changed", "old <b>", "met", "Met"}, {Anchor: "c"}}}, nil
		case "broken.html":
			return nil, errors.New("disk full")
		}
		_, err := s.File(address)
		return nil, err
	}
	h := openHouse(t, Options{Editor: editorOf}, s)
	got := jsonOf[review](t, h, "/-/page?page=index.html")
	want := []place{{"a.b", "x.yaml", 3, 5, "edit://x.yaml:3:5", "changed", "old <b>", "met", "Met"}, {Anchor: "c"}}
	if !got.Draft || !slices.Equal(got.Places, want) {
		t.Errorf("%+v", got)
	}
	for _, address := range []string{"none.html", "404.html", ""} {
		if body := h.get("/-/page?page=" + address).body; body != `{"draft":false,"places":[]}` {
			t.Errorf("%s: %s", address, body)
		}
	}
	if r := h.get("/-/page?page=broken.html"); r.StatusCode != 500 || strings.Contains(r.body, "disk") || !strings.Contains(h.log.String(), "disk full") {
		t.Errorf("%s %s", r.Status, r.body)
	}
}

func TestReadersElsewhereAreNotToldPathsOfThisMachine(t *testing.T) {
	o := &Options{Host: "0.0.0.0", Editor: editorOf, Compile: func(context.Context, []string) (*Snapshot, error) { return nil, nil }}
	s := newServer(o, &net.TCPAddr{IP: net.IPv4zero, Port: 8080}, (&voice{}).say)
	s.show(mistaken(), "read /home/me/site: disk full")
	found, _ := s.board.at.Load().findings()
	text, _ := json.Marshal(found)
	if strings.Contains(string(text), "edit://") || strings.Contains(string(text), "/home/me") || len(found) != 3 {
		t.Errorf("%s", text)
	}
}
