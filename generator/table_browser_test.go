package generator

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// reader reads pages in a browser, with mouse and keys.
type reader struct {
	t     *testing.T
	ctx   context.Context
	base  string
	wrong complaints
}

func newReader(t *testing.T) *reader {
	t.Helper()
	r := &reader{t: t, ctx: browser(t)}
	r.base = onDisk(t, built(t))
	if err := chromedp.Listen(r.ctx, r.wrong.hear); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, what := range r.wrong.take() {
			t.Error(what)
		}
	})
	return r
}

// open loads a page anew, with what stands behind its #.
func (r *reader) open(width int64, page string) {
	r.t.Helper()
	do(r.t, r.ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("about:blank"), chromedp.Navigate(r.base+page))
}

func (r *reader) click(selector string) {
	r.t.Helper()
	do(r.t, r.ctx, chromedp.Click(chromedp.CSS(selector)))
}

func (r *reader) press(keys string) {
	r.t.Helper()
	do(r.t, r.ctx, chromedp.KeyEvent(keys))
}

func (r *reader) text(js string) string {
	r.t.Helper()
	return ask(r.t, r.ctx, chromedp.Evaluate[string](js))
}

func (r *reader) holds(claim, js string) {
	r.t.Helper()
	if !ask(r.t, r.ctx, chromedp.Evaluate[bool](js)) {
		r.t.Errorf("it does not hold that %s: %s", claim, js)
	}
}

// shows compares the levels whose columns are seen.
func (r *reader) shows(want string) {
	r.t.Helper()
	got := r.text(`[...document.querySelectorAll("thead [data-level]")].filter((e) => e.checkVisibility()).map((e) => e.dataset.level).join("")`)
	if got != want {
		r.t.Errorf("levels %s are shown, want %s", got, want)
	}
}

// at compares the address behind the #.
func (r *reader) at(want string) {
	r.t.Helper()
	if got := r.text(`location.hash`); got != want {
		r.t.Errorf("the address ends in %q, want %q", got, want)
	}
}

const (
	accessPage = "retail-pos/1.0/practices/access-control/index.html"
	threatPage = "retail-pos/1.0/practices/threat-modeling/index.html"
	industry3  = "access-control.industry-3"
)

func TestLevelsAreSwitchedByMouseAndKeys(t *testing.T) {
	r := newReader(t)
	r.open(1280, accessPage)
	r.shows("1234")
	r.at("")
	r.click(`[type=radio][value="3"]`)
	r.shows("3")
	r.at("#view=3")
	r.press(kb.ArrowLeft)
	r.shows("2")
	r.press(kb.ArrowRight)
	r.click(`[name=lower]`)
	r.shows("123")
	r.at("#view=3;lower=1")
	r.click(`[type=radio][value="all"]`)
	r.shows("1234")
	r.holds("the choice of lower levels is gone", `!document.querySelector("[name=lower]").checkVisibility()`)
}

func TestSpanningCellsAreAsWideAsTheLevelsShown(t *testing.T) {
	r := newReader(t)
	r.open(1280, "retail-pos/1.0/practices/security-program-management/index.html#view=2")
	r.shows("2")
	r.holds("every row has one column beside its head", `[...document.querySelectorAll(".table.practice tbody tr")].every((row) =>
		[...row.cells].filter((c) => c.checkVisibility()).reduce((n, c) => n + c.colSpan, 0) === 2)`)
}

