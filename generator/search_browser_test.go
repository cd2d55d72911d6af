package generator

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// visitor is a browser on the real site, opened from disk, with what it complains about.
type visitor struct {
	t     *testing.T
	ctx   context.Context
	base  string
	wrong *complaints
}

func newVisitor(t *testing.T) *visitor {
	r := &visitor{t, browser(t), onDisk(t, built(t)), new(complaints)}
	if err := chromedp.Listen(r.ctx, r.wrong.hear); err != nil {
		t.Fatal(err)
	}
	do(t, r.ctx, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	}))
	t.Cleanup(func() {
		for _, what := range r.wrong.take() {
			t.Error(what)
		}
	})
	return r
}

func (r *visitor) open(page string) {
	r.t.Helper()
	do(r.t, r.ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(r.base+page))
}

// press types on the keyboard, wherever the focus is.
func (r *visitor) press(keys string, modifiers ...chromedp.Modifier) {
	r.t.Helper()
	do(r.t, r.ctx, chromedp.KeyEvent(keys, chromedp.KeyModifiers(modifiers...)))
}

// until waits for a condition of JavaScript.
func (r *visitor) until(condition string) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, 10*time.Second)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.Poll[bool]("!!("+condition+")"))
	for err != nil && ctx.Err() == nil { // a new page ends the waiting on the old one
		_, err = chromedp.Run(ctx, chromedp.Poll[bool]("!!("+condition+")"))
	}
	if err != nil {
		r.t.Fatalf("waiting for %s: %v\n%s", condition, err, ask(r.t, r.ctx, chromedp.Evaluate[string](`document.location.href + "\n" + (document.querySelector("dialog")?.innerText ?? "")`)))
	}
}

func (r *visitor) is(condition string) bool {
	r.t.Helper()
	return ask(r.t, r.ctx, chromedp.Evaluate[bool]("!!("+condition+")"))
}

// center is the middle of the first element that a selector finds.
func (r *visitor) center(selector string) (x, y float64) {
	r.t.Helper()
	at := ask(r.t, r.ctx, chromedp.Evaluate[[]float64](fmt.Sprintf(
		`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: "center"}); const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; })()`, selector)))
	return at[0], at[1]
}

func (r *visitor) hover(selector string) {
	r.t.Helper()
	x, y := r.center(selector)
	do(r.t, r.ctx, chromedp.MouseEvent(chromedp.MouseMoved, x, y))
}

// found is the status of the search for a query.
const found = `document.querySelector("[role=status]").textContent`

func TestSearchLeadsToAPlaceByKeyboard(t *testing.T) {
	r := newVisitor(t)
	r.open("retail-pos/1.0/use-case/index.html")
	do(t, r.ctx, chromedp.Focus("a.find"))
	r.press("/")
	r.until(`document.querySelector("dialog:modal input[role=combobox]:focus")`)
	r.press("threat-modeling.industry-2")
	r.until(`document.querySelector("#_found a")?.hash == "#threat-modeling.industry-2"`)
	r.press(kb.ArrowDown)
	r.until(`document.activeElement.getAttribute("aria-activedescendant") == document.querySelector("#_found a[aria-selected]").id`)
	r.press(kb.Enter)
	r.until(`location.pathname.endsWith("/practices/threat-modeling/index.html") && document.querySelector(":target")`)
	if !r.is(`document.querySelector(":target").id == "threat-modeling.industry-2"`) {
		t.Error("Enter leads elsewhere")
	}
}

func TestSearchDialogOpensAndClosesByKeyboard(t *testing.T) {
	r := newVisitor(t)
	r.open("glossary/index.html")
	do(t, r.ctx, chromedp.Focus("main a[href]"))
	r.press("k", chromedp.ModifierCtrl)
	r.until(`document.querySelector("dialog:modal input[role=combobox]:focus")`)
	r.press("SR 1.1")
	r.until(`document.querySelector("#_found a")?.hash == "#req-SR-1.1"`)
	r.press(kb.ArrowDown + kb.ArrowDown + kb.ArrowUp)
	if !r.is(`document.querySelector("#_found a").getAttribute("aria-selected")`) {
		t.Error("the arrows do not come back to the first result")
	}
	r.press(kb.Escape)
	r.until(`!document.querySelector("dialog[open]")`)
	if !r.is(`document.activeElement == document.querySelector("main a[href]")`) {
		t.Error("the focus does not return to where it was")
	}
	r.press("/")
	r.until(`document.querySelector("dialog:modal")`)
	do(t, r.ctx, chromedp.Click(`dialog input[type=checkbox]`), chromedp.Click(`dialog button`))
	r.until(`!document.querySelector("dialog[open]")`)
	r.press("/")
	if r.is(`document.querySelector("dialog[open]")`) {
		t.Error("the key / cannot be turned off")
	}
	do(t, r.ctx, chromedp.Click("a.find"))
	r.until(`document.querySelector("dialog:modal")`)
}

