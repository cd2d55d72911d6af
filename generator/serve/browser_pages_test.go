package serve

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	pages "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"smmpub/generator/diag"
)

func TestChangedPageIsShownAnewOnceWhereTheReaderWas(t *testing.T) {
	d := sit(t, oneLeaf)
	d.listen()
	d.visit("/a/index.html?view=2#part")
	ask[any](d, `$("#fold").open = true; $(".box").scrollTop = 90; $("#last").focus({ preventScroll: true }); $("#cell\\.18").scrollIntoView(); scrollBy(0, -7)`)
	before := ask[int](d, `rise("#cell\\.18")`)
	d.edit(func() {
		d.files["a/index.html"] = leaf("<p>"+strings.Repeat("a new beginning ", 300)+"</p>", "new words")
	})
	d.until(`$("#cell\\.20").textContent.includes("new words") && own("aside") && document.readyState === "complete"`)
	if after := ask[int](d, `rise("#cell\\.18")`); after != before || before != 7 {
		t.Errorf("the cell stood at %d px, now at %d px", before, after)
	}
	got := ask[[]any](d, `[$("#fold").open, $(".box").scrollTop, document.activeElement.id, location.search + location.hash]`)
	if want := "[true 90 last ?view=2#part]"; fmt.Sprint(got) != want {
		t.Errorf("kept are %v, not %s", got, want)
	}
	d.edit(func() { d.snap.Findings = []diag.Diagnostic{mistake(diag.Warning, "later")} })
	d.until(`shown(key("findings"))`)
	if n := d.loads("/a/index.html"); n != 2 {
		t.Errorf("the page was loaded %d times, not twice", n)
	}
	if len(d.wrong) > 0 {
		t.Errorf("the browser complains: %s", d.wrong)
	}
}

func TestChangeOfAnotherPageLeavesThisOne(t *testing.T) {
	d := sit(t, oneLeaf)
	d.visit("/a/index.html")
	d.edit(func() { d.files["b/index.html"] = leaf("", "something else") })
	d.edit(func() { d.snap.Findings = []diag.Diagnostic{mistake(diag.Warning, "a sign")} })
	d.until(`shown(key("findings"))`)
	if n := d.loads("/a/index.html"); n != 1 {
		t.Errorf("the page was loaded %d times", n)
	}
}

func TestWhatChangedIsMarkedAndCounted(t *testing.T) {
	d := sit(t, oneLeaf)
	d.visit("/a/")
	d.edit(func() { d.files["a/index.html"] = leaf("", "new words") })
	d.until(`$(".smmpub-new")?.id === "cell.20" && shown(own(".counter"))`)
	if got := ask[string](d, `own(".counter").textContent`); got != "1 cell changed since you opened this" {
		t.Errorf("the counter says %q", got)
	}
	d.until(`!$(".smmpub-new")`)
	ask[any](d, `key("next").focus(); key("next").click()`)
	d.until(`rise("#cell\\.20") > 0 && rise("#cell\\.20") < innerHeight && own("[role=status]").textContent === "1 of 1: cell.20"`)
	d.edit(func() {
		d.files["a/index.html"] = strings.Replace(leaf("", "new words"), "words words", "words and words", 1)
	})
	d.until(`own(".counter")?.textContent.startsWith("2 places changed") && $(".smmpub-new")?.matches("#part p")`)
	if got := ask[string](d, `$("smmpub-preview").shadowRoot.activeElement?.dataset.key ?? ""`); got != "next" {
		t.Errorf("the focus is on %q", got)
	}
	ask[any](d, `key("forget").click()`)
	if ask[bool](d, `shown(own(".counter"))`) {
		t.Error("what is forgotten is still counted")
	}
	d.edit(func() { d.files["a/index.html"] = leaf("", "new words") })
	d.until(`own(".counter")?.textContent.startsWith("1 place changed")`)
}

