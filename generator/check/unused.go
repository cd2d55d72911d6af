package check

import (
	"bytes"
	"path"

	"smmpub/generator/smm"
)

// unused reports what was written and leads nowhere: references that nothing cites, Markdown files that no outline prints.
func (c *checker) unused() {
	c.unusedReferences()
	c.unusedContents()
}

// unread reports that a file which could not be read holds the words, so that nothing is known of how it uses them.
func (c *checker) unread(words string) bool {
	for _, file := range c.lib.Unread {
		if c.options.Source == nil {
			return true
		}
		src := c.options.Source(file)
		hidden := src == nil || bytes.IndexByte(src, 0) >= 0 // not to be read at all, or no UTF-8
		if c.searched += len(src); hidden || c.searched > maxSearched || bytes.Contains(src, []byte(words)) {
			return true
		}
	}
	return false
}

func (c *checker) unusedReferences() {
	for r := range c.rows {
		c.cited[r.External.Text] = true
	}
	if c.printsAll() {
		return
	}
	for _, b := range c.lib.References {
		for _, e := range b.Entries {
			if !c.cited[e.Key] && !c.unread(e.Key) {
				d := c.list.Warnf(e.Pos, "unused-reference", "nothing cites the reference %q", e.Key)
				d.Hint = "cite it as [" + e.Key + "], or leave it out"
			}
		}
	}
}

// rows ranges over the rows of all practice tables.
func (c *checker) rows(yield func(*smm.Row) bool) {
	for _, t := range c.lib.Practices {
		for _, r := range t.Rows {
			if !yield(r) {
				return
			}
		}
	}
}

// printsAll reports that an outline prints all references, cited or not.
func (c *checker) printsAll() bool {
	for _, p := range c.pubs {
		for _, it := range p.Document {
			if it.Kind == smm.ReferencesItem && it.Value.Text == "all" {
				return true
			}
		}
	}
	return false
}

func (c *checker) unusedContents() {
	printed := c.printed()
	for _, name := range sortedKeys(c.lib.Contents) {
		content := c.lib.Contents[name]
		if printed[content] || content.Draft || c.unread(name) || c.partial() && smm.Find(c.pubs, path.Dir(name)) == nil {
			continue
		}
		d := c.list.Warnf(content.Pos, "unused-content", "no outline prints the file %q", "content/"+name)
		d.Hint = "name it in a document: with `content: " + name + "`, or mark it draft: true"
	}
}
