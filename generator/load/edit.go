package load

import (
	"slices"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// Scalar is a key or a value of a YAML file that is one text, with its place. Who edits a source looks here for what a
// text names, and edits the bytes at its place: the rest of the file stays as it is.
type Scalar struct {
	Path []string // the keys that lead to it from the top, its own included; a list adds "-"
	Key  bool     // it is the last of Path
	Text string
	Pos  diag.Pos // of its first character, which is a quotation mark where it is quoted
}

// Scalars are the keys and values of a YAML file in its order; none when it cannot be read. What an alias repeats is given
// once, where it is written.
func Scalars(path, src string) []Scalar {
	var list diag.List
	f := newFile(path, src, &list)
	n := f.root()
	if n == nil {
		return nil
	}
	var out []Scalar
	f.scalars(n, nil, func(s Scalar) { out = append(out, s) })
	return out
}

func (f *file) scalars(n *yaml.Node, at []string, yield func(Scalar)) {
	at = slices.Clip(at)
	switch n.Kind {
	case yaml.ScalarNode:
		yield(Scalar{Path: at, Text: n.Value, Pos: f.pos(n)})
	case yaml.SequenceNode:
		for _, item := range n.Content {
			f.scalars(item, append(at, "-"), yield)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			below := append(at, k.Value)
			if k.Kind == yaml.ScalarNode {
				yield(Scalar{Path: below, Key: true, Text: k.Value, Pos: f.pos(k)})
			}
			f.scalars(n.Content[i+1], below, yield)
		}
	}
}

// Table reads a practice file alone: what it names elsewhere, images among it, is not looked for. It gives nil when it is no
// practice file or not even that can be told.
func Table(path, src string) *smm.Table {
	var list diag.List
	f := newFile(path, src, &list)
	n := f.root()
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	if k := f.kind(n); k == nil || k.Name != "practice" {
		return nil
	}
	return f.table(n, tableKeys)
}

// PlainText is a statement's first paragraph without its marks.
func PlainText(s *smm.Statement) string { return doc.PlainText(s.Text) }

// Clean gives the text of a file as its positions count it: without a byte order mark and with line ends of one kind.
// It reports false for what is not read at all.
func Clean(b []byte) (string, bool) {
	var list diag.List
	return clean("", b, &list)
}

// IsPublicID reports whether a publication may have an id.
func IsPublicID(id string) bool {
	var list diag.List
	publicID.read(newFile("", id, &list), &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: id, Line: 1, Column: 1})
	return !list.HasErrors()
}

// IsEdition reports whether a text may be an edition.
func IsEdition(text string) bool { return len(text) <= maxName && editionForm.MatchString(text) }

// IsStatementID reports whether a statement may have an id of its own: words with a meaning, and those that statements have
// from their place, are none.
func IsStatementID(id string) bool {
	var list diag.List
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: id, Line: 1, Column: 1}
	readStatementID(newFile("", id, &list), n, &smm.Statement{})
	return !list.HasErrors()
}
