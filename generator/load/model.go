package load

import (
	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

var modelKeys = append(append([]key[smm.Model]{kindKey[smm.Model]("model")},
	within(frontKeys, func(m *smm.Model) *smm.Front { return &m.Front })...),
	field("levels", "The levels, 1 to 9 of them, ascending; each holds what those below it ask. Level 0 is None without being named.", listOf(oneLevel), func(m *smm.Model) *[]*smm.Level { return &m.Levels }).required(),
	field("scopes", "The scopes, 1 to 5 of them, ascending. The first is the model's own row, profiles fill the others.", listOf(pointer(record(scopeKeys, func(s *smm.Scope) *diag.Pos { return &s.Pos }))), func(m *smm.Model) *[]*smm.Scope { return &m.Scopes }).required(),
	field("parts", "What a cell is made of, in order.", listOf(pointer(record(partKeys, func(p *smm.Part) *diag.Pos { return &p.Pos }))), func(m *smm.Model) *[]*smm.Part { return &m.Parts }).without("actions, then indicators as aids"),
	field("domains", "The practices in their hierarchy.", listOf(node(smm.DomainNode, domainKeys)), func(m *smm.Model) *[]*smm.Node { return &m.Domains }).required(),
)

var levelKeys = []key[smm.Level]{
	field("level", "The level's number, 0 to 9.", level, func(l *smm.Level) *int { return &l.Level }).required().naming(),
	field("name", "Its name.", plain, func(l *smm.Level) *string { return &l.Name }).required(),
	field("description", "What it means.", blocks, func(l *smm.Level) *[]doc.Block { return &l.Description }),
}

// oneLevel reads a level; one without a number is left out, for every level has its place by it.
var oneLevel = reading[*smm.Level]{record(levelKeys, nil).shape, func(f *file, n *yaml.Node) (*smm.Level, bool) {
	l := &smm.Level{Level: -1}
	l.Pos = readMap(f, n, levelKeys, l)
	return l, l.Level >= 0
}}

var scopeKeys = []key[smm.Scope]{
	field("id", "The scope's id.", localID, func(s *smm.Scope) *string { return &s.ID }).required().naming(),
	field("name", "Its name.", plain, func(s *smm.Scope) *string { return &s.Name }).required(),
	field("row", "The head of its row in practice tables.", plain, func(s *smm.Scope) *string { return &s.Row }).without("its name"),
	field("description", "What it means.", blocks, func(s *smm.Scope) *[]doc.Block { return &s.Description }),
}

var partKeys = []key[smm.Part]{
	field("id", "The part's id, the key in a cell.", localID, func(p *smm.Part) *string { return &p.ID }).required().naming(),
	field("heading", "Its heading in a cell.", plain, func(p *smm.Part) *string { return &p.Heading }).required(),
	field("assess", "How an assessment takes its statements. each: every one is asked; aid: they help to judge the others; none: they are not asked.", choice(smm.AssessEach, smm.AssessAid, smm.AssessNone), func(p *smm.Part) *smm.Assess { return &p.Assess }).without("each"),
}

var nodeKeys = []key[smm.Node]{
	field("id", "The id, unique in the model.", id, func(n *smm.Node) *string { return &n.ID }).required().naming(),
	field("name", "The name.", plain, func(n *smm.Node) *string { return &n.Name }).required(),
	field("aliases", "Other spellings of the name.", listOf(plain), func(n *smm.Node) *[]string { return &n.Aliases }),
	field("description", "What it is about.", blocks, func(n *smm.Node) *[]doc.Block { return &n.Description }),
}

var (
	practicesKey  = children("practices", "The practices.", smm.PracticeNode, nodeKeys)
	subdomainKeys = append(nodeKeys[:len(nodeKeys):len(nodeKeys)], practicesKey)
	domainKeys    = append(nodeKeys[:len(nodeKeys):len(nodeKeys)], children("subdomains", "The subdomains.", smm.SubdomainNode, subdomainKeys), practicesKey)
)

// node reads a domain, a subdomain or a practice.
func node(kind smm.NodeKind, keys []key[smm.Node]) reading[*smm.Node] {
	r := pointer(record(keys, func(n *smm.Node) *diag.Pos { return &n.Pos }))
	return reading[*smm.Node]{r.shape, func(f *file, y *yaml.Node) (*smm.Node, bool) {
		n, ok := r.read(f, y)
		n.Kind = kind
		for _, c := range n.Children {
			c.Parent = n
		}
		return n, ok
	}}
}

func children(word, doc string, kind smm.NodeKind, keys []key[smm.Node]) key[smm.Node] {
	r := listOf(node(kind, keys))
	return custom(word, doc, r.shape, func(f *file, y *yaml.Node, into *smm.Node) {
		nodes, _ := r.read(f, y)
		into.Children = append(into.Children, nodes...)
	})
}

func readModel(f *file, n *yaml.Node) func(*smm.Library) {
	m := &smm.Model{}
	f.front(readMap(f, n, modelKeys, m), &m.Front)
	f.levels(m)
	f.count(n, "levels", len(m.Asking()), 1, 9)
	f.count(n, "scopes", len(m.Scopes), 1, 5)
	if len(m.Scopes) == 0 { // reported; later stages rely on a first scope
		m.Scopes = []*smm.Scope{{ID: "general", Name: "General", Pos: m.Pos}}
	}
	for _, s := range m.Scopes {
		if s.Row == "" {
			s.Row = s.Name
		}
	}
	parts(m)
	return func(lib *smm.Library) { lib.Models = append(lib.Models, m) }
}

// levels checks that levels ascend and adds the one that every model has: 0, None.
func (f *file) levels(m *smm.Model) {
	var kept []*smm.Level
	for _, l := range m.Levels {
		if n := len(kept); n > 0 && l.Level <= kept[n-1].Level {
			d := f.list.Errorf(l.Pos, "level-order", "level %d follows level %d; levels ascend", l.Level, kept[n-1].Level)
			d.Related = []diag.Related{{Pos: kept[n-1].Pos, Message: "the level before"}}
			continue
		}
		kept = append(kept, l)
	}
	if len(kept) == 0 || kept[0].Level != 0 {
		kept = append([]*smm.Level{{Level: 0, Name: "None", Pos: m.Pos}}, kept...)
	}
	m.Levels = kept
}

func (f *file) count(n *yaml.Node, what string, got, low, high int) {
	if got < low || got > high {
		f.errorf(n, "model-size", "the model has %d %s; %d to %d are possible", got, what, low, high)
	}
}

// parts fills in the parts of a model that names none, and the headings that labels give.
func parts(m *smm.Model) {
	if len(m.Parts) == 0 {
		m.Parts = []*smm.Part{
			{ID: "actions", Heading: "What needs to be done to achieve this level", Assess: smm.AssessEach, Pos: m.Pos},
			{ID: "indicators", Heading: "Indicators of accomplishment", Assess: smm.AssessAid, Pos: m.Pos},
		}
	}
	for _, p := range m.Parts {
		if p.Assess == "" {
			p.Assess = smm.AssessEach
		}
		if heading, ok := m.Labels[p.ID]; ok {
			p.Heading = heading
		}
	}
}
