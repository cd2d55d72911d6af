package compose

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// asides gives each practice's page its way to the other publications that speak of the practice: the model, other
// profiles, mapped requirements, the devices that its statements name.
func (c *composer) asides(site *doc.Site) {
	for i, p := range c.pubs {
		b := &builder{composer: c, pub: p, model: p.Model, words: site.Pubs[i].Words, out: site.Pubs[i]}
		eachSection(site.Pubs[i], func(s *doc.Section) {
			if s.Kind != doc.Practice {
				return
			}
			s.Aside = b.aside(s.ID)
			sectionSymbols(s, func(symbol string) { c.target(p, b.out, b.out.Targets, symbol) })
		})
	}
}

func (b *builder) aside(practice string) []doc.Block {
	n := b.model.Node(practice)
	out := b.elsewhere(n)
	out = append(out, b.concerned(practice)...)
	if b.pub.Mapping != nil {
		return out
	}
	return append(out, b.mappedAside(n)...)
}

// elsewhere lists the other publications that print the practice.
func (b *builder) elsewhere(n *smm.Node) []doc.Block {
	list := &doc.List{Class: "contents", Tight: true}
	for _, p := range b.pubs {
		if p.Front == b.pub.Front || p.Model == nil || p.Model.ID != b.model.ID || p.Kind == smm.MappingPub && b.pub.Mapping == nil {
			continue
		}
		if b.at(b.atlas.of(p.Front), n.ID) == nil {
			continue
		}
		list.Items = append(list.Items, refItem(p.Name()+" "+p.Edition, smm.InSymbol(p.FullName(), n.ID)))
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []doc.Block{heading(2, "", b.words["also-in"]), list}
}

// concerned lists the devices that the practice's statements name.
func (b *builder) concerned(practice string) []doc.Block {
	if b.pub.Profile == nil {
		return nil
	}
	named := devicesNamed(b.pub.Profile.Table(practice))
	list := &doc.List{Class: "contents", Tight: true}
	add := func(id, name string) {
		if named[id] {
			list.Items = append(list.Items, refItem(name, smm.AnchorSymbol(deviceAnchor(id))))
		}
	}
	for _, class := range b.pub.Profile.Classes {
		add(class.ID, class.Name)
		for _, d := range class.Devices {
			add(d.ID, d.Name)
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []doc.Block{heading(2, "", b.words["devices"]), list}
}

// mappedAside shows what each published mapping of the model ties the practice to.
func (b *builder) mappedAside(n *smm.Node) []doc.Block {
	var out []doc.Block
	for _, m := range b.mappings() {
		i := slices.IndexFunc(m.Practices, func(p *smm.Mapped) bool { return p.Node.ID == n.ID })
		if m.Model != b.model || i < 0 || m.Practices[i].None != nil {
			continue
		}
		t := b.mappingTable(m, m.Practices[i], false)
		t.Caption = []doc.Inline{&doc.Ref{Kind: doc.Link, Content: doc.Plain(m.Title), Symbol: smm.InSymbol(m.FullName(), n.ID)}}
		out = append(out, t)
	}
	if len(out) == 0 {
		return nil
	}
	return append([]doc.Block{heading(2, "", b.words["mapped-in"])}, out...)
}
