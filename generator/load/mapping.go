package load

import (
	"cmp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// mappingFile is a mapping with the name of its table.
type mappingFile struct {
	smm.Mapping
	csv smm.Word
}

var mappingKeys = append(append([]key[mappingFile]{
	kindKey[mappingFile]("mapping"),
	field("from", "The model, or the profiles, whose practices are mapped.", oneOrMore(name), func(m *mappingFile) *[]smm.Word { return &m.From }).required(),
}, within(frontKeys, func(m *mappingFile) *smm.Front { return &m.Front })...),
	field("binding", "Whether the mapping binds its readers or only informs them.", choice("informative", "normative"), func(m *mappingFile) *string { return &m.Binding }).without("informative"),
	field("provenance", "Who says so, and on what basis.", blocks, func(m *mappingFile) *[]doc.Block { return &m.Provenance }),
	custom("roles", "Whom the requirements speak to. Without roles, any stands for everyone.", &Shape{Type: Map, By: ID, For: "role", Of: role.shape}, readRoles),
	custom("practices", "What each practice is mapped to: by level, cell or statement, then role, then framework, a list of requirements. Lower levels apply too.", mappedShape(4), readMapped),
	field("csv", "A table beside this file, in place of practices: practice,level,scope,role,framework,requirement,relation,note.", freeWord, func(m *mappingFile) *smm.Word { return &m.csv }),
)

var role = pointer(record(roleKeys, nil))

var roleKeys = []key[smm.Role]{
	field("name", "The role's name.", plain, func(r *smm.Role) *string { return &r.Name }).required(),
	field("description", "What the role does.", blocks, func(r *smm.Role) *[]doc.Block { return &r.Description }),
}

func readMapping(f *file, n *yaml.Node) func(*smm.Library) {
	m := &mappingFile{}
	f.front(readMap(f, n, mappingKeys, m), &m.Front)
	if m.Binding == "" {
		m.Binding = "informative"
	}
	if m.csv.Text != "" {
		f.mappingTable(m)
	}
	for _, p := range m.Practices {
		slices.SortStableFunc(p.Places, func(a, b *smm.Place) int { return cmp.Compare(a.Level, b.Level) })
	}
	return func(lib *smm.Library) { lib.Mappings = append(lib.Mappings, &m.Mapping) }
}

func readRoles(f *file, n *yaml.Node, m *mappingFile) {
	for _, p := range f.pairs(n) {
		word, ok := localID.read(f, p[0])
		if !ok {
			continue
		}
		if r, ok := role.read(f, p[1]); ok {
			r.ID, r.Pos = word, f.pos(p[0])
			m.Roles = append(m.Roles, r)
		}
	}
}

func readMapped(f *file, n *yaml.Node, m *mappingFile) {
	for _, p := range f.pairs(n) {
		mapped := &smm.Mapped{Practice: f.asWord(p[0]), Pos: f.pos(p[0])}
		for _, q := range f.pairs(p[1]) {
			if q[0].Value == none {
				mapped.None, _ = inlines.read(f, q[1])
			} else if place := f.place(q[0], q[1]); place != nil {
				mapped.Places = append(mapped.Places, place)
			}
		}
		f.noneAlone(p[1])
		m.Practices = append(m.Practices, mapped)
	}
}

// noneAlone reports a map that says why nothing is mapped and maps something.
func (f *file) noneAlone(n *yaml.Node) {
	pairs := f.pairs(n)
	for _, p := range pairs {
		if p[0].Value == none && len(pairs) > 1 {
			d := f.list.Errorf(f.pos(p[0]), "row-form", "%q stands beside what is mapped", none)
			d.Hint = "leave one of them out"
		}
	}
}

// mappedShape is a map of practices, of places, of roles, of frameworks: at every height `none` says why there is
// nothing.
func mappedShape(height int) *Shape {
	why := func() []Key { return []Key{{Name: none, Doc: "Why nothing is mapped.", Shape: inlines.shape}} }
	if height == 0 {
		link := &Shape{Type: Record, Keys: func() []Key { return declared(linkKeys) }, Or: name.shape}
		return &Shape{Type: List, Of: link, Or: &Shape{Type: Name, Or: &Shape{Type: Record, Keys: why}}}
	}
	return &Shape{Type: Record, Keys: why, By: Name, For: mappedBy[height-1], Of: mappedShape(height - 1)}
}

// mappedBy is what the keys of a mapping are, from the lists of requirements upwards.
var mappedBy = []string{"framework", "role", "level, cell or statement", "practice"}

// none as a key says, at any height, why nothing is mapped.
const none = "none"

func (f *file) asWord(n *yaml.Node) smm.Word { return smm.Word{Text: n.Value, Pos: f.pos(n)} }

// place reads what a level, a cell or a statement is mapped to.
func (f *file) place(k, n *yaml.Node) *smm.Place {
	place := f.placeOf(f.asWord(k))
	if place == nil {
		return nil
	}
	for _, p := range f.pairs(n) {
		if p[0].Value == none {
			place.None, _ = inlines.read(f, p[1])
			continue
		}
		place.Sets = append(place.Sets, f.roleSet(p[0], p[1]))
	}
	f.noneAlone(n)
	return place
}

// placeOf reads the key of a place: "2", "industry-2" or "industry-2.a1". The level of a statement is set too.
func (f *file) placeOf(w smm.Word) *smm.Place {
	place := &smm.Place{Key: w, Pos: w.Pos}
	cell, statement, _ := strings.Cut(w.Text, ".")
	digits := cell
	if i := strings.LastIndexByte(cell, '-'); i > 0 {
		place.Scope, digits = cell[:i], cell[i+1:]
	}
	level, ok := levelOf(digits)
	if !ok || statement != "" && place.Scope == "" {
		d := f.list.Errorf(w.Pos, "bad-level", "%q is no level, cell or statement", w.Text)
		d.Len, d.Hint = len([]rune(w.Text)), "write a level such as 2, a cell such as industry-2, or a statement such as industry-2.a1"
		return nil
	}
	place.Level = level
	return place
}

func (f *file) roleSet(k, n *yaml.Node) *smm.RoleSet {
	set := &smm.RoleSet{Role: f.asWord(k), Pos: f.pos(k)}
	for _, p := range f.pairs(n) {
		if p[0].Value == none {
			set.None, _ = inlines.read(f, p[1])
			continue
		}
		f.links(p[0], p[1], set)
	}
	f.noneAlone(n)
	return set
}

// links reads the requirements of one framework.
func (f *file) links(k, n *yaml.Node, set *smm.RoleSet) {
	framework := f.asWord(k)
	if n.Kind == yaml.MappingNode && len(n.Content) == 2 && n.Content[0].Value == none {
		why, _ := inlines.read(f, n.Content[1])
		set.NotIn = append(set.NotIn, &smm.NotIn{Framework: framework, None: why})
		return
	}
	nodes := []*yaml.Node{n}
	if n.Kind != yaml.ScalarNode || isNull(n) {
		nodes = f.items(n)
	}
	for _, item := range nodes {
		link := &smm.MapLink{Framework: framework, Relation: smm.Relations[0]}
		if item.Kind == yaml.MappingNode {
			readMap(f, item, linkKeys, link)
		} else {
			link.ID, _ = name.read(f, item)
		}
		if link.ID.Text != "" {
			set.Links = append(set.Links, link)
		}
	}
}

var linkKeys = []key[smm.MapLink]{
	field("id", "The requirement's id.", name, func(l *smm.MapLink) *smm.Word { return &l.ID }).required().naming(),
	field("relation", "How the level stands to the requirement. subset: it asks less; superset: it asks more.", choice(smm.Relations...), func(l *smm.MapLink) *string { return &l.Relation }).without("related"),
	field("note", "A remark, such as what the relation leaves out.", inlines, func(l *smm.MapLink) *[]doc.Inline { return &l.Note }),
}

// mappingTable adds the rows of the CSV file.
func (f *file) mappingTable(m *mappingFile) {
	columns := []string{"practice", "level", "scope", "role", "framework", "requirement", "relation", "note"}
	for _, row := range f.csv(m.csv, columns, []string{"practice", "level", "role", "framework", "requirement"}) {
		f.mappingRow(m, row)
	}
}

func (f *file) mappingRow(m *mappingFile, row csvRow) {
	key := row["level"]
	if scope := row["scope"].Text; scope != "" {
		key.Text = scope + "-" + key.Text
	}
	place := f.placeOf(key)
	if place == nil {
		return
	}
	set := roleSetIn(placeIn(mappedIn(m, row["practice"]), place), row["role"])
	note := f.cellText(row["note"])
	switch id := row["requirement"]; {
	case id.Text == "" && note == nil:
		d := f.list.Errorf(id.Pos, "missing-value", "the row names no requirement")
		d.Hint = "name one, or say in the note why nothing is mapped"
	case id.Text != "":
		link := &smm.MapLink{Framework: row["framework"], ID: id, Relation: f.relation(row["relation"]), Note: note}
		set.Links = append(set.Links, link)
	case row["framework"].Text != "":
		set.NotIn = append(set.NotIn, &smm.NotIn{Framework: row["framework"], None: note})
	default:
		set.None = note
	}
}

func (f *file) relation(w smm.Word) string {
	if w.Text == "" {
		return smm.Relations[0]
	}
	if !slices.Contains(smm.Relations, w.Text) {
		d := f.list.Errorf(w.Pos, "unknown-word", "%q is not one of %s", w.Text, strings.Join(smm.Relations, ", "))
		d.Hint = didYouMean(w.Text, smm.Relations)
		return smm.Relations[0]
	}
	return w.Text
}

func mappedIn(m *mappingFile, practice smm.Word) *smm.Mapped {
	for _, p := range m.Practices {
		if p.Practice.Text == practice.Text {
			return p
		}
	}
	p := &smm.Mapped{Practice: practice, Pos: practice.Pos}
	m.Practices = append(m.Practices, p)
	return p
}

func placeIn(m *smm.Mapped, place *smm.Place) *smm.Place {
	for _, p := range m.Places {
		if p.Key.Text == place.Key.Text {
			return p
		}
	}
	m.Places = append(m.Places, place)
	return place
}

func roleSetIn(p *smm.Place, role smm.Word) *smm.RoleSet {
	for _, s := range p.Sets {
		if s.Role.Text == role.Text {
			return s
		}
	}
	s := &smm.RoleSet{Role: role, Pos: role.Pos}
	p.Sets = append(p.Sets, s)
	return s
}
