package layout

import "smmpub/generator/doc"

// noteNode is the node of a footnote. It finds its place when a line calls the note.
func (l *layouter) noteNode(n *doc.Note) *Node {
	node, ok := l.noteNodes[n]
	if !ok {
		node = &Node{Role: "Note"}
		l.noteNodes[n] = node
	}
	return node
}

// called gives footnotes their place in reading order: behind the paragraph, list or table of the section that calls them
// first.
func (l *layouter) called(notes []*doc.Note, by *Node) {
	for _, n := range notes {
		node := l.noteNode(n)
		if node.Seq != 0 || by == nil {
			continue
		}
		at := by
		for at.Parent != nil && at.Parent.Role != "Sect" {
			at = at.Parent
		}
		node.Parent, node.Seq = at.Parent, at.Seq
	}
}

// picture is the node of an image in running text.
func (l *layouter) picture(im *doc.InlineImage, in *Node) *Node {
	alt := clean(im.Alt)
	if in == nil || alt == "" { // without words it is an ornament
		return nil
	}
	n := l.node("Figure", in)
	n.Alt = alt
	return n
}

// says is what a link leads to, in words: the title of a section, figure or table, what an
// acronym stands for, an address; else nothing.
func (l *layouter) says(to link) string {
	if to.uri != "" {
		return to.uri
	}
	if to.file != "" {
		return to.says
	}
	if l.titles == nil {
		l.entitle()
	}
	if s := l.titles[to.dest]; s != "" || to.tag == nil {
		return s
	}
	return to.tag.expansion
}

// entitle names the destinations that have titles.
func (l *layouter) entitle() {
	l.titles = map[string]string{}
	for _, c := range l.pub.Chapters {
		c.Walk(func(s *doc.Section, _ int) { l.titles[s.ID] = joinWith(s.Label, " ", l.plain(s.Title)) })
	}
	for _, all := range [][]doc.Listed{l.pub.Figures, l.pub.Tables} {
		for _, x := range all {
			l.titles[x.Anchor] = joinWith(x.Label, ": ", l.plain(x.Caption))
		}
	}
	for i := range l.pub.Notes {
		l.titles[noteAnchor(i+1)] = fill(l.word("footnote", "Footnote {number}"), "{number}", itoa(i+1))
	}
}
