package doc

import (
	"fmt"
	"strconv"
	"strings"
)

// The shapes of drawings that authors bring. They are measured in thousandths of a point, a hundred times finer than the
// program's own, because small drawings are shown large. Turned shapes have whole numbers too, so that every machine
// writes the same.

// Path is a shape of straight lines and curves.
type Path struct {
	Segments []Segment
	EvenOdd  bool   // what is inside, where outlines cross; else the non-zero rule
	Fill     *Paint // nil for none
	Stroke   *Paint
	Pen      Pen
}

// Segment is a step of a Path: it moves to P[0], draws a line to P[0], a cubic curve by P[0] and P[1] to P[2], or closes.
type Segment struct {
	Op SegmentOp
	P  [3][2]int
}

// SegmentOp is what a segment does.
type SegmentOp uint8

// The kinds of segment.
const (
	MoveTo SegmentOp = iota
	LineTo
	CurveTo
	Close
)

// Paint is a colour of an author's own, or a role where Ink is set. Opacity is in percent, 1 to 100.
type Paint struct {
	Ink     Ink
	R, G, B uint8
	Opacity int
}

// Pen is how a Path is stroked. Miter is the limit of pointed corners, in hundredths of the width.
type Pen struct {
	Width int
	Dash  []int // lengths on and off; nil for a whole line
	Phase int   // where in Dash the line begins
	Cap   LineEnd
	Join  LineEnd
	Miter int
	Turn  Turn // of the pen: a line under an uneven scale is not as thick everywhere
}

// LineEnd is the form of a line's ends or corners.
type LineEnd uint8

// The forms. Their numbers are PDF's (ISO 32000-1, 8.4.3.3): Butt is a miter join, Square a bevel.
const (
	Butt LineEnd = iota
	RoundEnd
	Square
)

// Turn is a linear map in millionths: (x, y) becomes (A x + C y, B x + D y). Its determinant is 1 or -1. The zero Turn
// leaves all as it is.
type Turn struct{ A, B, C, D int }

// TurnUnit is what stands for 1 in a Turn.
const TurnUnit = 1_000_000

// IsZero reports that nothing is turned.
func (t Turn) IsZero() bool { return t == Turn{} }

// Map turns a point.
func (t Turn) Map(x, y int) (int, int) {
	if t.IsZero() {
		return x, y
	}
	return (t.A*x + t.C*y) / TurnUnit, (t.B*x + t.D*y) / TurnUnit
}

// Undo turns a point back.
func (t Turn) Undo(x, y int) (int, int) {
	det := (t.A*t.D - t.B*t.C) / TurnUnit
	if det == 0 {
		return x, y
	}
	return (t.D*x - t.C*y) / det, (t.A*y - t.B*x) / det
}

// Lettering is a line of text in a drawing: runs that follow each other, anchored at X, Y on their base line.
type Lettering struct {
	X, Y  int
	Turn  Turn
	Align Align
	Runs  []LetterRun
}

// LetterRun is text of one form. DX and DY move it from where the run before has ended, in the turned plane.
type LetterRun struct {
	Text         string
	Family       Family
	Size         int
	Bold, Italic bool
	Fill         Paint
	DX, DY       int
}

// Family is a family of faces.
type Family uint8

// The families.
const (
	Sans Family = iota
	Serif
	Mono
)

func (*Path) shape()      {}
func (*Lettering) shape() {}

// Decimal writes n/unit, a unit of so many noughts: 1500/1000 is 1.5. Noughts that say nothing are left out.
func Decimal(n, unit, digits int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := sign + strconv.Itoa(n/unit)
	if rest := n % unit; rest > 0 {
		s += "." + strings.TrimRight(fmt.Sprintf("%0*d", digits, rest), "0")
	}
	return s
}
