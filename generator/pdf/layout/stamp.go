package layout

import (
	"strings"

	"smmpub/generator/doc"
)

// Stamp is a word across a page, drawn as outlines so that no reader takes it for text. Its runs stand on one base line that
// begins at X, Y and rises with the page's diagonal: a step of Diagonal along it goes Width to the right and Height up.
type Stamp struct {
	X, Y                    int
	Width, Height, Diagonal int
	Runs                    []*Text // placed from 0, 0
	Pen                     int
	Fill, Stroke            doc.Ink
}

func (*Stamp) mark() {}

// Place gives the page's place of a point along the base line and above it.
func (s *Stamp) Place(along, up int) (x, y int) {
	return s.X + (along*s.Width-up*s.Height)/s.Diagonal, s.Y - (along*s.Height+up*s.Width)/s.Diagonal
}

// stamp puts the status of an edition that is not to be relied on beneath all else on a page.
func (l *layouter) stamp(p *Page) {
	front := l.pub.Front
	word := strings.ToUpper(strings.TrimSpace(clean(front.StatusText)))
	if word == "" || front.Status != "draft" && front.Status != "review" {
		return
	}
	st := Style{Face: Sans + Bold, Size: 100 * Pt}
	diagonal := isqrt(p.Width*p.Width + p.Height*p.Height)
	st.Size = min(st.Size*(diagonal*55/100)/max(l.width(word, st), 1), 165*Pt)
	s := &Stamp{Width: p.Width, Height: p.Height, Diagonal: diagonal, Pen: 400, Fill: doc.InkPanel, Stroke: doc.InkRule}
	for _, r := range l.codeRuns(word, st, 0) {
		s.Runs = append(s.Runs, &Text{X: r.x, W: r.w, Text: r.text, Style: r.style})
	}
	// The middle of the word, half as high as its capitals, stands in the middle of the page.
	along, up := l.width(word, st)/2, st.Size*36/100
	s.X = p.Width/2 - (along*p.Width-up*p.Height)/diagonal
	s.Y = p.Height/2 + (along*p.Height+up*p.Width)/diagonal
	p.Marks = append([]Mark{s}, p.Marks...)
}
