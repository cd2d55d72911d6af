package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"smmpub/generator/diag"
)

// desk is a site that a test writes, its preview, and a browser before it.
type desk struct {
	t       *testing.T
	batches chan []string
	ctx     context.Context // of the browser
	host    string
	stop    func() // ends the server

	mu      sync.Mutex
	snap    Snapshot // without its functions
	files   map[string]string
	places  []Place
	draft   bool
	gets    map[string]int // requests for each path
	streams int            // that are open
	most    int            // that were open at once
	wrong   []string       // what the browser complained of
}

// sit serves a site and starts a browser. edit says what is there at first.
func sit(t *testing.T, edit func(*desk)) *desk {
	t.Helper()
	d := &desk{t: t, batches: make(chan []string), files: map[string]string{}, gets: map[string]int{}}
	edit(d)
	d.ctx = browserOf(t)
	d.serve("127.0.0.1:0")
	t.Cleanup(func() { d.stop() })
	return d
}

// serve starts the server at an address, with its streams counted.
func (d *desk) serve(at string) {
	d.t.Helper()
	listener, err := net.Listen("tcp", at)
	if err != nil {
		d.t.Fatal(err)
	}
	d.host = listener.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	say := func(string, ...any) {}
	s := newServer(&Options{Editor: func(p diag.Pos) string { return "vscode://file/" + p.String() }}, listener.Addr().(*net.TCPAddr), say)
	go newLoop(d.compile, s.show, say).run(ctx, d.batches)
	h := &http.Server{Handler: d.counted(s)}
	go h.Serve(listener)
	d.stop = func() { cancel(); h.Close() }
}

func (d *desk) counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.mu.Lock()
		d.gets[r.URL.Path]++
		d.mu.Unlock()
		if r.URL.Path == "/-/events" {
			d.stream(1)
			defer d.stream(-1)
		}
		next.ServeHTTP(w, r)
	})
}

func (d *desk) stream(n int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.streams += n
	d.most = max(d.most, d.streams)
}

// compile gives what stands there now; it does not change any more.
func (d *desk) compile(context.Context, []string) (*Snapshot, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	snap, files := d.snap, map[string]string{}
	for name, text := range d.files {
		files[name] = text
	}
	review := &Review{Draft: d.draft, Places: d.places}
	snap.Source = func(string) []byte { return []byte("one\nlevel: <img src=x onerror=alert(1)>\n") }
	snap.File = func(name string) ([]byte, error) {
		if text, ok := files[name]; ok && !snap.Empty {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}
	snap.Review = func(string) (*Review, error) { return review, nil }
	return &snap, nil
}

// edit changes the site, and has it compiled.
func (d *desk) edit(change func()) {
	d.t.Helper()
	d.mu.Lock()
	change()
	d.mu.Unlock()
	select {
	case d.batches <- []string{"x.yaml"}:
	case <-time.After(stepTime):
		d.t.Fatal("nobody takes the change")
	}
}

func (d *desk) loads(path string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.gets[path]
}

// stepTime bounds one step in the browser.
const stepTime = time.Minute

// browserOf starts Chromium. As root, in CI, it runs without a sandbox.
func browserOf(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("SMMPUB_CI") != "" {
			t.Fatal("chromium is not installed")
		}
		t.Skip("chromium is not installed; .ci/run installs it on Debian")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	return tabOf(t, ctx)
}

func tabOf(t *testing.T, ctx context.Context) context.Context {
	t.Helper()
	ctx, cancel := chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// visit opens a page, and waits until the preview is there.
func (d *desk) visit(address string) {
	d.t.Helper()
	d.do(chromedp.EmulateViewport(1280, 800), chromedp.Navigate("http://"+d.host+address))
	d.until(`document.querySelector("smmpub-preview")`)
}

// listen collects what the browser complains of from now on.
func (d *desk) listen() {
	d.t.Helper()
	err := chromedp.Listen(d.ctx, func(event any) {
		d.mu.Lock()
		defer d.mu.Unlock()
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			d.wrong = append(d.wrong, fmt.Sprint(e.ExceptionDetails.Text, e.ExceptionDetails.Exception))
		case *log.EventEntryAdded:
			d.wrong = append(d.wrong, e.Entry.Text+" "+e.Entry.URL)
		}
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) do(steps ...chromedp.Action[chromedp.Void]) {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.ctx, stepTime)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		d.t.Fatal(err)
	}
}

// hands are what scripts of tests are written in: they find, press and read what the preview shows.
const hands = `const $ = (s, at = document) => at.querySelector(s);
	const own = (s) => $("smmpub-preview")?.shadowRoot.querySelector(s);
	const key = (k) => own("[data-key=" + k + "]");
	const shown = (e) => !!e && e.checkVisibility();
	const note = (id) => $("#" + CSS.escape(id) + " .smmpub-note")?.shadowRoot;
	const rise = (s) => Math.round($(s).getBoundingClientRect().top);
`

// ask evaluates a script in the page.
func ask[T any](d *desk, script string) T {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.ctx, stepTime)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[T]("{"+hands+script+"}"))
	if err != nil {
		d.t.Fatalf("%s: %v", script, err)
	}
	return answer
}

