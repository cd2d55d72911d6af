package load

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
)

// described says what a node is, in words for an author.
func described(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a map"
	case yaml.SequenceNode:
		return "a list"
	}
	if isNull(n) {
		return "nothing"
	}
	return "a text"
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// wrongType reports a node that is not what its place wants.
func (f *file) wrongType(n *yaml.Node, want string) {
	n = resolved(n)
	d := f.errorf(n, "wrong-type", "expected %s, got %s", want, described(n))
	text := want == "a text"
	switch {
	case isNull(n) && n.Value != "" && text:
		d.Hint = "quote it, if the word " + n.Value + " is meant: \"" + n.Value + "\""
	case isNull(n) && want == "a map":
		d.Hint = "write {} for an empty map"
	case isNull(n):
		d.Hint = "leave the key out where there is nothing to say"
	case n.Kind == yaml.SequenceNode && n.Style&yaml.FlowStyle != 0 && text:
		d.Rule, d.Hint = "unquoted-text", `quote a text that begins with [, or use the Markdown form`
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0 && text:
		d.Hint = "quote a text that begins with {"
	case n.Kind == yaml.MappingNode && text:
		d.Rule, d.Hint = "unquoted-text", `": " makes a map of a text: quote it, or use the Markdown form`
	}
}

// scalar gives a node as plain text. Numbers, dates and words such as NO stay as written.
func (f *file) scalar(n *yaml.Node, want string) (string, bool) {
	n = resolved(n)
	if n.Kind != yaml.ScalarNode || isNull(n) {
		f.wrongType(n, want)
		return "", false
	}
	f.gluedComment(n)
	return n.Value, true
}

// gluedComment reports a text whose end YAML takes for a comment: Track ticket #12.
func (f *file) gluedComment(n *yaml.Node) {
	c := n.LineComment
	plain := n.Style&(yaml.LiteralStyle|yaml.FoldedStyle|yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.FlowStyle) == 0
	if !plain || len(c) < 2 || c[1] == ' ' || c[1] == '#' || c[1] == '!' || c[1] == '\t' {
		return
	}
	pos := f.pos(n)
	if i := strings.Index(f.line(n.Line), c); i >= 0 {
		pos = f.at(n.Line, utf8.RuneCountInString(f.line(n.Line)[:i])+1)
	}
	f.reportGlued(pos, c)
}

func (f *file) reportGlued(pos diag.Pos, c string) {
	d := f.list.Errorf(pos, "glued-comment", "%q is a comment to YAML and would be left out", c)
	d.Len = utf8.RuneCountInString(c)
	d.Hint = "quote the text, or put a space after # where a comment is meant"
}

// pairs gives the keys and values of a map; none when it is no map, which is reported.
func (f *file) pairs(n *yaml.Node) [][2]*yaml.Node {
	n = resolved(n)
	if n.Kind != yaml.MappingNode {
		f.wrongType(n, "a map")
		return nil
	}
	var out [][2]*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := resolved(n.Content[i])
		if k.Kind != yaml.ScalarNode {
			f.errorf(k, "wrong-type", "expected a word as key, got %s", described(k))
			continue
		}
		out = append(out, [2]*yaml.Node{k, resolved(n.Content[i+1])})
	}
	return out
}

// items gives the values of a list; none when it is no list, which is reported.
func (f *file) items(n *yaml.Node) []*yaml.Node {
	n = resolved(n)
	if n.Kind != yaml.SequenceNode {
		f.wrongType(n, "a list")
		return nil
	}
	out := make([]*yaml.Node, len(n.Content))
	for i, c := range n.Content {
		out[i] = resolved(c)
	}
	return out
}

// unknownKey reports a key that its map does not have.
func (f *file) unknownKey(k, v *yaml.Node, known []string) {
	if isNull(v) && v.Value == "" && f.inBraces(k) {
		d := f.errorf(k, "unquoted-text", "%q stands alone: a comma inside braces ends a text", k.Value)
		d.Len, d.Hint = utf8.RuneCountInString(k.Value), "quote the text before it together with it"
		return
	}
	d := f.errorf(k, "unknown-key", "unknown key %q", k.Value)
	d.Len = utf8.RuneCountInString(k.Value)
	d.Hint = didYouMean(k.Value, known)
	if d.Hint == "" && len(known) <= 12 {
		d.Hint = "known here: " + strings.Join(known, " ")
	}
}

// inBraces reports a key of a map in flow style that no colon follows.
func (f *file) inBraces(k *yaml.Node) bool {
	line := []rune(f.line(k.Line))
	end := k.Column - 1 + utf8.RuneCountInString(k.Value)
	if end > len(line) {
		return false
	}
	rest := strings.TrimLeft(string(line[end:]), " ")
	return rest == "" || rest[0] == ',' || rest[0] == '}'
}

// didYouMean is a hint with the nearest of the known words, or "".
func didYouMean(word string, known []string) string {
	near := diag.Nearest(word, known)
	if len(near) == 0 {
		return ""
	}
	for i, w := range near {
		near[i] = `"` + w + `"`
	}
	return "did you mean " + strings.Join(near, " or ") + "?"
}