func TestSearchGroupsAndMarksWhatItFinds(t *testing.T) {
	r := newVisitor(t)
	r.open("search/index.html#q=Threat+Mód")
	r.until(`document.querySelectorAll("#_found [role=group]").length > 2`)
	for _, condition := range []string{
		`document.querySelector("#_found [role=group] a b").textContent.includes("Threat Modeling")`,
		`[...document.querySelectorAll("#_found mark")].every((m) => /^(threat|mod)$/i.test(m.textContent))`,
		`[...document.querySelectorAll("#_found [role=group]")].some((g) => g.ariaLabel.startsWith("Statements · "))`,
		`document.querySelector("input").value == "Threat Mód"`,
	} {
		if !r.is(condition) {
			t.Errorf("not so: %s", condition)
		}
	}
	do(t, r.ctx, chromedp.SendKeys("input", "xyz"))
	r.until(found + `.startsWith("Nothing was found for “Threat Módxyz”")`)
	if !r.is(`location.hash == "#q=" + encodeURIComponent("Threat Módxyz")`) {
		t.Error("the address does not keep the query")
	}
}

func TestSearchPrintsAQueryAsText(t *testing.T) {
	r := newVisitor(t)
	for _, address := range []string{"search/index.html?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "search/index.html#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"} {
		r.open(address)
		r.until(found + ` == "Nothing was found for “<img src=x onerror=alert(1)>”."`)
		if r.is(`document.querySelector("main img")`) {
			t.Errorf("%s: the query became an element", address)
		}
	}
}

func TestTermsAreExplainedOnFocusAndHover(t *testing.T) {
	r := newVisitor(t)
	r.open("retail-pos/1.0/use-case/index.html")
	do(t, r.ctx, chromedp.Focus(`main a.citation`))
	r.until(`document.querySelector(".tip")`)
	if !r.is(`document.activeElement.getAttribute("aria-describedby") == document.querySelector(".tip").id && document.querySelector(".tip").textContent.length > 20`) {
		t.Error("the popover does not describe the citation")
	}
	r.press(kb.Escape)
	r.until(`!document.querySelector(".tip")`)
	if !r.is(`document.activeElement.title.length > 10 && document.activeElement.matches("a.citation")`) {
		t.Error("the title is lost")
	}
	r.hover(`main a.acronym abbr`)
	r.until(`document.querySelector(".tip")`)
	r.hover(`.tip`)
	r.until(`document.querySelector(".tip:hover")`)
	do(t, r.ctx, chromedp.MouseEvent(chromedp.MouseMoved, 2, 2))
	r.until(`!document.querySelector(".tip")`)
	if !r.is(`document.querySelector("main a.acronym abbr").title`) {
		t.Error("the expansion is lost")
	}
}

func touch(kind input.DispatchTouchEventType, at ...*input.TouchPoint) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: append([]*input.TouchPoint{}, at...)})
		return err
	})
}

func TestFirstTouchExplainsASecondLeadsOn(t *testing.T) {
	r := newVisitor(t)
	r.open("retail-pos/1.0/use-case/index.html")
	tap := func() {
		x, y := r.center(`main a.acronym`)
		do(t, r.ctx, touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: x, Y: y}), touch(input.DispatchTouchEventTypeTouchEnd))
	}
	tap()
	r.until(`document.querySelector(".tip a")`)
	tap()
	r.until(`location.hash.startsWith("#acr-")`)
}

func TestCrosswalkIsFilteredByRoleAndLevel(t *testing.T) {
	r := newVisitor(t)
	r.open("frameworks/iec-62443-3-3/index.html")
	r.until(`document.querySelector(".filter:not([hidden])")`)
	if !r.is(`[...document.querySelectorAll(".covered")].every((p) => /^\d+ of \d+ requirements are mapped\.$/.test(p.textContent)) && document.querySelectorAll(".covered").length == 1 + document.querySelectorAll(".crosswalk").length`) {
		t.Error("the coverage of the framework and of each group is not said")
	}
	do(t, r.ctx, chromedp.Focus("select[name=role]"))
	r.press("Product")
	do(t, r.ctx, chromedp.Focus("select[name=level]"))
	r.press("2")
	r.until(`location.hash == "#;role=product-supplier;level=2"`)
	const shown = `[...document.querySelectorAll(".leads li")].filter((li) => li.checkVisibility())`
	if !r.is(shown+`.length`) || !r.is(shown+`.every((li) => (!li.dataset.role || li.dataset.role.split(" ").includes("product-supplier")) && li.dataset.level == "2")`) {
		t.Error("the filter shows what was not asked for")
	}
	address := ask(t, r.ctx, chromedp.Location())
	do(t, r.ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(address))
	r.until(`document.querySelector("select[name=role]").value == "product-supplier" && document.querySelector("tr[hidden]")`)
}

func TestWithoutScriptTheSearchIsAPageOfContents(t *testing.T) {
	r := newVisitor(t)
	do(t, r.ctx, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	r.open("retail-pos/1.0/use-case/index.html")
	x, y := r.center("a.find")
	do(t, r.ctx, chromedp.MouseClickXY(x, y))
	do(t, r.ctx, chromedp.WaitVisible("noscript p"))
	for _, condition := range []string{
		`!document.querySelector("input, dialog")?.checkVisibility()`,
		`document.querySelector("noscript").innerText.length > 20`,
		`document.querySelector('nav .forms a[href^="../glossary/index.html#term-"]').checkVisibility()`,
		`document.querySelector('a[href="../retail-pos/1.0/use-case/index.html"]')`,
		`document.querySelector('a[href="../frameworks/iec-62443-3-3/index.html"]').checkVisibility()`,
	} {
		if !r.is(condition) {
			t.Errorf("not so: %s", condition)
		}
	}
}
