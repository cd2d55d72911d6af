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

// sectionTitle is the heading over a practice's table.
func (b *builder) sectionTitle(t *smm.Table, n *smm.Node) string {
	if t != nil && t.Heading != "" {
		return t.Heading
	}
	return fill(b.label("section", "{name}"), "name", n.Name)
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