func TestViewsAreRestoredFromTheAddress(t *testing.T) {
	r := newReader(t)
	r.open(1280, accessPage+"#"+industry3+";view=3;hide=system;devices=payment;wide=1")
	r.shows("3")
	r.at("#" + industry3 + ";view=3;hide=system;devices=payment;wide=1")
	r.holds("the anchor is led to", `document.querySelector(":target")?.id === "`+industry3+`"`)
	r.holds("the row is hidden", `!document.querySelector("tr[data-scope=system]").checkVisibility()`)
	r.holds("the tools say so", `document.querySelector("[name=devices]").value === "payment" && document.querySelector("[name=wide]").checked`)
	r.open(1280, accessPage+`#nonsense;view=7;devices="><img src=x onerror=alert(1)>;hide=x;role=%ff;constructor=1`)
	r.shows("1234")
	r.holds("what is not offered is forgotten", `!/view|devices|hide|role|constructor/.test(location.hash)`)
}

func TestLinksWithinAPageKeepTheView(t *testing.T) {
	r := newReader(t)
	r.open(1280, accessPage+"#view=3")
	r.click(`.bottom a[href="#_top"]`)
	if !ask(t, r.ctx, chromedp.Poll[bool](`location.hash === "#_top;view=3"`)) {
		r.at("#_top;view=3")
	}
	r.shows("3")
	do(t, r.ctx, chromedp.Evaluate[chromedp.Void](`history.back()`))
	if !ask(t, r.ctx, chromedp.Poll[bool](`location.hash === "#view=3"`)) {
		r.at("#view=3")
	}
	r.shows("3")
}

func TestAViewIsOpenedForTheAnchorThatItHides(t *testing.T) {
	r := newReader(t)
	r.open(1280, accessPage+"#"+industry3+".pci;view=2;hide=industry")
	r.shows("3")
	r.holds("the statement is seen", `document.querySelector(":target").checkVisibility() && document.querySelector(":target").id.endsWith("pci")`)
	r.open(360, accessPage+"#access-control.system-4")
	r.shows("4")
	r.at("#access-control.system-4")
}

func TestNarrowScreensShowOneLevel(t *testing.T) {
	r := newReader(t)
	for _, width := range []int64{360, 320} {
		r.open(width, threatPage)
		r.holds("one level is shown", `[...document.querySelectorAll("thead [data-level]")].filter((e) => e.checkVisibility()).length === 1`)
		r.holds("nothing stands out", `document.documentElement.scrollWidth <= document.documentElement.clientWidth`)
		r.holds("touch targets are large", `[...document.querySelectorAll(".tools label")].filter((e) => e.checkVisibility()).every((e) => e.offsetHeight >= 24)`)
		r.click(`[type=radio][value="all"]`)
		r.shows("1234")
		r.holds("nothing stands out with all levels", `document.documentElement.scrollWidth <= document.documentElement.clientWidth`)
	}
}

func TestHeadsStayInSightInsideTheRegion(t *testing.T) {
	r := newReader(t)
	r.open(800, "retail-pos/1.0/practices/compliance-management/index.html#view=all")
	r.holds("the region scrolls", `(() => { const b = document.querySelector(".table-scroll"); b.scrollTo(200, 300); return b.scrollTop > 100 && b.scrollLeft > 50 && b.tabIndex === 0; })()`)
	r.holds("the level's head is at the top", `(() => { const b = document.querySelector(".table-scroll").getBoundingClientRect(), h = document.querySelector("thead .level-2").getBoundingClientRect(); return Math.abs(h.top - b.top) < 3; })()`)
	r.holds("the row's head is at the side", `(() => { const b = document.querySelector(".table-scroll").getBoundingClientRect(), th = [...document.querySelectorAll("tbody th")].find((e) => e.getBoundingClientRect().bottom > b.top + 100), h = th.getBoundingClientRect(), s = th.querySelector(".stay").getBoundingClientRect(); return Math.abs(h.left - b.left) < 3 && s.top > b.top; })()`)
	r.open(1280, "retail-pos/1.0/practices/compliance-management/index.html")
	r.holds("on wide screens the page scrolls, not the region", `(() => { scrollTo(0, 700); return Math.abs(document.querySelector("thead .level-2").getBoundingClientRect().top) < 3 && document.querySelector(".table-scroll").tabIndex === -1; })()`)
}

