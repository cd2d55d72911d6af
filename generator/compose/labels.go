package compose

import (
	"cmp"
	"strconv"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// label is a publication's own word for one of the model's things, else the model's, else fallback.
func (b *builder) label(id, fallback string) string {
	return cmp.Or(b.pub.Labels[id], b.model.Labels[id], fallback)
}

// levelHead is what the head of a level's column says: Comprehensiveness Level 2 (Ad Hoc).
func (b *builder) levelHead(l *smm.Level) string {
	text := b.levelNumber(l.Level)
	if l.Name != "" {
		text += " (" + l.Name + ")"
	}
	return text
}

// levelNumber is a level without its name: Comprehensiveness Level 2.
func (b *builder) levelNumber(level int) string {
	return b.label("level", b.words["level-word"]) + " " + strconv.Itoa(level)
}

func (b *builder) scopeHead(s *smm.Scope) string {
	return b.label(s.ID, cmp.Or(s.Row, s.Name, s.ID))
}

func (b *builder) partHead(p *smm.Part) string { return b.label(p.ID, cmp.Or(p.Heading, p.ID)) }

// nodeName is what a publication calls a node: in another language than the model's, as it heads its own table of the practice.
func (b *builder) nodeName(n *smm.Node) string { return nodeName(b.pub, n) }

func nodeName(p *smm.Pub, n *smm.Node) string {
	if p != nil && p.Model != nil && p.Language != p.Model.Language {
		if t := p.Table(n.ID); t != nil {
			return cmp.Or(t.Title, t.Heading, n.Name)
		}
	}
	return n.Name
}

// sectionTitle is the heading over a practice's table.
func (b *builder) sectionTitle(t *smm.Table, n *smm.Node) string {
	if t != nil && t.Heading != "" {
		return t.Heading
	}
	return fill(b.label("section", "{name}"), "name", b.nodeName(n))
}

// levelRef is a level's name that leads to its definition.
func (b *builder) levelRef(l *smm.Level, text string) []doc.Inline {
	return []doc.Inline{&doc.Ref{Kind: doc.Link, Content: doc.Plain(text), Symbol: smm.LevelSymbol(b.owner(&b.model.Front), l.Level)}}
}

// owner is the name by which symbols of a publication name another: "." for itself.
func (b *builder) owner(f *smm.Front) string {
	if f == b.pub.Front {
		return "."
	}
	return f.FullName()
}
