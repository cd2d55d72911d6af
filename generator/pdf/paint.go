package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"smmpub/generator/doc"
	"smmpub/generator/pdf/layout"
	"smmpub/generator/theme"
	"smmpub/generator/truetype"
)

// painter draws display lists with fpdf. Of fpdf it uses single runs of text, paths and images only: its links,
// bookmarks, attachments, encryption and metadata are wrong or not deterministic.
type painter struct {
	f      *fpdf.Fpdf
	th     *theme.Theme
	faces  *typefaces
	chars  map[*truetype.Font][]rune // what this document prints in each font
	names  map[*truetype.Font]string // as fpdf knows them
	images map[*doc.Image]string
	face   layout.FaceID
	size   int
	set    bool // face and size are those of the page's last run
	ink    doc.Ink
	pen    pen
	ground doc.Ink // fills paths
	tags   tagger
	kind   form
}

// painted is what the painter hands on: fpdf's flat, uncompressed file, and what is to be known about it.
type painted struct {
	flat    []byte
	content [][]*layout.Node // the nodes of each page's marked content, by number
	fonts   []usedFont
}

// pen is what strokes lines.
type pen struct {
	ink   doc.Ink
	width int
}

// epoch stands in for dates that fpdf would take from the clock; the finisher writes the real ones.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// paint draws a document.
func paint(d *layout.Document, th *theme.Theme, faces *typefaces, kind form) (*painted, error) {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 595.28, Ht: 841.89}})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCreationDate(epoch)
	f.SetModificationDate(epoch)
	p := &painter{f: f, th: th, faces: faces, chars: faces.used(d), names: map[*truetype.Font]string{}, images: map[*doc.Image]string{}, kind: kind}
	for _, page := range d.Pages {
		p.page(page)
	}
	if err := f.Error(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		return nil, err
	}
	return &painted{flat: out.Bytes(), content: p.tags.pages, fonts: p.fonts()}, nil
}

// fonts are the fonts that were used, in order of their names in fpdf.
func (p *painter) fonts() []usedFont {
	var out []usedFont
	for f, key := range p.names {
		out = append(out, usedFont{key: key, name: f.Name, chars: p.chars[f]})
	}
	slices.SortFunc(out, func(a, b usedFont) int { return strings.Compare(a.key, b.key) })
	return out
}

func (p *painter) page(page *layout.Page) {
	size := fpdf.SizeType{Wd: pt(min(page.Width, page.Height)), Ht: pt(max(page.Width, page.Height))}
	orientation := "P"
	if page.Landscape {
		orientation = "L"
	}
	p.f.AddPageFormat(orientation, size)
	p.set, p.ink, p.ground, p.pen = false, doc.NoInk, doc.NoInk, pen{}
	p.tags.newPage()
	for _, m := range page.Marks {
		if !paints(m) {
			continue
		}
		p.raw(p.tags.begin(page, m))
		p.mark(m)
	}
	p.raw(p.tags.end())
}

// paints tells whether a mark leaves anything on the page.
func paints(m layout.Mark) bool {
	t, words := m.(*layout.Text)
	return !words || t.Text != ""
}

// raw writes into the page as it is.
func (p *painter) raw(s string) {
	if s != "" {
		p.f.RawWriteStr(s)
	}
}

func (p *painter) mark(m layout.Mark) {
	switch m := m.(type) {
	case *layout.Text:
		p.text(m)
	case *layout.Line:
		p.line(m)
	case *layout.Box:
		p.box(m)
	case *layout.Polygon:
		p.polygon(m)
	case *layout.Stamp:
		p.stamp(m)
	case *layout.Picture:
		p.picture(m)
	default:
		panic(fmt.Sprintf("pdf: unknown mark %T", m))
	}
}

// pt turns layout's thousandths into fpdf's points.
func pt(n int) float64 { return float64(n) / layout.Pt }

func (p *painter) text(t *layout.Text) {
	p.font(t.Style.Face, t.Style.Size)
	if t.Style.Ink != p.ink {
		c := p.colour(t.Style.Ink)
		p.f.SetTextColor(int(c.R), int(c.G), int(c.B))
		p.ink = t.Style.Ink
	}
	if t.RTL {
		p.rightToLeft(t)
	} else {
		p.f.Text(pt(t.X), pt(t.Y), t.Text)
	}
	if t.Style.Strike {
		y := t.Y - t.Style.Size*28/100
		p.line(&layout.Line{X1: t.X, Y1: y, X2: t.X + t.W, Y2: y, Width: t.Style.Size / 18, Ink: t.Style.Ink})
	}
}