func TestDevicesFilterStatementsAndSaySo(t *testing.T) {
	r := newReader(t)
	r.open(1280, "retail-pos/1.0/practices/compliance-management/index.html")
	other := `[...document.querySelectorAll(".statements li[data-devices]")]`
	r.holds("there are statements about devices", other+`.length > 1`)
	do(t, r.ctx, chromedp.Focus(chromedp.CSS(`[name=devices]`)))
	r.press(kb.ArrowDown)
	r.press(kb.ArrowDown)
	chosen := r.text(`document.querySelector("[name=devices]").value`)
	r.at("#devices=" + chosen)
	r.holds("only what concerns it is shown", `(() => { const holds = document.querySelector("[name=devices]").selectedOptions[0].dataset.holds.split(" ");
		return `+other+`.every((li) => li.dataset.devices.split(" ").some((d) => holds.includes(d)) === li.checkVisibility()); })()`)
	r.holds("the number of those hidden is told", `(() => { const n = `+other+`.filter((li) => li.hidden).length, s = document.querySelector(".tools [role=status]").textContent; return n === 0 ? s === "" : s.includes(n) || n === 1 && s !== ""; })()`)
}

func TestAPlacesLinkOpensAMenuThatCopies(t *testing.T) {
	r := newReader(t)
	r.open(1280, accessPage)
	link := `.permalink[href="#` + industry3 + `.pci"]`
	do(t, r.ctx, chromedp.Focus(chromedp.CSS(link)))
	r.press(kb.Enter)
	r.holds("the menu is open and has the focus", `document.activeElement.matches(".spot:popover-open")`)
	r.holds("nothing is copied yet", `document.querySelector(".spot [role=status]").textContent === ""`)
	r.press(kb.Tab)
	r.holds("the first button is next", `document.activeElement.value === "link"`)
	r.at("#" + industry3 + ".pci")
	r.holds("its place in the PDF is linked", `document.querySelector(".spot a").href.endsWith("/retail-pos.pdf#nameddest=`+industry3+`.pci")`)
	r.press(kb.Escape)
	r.holds("Escape closes it and gives the focus back", `!document.querySelector(".spot:popover-open") && document.activeElement.matches('`+link+`')`)

	do(t, r.ctx, chromedp.Evaluate[chromedp.Void](`Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true })`))
	r.click(link)
	r.click(`.spot [value=citation]`)
	want := "Retail Profile for Point-of-Sale Devices, restates omg/2020-08-01, Edition 1.0, Table 3-8: Access Control, " +
		"Industry Scope Considerations, Comprehensiveness Level 3 (Consistent), " + industry3 + ".pci, " + r.base + accessPage + "#" + industry3 + ".pci"
	if got := r.text(`document.querySelector(".spot textarea").value`); got != want {
		t.Errorf("the citation reads\n%s\nwant\n%s", got, want)
	}
	r.holds("the text is selected", `document.activeElement.matches("textarea") && document.activeElement.selectionEnd > 50`)
	r.holds("that is said", `document.querySelector(".spot [role=status]").textContent.includes("Ctrl+C")`)
	r.click(`.spot [value=bibtex]`)
	r.holds("BibTeX is given", `document.querySelector(".spot textarea").value.startsWith("@techreport{retail-pos-1.0,")`)
	r.click(`.spot [value=link]`)
	r.holds("the address is given", `document.querySelector(".spot textarea").value === location.href`)

	r.open(1280, accessPage)
	do(t, r.ctx, chromedp.Evaluate[chromedp.Void](`Object.defineProperty(navigator, "clipboard", { value: { writeText: async (s) => { document.title = s; } } })`))
	r.click(link)
	r.click(`.spot [value=link]`)
	r.holds("it is copied, and that is said", `document.title === location.href && document.querySelector(".spot [role=status]").textContent === "Copied."`)
}

