package generator

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// sampleReport makes the report of the newest sample and gives its folder.
func sampleReport(t *testing.T) string {
	t.Helper()
	opt := reportsOf("..", "../examples/assessments/harbour-lane-2026.yaml")
	opt.Out = filepath.Join(t.TempDir(), "reports")
	result, err := Report(opt)
	if err != nil || result.Failed() {
		t.Fatalf("%v\n%s", err, messages(t, result))
	}
	return filepath.Join(opt.Out, "harbour-lane", "harbour-lane-2026")
}

// TestAReportOpensFromDiskWithoutAnyRequest opens the page with the network cut, at three widths.
func TestAReportOpensFromDiskWithoutAnyRequest(t *testing.T) {
	address := "file://" + filepath.ToSlash(filepath.Join(sampleReport(t), "index.html"))
	ctx := browser(t)
	var wrong complaints
	asked := 0
	if err := chromedp.Listen(ctx, func(event any) {
		wrong.hear(event)
		if e, ok := event.(*network.EventRequestWillBeSent); ok && !strings.HasPrefix(e.Request.URL, "data:") {
			asked++
		}
	}); err != nil {
		t.Fatal(err)
	}
	for i, width := range []int64{1280, 360, 320} {
		do(t, ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address))
		if h := ask(t, ctx, chromedp.Text("h1")); h != "Maturity report" {
			t.Errorf("the title reads %q", h)
		}
		overflow := ask(t, ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth - document.documentElement.clientWidth`))
		if overflow > 0 {
			t.Errorf("%d px stand out sideways at %d px", overflow, width)
		}
		if asked != i+1 {
			t.Errorf("%d requests, want one for each time the page was opened: %d", asked, i+1)
		}
		for _, what := range wrong.take() {
			t.Errorf("at %d px: %s", width, what)
		}
	}
}

// TestToolsFindNothingInAReport runs what readers of PDFs use to look into them.
func TestToolsFindNothingInAReport(t *testing.T) {
	name := filepath.Join(sampleReport(t), "harbour-lane-2026.pdf")
	for _, command := range [][]string{{"qpdf", "--check"}, {"pdfinfo"}} {
		out, err := exec.Command(tool(t, command[0]), append(command[1:], name)...).CombinedOutput()
		if err != nil || strings.Contains(strings.ToLower(string(out)), "warning") || strings.Contains(string(out), "Error") {
			t.Errorf("%v: %v\n%s", command, err, out)
		}
	}
}
