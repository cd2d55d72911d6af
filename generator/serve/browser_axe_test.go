package serve

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"smmpub/generator/diag"
)

// TestPreviewKeepsNobodyOut lets axe judge the corner, the panel and the notes.
func TestPreviewKeepsNobodyOut(t *testing.T) {
	axe := axeSource(t)
	d := sit(t, func(d *desk) {
		oneLeaf(d)
		d.draft = true
		at := diag.Pos{File: "profiles/x.yaml", Line: 2, Col: 3}
		for i, status := range []string{"met", "partial", "unmet", "na", "compensated", "unassessed"} {
			d.places = append(d.places, Place{Anchor: fmt.Sprint("cell.", i), Pos: at, Status: status, Label: status,
				Change: []string{"added", "changed", "removed"}[i%3], Was: "before"})
		}
		d.snap.Findings = []diag.Diagnostic{mistake(diag.Warning, "a warning")}
	})
	for _, width := range []int64{1280, 360} {
		for _, scheme := range []string{"light", "dark"} {
			d.judge(axe, width, scheme)
		}
	}
}

// judge looks at the page while a list is open, changes are counted and reviewing is on.
func (d *desk) judge(axe string, width int64, scheme string) {
	d.t.Helper()
	d.do(chromedp.EmulateViewport(width, 800), inScheme(scheme), chromedp.Navigate("http://"+d.host+"/a/"))
	d.until(`shown(key("findings"))`)
	words := fmt.Sprint("seen at ", width, " in ", scheme)
	d.edit(func() { d.files["a/index.html"] = leaf("", words) })
	d.until("document.getElementById(`cell.20`).textContent.includes(`" + words + "`)" + ` && shown(own(".counter")) && note("cell.0") && shown(key("findings"))`)
	ask[any](d, `if (key("review").ariaPressed !== "true") key("review").click(); key("findings").click(); key("more").click()`)
	d.until(`shown(own(".panel")) && shown(own(".links"))`)
	if over := ask[int](d, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		d.t.Errorf("%d px %s: %d px stand out sideways", width, scheme, over)
	}
	d.do(chromedp.Evaluate[chromedp.Void](axe))
	ctx, cancel := context.WithTimeout(d.ctx, stepTime)
	defer cancel()
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`axe.run(document, { resultTypes: ["violations"], preload: false,
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) =>
		r.violations.flatMap((rule) => rule.nodes.map((n) => rule.id + " at " + n.target.join(" ") + ": " + n.any.concat(n.all, n.none).map((c) => c.message).join("; "))
			.filter((line) => /smmpub/.test(line))))`, chromedp.EvalAwaitPromise))
	if err != nil {
		d.t.Fatal(err)
	}
	for _, barrier := range append(found, ask[[]string](d, faint)...) {
		d.t.Errorf("%d px %s: %s", width, scheme, barrier)
	}
}

// faint gives the texts of the corner and the panel with a contrast below 4.5 (WCAG 2.2, 1.4.3): axe leaves undecided what stands
// outside of body. Their grounds are opaque.
const faint = `const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	const light = (colour) => {
		canvas.fillStyle = colour;
		canvas.fillRect(0, 0, 1, 1);
		return [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => {
			const c = canvas.getImageData(0, 0, 1, 1).data[i] / 255;
			return sum + w * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
		}, 0.05);
	};
	const ground = (e) => getComputedStyle(e).backgroundColor === "rgba(0, 0, 0, 0)" ? ground(e.parentElement) : getComputedStyle(e).backgroundColor;
	const texts = [...$("smmpub-preview").shadowRoot.querySelectorAll(".panel *, .corner *, .links *")]
		.filter((e) => shown(e) && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
	const low = texts.map((e) => [e, light(getComputedStyle(e).color) / light(ground(e))]).filter(([, r]) => Math.max(r, 1 / r) < 4.5)
		.map(([e, r]) => "smmpub contrast " + r.toFixed(2) + " of " + e.textContent);
	texts.length > 10 ? low : ["only " + texts.length + " texts are seen"]`

// inScheme asks for a colour scheme, and for no motion, so that nothing is judged on its way.
func inScheme(scheme string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}})
		return chromedp.Void{}, err
	}
}

// axeSource is axe-core, which npm installs.
func axeSource(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("npm", "root", "--global").Output()
	if err == nil {
		out, err = os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "axe-core", "axe.min.js"))
	}
	if err == nil {
		return string(out)
	}
	if os.Getenv("SMMPUB_CI") != "" {
		t.Fatalf("axe-core is not installed: %v", err)
	}
	t.Skip("axe-core is not installed; .ci/run installs it on Debian")
	return ""
}
