package pdf

import (
	"fmt"
	"strings"

	"smmpub/generator/pdf/layout"
)

// annotations writes the links of a page, and gives references to them. Each belongs to the element of its words.
func (f *finisher) annotations(page int) (string, error) {
	p := f.d.Pages[page]
	refs := make([]string, len(p.Links))
	for i, k := range p.Links {
		if k.Node == nil {
			return "", fmt.Errorf("page %d: the link to %s%s has no words", p.Number, k.Dest, k.URI)
		}
		n := f.w.value(fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect [%s %s %s %s] /Border [0 0 0] /F 4 /StructParent %d /Contents %s /A <<%s>>>>",
			num(k.X), num(p.Height-k.Y-k.H), num(k.X+k.W), num(p.Height-k.Y), len(f.d.Pages)+len(f.annots), text(f.says(k)), action(k)))
		f.annots = append(f.annots, f.tree.annotation(k.Node, page, n))
		refs[i] = ref(n)
	}
	return "[" + strings.Join(refs, " ") + "]", nil
}

// says is what a link leads to, in words; where nothing better is known, the words of the link.
func (f *finisher) says(k layout.Link) string {
	if k.Says != "" {
		return k.Says
	}
	if f.words == nil {
		f.words = linkWords(f.d)
	}
	if s := strings.TrimSpace(f.words[k.Node]); s != "" {
		return s
	}
	return k.File + k.Dest + k.URI
}

// linkWords are the words of the links.
func linkWords(d *layout.Document) map[*layout.Node]string {
	out := map[*layout.Node]string{}
	for _, p := range d.Pages {
		for _, m := range p.Marks {
			t, ok := m.(*layout.Text)
			for n := layout.NodeOf(m); ok && n != nil; n = n.Parent {
				if n.Role == "Link" {
					out[n] += t.Text
					break
				}
			}
		}
	}
	return out
}
