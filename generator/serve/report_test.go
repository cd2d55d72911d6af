package serve

import (
	"strings"
	"testing"
)

func TestReportStandsInAFrameThatChangesWithIt(t *testing.T) {
	files := small()
	h := openHouse(t, Options{}, snapshotOf(files))
	first := h.get("/-/report/")
	if first.StatusCode != 200 || !strings.Contains(first.body, `<iframe src="page.html"`) || len(scriptTag.FindAllString(first.body, -1)) != 1 {
		t.Fatalf("the report's page: %s\n%s", first.Status, first.body)
	}
	if got := h.get("/-/report/page.html"); got.body != files["-/report/page.html"] {
		t.Errorf("the report itself is %q", got.body)
	}
	again := small()
	again["-/report/page.html"] += "<!-- another -->"
	h = openHouse(t, Options{}, snapshotOf(again))
	if second := h.get("/-/report/"); scriptTag.ReplaceAllString(second.body, "") == scriptTag.ReplaceAllString(first.body, "") {
		t.Error("another report has the same page around it")
	}
	delete(again, "-/report/page.html")
	h = openHouse(t, Options{}, snapshotOf(again))
	if none := h.get("/-/report/"); none.StatusCode != 404 {
		t.Errorf("without a report: %s", none.Status)
	}
}
