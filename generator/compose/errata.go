package compose

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

func erratumAnchor(id string) string { return anchor("erratum-", id) }

// errata are the corrections that the title page lists. Only the first of equal names has an anchor.
func (b *builder) errata() []doc.Erratum {
	var out []doc.Erratum
	seen := map[string]bool{}
	for _, e := range b.pub.Errata {
		x := doc.Erratum{ID: e.ID, Date: e.Date, Kind: e.Kind, Was: e.Was, Now: e.Now}
		if at := erratumAnchor(e.ID); !seen[at] {
			seen[at] = true
			x.Anchor = at
		}
		if e.At.Text != "" {
			x.At = &doc.Ref{Kind: doc.Link, Content: doc.Plain(e.At.Text), Symbol: smm.PlaceSymbol(".", e.At.Text)}
		}
		out = append(out, x)
	}
	return out
}

// corrections are the marks of what was corrected at a place, by any of its names, each leading to the list.
func (b *builder) corrections(names ...string) []doc.Inline {
	var out []doc.Inline
	for _, e := range b.pub.Errata {
		if e.At.Text == "" || !slices.Contains(names, e.At.Text) {
			continue
		}
		ref := &doc.Ref{Kind: doc.Link, Symbol: smm.AnchorSymbol(erratumAnchor(e.ID)), Content: []doc.Inline{&doc.Badge{Class: "erratum", Text: e.ID}}}
		if len(out) > 0 {
			out = append(out, &doc.Text{Text: " "})
		}
		out = append(out, ref)
	}
	return out
}

// corrected puts the marks behind a text.
func (b *builder) corrected(text []doc.Inline, names ...string) []doc.Inline {
	marks := b.corrections(names...)
	if marks == nil {
		return text
	}
	return append(append(slices.Clip(text), &doc.Text{Text: " "}), marks...)
}

// noteErrata tells where the title page lists each correction, and what was corrected.
func noteErrata(p *doc.Publication, add func(string, place)) {
	for _, e := range p.Front.Errata {
		if e.Anchor != "" {
			add(e.Anchor, place{page: p.Path + "index.html", text: doc.Plain(e.ID), title: erratumTitle(e)})
		}
	}
}

// erratumTitle says in a line what was corrected: E1, 2021-02-03: HIPPA → HIPAA.
func erratumTitle(e doc.Erratum) string {
	title := e.ID
	if e.Date != "" {
		title += ", " + e.Date
	}
	switch {
	case e.Was != "" && e.Now != "":
		return title + ": " + e.Was + " → " + e.Now
	case e.Was+e.Now != "":
		return title + ": " + e.Was + e.Now
	}
	return title
}