func TestMappedRequirementsAreNarrowedToARole(t *testing.T) {
	r := newReader(t)
	r.open(1280, accessPage)
	r.click(`.fold summary`)
	r.holds("the level is open", `document.querySelector(".fold").open`)
	do(t, r.ctx, chromedp.Focus(chromedp.CSS(`[name=role]`)))
	r.press(kb.ArrowDown)
	r.holds("only that role's are shown", `(() => { const role = document.querySelector("[name=role]").value;
		return role !== "" && [...document.querySelectorAll(".fold[open] li[data-role]")].every((li) => li.checkVisibility() === (li.dataset.role === role)); })()`)
}

func TestPaperShowsAllOfATable(t *testing.T) {
	r := newReader(t)
	r.open(1280, accessPage+"#view=2;hide=system;devices=payment")
	do(t, r.ctx, chromedp.Evaluate[chromedp.Void](`addEventListener("beforeprint", () => { document.title = [...document.querySelectorAll(".table.practice :is(thead th, tr, li)")].every((e) => e.checkVisibility()) && document.querySelector(".fold").open; })`))
	ask(t, r.ctx, chromedp.PrintToPDF())
	r.holds("the printed page has all", `document.title === "true"`)
	r.shows("2")
}

func TestTheOnePageEditionTurnsAllItsTables(t *testing.T) {
	r := newReader(t)
	r.open(1280, "retail-pos/1.0/all/index.html#threat-modeling.industry-3;view=3")
	r.holds("every table shows one level", `document.querySelectorAll(".table.practice").length > 5 && [...document.querySelectorAll(".table.practice:has(.tools)")].every((t) => t.classList.contains("one"))`)
	r.holds("the anchor is in sight", `(() => { const y = document.getElementById("threat-modeling.industry-3").getBoundingClientRect().top; return y >= 0 && y < innerHeight; })()`)
	at := `document.querySelectorAll("[type=radio][value=all]")[6].getBoundingClientRect().top`
	do(t, r.ctx, chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("[type=radio][value=all]")[6].focus()`))
	before := ask(t, r.ctx, chromedp.Evaluate[float64](at))
	r.press(" ")
	r.shows(strings.Repeat("1234", ask(t, r.ctx, chromedp.Evaluate[int](`document.querySelectorAll(".table.practice thead").length`))))
	if after := ask(t, r.ctx, chromedp.Evaluate[float64](at)); after-before > 2 || before-after > 2 {
		t.Errorf("the tools that were used moved from %v to %v", before, after)
	}
}

func TestWithoutScriptATableIsWhole(t *testing.T) {
	r := newReader(t)
	do(t, r.ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	r.open(360, accessPage+"#"+industry3+";view=2")
	r.shows("1234")
	r.holds("no tool is shown", `!document.querySelector(".tools, .spot, select, input")`)
	r.holds("every row and statement is seen", `[...document.querySelectorAll(".table.practice :is(tr, li, p)")].every((e) => e.checkVisibility())`)
	r.holds("the table can be had as data", `document.querySelector("a.data[download]").checkVisibility()`)
	r.holds("nothing stands out", `document.documentElement.scrollWidth <= document.documentElement.clientWidth`)
}

// A caption has the width of the page, whatever its table has, and makes no table wider.
func TestCaptionsAreNotWrappedAtNarrowTables(t *testing.T) {
	r := newReader(t)
	r.open(1280, "iot-smm/1.2/using/index.html")
	narrow := `for (const row of document.querySelectorAll("#tbl-gap tr")) while (row.cells.length > 1) row.cells[1].remove();`
	span := `document.querySelector("#tbl-gap caption > span")`
	r.text(narrow + `""`)
	r.holds("the caption stands on one line", span+`.getClientRects()[0].height < 30`)
	r.holds("it is wider than its table", span+`.offsetWidth > document.querySelector("#tbl-gap tbody").offsetWidth`)
}
