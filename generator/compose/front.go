package compose

import (
	"cmp"
	"slices"
	"strings"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// front is what the title page says.
func (b *builder) front() doc.Front {
	f := b.pub.Front
	out := doc.Front{
		Title: f.Title, ShortTitle: f.Name(), Kind: b.kindText(), Number: f.Number, Edition: f.Edition, Date: f.Date,
		Status: string(f.Status), StatusText: b.words[string(f.Status)],
		Publishers: b.parties(f.Publishers), Authors: b.parties(f.Authors), Contributors: b.parties(f.Contributors),
		Abstract: f.Abstract, Legal: f.Legal, IPR: f.IPR, Copyright: copyright(f.Copyright),
		Licence:  doc.Party{Name: f.Licence.Name, URL: f.Licence.URL},
		Editions: b.editions(), Address: b.address(),
	}
	out.Cite = doc.Plain(b.cite())
	if out.Address != nil {
		out.Cite = append(append(doc.Plain(strings.TrimSuffix(b.cite(), ".")+", "), out.Address...), &doc.Text{Text: "."})
	}
	for _, h := range f.History {
		out.History = append(out.History, doc.Change{Edition: h.Edition, Date: h.Date, Changes: h.Changes})
	}
	out.Errata = b.errata()
	if b.pub.Kind != smm.ModelPub && b.model != nil {
		out.Extends = append(out.Extends, pubRef(&b.model.Front))
	}
	if m := b.pub.Mapping; m != nil {
		for _, p := range m.Profiles {
			out.Extends = append(out.Extends, pubRef(&p.Front))
		}
		out.Related = append(out.Related, b.frameworkRefs(m)...)
	}
	if of := smm.Find(b.pubs, f.TranslationOf.Text); of != nil && f.TranslationOf.Text != "" {
		out.Translates = []doc.Ref{pubRef(of.Front)}
	}
	out.Standing = b.standing()
	return out
}

// copyright puts the sign before a line that lacks it.
func copyright(line []doc.Inline) []doc.Inline {
	text := strings.ToLower(doc.PlainText(line))
	if text == "" || strings.HasPrefix(text, "©") || strings.HasPrefix(text, "copyright") || strings.HasPrefix(text, "(c)") {
		return line
	}
	return append(doc.Plain("© "), line...)
}

func pubRef(f *smm.Front) doc.Ref {
	return doc.Ref{Kind: doc.Link, Content: doc.Plain(f.Title), Symbol: smm.PubSymbol(f.FullName())}
}

func (b *builder) frameworkRefs(m *smm.Mapping) []doc.Ref {
	var out []doc.Ref
	for _, f := range frameworksOf(b.lib, m) {
		out = append(out, doc.Ref{Kind: doc.Link, Content: doc.Plain(b.lib.FrameworkName(f)), Symbol: smm.FrameworkSymbol(f.ID)})
	}
	return out
}

// frameworksOf are the frameworks of which a mapping names requirements, in the order of their first use.
func frameworksOf(lib *smm.Library, m *smm.Mapping) []*smm.Framework {
	used := map[*smm.Framework]bool{}
	for l := range m.Leads {
		used[l.Link.Requirement.Framework] = true
	}
	var out []*smm.Framework
	for _, f := range lib.Frameworks {
		if used[f] {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(x, y *smm.Framework) int {
		return cmp.Compare(slices.Index(m.Frameworks, x.ID), slices.Index(m.Frameworks, y.ID))
	})
	return out
}

func (b *builder) kindText() string {
	switch b.pub.Kind {
	case smm.ProfilePub:
		return fill(b.words["of-model"], "name", b.model.Title)
	case smm.MappingPub:
		return fill(b.words["mapping-of"], "name", b.model.Title)
	}
	return b.words["model"]
}

func (b *builder) parties(in []smm.Party) []doc.Party {
	var out []doc.Party
	for _, p := range in {
		out = append(out, doc.Party{Name: p.Name, Affiliation: p.Affiliation, Role: p.Role, URL: p.URL, Logo: b.lib.Images[p.Logo]})
	}
	return out
}

// editions are all editions of the publication that are published here, newest first.
func (b *builder) editions() []doc.Edition {
	var out []doc.Edition
	for _, p := range b.pubs {
		if p.ID != b.pub.ID {
			continue
		}
		name := p.Edition
		if p.Date != "" {
			name += ", " + p.Date
		}
		out = append(out, doc.Edition{Name: name, Role: b.words[string(p.Status)], URL: pathOf(p.Front) + "index.html", Symbol: smm.PubSymbol(p.FullName())})
	}
	return out
}

// address leads to the web edition.
func (b *builder) address() []doc.Inline {
	if b.lib.Site.BaseURL == "" {
		return nil
	}
	url := b.lib.Site.BaseURL + pathOf(b.pub.Front) + "index.html"
	return []doc.Inline{&doc.Ref{Kind: doc.Link, Key: url, Content: doc.Plain(url), Symbol: smm.URLSymbol(url)}}
}

// cite is the publication as a reference list would give it.
func (b *builder) cite() string {
	f := b.pub.Front
	var names []string
	for _, p := range f.Publishers {
		names = append(names, p.Name)
	}
	parts := []string{}
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(names) > 0 {
		add(strings.Join(names, ", ") + ": " + f.Title)
	} else {
		add(f.Title)
	}
	add(fill(b.words["edition-of"], "edition", f.Edition))
	add(f.Number)
	add(f.Date)
	return strings.Join(parts, ", ") + "."
}

// pathOf is the folder of a publication's web edition.
func pathOf(f *smm.Front) string { return f.ID + "/" + f.Edition + "/" }

// fill puts values into a text: fill("Table {number}", "number", "3-2").
func fill(text string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", pairs[i+1])
	}
	return text
}
