package load

import (
	"errors"
	"io"
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
)

// The bounds of a YAML file. Reading nodes by hand means that nobody else guards them.
const (
	maxNodes   = 200_000 // aliases expanded
	maxDepth   = 40
	maxAliases = 100
)

// root parses a file and gives the node of its only document; nil when there is none to read on.
func (f *file) root() *yaml.Node {
	d := yaml.NewDecoder(strings.NewReader(f.src))
	var document yaml.Node
	err := d.Decode(&document)
	if errors.Is(err, io.EOF) {
		f.list.Errorf(diag.Pos{File: f.path}, "empty-file", "the file is empty").Hint = "begin with kind: and what the file is"
		return nil
	}
	if err != nil {
		f.syntaxError(err)
		return nil
	}
	var second yaml.Node
	if err := d.Decode(&second); err == nil {
		f.errorf(&second, "second-document", "a second document begins here").Hint = "one document a file: put it into a file of its own"
	} else if !errors.Is(err, io.EOF) {
		f.syntaxError(err)
	}
	if len(document.Content) == 0 {
		return nil
	}
	g := guard{f: f, anchors: map[*yaml.Node]bool{}}
	if !g.walk(document.Content[0], 0) {
		return nil
	}
	g.unused()
	return document.Content[0]
}

// guard refuses what no reader should have to think of: endless nesting, bombs of aliases, tags, duplicate keys.
type guard struct {
	f        *file
	nodes    int
	aliases  int
	repeated int                 // keys that stand twice
	anchors  map[*yaml.Node]bool // whether an alias names it
	order    []*yaml.Node
}

// walk reports false when the file must not be read on.
func (g *guard) walk(n *yaml.Node, depth int) bool {
	g.nodes++
	switch {
	case depth > maxDepth:
		g.f.errorf(n, "too-complex", "the file is nested more than %d deep", maxDepth)
		return false
	case g.nodes > maxNodes:
		g.f.errorf(n, "too-complex", "the file has more than %d values", maxNodes).Hint = "split it"
		return false
	}
	if n.Kind == yaml.AliasNode {
		return g.alias(n, depth)
	}
	if n.Anchor != "" {
		if _, seen := g.anchors[n]; !seen {
			g.anchors[n] = false
			g.order = append(g.order, n)
		}
	}
	if n.Style&yaml.TaggedStyle != 0 {
		g.f.errorf(n, "tag", "%q is a tag of YAML, which is not read here", n.Tag).Hint = "quote a text that begins with !"
		n.Style &^= yaml.TaggedStyle
	}
	if n.Kind == yaml.MappingNode {
		g.duplicates(n)
	}
	g.escaped(n)
	for _, c := range n.Content {
		if !g.walk(c, depth+1) {
			return false
		}
	}
	return true
}

func (g *guard) alias(n *yaml.Node, depth int) bool {
	g.aliases++
	if g.aliases > maxAliases {
		g.f.errorf(n, "too-complex", "the file has more than %d aliases", maxAliases).Hint = "write the values out"
		return false
	}
	g.anchors[n.Alias] = true
	return g.walk(n.Alias, depth+1)
}

// escaped reports characters that stand in a text as codes in double quotes, and that no text may hold.
func (g *guard) escaped(n *yaml.Node) {
	if n.Kind != yaml.ScalarNode || n.Style&yaml.DoubleQuotedStyle == 0 {
		return
	}
	for _, r := range n.Value {
		if (forbidden(r) || overrides(r)) && !strings.ContainsRune(g.f.src, r) { // as itself it has been reported
			g.f.errorf(n, "control-character", "the text has a code for the character U+%04X", r).Hint = "delete it"
			return
		}
	}
}

// duplicates reports every key that stands in a map twice, and leaves the first.
func (g *guard) duplicates(n *yaml.Node) {
	first := make(map[string]*yaml.Node, len(n.Content)/2)
	kept := n.Content[:0:len(n.Content)]
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		at, seen := first[k.Value]
		if k.Kind != yaml.ScalarNode || !seen {
			first[k.Value] = k
			kept = append(kept, k, n.Content[i+1])
			continue
		}
		if g.repeated++; g.repeated > maxRepeated {
			continue
		}
		d := g.f.errorf(k, "duplicate-key", "%q is set twice", k.Value)
		d.Related = []diag.Related{{Pos: g.f.pos(at), Message: "the first one"}}
	}
	n.Content = kept
}

// unused reports anchors that nothing refers to: mostly text that begins with &.
func (g *guard) unused() {
	for _, n := range g.order {
		if !g.anchors[n] {
			d := g.f.errorf(n, "unquoted-text", "&%s is a mark of YAML and would be left out", n.Anchor)
			d.Hint = "quote a text that begins with &"
		}
	}
}

// resolved gives the node that an alias stands for.
func resolved(n *yaml.Node) *yaml.Node {
	for range maxDepth {
		if n.Kind != yaml.AliasNode {
			return n
		}
		n = n.Alias
	}
	return n
}
