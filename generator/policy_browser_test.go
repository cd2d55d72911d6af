package generator

import (
	"mime"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// served answers with the files of a build, a missing address with 404.html, and sends nothing that a page does not ask for.
func served(t *testing.T, files map[string][]byte) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		data, ok := files[name]
		if !ok {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
			w.Write(files["404.html"])
			return
		}
		w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
		w.Write(data)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// TestPagesKeepTheirPolicyOverHTTP opens a page of each kind from a host: nothing is refused, and nothing leaves the host.
func TestPagesKeepTheirPolicyOverHTTP(t *testing.T) {
	r := built(t)
	ctx := browser(t)
	base := served(t, r.files)
	var wrong complaints
	err := chromedp.Listen(ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok && strings.HasPrefix(e.Request.URL, base) {
			return
		}
		wrong.hear(event)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append([]string{"retail-pos/index.html", "nowhere/at/all/index.html"}, kinds...) {
		do(t, ctx, chromedp.Navigate(base+name))
		if heading := ask(t, ctx, chromedp.Text("h1")); heading == "" {
			t.Errorf("%s has no heading", name)
		}
		if style := ask(t, ctx, chromedp.Evaluate[string](`getComputedStyle(document.body).fontFamily`)); !strings.Contains(style, "Charter") {
			t.Errorf("%s is not dressed: %s", name, style)
		}
		for _, what := range wrong.take() {
			if !strings.Contains(what, "404 (Not Found)") && !strings.Contains(what, "favicon") {
				t.Errorf("%s: %s", name, what)
			}
		}
	}
}
