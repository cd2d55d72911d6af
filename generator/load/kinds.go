package load

import (
	"io/fs"
	"path"
	"strings"

	"gopkg.in/yaml.v3"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// Kind declares a kind of YAML file.
type Kind struct {
	Name string
	Doc  string
	Keys []Key
}

// Kinds are all kinds of YAML file that are read, with the declarations of their keys.
func Kinds() []Kind {
	var out []Kind
	for _, k := range kinds() {
		out = append(out, k.Kind)
	}
	return out
}

// kind is a Kind with its reader, which gives what is to be done to the library.
type kind struct {
	Kind
	read func(f *file, n *yaml.Node) func(*smm.Library)
}

func kinds() []kind {
	return []kind{
		{Kind{"site", "The site as a whole.", declared(siteKeys)}, readSite},
		{Kind{"model", "A maturity model: its levels, scopes, domains and practices.", declared(modelKeys)}, readModel},
		{Kind{"practice", "One practice table of a model or a profile.", declared(tableKeys)}, readPractice},
		{Kind{"profile", "A profile of a model: what its practices mean in one field.", declared(profileKeys)}, readProfile},
		{Kind{"glossary", "Terms and acronyms that texts use.", declared(glossaryKeys)}, readGlossary},
		{Kind{"references", "Works that texts cite.", declared(referencesKeys)}, readReferences},
		{Kind{"framework", "Requirements of another body, to which mappings lead.", declared(frameworkKeys)}, readFramework},
		{Kind{"mapping", "What ties practices to the requirements of frameworks.", declared(mappingKeys)}, readMapping},
		{Kind{"target", "Levels and scopes that practices should reach.", declared(targetKeys)}, readTarget},
		{Kind{assessmentKind, "What assessors saw of one organization's system.", declared(assessmentKeys)}, misplaced},
		{Kind{"brand", "One look for both editions of a document.", declared(brandKeys)}, readBrand},
		{Kind{"report", "The outline of a maturity report.", declared(reportKeys)}, readReport},
	}
}

// read reads one source file by its name.
func read(site fs.FS, name string, images map[string]*doc.Image) source {
	switch {
	case inside(name, rootDir):
		return readCopied(site, name)
	case onlyLookedInto(name):
		return lookInto(site, name)
	}
	s := source{files: []string{name}}
	src, ok := text(site, name, &s.list)
	if !ok {
		raw, _ := contents(site, name, maxFile) // what is no text may be an assessment all the same
		src = string(raw)
	}
	if isAssessment(name, src) {
		misplacedAt(name, &s.list)
		return s
	}
	if !ok {
		s.unread = true
		return s
	}
	f := newFile(name, src, &s.list)
	f.site, f.images = site, images
	if path.Ext(name) == ".yaml" {
		s.add = f.readYAML()
		s.unread = s.add == nil
	} else {
		c := f.readContent()
		s.add = func(lib *smm.Library) { lib.Contents[c.Path] = c }
	}
	f.examples()
	s.files = append(s.files, f.also...)
	return s
}

// readCopied reads a file that is copied into the output as it is.
func readCopied(site fs.FS, name string) source {
	s := source{files: []string{name}}
	b, err := contents(site, name, maxImage)
	if err != nil {
		s.list.Errorf(diag.Pos{File: name}, "unreadable", "cannot be read: %s", reason(err))
		return s
	}
	if isAssessment(name, string(b)) {
		misplacedAt(name, &s.list)
		return s
	}
	s.add = func(lib *smm.Library) { lib.Root[strings.TrimPrefix(name, rootDir+"/")] = b }
	return s
}

// open gives the map that a file holds and the kind that it says; no kind where one of them is missing.
func (f *file) open() (*yaml.Node, *kind) {
	n := f.root()
	if n == nil {
		return nil, nil
	}
	if n.Kind != yaml.MappingNode {
		f.wrongType(n, "a map")
		return nil, nil
	}
	return n, f.kind(n)
}

// readYAML reads a file by its kind; nil when nothing of it is known.
func (f *file) readYAML() func(*smm.Library) {
	n, k := f.open()
	if k == nil {
		return nil
	}
	f.siteKind(n, k.Name)
	return k.read(f, n)
}

func (f *file) kind(n *yaml.Node) *kind {
	var known []string
	all := kinds()
	for _, k := range all {
		known = append(known, k.Name)
	}
	for _, p := range f.pairs(n) {
		if p[0].Value != "kind" {
			continue
		}
		word, ok := f.scalar(p[1], "a kind")
		for i := range all {
			if all[i].Name == word {
				return &all[i]
			}
		}
		if ok {
			d := f.errorf(p[1], "unknown-kind", "unknown kind %q", word)
			if d.Hint = didYouMean(word, known); d.Hint == "" {
				d.Hint = "kinds are: " + strings.Join(known, " ")
			}
		}
		return nil
	}
	f.errorf(n, "unknown-kind", "the file does not say its kind").Hint = "begin with kind: and one of " + strings.Join(known, " ")
	return nil
}

// siteKind reports a site's description elsewhere, or something else in its place.
func (f *file) siteKind(n *yaml.Node, kind string) {
	if (f.path == siteFile) != (kind == "site") {
		f.errorf(n, "misplaced-kind", "a file of kind %s cannot be %s", kind, f.path).Hint = "site.yaml, and no other file, has kind: site"
	}
}

// kindKey declares the key that every file begins with.
func kindKey[T any](kind string) key[T] {
	return custom("kind", "What the file is: "+kind+".", &Shape{Type: Choice, Words: []string{kind}}, func(*file, *yaml.Node, *T) {}).required()
}
