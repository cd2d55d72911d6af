package load

import (
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/markdown"
	"smmpub/generator/smm"
)

// contentKeys are the keys of the front matter of a Markdown file.
var contentKeys = []key[smm.Content]{
	custom("title", "The chapter's title, in place of the first heading.", &Shape{Type: Line}, func(f *file, n *yaml.Node, c *smm.Content) { c.Title, _ = inlines.read(f, n) }),
	field("part", "front, body or annex: where the chapter stands.", choice("front", "body", "annex"), func(c *smm.Content) *string { return &c.Part }),
	field("draft", "Whether the file is left out of what is published.", flag, func(c *smm.Content) *bool { return &c.Draft }),
}

// readContent reads a Markdown file.
func (f *file) readContent() *smm.Content {
	c := &smm.Content{Path: strings.TrimPrefix(f.path, contentDir+"/"), Pos: f.at(1, 1)}
	body, line := f.frontMatter(c)
	read := markdown.Blocks(markdown.Source{
		Text:   body,
		Base:   markdown.Base{File: f.path, Line: line, Col: 1},
		Dir:    f.imageDir(),
		Images: f.images,
	}, f.list)
	c.Blocks, c.Notes = read.Blocks, read.Notes
	f.weigh(c)
	takeTitle(c)
	f.show(c.Blocks)
	c.Refs = refsOf(c)
	return c
}

// frontMatter reads the YAML between lines of three hyphens and gives the text below it, with its first line.
func (f *file) frontMatter(c *smm.Content) (string, int) {
	if !isFence(f.line(1)) {
		return f.src, 1
	}
	for i := 2; i <= len(f.lines); i++ {
		if !isFence(f.line(i)) {
			continue
		}
		p := f.part(strings.Join(f.lines[1:i-1], "\n"), diag.Pos{Line: 2, Col: 1})
		if strings.TrimSpace(p.src) != "" {
			if n := p.root(); n != nil {
				readMap(p, n, contentKeys, c)
			}
		}
		return strings.Join(f.lines[i:], "\n"), i + 1
	}
	f.list.Errorf(f.at(1, 1), "front-matter", "the front matter is not closed").Hint = "end it with a line of three hyphens"
	return "", 1
}

func isFence(line string) bool { return strings.TrimRight(line, " \t") == "---" }

// takeTitle takes the title from the first heading, and the heading out of the text.
func takeTitle(c *smm.Content) {
	if len(c.Blocks) == 0 {
		return
	}
	h, ok := c.Blocks[0].(*doc.Heading)
	if !ok || h.Level != 1 {
		return
	}
	if c.Title == nil {
		c.Title, c.Pos = h.Content, h.Pos
	} else if doc.PlainText(h.Content) != doc.PlainText(c.Title) {
		return
	}
	c.ID = h.ID
	c.Blocks = c.Blocks[1:]
}

// refsOf are all references of a file in order: title, text, footnotes.
func refsOf(c *smm.Content) []*doc.Ref {
	var out []*doc.Ref
	add := func(x doc.Inline) {
		if r, ok := x.(*doc.Ref); ok {
			out = append(out, r)
		}
	}
	doc.VisitInlines(c.Title, add)
	doc.EachInline(c.Blocks, add)
	for _, n := range c.Notes {
		doc.EachInline(n.Blocks, add)
	}
	return out
}

// ContentKeys are the keys of the front matter of a Markdown file.
func ContentKeys() []Key { return declared(contentKeys) }
