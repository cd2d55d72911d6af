package author

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"smmpub/generator/load"
)

// Renaming is what Rename would do.
type Renaming struct {
	Changes *Changes
	Kind    string   // of the id
	Edits   int      // places that change
	Notes   []string // what the author must know beside
}

// paper is a source file as Rename sees it.
type paper struct {
	name    string
	src     *source
	text    string
	kind    string // of a YAML file
	scalars []load.Scalar
}

// Rename changes an id wherever a source names it: practices, domains and subdomains, publications, terms, references,
// frameworks, targets, glossaries, brands, and statements by their full ids. kind tells apart what has the same id; it may be
// empty. Assessments in the site's folder are sources too. Nothing is written yet.
func (s *Site) Rename(old, new, kind string) (*Renaming, error) {
	papers, err := s.papers()
	if err != nil {
		return nil, err
	}
	if kind == "statement" || kind == "" && isFullID(old, papers) {
		return s.renameStatement(papers, old, new)
	}
	k, err := kindOf(papers, old, kind)
	if err != nil {
		return nil, err
	}
	if err := k.accepts(papers, old, new); err != nil {
		return nil, err
	}
	r := &Renaming{Changes: s.changes(), Kind: k.name}
	for _, p := range papers {
		edits := k.edits(p, old, new)
		if k.name == "term" && !s.writtenSo(old) {
			edits = append(edits, p.bareTerms(old, new)...)
		}
		r.take(p, edits)
	}
	if k.anchors != "" {
		r.Notes = append(r.Notes, fmt.Sprintf("addresses with %q in them, printed or linked from elsewhere, will not lead to %q: %s", old, new, k.anchors))
	}
	if k.name == "publication" && s.printsFolder(papers, old) {
		r.Notes = append(r.Notes, fmt.Sprintf("without an outline, a publication prints the folder of its name: rename content/%s to content/%s first", old, new))
	}
	return r, nil
}

// writtenSo reports that a term's id is also how the term, or a form of it, is written: brackets around it go on meaning it.
func (s *Site) writtenSo(id string) bool {
	for _, t := range s.Lib.TermsOf(nil, "", id) {
		if slices.ContainsFunc(append(t.Forms, t.Term), func(w string) bool { return strings.EqualFold(w, id) }) {
			return true
		}
	}
	return false
}

// printsFolder reports that a publication has no outline, and prints the folder of its name for want of one.
func (s *Site) printsFolder(papers []*paper, id string) bool {
	inFolder := func(p *paper) bool { return strings.HasPrefix(p.name, "content/"+id+"/") }
	for _, p := range s.Lib.Pubs() {
		if p.ID == id && p.Document == nil {
			return slices.ContainsFunc(papers, inFolder)
		}
	}
	return false
}

// take adds the edits of a file.
func (r *Renaming) take(p *paper, edits []edit) {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	edits = slices.CompactFunc(edits, func(a, b edit) bool { return a.from == b.from && a.to == b.to })
	r.Edits += len(edits)
	r.Changes.set(p.name, p.src.raw, apply(p.src.raw, edits))
}

// papers reads all sources that may name an id.
func (s *Site) papers() ([]*paper, error) {
	names := slices.Clone(s.Lib.Files)
	for _, pattern := range []string{"assessments/*.yaml", "assessments/*/*.yaml"} {
		found, _ := fs.Glob(s.root.FS(), pattern)
		names = append(names, found...)
	}
	var out []*paper
	for _, name := range names {
		if ext := path.Ext(name); ext != ".yaml" && ext != ".md" && ext != ".csv" || strings.HasPrefix(name, "content/_root/") {
			continue
		}
		if info, err := fs.Stat(s.root.FS(), name); err == nil && !info.Mode().IsRegular() {
			continue
		}
		raw, err := fs.ReadFile(s.root.FS(), name)
		if err != nil {
			return nil, fmt.Errorf("read a source: %w", err)
		}
		if p := newPaper(name, raw); p != nil {
			out = append(out, p)
		}
	}
	return out, nil
}

func newPaper(name string, raw []byte) *paper {
	p := &paper{name: name, src: newSource(raw)}
	var ok bool
	if p.text, ok = p.src.text(); !ok {
		return nil
	}
	if path.Ext(name) != ".yaml" {
		return p
	}
	p.scalars = load.Scalars(name, p.text)
	for _, s := range p.scalars {
		if !s.Key && slices.Equal(s.Path, []string{"kind"}) {
			p.kind = s.Text
		}
	}
	return p
}

// kindOf finds what an id names.
func kindOf(papers []*paper, old, kind string) (*idKind, error) {
	var found []*idKind
	var known []string
	for i := range idKinds {
		k := &idKinds[i]
		if kind != "" && k.name != kind {
			continue
		}
		ids := k.ids(papers)
		known = append(known, ids...)
		if slices.Contains(ids, old) {
			found = append(found, k)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, refuse(meant(old, known), "nothing here is called %q", old)
	}
	var kinds []string
	for _, k := range found {
		kinds = append(kinds, k.name)
	}
	return nil, refuse("say which: --kind "+kinds[0], "%q names several things: %s", old, strings.Join(kinds, ", "))
}

// ids are all ids of the kind that sources define.
func (k *idKind) ids(papers []*paper) []string {
	var out []string
	for _, p := range papers {
		for _, s := range p.scalars {
			if matches(k.defined, p.kind, s) {
				out = append(out, s.Text)
			}
		}
	}
	return out
}

// accepts refuses a new id that is none, or is taken.
func (k *idKind) accepts(papers []*paper, old, new string) error {
	switch {
	case !k.form.MatchString(new):
		if k.form == idForm {
			return checkID(new)
		}
		return refuse("keys are made of letters, digits, dots, hyphens and single spaces", "%q cannot be a key", new)
	case old == new:
		return refuse("", "%q is its name already", new)
	case k.name == "publication" && !load.IsPublicID(new):
		return refuse("choose another id", "%q is the name of a folder of every site's output", new)
	case slices.Contains(k.ids(papers), new):
		return refuse("choose another id", "there is a %s %q already", k.name, new)
	}
	return nil
}
