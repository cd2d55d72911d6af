package generator

import (
	"bytes"
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser starts Chromium. As root, in CI, it runs without a sandbox.
func browser(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(tool(t, "chromium")), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.UserDataDir(t.TempDir()))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	do(t, ctx)
	return ctx
}

// patience bounds one step in the browser.
const patience = time.Minute

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if len(steps) > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, patience)
		defer cancel()
	}
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func ask[T any](t *testing.T, ctx context.Context, question chromedp.Action[T]) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, question)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// onDisk writes the real site into a folder and gives its address.
func onDisk(t *testing.T, r *realSite) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	if err := write(dir, r.files, false); err != nil {
		t.Fatal(err)
	}
	return "file://" + filepath.ToSlash(dir) + "/"
}

// kinds is a page of each kind.
var kinds = []string{
	"index.html", "404.html", "glossary/index.html", "references/index.html",
	"frameworks/index.html", "frameworks/iec-62443-3-3/index.html",
	"retail-pos/1.0/index.html", "retail-pos/1.0/all/index.html", "retail-pos/1.0/model/index.html",
	"retail-pos/1.0/use-case/index.html", "retail-pos/1.0/profile-tables/index.html",
	"retail-pos/1.0/practices/threat-modeling/index.html", "retail-pos/1.0/references/index.html",
	"iot-smm/1.2/index.html", "iot-smm/1.2/practices/index.html", "iot-smm/1.2/practices/access-control/index.html",
	"smm-iec-62443/0.2/roles/index.html", "smm-iec-62443/0.2/practices/access-control/index.html",
}

// complaints collects what the browser says is wrong, and requests that leave the folder.
type complaints struct {
	mu       sync.Mutex
	list     []string
	requests int
}

func (c *complaints) hear(event any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		c.list = append(c.list, "exception: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		c.list = append(c.list, "console: "+e.Entry.Text)
	case *network.EventRequestWillBeSent:
		c.requests++
		if !strings.HasPrefix(e.Request.URL, "file://") && !strings.HasPrefix(e.Request.URL, "data:") {
			c.list = append(c.list, "request: "+e.Request.URL)
		}
	case *network.EventLoadingFailed:
		c.list = append(c.list, "failed: "+e.ErrorText)
	}
}

func (c *complaints) take() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := c.list
	c.list = nil
	return out
}

// pagesAt is a page of each kind, and on the smallest screen every page but the short addresses, which lead elsewhere.
func pagesAt(r *realSite, width int64) []string {
	if width > 320 {
		return kinds
	}
	var all []string
	for _, name := range slices.Sorted(maps.Keys(r.files)) {
		if strings.HasSuffix(name, ".html") && !bytes.Contains(r.files[name], []byte("assets/short.js")) {
			all = append(all, name)
		}
	}
	return all
}

func TestPagesWorkFromDiskInABrowser(t *testing.T) {
	r := built(t)
	ctx := browser(t)
	base := onDisk(t, r)
	var wrong complaints
	if err := chromedp.Listen(ctx, wrong.hear); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{1280, 360, 320} {
		do(t, ctx, chromedp.EmulateViewport(width, 900))
		for _, name := range pagesAt(r, width) {
			if r.files[name] == nil {
				t.Errorf("there is no page %s", name)
				continue
			}
			do(t, ctx, chromedp.Navigate(base+name))
			heading := ask(t, ctx, chromedp.Text("h1"))
			overflow := ask(t, ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth - document.documentElement.clientWidth`))
			if heading == "" || overflow > 0 {
				t.Errorf("%s at %d px: heading %q, %d px stand out sideways", name, width, heading, overflow)
			}
			for _, what := range wrong.take() {
				t.Errorf("%s at %d px: %s", name, width, what)
			}
		}
	}
	if wrong.requests < 3*len(kinds) {
		t.Errorf("the browser told of %d requests only", wrong.requests)
	}
}

// hidden gives the first text of a page that its reader cannot see although nothing is folded, filtered or opened by script.
const hidden = `[...document.querySelectorAll("main :is(td, th, p, li, dd, dt, caption, h1, h2, h3)")].find((e) =>
	e.textContent.trim() && !e.getClientRects().length && !e.closest("details:not([open]), [hidden], [popover], dialog, .tools"))?.textContent ?? ""`

func TestNoTextIsHiddenByTheStyle(t *testing.T) {
	r := built(t)
	ctx := browser(t)
	base := onDisk(t, r)
	do(t, ctx, chromedp.EmulateViewport(1280, 900))
	for name := range r.files {
		if !strings.HasSuffix(name, "/index.html") || strings.Count(name, "/") < 3 && !slices.Contains(kinds, name) {
			continue
		}
		do(t, ctx, chromedp.Navigate(base+name))
		if text := ask(t, ctx, chromedp.Evaluate[string](hidden)); text != "" {
			t.Errorf("%s hides %q", name, text)
		}
	}
}

func TestShortAddressesLeadToTheNewestEdition(t *testing.T) {
	r := built(t)
	ctx := browser(t)
	base := onDisk(t, r)
	do(t, ctx, chromedp.Navigate(base+"retail-pos/index.html#tbl-threat-modeling"))
	var address string
	for range 50 {
		address = ask(t, ctx, chromedp.Location())
		if strings.Contains(address, "/retail-pos/1.0/") {
			break
		}
	}
	if !strings.HasSuffix(address, "#tbl-threat-modeling") {
		t.Errorf("the anchor is lost: %s", address)
	}
}
