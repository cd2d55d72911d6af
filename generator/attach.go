package generator

import (
	"fmt"
	"path"

	"smmpub/generator/compose"
	"smmpub/generator/doc"
	"smmpub/generator/load"
	"smmpub/generator/smm"
)

// attach gives publications the sources that their PDF carries, where they ask for it (attach_sources).
func (s *sources) attach(site *doc.Site, o Options) error {
	if o.NoPDF {
		return nil
	}
	pubs := s.lib.Pubs()
	for _, out := range site.Pubs {
		p := smm.Find(pubs, out.FullName())
		if p == nil || !p.AttachSources {
			continue
		}
		for _, name := range compose.Sources(p, o.Drafts) {
			data, err := load.Stripped(s.site, name)
			if err != nil {
				return fmt.Errorf("attach the sources of %s: %w", out.FullName(), err)
			}
			out.Sources = append(out.Sources, doc.Source{Name: name, Type: mediaTypes[path.Ext(name)], Data: data})
		}
	}
	return nil
}

// mediaTypes are those of sources: RFC 9512, RFC 4180, RFC 7763.
var mediaTypes = map[string]string{".yaml": "application/yaml", ".yml": "application/yaml", ".csv": "text/csv", ".md": "text/markdown"}
