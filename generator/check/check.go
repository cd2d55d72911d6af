// Package check turns names into pointers and applies the rules of a publication.
//
// What load read comes in; after Run every name that resolves has its pointer or its symbol, considerations lie on the
// grid practice x level x scope, and everything that does not fit is in the list of findings, at its place. It always
// runs over all that could be read, so that one run shows every mistake; a name that a file with unreadable parts may
// define is not reported as unknown. Afterwards the library is read-only, but
// for Again, which needs it alone. It knows nothing of pages.
package check

import (
	"fmt"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/smm"
)

// Options say what a run is for. The zero value leaves out the rules that need to know.
type Options struct {
	Today  string       // 2026-11-21; what is dated later is reported. "": nothing is
	Drafts bool         // drafts are published too, and may be linked to
	Source diag.Sources // finds the place of a word that the readers kept none of; nil: its file is named
}

// Run connects a library and reports what is wrong with it.
func Run(lib *smm.Library, list *diag.List, o Options) {
	c := &checker{lib: lib, list: list, options: o, damaged: list.Files(), linked: map[diag.Pos]bool{}, cited: map[string]bool{}}
	c.namespaces()
	c.models()
	c.profiles()
	c.practiceFiles()
	c.mappings()
	c.pubs = lib.Pubs()
	c.labels()
	c.tables()
	c.sameStatements()
	c.headings()
	c.outlines()
	c.repeated()
	c.titles()
	c.addresses()
	c.sizes()
	c.targets()
	c.looks()
	c.examples()
	c.anchors()
	c.references()
	c.pointers()
	c.unprinted()
	c.drawn()
	c.acronyms()
	c.defaultAnnexes()
	c.mapped()
	c.editions()
	c.errata()
	c.drafts()
	c.words()
	c.unused()
	c.cells()
	c.statements()
	c.chapters()
	c.dates()
	c.coverage()
	c.translations()
}

type checker struct {
	lib      *smm.Library
	list     *diag.List
	options  Options
	pubs     []*smm.Pub
	damaged  map[string]bool // files that the readers found errors in: what they lack may have been lost
	used     map[*smm.Front]*usage
	implied  map[*smm.Front]bool // publications whose outline is ours: annexes are added for what is used
	anchored map[*smm.Front]map[string]diag.Pos
	linked   map[diag.Pos]bool // figures, tables and headings that a reference leads to
	cited    map[string]bool   // keys of references
	// for words without a place
	spellings map[string]map[string]spelling
	searched  int      // bytes of sources that were looked through
	home      *smm.Pub // of an assessment: whom names without a publication belong to
	again     *again   // the one file that is looked at; nil: all are
}

// partial reports that some file could not be read, so that a missing name may be defined there.
func (c *checker) partial() bool { return len(c.lib.Unread) > 0 }

// mayDefine reports that a file which could not be read may define a name, or a place in something of that name: a file
// that does not hold the name cannot.
func (c *checker) mayDefine(name string) bool {
	name, _, _ = strings.Cut(name, "@")
	return c.unread(name)
}

// unknown reports a name that resolves to nothing, with the nearest of those that would.
func (c *checker) unknown(w smm.Word, what string, known []named) {
	d := c.list.Errorf(w.Pos, "unknown-"+strings.ReplaceAll(what, " ", "-"), "unknown %s %q", what, w.Text)
	d.Len = len([]rune(w.Text))
	d.Hint = hint(w.Text, known)
}

// named is a name that could have been meant, and where it is defined.
type named struct {
	name string
	pos  diag.Pos
}

// hint names the nearest known names or, when there are few and none is near, all of them.
func hint(name string, known []named) string {
	var names []string
	at := map[string]diag.Pos{}
	for _, k := range known {
		if _, twice := at[k.name]; !twice { // several editions of one thing
			names = append(names, k.name)
		}
		at[k.name] = k.pos
	}
	near := diag.Nearest(name, names)
	switch {
	case len(near) == 1:
		return fmt.Sprintf("did you mean %q?%s", near[0], place(at[near[0]]))
	case len(near) > 1:
		for i, n := range near {
			near[i] = fmt.Sprintf("%q%s", n, place(at[n]))
		}
		return "did you mean " + strings.Join(near, " or ") + "?"
	case len(names) > 0 && len(names) <= 8:
		return "there are: " + strings.Join(names, ", ")
	}
	return ""
}

// place is a position to print after a name.
func place(p diag.Pos) string {
	if p.File == "" {
		return ""
	}
	return " (" + p.String() + ")"
}

// duplicate reports the second definition of a name and points at the first.
func (c *checker) duplicate(what, name string, second, first diag.Pos) {
	d := c.list.Errorf(second, "duplicate-id", "%s %q is defined twice", what, name)
	d.Related = []diag.Related{{Pos: first, Message: "first defined here"}}
}

// unique reports every name that stands twice in one namespace.
type unique struct {
	c     *checker
	what  string
	seen  map[string]diag.Pos
	folds map[string]twin // by the name without case
}

func (c *checker) unique(what string) *unique {
	return &unique{c, what, map[string]diag.Pos{}, map[string]twin{}}
}

func (u *unique) add(name string, pos diag.Pos) bool {
	if first, ok := u.seen[name]; ok {
		u.c.duplicate(u.what, name, pos, first)
		return false
	}
	u.seen[name] = pos
	u.collide(name, pos)
	return true
}
