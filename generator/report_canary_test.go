package generator

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"smmpub/generator/load"
)

// client is an assessment of the small site with a word of its own in every text that the format has: a canary, which shows
// where what is confidential comes out.
type client struct {
	org, id  string
	words    map[string]string // where a word stands -> the word
	text     string            // the file
	previous bool
}

// settled are values of an assessment that are no free text, or that must fit another. A place of the form without a value
// here, and of no kind of text, fails the test: so will every new one.
var settled = map[string]any{
	"kind": "assessment", "status": "draft", "system.devices": []string{"tty"},
	"target.model": "docs", "target.profiles": []string{"howto"},
	"target.default.level": 2, "target.default.scope": "team",
	"target.set[].level": 2, "target.set[].scope": "team", "target.priority[]": "high",
	"basis[]": "1.0", "role": "writer", "mappings": []string{"crossing"}, "brand": "house",
	"practices[].level": 0, "practices[].statements[].status": "compensated", "practices[].statements[].by[]": "unmet",
	"findings[].risk": "high", "findings[].statements": []string{"guides.team-1.start"}, "actions[].status": "open",
}

// keysOf are those that a map of the author's holds.
var keysOf = map[string][]string{
	"target.set": {"guides"}, "target.exclude": {"review"}, "target.priority": {"guides"}, "basis": {"docs", "howto"},
	"practices": {"guides"}, "practices[].statements": {"team-1.start", "team-2.together"}, "practices[].statements[].by": {"tty"},
}

func newClient(t testing.TB, org string, previous bool) *client {
	c := &client{org: org, id: org + "-2026", words: map[string]string{}, previous: previous}
	top := map[string]any{}
	for _, k := range kindOf(t, "assessment").Keys {
		if v := c.value(t, k.Name, k.Shape); v != nil {
			top[k.Name] = v
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", c.word("(YAML comment)"))
	for _, name := range slices.Sorted(maps.Keys(top)) {
		text, err := json.Marshal(top[name])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s: %s # %s\n", name, text, c.word("(YAML comment)"))
	}
	c.text = b.String()
	return c
}

func kindOf(t testing.TB, name string) load.Kind {
	for _, k := range load.Kinds() {
		if k.Name == name {
			return k
		}
	}
	t.Fatalf("there is no kind %s", name)
	return load.Kind{}
}

// word is the canary of a place.
func (c *client) word(at string) string {
	if c.words[at] == "" {
		c.words[at] = fmt.Sprintf("zq%s%02dx", c.org, len(c.words))
	}
	return c.words[at]
}

func (c *client) value(t testing.TB, at string, s *load.Shape) any {
	if v, ok := c.own(at); ok {
		return v
	}
	if v, ok := settled[at]; ok {
		return v
	}
	if s.Or != nil && s.Or.Type == load.Record {
		s = s.Or
	}
	switch s.Type {
	case load.Text, load.Line, load.Markdown:
		return c.word(at)
	case load.Address:
		return "https://" + c.word(at) + ".example/"
	case load.Date:
		return "2026-03-03"
	case load.List:
		return []any{c.value(t, at+"[]", s.Of)}
	case load.Map:
		return c.chosen(t, at, s)
	case load.Record:
		return c.record(t, at, s)
	}
	t.Errorf("%s: no value is known for a %s; add it to settled", at, s.Type)
	return nil
}

// own are values that are the client's and no free text.
func (c *client) own(at string) (any, bool) {
	switch at {
	case "id":
		return c.id, true
	case "organization.id":
		return c.org, true
	case "previous":
		if !c.previous {
			return nil, true
		}
		return []string{c.org + "/report.json"}, true
	case "practices[].statements[].evidence":
		return []string{c.word("evidence")}, true
	case "actions[].closes":
		return []string{c.word("findings[].id")}, true
	case "assessors[].logo": // a picture of the site
		return nil, true
	}
	return nil, false
}

func (c *client) chosen(t testing.TB, at string, s *load.Shape) any {
	keys := keysOf[at]
	if at == "evidence" {
		keys = []string{c.word(at)}
	}
	if len(keys) == 0 {
		t.Errorf("%s: no keys are known; add them to keysOf", at)
	}
	out := map[string]any{}
	for i, key := range keys {
		v := c.value(t, at+"[]", s.Of)
		if at == "practices[].statements" { // one answer has a status, the other one for each device
			delete(v.(map[string]any), []string{"status", "by"}[i])
		}
		out[key] = v
	}
	return out
}

func (c *client) record(t testing.TB, at string, s *load.Shape) any {
	out := map[string]any{}
	for _, k := range s.Keys() {
		if v := c.value(t, at+"."+k.Name, k.Shape); v != nil {
			out[k.Name] = v
		}
	}
	return out
}

// private reports a place that is in no output at all.
func private(at string) bool { return strings.HasSuffix(at, ".note") || at == "(YAML comment)" }

// file is where the assessment stands in its site.
func (c *client) file() string { return "assessments/" + c.org + ".yaml" }

// found names the places of a client's words in a text.
func (c *client) found(text string) []string {
	var out []string
	for at, word := range c.words {
		if strings.Contains(text, word) {
			out = append(out, at)
		}
	}
	slices.Sort(out)
	return out
}

// readable is the text of a file of a report: of a PDF, what is printed and all that stands in its objects.
func readable(t testing.TB, name string, data []byte) string {
	t.Helper()
	if filepath.Ext(name) != ".pdf" {
		return string(data)
	}
	return printedText(t, data) + unpacked(data)
}

func printedText(t testing.TB, data []byte) string {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("SMMPUB_CI") != "" {
			t.Error("pdftotext is missing")
		}
		return ""
	}
	cmd := exec.Command("pdftotext", "-raw", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

var streams = regexp.MustCompile(`(?s)stream\r?\n(.*?)endstream`)

// unpacked is a PDF with its streams inflated, and once more with two bytes for a character read as one.
func unpacked(data []byte) string {
	var b bytes.Buffer
	b.Write(data)
	for _, m := range streams.FindAllSubmatch(data, -1) {
		if r, err := zlib.NewReader(bytes.NewReader(m[1])); err == nil {
			io.Copy(&b, r)
		}
	}
	return b.String() + wide(b.Bytes(), 0) + wide(b.Bytes(), 1)
}

func wide(b []byte, from int) string {
	var units []uint16
	for i := from; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}
