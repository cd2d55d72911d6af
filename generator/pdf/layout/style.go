package layout

import "smmpub/generator/doc"

// Pt is one point. MM is one millimetre.
const (
	Pt = 1000
	MM = 2835
)

// Style is the look of a run of text.
type Style struct {
	Face   FaceID
	Size   int
	Ink    doc.Ink
	Rise   int // of the base line, upwards
	Strike bool
}

// textStyle is the look of a paragraph.
type textStyle struct {
	Style
	Leading int
	Align   doc.Align
}

func style(face FaceID, size, leading int, ink doc.Ink) textStyle {
	return textStyle{Style: Style{Face: face, Size: size, Ink: ink}, Leading: leading}
}

// The paragraphs of the document.
var (
	bodyText     = style(Serif, 10*Pt, 13500, doc.InkText)
	leadText     = style(Serif, 11500, 15500, doc.InkText)
	noteText     = style(Serif, 8*Pt, 10200, doc.InkText)
	tableText    = style(Sans, 8500, 11*Pt, doc.InkText)
	practiceText = style(Sans, 7800, 10100, doc.InkText)
	captionText  = style(Sans, 8500, 11500, doc.InkText)
	codeText     = style(Mono, 8*Pt, 10800, doc.InkText)
	contentsText = style(Sans, 9500, 13*Pt, doc.InkText)
	runningText  = style(Sans, 7500, 9*Pt, doc.InkMuted)
	bannerText   = style(Sans+Bold, 8500, 10*Pt, doc.InkText)
	tableTitle   = style(Sans+Bold, 9500, 12500, doc.InkPaper)
	coverKind    = style(Sans, 12*Pt, 16*Pt, doc.InkMuted)
	coverTitle   = style(Head+Bold, 27*Pt, 33*Pt, doc.InkAccent)
	coverText    = style(Sans, 9500, 13500, doc.InkText)
	coverLabel   = style(Sans+Bold, 8*Pt, 13500, doc.InkMuted)
	frontTitle   = style(Head+Bold, 20*Pt, 25*Pt, doc.InkAccent)
	smallText    = style(Sans, 8500, 11500, doc.InkText)
)

// headings are the looks of a chapter's title and of the headings below it, by depth.
var headings = []textStyle{
	style(Head+Bold, 20*Pt, 25*Pt, doc.InkAccent),
	style(Head+Bold, 13500, 17*Pt, doc.InkAccent),
	style(Head+Bold, 11*Pt, 14*Pt, doc.InkText),
	style(Head+Bold, 10*Pt, 13*Pt, doc.InkText),
	style(Head+Bold+Italic, 9500, 12500, doc.InkText),
}

func headingStyle(depth int) textStyle { return headings[min(depth, len(headings)-1)] }

// headingSpace is what stands before and after a heading.
func headingSpace(depth int) (before, after int) {
	switch depth {
	case 0:
		return 0, 14 * Pt
	case 1:
		return 20 * Pt, 7 * Pt
	case 2:
		return 15 * Pt, 5 * Pt
	}
	return 12 * Pt, 4 * Pt
}

// master is a page's geometry.
type master struct {
	width, height int
	margin        int // left and right
	top, bottom   int
	head, foot    int // base lines of the running head and foot
	measure       int // longest line of running text
	landscape     bool
}

var (
	portrait = master{width: 595280, height: 841890, margin: 25 * MM, top: 27 * MM, bottom: 25 * MM,
		head: 17 * MM, foot: 841890 - 14*MM, measure: 595280 - 50*MM}
	landscape = master{width: 841890, height: 595280, margin: 18 * MM, top: 19 * MM, bottom: 18 * MM,
		head: 12 * MM, foot: 595280 - 10*MM, measure: 180 * MM, landscape: true}
	cover = master{width: 595280, height: 841890, margin: 25 * MM, top: 30 * MM, bottom: 22 * MM,
		measure: 595280 - 50*MM}
)

func (m master) content() Rect {
	return Rect{m.margin, m.top, m.width - 2*m.margin, m.height - m.top - m.bottom}
}

// Distances in the flow.
const (
	paraSpace   = 6500
	tightSpace  = 2500
	listIndent  = 15 * Pt
	cellIndent  = 9 * Pt
	cellPadX    = 4500
	cellPadY    = 4000
	panelPad    = 7 * Pt
	hairline    = 400
	ruleWidth   = 800
	noteGap     = 8 * Pt // between the flow and the rule over the footnotes
	noteRule    = 4 * Pt // between that rule and the first note
	figureSpace = 12 * Pt
)

// tokenStyle is the look of a token of code.
func tokenStyle(base Style, class string) Style {
	switch class {
	case "keyword", "tag":
		base.Face, base.Ink = Mono+Bold, doc.InkAccent
	case "name", "attribute", "inserted":
		base.Ink = doc.InkAccent
	case "string", "number", "literal", "deleted":
		base.Ink = doc.InkTarget
	case "comment":
		base.Face, base.Ink = Mono+Italic, doc.InkMuted
	case "operator", "punctuation", "prompt", "output":
		base.Ink = doc.InkMuted
	}
	return base
}
