package doc

// Scene is a drawing: shapes on a plane, first ones beneath. Lengths are tenths of a point (1/720 inch), x to the right,
// y down. Both editions draw the same scene; colours are roles that the theme fills in.
type Scene struct {
	Width, Height int
	Shapes        []Shape
}

// Shape is *Line, *Rect, *Polygon or *Label; in what authors have drawn, *Path or *Lettering.
type Shape interface{ shape() }

// Ink is a colour by its role in the theme.
type Ink string

// The roles. Level inks are "level-1" to "level-9"; each is legible with InkText upon it.
const (
	NoInk     Ink = ""
	InkText   Ink = "ink"    // text
	InkPaper  Ink = "paper"  // background
	InkMuted  Ink = "muted"  // secondary text
	InkRule   Ink = "rule"   // thin lines
	InkPanel  Ink = "panel"  // quiet background of a box
	InkAccent Ink = "accent" // the brand's colour; InkPaper is legible upon it
	InkTarget Ink = "target"
)

// Line is a straight line.
type Line struct {
	X1, Y1, X2, Y2 int
	Width          int
	Stroke         Ink
	Dashed         bool
	Arrow          bool // a head at the end
}

// Rect is a rectangle, its corners rounded by Radius.
type Rect struct {
	X, Y, W, H, Radius int
	Fill, Stroke       Ink
	Width              int // of the stroke
}

// Polygon is a closed polygon.
type Polygon struct {
	Points       [][2]int
	Fill, Stroke Ink
	Width        int
	Opacity      int // of the fill, percent; 0 means 100
}

// Label is one line of text, Y its base line. The sans face is meant.
type Label struct {
	X, Y   int
	Size   int // tenths of a point
	Bold   bool
	Italic bool
	Align  Align
	Ink    Ink
	Text   string
	Symbol string // a reference: looked up in the publication's Targets; "" for none
}

func (*Line) shape()    {}
func (*Rect) shape()    {}
func (*Polygon) shape() {}
func (*Label) shape()   {}
