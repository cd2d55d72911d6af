package html

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"smmpub/generator/theme"
)

// framed is the default theme with another frame of pages.
func framed(t testing.TB, frame string) *theme.Theme {
	th := testTheme(t)
	th.Files = theme.Overlay{fstest.MapFS{"page.html": {Data: []byte(frame)}}, th.Files}
	return th
}

// chain is n templates, each of which calls the next one twice.
func chain(n int) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, `{{define "t%d"}}{{template "t%d"}}{{template "t%d"}}{{end}}`, i, i+1, i+1)
	}
	fmt.Fprintf(&s, `{{define "t%d"}}{{end}}{{template "t0"}}`, n)
	return s.String()
}

func TestEveryFrameComesToAnEnd(t *testing.T) {
	for name, c := range map[string]struct{ frame, want string }{
		"a loop over numbers":            {`{{range 9000000000000}}{{end}}`, "does not come to an end"},
		"a loop that prints":             {`{{range 9000000000}}{{$.Word "skip"}}{{end}}`, "does not come to an end"},
		"a template that calls itself":   {`{{define "a"}}{{template "a"}}{{end}}{{template "a"}}`, "call each other"},
		"calls that double":              {chain(60), "does not come to an end"},
		"a text that doubles":            {`{{$x := "0123456789"}}{{range 200}}{{$x = print $x $x}}{{end}}`, "texts of more than"},
		"a text that doubles by quoting": {`{{$x := "\\"}}{{range 200}}{{$x = js $x}}{{end}}`, "texts of more than"},
		"a wide number":                  {`{{printf "%999999d" 1}}`, "widths"},
		"a width from outside":           {`{{printf "%*d" 999999 1}}`, "widths"},
		"a page that grows":              {`{{$x := "0123456789"}}{{range 16}}{{$x = print $x $x}}{{end}}{{range 900}}{{$x}}{{end}}`, "grows beyond"},
		"blocks in blocks":               {strings.Repeat("{{if .Title}}", 60) + strings.Repeat("{{end}}", 60), "within each other"},
		"loops in loops":                 {strings.Repeat("{{range 2}}", 30) + strings.Repeat("{{end}}", 30), "within each other"},
		"a long file":                    {strings.Repeat("a", maxFrame+1), "longer than"},
		"a name of ours":                 {`{{_leave 1}}`, `"_leave" not defined`},
	} {
		start := time.Now()
		err := CheckFrames(framed(t, c.frame))
		var frame *FrameError
		if !errors.As(err, &frame) || frame.Name != "page.html" || !strings.Contains(frame.Message, c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if took := time.Since(start); took > maxTime {
			t.Errorf("%s took %s", name, took)
		}
	}
}

func TestFramesMayUseWhatTheyNeed(t *testing.T) {
	frame := `{{define "row"}}{{range .}}<b>{{.Name}}</b>{{end}}{{end}}{{template "row" .Menu}}{{range 3}}{{printf "%03d|%s" . "x"}}{{end}}{{block "end" .}}{{html "&"}}{{end}}`
	if err := CheckFrames(framed(t, frame)); err != nil {
		t.Error(err)
	}
}

// TestTheFrameOfTheSearchIsChecked looks at both of its forms, the dialog and the page.
func TestTheFrameOfTheSearchIsChecked(t *testing.T) {
	for _, frame := range []string{"{{.Foo}}", "{{if .Dialog}}{{.Foo}}{{end}}", "{{if not .Dialog}}{{range .Publications}}{{.Foo}}{{end}}{{end}}"} {
		th := testTheme(t)
		th.Files = theme.Overlay{fstest.MapFS{searchFrame: {Data: []byte(frame)}}, th.Files}
		var e *FrameError
		if err := CheckFrames(th); !errors.As(err, &e) || e.Name != searchFrame {
			t.Errorf("%q: %v", frame, err)
		}
	}
}

func TestMistakesInFramesAreExplained(t *testing.T) {
	for frame, want := range map[string][3]string{
		"<p>\n{{.Titel}}":                   {"2", "there is no .Titel here", ".Title"},
		"{{with .Banner}}{{.Txt}}{{end}}":   {"1", "there is no .Txt here", ".Text"},
		"{{.Document.Title}}":               {"1", ".Title is asked of something", "{{with ...}}"},
		"{{pritnf .Title}}":                 {"1", `function "pritnf" not defined`, "printf"},
		"\n\n{{.Word \"skpi\"}}":            {"3", `unknown interface word "skpi"`, "words/en.yaml"},
		"{{range .Menu}}{{.Adress}}{{end}}": {"1", "there is no .Adress here", ".Address"},
		"{{readFile \"/etc/passwd\"}}":      {"1", `function "readFile" not defined`, ""},
		"{{range .Title}}{{end}}":           {"1", "range can't iterate over this", "as it is"},
		"<a href=\"{{if .Title}}\">{{end}}": {"1", "", ""},
	} {
		err := CheckFrames(framed(t, frame))
		var e *FrameError
		if !errors.As(err, &e) || fmt.Sprint(e.Line) != want[0] || !strings.Contains(e.Message, want[1]) || !strings.Contains(e.Hint, want[2]) {
			t.Errorf("%q: %v (%+v)", frame, err, e)
		}
	}
}
