package compose

import (
	"slices"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// asides gives each practice's page its mapped requirements and its way to the other publications that speak of the
// practice: the model, other profiles, the devices that its statements name.
func (c *composer) asides(p *smm.Pub, out *doc.Publication) {
	b := &builder{composer: c, pub: p, model: p.Model, words: out.Words, out: out}
	eachSection(out, func(s *doc.Section) {
		if s.Kind != doc.Practice {
			return
		}
		s.Aside = b.aside(s.ID)
		sectionSymbols(s, func(symbol string) { c.target(p, out, out.Targets, symbol) })
	})
}

func (b *builder) aside(practice string) []doc.Block {
	n := b.model.Node(practice)
	var out []doc.Block
	if b.pub.Mapping == nil {
		out = b.mappedAside(n)
	}
	if b.pub.Kind == smm.ModelPub {
		out = append(out, b.profilesOn(n)...)
	} else {
		out = append(out, b.elsewhere(n)...)
	}
	return append(out, b.concerned(practice)...)
}

// manyElsewhere is how many other publications a practice's page lists. Where there are more, the model's page compares them.
const manyElsewhere = 12

// elsewhere lists the other publications that print the practice, the model first.
func (b *builder) elsewhere(n *smm.Node) []doc.Block {
	list := &doc.List{Class: "contents", Tight: true}
	for _, p := range b.pubs {
		if p.Front == b.pub.Front || p.Model == nil || p.Model.ID != b.model.ID || p.Kind == smm.MappingPub && b.pub.Mapping == nil {
			continue
		}
		if b.at(b.atlas.of(p.Front), n.ID) == nil {
			continue
		}
		if len(list.Items) == manyElsewhere {
			list.Items = append(list.Items, &doc.Item{Blocks: doc.Para(b.words["also-more"])})
			break
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
	mappings := current(slices.DeleteFunc(b.mappings(), func(m *smm.Mapping) bool { return m.Model != b.model }))
	var out []doc.Block
	for _, m := range mappings {
		if p := m.Practice(n.ID); p != nil && p.None == nil {
			out = append(out, b.mappedBox(m, p, editionAmong(mappings, m)))
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]doc.Block{heading(2, "", b.words["mapped-in"])}, out...)
}
