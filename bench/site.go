package main

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/template"
)

//go:embed sources/*.tmpl
var sourceFiles embed.FS

var sources = template.Must(template.New("").Delims("«", "»").Funcs(template.FuncMap{
	"slug":  slug,
	"quote": strconv.Quote,
	"join":  func(list []string) string { return strings.Join(list, ",") },
	"level": func(index int) int { return index + 1 },
	"first": func(list []string) string { return list[0] },
	"rest":  func(list []string) string { return strings.Join(list[1:], ", ") },
}).ParseFS(sourceFiles, "sources/*.tmpl"))

// site collects the files of a corpus by path.
type site struct {
	files map[string]string
	err   error
}

func (s *site) add(path, template string, data any) {
	if s.err != nil {
		return
	}
	var b strings.Builder
	if s.err = sources.ExecuteTemplate(&b, template+".tmpl", data); s.err == nil {
		s.files[path] = b.String()
	}
}

// Site writes the corpus as sources of smmpub, by path. Where only names a publication, no other one is published.
func (c *Corpus) Site(only string) (map[string]string, error) {
	s := &site{files: map[string]string{}}
	s.add("site.yaml", "site.yaml", struct{ Only string }{only})
	s.add("content/index.md", "index.md", c)
	for _, name := range []string{"glossary", "acronyms", "references"} {
		s.add("profiles/common/"+name+".yaml", name+".yaml", c)
	}
	s.add("profiles/frameworks/sample-requirements.yaml", "framework.yaml", c)
	s.add("profiles/mappings/sample-mapping.yaml", "mapping.yaml", c)
	s.add("profiles/model/model.yaml", "model.yaml", c)
	for _, p := range c.Practices {
		s.add("profiles/model/practices/"+p.ID+".yaml", "general.yaml", p)
	}
	for _, p := range c.Profiles {
		s.profile(p)
	}
	return s.files, s.err
}

func (s *site) profile(p *Profile) {
	dir := "profiles/sectors/" + p.Dir
	s.add(dir+"/profile.yaml", "profile.yaml", p)
	for _, t := range p.Tables {
		s.add(dir+"/practices/"+t.ID+".yaml", "practice.yaml", t)
	}
	for _, c := range append(p.Chapters, p.Legal) {
		s.add("content/"+p.Dir+"/"+c.File+".md", "chapter.md", c)
	}
}

// writeFiles writes into a folder that is new or empty.
func writeFiles(dir string, files map[string]string) error {
	if old, err := os.ReadDir(dir); err == nil && len(old) > 0 {
		return fmt.Errorf("%s is not empty; name a new folder", dir)
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}
