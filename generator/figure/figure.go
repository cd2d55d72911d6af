// Package figure draws: names and numbers come in, a doc.Scene goes out.
//
// Hierarchy shows a tree of three heights, Domain one branch of it with its texts, Groups lists of things by kind,
// Roles who is asked what by whom. Radar holds what is reached against what is aimed at, HeatMap shows it level by level,
// Bars counts, Trend follows it over the years: what they say is printed as numbers, told apart by shape as well as by
// shade, and as much as is aimed at, or more, is never praised. Every scene is Width wide and as high as it needs to be. Every text that is given
// is shown whole, in boxes that hold it; boxes stand inside one another or apart. Equal input gives equal scenes.
//
// The package adds no words of its own, and knows nothing of maturity models, of pages or of colours: those are roles
// that the theme fills in. It measures text with the widths of Helvetica, so an edition should set the labels in that
// face or in one of the same widths, such as Liberation Sans or Arial.
package figure

import "smmpub/generator/doc"

// Width is the width of every scene in tenths of a point: the text column of an A4 page with margins of 71 pt.
const Width = 4530

// Node is a box with a name, perhaps a text, and boxes below it. Symbol makes the name a link; "" does not.
type Node struct {
	Label, Text, Symbol string
	Children            []Node
}

// Distances, in tenths of a point.
const (
	margin = 10 // around the drawing, so that strokes at its edge are whole
	gap    = 60 // between boxes of one height
	hair   = 5  // a thin rule
	inner  = Width - 2*margin
	narrow = 1000 // the least width at which names still read well
)

// The voices of the drawings. A voice of size 0 is silent.
var (
	silent    = style{}
	titling   = style{size: 100, bold: true, ink: doc.InkPaper, align: doc.Center}
	heading   = style{size: 90, bold: true, ink: doc.InkPaper, align: doc.Center}
	subtitle  = style{size: 80, bold: true, ink: doc.InkText}
	running   = style{size: 78, ink: doc.InkText}
	named     = style{size: 80, bold: true, ink: doc.InkAccent}
	small     = style{size: 75, ink: doc.InkText}
	remark    = style{size: 70, ink: doc.InkMuted}
	figureTag = style{size: 75, bold: true, ink: doc.InkPaper, align: doc.Center}
	quietTag  = style{size: 75, ink: doc.InkMuted, align: doc.Center}
	number    = style{size: 100, bold: true, ink: doc.InkPaper, align: doc.Center}
)
