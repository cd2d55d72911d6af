package layout

import (
	"path/filepath"

	"smmpub/generator/doc"
)

// across is a place in the PDF of another publication of the same run. Where the address of the web edition is known, links
// lead there instead: a file that is mailed has no neighbours.
func (l *layouter) across(t *doc.Target) link {
	if t.Pub.PDF == "" || l.pub.PDF == "" {
		return link{}
	}
	file, err := filepath.Rel(filepath.Dir(filepath.FromSlash(l.pub.PDF)), filepath.FromSlash(t.Pub.PDF))
	if err != nil {
		return link{}
	}
	return link{file: filepath.ToSlash(file), dest: beginning(t), says: clean(t.Pub.Front.Title)}
}

// beginning is the anchor of a target; a page of the web edition without one begins with its section.
func beginning(t *doc.Target) string {
	anchor := t.Anchor
	for _, c := range t.Pub.Chapters {
		c.Walk(func(s *doc.Section, _ int) {
			if anchor == "" && s.Path != "" && s.Path == t.Page {
				anchor = s.ID
			}
		})
	}
	return anchor
}
