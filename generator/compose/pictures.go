package compose

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// pictures are what the texts of the publication ask the program to draw: "figure:devices".
func (b *builder) pictures() map[string]bool {
	out := map[string]bool{}
	for _, it := range b.pub.Document {
		if it.Content == nil || it.Content.Draft && !b.options.Drafts {
			continue
		}
		doc.EachBlock(it.Content.Blocks, func(block doc.Block) {
			if d, ok := block.(*doc.Drawn); ok {
				out[d.What] = true
			}
		})
	}
	return out
}

// drawsDevices reports whether a text shows the device classes, so that the practices chapter need not.
func (b *builder) drawsDevices() bool { return b.pictures()["figure:devices"] }

// drawsNodes reports whether texts show the domains with all that is said of them, so that the practices chapter need not: a
// figure of each domain, or that of the hierarchy where names say all.
func (b *builder) drawsNodes() bool { return b.drawsDomains() || b.drawsTree() }

func (b *builder) drawsDomains() bool {
	drawn := b.pictures()
	return !slices.ContainsFunc(b.model.Domains, func(n *smm.Node) bool { return !drawn["figure:domain/"+n.ID] })
}

func (b *builder) drawsTree() bool {
	return b.pictures()["figure:hierarchy"] && !slices.ContainsFunc(b.groups(b.model.Domains), func(n *smm.Node) bool { return n.Description != nil })
}

// shows are the anchors that lead to a figure since the practices chapter has no list of nodes: domains and subdomains that it
// is the first to show.
func (b *builder) shows(what string) []string {
	if b.pub.Kind != smm.ModelPub {
		return nil
	}
	var roots []*smm.Node
	switch {
	case b.drawsDomains():
		roots = slices.DeleteFunc(slices.Clone(b.model.Domains), func(n *smm.Node) bool { return what != "domain/"+n.ID })
	case b.drawsTree() && what == "hierarchy":
		roots = b.model.Domains
	}
	var out []string
	for _, n := range b.groups(roots) {
		if !b.shown[n] {
			b.shown[n] = true
			out = append(out, n.ID)
		}
	}
	return out
}

// groups are nodes and all below them, practices excepted.
func (b *builder) groups(nodes []*smm.Node) []*smm.Node {
	var out []*smm.Node
	for _, n := range nodes {
		if n.Kind != smm.PracticeNode {
			out = append(append(out, n), b.groups(n.Children)...)
		}
	}
	return out
}
