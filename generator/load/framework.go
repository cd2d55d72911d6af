package load

import (
	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// frameworkFile is a framework with the name of its table.
type frameworkFile struct {
	smm.Framework
	csv smm.Word
}

var frameworkKeys = []key[frameworkFile]{
	kindKey[frameworkFile]("framework"),
	field("id", "The framework's id; two editions are two frameworks.", id, func(w *frameworkFile) *string { return &w.ID }).required().naming(),
	field("title", "Its title.", plain, func(w *frameworkFile) *string { return &w.Title }).required(),
	field("edition", "Its edition, in quotation marks.", edition, func(w *frameworkFile) *string { return &w.Edition }),
	field("publisher", "Who published it.", plain, func(w *frameworkFile) *string { return &w.Publisher }),
	field("url", "Its address.", address, func(w *frameworkFile) *string { return &w.URL }),
	field("description", "What it is.", blocks, func(w *frameworkFile) *[]doc.Block { return &w.Description }),
	custom("id_pattern", "The form of its requirements' ids; an id of another form is an error.", pattern.shape, func(f *file, n *yaml.Node, w *frameworkFile) { w.Pattern, _ = pattern.read(f, n) }),
	field("normalize", "Spellings that mean the same id, applied to requirements and to mappings.", listOf(record(rewriteKeys, nil)), func(w *frameworkFile) *[]smm.Rewrite { return &w.Normalize }),
	field("groups", "The requirements under their headings.", listOf(pointer(record(groupKeys, func(g *smm.Group) *diag.Pos { return &g.Pos }))), func(w *frameworkFile) *[]*smm.Group { return &w.Groups }),
	field("csv", "A table beside this file, in place of groups: id,title,group,parent.", freeWord, func(w *frameworkFile) *smm.Word { return &w.csv }),
}

var rewriteKeys = []key[smm.Rewrite]{
	custom("from", "A pattern.", pattern.shape, func(f *file, n *yaml.Node, r *smm.Rewrite) { r.From, _ = pattern.read(f, n) }).required(),
	field("to", "What takes its place; $1 is the first group.", plain, func(r *smm.Rewrite) *string { return &r.To }).required(),
}

var groupKeys = []key[smm.Group]{
	field("id", "The group's id.", plain, func(g *smm.Group) *string { return &g.ID }).required().naming(),
	field("title", "Its heading.", plain, func(g *smm.Group) *string { return &g.Title }),
	field("requirements", "Its requirements.", listOf(pointer(record(requirementKeys, func(r *smm.Requirement) *diag.Pos { return &r.Pos }))), func(g *smm.Group) *[]*smm.Requirement { return &g.Requirements }),
}

var requirementKeys = []key[smm.Requirement]{
	field("id", "The requirement's id.", plain, func(r *smm.Requirement) *string { return &r.ID }).required().naming(),
	field("title", "A short title, where that is free to say.", plain, func(r *smm.Requirement) *string { return &r.Title }),
	field("parent", "The requirement that this one enhances.", freeWord, func(r *smm.Requirement) *smm.Word { return &r.Parent }),
}

func readFramework(f *file, n *yaml.Node) func(*smm.Library) {
	w := &frameworkFile{}
	w.Pos = readMap(f, n, frameworkKeys, w)
	w.Normalize = compiled(w.Normalize)
	if w.csv.Text != "" {
		f.requirementTable(w)
	}
	for r := range w.Requirements {
		r.Framework = &w.Framework
		if w.Pattern != nil && !w.Pattern.MatchString(r.ID) {
			f.list.Errorf(r.Pos, "bad-requirement", "%q does not match id_pattern", r.ID).Len = len([]rune(r.ID))
		}
	}
	w.Index()
	return func(lib *smm.Library) { lib.Frameworks = append(lib.Frameworks, &w.Framework) }
}

func compiled(list []smm.Rewrite) []smm.Rewrite {
	var out []smm.Rewrite
	for _, r := range list {
		if r.From != nil {
			out = append(out, r)
		}
	}
	return out
}

// requirementTable adds the rows of the CSV file to their groups.
func (f *file) requirementTable(w *frameworkFile) {
	t := f.csv(w.csv, []string{"id", "title", "group", "parent"}, []string{"id"})
	groups := map[string]*smm.Group{}
	for _, g := range w.Groups {
		groups[g.ID] = g
	}
	for _, row := range t {
		id, group := row["id"], row["group"]
		if id.Text == "" {
			f.list.Errorf(id.Pos, "missing-key", "the row has no id")
			continue
		}
		g := groups[group.Text]
		if g == nil {
			g = &smm.Group{ID: group.Text, Pos: group.Pos}
			groups[group.Text] = g
			w.Groups = append(w.Groups, g)
		}
		parent := row["parent"]
		if _, shifted := row[""]; shifted {
			parent = smm.Word{}
		}
		g.Requirements = append(g.Requirements, &smm.Requirement{ID: id.Text, Title: row["title"].Text, Parent: parent, Pos: id.Pos})
	}
}
