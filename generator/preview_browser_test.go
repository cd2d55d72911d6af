package generator

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// serving runs the program's preview of a folder and gives its address.
func serving(t testing.TB, dir string, args ...string) string {
	t.Helper()
	cmd := smmpub(t, append([]string{"serve", "-C", dir, "--port", "0"}, args...)...)
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	lines := bufio.NewReader(said)
	line, err := lines.ReadString('\n')
	address := regexp.MustCompile(`http://[^ ]+/`).FindString(line)
	if err != nil || address == "" {
		t.Fatalf("serve says %q, %v", line, err)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	return address
}

// onlooker is somebody who has a page of a preview open.
type onlooker struct {
	*testing.T
	ctx context.Context
}

// loads is how often the tab has loaded a page.
func (r *onlooker) loads() int {
	return ask(r.T, r.ctx, chromedp.Evaluate[int](`+sessionStorage.loads`))
}

func reading(t *testing.T, address string) *onlooker {
	t.Helper()
	r := &onlooker{T: t, ctx: browser(t)}
	do(t, r.ctx, chromedp.EmulateViewport(1280, 800))
	do(t, r.ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, cdpage.AddScriptToEvaluateOnNewDocument, cdpage.AddScriptToEvaluateOnNewDocumentParams{
			Source: `if (self === top) sessionStorage.loads = 1 + +(sessionStorage.loads ?? 0)`})
		return err
	}))
	for deadline := time.Now().Add(patience); ; { // the first look at the site
		do(t, r.ctx, chromedp.Navigate(address))
		if status(t, address) == http.StatusOK {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s is never there", address)
		}
	}
	do(t, r.ctx, chromedp.Navigate(address))
	r.until(`document.querySelector("script[data-page]") && [...document.documentElement.children].some((e) => e.shadowRoot)`)
	return r
}

func status(t *testing.T, address string) int {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	return answer.StatusCode
}

// until waits for something to be so on the page.
func (r *onlooker) until(what string) {
	r.Helper()
	deadline := time.Now().Add(patience)
	for {
		ctx, cancel := context.WithTimeout(r.ctx, patience)
		so, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+what+")"))
		cancel()
		if err == nil && so {
			return
		}
		if time.Now().After(deadline) {
			shown, _ := chromedp.Run(r.ctx, chromedp.Evaluate[string](panel))
			r.Fatalf("never so: %s (%v)\nthe preview shows: %s", what, err, shown)
		}
	}
}

// says waits for a text in the page's main part.
func (r *onlooker) says(text string) {
	r.Helper()
	r.until(fmt.Sprintf("document.querySelector('main').textContent.includes(%q)", text))
}

// panel is the text that the preview shows: that of its shadow root.
const panel = `[...document.documentElement.children].filter((e) => e.shadowRoot).map((e) => [...e.shadowRoot.querySelectorAll("*")].filter((x) =>
	!x.children.length && x.getClientRects().length).map((x) => x.textContent).join(" ")).join(" ")`

// ways are how programs save a file.
var ways = []struct {
	name string
	save func(t *testing.T, file, text string)
}{
	{"truncated and written", func(t *testing.T, file, text string) { written(t, file, text) }},
	{"renamed over it", func(t *testing.T, file, text string) {
		written(t, file+".tmp", text)
		moved(t, file+".tmp", file)
	}},
	{"as vim does", func(t *testing.T, file, text string) {
		written(t, filepath.Join(filepath.Dir(file), "4913"), "")
		_ = os.Remove(filepath.Join(filepath.Dir(file), "4913"))
		moved(t, file, file+"~")
		written(t, file, text)
		_ = os.Remove(file + "~")
	}},
	{"removed and made anew", func(t *testing.T, file, text string) {
		_ = os.Remove(file)
		written(t, file, text)
	}},
	{"half and then whole", func(t *testing.T, file, text string) {
		written(t, file, text[:len(text)/2])
		written(t, file, text)
	}},
}