func TestMistakesAreLaidOverTheLastGoodPage(t *testing.T) {
	d := sit(t, oneLeaf)
	d.listen()
	d.visit("/a/")
	ask[any](d, `$("#last").focus()`)
	d.edit(func() {
		d.snap.Failed, d.snap.Findings = true, []diag.Diagnostic{mistake(diag.Error, `unknown level <img src=x onerror=alert(1)>`)}
	})
	d.until(`shown(own(".panel"))`)
	panel := ask[string](d, `own(".panel").innerText`)
	for _, want := range []string{"1 error", "profiles/x.yaml:2:8", "unknown-level", "unknown level <img src=x onerror=alert(1)>",
		"2 | level: <img", "^", "did you mean <b>2</b>?", "models/m.yaml:6:1", "defined here"} {
		if !strings.Contains(panel, want) {
			t.Errorf("%q is not in the panel:\n%s", want, panel)
		}
	}
	d.until(`own("[role=alert]").textContent.startsWith("1 error: unknown level")`)
	got := ask[[]any](d, `[!!own(".panel img, .panel b"), own(".panel a").href, document.activeElement.id, shown($("#cell\\.20"))]`)
	if want := "[false vscode://file/profiles/x.yaml:2:8 last true]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
	d.press("Escape")
	d.until(`!shown(own(".panel")) && shown(key("findings"))`)
	d.edit(func() { d.snap.Findings = append(d.snap.Findings, mistake(diag.Error, "a second one")) })
	d.until(`shown(own(".panel")) && own("h2").textContent === "2 errors"`)
	d.edit(func() { d.snap.Failed, d.snap.Findings = false, nil })
	d.until(`!shown(own(".panel")) && !shown(key("findings")) && own("[role=status]").textContent === "Mended"`)
	if n := d.loads("/a/"); n != 1 {
		t.Errorf("the page was loaded %d times", n)
	}
	if len(d.wrong) > 0 {
		t.Errorf("the browser complains: %s", d.wrong)
	}
}

// press strikes a key, wherever the focus is.
func (d *desk) press(name string) {
	d.t.Helper()
	ask[any](d, `const at = $("smmpub-preview").shadowRoot.activeElement ?? document.activeElement;
		at.dispatchEvent(new KeyboardEvent("keydown", { key: "`+name+`", bubbles: true, composed: true, cancelable: true }))`)
}

func TestWarningsAreReadByKeyboard(t *testing.T) {
	d := sit(t, func(d *desk) {
		oneLeaf(d)
		d.snap.Findings = []diag.Diagnostic{mistake(diag.Warning, "one"), mistake(diag.Warning, "two"), mistake(diag.Info, "three")}
	})
	d.visit("/a/")
	d.until(`key("findings")?.textContent === "2 warnings, 1 info"`)
	if ask[bool](d, `shown(own(".panel"))`) {
		t.Error("warnings show themselves unasked")
	}
	ask[any](d, `key("findings").focus(); key("findings").click()`)
	d.until(`shown(own(".panel")) && $("smmpub-preview").shadowRoot.activeElement === own("h2")`)
	d.press("Escape")
	d.until(`!shown(own(".panel")) && $("smmpub-preview").shadowRoot.activeElement === key("findings")`)
}

func TestFirstFailureTurnsIntoTheSite(t *testing.T) {
	d := sit(t, func(d *desk) {
		oneLeaf(d)
		d.snap.Empty, d.snap.Failed, d.snap.Findings = true, true, []diag.Diagnostic{mistake(diag.Error, "from the start")}
	})
	d.visit("/a/?view=1")
	d.until(`shown(own(".panel")) && own(".message").textContent === "from the start"`)
	d.edit(func() { d.snap = Snapshot{} })
	d.until(`$("#cell\\.20") && location.search === "?view=1" && own("aside") && !shown(own(".panel"))`)
}

