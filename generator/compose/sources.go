package compose

import (
	"path"
	"slices"

	"smmpub/generator/smm"
)

// Sources names the files of the site that are a publication's own: where it is defined, its practice tables, its mapping's
// table, the targets that it recommends, and the texts of its outline that are published. Glossaries, references and
// frameworks are the site's, and what it extends is another's.
func Sources(p *smm.Pub, drafts bool) []string {
	files := []string{p.Pos.File}
	for _, t := range p.Tables() {
		files = append(files, t.Pos.File)
	}
	if p.Mapping != nil {
		for _, m := range p.Mapping.Practices {
			files = append(files, m.Pos.File)
		}
		for l := range p.Mapping.Leads {
			files = append(files, l.Link.ID.Pos.File)
		}
	}
	for _, it := range p.Document {
		if it.Content != nil && (drafts || !it.Content.Draft) {
			files = append(files, path.Join("content", it.Content.Path))
		}
		if it.Target != nil {
			files = append(files, it.Target.Pos.File)
		}
	}
	slices.Sort(files)
	return slices.DeleteFunc(slices.Compact(files), func(name string) bool { return name == "" })
}
