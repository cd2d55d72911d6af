package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkPreview saves a file of a corpus again and again, as an author does, while `smmpub serve` shows one of its pages, and
// measures from the save until that page is served with the new text: with the 15 ms that the preview waits for the end of a
// burst, and with what the reader's browser asks for in between. Half a second of thinking lies between two saves. The
// program runs by itself; rss-MB is the most memory that the system gave it.
func BenchmarkPreview(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "smmpub")
	if out, err := exec.Command("go", "build", "-o", binary, "smmpub/cmd/smmpub").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	for _, n := range counts() {
		dir := onDisk(b, n)
		for _, c := range saves(b, dir) {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) { saveAgain(b, binary, dir, c) })
		}
	}
}

// save is a kind of edit: a file, how its text is made from the one before and a mark, and a page that shows the mark.
type save struct {
	name, file, page string
	edit             func(text, mark string) string
}

func saves(b *testing.B, dir string) []save {
	b.Helper()
	first := func(pattern string) string {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil || len(names) == 0 {
			b.Fatalf("the corpus has no %s", pattern)
		}
		name, _ := filepath.Rel(dir, names[0])
		return filepath.ToSlash(name)
	}
	profile := first("profiles/sectors/*/*/profile.yaml")
	text := read(b, filepath.Join(dir, profile))
	id := regexp.MustCompile(`(?m)^id: (\S+)`).FindStringSubmatch(text)[1]
	edition := regexp.MustCompile(`(?m)^edition: "?([^"\n]+)`).FindStringSubmatch(text)[1]
	practice := first(filepath.Dir(profile) + "/practices/*.yaml")
	chapter := regexp.MustCompile(`content: (\S+\.md)`).FindStringSubmatch(text)[1]
	at := id + "/" + edition + "/"
	replaced := func(pattern, with string) func(text, mark string) string {
		first := regexp.MustCompile(pattern)
		return func(text, mark string) string {
			where := first.FindStringSubmatchIndex(text)
			return text[:where[3]] + strings.ReplaceAll(with, "*", mark) + text[where[3]:]
		}
	}
	templates, err := os.ReadFile("../templates/page.html")
	if err != nil {
		b.Fatal(err)
	}
	return []save{
		{"cell", practice, at + "practices/" + strings.TrimSuffix(filepath.Base(practice), ".yaml") + "/index.html", replaced(`(?m)^ +- ([A-Z][a-z]+)`, " *")},
		{"chapter", "content/" + chapter, at + strings.TrimSuffix(filepath.Base(chapter), ".md") + "/index.html", replaced(`(?m)^([A-Z][a-z]+)`, " *")},
		{"template", "templates/page.html", at + "index.html", func(_, mark string) string {
			return strings.Replace(string(templates), "<main", "<p>"+mark+"</p><main", 1)
		}},
		{"term", "profiles/common/glossary.yaml", "glossary/index.html", replaced(`text: "?([A-Z][a-z]*)`, " *")},
	}
}

func read(b *testing.B, name string) string {
	b.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

func saveAgain(b *testing.B, binary, dir string, c save) {
	v := served(b, binary, dir)
	file := filepath.Join(dir, filepath.FromSlash(c.file))
	before, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if before == nil {
			_ = os.RemoveAll(filepath.Dir(file))
			return
		}
		_ = os.WriteFile(file, before, fs.FileMode(0o644))
	})
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		b.Fatal(err)
	}
	v.get(c.page)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		time.Sleep(500 * time.Millisecond)
		mark := fmt.Sprintf("marked%d", i)
		began := time.Now()
		replace(b, file, c.edit(string(before), mark))
		v.await(c.page, mark)
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	ms := func(share float64) float64 {
		return float64(took[min(len(took)-1, int(share*float64(len(took))))].Microseconds()) / 1000
	}
	b.ReportMetric(ms(0.5), "ms-median")
	b.ReportMetric(ms(0.95), "ms-p95")
	b.ReportMetric(v.peak(), "rss-MB")
	b.ReportMetric(0, "ns/op")
}

// replace saves as careful editors do: beside the file, and then in its place.
func replace(b *testing.B, file, text string) {
	b.Helper()
	beside := filepath.Join(filepath.Dir(file), ".saving")
	if err := os.WriteFile(beside, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
	if err := os.Rename(beside, file); err != nil {
		b.Fatal(err)
	}
}

// visitor is a reader of a preview, who hears of changes and asks for pages.
type visitor struct {
	b       *testing.B
	address string
	pid     int
	events  *bufio.Reader
}

func served(b *testing.B, binary, dir string) *visitor {
	b.Helper()
	cmd := exec.Command(binary, "serve", "-C", dir, "--port", "0")
	out, err := cmd.StderrPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	said := bufio.NewReader(out)
	line, err := said.ReadString('\n')
	address := regexp.MustCompile(`http://[^ ]+/`).FindString(line)
	if err != nil || address == "" {
		b.Fatalf("serve says %q: %v", line, err)
	}
	go func() { _, _ = io.Copy(io.Discard, said) }()
	v := &visitor{b: b, address: address, pid: cmd.Process.Pid}
	stream, err := http.Get(address + "-/events")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { stream.Body.Close() })
	v.events = bufio.NewReader(stream.Body)
	for v.status("index.html") != http.StatusOK {
		v.hear()
	}
	return v
}

// hear waits for the next event.
func (v *visitor) hear() {
	v.b.Helper()
	for {
		line, err := v.events.ReadString('\n')
		if err != nil {
			v.b.Fatal(err)
		}
		if strings.HasPrefix(line, "data:") {
			return
		}
	}
}

func (v *visitor) status(page string) int {
	answer, err := http.Get(v.address + page)
	if err != nil {
		v.b.Fatal(err)
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode
}

func (v *visitor) get(page string) []byte {
	v.b.Helper()
	answer, err := http.Get(v.address + page)
	if err != nil {
		v.b.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		v.b.Fatalf("%s: %s %v", page, answer.Status, err)
	}
	return text
}

// await waits until a page says something: after each event it asks for the state of the page, as the script does, and for
// the page.
func (v *visitor) await(page, mark string) {
	for {
		v.hear()
		v.get("-/state?page=" + page)
		if bytes.Contains(v.get(page), []byte(mark)) {
			return
		}
	}
}

// peak is the most memory that the program had, in MB, where the system tells.
func (v *visitor) peak() float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", v.pid))
	if err != nil {
		return 0
	}
	found := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if found == nil {
		return 0
	}
	kB, _ := strconv.Atoi(string(found[1]))
	return float64(kB) / 1024
}