func TestTabsShareOneStreamAndFindTheServerAgain(t *testing.T) {
	d := sit(t, oneLeaf)
	d.visit("/a/")
	first := d.ctx
	d.ctx = tabOf(t, first)
	d.visit("/b/")
	d.edit(func() {
		d.files["a/index.html"], d.files["b/index.html"] = leaf("", "new in a"), leaf("", "new in b")
		d.snap.Findings = []diag.Diagnostic{mistake(diag.Warning, "tells that the page is connected")}
	})
	d.until(`$("#cell\\.20").textContent.includes("new in b") && shown(key("findings"))`)
	second := d.ctx
	d.ctx = first
	d.until(`$("#cell\\.20").textContent.includes("new in a") && shown(key("findings"))`)
	d.mu.Lock()
	most := d.most
	d.mu.Unlock()
	if most != 1 {
		t.Errorf("two tabs held %d streams", most)
	}
	d.stop()
	d.until(`shown(own(".lost"))`)
	d.mu.Lock()
	d.files["a/index.html"] = leaf("", "after the restart")
	d.mu.Unlock()
	d.serve(d.host)
	d.until(`$("#cell\\.20").textContent.includes("after the restart") && own("aside") && !shown(own(".lost"))`)
	d.ctx = second
	d.until(`own("aside") && !shown(own(".lost"))`)
	if n := d.loads("/b/"); n != 2 {
		t.Errorf("the page that the restart did not change was loaded %d times, not twice", n)
	}
}

func TestPageWithoutSharedWorkersListensItself(t *testing.T) {
	d := sit(t, oneLeaf)
	d.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, pages.AddScriptToEvaluateOnNewDocument, pages.AddScriptToEvaluateOnNewDocumentParams{Source: "delete window.SharedWorker"})
		return chromedp.Void{}, err
	})
	d.visit("/a/")
	d.edit(func() { d.files["a/index.html"] = leaf("", "new words") })
	d.until(`!window.SharedWorker && $("#cell\\.20").textContent.includes("new words") && own("aside")`)
}

func TestPlacesSayWhereTheyAreWrittenAndHowTheyDiffer(t *testing.T) {
	at := func(line int) diag.Pos { return diag.Pos{File: "profiles/x.yaml", Line: line, Col: 3} }
	d := sit(t, func(d *desk) {
		oneLeaf(d)
		d.draft = true
		d.places = []Place{
			{Anchor: "cell.2", Pos: at(2)}, {Anchor: "cell.3", Pos: at(3), Change: "changed", Was: "<i>before</i>"},
			{Anchor: "cell.4", Pos: at(4), Change: "added", Status: "partial", Label: "partly met"},
			{Anchor: "gone", Change: "removed", Was: "what stood here"}, {Anchor: "part", Pos: at(9)},
		}
	})
	d.visit("/a/")
	d.until(`note("cell.4") && shown(own(".draft"))`)
	got := ask[[]any](d, `[shown(note("cell.2").querySelector(".source")), note("cell.3").querySelector("summary").textContent,
		note("cell.3").querySelector("p").textContent, note("cell.4").querySelector(".status").textContent, key("base").textContent,
		$("#cell\\.2").textContent === "text of row 2moreand more", $("#part h2 .smmpub-note") !== null]`)
	if want := "[false ≠ changed Was: <i>before</i> ◐ partly met Base: 3 differ true true]"; fmt.Sprint(got) != want {
		t.Errorf("got  %v\nwant %s", got, want)
	}
	ask[any](d, `document.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyR", key: "r", altKey: true }))`)
	d.until(`shown(note("cell.2").querySelector(".source"))`)
	if got := ask[string](d, `const a = note("cell.2").querySelector("a"); [a.textContent, a.title, a.href].join(" ")`); got != "x.yaml:2 profiles/x.yaml:2:3: open in the editor vscode://file/profiles/x.yaml:2:3" {
		t.Errorf("the place says %q", got)
	}
	ask[any](d, `key("base").click()`)
	d.until(`own("h2").textContent === "1 added, 1 changed, 1 removed" && own(".panel").innerText.includes("gone") && own(".panel").innerText.includes("what stood here")`)
	d.visit("/b/")
	d.until(`key("review")?.ariaPressed === "true"`)
}
