package generator

import (
	"context"
	_ "embed"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// view is a page as someone meets it.
type view struct {
	page   string
	width  int64
	scheme string // light or dark
	after  string // a script that stands for what the reader did first; "": nothing
}

func (v view) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s at %d px, %s %s", v.page, v.width, v.scheme, v.after))
}

// TestNoPageKeepsAnyoneOut lets axe judge every page in light, and a page of each kind also in dark and on phones.
func TestNoPageKeepsAnyoneOut(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing of ours runs beside itself here; the plain run of the tests holds this")
	}
	script := axeScript(t)
	root := everythingOnDisk(t)
	eachView(t, append(views(pagesBelow(t, root)), handled...), func(tab context.Context, v view) error {
		barriers, err := judge(tab, script, "file://"+filepath.ToSlash(root)+"/", v)
		for _, b := range barriers {
			t.Errorf("%v: %s", v, b)
		}
		return err
	})
}

// views shows every page in light on a desk, and a page of each kind in dark there and in light on phones.
func views(pages []string) []view {
	var out []view
	for _, page := range pages {
		out = append(out, view{page: page, width: 1280, scheme: "light"})
	}
	each := slices.Clone(reportKinds)
	for _, page := range kinds {
		each = append(each, "public/"+page)
	}
	for _, page := range each {
		out = append(out, view{page: page, width: 1280, scheme: "dark"},
			view{page: page, width: 360, scheme: "light"}, view{page: page, width: 320, scheme: "light"})
	}
	return out
}

// handled is what readers see only after they did something.
var handled = []view{
	{"public/" + accessPage, 1280, "light", openMenu}, {"public/" + accessPage, 320, "dark", openMenu},
	{"public/" + accessPage, 1280, "dark", `press("[name=wide]"); press(".fold summary")`},
	{"public/retail-pos/1.0/use-case/index.html", 1280, "dark", openTip}, {"public/retail-pos/1.0/use-case/index.html", 320, "light", openTip},
	{"public/index.html", 1280, "light", openSearch}, {"public/index.html", 320, "dark", openSearch},
	{"public/search/index.html#q=threat", 1280, "dark", `await there("[role=option]")`},
	{"public/search/index.html#q=threat", 320, "light", `await there("[role=option]")`},
}

const (
	openMenu   = `press("td .permalink"); await there(".spot:popover-open")`
	openTip    = `[...document.querySelectorAll("a.acronym")].find((e) => e.checkVisibility()).focus(); await there(".tip")`
	openSearch = `press("a.find"); (await there("dialog[open] input")).value = "threat";
		find("dialog input").dispatchEvent(new Event("input")); await there("dialog [role=option]")`
	// hands are what the scripts of views are written in.
	hands = `const find = (s) => document.querySelector(s), press = (s) => find(s).click();
		const there = async (s) => { while (!find(s)) await new Promise((next) => setTimeout(next)); return find(s); };`
)

// TestAxeSeesBarriers keeps the test above from passing for want of a judge.
func TestAxeSeesBarriers(t *testing.T) {
	script := axeScript(t)
	dir := t.TempDir()
	page := `<!DOCTYPE html><html><title>x</title><body style="background:#777;color:#888"><p>grey</p><img src="x.png">
		<svg><rect width="90" height="90"/><text y="20">black</text></svg></body></html>`
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	barriers, err := judge(browser(t), script, "file://"+filepath.ToSlash(dir)+"/", view{page: "index.html", width: 1280, scheme: "light"})
	if err != nil {
		t.Fatal(err)
	}
	found := strings.Join(barriers, "\n")
	for _, rule := range []string{"contrast 1.00 of black", "contrast 1.26 of grey", "color-contrast", "image-alt", "html-has-lang"} {
		if !strings.Contains(found, rule) {
			t.Errorf("axe does not tell of %s:\n%s", rule, found)
		}
	}
}

