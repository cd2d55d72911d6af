package pdf

import (
	"strconv"

	"smmpub/generator/pdf/layout"
)

// tagger puts everything that is painted into marked content: what belongs to a node of the document bears a number, by
// which the structure tree refers to it, all else is an artifact.
type tagger struct {
	pages [][]*layout.Node // the nodes of each page's marked content, by number
	open  bool
	node  *layout.Node
	kind  string // of an artifact
}

// begin begins the marked content of a mark unless it is open, and gives what must be written for it.
func (t *tagger) begin(page *layout.Page, m layout.Mark) string {
	node, kind := layout.NodeOf(m), ""
	if node == nil {
		kind = artifactKind(page, m)
	}
	if t.open && t.node == node && t.kind == kind {
		return ""
	}
	end := ""
	if t.open {
		end = "EMC\n"
	}
	t.open, t.node, t.kind = true, node, kind
	if node == nil {
		return end + "/Artifact <<" + kind + ">> BDC"
	}
	i := len(t.pages) - 1
	t.pages[i] = append(t.pages[i], node)
	return end + "/" + node.Role + " <</MCID " + strconv.Itoa(len(t.pages[i])-1) + ">> BDC"
}

// newPage begins a page.
func (t *tagger) newPage() { t.pages = append(t.pages, nil) }

// end ends what is open.
func (t *tagger) end() string {
	if !t.open {
		return ""
	}
	t.open, t.node, t.kind = false, nil, ""
	return "EMC"
}

// The kinds of artifact.
const (
	headArtifact = "/Type /Pagination /Subtype /Header /Attached [/Top]"
	footArtifact = "/Type /Pagination /Subtype /Footer /Attached [/Bottom]"
	pageArtifact = "/Type /Pagination"
	markArtifact = "/Type /Pagination /Subtype /Watermark"
	ruleArtifact = "/Type /Layout"
)

// artifactKind says why something is painted that is no part of the document: outside the flow it belongs to the page; inside,
// words are repeated heads and leaders, all else is rules and grounds.
func artifactKind(page *layout.Page, m layout.Mark) string {
	if _, stamp := m.(*layout.Stamp); stamp {
		return markArtifact
	}
	top, ok := topOf(m)
	switch {
	case !ok:
		return pageArtifact
	case top < page.Content.Y:
		return headArtifact
	case top > page.Content.Y+page.Content.H:
		return footArtifact
	}
	if _, words := m.(*layout.Text); words {
		return pageArtifact
	}
	return ruleArtifact
}

func topOf(m layout.Mark) (y int, ok bool) {
	switch m := m.(type) {
	case *layout.Text:
		return m.Y, true
	case *layout.Line:
		return m.Y1, true
	case *layout.Box:
		return m.Y, true
	case *layout.Picture:
		return m.Y, true
	case *layout.Polygon:
		if len(m.Points) > 0 {
			return m.Points[0][1], true
		}
	}
	return 0, false
}
