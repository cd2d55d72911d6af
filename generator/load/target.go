package load

import (
	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

var targetKeys = append([]key[smm.Target]{
	kindKey[smm.Target]("target"),
	field("id", "The target's id.", id, func(t *smm.Target) *string { return &t.ID }).required().naming(),
	field("edition", "The edition, in quotation marks.", edition, func(t *smm.Target) *string { return &t.Edition }),
}, aimKeys...)

// aimKeys are the keys of a target that say what is aimed at: all that one written in an assessment has.
var aimKeys = []key[smm.Target]{
	field("title", "The title.", plain, func(t *smm.Target) *string { return &t.Title }),
	field("model", "The model whose practices are meant: id or id@edition.", name, func(t *smm.Target) *smm.Word { return &t.ModelName }).required(),
	field("profiles", "The profiles that add to the model, all of that model.", oneOrMore(name), func(t *smm.Target) *[]smm.Word { return &t.ProfileNames }).without("the model alone"),
	field("rationale", "Why these levels.", blocks, func(t *smm.Target) *[]doc.Block { return &t.Rationale }),
	field("default", "Level and scope of all that is not set.", pointer(record(givenKeys, aimPos)), func(t *smm.Target) **smm.Aim { return &t.Default }).without("every practice is set or excluded"),
	custom("set", "Level and scope of practices; one of a subdomain or a domain holds for all below it. The nearest counts, for level and scope each on its own.", &Shape{Type: Map, By: Name, For: "practice, subdomain or domain", Of: given.shape}, readAims),
	custom("exclude", "What is left out, and why.", &Shape{Type: Map, By: Name, For: "practice, subdomain or domain", Of: inlines.shape}, readExclusions),
	custom("priority", "How urgent gaps are; inherited.", &Shape{Type: Map, By: Name, For: "practice, subdomain or domain", Of: priority.shape}, readPriorities).without("normal"),
}

// givenKeys are the level and the scope that are aimed at.
var givenKeys = []key[smm.Aim]{
	custom("level", "The level to reach.", level.shape, func(f *file, n *yaml.Node, a *smm.Aim) { a.Level = f.given(n) }).without("what is said above"),
	field("scope", "The scope up to which rows count.", name, func(a *smm.Aim) *smm.Word { return &a.Scope }).without("what is said above"),
	field("reason", "Why this level or scope.", inlines, func(a *smm.Aim) *[]doc.Inline { return &a.Reason }),
}

var (
	given    = pointer(record(givenKeys, aimPos))
	priority = choice(smm.HighPriority, smm.NormalPriority, smm.LowPriority)
	aims     = pointer(record(aimKeys, func(t *smm.Target) *diag.Pos { return &t.Pos }))
)

func aimPos(a *smm.Aim) *diag.Pos { return &a.Pos }

// given reads a level that may be left out.
func (f *file) given(n *yaml.Node) smm.GivenLevel {
	l, ok := level.read(f, n)
	if !ok {
		return smm.GivenLevel{}
	}
	return smm.GivenLevel{Level: l, Pos: f.pos(resolved(n))}
}

func readAims(f *file, n *yaml.Node, t *smm.Target) {
	for _, p := range f.pairs(n) {
		if a, ok := given.read(f, p[1]); ok {
			a.Node, a.Pos = f.asWord(p[0]), f.pos(p[0])
			t.Set = append(t.Set, a)
		}
	}
}

func readExclusions(f *file, n *yaml.Node, t *smm.Target) {
	for _, p := range f.pairs(n) {
		why, _ := inlines.read(f, p[1])
		t.Exclude = append(t.Exclude, &smm.Exclusion{Node: f.asWord(p[0]), Reason: why})
	}
}

func readPriorities(f *file, n *yaml.Node, t *smm.Target) {
	for _, p := range f.pairs(n) {
		if word, ok := priority.read(f, p[1]); ok {
			t.Priorities = append(t.Priorities, &smm.NodePriority{Node: f.asWord(p[0]), Priority: word})
		}
	}
}

func readTarget(f *file, n *yaml.Node) func(*smm.Library) {
	t := &smm.Target{}
	t.Pos = readMap(f, n, targetKeys, t)
	return func(lib *smm.Library) { lib.Targets = append(lib.Targets, t) }
}
