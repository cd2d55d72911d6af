package check

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
)

// folded is a name as a file system may see it that ignores case and the form of characters: é is one character, or an e
// and an accent.
func folded(name string) string { return strings.ToLower(norm.NFC.String(strings.ToLower(name))) }

// twin is a name that others are compared with.
type twin struct {
	name string
	pos  diag.Pos
}

// collide reports a name that readers cannot tell from an earlier one, or can tell by case only. Acronyms and requirements
// are other people's names, and some differ by case.
func (u *unique) collide(name string, pos diag.Pos) {
	first, ok := u.folds[folded(name)]
	if !ok {
		u.folds[folded(name)] = twin{name, pos}
		return
	}
	var d *diag.Diagnostic
	switch {
	case norm.NFC.String(name) == norm.NFC.String(first.name):
		d = u.c.list.Errorf(pos, "unicode-form", "%s %q looks like one that is written with other characters", u.what, name)
		d.Hint = "one of them has accents as characters of their own: copy the other spelling"
	case u.what == "acronym", u.what == "requirement":
		return
	default:
		d = u.c.list.Warnf(pos, "case-only", "%s %q differs from %q by case only", u.what, name, first.name)
		d.Hint = "give one of them another name"
	}
	d.Related = []diag.Related{{Pos: first.pos, Message: "the other one"}}
}

// generatedFiles are addresses at the top of the output that are the program's own.
var generatedFiles = []string{"index.html", "404.html", "library.json", "sitemap.xml", ".smmpub"}

// generatedFolders are the program's own altogether, whether or not a site fills them.
var generatedFolders = []string{"frameworks", "glossary", "references", "assets", "search"}

// addresses reports files of the site that cannot lie beside each other in every file system, and such as stand where the
// program writes its own.
func (c *checker) addresses() {
	files := map[string]string{}
	for _, name := range slices.Concat(sortedKeys(c.lib.Contents), sortedKeys(c.lib.Images)) {
		c.sameFile(files, name, "content/"+name)
	}
	copied := map[string]string{}
	for _, name := range sortedKeys(c.lib.Root) {
		c.sameFile(copied, name, "content/_root/"+name)
		c.taken(name)
	}
	editions := map[string]twin{}
	for _, p := range c.pubs {
		key := folded(p.FullName())
		if first, ok := editions[key]; ok && first.name != p.FullName() {
			d := c.list.Errorf(p.Pos, "case-only", "edition %q differs from another by case only: their folders would be one", p.Edition)
			d.Related = []diag.Related{{Pos: first.pos, Message: "the other edition"}}
		}
		editions[key] = twin{p.FullName(), p.Pos}
	}
}

// sameFile reports a file whose name, or the name of whose folder, is another's but for case or the form of characters.
func (c *checker) sameFile(seen map[string]string, name, file string) {
	for at := name; at != "."; at = path.Dir(at) {
		first, ok := seen[folded(at)]
		if !ok {
			seen[folded(at)] = at
			continue
		}
		if first != at {
			d := c.list.Errorf(diag.Pos{File: file}, "case-only", "%q and %q are one name to many file systems", at, first)
			d.Hint = "rename one of them"
			return
		}
	}
}

// taken reports a copied file at an address that is made by the program.
func (c *checker) taken(name string) {
	top, rest, below := strings.Cut(folded(name), "/")
	ours := slices.Contains(generatedFiles, folded(name)) || below && slices.Contains(generatedFolders, top)
	for _, p := range c.pubs {
		ours = ours || p.ID == top && (!below || rest == "index.html" || strings.HasPrefix(rest+"/", folded(p.Edition)+"/"))
	}
	if ours {
		d := c.list.Errorf(diag.Pos{File: "content/_root/" + name}, "address-taken", "%q is an address that smmpub writes itself", name)
		d.Hint = "give the file another name"
	}
}

// Each page of a publication lists all its chapters, and chapters with generated titles have folders named by them.
const (
	maxPubs     = 1000
	maxChapters = 500
	maxSlug     = 200   // bytes; file systems have names of 255
	maxEntries  = 5_000 // of a glossary; every text is searched for each
)

// sizes reports what is too large for anyone to read, or for a file system to hold.
func (c *checker) sizes() {
	if len(c.pubs) > maxPubs {
		c.list.Errorf(c.pubs[maxPubs].Pos, "too-complex", "the site has more than %d publications and editions", maxPubs)
	}
	for _, g := range c.lib.Glossaries {
		if len(g.Terms)+len(g.Acronyms) > maxEntries {
			c.list.Errorf(g.Pos, "too-complex", "the glossary has more than %d entries", maxEntries).Hint = "split it"
			g.Terms, g.Acronyms = nil, nil
		}
	}
	for _, p := range c.pubs {
		for _, it := range p.Document {
			if len(doc.Slug(it.Value.Text)) > maxSlug {
				c.list.Errorf(it.Value.Pos, "too-long", "the title is too long to make an address of it").Hint = "shorten it"
			}
		}
		if len(p.Document) > maxChapters {
			d := c.list.Errorf(p.Document[maxChapters].Pos, "too-complex", "%q has more than %d chapters", p.ID, maxChapters)
			d.Hint = "put short files together, or make several publications"
			p.Document = p.Document[:maxChapters]
		}
	}
}
