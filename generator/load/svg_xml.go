package load

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// The bounds of an SVG drawing.
const (
	maxDrawing      = 4 << 20 // bytes
	maxSVGElements  = 20_000  // in the file, and again of those that are drawn
	maxSVGDepth     = 50
	maxSVGSegments  = 200_000
	maxSVGOddities  = 20 // that are noted; fewer are told
	maxSVGCharacter = 50_000
	maxSVGBytes     = 5 * maxDrawing // of the elements that are drawn, each as often as it is used
)

// svgElement is an element with its place in the file. One of another vocabulary has no name; it is not drawn.
type svgElement struct {
	name  string
	at    int // offset in the file
	attrs map[string]string
	kids  []svgKid
	bytes int // of its attributes and its own text: what reading it costs
}

// svgKid is an element, or text between elements.
type svgKid struct {
	element *svgElement
	text    string
}

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

// svgActive are elements that change what is drawn wherever they stand; that nothing of them is obeyed must be said.
var svgActive = map[string]string{
	"script": "a script", "style": "a style sheet", "animate": "an animation", "animateMotion": "an animation",
	"animateTransform": "an animation", "animateColor": "an animation", "set": "an animation",
}

// svgFault is why a file is no drawing at all.
type svgFault struct {
	at      int
	message string
}

// Error is the message.
func (f *svgFault) Error() string { return f.message }

// svgTree builds the tree of a file token by token, within bounds.
type svgTree struct {
	r     *svgReader
	d     *xml.Decoder
	count int
	open  []*svgElement
	root  *svgElement
}

// parse reads the whole file. Names of entities are not defined, and nothing outside the file is asked for.
func (t *svgTree) parse() (*svgElement, error) {
	t.d = xml.NewDecoder(strings.NewReader(t.r.src))
	for {
		at := int(t.d.InputOffset())
		token, err := t.d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, &svgFault{int(t.d.InputOffset()), "the file is no well-formed XML: " + xmlReason(err)}
		}
		if err := t.token(token, at); err != nil {
			return nil, err
		}
	}
	if t.root == nil {
		return nil, &svgFault{0, "the file has no element <svg>"}
	}
	return t.root, nil
}

func xmlReason(err error) string {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Msg
	}
	if strings.Contains(err.Error(), "Decoder.CharsetReader") {
		return "it names an encoding that is not UTF-8"
	}
	return err.Error()
}

func (t *svgTree) token(token xml.Token, at int) error {
	switch token := token.(type) {
	case xml.StartElement:
		return t.start(token, at)
	case xml.EndElement:
		t.open = t.open[:len(t.open)-1]
	case xml.CharData:
		if n := len(t.open); n > 0 {
			t.open[n-1].kids = append(t.open[n-1].kids, svgKid{text: string(token)})
			t.open[n-1].bytes += len(token)
		}
	case xml.Directive:
		if strings.Contains(string(token), "[") {
			return &svgFault{at, "the document type defines entities or elements"}
		}
	case xml.ProcInst:
		if token.Target == "xml-stylesheet" {
			t.r.oddAt(at, "a style sheet")
		}
	}
	return nil
}

func (t *svgTree) start(s xml.StartElement, at int) error {
	e := &svgElement{at: at, attrs: map[string]string{}}
	if s.Name.Space == svgSpace || s.Name.Space == "" {
		e.name = s.Name.Local
	}
	for _, a := range s.Attr {
		if name := svgAttribute(a.Name); name != "" {
			e.attrs[name] = a.Value
			e.bytes += len(a.Value)
		}
	}
	if t.count++; t.count > maxSVGElements {
		return &svgFault{at, "the drawing has more than " + strconv.Itoa(maxSVGElements) + " elements"}
	}
	if len(t.open) >= maxSVGDepth {
		return &svgFault{at, "the elements are nested more than " + strconv.Itoa(maxSVGDepth) + " deep"}
	}
	if what := svgActive[e.name]; what != "" {
		t.r.odd(e, "%s", what)
	}
	return t.hang(e)
}

// hang puts an element below the one that is open.
func (t *svgTree) hang(e *svgElement) error {
	if n := len(t.open); n > 0 {
		t.open[n-1].kids = append(t.open[n-1].kids, svgKid{element: e})
	} else if e.name != "svg" {
		return &svgFault{e.at, "the file begins with <" + clipText(e.name) + ">, not with <svg>"}
	} else {
		t.root = e
	}
	t.open = append(t.open, e)
	if id := e.attrs["id"]; id != "" && t.r.ids[id] == nil {
		t.r.ids[id] = e
	}
	return nil
}

// svgAttribute is the name by which an attribute is asked for; none for one of another vocabulary.
func svgAttribute(n xml.Name) string {
	switch n.Space {
	case "":
		return n.Local
	case xlinkSpace, "xlink":
		return "xlink:" + n.Local
	case xmlSpace, "xml":
		return "xml:" + n.Local
	}
	return ""
}

// href is what an element refers to (SVG 2, 16.1.5: the plain name counts first).
func (e *svgElement) href() string {
	if s, ok := e.attrs["href"]; ok {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(e.attrs["xlink:href"])
}
