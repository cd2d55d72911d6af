package figure

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"smmpub/generator/doc"
)

// TestWriteFigures writes the drawings as SVG files into the directory that SMMPUB_FIGURES names, to be looked at.
func TestWriteFigures(t *testing.T) {
	dir := os.Getenv("SMMPUB_FIGURES")
	if dir == "" {
		return
	}
	for name, d := range drawings() {
		if err := os.WriteFile(filepath.Join(dir, name+".svg"), []byte(svg(d.scene)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

var ink = map[doc.Ink]string{
	doc.NoInk: "none", doc.InkText: "#1b1f24", doc.InkPaper: "#ffffff", doc.InkMuted: "#545d68",
	doc.InkRule: "#c5ccd4", doc.InkPanel: "#f3f5f7", doc.InkAccent: "#1d4f73",
	doc.InkTarget: "#8a3b12", "level-3": "#bfd6e6",
}

func svg(s *doc.Scene) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%dpt" height="%dpt" font-family="Liberation Sans">`,
		s.Width, s.Height, s.Width/10, s.Height/10)
	b.WriteString(`<marker id="a" orient="auto" markerUnits="userSpaceOnUse" markerWidth="50" markerHeight="40" refX="50" refY="20"><path d="M0 0L50 20L0 40z" fill="#545d68"/></marker>`)
	b.WriteString(`<rect width="100%" height="100%" fill="#fff"/>`)
	for _, shape := range s.Shapes {
		switch x := shape.(type) {
		case *doc.Rect:
			fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" rx="%d" fill="%s" stroke="%s" stroke-width="%d"/>`,
				x.X, x.Y, x.W, x.H, x.Radius, ink[x.Fill], ink[x.Stroke], x.Width)
		case *doc.Line:
			end := ""
			if x.Arrow {
				end = ` marker-end="url(#a)"`
			}
			if x.Dashed {
				end += fmt.Sprintf(` stroke-dasharray="%d"`, 3*max(x.Width, 10))
			}
			fmt.Fprintf(&b, `<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="%s" stroke-width="%d"%s/>`, x.X1, x.Y1, x.X2, x.Y2, ink[x.Stroke], x.Width, end)
		case *doc.Polygon:
			points := strings.Trim(strings.NewReplacer("[", "", "]", "").Replace(fmt.Sprint(x.Points)), " ")
			opacity := float64(x.Opacity) / 100
			if x.Opacity == 0 {
				opacity = 1
			}
			fmt.Fprintf(&b, `<polygon points="%s" fill="%s" fill-opacity="%.2f" stroke="%s" stroke-width="%d"/>`,
				points, ink[x.Fill], opacity, ink[x.Stroke], x.Width)
		case *doc.Label:
			anchor := map[doc.Align]string{doc.Start: "start", doc.Center: "middle", doc.End: "end"}[x.Align]
			weight := map[bool]string{false: "normal", true: "bold"}[x.Bold]
			fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="%d" font-weight="%s" text-anchor="%s" fill="%s">%s</text>`,
				x.X, x.Y, x.Size, weight, anchor, ink[x.Ink], html.EscapeString(x.Text))
		}
	}
	b.WriteString(`</svg>`)
	return b.String()
}
