package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"slices"
	"strings"
	"testing"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// drawn is a drawing with paths of all kinds, and text upright, turned and of letters that a second face lends.
func drawn() *doc.Image {
	ink, clear := &doc.Paint{Ink: doc.InkText, Opacity: 100}, &doc.Paint{B: 200, Opacity: 30}
	outline := []doc.Segment{{Op: doc.MoveTo, P: [3][2]int{{1000, 1000}}}, {Op: doc.LineTo, P: [3][2]int{{90_000, 1000}}},
		{Op: doc.CurveTo, P: [3][2]int{{99_000, 9000}, {99_000, 20_000}, {90_000, 30_000}}}, {Op: doc.Close}}
	say := func(s string) []doc.LetterRun {
		return []doc.LetterRun{{Text: s, Size: 9000, Fill: *ink}, {Text: " aloud", Size: 9000, Bold: true, Family: doc.Serif, Fill: *clear}}
	}
	return &doc.Image{Source: "content/a.svg", Type: "svg", Width: 200, Height: 100, Drawing: &doc.Scene{Width: 1500, Height: 750, Shapes: []doc.Shape{
		&doc.Path{Segments: outline, Fill: clear, Stroke: ink, Pen: doc.Pen{Width: 2000, Dash: []int{3000, 1000}, Miter: 400}},
		&doc.Path{Segments: outline, EvenOdd: true, Fill: clear, Stroke: clear, Pen: doc.Pen{Width: 2000, Miter: 400, Turn: doc.Turn{A: 2 * doc.TurnUnit, D: doc.TurnUnit / 2}}},
		&doc.Lettering{X: 75_000, Y: 40_000, Align: doc.Center, Runs: say("Upright \u2611")},
		&doc.Lettering{X: 20_000, Y: 70_000, Turn: doc.Turn{B: -doc.TurnUnit, C: doc.TurnUnit}, Runs: say("Turned")},
	}}}
}

// withPictures is the sample with figures of its own.
func withPictures(images ...*doc.Image) *doc.Publication {
	p := sample()
	for _, im := range images {
		body := &p.Chapters[0].Body
		*body = append(*body, &doc.Figure{ID: "fig-" + im.Source, Alt: "A picture", Image: im}, par(words("After the picture.")))
	}
	return p
}

func TestTextOfDrawingsCanBeRead(t *testing.T) {
	p := withPictures(drawn())
	for _, s := range laidOut(t, p).Overflow() {
		t.Error(s)
	}
	text := strings.Join(strings.Fields(tool(t, p, "pdftotext", "FILE", "-")), " ")
	for _, want := range []string{"Upright \u2611 aloud", "Turned aloud", "After the picture."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q cannot be read", want)
		}
	}
	if out := tool(t, p, "qpdf", "--check", "FILE"); complaint.MatchString(quiet.Replace(strings.ReplaceAll(out, "errors that qpdf", ""))) {
		t.Error(out)
	}
}

func TestDrawingsAreVectors(t *testing.T) {
	if out := tool(t, withPictures(drawn()), "pdfimages", "-list", "FILE"); strings.Count(out, "\n") != strings.Count(tool(t, sample(), "pdfimages", "-list", "FILE"), "\n") {
		t.Error(out)
	}
}

func TestALogoMayBeADrawing(t *testing.T) {
	p := sample()
	p.Look = &doc.Look{Logo: drawn(), Cover: drawn()}
	if text := tool(t, p, "pdftotext", "FILE", "-"); strings.Count(text, "Turned") < 3 {
		t.Errorf("the logo stands on %d pages", strings.Count(text, "Turned"))
	}
}

func TestLettersThatNoFontHasAreMissedInDrawings(t *testing.T) {
	im := drawn()
	im.Drawing.Shapes = append(im.Drawing.Shapes, &doc.Lettering{Runs: []doc.LetterRun{{Text: "\ue123", Size: 9000, Fill: doc.Paint{Opacity: 100}}}})
	edition, err := Render(withPictures(im), look(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range edition.Missing {
		if m.Rune == '\ue123' && slices.Contains(m.At, diag.Pos{File: im.Source}) {
			return
		}
	}
	t.Errorf("missing: %+v", edition.Missing)
}

// TestPNGsOfAllFormsArePrinted writes each form of PNG into a file, the interlaced one too, which fpdf refuses.
func TestPNGsOfAllFormsArePrinted(t *testing.T) {
	at := image.Rect(0, 0, 8, 8)
	forms := map[string]image.Image{"grey": image.NewGray(at), "grey16": image.NewGray16(at), "colours": image.NewNRGBA(at), "deep": image.NewNRGBA64(at),
		"palette": image.NewPaletted(at, color.Palette{color.White, color.Black, color.Transparent})}
	images := []*doc.Image{{Source: "interlaced", Type: "png", Data: interlaced(), Width: 8, Height: 8}}
	for name, form := range forms {
		form.(draw.Image).Set(len(images), 0, color.Black)
		var b bytes.Buffer
		if err := png.Encode(&b, form); err != nil {
			t.Fatal(err)
		}
		images = append(images, &doc.Image{Source: name + " again", Type: "png", Data: b.Bytes(), Width: 8, Height: 8}, &doc.Image{Source: name, Type: "png", Data: b.Bytes(), Width: 8, Height: 8})
	}
	if out := tool(t, withPictures(images...), "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
	plain, err := plainPNG(images[0])
	if err != nil {
		t.Fatal(err)
	}
	before, _ := png.Decode(bytes.NewReader(images[0].Data))
	after, err := png.Decode(bytes.NewReader(plain))
	if err != nil || plain[interlaceByte] != 0 {
		t.Fatal("not written anew", err)
	}
	for i := range 64 {
		if x, y := i%8, i/8; before.At(x, y) != (color.Gray{uint8(x*30 + y)}) || color.GrayModel.Convert(after.At(x, y)) != before.At(x, y) {
			t.Errorf("%d,%d: %v became %v", x, y, before.At(x, y), after.At(x, y))
		}
	}
}

// interlaced is a grey PNG of 8 by 8 pixels in the seven passes of Adam7 (PNG 2nd ed., 8.2).
func interlaced() []byte {
	var rows bytes.Buffer
	z := zlib.NewWriter(&rows)
	for _, p := range [7][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		for y := p[1]; y < 8; y += p[3] {
			row := []byte{0}
			for x := p[0]; x < 8; x += p[2] {
				row = append(row, byte(x*30+y))
			}
			_, _ = z.Write(row)
		}
	}
	_ = z.Close()
	out := []byte("\x89PNG\r\n\x1a\n")
	for _, c := range []struct {
		name string
		data []byte
	}{{"IHDR", []byte{0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 1}}, {"IDAT", rows.Bytes()}, {"IEND", nil}} {
		out = binary.BigEndian.AppendUint32(out, uint32(len(c.data)))
		body := append([]byte(c.name), c.data...)
		out = binary.BigEndian.AppendUint32(append(out, body...), crc32.ChecksumIEEE(body))
	}
	return out
}
