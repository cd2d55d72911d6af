package html

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"smmpub/generator/doc"
)

// drawn is a drawing with every kind of shape, and hostile words in it.
func drawn() *doc.Image {
	red := &doc.Paint{R: 200, Opacity: 40}
	square := []doc.Segment{{Op: doc.MoveTo}, {Op: doc.LineTo, P: [3][2]int{{9000, 0}}}, {Op: doc.CurveTo, P: [3][2]int{{9000, 1}, {-5, 9000}, {0, 9001}}}, {Op: doc.Close}}
	return &doc.Image{Source: "content/a.svg", Type: "svg", Width: 27, Height: 13, Out: "assets/images/a.svg", Drawing: &doc.Scene{Width: 200, Height: 100, Shapes: []doc.Shape{
		&doc.Path{Segments: square, EvenOdd: true, Fill: red},
		&doc.Path{Segments: square, Fill: red, Stroke: &doc.Paint{Ink: doc.InkText, Opacity: 100}, Pen: doc.Pen{Width: 500, Dash: []int{100, 50}, Phase: 7, Cap: doc.RoundEnd, Join: doc.Square, Miter: 400}},
		&doc.Path{Segments: square, Fill: red, Stroke: red, Pen: doc.Pen{Width: 500, Miter: 1000, Turn: doc.Turn{A: 2 * doc.TurnUnit, D: doc.TurnUnit / 2}}},
		&doc.Lettering{X: 10, Y: 9000, Align: doc.Center, Turn: doc.Turn{B: doc.TurnUnit, C: -doc.TurnUnit}, Runs: []doc.LetterRun{
			{Text: hostile, Size: 12000, Family: doc.Mono, Bold: true, Fill: *red, DX: 5, DY: -5}, {Text: " & more", Size: 8000, Italic: true, Fill: *red}}},
	}}}
}

func TestDrawingsArePublishedAsTheyWereUnderstood(t *testing.T) {
	site := sampleSite()
	site.Images = append(site.Images, drawn())
	got := render(t, site)["assets/images/a.svg"]
	for d := xml.NewDecoder(bytes.NewReader(got)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, got)
		}
		if e, ok := token.(xml.StartElement); ok && !strings.Contains("svg path text tspan", e.Name.Local) {
			t.Errorf("<%s> is published", e.Name.Local)
		}
	}
	for _, want := range []string{
		`viewBox="0 0 20 10" width="26.667" height="13.333"`, `d="M0 0L9 0C9 0.001 -0.005 9 0 9.001Z"`, `fill-rule="evenodd"`, `fill="#c80000" fill-opacity="0.4"`,
		`stroke-dasharray="0.1 0.05" stroke-dashoffset="0.007" stroke-linecap="round" stroke-linejoin="bevel"`, `transform="matrix(2 0 0 0.5 0 0)" d="M0 0L4.5 0`,
		`transform="matrix(0 1 -1 0 0.01 9)" text-anchor="middle"`, `dx="0.005" dy="-0.005"`, "&amp; more",
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("%s is missing in\n%s", want, got)
		}
	}
}

func TestAReportHoldsItsDrawings(t *testing.T) {
	p := sampleReport(1)
	p.Look.Logo = drawn()
	page := strings.ReplaceAll(single(t, p, testTheme(t)), "&#43;", "+")
	_, after, ok := strings.Cut(page, "data:image/svg+xml;base64,")
	code, _, _ := strings.Cut(after, `"`)
	b, err := base64.StdEncoding.DecodeString(code)
	if !ok || err != nil || !bytes.HasPrefix(b, []byte("<svg ")) {
		t.Errorf("%v %.60s", err, b)
	}
}
