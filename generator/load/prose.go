package load

import (
	"path"
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/doc"
	"smmpub/generator/markdown"
)

// blocks reads any Markdown.
var blocks = reading[[]doc.Block]{&Shape{Type: Markdown}, func(f *file, n *yaml.Node) ([]doc.Block, bool) {
	if _, ok := f.scalar(n, "a text"); !ok {
		return nil, false
	}
	out := markdown.Blocks(f.prose(n), f.list).Blocks
	f.show(out)
	return out, true
}}

// inlines reads one paragraph of Markdown.
var inlines = reading[[]doc.Inline]{&Shape{Type: Line}, func(f *file, n *yaml.Node) ([]doc.Inline, bool) {
	if _, ok := f.scalar(n, "a text"); !ok {
		return nil, false
	}
	return markdown.Inlines(f.prose(n), f.list), true
}}

// prose places the text of a node: exactly in a literal block and in a value of one line, else at the value's start.
func (f *file) prose(n *yaml.Node) markdown.Source {
	n = resolved(n)
	pos := f.pos(n)
	base := markdown.Base{File: pos.File, Line: pos.Line, Col: pos.Col, Fixed: true}
	line := f.line(n.Line)
	switch {
	case n.Style&yaml.LiteralStyle != 0:
		if indent, ok := f.literalIndent(n); ok {
			at := f.at(n.Line+1, indent+1)
			base = markdown.Base{File: at.File, Line: at.Line, Col: at.Col, Indent: at.Col - 1}
		}
	case strings.Contains(n.Value, "\n"):
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		if startsAt(line, n.Column+1, n.Value) {
			base.Col, base.Fixed = base.Col+1, false
		}
	case n.Style&yaml.FoldedStyle == 0 && startsAt(line, n.Column, n.Value):
		base.Fixed = false
	}
	return markdown.Source{Text: n.Value, Base: base, Dir: f.imageDir(), Images: f.images}
}

// imageDir is the folder that images in a Markdown file are relative to; in YAML they are named from content/.
func (f *file) imageDir() string {
	if below, ok := strings.CutPrefix(f.path, contentDir+"/"); ok {
		return path.Dir(below)
	}
	return ""
}

// startsAt reports that a value stands in the line, from a column on, exactly as it is.
func startsAt(line string, col int, value string) bool {
	r := []rune(line)
	return col >= 1 && col <= len(r)+1 && strings.HasPrefix(string(r[col-1:]), value)
}

// literalIndent finds how far the lines of a literal block are indented.
func (f *file) literalIndent(n *yaml.Node) (int, bool) {
	if !strings.Contains(f.line(n.Line), "|") {
		return 0, false
	}
	offset := 0
	for text := range strings.Lines(n.Value) {
		offset++
		text = strings.TrimSuffix(text, "\n")
		if strings.TrimSpace(text) == "" {
			continue
		}
		line := f.line(n.Line + offset)
		return len(line) - len(text), strings.HasSuffix(line, text)
	}
	return 0, false
}
