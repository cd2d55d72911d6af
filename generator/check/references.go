package check

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"smmpub/generator/diag"
	"smmpub/generator/doc"
	"smmpub/generator/smm"
)

// references resolves every reference of every text.
func (c *checker) references() {
	c.used = map[*smm.Front]*usage{}
	for _, p := range c.pubs {
		c.used[p.Front] = &usage{terms: map[string]bool{}, acronyms: map[string]bool{}}
	}
	c.texts(func(t text, blocks []doc.Block) {
		doc.EachInline(blocks, func(in doc.Inline) {
			if r, ok := in.(*doc.Ref); ok {
				c.reference(t, r)
			}
		})
	})
}

func (c *checker) reference(t text, r *doc.Ref) {
	if r.Kind == doc.Link {
		c.link(t, r)
		return
	}
	c.bracket(t, r)
}

// keyLike is what looks like a citation's key although nothing has that name: PCI-DSS, RFC 2119.
var keyLike = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*[A-Z0-9]([-_.][A-Za-z0-9]+)+$|^[A-Z]{2,} \d+$`)

// bracket decides whether bracketed words are a citation, a term, or words.
func (c *checker) bracket(t text, r *doc.Ref) {
	own, u := c.own(t)
	if hits := c.lib.ReferencesOf(r.Key); len(hits) > 0 {
		c.single(r, len(hits), hits[0].Pos, hits[len(hits)-1].Pos)
		r.Kind, r.Symbol = doc.Citation, smm.CiteSymbol(r.Key)
		u.cited, c.cited[r.Key] = true, true
		return
	}
	if hits := c.lib.TermsOf(own, c.spokenIn(t), r.Key); len(hits) > 0 && len(r.Locator) == 0 {
		c.single(r, len(hits), hits[0].Pos, hits[len(hits)-1].Pos)
		r.Kind, r.Symbol = doc.Term, smm.TermSymbol(hits[0].ID)
		if r.Content == nil {
			r.Content = doc.Plain(r.Key)
		}
		u.terms[hits[0].ID] = true
		return
	}
	if c.variantTerm(r, c.spokenIn(t)) {
		return
	}
	if (keyLike.MatchString(r.Key) || r.Content != nil) && !c.mayDefine(r.Key) {
		d := c.list.Warnf(r.Pos, "unknown-citation", "no reference or term is called %q; the brackets are printed as they are", r.Key)
		d.Len = len([]rune(r.Raw))
		d.Hint = hint(r.Key, c.knownReferences())
	}
	c.numbered(r)
}

// numbered reports [4], which is how word processors cite; references here are known by key, and numbers would be text.
func (c *checker) numbered(r *doc.Ref) {
	if !number.MatchString(r.Key) || r.Content != nil {
		return
	}
	d := c.list.Warnf(r.Pos, "unknown-citation", "no reference is called %q; the brackets are printed as they are", r.Key)
	d.Len = len([]rune(r.Raw))
	d.Hint = "looks like a numbered citation: cite by key" + such(c.knownReferences())
}

var number = regexp.MustCompile(`^\d{1,3}$`)

// such gives the first key that there is as an example.
func such(known []named) string {
	if len(known) == 0 {
		return ""
	}
	return ", such as [" + known[0].name + "]"
}

// single reports a key that two entries of one step have.
func (c *checker) single(r *doc.Ref, hits int, first, last diag.Pos) {
	if hits < 2 {
		return
	}
	d := c.list.Errorf(r.Pos, "ambiguous-reference", "%q is defined more than once", r.Key)
	d.Related = []diag.Related{{Pos: first, Message: "here"}, {Pos: last, Message: "and here"}}
}

func (c *checker) knownReferences() []named {
	var known []named
	for _, b := range c.lib.References {
		for _, e := range b.Entries {
			known = append(known, named{e.Key, e.Pos})
		}
	}
	return known
}

// own gives the glossaries that the text's publication prints, and the record of what it uses.
func (c *checker) own(t text) ([]*smm.Glossary, *usage) {
	if t.in != nil {
		return []*smm.Glossary{t.in}, &usage{terms: map[string]bool{}, acronyms: map[string]bool{}}
	}
	if t.pub == nil {
		return nil, &usage{terms: map[string]bool{}, acronyms: map[string]bool{}}
	}
	return t.pub.OwnGlossaries(), c.used[t.pub.Front]
}

// spokenIn is the language of a text.
func (c *checker) spokenIn(t text) string {
	switch {
	case t.language != "":
		return t.language
	case t.in != nil && len(t.in.Languages) > 0:
		return t.in.Languages[0]
	case t.pub != nil:
		return t.pub.Language
	}
	return c.language()
}

// language is the site's.
func (c *checker) language() string {
	if c.lib.Site == nil {
		return ""
	}
	return c.lib.Site.Language
}

// link resolves an address: an anchor, a file, or what its scheme says.
func (c *checker) link(t text, r *doc.Ref) {
	scheme, rest, found := strings.Cut(r.Key, ":")
	switch {
	case strings.HasPrefix(r.Key, "#"):
		c.localLink(t, r, r.Key[1:])
	case isFile(r.Key):
		c.fileLink(t, r)
	case !found:
		c.broken(r, "a link leads to a Markdown file, an #anchor, a name such as practice:ID, or an address with https://", "")
	default:
		c.schemeLink(t, r, strings.ToLower(scheme), rest)
	}
}

func isFile(key string) bool {
	file, _, _ := strings.Cut(key, "#")
	return strings.HasSuffix(file, ".md") && !strings.Contains(file, ":")
}

func (c *checker) schemeLink(t text, r *doc.Ref, scheme, rest string) {
	switch scheme {
	case "http", "https", "mailto":
		r.Symbol = smm.URLSymbol(r.Key)
	case "practice", "domain", "subdomain":
		c.placeLink(t, r, rest)
	case "level":
		c.levelLink(t, r, rest)
	case "profile", "mapping", "model":
		c.pubLink(r, smm.PubKind(scheme), rest)
	case "framework":
		c.frameworkLink(r, rest)
	case "requirement":
		c.requirementLink(r, rest)
	default:
		c.broken(r, "", "links may use http, https, mailto, practice, level, domain, profile, mapping, model, framework and requirement")
	}
}

// broken reports a link that leads nowhere.
func (c *checker) broken(r *doc.Ref, why, hint string) {
	message := "link %q leads nowhere"
	if why != "" {
		message += ": " + strings.ReplaceAll(why, "%", "%%")
	}
	d := c.list.Errorf(r.Pos, "broken-link", message, r.Key)
	d.Hint = hint
}

// localLink resolves #anchor within the publication or, on a page of the site, within the page.
func (c *checker) localLink(t text, r *doc.Ref, anchor string) {
	known := c.localAnchors(t)
	id, ok := findAnchor(known, anchor, t.file)
	if !ok {
		c.broken(r, "nothing here has that id", hint(anchor, anchorNames(known)))
		return
	}
	r.Symbol, c.linked[known[id]] = smm.AnchorSymbol(id), true
	if t.file != nil && !prints(t.pub, t.file) {
		r.Symbol = smm.ContentSymbol(t.file.Path, id)
	}
}

// prints tells whether a publication prints a Markdown file.
func prints(p *smm.Pub, file *smm.Content) bool {
	return p != nil && slices.ContainsFunc(p.Document, func(it *smm.Item) bool { return it.Content == file })
}

func (c *checker) localAnchors(t text) map[string]diag.Pos {
	if t.pub != nil {
		if known := c.anchored[t.pub.Front]; known != nil && (t.file == nil || prints(t.pub, t.file)) {
			return known
		}
	}
	if t.file == nil {
		return nil
	}
	u := c.quiet()
	u.content(t.file)
	return u.seen
}

// quiet collects names without reporting.
func (c *checker) quiet() *unique {
	return (&checker{list: &diag.List{}}).unique("anchor")
}

// findAnchor takes an anchor as written, or a heading's words as a slug of the file.
func findAnchor(known map[string]diag.Pos, anchor string, file *smm.Content) (string, bool) {
	if _, ok := known[anchor]; ok {
		return anchor, true
	}
	if file == nil {
		return "", false
	}
	id := strings.TrimSuffix(path.Base(file.Path), ".md") + "--" + anchor
	_, ok := known[id]
	return id, ok
}

func anchorNames(known map[string]diag.Pos) []named {
	var out []named
	for _, name := range sortedKeys(known) {
		out = append(out, named{name, known[name]})
	}
	return out
}

// fileLink resolves a path to a Markdown file, relative to the one it stands in or, in YAML, to content/.
func (c *checker) fileLink(t text, r *doc.Ref) {
	name, anchor, _ := strings.Cut(r.Key, "#")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	if t.file != nil {
		name = path.Join(path.Dir(t.file.Path), name)
	}
	target := c.lib.Contents[path.Clean(name)]
	if target == nil {
		c.broken(r, "there is no content/"+path.Clean(name), hint(path.Clean(name), c.knownContents()))
		return
	}
	if anchor == "" {
		r.Symbol = smm.ContentSymbol(target.Path, "")
		return
	}
	u := c.quiet()
	u.content(target)
	id, ok := findAnchor(u.seen, anchor, target)
	if !ok {
		c.broken(r, "content/"+target.Path+" has no id "+anchor, hint(anchor, anchorNames(u.seen)))
		return
	}
	r.Symbol, c.linked[u.seen[id]] = smm.ContentSymbol(target.Path, id), true
}