// font selects a face.
func (p *painter) font(id layout.FaceID, size int) {
	if p.set && p.face == id && p.size == size {
		return
	}
	p.f.SetFont(p.name(p.faces.sources[id]()), "", pt(size)) // an unregistered face is an error here
	p.face, p.size, p.set = id, size, true
}

// name gives fpdf's name of a font, which gets it with the characters of this document only when it is used first.
func (p *painter) name(f *truetype.Font) string {
	name, ok := p.names[f]
	if !ok {
		name = fmt.Sprintf("face%02d", len(p.names))
		p.names[f] = name
		p.f.AddUTF8FontFromBytes(name, "", f.Subset(p.chars[f]))
	}
	return name
}

func (p *painter) colour(ink doc.Ink) theme.Colour {
	if c, ok := p.th.Colour[ink]; ok {
		return c
	}
	return p.th.Colour[doc.InkText]
}

func (p *painter) stroke(ink doc.Ink, width int) {
	if p.pen == (pen{ink, width}) {
		return
	}
	p.pen = pen{ink, width}
	c := p.colour(ink)
	p.f.SetDrawColor(int(c.R), int(c.G), int(c.B))
	p.f.SetLineWidth(pt(width))
}

func (p *painter) fill(ink doc.Ink) {
	if p.ground == ink {
		return
	}
	p.ground = ink
	c := p.colour(ink)
	p.f.SetFillColor(int(c.R), int(c.G), int(c.B))
}

func (p *painter) line(l *layout.Line) {
	p.stroke(l.Ink, l.Width)
	if l.Dashed {
		p.f.SetDashPattern([]float64{3, 2}, 0)
		defer p.f.SetDashPattern(nil, 0)
	}
	p.f.Line(pt(l.X1), pt(l.Y1), pt(l.X2), pt(l.Y2))
}

// how says what is done with a path: filled, stroked, both; "" for neither.
func (p *painter) how(fill, stroke doc.Ink, width int) string {
	s := ""
	if fill != doc.NoInk {
		p.fill(fill)
		s = "F"
	}
	if stroke != doc.NoInk && width > 0 {
		p.stroke(stroke, width)
		s += "D"
	}
	return s
}

func (p *painter) box(b *layout.Box) {
	if b.W <= 0 || b.H <= 0 {
		return
	}
	how := p.how(b.Fill, b.Stroke, b.Width)
	switch {
	case how == "":
	case b.Radius > 0:
		p.rounded(b, how)
	default:
		p.f.Rect(pt(b.X), pt(b.Y), pt(b.W), pt(b.H), how)
	}
}

// rounded draws a box with round corners; fpdf's own leaks a graphics state.
func (p *painter) rounded(b *layout.Box, how string) {
	r := pt(min(b.Radius, b.W/2, b.H/2))
	x, y, x2, y2 := pt(b.X), pt(b.Y), pt(b.X+b.W), pt(b.Y+b.H)
	k := r * 0.4477 // distance of a control point from the corner
	p.f.MoveTo(x+r, y)
	p.f.LineTo(x2-r, y)
	p.f.CurveBezierCubicTo(x2-k, y, x2, y+k, x2, y+r)
	p.f.LineTo(x2, y2-r)
	p.f.CurveBezierCubicTo(x2, y2-k, x2-k, y2, x2-r, y2)
	p.f.LineTo(x+r, y2)
	p.f.CurveBezierCubicTo(x+k, y2, x, y2-k, x, y2-r)
	p.f.LineTo(x, y+r)
	p.f.CurveBezierCubicTo(x, y+k, x+k, y, x+r, y)
	p.f.ClosePath()
	p.f.DrawPath(how)
}

func (p *painter) polygon(m *layout.Polygon) {
	how := p.how(m.Fill, m.Stroke, m.Width)
	if how == "" || len(m.Points) < 2 {
		return
	}
	if clear := m.Opacity > 0 && m.Opacity < 100 && !p.kind.plain; clear && m.Fill != doc.NoInk {
		p.f.SetAlpha(float64(m.Opacity)/100, "Normal")
		p.path(m, "F")
		p.f.SetAlpha(1, "Normal")
		if how == "FD" {
			p.path(m, "D")
		}
		return
	}
	p.path(m, how)
}

func (p *painter) path(m *layout.Polygon, how string) {
	for i, q := range m.Points {
		if i == 0 {
			p.f.MoveTo(pt(q[0]), pt(q[1]))
			continue
		}
		p.f.LineTo(pt(q[0]), pt(q[1]))
	}
	p.f.ClosePath()
	p.f.DrawPath(how)
}