func written(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func moved(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

const (
	editedFile = "profiles/retail-pos/practices/establishing-and-maintaining-identities.yaml"
	editedPage = "retail-pos/1.0/practices/establishing-and-maintaining-identities/index.html"
)

// edited is the file's text with a mark in its first statement.
func edited(t *testing.T, dir string) func(mark string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, editedFile))
	if err != nil {
		t.Fatal(err)
	}
	at := regexp.MustCompile(`(?m)^ +- ([A-Z])`).FindSubmatchIndex(text)
	return func(mark string) string { return string(text[:at[2]]) + mark + " " + string(text[at[2]:]) }
}

func TestSavingACellShowsItWhereTheReaderIs(t *testing.T) {
	dir := realCopy(t)
	text, file := edited(t, dir), filepath.Join(dir, editedFile)
	r := reading(t, serving(t, dir)+editedPage+"?x=1")
	do(t, r.ctx, chromedp.Evaluate[chromedp.Void](`scrollTo(0, 700)`))
	r.until(`scrollY > 600`)
	before := r.loads()
	for i, way := range ways {
		mark := fmt.Sprintf("Marked%d", i)
		way.save(t, file, text(mark))
		r.says(mark)
		r.until(`scrollY > 500 && scrollY < 900`)
		if now := r.loads() - before; now != i+1 {
			t.Errorf("%s: the page was loaded %d times after %d saves", way.name, now, i+1)
		}
	}
	if at := ask(t, r.ctx, chromedp.Location()); !strings.HasSuffix(at, "?x=1") {
		t.Errorf("the address is %s", at)
	}
	for i := range 20 {
		ways[i%2].save(t, file, text(fmt.Sprintf("Fast%d", i)))
	}
	r.says("Fast19")
}

func TestMistakesLieOverTheLastGoodPage(t *testing.T) {
	dir := realCopy(t)
	text, file := edited(t, dir), filepath.Join(dir, editedFile)
	r := reading(t, serving(t, dir)+editedPage)
	written(t, file, text("Good"))
	r.says("Good")
	before := r.loads()
	written(t, file, strings.Replace(text("Broken"), "practice: establishing", "practice: <b>stablishing", 1))
	r.until(panel + `.includes("` + editedFile + `:2:11")`)
	r.says("Good")
	if ask(t, r.ctx, chromedp.Evaluate[bool](`document.querySelector("main").textContent.includes("Broken")`)) {
		t.Error("what is broken is shown")
	}
	if n := r.loads(); n != before {
		t.Errorf("the mistake loaded the page %d times", n-before)
	}
	written(t, file, text("Mended"))
	r.says("Mended")
	r.until("!" + panel + `.includes("` + editedFile + `:2:11")`)
}

func TestPreviewShowsBaseAssessmentAndSources(t *testing.T) {
	dir := realCopy(t)
	base := t.TempDir()
	if err := os.CopyFS(base, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	text := edited(t, dir)
	written(t, filepath.Join(dir, editedFile), text("Changed"))
	address := serving(t, dir, "--base", base, "--editor", "code", "--assessment", "examples/assessments/harbour-lane-2026.yaml")
	r := reading(t, address+editedPage)
	r.until(`document.querySelector("[data-smmpub-change=changed]")`)
	r.until(`[...document.querySelectorAll(".smmpub-note")].some((e) => e.shadowRoot.querySelector(".status"))`)
	r.until(`[...document.querySelectorAll(".smmpub-note")].some((e) => e.shadowRoot.querySelector("a[href^='vscode://file/']"))`)
	r.until(`document.getElementById("establishing-and-maintaining-identities.general-1.sign-in")?.querySelector(".smmpub-note")?.shadowRoot.querySelector(".status")`)
	for _, x := range []string{"-/changes/", "-/qa/", "-/report/", "-/report/page.html", "-/report/report.pdf", "-/report/report.json"} {
		if got := status(t, address+x); got != http.StatusOK {
			t.Errorf("%s: %d", x, got)
		}
	}
}
