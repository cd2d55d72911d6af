package load

import (
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/markdown"
	"smmpub/generator/smm"
)

// statementKeys are the keys of a statement written as a map. Written as Markdown, all but text and items stand in the
// braces at the end of its first paragraph.
func statementKeys() []key[smm.Statement] {
	return []key[smm.Statement]{
		custom("id", "The statement's id, unique in its cell.", localID.shape, readStatementID).naming().without("its place: a1, a2, i1"),
		custom("text", "The statement; may be left out beside see.", &Shape{Type: Markdown}, readStatementText),
		custom("items", "Its items. They are asked in its place.", statementsShape(), func(f *file, n *yaml.Node, s *smm.Statement) { s.Items = f.statements(n) }),
		field("devices", "Classes or devices that it is about; items inherit it.", oneOrMore(name), func(s *smm.Statement) *[]smm.Word { return &s.Devices }).without("all"),
		custom("assess", "whole: it is asked as one, its items are not.", &Shape{Type: Choice, Words: []string{"whole"}}, readWhole),
		field("informative", "It is printed and never asked.", flag, func(s *smm.Statement) *bool { return &s.Informative }).without("false"),
		field("see", "The full id of a statement that is the same requirement; one answer serves both.", name, func(s *smm.Statement) *smm.Word { return &s.See }),
		field("was", "Older ids, which keep old links and assessments alive.", oneOrMore(name), func(s *smm.Statement) *[]smm.Word { return &s.Was }),
		field("no_compensation", "No other measure may stand in for it.", flag, func(s *smm.Statement) *bool { return &s.NoCompensation }).without("false"),
	}
}

func statementsShape() *Shape {
	one := &Shape{Type: Record, Keys: func() []Key { return declared(statementKeys()) }, Or: &Shape{Type: Markdown}}
	return &Shape{Type: List, Of: one, Or: &Shape{Type: Markdown}}
}

// positional is the form of the ids that statements have from their place.
var positional = regexp.MustCompile(`^[a-z]\d+(-\d+)*$`)

func readStatementID(f *file, n *yaml.Node, s *smm.Statement) {
	word, ok := localID.read(f, n)
	if !ok {
		return
	}
	if positional.MatchString(word) {
		f.errorf(n, "reserved-id", "ids like %q are given by place", word).Hint = "choose a word that says what the statement is about"
		return
	}
	s.ID, s.Named = word, true
}

func readStatementText(f *file, n *yaml.Node, s *smm.Statement) {
	text, ok := blocks.read(f, n)
	if !ok || len(text) == 0 {
		return
	}
	p, ok := text[0].(*doc.Paragraph)
	if !ok {
		f.errorf(n, "statement-form", "the text of a statement begins with a sentence").Hint = "write the items under items"
		return
	}
	s.Text, s.More = p.Content, text[1:]
}

func readWhole(f *file, n *yaml.Node, s *smm.Statement) {
	if _, ok := choice("whole").read(f, n); ok {
		s.Whole = true
	}
}

// statements reads the statements of a part: Markdown, or a list of texts and maps.
func (f *file) statements(n *yaml.Node) []*smm.Statement {
	n = resolved(n)
	if n.Kind == yaml.MappingNode || isNull(n) {
		f.wrongType(n, "a list")
		return nil
	}
	if n.Kind == yaml.ScalarNode {
		f.gluedComment(n)
		return f.entries(markdown.Statements(f.prose(n), f.list))
	}
	var out []*smm.Statement
	for _, item := range f.items(n) {
		if s := f.statement(item); s != nil {
			out = append(out, s)
		}
	}
	return out
}

// statement reads a statement of the list form.
func (f *file) statement(n *yaml.Node) *smm.Statement {
	switch {
	case n.Kind == yaml.MappingNode && f.onlyUnknown(n):
		d := f.errorf(n, "unquoted-text", `": " makes a map of this text`)
		d.Hint = quoteIt
		return nil
	case n.Kind == yaml.MappingNode:
		s := &smm.Statement{}
		before := f.list.Count(diag.Error)
		s.Pos = readMap(f, n, statementKeys(), s)
		if f.list.Count(diag.Error) == before {
			f.complete(s)
		}
		return s
	}
	if _, ok := f.scalar(n, "a text"); !ok {
		return nil
	}
	read := f.entries(markdown.Statements(f.prose(n), f.list))
	if len(read) > 1 {
		f.errorf(n, "statement-form", "a list stands inside a statement of a list").Hint = "write all statements as one Markdown text, after actions: |"
	}
	if len(read) == 0 {
		f.errorf(n, "empty-statement", "the statement has no text")
		return nil
	}
	return read[0]
}

// onlyUnknown reports a map none of whose keys is a statement's, or looks like one: a text with a colon.
func (f *file) onlyUnknown(n *yaml.Node) bool {
	keys := namesOf(statementKeys())
	for _, p := range f.pairs(n) {
		word := p[0].Value
		prose := strings.Contains(word, " ") || strings.ToLower(word) != word
		if !prose && len(diag.Nearest(word, keys)) > 0 || slices.Contains(keys, word) {
			return false
		}
	}
	return len(n.Content) > 0 && n.Style&yaml.FlowStyle == 0
}

func (f *file) entries(list []*markdown.Entry) []*smm.Statement {
	var out []*smm.Statement
	for _, e := range list {
		s := &smm.Statement{Text: e.Text, More: e.More, Items: f.entries(e.Items), Numbered: e.Numbered, Pos: e.Pos}
		for _, a := range e.Attributes {
			f.attribute(a, s)
		}
		f.show(e.More)
		if len(e.Attributes) > 0 { // else the text, or what is wrong with it, was seen by markdown
			f.complete(s)
		}
		out = append(out, s)
	}
	return out
}

// attribute reads a word in braces by the declaration of the key that it stands for.
func (f *file) attribute(a markdown.Attribute, s *smm.Statement) {
	k := find(statementKeys(), a.Name)
	if k == nil || k.Name == "text" || k.Name == "items" {
		d := f.list.Errorf(a.Pos, "unknown-attribute", "unknown attribute %q", a.Name)
		if d.Hint = didYouMean(a.Name, namesOf(statementKeys())); d.Hint == "" {
			d.Hint = `lists have no space after a comma; where the brace is text, write \{`
		}
		return
	}
	if a.Bare && k.Shape.Type != Boolean {
		f.list.Errorf(a.Pos, "unknown-attribute", "%q stands here without a value", a.Name).Hint = "write " + a.Name + "= and the value, without a space"
		return
	}
	if k.names {
		s.Pos = a.ValuePos
	}
	k.read(f, f.attributeNode(a, k.Shape), s)
}

// attributeNode is the YAML that an attribute stands for.
func (f *file) attributeNode(a markdown.Attribute, shape *Shape) *yaml.Node {
	scalar := func(value string, col int) *yaml.Node {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value, Style: yaml.DoubleQuotedStyle, Line: a.ValuePos.Line - f.down, Column: col}
	}
	col := a.ValuePos.Col - f.right
	if shape.Type != List {
		return scalar(a.Value, col)
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Line: a.ValuePos.Line - f.down, Column: col}
	for _, value := range strings.Split(a.Value, ",") {
		list.Content = append(list.Content, scalar(value, col))
		col += len([]rune(value)) + 1
	}
	return list
}

// complete reports a statement without a text that does not say where its text is.
func (f *file) complete(s *smm.Statement) {
	if len(s.Text) == 0 && s.See.Text == "" {
		f.list.Errorf(s.Pos, "empty-statement", "the statement has no text").Hint = "write its text, or see= and the id of the statement that says it"
	}
}