// until waits for what a script says to be so, through all reloads.
func (d *desk) until(script string) {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.ctx, stepTime/3)
	defer cancel()
	wait := "(async () => {" + hands + "for (let i = 0; i < 20; i++) { if (" + script + `) return true;
		await new Promise((next) => setTimeout(next, 10)); } return false; })()`
	for ctx.Err() == nil {
		if yes, err := chromedp.Run(ctx, chromedp.Evaluate[bool](wait, chromedp.EvalAwaitPromise)); err == nil && yes {
			return
		} else if err != nil && !errors.Is(err, context.DeadlineExceeded) && strings.Contains(err.Error(), "SyntaxError") {
			d.t.Fatal(err)
		}
	}
	d.t.Fatalf("it never came that %s; the page:\n%s", script, ask[string](d, `$("body").innerText.slice(0, 300) + "\n--\n" + own("aside")?.innerText`))
}

// leaf is a page with what readers have a state in. extra stands at its head, cell in the middle.
func leaf(extra, cell string) string {
	var rows strings.Builder
	for i := range 40 {
		text := fmt.Sprint("text of row ", i)
		if i == 20 {
			text = cell
		}
		fmt.Fprintf(&rows, `<tr><th scope="row">%d</th><td id="cell.%d">%s<p>more</p><p>and more</p></td></tr>`, i, i, text)
	}
	return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Leaf</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self' file:; img-src 'self' file: data:; object-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css"></head><body><a href="#main">Skip</a><main id="main"><h1>Leaf</h1>` + extra + `
<details id="fold"><summary>A fold</summary><p>folded</p></details>
<p class="box">` + strings.Repeat("long ", 400) + `</p>
<section id="part"><h2>Part</h2><p>` + strings.Repeat("words ", 200) + `</p></section>
<table><caption>Cells</caption><tbody>` + rows.String() + `</tbody></table><p><a id="last" href="#part">back</a></p></main></body></html>`
}

const leafStyle = `.box { height: 4rem; overflow: auto; max-width: 20rem; } td, th { border: 1px solid; padding: .5rem; }`

func oneLeaf(d *desk) {
	d.files = map[string]string{"a/index.html": leaf("", "old words"), "b/index.html": leaf("", "other"), "style.css": leafStyle, "index.html": leaf("", "front")}
}

func mistake(severity diag.Severity, message string) diag.Diagnostic {
	return diag.Diagnostic{Pos: diag.Pos{File: "profiles/x.yaml", Line: 2, Col: 8}, Severity: severity, Rule: "unknown-level", Message: message,
		Hint: "did you mean <b>2</b>?", Related: []diag.Related{{Pos: diag.Pos{File: "models/m.yaml", Line: 6, Col: 1}, Message: "defined here"}}}
}
