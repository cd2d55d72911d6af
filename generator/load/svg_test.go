package load_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/load"
)

// TestDrawingsAreReadAsVectors compares what is understood of each drawing of testdata/svg, or what is reported of it, with the .out
// beside it.
func TestDrawingsAreReadAsVectors(t *testing.T) {
	names, _ := filepath.Glob("testdata/svg/*.svg")
	if len(names) < 15 {
		t.Fatal("drawings are missing")
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			lib, _, got := library(t, map[string]string{"content/a.svg": string(b)})
			if img := lib.Images["a.svg"]; img != nil {
				got += sceneText(img)
			}
			golden := name + ".out"
			if os.Getenv("SMMPUB_UPDATE") != "" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, _ := os.ReadFile(golden); got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// sceneText is a drawing as text: a line a shape.
func sceneText(img *doc.Image) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d x %d pixels, %d x %d tenths of a point\n", img.Width, img.Height, img.Drawing.Width, img.Drawing.Height)
	for _, s := range img.Drawing.Shapes {
		switch s := s.(type) {
		case *doc.Path:
			fmt.Fprintf(&b, "path%s%s", paintText(" fill", s.Fill), paintText(" stroke", s.Stroke))
			if s.Stroke != nil {
				fmt.Fprintf(&b, " pen %v", s.Pen)
			}
			if s.EvenOdd {
				b.WriteString(" evenodd")
			}
			for _, g := range s.Segments {
				b.WriteString([]string{" M", " L", " C", " Z"}[g.Op])
				b.WriteString(strings.NewReplacer("[", "", "]", "").Replace(fmt.Sprint(g.P[:[]int{1, 1, 3, 0}[g.Op]])))
			}
		case *doc.Lettering:
			fmt.Fprintf(&b, "text at %d %d %v %q", s.X, s.Y, s.Turn, s.Align)
			for _, r := range s.Runs {
				fmt.Fprintf(&b, " | %q size %d family %d bold %t italic %t%s by %d %d", r.Text, r.Size, r.Family, r.Bold, r.Italic, paintText("", &r.Fill), r.DX, r.DY)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func paintText(name string, p *doc.Paint) string {
	if p == nil {
		return ""
	}
	return fmt.Sprintf("%s %s#%02x%02x%02x %d%%", name, p.Ink, p.R, p.G, p.B, p.Opacity)
}

const goodSVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>`

// TestPNGStandsInForADrawingThatIsNotUnderstood reads a drawing with a gradient and the PNG beside it.
func TestPNGStandsInForADrawingThatIsNotUnderstood(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	bad := strings.Replace(goodSVG, "<path", "\n  <path fill=\"url(#g)\"", 1)
	files := map[string]string{"content/x/a.svg": bad, "content/x/a.png": picture.String(), "content/x/b.svg": goodSVG, "content/x/b.png": picture.String()}
	lib, found, out := library(t, files)
	if img := lib.Images["x/a.svg"]; img == nil || img.Type != "png" || img.Out != "assets/images/x/a.png" || img.Width != 3 || img.Drawing != nil {
		t.Errorf("%+v", img)
	}
	if img := lib.Images["x/b.svg"]; img == nil || img.Drawing == nil || img.Data != nil || img.Out != "assets/images/x/b.svg" {
		t.Errorf("%+v", img)
	}
	if len(found) != 1 || found[0].Severity != diag.Info || found[0].Pos != (diag.Pos{File: "content/x/a.svg", Line: 2, Col: 3}) {
		t.Error(out)
	}
	files["content/x/a.png"] = "no picture"
	if _, _, out := library(t, files); !strings.Contains(out, "a.png: error: the file is no PNG") {
		t.Error(out)
	}
}

// TestLargeDrawingsAreRefused holds the bounds of a drawing.
func TestLargeDrawingsAreRefused(t *testing.T) {
	head := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">`
	for want, text := range map[string]string{
		"more than 4 MB":                    head + strings.Repeat(" ", 4<<20) + "</svg>",
		"more than 20000 elements":          head + strings.Repeat("<g/>", 20_001) + "</svg>",
		"nested more than 50 deep":          head + strings.Repeat("<g>", 60) + strings.Repeat("</g>", 60) + "</svg>",
		"200000 segments":                   head + `<path d="M0 0` + strings.Repeat("h1", 200_001) + `"/></svg>`,
		"50000 characters":                  head + "<text>" + strings.Repeat("all of it ", 5_001) + "</text></svg>",
		"20000 elements or 200000":          head + `<g id="a" style="` + strings.Repeat(" ", 3<<20) + `"/>` + strings.Repeat(`<use href="#a"/>`, 19_000) + "</svg>",
		"up to 20000 are possible":          strings.Replace(head, "viewBox", `width="9in" height="90000" viewBox`, 1) + "</svg>",
		"neither its width and height nor":  `<svg xmlns="http://www.w3.org/2000/svg"/>`,
		"no well-formed XML":                head + "<rect",
		"begins with <html>":                "<html/>",
		"invisible character U+202E turns":  head + "<text>\u202e</text></svg>",
		"text with invisible characters":    head + "<text>&#x202e;abc</text></svg>",
		"text that runs from right to left": head + "<text>\u05d0\u05d1</text></svg>",
		"no element <svg>":                  "<!-- nothing -->",
		"an encoding that is not UTF-8":     `<?xml version="1.0" encoding="latin1"?>` + goodSVG,
	} {
		_, _, out := library(t, map[string]string{"content/a.svg": text})
		if !strings.Contains(out, want) {
			t.Errorf("%s: not said; %.300s", want, out)
		}
	}
}

// FuzzSVG reads anything as a drawing: it must not panic, hang, or give shapes that no edition can paint.
func FuzzSVG(f *testing.F) {
	names, _ := filepath.Glob("testdata/svg/*.svg")
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		defer time.AfterFunc(10*time.Second, func() { panic("reading takes for ever") }).Stop()
		site := fstest.MapFS{"site.yaml": {Data: []byte(siteYAML)}, "content/a.svg": {Data: b}}
		var list diag.List
		lib, err := load.Library(site, &list)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range list.Sorted() {
			if d.Pos.File == "" || d.Pos.Line < 0 || d.Pos.Col < 0 || d.Rule == "" || d.Message == "" {
				t.Fatalf("%+v", d)
			}
		}
		img := lib.Images["a.svg"]
		if (img == nil) != list.HasErrors() {
			t.Fatal("neither a drawing nor an error, or both")
		}
		if img != nil {
			paintable(t, img.Drawing)
		}
	})
}

func paintable(t *testing.T, s *doc.Scene) {
	if s.Width < 1 || s.Height < 1 {
		t.Fatalf("%d by %d", s.Width, s.Height)
	}
	for _, x := range s.Shapes {
		switch x := x.(type) {
		case *doc.Path:
			if len(x.Segments) == 0 || x.Segments[0].Op != doc.MoveTo || x.Fill == nil && x.Stroke == nil {
				t.Fatalf("%+v", x)
			}
		case *doc.Lettering:
			if len(x.Runs) == 0 {
				t.Fatalf("%+v", x)
			}
		default:
			t.Fatalf("%T", x)
		}
	}
}