// everythingOnDisk writes all that people read in a browser: the real site, the guide, reports, their comparison, the page for
// reviewers.
// Short addresses stay where they are.
func everythingOnDisk(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	files := maps.Clone(built(t).files)
	files["assets/short.js"] = []byte("\n")
	review, _, err := review(os.DirFS(".."), embedded())
	if err != nil {
		t.Fatal(err)
	}
	for dir, files := range map[string]map[string][]byte{"public": files, "review": review, "guide": guideIn(t).files} {
		if err := write(filepath.Join(root, dir), files, false); err != nil {
			t.Fatal(err)
		}
	}
	both := []string{"../examples/assessments/harbour-lane-2026.yaml", "../examples/assessments/pinecrest-2026.yaml"}
	for variant, of := range map[string][]string{"": both, "board": both[:1], "redacted": both[:1]} {
		opt := reportsOf("..", of...)
		opt.Out, opt.NoPDF, opt.Variant = filepath.Join(root, "reports"), true, variant
		if len(of) > 1 {
			opt.Compare = "both"
		}
		if result, err := Report(opt); err != nil || result.Failed() {
			t.Fatalf("%v\n%s", err, messages(t, result))
		}
	}
	return root
}

func pagesBelow(t *testing.T, root string) []string {
	t.Helper()
	var pages []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, _ fs.DirEntry, err error) error {
		if filepath.Ext(name) == ".html" {
			pages = append(pages, name)
		}
		return err
	})
	if err != nil || len(pages) < 90 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	return pages
}

// reportKinds is a page of each kind that stands outside of the site.
var reportKinds = []string{"reports/harbour-lane/harbour-lane-2026/index.html", "reports/_compare/both/index.html", "review/index.html",
	"guide/index.html", "guide/theming/index.html", "guide/checks/index.html"}

// eachView shows the views in several tabs of one browser.
func eachView(t *testing.T, views []view, look func(context.Context, view) error) {
	t.Helper()
	whole := browser(t)
	queue := make(chan view, len(views))
	for _, v := range views {
		queue <- v
	}
	close(queue)
	var tabs sync.WaitGroup
	for range max(2, runtime.NumCPU()) {
		tab, cancel := chromedp.NewContext(whole)
		t.Cleanup(cancel)
		do(t, tab)
		tabs.Go(func() {
			for v := range queue {
				if err := look(tab, v); err != nil {
					t.Errorf("%v: %v", v, err)
				}
			}
		})
	}
	tabs.Wait()
}

// judge opens a view and gives the barriers that axe finds in it. Style sheets are not read a second time, which a page from
// the disk may not do. What explains a word needs no landmark: it is said with the word.
func judge(tab context.Context, script, base string, v view) ([]string, error) {
	ctx, cancel := context.WithTimeout(tab, patience)
	defer cancel()
	err := chromedp.Do(ctx, inScheme(v.scheme), chromedp.EmulateViewport(v.width, 900),
		chromedp.Navigate("about:blank"), chromedp.Navigate(base+v.page),
		chromedp.Evaluate[chromedp.Void]("(async () => {"+hands+v.after+"})()", chromedp.EvalAwaitPromise), chromedp.Evaluate[chromedp.Void](script))
	if err != nil {
		return nil, err
	}
	low, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](contrast))
	if err != nil {
		return nil, err
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`axe.configure({ rules: [{ id: "region", selector: "body *:not(#_tip, #_tip *)" }] });
	axe.run(document, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"], preload: false,
	}).then((r) => r.violations.flatMap((rule) => rule.nodes.map((n) =>
		rule.id + " at " + n.target.join(" ") + ": " + [...n.any, ...n.all, ...n.none].map((c) => c.message).join("; "))))`,
		chromedp.EvalAwaitPromise))
	return append(low, found...), err
}

//go:embed testdata/browser/contrast.js
var contrast string

// inScheme asks for a colour scheme, and for no motion, so that nothing is judged on its way.
func inScheme(scheme string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}})
		return chromedp.Void{}, err
	}
}

// axeScript is the source of axe-core, which npm installs.
func axeScript(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(fromNPM(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// fromNPM finds a file of a globally installed package.
func fromNPM(t *testing.T, name string) string {
	t.Helper()
	out, err := exec.Command(tool(t, "npm"), "root", "--global").Output()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(strings.TrimSpace(string(out)), filepath.FromSlash(name))
	if _, err := os.Stat(file); err == nil {
		return file
	}
	if os.Getenv("SMMPUB_CI") != "" {
		t.Fatalf("%s is not installed", file)
	}
	t.Skipf("%s is not installed; .ci/run installs it on Debian", file)
	return ""
}
