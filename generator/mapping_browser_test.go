package generator

import "testing"

// widest gives how far anything stands out of the boxes that tables scroll in.
const widest = `Math.max(...[...document.querySelectorAll(".table-scroll")].map((e) => e.scrollWidth - e.clientWidth))`

func TestMappingsAreReadOnPhonesWithoutScrollingSideways(t *testing.T) {
	r := newReader(t)
	mapping := built(t).pub(t, "smm-iec-62443").Path + "practices/access-control/index.html"
	for _, page := range []string{mapping, "frameworks/iec-62443-3-3/index.html", "frameworks/nist-csf-2-0/index.html"} {
		r.open(360, page)
		r.holds(page+" fits", widest+` <= 0`)
		r.holds("heads of columns stand at the cells", `[...document.querySelectorAll("td[data-head]:not(.title)")].filter((e) => e.checkVisibility()).every((e) =>
			getComputedStyle(e, "::before").content === JSON.stringify(e.dataset.head))`)
	}
	r.open(360, mapping)
	r.holds("the level stays in sight", `(() => {
		const row = document.querySelector("tbody tr"), head = row.querySelector("th");
		scrollTo(0, scrollY + row.getBoundingClientRect().bottom - 200);
		const { top, bottom } = head.getBoundingClientRect();
		return top >= 0 && bottom < innerHeight;
	})()`)
	r.open(1280, mapping)
	r.holds("roles stand beside each other", `new Set([...document.querySelectorAll("tbody tr:first-child td")].map((e) => e.offsetTop)).size === 1`)
}

func TestTablesOfACrosswalkLineUp(t *testing.T) {
	r := newReader(t)
	r.open(1280, "frameworks/iec-62443-3-3/index.html")
	r.holds("columns begin at the same places", `new Set([...document.querySelectorAll("thead tr")].map((row) => [...row.cells].map((e) => e.offsetLeft).join())).size === 1`)
}

func TestACrosswalkIsFilteredByRole(t *testing.T) {
	r := newReader(t)
	r.open(1280, "frameworks/nist-csf-2-0/index.html#;role=supplier")
	r.holds("what is for all roles stays", `[...document.querySelectorAll(".leads li[data-role='operator supplier']")].some((e) => e.checkVisibility())`)
	r.holds("what is for another goes", `![...document.querySelectorAll(".leads li[data-role=operator]")].some((e) => e.checkVisibility())`)
}
