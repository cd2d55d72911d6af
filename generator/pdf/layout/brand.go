package layout

import (
	"strings"

	"smmpub/generator/doc"
)

// Places of the classification, by the base lines' distance from the page's edges, outside the running heads and feet.
const (
	bannerTop        = 9 * MM
	bannerFoot       = 7 * MM
	bannerTopFlat    = 7 * MM // on landscape pages, whose margins are smaller
	bannerFootFlat   = 5 * MM
	bannerMargin     = 15 * MM
	coverLogoW       = 62 * MM
	coverLogoH       = 20 * MM
	headLogoW        = 32 * MM
	headLogoH        = 7 * MM
	headLogoHFlat    = 4500 * MM / 1000
	headLogoDistance = 8 * Pt
)

// banner prints the classification at the top and at the foot of a page, the cover included.
func (l *layouter) banner(p *Page) {
	st := bannerText.Style
	text := strings.TrimSpace(clean(l.pub.Banner))
	if text == "" {
		return
	}
	top, foot := bannerTop, p.Height-bannerFoot
	if p.Landscape {
		top, foot = bannerTopFlat, p.Height-bannerFootFlat
	}
	text = l.shorten(text, st, p.Width-2*bannerMargin)
	x := (p.Width - l.width(text, st)) / 2
	for _, y := range []int{top, foot} {
		l.artifact(p, x, y, p.Width-bannerMargin+Pt, text, st)
	}
}

// logo is the brand's mark, nil for none.
func (l *layouter) logo() *doc.Image {
	if l.pub.Look == nil {
		return nil
	}
	return l.pub.Look.Logo
}

// headLogo prints the logo small at the right of the running head, above its rule, and gives the room it takes there.
func (l *layouter) headLogo(p *Page, m master) int {
	im := l.logo()
	if im == nil {
		return 0
	}
	tall := headLogoH
	if m.landscape {
		tall = headLogoHFlat
	}
	w, h := imageSize(im, headLogoW, tall)
	bottom := m.head + 2*Pt
	p.Marks = append(p.Marks, &Picture{Rect: Rect{p.Width - m.margin - w, bottom - h, w, h}, Image: im})
	return w + headLogoDistance
}

// coverPicture is the brand's picture for the title page, nil for none.
func (l *layouter) coverPicture() *doc.Image {
	if l.pub.Look == nil {
		return nil
	}
	return l.pub.Look.Cover
}

// coverBand prints the picture over the whole width of the page, at most a third of it high, and a coloured bar below it. A
// picture that would be higher stands whole in the middle of a quiet ground: none is cut. It gives the space to leave before
// the title, which is space where there is no picture.
func (f *flow) coverBand(im *doc.Image, space int) int {
	bar := &Box{Rect: Rect{W: f.w, H: 4 * Pt}, Fill: doc.InkAccent}
	if im == nil {
		f.add(item{kind: drawItem, h: 5 * Pt, marks: []Mark{bar}})
		return space
	}
	from := 0
	if strings.TrimSpace(clean(f.l.pub.Banner)) != "" {
		from = bannerTop + 4*MM // the classification stands above it, on paper
	}
	most, inset := cover.height/3-from, 14*Pt
	band := Rect{-cover.margin, from - cover.top, cover.width, cover.width * max(im.Height, 1) / max(im.Width, 1)}
	marks := []Mark{&Picture{Rect: band, Image: im}}
	if band.H > most {
		band.H = most
		h := most - 2*inset
		w := h * im.Width / im.Height
		marks = []Mark{&Box{Rect: band, Fill: doc.InkPanel}, &Picture{Rect: Rect{band.X + (band.W-w)/2, band.Y + inset, w, h}, Image: im}}
	}
	bar.Rect = Rect{band.X, band.Y + band.H, band.W, 4 * Pt}
	f.add(item{kind: drawItem, h: max(bar.Y+bar.H, 0) + Pt, marks: append(marks, bar)})
	return space * 2 / 3
}

// coverLogo prints the logo at the top of the title page; it takes its room from the space there.
func (f *flow) coverLogo(im *doc.Image, space int) {
	const before = 16 * Pt
	w, h := imageSize(im, coverLogoW, coverLogoH)
	f.add(item{kind: padItem, h: before})
	f.add(item{kind: drawItem, h: h, marks: []Mark{&Picture{Rect: Rect{W: w, H: h}, Image: im}}})
	f.add(item{kind: padItem, h: max(space-before-h, 30*Pt)})
}

// notice adds the brand's disclaimer and address.
func (l *layouter) notice(f *flow) {
	look := l.pub.Look
	if look == nil {
		return
	}
	if len(look.Disclaimer) > 0 {
		f.space(8 * Pt)
		f.blocks(look.Disclaimer)
	}
	if in := addressLines(look.Address); in != nil {
		st := f.text
		st.Ink = doc.InkMuted
		f.space(8 * Pt)
		f.inlines(in, st, "P", false)
		f.space(8 * Pt)
	}
}

// addressLines keeps the lines of an address.
func addressLines(s string) []doc.Inline {
	var out []doc.Inline
	for line := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if out != nil {
			out = append(out, &doc.Break{})
		}
		out = append(out, &doc.Text{Text: line})
	}
	return out
}
