package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"smmpub/generator/diag"
)

// Attribute is one word of a block in braces: #id has the Name "id"; a word without a value has Value "true".
type Attribute struct {
	Name, Value   string
	Pos, ValuePos diag.Pos
	Bare          bool // a word without a value
}

// attrBlock is a block in braces at the end of a heading or a paragraph: {#id devices=payment}.
type attrBlock struct {
	offset int    // of the opening brace
	inner  string // without braces, line ends kept
	whole  bool   // it is all that the paragraph holds, and was left in it
	used   bool
}

// attrSet collects the blocks of one text while goldmark parses it.
type attrSet struct {
	mode   mode
	blocks map[int]*attrBlock
}

var attrKey = parser.NewContextKey()

// paragraphAttributes takes the block in braces off the end of a paragraph before its text is read.
type paragraphAttributes struct{}

func (paragraphAttributes) Transform(node *ast.Paragraph, r text.Reader, pc parser.Context) {
	takeAttributes(node.Lines(), r.Source(), pc.Get(attrKey).(*attrSet))
}

// headingAttributes does the same for headings.
type headingAttributes struct{ parser.BlockParser }

func (h headingAttributes) Close(node ast.Node, r text.Reader, pc parser.Context) {
	h.BlockParser.Close(node, r, pc)
	if node.Kind() == ast.KindHeading {
		takeAttributes(node.Lines(), r.Source(), pc.Get(attrKey).(*attrSet))
	}
}

// takeAttributes cuts a block in braces off the end of lines. One that is all there is stays: goldmark has no empty
// paragraphs. In prose it is text.
func takeAttributes(lines *text.Segments, src []byte, set *attrSet) {
	end := lines.Len() - 1
	if end < 0 {
		return
	}
	last := lines.At(end)
	last = last.TrimRightSpace(src)
	if n := last.Len(); n == 0 || src[last.Stop-1] != '}' || n > 1 && src[last.Stop-2] == '\\' {
		return
	}
	line, offset := openingBrace(lines, src)
	start := lines.At(0)
	first := start.TrimLeftSpace(src).Start
	if line < 0 {
		return
	}
	block := &attrBlock{offset: offset, inner: string(src[offset+1 : last.Stop-1]), whole: offset == first}
	if set.mode == proseMode && (block.whole || !strings.HasPrefix(strings.TrimSpace(block.inner), "#")) {
		return
	}
	set.blocks[first] = block
	if !block.whole {
		cutAt(lines, src, line, offset)
	}
}

// openingBrace finds the brace that the last line's closing one answers, at most three lines above it.
func openingBrace(lines *text.Segments, src []byte) (line, offset int) {
	for i := lines.Len() - 1; i >= max(0, lines.Len()-4); i-- {
		seg := lines.At(i)
		value := src[seg.Start:seg.Stop]
		j := bytes.LastIndexByte(value, '{')
		if k := bytes.LastIndexByte(value, '}'); k > j && i < lines.Len()-1 {
			return -1, 0
		}
		if j < 0 {
			continue
		}
		if j > 0 && value[j-1] == '\\' {
			return -1, 0
		}
		return i, seg.Start + j
	}
	return -1, 0
}

func cutAt(lines *text.Segments, src []byte, line, offset int) {
	seg := lines.At(line)
	seg = seg.WithStop(offset)
	seg = seg.TrimRightSpace(src)
	if seg.Len() > 0 {
		lines.Set(line, seg)
		lines.SetSliced(0, line+1)
		return
	}
	lines.SetSliced(0, line)
	above := lines.At(line - 1)
	lines.Set(line-1, above.TrimRightSpace(src))
}

// attributesOf gives the block that belongs to the node, or nil, and marks it as used.
func (r *reader) attributesOf(n ast.Node) *attrBlock {
	if n.Lines().Len() == 0 {
		return nil
	}
	a := r.attrs[n.Lines().At(0).Start]
	if a != nil {
		a.used = true
	}
	return a
}

// idOf reads the block of a node that has an id and nothing else.
func (r *reader) idOf(n ast.Node) string {
	a := r.attributesOf(n)
	if a == nil {
		return ""
	}
	id := ""
	for _, x := range r.attributes(a) {
		if x.Name != "id" {
			r.list.Errorf(x.Pos, "unknown-attribute", "only an id may be given here, not %q", x.Name).Hint = "write {#id}"
			continue
		}
		if id != "" {
			r.list.Errorf(x.Pos, "duplicate-key", "a second id, %q", x.Value)
		}
		id = x.Value
		if !isID(id) {
			d := r.list.Errorf(x.ValuePos, "bad-id", "%q is no id", id)
			d.Hint = "ids are made of a-z, 0-9 and hyphens, and begin with a letter or digit"
		}
	}
	return id
}

// attributes splits a block into its words.
func (r *reader) attributes(a *attrBlock) []Attribute {
	var out []Attribute
	rest, offset := a.inner, a.offset+1
	for {
		trimmed := strings.TrimLeft(rest, " \t\n")
		offset += len(rest) - len(trimmed)
		if trimmed == "" {
			return out
		}
		word := trimmed
		if i := strings.IndexAny(trimmed, " \t\n"); i >= 0 {
			word = trimmed[:i]
		}
		out = append(out, r.attribute(word, offset))
		rest, offset = trimmed[len(word):], offset+len(word)
	}
}

func (r *reader) attribute(word string, offset int) Attribute {
	a := Attribute{Name: word, Value: "true", Pos: r.places.at(offset), ValuePos: r.places.at(offset), Bare: true}
	if id, ok := strings.CutPrefix(word, "#"); ok {
		a.Name, a.Value, a.ValuePos, a.Bare = "id", id, r.places.at(offset+1), false
	} else if name, value, ok := strings.Cut(word, "="); ok {
		quoted := strings.HasPrefix(value, `"`)
		a.Name, a.Value, a.ValuePos, a.Bare = name, strings.Trim(value, `"`), r.places.at(offset+len(name)+1), false
		if quoted {
			a.ValuePos = r.places.at(offset + len(name) + 2)
		}
	}
	return a
}

// leftovers reports the blocks that belong to nothing that can be named.
func (r *reader) leftovers() {
	var offsets []int
	for first, a := range r.attrs {
		if !a.used {
			offsets = append(offsets, first)
		}
	}
	slices.Sort(offsets)
	for _, first := range offsets {
		a := r.attrs[first]
		d := r.list.Errorf(r.places.at(a.offset), "stray-attributes", "{%s} belongs to nothing that can be named", strings.Join(strings.Fields(a.inner), " "))
		d.Len = len(a.inner) + 2
		d.Hint = `headings, figures, tables with a caption and statements can be named; where the braces are text, write \{`
	}
}

func isID(s string) bool {
	for i, c := range []byte(s) {
		letter := c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
		if !letter && (c != '-' || i == 0) {
			return false
		}
	}
	return s != ""
}
